"""The sample's clients in Torquay."""

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

TORQUAY = (
    SampleClient(
        "winnie", "Winifred Mortlakeham", "Winnie", "3 Example Rise, Torquay", "TQ1 4VK",
        Position(291700, 64950), ("grace", "sam", "ewa", "lowri", "jamal"),
        ("Ruth Mortlakeham", "daughter"), "Key safe left of the porch, 2740.",
        (
            SampleVisit("Breakfast", "Up with the hoist, wash, porridge by the window.", "08:00",
                        45, carers=2, needs=HOIST, risk=RED),
            SampleVisit("Lunch", "A hot meal and a change of position.", "12:15",
                        30, carers=2, needs=HOIST),
            SampleVisit("Tea", "Tea, the paper read aloud, comfortable for the evening.", "16:30",
                        30, carers=2, needs=HOIST),
            SampleVisit("Bed", "To bed with the hoist; the radio stays on.", "20:15",
                        30, carers=2, needs=HOIST, risk=RED),
        ),
        FunderKind.HEALTH, hazards="Oxygen in the front room: no flames.",
    ),
    SampleClient(
        "cecil", "Cecil Drummondby", "Cecil", "11 Quillwort Rise, Torquay", "TQ1 4MI",
        Position(291550, 64700), ("grace", "ewa", "jamal", "bet"),
        ("Hugh Drummondby", "brother"), "Ring twice; he comes slowly.",
        (
            SampleVisit("Breakfast", "Insulin before he eats, then eggs and a shave.", "07:45", 45,
                        flex=15, needs=("insulin",), critical=True, risk=RED),
            SampleVisit("Lunch", "Something hot; check his feet.", "12:30", 30),
            SampleVisit("Tea", "Insulin, then his tea.", "16:45", 30, flex=15,
                        needs=("insulin",), critical=True, risk=RED),
            SampleVisit("Bed", "Help to bed, door chain on.", "20:45", 30),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "menna", "Menna Llŷr Prydderch", "Menna", "16 Limpet Steps, Torquay", "TQ1 7CO",
        Position(291000, 65200), ("dai", "lowri", "carys", "sam"),
        ("Ŵyn Prydderch", "son"), "Back door is open by seven; call out in Welsh.",
        (
            SampleVisit("Brecwast", "Wash, dress, tea and a proper chat, yn Gymraeg.", "08:30", 45,
                        needs=MEDS),
            SampleVisit("Cinio", "Dinner at the table, her hymns on the radio.", "12:30", 30),
            SampleVisit("Swper a gwely", "Supper, tablets and bed by her own clock.", "19:30", 45,
                        needs=MEDS),
        ),
        FunderKind.COUNCIL, first_language="cy", languages=("en",),
    ),
    SampleClient(
        "harold", "Harold Bickertonley", "Mr Bickertonley", "28 Sandhopper Way, Torquay",
        "TQ2 8VM", Position(290100, 65850), ("priya", "dai", "tom", "sam"),
        ("Joan Bickertonley", "wife"), "Joan lets you in.",
        (
            SampleVisit("Breakfast", "Parkinson's tablets on the minute, then up.", "07:30", 45,
                        flex=10, needs=MEDS, critical=True, risk=RED),
            SampleVisit("Lunch", "Tablets and a walk to the garden gate.", "12:00", 30, flex=10,
                        needs=MEDS, critical=True, risk=RED),
            SampleVisit("Bed", "Tablets, wash, and to bed beside Joan.", "20:30", 30, flex=15,
                        needs=MEDS, critical=True, risk=RED),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "betty", "Beatrice Tolliverson", "Betty", "5 Dogwhelk Terrace, Torquay", "TQ1 2KC",
        Position(291850, 64300), ("sam", "grace", "lowri"),
        ("Pam Cotterell-Dean", "niece"), "Key safe by the meter, 1952.",
        (
            SampleVisit("Breakfast", "A wash by a woman she knows, and tablets.", "09:30", 45,
                        needs=("medication", "woman")),
            SampleVisit("Bed", "Nightdress, hot-water bottle, tablets.", "20:00", 30,
                        needs=("medication", "woman")),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "arthur", "Arthur Pengellyson", "Arthur", "19 Gurnard Hill, Torquay", "TQ2 5IK",
        Position(290350, 65350), ("kofi", "dai", "tom", "jamal"),
        ("Jean Pengellyson", "sister"), "Push hard: the door sticks.",
        (
            SampleVisit("Breakfast", "Stockings, breakfast, what's on the wireless.", "09:45", 30,
                        needs=MEDS),
            SampleVisit("Bed", "Stockings off, tablets, telly guide marked.", "19:45", 30,
                        needs=MEDS),
        ),
        FunderKind.DIRECT_PAYMENT,
    ),
    SampleClient(
        "dorothy", "Dorothy Annesleymoor", "Dot", "44 Razorshell Road, Torquay", "TQ2 6CK",
        Position(290750, 64250), ("grace", "ewa", "jamal", "lowri"),
        ("Clive Annesleymoor", "husband"), "Clive is deaf: use the doorbell with the light.",
        (
            SampleVisit("Breakfast", "Calm and unhurried: Dot has dementia.", "10:00", 45,
                        needs=("dementia",)),
            SampleVisit("Evening", "Supper with Clive, tablets, settle in.", "18:45", 45,
                        needs=MEDS),
        ),
        FunderKind.COUNCIL, notes="Say who you are each time; she likes to be asked about dancing.",
    ),
    SampleClient(
        "ivor", "Ivor Trescottley", "Ivor", "2 Pipefish Court, Torquay", "TQ1 9MV",
        Position(291150, 65600), ("ewa", "dai", "kofi"),
        ("Sally Trescottley", "daughter"), "Intercom 2, then wait.",
        (
            SampleVisit("Breakfast", "Shower chair, tablets, toast.", "07:30", 45, needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "maud", "Maud Ellacombeston", "Maud", "7 Brittlestar Avenue, Torquay", "TQ1 6VI",
        Position(291400, 65050), ("carys", "grace", "sam"),
        ("Father Doyle-Marsden", "friend"), "Key under no pot: key safe 6183.",
        (
            SampleVisit("Morning", "Tablets, a wash, the crossword started.", "10:30", 30,
                        needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "reg", "Reginald Fosterleigh", "Reg", "52 Cuttlefish Row, Torquay", "TQ2 1CM",
        Position(290600, 65100), ("kofi", "dai", "sam"),
        ("Alan Fosterleigh", "son"), "Side gate, mind the step.",
        (
            SampleVisit("Breakfast", "Wash and dress; his own pace after the stroke.", "07:45", 45,
                        needs=MEDS),
        ),
        FunderKind.COUNCIL, hazards="Steep steps, slippery in rain.",
    ),
    SampleClient(
        "halina", "Halina Wiśniowska-Bray", "Pani Halina", "8 Oarweed Close, Torquay", "TQ2 3OI",
        Position(290450, 64750), ("ewa", "lowri", "jamal"),
        ("Tomasz Bray", "son"), "Two short rings.",
        (
            SampleVisit("Shopping", "To the market together, list in Polish.", "14:00", 90,
                        days=TUE | FRI, flex=60, needs=("woman",), risk=GREEN),
            SampleVisit("Bath", "Bath and hair.", "10:30", 60, days=MON | THU, needs=("woman",)),
        ),
        FunderKind.DIRECT_PAYMENT, first_language="pl", languages=("en",),
    ),
    SampleClient(
        "sid", "Sidney Northcombeston", "Sid", "1 Barnacle Bank, Torquay", "TQ1 3KO",
        Position(291450, 64350), ("bet", "grace", "jamal"),
        ("Community nurse desk", "nurse"), "Key safe at the back, 3306.",
        (
            SampleVisit("Catheter care", "Change and check, as the nurse taught.", "11:00", 45,
                        days=WED, needs=("catheter",), risk=RED),
            SampleVisit("Weekend cooked meal", "A roast and company.", "12:30", 60,
                        days=frozenset({6}), risk=GREEN),
        ),
        FunderKind.HEALTH,
    ),
    SampleClient(
        "vera", "Vera Lanyonthorpe", "Vera", "36 Quillwort Rise, Torquay", "TQ1 4OC",
        Position(291600, 64900), ("grace", "carys"),
        ("Lorna Lanyonthorpe", "sister-in-law"), "Door on the latch at ten.",
        (
            SampleVisit("Sitting", "Company, so that her husband can sleep.", "11:00", 180,
                        days=TUE, flex=60, needs=("dementia",), risk=GREEN),
            SampleVisit("Bath", "Bath and clean bed.", "10:15", 60, days=FRI,
                        needs=("woman",)),
        ),
        FunderKind.INDIVIDUAL_SERVICE_FUND,
    ),
    SampleClient(
        "gwen", "Gwendoline Farthingby", "Gwen", "4 Kelp Court, Torquay", "TQ2 7CV",
        Position(290200, 65700), ("carys", "kofi"),
        ("Ian Farthingby", "grandson"), "Warden has a key until noon.",
        (
            SampleVisit("Cooking together", "Two meals for the freezer, Gwen in charge.", "10:45",
                        90, days=MON | THU, flex=60, wishes=("cooking",), risk=GREEN),
        ),
        FunderKind.PRIVATE,
    ),
    SampleClient(
        "len", "Leonard Yarrowdale", "Len", "13 Sandhopper Way, Torquay", "TQ2 8CI",
        Position(290000, 65950), ("kofi", "dai"),
        ("Peter Yarrowdale", "son"), "He waits at the gate.",
        (
            SampleVisit("Garden", "Beans, weeds and a sit on the bench.", "10:30", 120,
                        days=WED, flex=60, wishes=("gardening",), risk=GREEN),
            SampleVisit("Shopping", "Shop and bank.", "10:30", 60, days=FRI, flex=60, risk=GREEN),
        ),
        FunderKind.PRIVATE, barred=(("priya", "They fell out over the dog; both asked."),),
        hazards="A terrier; friendly once introduced.",
    ),
    SampleClient(
        "iris", "Iris Chudlow-Peake", "Iris", "23 Razorshell Road, Torquay", "TQ2 6IM",
        Position(290800, 64100), ("carys", "grace"),
        ("Meera Chudlow-Peake", "daughter"), "Key safe 9071, second door.",
        (
            SampleVisit("Morning", "Wash, tablets and a word about the night.", "09:45", 30,
                        days=WEEKDAYS, needs=("medication", "woman")),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "stan", "Stanley Oakhamptonby", "Stan", "9 Gurnard Hill, Torquay", "TQ2 5OV",
        Position(290300, 65450), ("tom", "jamal"),
        ("Kath Oakhamptonby", "wife"), "Kath lets you in.",
        (
            SampleVisit("Snooker club", "There and back, and a pint of shandy.", "18:30", 150,
                        days=THU, flex=30, wishes=("man",), risk=GREEN),
            SampleVisit("Evening relief", "So that Kath can sing.", "18:30", 120, days=MON,
                        flex=30, weeks=Weeks.A, risk=GREEN),
        ),
        FunderKind.INDIVIDUAL_SERVICE_FUND,
    ),
    SampleClient(
        "olive", "Olive Trenthamside", "Olive", "6 Barnacle Bank, Torquay", "TQ1 3CI",
        Position(291400, 64550), ("sam", "grace", "lowri"),
        ("Nora Trenthamside", "sister"), "Nora has the other key, next door.",
        (
            SampleVisit("Tablets", "Watch her take them; look in the fridge.", "17:30", 30,
                        days=WEEKDAYS, needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
)  # fmt: skip
