"""From records to a rota problem: what the solver is told about a week, and nothing more.

Ids are the records' own; no name, address or care note goes in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from carecoop import clock
from carecoop.clock import WEEK_MINUTES
from carecoop.kinds import LanguageLevel, RotaState, Standing, TravelMode, Weeks
from carecoop.records import Carer, CarerAvailability, CarerTimeOff, Client
from carecoop.services.demand import (
    WantedVisit,
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
    stay = set(placed)
    carers = {
        carer.id: str(carer.id)
        for carer in sorted(records.carers.values(), key=_id)
        if carer.id in stay or still_there(carer, records.week)
    }
    asked = {visit.client_id for visit in chosen}
    clients = (client for client in records.clients.values() if client.id in asked)
    places, known = Places(), _known(records)
    return rota.Problem(
        name=problem_name(records.week),
        week=records.week,
        clients=tuple(
            _client(records, one, carers, known.get(one.id, {}), places.index(one))
            for one in sorted(clients, key=_id)
        ),
        carers=tuple(
            _carer(records, records.carers[carer_id], places.index(records.carers[carer_id]))
            for carer_id in carers
        ),
        places=tuple(places.found),  # after those who have one
        travel={mode.value: way for mode, way in TRAVEL.items()},
        visits=tuple(_visit(records, one, _published(records, one)) for one in chosen),
    )


def problem_name(week: date) -> str:
    return f"week-{week}"


def plan_of(week: date, placements: dict[str, rota.Placement]) -> Plan:
    return Plan(problem_name(week), placements)


def _id(person: Client | Carer) -> str:
    return str(person.id)


def _known(records: WeekRecords) -> dict[UUID, dict[UUID, int]]:
    """Per client, how often each carer came in the four weeks before."""
    known: dict[UUID, dict[UUID, int]] = {}
    for (client_id, carer_id), times in records.known.items():
        known.setdefault(client_id, {})[carer_id] = times
    return known


def _client(
    records: WeekRecords,
    client: Client,
    carers: Mapping[UUID, str],
    known: Mapping[UUID, int],
    place: int,
) -> rota.Client:
    """`carers` are the ids of those in the problem: whoever has left is not told."""
    bonds = records.bonds.get(client.id, ())

    def of(standing: Standing) -> frozenset[str]:
        return frozenset(
            carers[bond.carer_id]
            for bond in bonds
            if bond.standing is standing and bond.carer_id in carers
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
    available = available_windows(records, carer)
    return rota.Carer(
        id=str(carer.id),
        home=home,
        mode=carer.travel_mode.value,
        traits=traits(records, carer),
        available=available,
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
    week, rows = records.week, records.availability.get(carer.id, ())
    spans = [
        (minute_in(week, day, row.start_minute), minute_in(week, day, row.end_minute))
        for day in (week + timedelta(days=n) for n in range(-1, 8))
        for row in rows
        if _holds_on(row, day)
    ]
    within = ((max(0, start), end) for start, end in joined(spans))
    return tuple((start, end) for start, end in within if start < min(end, WEEK_MINUTES))


def _holds_on(row: CarerAvailability, day: date) -> bool:
    return row.weekday == day.weekday() and row.weeks in (Weeks.EVERY, clock.weeks_letter(day))


def available_windows(records: WeekRecords, carer: Carer) -> tuple[Span, ...]:
    """When the carer can work: the usual windows less time off, less what last week's work
    still holds, and up to the day on which they leave."""
    off = [time_off_span(records.week, row) for row in records.time_off.get(carer.id, ())]
    until = worked_until(records, carer)
    if until is not None and until > 0:
        off.append((0, until))
    if carer.archived_at_utc is not None:
        left_on = clock.local(carer.archived_at_utc).date()
        off.append((minute_in(records.week, left_on, 0), 2 * WEEK_MINUTES))
    return without(usual_windows(records, carer), off)


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


def _published(records: WeekRecords, visit: WantedVisit) -> rota.Placement | None:
    """What people were told of the visit, or where they were told nothing, who usually comes."""
    if records.rota is not None and records.rota.state is not RotaState.DRAFT:
        saved = records.saved_of(visit.pattern_id, visit.visit_date)
        if saved is not None and saved.carers:
            return rota.Placement(saved.start_minute, tuple(map(str, saved.carers)))
    usual = usual_carers(records, visit)
    return rota.Placement(visit.preferred_minute, tuple(map(str, usual))) if usual else None


def usual_carers(records: WeekRecords, visit: WantedVisit) -> tuple[UUID, ...]:
    """Who comes to the visit as people agreed, as far as they are still there."""
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


def _visit(
    records: WeekRecords, wanted: WantedVisit, published: rota.Placement | None
) -> rota.Visit:
    language = records.clients[wanted.client_id].first_language
    tongue = () if language == NO_WISH else (language_trait(language),)
    return rota.Visit(
        id=wanted.id,
        client=str(wanted.client_id),
        earliest_minute=wanted.earliest_minute,
        latest_minute=wanted.latest_minute,
        preferred_minute=wanted.preferred_minute,
        duration_minutes=wanted.duration_minutes,
        carers_wanted=wanted.carers_wanted,
        needs=frozenset(wanted.needs),
        avoid=frozenset(wanted.avoids),
        wishes=frozenset((*wanted.wishes, *tongue)),
        priority=wanted.priority,
        published=published,
    )
