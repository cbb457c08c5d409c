"""The week as the board shows it: the saved rota over what is wanted now, and its figures."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain
from uuid import UUID

from carecoop import clock
from carecoop.clock import WEEK_MINUTES
from carecoop.kinds import Lock, Priority, RotaState, Standing
from carecoop.records import Carer, VisitPattern
from carecoop.services import building, figures
from carecoop.services.demand import (
    WantedVisit,
    minute_in,
    suspension_span,
    visit_id,
)
from carecoop.services.office import Office
from carecoop.services.people_text import fold, shown_name
from carecoop.services.week_records import (
    WEEK,
    SavedVisit,
    WeekRecords,
    read_week,
)
from carecoop.services.week_values import (
    Away,
    BoardVisit,
    CarerWeek,
    Leg,
    LegKind,
    Place,
    Relationship,
    SetAside,
    Suspended,
    WeekBoard,
    WeekFigures,
)
from solver import timeline
from solver.problem import Placement, Rules


@dataclass(frozen=True, slots=True)
class PlacedVisit:
    """A visit of the week where it stands: `carers` may be fewer than wanted, or none."""

    wanted: WantedVisit
    start_minute: int
    carers: tuple[UUID, ...]


def week_board(office: Office, week: date) -> WeekBoard:
    """The week that contains the day `week`, ready to show."""
    with office.read() as session:
        records = read_week(session, clock.monday_of(week))
        return board_of(records, current_visits(records, clock.today()))


# Where the visits stand -------------------------------------------------------------------


def current_visits(records: WeekRecords, today: date) -> tuple[PlacedVisit, ...]:
    """A week that is over stands as it was saved. Any other shows the visits wanted now, placed
    as the saved rota has them: what is no longer wanted drops out, what is new is unfilled."""
    if records.rota is not None and is_over(records, today):
        return tuple(as_saved(records, visit) for visit in records.saved)
    return tuple(
        _merged(visit, records.saved_of(visit.pattern_id, visit.visit_date))
        for visit in records.wanted
    )


def is_over(records: WeekRecords, today: date) -> bool:
    """Over for the one who plans: what was worked is not planned again."""
    worked = records.rota is not None and records.rota.state is RotaState.WORKED
    return worked or records.week < clock.monday_of(today)


def _merged(visit: WantedVisit, saved: SavedVisit | None) -> PlacedVisit:
    if saved is None or not saved.carers:
        return PlacedVisit(visit, visit.preferred_minute, ())
    return PlacedVisit(visit, saved.start_minute, saved.carers)


def as_saved(records: WeekRecords, visit: SavedVisit) -> PlacedVisit:
    """A visit as a rota has it, whatever is wanted by now."""
    pattern = records.patterns[visit.pattern_id]
    return PlacedVisit(_wanted_then(records.week, pattern, visit), visit.start_minute, visit.carers)


def _wanted_then(week: date, pattern: VisitPattern, visit: SavedVisit) -> WantedVisit:
    def minute(of_day: int) -> int:
        return minute_in(week, visit.visit_date, of_day)

    return WantedVisit(
        id=visit_id(pattern.id, visit.visit_date),
        pattern_id=pattern.id,
        client_id=visit.client_id,
        visit_date=visit.visit_date,
        title=pattern.title,
        purpose=pattern.purpose,
        preferred_minute=minute(pattern.preferred_minute),
        earliest_minute=min(visit.start_minute, minute(pattern.earliest_minute)),
        latest_minute=max(visit.start_minute, minute(pattern.latest_minute)),
        duration_minutes=visit.duration_minutes,
        carers_wanted=visit.carers_wanted,
        needs=tuple(sorted(pattern.needs)),
        wishes=tuple(sorted(pattern.wishes)),
        avoids=tuple(sorted(pattern.avoids)),
        priority=Priority(pattern.priority),
        time_critical=pattern.time_critical,
    )


def placements_of(visits: Iterable[PlacedVisit]) -> dict[str, Placement]:
    """Visits with somebody in place, as a plan words them."""
    text = cache(str)
    return {
        visit.wanted.id: Placement(visit.start_minute, tuple(map(text, visit.carers)))
        for visit in visits
        if visit.carers
    }


# The board --------------------------------------------------------------------------------


def board_of(
    records: WeekRecords,
    visits: Sequence[PlacedVisit],
    laid_out: timeline.Timeline | None = None,
) -> WeekBoard:
    """The board with the visits where `visits` puts them: the saved rota, or a proposal.
    `laid_out` is what `lay_out` makes of them, where that is known already."""
    laid_out = laid_out or lay_out(records, visits)
    board_visits = tuple(sorted(_board_visits(records, visits), key=_in_time))
    carers = tuple(
        sorted(
            (_carer_week(records, week) for week in laid_out.carer_weeks),
            key=lambda carer: (fold(carer.name), carer.carer_id),
        )
    )
    rota = records.rota
    return WeekBoard(
        week=records.week,
        state=rota.state if rota is not None else RotaState.DRAFT,
        version=records.version,
        changed_at_utc=rota.changed_at_utc if rota is not None else None,
        carers=carers,
        visits=board_visits,
        suspended=tuple(_suspended(records)),
        figures=_figures(records, board_visits, carers),
        published=records.published,
    )


def _in_time(visit: BoardVisit) -> tuple[int, str]:
    return visit.start_minute, visit.id


def lay_out(records: WeekRecords, visits: Sequence[PlacedVisit]) -> timeline.Timeline:
    """The visits as a plan of the week's problem, laid out in time."""
    problem = building.build_problem(
        records,
        [visit.wanted for visit in visits],
        placed=chain.from_iterable(visit.carers for visit in visits),
    )
    return timeline.lay_out(problem, building.plan_of(records.week, placements_of(visits)))


def _board_visits(records: WeekRecords, visits: Iterable[PlacedVisit]) -> Iterator[BoardVisit]:
    circles, known, goes_on = _circles(records), records.known, _going_on(records)
    names = {client_id: shown_name(client) for client_id, client in records.clients.items()}
    nobody: Mapping[UUID, int] = {}
    for visit in visits:
        wanted, client_id = visit.wanted, visit.wanted.client_id
        circle, familiar = circles.get(client_id, nobody), known.get(client_id, nobody)
        yield BoardVisit(
            id=wanted.id,
            pattern_id=wanted.pattern_id,
            client_id=client_id,
            client_name=names[client_id],
            title=wanted.title,
            purpose=wanted.purpose,
            start_minute=visit.start_minute,
            duration_minutes=wanted.duration_minutes,
            earliest_minute=wanted.earliest_minute,
            latest_minute=wanted.latest_minute,
            carers_wanted=wanted.carers_wanted,
            places=tuple(
                [Place(carer, _relationship(carer, circle, familiar)) for carer in visit.carers]
            ),
            priority=wanted.priority,
            time_critical=wanted.time_critical,
            needs=wanted.needs,
            lock=lock_of(records, visit),
            set_aside=set_aside(records, visit),
            repeats=wanted.pattern_id in goes_on,
        )


def _going_on(records: WeekRecords) -> frozenset[UUID]:
    """The patterns that go on after the week."""
    next_week = records.week + WEEK
    return frozenset(
        pattern_id
        for pattern_id, pattern in records.patterns.items()
        if pattern.archived_at_utc is None
        and (pattern.ends_on is None or next_week <= pattern.ends_on)
    )


def lock_of(records: WeekRecords, visit: PlacedVisit) -> Lock | None:
    """What of a visit is locked; nothing where nobody comes."""
    saved = records.saved_of(visit.wanted.pattern_id, visit.wanted.visit_date)
    return saved.lock if saved is not None and visit.carers else None


def set_aside(records: WeekRecords, visit: PlacedVisit) -> tuple[SetAside, ...]:
    """The rules set aside for those who come to a visit, each with the latest reason."""
    if not records.overrides:
        return ()
    wanted = visit.wanted
    latest = {
        (row.carer_id, row.rule): row.reason
        for pattern_id in reversed(list(records.line_of(wanted.pattern_id)))
        for row in records.overrides.get(pattern_id, ())
        if row.visit_date == wanted.visit_date and row.carer_id in visit.carers
    }
    return tuple(SetAside(carer, rule, reason) for (carer, rule), reason in latest.items())


def _circles(records: WeekRecords) -> dict[UUID, frozenset[UUID]]:
    return {
        client_id: frozenset(bond.carer_id for bond in bonds if bond.standing is Standing.CIRCLE)
        for client_id, bonds in records.bonds.items()
    }


def _relationship(carer: UUID, circle: Container[UUID], known: Container[UUID]) -> Relationship:
    if carer in circle:
        return Relationship.CIRCLE
    return Relationship.KNOWN if carer in known else Relationship.NEW


# A carer's row ----------------------------------------------------------------------------


def _carer_week(records: WeekRecords, week: timeline.CarerWeek) -> CarerWeek:
    carer = records.carers[UUID(week.carer.id)]
    row = CarerWeek(
        carer_id=carer.id,
        name=shown_name(carer),
        contract_minutes=carer.contract_minutes,
        contact_minutes=0,
        travel_minutes=0,
        waiting_minutes=0,
        worked_minutes=0,
        available=week.carer.available,
        away=tuple(_away(records, carer)),
        legs=(),
    )
    return with_hours(row, week)


def with_hours(row: CarerWeek, week: timeline.CarerWeek) -> CarerWeek:
    """A carer's row with what lies between these visits of theirs, and the hours of all that."""
    legs = tuple(legs_of(week, Rules()))
    contact = week.contact_minutes
    travel = _minutes(legs, LegKind.TRAVEL)
    waiting = _minutes(legs, LegKind.WAITING)
    return replace(
        row,
        contact_minutes=contact,
        travel_minutes=travel,
        waiting_minutes=waiting,
        worked_minutes=contact + travel + waiting,  # breaks are the carer's own
        legs=legs,
    )


def _minutes(legs: Iterable[Leg], kind: LegKind) -> int:
    return sum(leg.end_minute - leg.start_minute for leg in legs if leg.kind is kind)


def legs_of(week: timeline.CarerWeek, rules: Rules) -> Iterator[Leg]:
    """What lies between the visits of each day, in order: travel, waiting, breaks, and the hours
    at home between two runs."""
    for runs in week.days.values():
        for number, run in enumerate(runs):
            if number:
                yield Leg(LegKind.REST, runs[number - 1].end_minute, run.start_minute)
            yield from _legs_in(run, rules)


def _legs_in(run: timeline.Run, rules: Rules) -> Iterator[Leg]:
    break_before = _break_before(run, rules)
    for number, job in enumerate(run.jobs[1:], 1):
        left = run.jobs[number - 1].end_minute
        there = min(left + job.travel_minutes, job.start_minute)
        rested = there + rules.break_minutes if number == break_before else there
        if left < there:
            yield Leg(LegKind.TRAVEL, left, there)
        if there < rested:
            yield Leg(LegKind.REST, there, rested)
        if rested < job.start_minute:
            yield Leg(LegKind.WAITING, rested, job.start_minute)


def _break_before(run: timeline.Run, rules: Rules) -> int | None:
    """The number of the job before which a long run has its break: in its longest pause."""
    if run.worked_minutes <= rules.break_after or len(run.jobs) < 2:
        return None
    longest = max(range(1, len(run.jobs)), key=lambda number: run.jobs[number].pause_minutes)
    return longest if run.jobs[longest].pause_minutes >= rules.break_minutes else None


def _away(records: WeekRecords, carer: Carer) -> Iterator[Away]:
    for row in records.time_off.get(carer.id, ()):
        start, end = building.time_off_span(records.week, row)
        start, end = max(0, start), min(end, WEEK_MINUTES)
        if start < end:
            yield Away(row.kind, start, end)


def _suspended(records: WeekRecords) -> Iterator[Suspended]:
    for row in records.suspensions:
        span = suspension_span(row, records.week)
        client = records.clients[row.client_id]
        if span is not None and client.archived_at_utc is None:
            yield Suspended(client.id, shown_name(client), row.reason, *span)


# Figures ----------------------------------------------------------------------------------


def _figures(
    records: WeekRecords, visits: Sequence[BoardVisit], carers: Sequence[CarerWeek]
) -> WeekFigures:
    pairs = [(visit.client_id, place.carer_id) for visit in visits for place in visit.places]
    circles, came = _circles(records), _came(pairs)
    return WeekFigures(
        places_filled=sum(min(len(visit.places), visit.carers_wanted) for visit in visits),
        places_wanted=sum(visit.carers_wanted for visit in visits),
        carers_per_client_14=_faces(records, came, weeks_before=1),
        carers_per_client_28=_faces(records, came, weeks_before=3),
        circle_share=figures.circle_share(pairs, circles),
        new_faces=sum(
            len(carers.difference(circles.get(client_id, ()), records.known.get(client_id, ())))
            for client_id, carers in came.items()
        ),
        contact_minutes=sum(carer.contact_minutes for carer in carers),
        travel_minutes=sum(carer.travel_minutes for carer in carers),
        waiting_minutes=sum(carer.waiting_minutes for carer in carers),
        worked_minutes=sum(carer.worked_minutes for carer in carers),
        contract_minutes=sum(carer.contract_minutes for carer in carers),
    )


def _came(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, set[UUID]]:
    """Who comes to each client."""
    came: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for client_id, carer_id in pairs:
        came[client_id].add(carer_id)
    return came


def _faces(records: WeekRecords, came: Mapping[UUID, set[UUID]], weeks_before: int) -> float | None:
    """Carers per client in the window that ends with this week; None while nobody is placed in
    it, where the weeks before alone would only flatter."""
    if not came:
        return None
    seen = defaultdict(set, {client_id: set(carers) for client_id, carers in came.items()})
    for ago in range(1, weeks_before + 1):
        for client_id, carers in records.met[ago].items():
            seen[client_id].update(carers)
    return figures.median_faces(seen.values())
