"""The sample's clients in Brixham."""

from carecoop.kinds import FunderKind
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

BRIXHAM = (
    SampleClient(
        "nancy", "Nancy Berryheadley", "Nancy", "5 Spindrift Stairs, Brixham", "TQ5 9KI",
        Position(292450, 55900), ("anwen", "wes", "shan", "gil"),
        ("Cathy Berryheadley", "daughter"), "Forty-one steps; key safe 6655.",
        (
            SampleVisit("Breakfast", "Hoist, wash, window on the harbour.", "08:15", 45, carers=2,
                        needs=HOIST, risk=RED),
            SampleVisit("Lunch", "Lunch, and turned to see the boats.", "12:30", 30, carers=2,
                        needs=HOIST),
            SampleVisit("Tea", "Tea and cake, comfortable.", "16:15", 30, carers=2, needs=HOIST),
            SampleVisit("Bed", "Hoist to bed; shipping forecast.", "20:00", 30, carers=2,
                        needs=HOIST, risk=RED),
        ),
        FunderKind.HEALTH, parking="Quay car park, permit in the office.",
    ),
    SampleClient(
        "jack", "John Mudstonehill", "Jack", "9 Thongweed Road, Brixham", "TQ5 8VM",
        Position(292200, 55600), ("wes", "anwen", "gil", "shan"),
        ("Terry Mudstonehill", "son"), "He never locks it; knock.",
        (
            SampleVisit("Breakfast", "Inhalers, wash, kippers on Friday.", "07:30", 45, needs=MEDS),
            SampleVisit("Lunch", "Lunch and inhalers.", "12:00", 30, needs=MEDS),
            SampleVisit("Tea", "Tea; fluids noted.", "16:45", 30),
            SampleVisit("Bed", "Inhalers, wash, bed.", "20:45", 30, needs=MEDS),
        ),
        FunderKind.COUNCIL, hazards="He smokes: ask for an open window.",
    ),
    SampleClient(
        "hilda", "Hilda Rockfishman", "Hilda", "7 Dulse Gardens, Brixham", "TQ5 0CK",
        Position(291800, 55800), ("anwen", "shan", "wes", "gil"),
        ("Linda Rockfishman", "daughter"), "Key safe 3141.",
        (
            SampleVisit("Breakfast", "Tablets, wash, feed the budgie.", "09:00", 45, needs=MEDS),
            SampleVisit("Lunch", "Lunch together.", "12:45", 30),
            SampleVisit("Bed", "Tablets, bed, cover the budgie.", "19:30", 30, needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "roy", "Royston Fishcombely", "Roy", "2 Barnacle Rope Walk, Brixham", "TQ5 8MI",
        Position(292150, 56000), ("wes", "anwen", "gil"),
        ("Maureen Fishcombely", "sister"), "Blue door, push.",
        (
            SampleVisit("Breakfast", "Tablets and stockings; sea air on the step.", "10:00", 30,
                        needs=MEDS),
            SampleVisit("Bed", "Stockings off, tablets.", "19:15", 30, needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "elsie", "Elsie Churstonby", "Elsie", "18 Samphire Top, Brixham", "TQ5 0OM",
        Position(291600, 55900), ("anwen", "shan", "gil"),
        ("Paul Churstonby", "nephew"), "Key safe 2020; alarm off with 7.",
        (
            SampleVisit("Breakfast", "A wash by a woman, tablets.", "10:15", 45,
                        needs=("medication", "woman")),
            SampleVisit("Evening", "Supper, tablets, doors.", "18:30", 30, needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "tommy", "Thomas Galmptonside", "Tommy", "27 Thongweed Road, Brixham", "TQ5 8KO",
        Position(292300, 55450), ("wes", "anwen"),
        ("Di Galmptonside", "wife"), "Di lets you in.",
        (
            SampleVisit("Breakfast", "Up, shower, tablets; Di has a lie-in.", "08:00", 45,
                        needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
    SampleClient(
        "rita", "Rita Kingswearden", "Rita", "11 Spindrift Stairs, Brixham", "TQ5 9VC",
        Position(292350, 55950), ("shan", "anwen"),
        ("Gina Kingswearden", "sister"), "Top bell.",
        (
            SampleVisit("Sitting", "Company while Gina has dialysis.", "13:00", 180,
                        days=MON | WED, flex=30, risk=GREEN),
        ),
        FunderKind.INDIVIDUAL_SERVICE_FUND,
    ),
    SampleClient(
        "bert", "Albert Lupton-Warriner", "Bert", "3 Samphire Top, Brixham", "TQ5 0KV",
        Position(291650, 55750), ("wes", "gil"),
        ("Nick Lupton-Warriner", "son"), "Wait for the dog to be called.",
        (
            SampleVisit("Shopping", "To the fish quay and the chemist.", "10:30", 90,
                        days=TUE | FRI, flex=60, risk=GREEN),
        ),
        FunderKind.PRIVATE, hazards="An old spaniel.",
    ),
    SampleClient(
        "flo", "Florence Higherbrookly", "Flo", "12 Dulse Gardens, Brixham", "TQ5 0MC",
        Position(291850, 55650), ("shan", "anwen"),
        ("Jade Higherbrookly", "granddaughter"), "Key safe 1948.",
        (
            SampleVisit("Bath", "Bath and fresh clothes.", "10:45", 60, days=TUE | THU,
                        needs=("woman",)),
            SampleVisit("Tablets", "Weekly box checked; a chat.", "11:00", 30,
                        days=WEEKDAYS - TUE - THU, needs=MEDS),
        ),
        FunderKind.COUNCIL,
    ),
)  # fmt: skip
