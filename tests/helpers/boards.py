"""Made-up weeks for the board: believable runs, nobody real, the same for the same seed."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import pairwise
from random import Random
from uuid import UUID

from carecoop.kinds import Priority, RotaState, TimeOffKind
from carecoop.services.week_values import (
    Away,
    BoardVisit,
    CarerWeek,
    Leg,
    LegKind,
    Place,
    Relationship,
    Suspended,
    WeekBoard,
    WeekFigures,
)

MONDAY = date(2026, 11, 30)
DAY = 1440

CARERS = (
    "Dai", "Mair", "Sam", "Ffion", "Owain", "Grace", "Tom", "Carys", "Priya", "Gwyn", "Lowri",
    "Jamal", "Nia", "Pete", "Siân", "Kofi", "Bethan", "Ewa", "Huw", "Rosa", "Elin", "Marek",
    "Anwen", "Joy",
)  # fmt: skip
CLIENTS = (
    "Mrs Pryce", "Mr Jones", "Ada Evans", "R Owen", "A Lewis", "Miss Llŷr", "Bill", "Mrs Okafor",
    "Joan Trevelyan", "Mr Bickford", "Peggy", "Mrs Tapper", "Stan Widger", "Mrs Luscombe", "Ivy",
    "Mr Kowalski", "Dot", "Mrs Hannaford", "Len Soper", "Mrs Ŵaring", "Olive Petherick", "Mr Singh",
    "Win Yeo", "Mrs Cleave", "George", "Nan Coombes", "Mr Ellacott", "Mrs Bright", "Fred Northcott",
    "Mrs Jarvis", "Maud", "Mr Pascoe", "Rose Hext", "Mrs Fairweather-Smith", "Ted", "Mrs Daw",
    "Harry Pike", "Mrs Manning", "Edie", "Mr Abbot",
)  # fmt: skip
JOBS = (
    ("Breakfast", "A proper cup of tea first, and the window open.", 45),
    ("Medicines", "Tablets with food, at the same time each day.", 30),
    ("Lunch", "Something hot, and company while it lasts.", 30),
    ("A walk out", "To the harbour and back, rain or shine.", 60),
    ("Tea", "Toast and the news.", 30),
    ("Bed", "Settled by the time the radio play starts.", 45),
)


def uid(kind: int, number: int) -> UUID:
    return UUID(int=(kind << 64) + number)


@dataclass
class _Diary:
    """What one carer does, while the week is being made up."""

    number: int
    spans: list[tuple[int, int]] = field(default_factory=list)

    def free(self, start: int, end: int) -> bool:
        return all(end + 5 <= first or last + 5 <= start for first, last in self.spans)


def busy_week(
    *, carers: int = 24, clients: int = 40, visits: int = 420, unfilled: int = 4, seed: int = 7
) -> WeekBoard:
    """A built week: morning and evening runs, double-handed visits, leave, a hospital stay."""
    random = Random(seed)
    diaries = [_Diary(number) for number in range(carers)]
    made = _runs(random, diaries, clients, visits)
    made = _second_carers(random, made, diaries)
    made += [_visit(random, len(made) + n, clients, *_gap(random)) for n in range(unfilled)]
    rows = tuple(_row(random, diary) for diary in diaries)
    return _board(tuple(made), rows)


def five_thousand() -> WeekBoard:
    """A co-op far larger than any: 5,000 visits, 150 carers."""
    return busy_week(carers=150, clients=600, visits=5_000, unfilled=40, seed=11)


def small_week() -> WeekBoard:
    """Three carers, five visits on Monday and Tuesday, one of them needing someone.

    Dai: Pryce 08:00 (circle, red), Jones 09:00 (known). Mair: Jones 09:00 with Dai, Evans 18:00
    (new) Tuesday; on leave from Thursday. Sam: nothing. Lewis 19:30 Monday needs someone.
    """
    circle, known, new = Relationship.CIRCLE, Relationship.KNOWN, Relationship.NEW
    visits = (
        small_visit(0, "Mrs Pryce", 480, 45, ((0, circle),), priority=Priority.RED),
        small_visit(1, "Mr Jones", 540, 30, ((0, known), (1, known)), wanted=2),
        small_visit(2, "Ada Evans", DAY + 1080, 30, ((1, new),)),
        small_visit(3, "A Lewis", 1170, 30, ()),
        small_visit(4, "Mrs Pryce", DAY + 480, 45, ((0, circle),), priority=Priority.RED),
    )
    legs = (Leg(LegKind.TRAVEL, 525, 532), Leg(LegKind.WAITING, 532, 540))
    all_week = tuple((day * DAY + 420, day * DAY + 1320) for day in range(7))
    leave = (Away(TimeOffKind.LEAVE, 3 * DAY, 5 * DAY),)
    rows = (
        CarerWeek(uid(1, 0), "Dai", 1920, 120, 7, 8, 135, all_week, (), legs),
        CarerWeek(uid(1, 1), "Mair", 1440, 60, 0, 0, 60, all_week[:3], leave, ()),
        CarerWeek(uid(1, 2), "Sam", 1800, 0, 0, 0, 0, all_week, (), ()),
    )
    return _board(visits, rows)


def small_visit(
    number: int,
    client: str,
    start: int,
    minutes: int,
    places: tuple[tuple[int, Relationship], ...],
    *,
    wanted: int = 1,
    priority: Priority = Priority.GREEN,
) -> BoardVisit:
    return BoardVisit(
        id=f"small-{number}",
        pattern_id=uid(3, number),
        client_id=uid(2, CLIENTS.index(client)),
        client_name=client,
        title="Breakfast",
        purpose="A proper cup of tea first.",
        start_minute=start,
        duration_minutes=minutes,
        earliest_minute=start - 30,
        latest_minute=start + 30,
        carers_wanted=wanted,
        places=tuple(Place(uid(1, carer), kind) for carer, kind in places),
        priority=priority,
        time_critical=priority is Priority.RED,
        needs=("moving and handling",) if wanted > 1 else (),
    )


def without_rota(board: WeekBoard) -> WeekBoard:
    """The same week before anything was built."""
    visits = tuple(visit._replace(places=()) for visit in board.visits)
    carers = tuple(
        replace(
            carer, legs=(), contact_minutes=0, travel_minutes=0, waiting_minutes=0, worked_minutes=0
        )
        for carer in board.carers
    )
    figures = replace(
        nobody_yet().figures,
        places_wanted=board.figures.places_wanted,
        contract_minutes=board.figures.contract_minutes,
    )
    return replace(
        board, version=0, changed_at_utc=None, visits=visits, carers=carers, figures=figures
    )


def nobody_yet(week: date = MONDAY) -> WeekBoard:
    """A co-op without clients or carers."""
    figures = WeekFigures(0, 0, None, None, None, 0, 0, 0, 0, 0, 0)
    return WeekBoard(week, RotaState.DRAFT, 0, None, (), (), (), figures)


def _runs(random: Random, diaries: list[_Diary], clients: int, wanted: int) -> list[BoardVisit]:
    made: list[BoardVisit] = []
    per_run = max(3, round(wanted / (len(diaries) * 7)))
    starts = [(420, per_run), (720, max(2, per_run // 2)), (1020, per_run)]
    slots = [(day, diary, run) for day in range(7) for diary in diaries for run in starts]
    random.shuffle(slots)
    for day, diary, (opening, length) in slots:
        minute = day * DAY + opening + random.randrange(0, 60, 5)
        for _ in range(length):
            if len(made) == wanted:
                return made
            visit = _visit(random, len(made), clients, minute, diary.number)
            if visit.end_minute % DAY > 1320 or not diary.free(minute, visit.end_minute):
                break
            diary.spans.append((minute, visit.end_minute))
            made.append(visit)
            minute = visit.end_minute + random.choice((5, 5, 10, 10, 15, 20, 35))
    return made


def _visit(
    random: Random, number: int, clients: int, minute: int, carer: int | None = None
) -> BoardVisit:
    title, purpose, usual = JOBS[min(5, max(0, (minute % DAY - 400) // 150))]
    client = random.randrange(clients)
    kinds = (Relationship.CIRCLE,) * 11 + (Relationship.KNOWN,) * 6 + (Relationship.NEW,)
    name = CLIENTS[client % len(CLIENTS)]
    return BoardVisit(
        id=f"visit-{number}",
        pattern_id=uid(3, number),
        client_id=uid(2, client),
        client_name=name if client < len(CLIENTS) else f"{name} {client // len(CLIENTS)}",
        title=title,
        purpose=purpose,
        start_minute=minute,
        duration_minutes=random.choice((usual, usual, 30, 45, 60)),
        earliest_minute=minute - 30,
        latest_minute=minute + random.choice((30, 60)),
        carers_wanted=1,
        places=() if carer is None else (Place(uid(1, carer), random.choice(kinds)),),
        priority=random.choice((Priority.GREEN,) * 5 + (Priority.AMBER,) * 3 + (Priority.RED,)),
        time_critical=random.random() < 0.1,
        needs=random.choice(((), (), ("medicines",), ("moving and handling",))),
    )


def _gap(random: Random) -> tuple[int]:
    return (random.randrange(7) * DAY + random.choice((420, 450, 1080, 1170)),)


def _second_carers(
    random: Random, visits: list[BoardVisit], diaries: list[_Diary]
) -> list[BoardVisit]:
    """About one visit in twelve wants two; most find a second carer whose diary is free."""
    for index in range(0, len(visits), 12):
        visit = visits[index]
        places = visit.places
        for diary in random.sample(diaries, len(diaries)):
            if diary.free(visit.start_minute, visit.end_minute):
                diary.spans.append((visit.start_minute, visit.end_minute))
                places += (Place(uid(1, diary.number), Relationship.KNOWN),)
                break
        visits[index] = visit._replace(carers_wanted=2, places=places)
    return visits


def _row(random: Random, diary: _Diary) -> CarerWeek:
    spans = sorted(diary.spans)
    legs: list[Leg] = []
    for (_start, end), (following, _end) in pairwise(spans):
        if end // DAY == following // DAY and following > end:
            legs += _between(random, end, following)
    contact = sum(end - start for start, end in spans)
    minutes = {kind: sum(g.end_minute - g.start_minute for g in legs if g.kind is kind)
               for kind in LegKind}  # fmt: skip
    travel, waiting = minutes[LegKind.TRAVEL], minutes[LegKind.WAITING]
    used = {start // DAY for start, _ in spans}
    off = [day for day in range(7) if day not in used]
    on_leave = diary.number % 8 == 1 and bool(off)
    away = (Away(TimeOffKind.LEAVE, off[0] * DAY, (off[0] + 1) * DAY),) if on_leave else ()
    worked = contact + travel + waiting
    return CarerWeek(
        carer_id=uid(1, diary.number),
        name=CARERS[diary.number] if diary.number < len(CARERS)
        else f"{CARERS[diary.number % len(CARERS)]} {diary.number // len(CARERS) + 1}",
        contract_minutes=max(600, round(worked / 60 + random.choice((-3, 0, 1, 2, 4))) * 60),
        contact_minutes=contact, travel_minutes=travel, waiting_minutes=waiting,
        worked_minutes=worked,
        available=tuple((day * DAY + 390, day * DAY + 1350) for day in sorted(used)),
        away=away, legs=tuple(legs),
    )  # fmt: skip


def _between(random: Random, end: int, start: int) -> list[Leg]:
    arrive = min(start, end + random.choice((5, 5, 8, 10, 12)))
    legs = [Leg(LegKind.TRAVEL, end, arrive)]
    if arrive < start:
        kind = LegKind.REST if start - arrive > 45 else LegKind.WAITING
        legs.append(Leg(kind, arrive, start))
    return legs


def _board(visits: tuple[BoardVisit, ...], carers: tuple[CarerWeek, ...]) -> WeekBoard:
    places = [place for visit in visits for place in visit.places]
    faces = {r: sum(place.relationship is r for place in places) for r in Relationship}
    figures = WeekFigures(
        places_filled=len(places),
        places_wanted=sum(visit.carers_wanted for visit in visits),
        carers_per_client_14=2.8,
        carers_per_client_28=3.4,
        circle_share=faces[Relationship.CIRCLE] / max(1, len(places)),
        new_faces=faces[Relationship.NEW],
        contact_minutes=sum(carer.contact_minutes for carer in carers),
        travel_minutes=sum(carer.travel_minutes for carer in carers),
        waiting_minutes=sum(carer.waiting_minutes for carer in carers),
        worked_minutes=sum(carer.worked_minutes for carer in carers),
        contract_minutes=sum(carer.contract_minutes for carer in carers),
    )
    hospital = (Suspended(uid(2, 900), "Mr Bray", "In hospital", 0, 7 * DAY),)
    changed = datetime(2026, 11, 27, 9, 41, tzinfo=UTC)
    return WeekBoard(MONDAY, RotaState.DRAFT, 3, changed, carers, visits, hospital, figures)
