"""From records to a rota problem: what the solver is told about a week, and nothing more.

Ids are the records' own; no name, address or care note goes in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from carecoop import clock
from carecoop.clock import WEEK_MINUTES
from carecoop.kinds import LanguageLevel, RotaState, Standing, TravelMode, Weeks
from carecoop.records import Carer, CarerTimeOff, Client
from carecoop.services.demand import (
    WantedVisit,
    gone_from,
    minute_in,
    still_there,
)
from carecoop.services.week_records import WEEK, WeekRecords
from solver import problem as rota
from solver.plan import Plan
from solver.spans import Span, joined, length, without

# Straight lines on the map, slower than the road allows by what parking, hills and one-way
# streets cost on average: minutes for each journey, and minutes for each 10 km.
TRAVEL = {
    TravelMode.CAR: rota.StraightLine(overhead_minutes=3, minutes_per_10km=24),
    TravelMode.BIKE: rota.StraightLine(overhead_minutes=2, minutes_per_10km=50),
    TravelMode.WALK: rota.StraightLine(overhead_minutes=0, minutes_per_10km=160),
}
REST = rota.Rules().rest
WEEKLY_REST = rota.Rules().weekly_rest
NO_WISH = "en"  # everybody at the co-op speaks it
SPOKEN = frozenset({LanguageLevel.CONVERSATION, LanguageLevel.FULL})


@dataclass(slots=True)
class Places:
    """Positions in order of first use, each once."""

    found: dict[tuple[int, int], int] = field(default_factory=dict)

    def index(self, person: Client | Carer) -> int:
        return self.found.setdefault((person.easting, person.northing), len(self.found))


def build_problem(
    records: WeekRecords,
    visits: Sequence[WantedVisit] | None = None,
    placed: Iterable[UUID] = (),
) -> rota.Problem:
    """The week's problem: `visits` are those wanted unless others are given.

    Carers who have left by the week are out of it, unless they are among the `placed` ones.
    """
    chosen = records.wanted if visits is None else visits
    carers = _those_there(records, placed)
    clients = _texts({visit.client_id for visit in chosen})
    places, asked = Places(), _Visits(records, clients)
    return rota.Problem(
        name=problem_name(records.week),
        week=records.week,
        clients=tuple(
            _client(records, records.clients[one], carers, places.index(records.clients[one]))
            for one in clients
        ),
        carers=tuple(
            _carer(records, records.carers[one], places.index(records.carers[one]))
            for one in carers
        ),
        places=tuple(places.found),  # after those who have one
        travel={mode.value: way for mode, way in TRAVEL.items()},
        visits=tuple(map(asked.visit, chosen)),
    )


def outline(
    records: WeekRecords, clients: Iterable[UUID], placed: Iterable[UUID] = ()
) -> rota.Problem:
    """As much of the week's problem as its hours and ways need: the same carers in the same order,
    of the clients only where they live, and no visits."""
    places = Places()
    homes = [(str(one), places.index(records.clients[one])) for one in clients]
    carers = _those_there(records, placed)
    return rota.Problem(
        name=problem_name(records.week),
        week=records.week,
        clients=tuple(rota.Client(id=client, place=place) for client, place in homes),
        carers=tuple(
            _carer(records, records.carers[one], places.index(records.carers[one]))
            for one in carers
        ),
        places=tuple(places.found),  # after those who have one
        travel={mode.value: way for mode, way in TRAVEL.items()},
        visits=(),
    )


def _those_there(records: WeekRecords, placed: Iterable[UUID]) -> dict[UUID, str]:
    """The carers of the problem, as the solver words them."""
    stay = set(placed)
    return _texts(
        carer.id
        for carer in records.carers.values()
        if carer.id in stay or still_there(carer, records.week)
    )


def _texts(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Ids as the solver words them, each made once, in the order of the words."""
    return {one: text for text, one in sorted((str(one), one) for one in ids)}


def problem_name(week: date) -> str:
    return f"week-{week}"


def plan_of(week: date, placements: dict[str, rota.Placement]) -> Plan:
    return Plan(problem_name(week), placements)


def _client(
    records: WeekRecords,
    client: Client,
    carers: Mapping[UUID, str],
    place: int,
) -> rota.Client:
    """`carers` are the ids of those in the problem: whoever has left is not told."""
    bonds = [(bond.standing, bond.carer_id) for bond in records.bonds.get(client.id, ())]
    known = records.known.get(client.id, {})

    def of(standing: Standing) -> frozenset[str]:
        return frozenset(
            carers[carer] for found, carer in bonds if found is standing and carer in carers
        )

    return rota.Client(
        id=str(client.id),
        place=place,
        circle=of(Standing.CIRCLE),
        known=dict(
            sorted((carers[carer], times) for carer, times in known.items() if carer in carers)
        ),
        barred=of(Standing.BARRED),
        spacing_minutes=client.spacing_minutes,
    )


def _carer(records: WeekRecords, carer: Carer, home: int) -> rota.Carer:
    usual = usual_windows(records, carer)
    available = _less_time_off(records, carer, usual)
    return rota.Carer(
        id=str(carer.id),
        home=home,
        mode=carer.travel_mode.value,
        traits=traits(records, carer),
        available=rested_for_next_week(records, carer, available),
        contract_minutes=_hours_left(carer, usual, available),
        most_minutes=carer.most_minutes,
        most_days=carer.most_days,
        caseload=carer.caseload,
        worked_until=worked_until(records, carer),
    )


def _hours_left(carer: Carer, usual: Sequence[Span], available: Sequence[Span]) -> int:
    """Contracted minutes less the share that time off takes: leave counts as worked."""
    whole = length(usual)
    return carer.contract_minutes * length(available) // whole if whole else 0


def usual_windows(records: WeekRecords, carer: Carer) -> tuple[Span, ...]:
    """The carer's windows of the week, joined, from Monday 00:00; the last night may run over.

    Last week's Sunday night runs into Monday, and next Monday's early hours into Sunday's.
    """
    rows = records.availability.get(carer.id, ())
    offered = [(row.weekday, row.weeks, row.start_minute, row.end_minute) for row in rows]
    spans = [
        (midnight + start, midnight + end)
        for weekday, weeks, start, end in offered
        for midnight, letter in _days_like(records.week, weekday)
        if weeks in (Weeks.EVERY, letter)
    ]
    within = ((max(0, start), end) for start, end in joined(spans))
    return tuple((start, end) for start, end in within if start < min(end, WEEK_MINUTES))


@lru_cache(64)
def _days_like(week: date, weekday: int) -> tuple[tuple[int, Weeks], ...]:
    """The first minute and the letter of the days around the week that are this weekday."""
    days = (week + timedelta(days=n) for n in range(-1, 8))
    return tuple(
        (minute_in(week, day, 0), clock.weeks_letter(day))
        for day in days
        if day.weekday() == weekday
    )


def available_windows(records: WeekRecords, carer: Carer) -> tuple[Span, ...]:
    """When the carer can work: the usual windows less time off, less what last week's work
    still holds, and up to the day on which they leave."""
    return _less_time_off(records, carer, usual_windows(records, carer))


def _less_time_off(records: WeekRecords, carer: Carer, usual: tuple[Span, ...]) -> tuple[Span, ...]:
    off = [time_off_span(records.week, row) for row in records.time_off.get(carer.id, ())]
    until = worked_until(records, carer)
    if until is not None and until > 0:
        off.append((0, until))
    gone = gone_from(records.week, carer)
    if gone is not None:
        off.append((gone, 2 * WEEK_MINUTES))
    return without(usual, off)


def rested_for_next_week(
    records: WeekRecords, carer: Carer, available: tuple[Span, ...]
) -> tuple[Span, ...]:
    """The windows without what would shorten the rest before next week's first visit, where that
    week has a rota already (Working Time Regulations 1998, regulation 10). What this week's rota
    has given the carer so far stays possible: whether that is too late was settled then."""
    next_start = records.next_starts.get(carer.id)
    if next_start is None:
        return available
    until = max(next_start - REST, records.saved_ends.get(carer.id, 0))
    return without(available, [(until, 2 * WEEK_MINUTES)])


def rest_too_short(records: WeekRecords, carer: Carer, start: int, end: int) -> int | None:
    """The minutes of rest before next week's first visit, where they alone keep a carer from
    working then: the carer is there, and would have too little."""
    rest = records.next_starts.get(carer.id, end + REST) - end
    offered = any(a <= start and end <= b for a, b in available_windows(records, carer))
    return max(0, rest) if offered and rest < REST else None


def time_off_span(week: date, row: CarerTimeOff) -> Span:
    """Minutes of the week, before it and after it too."""
    return (
        minute_in(week, row.from_date, row.from_minute),
        minute_in(week, row.until_date, row.until_minute),
    )


def traits(records: WeekRecords, carer: Carer) -> frozenset[str]:
    """Skills and languages. A skill counts only where it holds to the end of the week: one that
    runs out on the Wednesday must not be relied on for the Thursday."""
    sunday = records.week + WEEK - timedelta(days=1)
    skills = (
        row.skill
        for row in records.skills.get(carer.id, ())
        if row.expires_on is None or row.expires_on >= sunday
    )
    spoken = (
        language_trait(row.language)
        for row in records.languages.get(carer.id, ())
        if row.level in SPOKEN
    )
    return frozenset((*skills, *spoken))


def language_trait(code: str) -> str:
    return f"lang:{code}"


def worked_until(records: WeekRecords, carer: Carer) -> int | None:
    """When the carer's last work before the week ended, in elapsed minutes from Monday 00:00, so
    that a rest across a clock change is as long as it really is; None where nothing is known."""
    end = records.last_ends.get(carer.id)
    if end is None:
        return None
    return -clock.elapsed_minutes(records.week - WEEK, end, WEEK_MINUTES)


def usual_carers(records: WeekRecords, visit: WantedVisit) -> tuple[UUID, ...]:
    """Who comes to the visit as people agreed, as far as they are still there."""
    if not records.usual:
        return ()
    day = visit.visit_date
    for pattern_id in records.line_of(visit.pattern_id):
        found = {
            row.carer_id: None
            for row in records.usual.get(pattern_id, ())
            if row.weekday == day.weekday()
            and row.from_date <= day
            and (row.until_date is None or day <= row.until_date)
            and still_there(records.carers[row.carer_id], day)
        }
        if found:
            return tuple(found)[: visit.carers_wanted]
    return ()


class _Visits:
    """Words visits for the solver, with what people were told of them and their clients' tongues.

    `clients` has their ids in its words.
    """

    def __init__(self, records: WeekRecords, clients: Mapping[UUID, str]) -> None:
        self._records = records
        self._clients = clients
        self._is_told = records.rota is not None and records.rota.state is not RotaState.DRAFT
        self._tongues = {one: _tongue(records.clients[one]) for one in clients}

    def visit(self, wanted: WantedVisit) -> rota.Visit:
        return rota.Visit(
            id=wanted.id,
            client=self._clients[wanted.client_id],
            earliest_minute=wanted.earliest_minute,
            latest_minute=wanted.latest_minute,
            preferred_minute=wanted.preferred_minute,
            duration_minutes=wanted.duration_minutes,
            carers_wanted=wanted.carers_wanted,
            needs=frozenset(wanted.needs),
            avoid=frozenset(wanted.avoids),
            wishes=frozenset((*wanted.wishes, *self._tongues[wanted.client_id])),
            priority=wanted.priority,
            published=self._published(wanted),
        )

    def _published(self, visit: WantedVisit) -> rota.Placement | None:
        """What people were told of the visit, or where they were told nothing, who usually
        comes."""
        if self._is_told:
            saved = self._records.saved_of(visit.pattern_id, visit.visit_date)
            if saved is not None and saved.carers:
                return rota.Placement(saved.start_minute, tuple(map(str, saved.carers)))
        usual = usual_carers(self._records, visit)
        return rota.Placement(visit.preferred_minute, tuple(map(str, usual))) if usual else None


def _tongue(client: Client) -> tuple[str, ...]:
    """The language that it would be good to speak with a client, as a trait."""
    language = client.first_language
    return () if language == NO_WISH else (language_trait(language),)
