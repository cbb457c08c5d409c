"""The sample's carers: eleven from Torquay, nine from Paignton, four from Brixham."""

from carecoop.kinds import LanguageLevel, TravelMode, Weeks
from carecoop.sample.tables import FRI, MON, THU, TUE, WED, WEEKDAYS, Hours, Position, SampleCarer

WEEKEND = frozenset({5, 6})
BIKE, WALK = TravelMode.BIKE, TravelMode.WALK
GREETINGS, CONVERSATION, FULL = LanguageLevel

EVERYDAY = ("medication", "woman")
MOVING = ("medication", "hoist", "woman")


def early(weekend: Weeks, weekdays: frozenset[int] = WEEKDAYS) -> tuple[Hours, ...]:
    """Mornings to early afternoon, and every other weekend."""
    return (Hours("06:45", "14:45", weekdays), Hours("06:45", "14:45", WEEKEND, weekend))


def late(weekend: Weeks, weekdays: frozenset[int] = WEEKDAYS) -> tuple[Hours, ...]:
    """Afternoons and evenings, and every other weekend."""
    return (Hours("15:00", "22:15", weekdays), Hours("15:00", "22:15", WEEKEND, weekend))


def long(weekend: Weeks, weekdays: frozenset[int]) -> tuple[Hours, ...]:
    """Whole days on fewer days of the week."""
    return (Hours("07:00", "22:00", weekdays), Hours("07:00", "22:00", WEEKEND, weekend))


def school(weekend: Weeks) -> tuple[Hours, ...]:
    """While the children are at school, and every other weekend morning."""
    return (Hours("09:15", "14:45", WEEKDAYS), Hours("07:15", "11:45", WEEKEND, weekend))


CARERS = (
    SampleCarer(
        "grace", "Grace Adeyemi-Holt", "Grace", "8 Quillwort Rise, Torquay", "TQ1 4CK",
        Position(291650, 64800), 26, 5, 9, early(Weeks.A), (*MOVING, "dementia", "insulin"),
    ),
    SampleCarer(
        "dai", "Dafydd Penrosewarne", "Dai", "21 Limpet Steps, Torquay", "TQ1 7MK",
        Position(290900, 65300), 24, 5, 8, early(Weeks.B), ("medication", "hoist", "man"),
        languages=(("cy", FULL),),
    ),
    SampleCarer(
        "lowri", "Lowri Gŵyr Parry", "Lowri", "Flat 2, 5 Oarweed Close, Torquay", "TQ2 3VC",
        Position(290400, 64650), 20, 5, 7, late(Weeks.A), MOVING, BIKE,
        languages=(("cy", FULL),),
    ),
    SampleCarer(
        "priya", "Priya Nandakumar-Vale", "Priya", "14 Sandhopper Way, Torquay", "TQ2 8IK",
        Position(290050, 66050), 24, 5, 8, early(Weeks.B),
        (*MOVING, "insulin", "catheter"), languages=(("ta", FULL),),
    ),
    SampleCarer(
        "sam", "Samantha Whitcombe-Ray", "Sam", "3 Dogwhelk Terrace, Torquay", "TQ1 2OV",
        Position(291800, 64200), 18, 5, 6, early(Weeks.B), (*EVERYDAY, "insulin"), WALK,
    ),
    SampleCarer(
        "tom", "Thomas Ashplant", "Tom", "40 Gurnard Hill, Torquay", "TQ2 5MC",
        Position(290250, 65500), 24, 5, 8, late(Weeks.B), ("medication", "hoist", "man"),
    ),
    SampleCarer(
        "ewa", "Ewa Zielińska-Marsh", "Ewa", "9 Pipefish Court, Torquay", "TQ1 9KI",
        Position(291200, 65700), 26, 4, 9, long(Weeks.A, MON | TUE | THU | FRI),
        (*MOVING, "insulin"), languages=(("pl", FULL),),
    ),
    SampleCarer(
        "jamal", "Jamal Okoro-Finch", "Jamal", "17 Razorshell Road, Torquay", "TQ2 6VO",
        Position(290700, 64050), 24, 5, 8, late(Weeks.A),
        ("medication", "hoist", "man", "insulin"),
    ),
    SampleCarer(
        "carys", "Carys Ellwoodham", "Carys", "2 Brittlestar Avenue, Torquay", "TQ1 6CI",
        Position(291350, 65150), 16, 5, 7, school(Weeks.A),
        (*EVERYDAY, "dementia", "cooking"), languages=(("cy", CONVERSATION),),
    ),
    SampleCarer(
        "kofi", "Kofi Landermere", "Kofi", "31 Cuttlefish Row, Torquay", "TQ2 1KM",
        Position(290550, 65000), 20, 5, 7, early(Weeks.A),
        ("medication", "man", "gardening"), BIKE, languages=(("fr", CONVERSATION),),
    ),
    SampleCarer(
        "bet", "Elizabeth Trewinnion", "Bet", "6 Periwinkle Ope, Torquay", "TQ1 3MV",
        Position(291500, 64450), 18, 4, 7, long(Weeks.EVERY, FRI),
        (*MOVING, "insulin"),
    ),
    SampleCarer(
        "mair", "Mair Sandercombe", "Mair", "12 Lumpsucker Lane, Paignton", "TQ3 2CO",
        Position(288300, 60900), 26, 5, 9, early(Weeks.B), (*MOVING, "insulin"),
        languages=(("cy", GREETINGS),),
    ),
    SampleCarer(
        "pete", "Peter Callardmoon", "Pete", "5 Whelk Street, Paignton", "TQ3 3IC",
        Position(288700, 60300), 24, 5, 8, late(Weeks.B), ("medication", "hoist", "man"),
    ),
    SampleCarer(
        "rosa", "Rosa Delgado-Fry", "Rosa", "27 Bladderwrack Lane, Paignton", "TQ4 5KV",
        Position(288450, 59700), 24, 5, 8, late(Weeks.A), (*MOVING, "dementia", "insulin"),
        languages=(("es", FULL),),
    ),
    SampleCarer(
        "huw", "Huw Blackallerton", "Huw", "1 Seapen Villas, Paignton", "TQ3 1MO",
        Position(287900, 61200), 22, 5, 8, early(Weeks.A), ("medication", "hoist", "man"),
    ),
    SampleCarer(
        "joy", "Joy Mbeki-Thornton", "Joy", "Flat 4, Cowrie House, Paignton", "TQ4 6CV",
        Position(288800, 60000), 18, 5, 6, early(Weeks.A), (*MOVING, "insulin"), WALK,
    ),
    SampleCarer(
        "nell", "Eleanor Stidworthy-Quill", "Nell", "33 Sandeel Crescent, Paignton", "TQ4 7OK",
        Position(288100, 59400), 26, 4, 9, long(Weeks.B, MON | WED | THU | FRI),
        (*MOVING, "insulin", "dementia"),
    ),
    SampleCarer(
        "marek", "Marek Lisowiczak", "Marek", "10 Topshell Mews, Paignton", "TQ3 3VM",
        Position(288600, 60650), 18, 5, 6, late(Weeks.B), ("medication", "hoist", "man"), BIKE,
        languages=(("pl", FULL),),
    ),
    SampleCarer(
        "fern", "Fern Applegarthen", "Fern", "19 Saltwort Drive, Paignton", "TQ4 5IM",
        Position(288000, 60200), 14, 5, 6, school(Weeks.B), (*EVERYDAY, "dementia", "cooking"),
    ),
    SampleCarer(
        "kit", "Kit Northwayland", "Kit", "7 Anemone Walk, Paignton", "TQ3 2MI",
        Position(288550, 61050), 18, 4, 7, long(Weeks.EVERY, THU),
        ("medication", "hoist", "man"),
    ),
    SampleCarer(
        "anwen", "Anwen Cleaverudd", "Anwen", "4 Barnacle Rope Walk, Brixham", "TQ5 8KC",
        Position(292100, 55950), 24, 5, 8, early(Weeks.A), (*MOVING, "insulin"),
        languages=(("cy", CONVERSATION),),
    ),
    SampleCarer(
        "gil", "Gilbert Petherhamley", "Gil", "22 Spindrift Stairs, Brixham", "TQ5 9MO",
        Position(292400, 55800), 24, 5, 7, late(Weeks.A), ("medication", "hoist", "man"),
    ),
    SampleCarer(
        "shan", "Shanice Orchard-Bellwood", "Shan", "15 Dulse Gardens, Brixham", "TQ5 0IV",
        Position(291750, 55700), 26, 4, 8, long(Weeks.B, MON | TUE | WED | FRI),
        (*MOVING, "dementia", "insulin"),
    ),
    SampleCarer(
        "wes", "Wesley Trobridgeman", "Wes", "30 Thongweed Road, Brixham", "TQ5 8OC",
        Position(292250, 55500), 20, 5, 7, early(Weeks.B), ("medication", "hoist", "man"), BIKE,
    ),
)  # fmt: skip

ON_LEAVE = "priya"  # this week and next: nobody else has "catheter"
EXPIRING = ("huw", "medication")  # within the month
