"""The week as the board shows it: the saved rota over what is wanted now, and its figures."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache, partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from carecoop import clock
from carecoop.clock import DAY_MINUTES, WEEK_MINUTES
from carecoop.kinds import Lock, RotaState
from carecoop.records import Carer
from carecoop.services import building
from carecoop.services.demand import WantedVisit, alike, minute_in, suspension_span
from carecoop.services.office import Office
from carecoop.services.people_text import fold, shown_name
from carecoop.services.week_figures import week_figures
from carecoop.services.week_records import WEEK, SavedVisit, WeekRecords, read_week
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
)
from solver import timeline
from solver.problem import Placement, Rules, Visit


class PlacedVisit(NamedTuple):
    """A visit of the week where it stands: `carers` may be fewer than wanted, or none."""

    wanted: WantedVisit
    start_minute: int
    carers: tuple[UUID, ...]


def week_board(office: Office, week: date) -> WeekBoard:
    """The week that contains the day `week`, ready to show."""
    monday, store = clock.monday_of(week), office.store
    with office.read() as session:
        records = read_week(session, monday, partial(store.kept, session))
        return board_of(records, current_visits(records, clock.today()))


# Where the visits stand -------------------------------------------------------------------


def current_visits(records: WeekRecords, today: date) -> tuple[PlacedVisit, ...]:
    """A week that is over stands as it was saved. Any other shows the visits wanted now, placed
    as the saved rota has them: what is no longer wanted drops out, what is new is unfilled."""
    if records.rota is not None and is_over(records, today):
        return as_saved(records, records.saved)
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


def as_saved(records: WeekRecords, visits: Iterable[SavedVisit]) -> tuple[PlacedVisit, ...]:
    """Visits as a rota has them, whatever is wanted by now."""
    then = cache(partial(_wanted_then, records))
    return tuple(
        [PlacedVisit(then(one.pattern_id)(one), one.start_minute, one.carers) for one in visits]
    )


def _wanted_then(records: WeekRecords, pattern_id: UUID) -> Callable[[SavedVisit], WantedVisit]:
    """Makes a pattern's visits of what was saved, with the rest read off its row once."""
    pattern = records.patterns[pattern_id]
    wanted, preferred = alike(pattern), pattern.preferred_minute
    earliest, latest = pattern.earliest_minute, pattern.latest_minute

    def of_saved(saved: SavedVisit) -> WantedVisit:
        start = saved.start_minute
        midnight = start - start % DAY_MINUTES
        return wanted(
            saved.visit_date,
            midnight + preferred,
            min(start, midnight + earliest),
            max(start, midnight + latest),
            saved.duration_minutes,
            saved.carers_wanted,
        )

    return of_saved


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
    weeks = laid_out.carer_weeks if laid_out is not None else _carer_weeks(records, visits)
    board_visits = tuple(
        sorted(_board_visits(records, visits), key=attrgetter("start_minute", "id"))
    )
    carers = tuple(
        sorted(
            (_carer_week(records, week) for week in weeks),
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
        figures=week_figures(records, board_visits, carers),
        published=records.published,
    )


def lay_out(records: WeekRecords, visits: Sequence[PlacedVisit]) -> timeline.Timeline:
    """The visits as a plan of the week's problem, laid out in time."""
    problem = building.build_problem(
        records,
        [visit.wanted for visit in visits],
        placed=chain.from_iterable(visit.carers for visit in visits),
    )
    return timeline.lay_out(problem, building.plan_of(records.week, placements_of(visits)))


def _board_visits(records: WeekRecords, visits: Iterable[PlacedVisit]) -> Iterator[BoardVisit]:
    goes_on, familiar_to = _going_on(records), cache(partial(_familiar_to, records))
    of_pattern: dict[UUID, Callable[[PlacedVisit], BoardVisit]] = {}
    for one in visits:
        shown = of_pattern.get(one.wanted.pattern_id)
        if shown is None:
            familiar = familiar_to(one.wanted.client_id)
            shown = _shown(records, goes_on, familiar, one.wanted)
            of_pattern[one.wanted.pattern_id] = shown
        yield shown(one)


def _familiar_to(records: WeekRecords, client_id: UUID) -> dict[UUID, Relationship]:
    return {
        **dict.fromkeys(records.known_to(client_id), Relationship.KNOWN),
        **dict.fromkeys(records.circles.get(client_id, ()), Relationship.CIRCLE),
    }


def _shown(
    records: WeekRecords,
    goes_on: Container[UUID],
    familiar: Mapping[UUID, Relationship],
    like: WantedVisit,
) -> Callable[[PlacedVisit], BoardVisit]:
    """Makes a pattern's visits ready to show, with what they have in common looked up once."""
    pattern_id, client_id = like.pattern_id, like.client_id
    name, repeats = shown_name(records.clients[client_id]), pattern_id in goes_on
    title, purpose, needs = like.title, like.purpose, like.needs
    priority, time_critical = like.priority, like.time_critical

    def place(carer: UUID) -> Place:
        return Place(carer, familiar.get(carer, Relationship.NEW))

    def of_placed(visit: PlacedVisit) -> BoardVisit:
        wanted, start, carers = visit
        return BoardVisit(  # in order, which takes a third of the time that names take
            wanted.id, pattern_id, client_id, name, title, purpose, start,
            wanted.duration_minutes, wanted.earliest_minute, wanted.latest_minute,
            wanted.carers_wanted, tuple([place(carer) for carer in carers]), priority,
            time_critical, needs, lock_of(records, visit), set_aside(records, visit),
            repeats and wanted.moved_from is None,
        )  # fmt: skip

    return of_placed


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
    if not records.locks or not visit.carers:
        return None
    return records.lock_of(visit.wanted.pattern_id, visit.wanted.visit_date)


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


# A carer's row ----------------------------------------------------------------------------


def _carer_weeks(
    records: WeekRecords, visits: Sequence[PlacedVisit]
) -> Iterator[timeline.CarerWeek]:
    """As `lay_out` has them; of the visits only what hours and ways are made of."""
    clients = {visit.wanted.client_id for visit in visits}
    there = {carer for visit in visits for carer in visit.carers}
    problem = building.outline(records, clients, there)
    at_home = dict(zip(clients, problem.clients, strict=True))
    of_carer: defaultdict[UUID, list[timeline.Placed]] = defaultdict(list)
    for wanted, start, carers in visits:
        if carers:
            lasting = _lasting(wanted.duration_minutes)
            placed = timeline.Placed(lasting, at_home[wanted.client_id], _at(start))
            for carer in carers:
                of_carer[carer].append(placed)
    for one in problem.carers:
        yield timeline.carer_week(problem, one, of_carer.get(UUID(one.id), ()))


@cache
def _lasting(minutes: int) -> Visit:
    """Some visit of this length."""
    return Visit("", "", 0, 0, 0, minutes)


@lru_cache(WEEK_MINUTES)
def _at(minute: int) -> Placement:
    return Placement(minute, ())


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
        left_minute=_left_minute(records, carer),
    )
    return with_hours(row, week)


def _left_minute(records: WeekRecords, carer: Carer) -> int | None:
    if carer.archived_at_utc is None:
        return None
    left = clock.local(carer.archived_at_utc)
    return minute_in(records.week, left.date(), left.hour * 60 + left.minute)


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
