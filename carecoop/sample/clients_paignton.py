"""The sample's clients in Paignton."""

from carecoop.kinds import FunderKind, Weeks
from carecoop.sample.tables import (
    FRI,
    GREEN,
    MON,
    RED,
    THU,
    TUE,
    WED,
    WEEKDAYS,
    Position,
    SampleClient,
    SampleVisit,
)

MEDS, HOIST = ("medication",), ("hoist",)

PAIGNTON = (
    SampleClient(
        "george", "George Hathersageby", "George", "18 Whelk Street, Paignton", "TQ3 3OK",
        Position(288650, 60350), ("mair", "joy", "huw", "pete", "rosa", "nell"),
        ("Moira Hathersageby", "wife"), "Moira lets you in; key safe 4821 if she is out.",
        (
            SampleVisit("Breakfast", "Hoist to the chair, shave, papers.", "08:30", 45, carers=2,
                        needs=HOIST, risk=RED),
            SampleVisit("Lunch", "Lunch, pressure care, back to bed for a rest.", "12:45", 30,
                        carers=2, needs=HOIST),
            SampleVisit("Tea", "Up again for the grandchildren.", "16:00", 30, carers=2,
                        needs=HOIST),
            SampleVisit("Bed", "Hoist, wash, bed rails.", "20:45", 30, carers=2, needs=HOIST,
                        risk=RED),
        ),
        FunderKind.HEALTH,
    ),
    SampleClient(
        "edna", "Edna Ravensworthy", "Edna", "6 Lumpsucker Lane, Paignton", "TQ3 2KI",
        Position(288350, 60800), ("mair", "joy", "rosa", "nell"),
        ("Carol Ravensworthy", "daughter-in-law"), "Key safe 7742, under the hose.",
        (
            SampleVisit("Breakfast", "Insulin first, then wash and breakfast.", "08:00", 45,
                        flex=15, needs=("insulin", "woman"), critical=True, risk=RED),
            SampleVisit("Lunch", "Lunch and a drink beside her.", "12:15", 30),
            SampleVisit("Tea", "Insulin, tea, sugar noted.", "17:00", 30, flex=15,
                        needs=("insulin",), critical=True, risk=RED),
            SampleVisit("Bed", "Tablets and bed.", "20:30", 30, needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "frank", "Francis Dunsfordley", "Frank", "41 Bladderwrack Lane, Paignton", "TQ4 5MV",
        Position(288500, 59600), ("nell", "huw", "pete", "joy"),
        ("Wendy Dunsfordley", "daughter"), "Ring and walk in.",
        (
            SampleVisit("Breakfast", "Wash, dress, tablets; lay out the jigsaw.", "09:00", 45,
                        needs=MEDS),
            SampleVisit("Lunch", "Soup and a sandwich.", "12:30", 30),
            SampleVisit("Bed", "Tablets, pyjamas, lights.", "20:15", 30, needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "connie", "Constance Upshallton", "Connie", "29 Saltwort Drive, Paignton", "TQ4 5CK",
        Position(288050, 60100), ("joy", "mair", "rosa"),
        ("Tracey Upshallton", "niece"), "Key safe 5510.",
        (
            SampleVisit("Breakfast", "A wash by a woman, hair in rollers.", "09:45", 45,
                        needs=("medication", "woman")),
            SampleVisit("Bed", "Rollers out; tablets.", "19:45", 30,
                        needs=("medication", "woman")),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "alf", "Alfred Holcombeworth", "Alf", "3 Topshell Mews, Paignton", "TQ3 3CV",
        Position(288600, 60550), ("huw", "kit", "marek", "pete"),
        ("Dennis Holcombeworth", "brother"), "Second bell.",
        (
            SampleVisit("Breakfast", "Tablets, leg bag, bacon on Sundays.", "09:30", 30,
                        needs=MEDS),
            SampleVisit("Bed", "Night bag, tablets, cat in.", "20:30", 30, needs=MEDS),
        ),
        FunderKind.COUNCIL, suspended=True, notes="The cat is called Admiral.",
    ),
    SampleClient(
        "joan", "Joan Mildenhallow", "Joan", "12 Sandeel Crescent, Paignton", "TQ4 7CO",
        Position(288150, 59500), ("nell", "joy", "mair"),
        ("Keith Mildenhallow", "son"), "Key safe 2468, green door.",
        (
            SampleVisit("Breakfast", "Wash, dress and breakfast in her own time.", "07:30", 45,
                        needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "ernie", "Ernest Wadebridgely", "Ernie", "Flat 9, Cowrie House, Paignton", "TQ4 6MK",
        Position(288850, 60050), ("huw", "joy", "kit"),
        ("Cowrie House office", "scheme manager"), "Office buzzes you in.",
        (
            SampleVisit("Morning", "Tablets, eye drops, kettle on.", "10:30", 30, needs=MEDS),
        ),
        FunderKind.COUNCIL, parking="Visitors' bays at the back.",
    ),
    SampleClient(
        "pearl", "Pearl Abernathy-Cole", "Pearl", "14 Seapen Villas, Paignton", "TQ3 1VK",
        Position(287950, 61100), ("fern", "mair"),
        ("Gloria Abernathy-Cole", "sister"), "Gloria lives upstairs.",
        (
            SampleVisit("Sitting", "Dominoes and Motown while Gloria is at work.", "10:00", 180,
                        days=MON | WED, flex=60, needs=("dementia",), risk=GREEN),
        ),
        FunderKind.INDIVIDUAL_SERVICE_FUND,
    ),
    SampleClient(
        "walter", "Walter Kingskerwood", "Walter", "8 Anemone Walk, Paignton", "TQ3 2VI",
        Position(288500, 61000), ("huw", "pete", "kit"),
        ("Anne Kingskerwood", "wife"), "Anne is in, mornings.",
        (
            SampleVisit("Swimming", "To the pool and back; he swims alone.", "15:30", 120,
                        days=TUE, flex=30, needs=("man",), risk=GREEN),
            SampleVisit("Shower", "Shower and a safe floor.", "10:30", 45, days=MON | THU,
                        needs=("man",)),
        ),
        FunderKind.DIRECT_PAYMENT,
    ),
    SampleClient(
        "sylvia", "Sylvia Brocklehurstley", "Sylvia", "26 Whelk Street, Paignton", "TQ3 3MV",
        Position(288700, 60450), ("fern", "joy"),
        ("Ben Brocklehurstley", "grandson"), "Key safe 1357.",
        (
            SampleVisit("Shopping and tidying", "List on the fridge; change from the jar.", "11:00",
                        90, days=FRI, flex=90, risk=GREEN),
            SampleVisit("Cooked lunch", "Something with gravy.", "12:15", 60, days=TUE | THU,
                        wishes=("cooking",), risk=GREEN),
        ),
        FunderKind.PRIVATE,
    ),
    SampleClient(
        "mabel", "Mabel Throwleighton", "Mabel", "2 Winkle Parade, Paignton", "TQ4 6IV",
        Position(288750, 59850), ("rosa", "nell"),
        ("Luis Throwleighton", "neighbour"), "Light in the window means come in.",
        (
            SampleVisit("Evening tablets", "Tablets, curtains, a cup of tea.", "18:15", 30,
                        days=WEEKDAYS, needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "jim", "James Lustleighton", "Jim", "20 Sandeel Crescent, Paignton", "TQ4 7VI",
        Position(288200, 59350), ("nell", "huw"),
        ("Bridget Lustleighton", "wife"), "Bridget lets you in.",
        (
            SampleVisit("Men's shed", "To the shed and home by four.", "13:30", 150, days=WED,
                        flex=15, weeks=Weeks.B, risk=GREEN),
            SampleVisit("Bath", "Bath lift; Bridget's back is bad.", "10:15", 45, days=TUE | FRI),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "phyllis", "Phyllis Ottershawe", "Phyl", "35 Saltwort Drive, Paignton", "TQ4 5VO",
        Position(287900, 60050), ("fern", "mair"),
        ("Simon Ottershawe", "son"), "Key safe 8080.",
        (
            SampleVisit("Walk", "To the front and an ice cream, wet or fine.", "13:00", 60,
                        days=MON | FRI, flex=60, risk=GREEN),
            SampleVisit("Hair and bath", "Bath, hair set, nails.", "10:00", 75, days=WED,
                        needs=("woman",)),
        ),
        FunderKind.PRIVATE,
    ),
)  # fmt: skip
