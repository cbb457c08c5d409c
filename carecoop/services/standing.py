"""A change by hand that holds from now on: what is agreed changes with it, and later weeks too.

A time becomes what is agreed for that weekday from that day on, another day takes the weekday's
place; carers become the usual ones. Weeks that have a rota already are changed where that breaks no
rule; where it does they stay, and it is said why.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.errors import ConflictError
from carecoop.kinds import RotaState
from carecoop.records import Rota, VisitPattern
from carecoop.services import editing_text as texts
from carecoop.services.demand import WantedVisit, occurs_on, visit_id
from carecoop.services.editing import save_puts, write_puts
from carecoop.services.editing_bench import EditBench, bench_of
from carecoop.services.editing_values import Put, Reasons, Scope, Verdict
from carecoop.services.moving_days import move_days, stay_on
from carecoop.services.office import Office
from carecoop.services.pattern_rows import pattern_form, put_pattern
from carecoop.services.patterns import take_over
from carecoop.services.people_rows import found, known_spellings
from carecoop.services.people_text import line
from carecoop.services.people_values import PatternForm
from carecoop.services.planning import expect_not_over
from carecoop.services.reasons import Saying
from carecoop.services.usual_carers import agree_carers
from carecoop.services.week import week_board
from carecoop.services.week_records import WeekRecords, read_week
from carecoop.services.week_values import BoardVisit, WeekBoard

NO_REASONS: Reasons = {}


@dataclass(frozen=True, slots=True)
class Unfit:
    """A visit of a later week that stays as it was, and why the change does not fit there."""

    week: date
    visit_id: str
    client_name: str
    why: Saying


@dataclass(frozen=True, slots=True)
class StandingSaved:
    """The week as it is now, the later weeks with a rota that changed too, and what of them did
    not."""

    board: WeekBoard
    changed: tuple[date, ...]
    unfit: tuple[Unfit, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """What a put changes of a visit that recurs; None where that stays."""

    put: Put
    visit: BoardVisit
    day: date
    to_day: date  # the same, where that stays
    preferred_minute: int | None  # of the day
    carers: tuple[UUID, ...] | None

    @property
    def is_moved(self) -> bool:
        return self.to_day != self.day

    def put_in(self, later: BoardVisit) -> Put | None:
        """The same of a visit of a later week; None where there is nothing to change."""
        carers = tuple(place.carer_id for place in later.places)
        start = later.start_minute
        if self.carers is not None:
            carers = self.carers
        if self.preferred_minute is not None:
            start = start // DAY_MINUTES * DAY_MINUTES + self.preferred_minute
        start += (self.to_day - self.day).days * DAY_MINUTES
        stands = frozenset(place.carer_id for place in later.places)
        if (start, frozenset(carers)) == (later.start_minute, stands) or not (carers or stands):
            return None
        return Put(later.id, start, carers)


def weeks_changed(office: Office, puts: Sequence[Put]) -> tuple[date, ...]:
    """The later weeks with a rota that a change from now on would change, or try to; weeks
    without one are built by what is agreed anyway."""
    with office.read() as session:
        monday = clock.monday_of(min(map(_day_of, puts)))
        on_bench = bench_of(session, read_week(session, monday))
        changes = _changes(on_bench, puts)
        return tuple(
            records.week
            for records in _later(session, monday)
            if any(_puts_later(records, bench_of(session, records), changes))
        )


def published_among(office: Office, weeks: Iterable[date]) -> tuple[date, ...]:
    """Those of the weeks that people know already, so that a change to them needs a reason."""
    week = col(Rota.week)
    query = select(week).where(week.in_(tuple(weeks)), col(Rota.state) == RotaState.PUBLISHED)
    with office.read() as session:
        return tuple(session.exec(query.order_by(week)).all())


def save_from_now_on(
    office: Office,
    week: date,
    expected_version: int,
    puts: Sequence[Put],
    *,
    overrides: Reasons = NO_REASONS,
    publish_reason: str = "",
) -> StandingSaved:
    """As `editing.save`, and the same from each visit's day on: in what is agreed, in who usually
    comes, and in the later weeks that have a rota. Of those that people know already nothing
    changes without `publish_reason`. One step; raises as `editing.save` does."""
    monday = clock.monday_of(week)
    with office.work("change_from_now_on", str(monday)) as work:
        session = work.session
        records = read_week(session, monday)
        expect_not_over(records)
        if records.version != expected_version:
            raise ConflictError(texts.CHANGED_MEANWHILE)
        changes = _changes(bench_of(session, records), puts)
        scope = Scope.FROM_NOW_ON
        save_puts(work, records, puts, overrides, publish_reason, scope, partial(_agree, changes))
        if len(puts) == 1:
            work.use_case = "change_visit_from_now_on"
        changed, unfit = _change_later(session, monday, changes, publish_reason)
        work.commit()
    return StandingSaved(week_board(office, monday), changed, unfit)


def _changes(on_bench: EditBench, puts: Iterable[Put]) -> list[_Change]:
    visits = {visit.id: visit for visit in on_bench.board.visits}
    moved = on_bench.known.other_days.moved_from  # which are of this week alone
    return [
        _change(on_bench.board.week, visits[put.visit_id], put)
        for put in puts
        if put.visit_id in visits and put.visit_id not in moved
    ]


def _change(monday: date, visit: BoardVisit, put: Put) -> _Change:
    same_carers = {place.carer_id for place in visit.places} == set(put.carers)
    same_time = visit.start_minute % DAY_MINUTES == put.start_minute % DAY_MINUTES
    return _Change(
        put,
        visit,
        _day_of(put),
        monday + timedelta(days=put.start_minute // DAY_MINUTES),
        None if same_time or not put.carers else put.start_minute % DAY_MINUTES,
        None if same_carers else put.carers,
    )


def _day_of(put: Put) -> date:
    return date.fromisoformat(put.visit_id.rpartition(":")[2])


# What is agreed ---------------------------------------------------------------------------


def _agree(
    changes: Sequence[_Change], session: Session, records: WeekRecords, puts: Sequence[Put]
) -> Mapping[str, str]:
    """Change patterns and usual carers; by the ids of what is put, those it has now."""
    of_pattern: defaultdict[UUID, list[_Change]] = defaultdict(list)
    planned = _planned(session, records.week, changes)
    for change in changes:
        of_pattern[change.visit.pattern_id].append(change)
    ids = {put.visit_id: put.visit_id for put in puts}
    for pattern_id, group in of_pattern.items():
        patterns = _agree_times(session, found(session, VisitPattern, pattern_id), group)
        for change in group:
            pattern = patterns[change.to_day.weekday()]
            ids[change.put.visit_id] = visit_id(pattern.id, change.to_day)
            if change.carers is not None or change.is_moved:
                agree_carers(session, pattern, change.day, change.to_day, change.carers)
            for day in planned.get(change.put.visit_id, ()):
                _stay(session, pattern, change, day)
    staying = {change.put.visit_id for change in changes}
    alone = [put for put in puts if put.visit_id not in staying]
    session.flush()
    return {**ids, **move_days(session, records, alone)}


def _agree_times(
    session: Session, pattern: VisitPattern, changes: Sequence[_Change]
) -> Mapping[int, VisitPattern]:
    """By weekday, the pattern that has its visits from now on."""
    form = pattern_form(pattern)
    minutes = {
        change.day.weekday(): change.preferred_minute
        for change in changes
        if change.preferred_minute is not None
    }
    weekdays = {change.day.weekday(): change.to_day.weekday() for change in changes}
    if not minutes and not any(change.is_moved for change in changes):
        return dict.fromkeys(form.weekdays, pattern)
    from_date = min(min(change.day, change.to_day) for change in changes)
    forms = _by_time(replace(form, starts_on=from_date), minutes, weekdays)
    if pattern.starts_on < from_date:
        patterns = take_over(session, pattern, forms, from_date)
    else:
        patterns = _divide(session, pattern, forms)
    return {
        weekday: one for one, part in zip(patterns, forms, strict=True) for weekday in part.weekdays
    }


def _by_time(
    form: PatternForm, minutes: Mapping[int, int], to_weekdays: Mapping[int, int]
) -> list[PatternForm]:
    """The form in parts, each with the weekdays that have a time in common, its window moved
    along with the time."""
    weekdays: defaultdict[int, set[int]] = defaultdict(set)
    for weekday in sorted(form.weekdays):
        there = to_weekdays.get(weekday, weekday)
        weekdays[minutes.get(weekday, form.preferred_minute)].add(there)
    return [
        replace(
            form,
            weekdays=frozenset(days),
            preferred_minute=minute,
            earliest_minute=max(0, form.earliest_minute + minute - form.preferred_minute),
            latest_minute=min(DAY_MINUTES - 1, form.latest_minute + minute - form.preferred_minute),
        )
        for minute, days in weekdays.items()
    ]


def _divide(
    session: Session, pattern: VisitPattern, forms: Sequence[PatternForm]
) -> list[VisitPattern]:
    """A pattern that has only begun is changed itself, and others go on from it beside it."""
    spellings = known_spellings(session)
    first, *others = forms
    put_pattern(session, pattern, pattern.client_id, first, spellings)
    beside = [put_pattern(session, None, pattern.client_id, one, spellings) for one in others]
    for one in beside:
        one.follows_id = pattern.id
    return [pattern, *beside]


# Later weeks ------------------------------------------------------------------------------


def _later(session: Session, monday: date) -> Iterator[WeekRecords]:
    """The weeks after this one that have a rota."""
    week = col(Rota.week)
    query = select(week).where(week > monday, col(Rota.state) != RotaState.WORKED).order_by(week)
    for later in session.exec(query).all():
        yield read_week(session, later)


def _planned(
    session: Session, monday: date, changes: Iterable[_Change]
) -> Mapping[str, Sequence[date]]:
    """The days of later weeks on which somebody comes to what goes to another day from now on, by
    the id of the visit that changes."""
    moved = [change for change in changes if change.is_moved]
    days: defaultdict[str, list[date]] = defaultdict(list)
    for records in _later(session, monday) if moved else ():
        for visit in records.wanted:
            saved = records.saved_of(visit.pattern_id, visit.visit_date)
            for change in moved if saved is not None and saved.carers else ():
                if _is_same(records, visit, change, visit.moved_from or visit.visit_date):
                    days[change.put.visit_id].append(visit.visit_date)
    return days


def _stay(session: Session, pattern: VisitPattern, change: _Change, day: date) -> None:
    """A later week keeps its visit on the day that it was, until the change fits there."""
    agreed = clock.monday_of(day) + timedelta(days=change.to_day.weekday())
    if agreed != day and occurs_on(pattern, agreed):
        stay_on(session, pattern.id, day, agreed)


def _change_later(
    session: Session, monday: date, changes: Sequence[_Change], publish_reason: str
) -> tuple[tuple[date, ...], tuple[Unfit, ...]]:
    changed: list[date] = []
    unfit: list[Unfit] = []
    session.flush()
    for records in _later(session, monday):
        on_bench = bench_of(session, records)
        puts = list(_puts_later(records, on_bench, changes))
        if on_bench.known.is_published and not line(publish_reason):
            unfit += [_unfit(on_bench, put, Saying(texts.TOLD_ALREADY)) for put in puts]
            continue
        puts, stay = _fitting(on_bench, puts)
        unfit += stay
        if puts:
            write_puts(session, records, puts, publish_reason)
            session.flush()
            changed.append(records.week)
    return tuple(changed), tuple(unfit)


def _puts_later(
    records: WeekRecords, on_bench: EditBench, changes: Iterable[_Change]
) -> Iterator[Put]:
    board = {visit.id: visit for visit in on_bench.board.visits}
    for visit in records.wanted:
        for change in changes:
            if _is_same(records, visit, change, visit.visit_date):
                put = change.put_in(board[visit.id])
                if put is not None:
                    yield put


def _is_same(records: WeekRecords, visit: WantedVisit, change: _Change, day: date) -> bool:
    """Whether it is the visit that changes, some weeks later, on a day like its own."""
    return (
        day.weekday() == change.day.weekday()
        and day > change.day
        and change.visit.pattern_id in records.line_of(visit.pattern_id)
    )


def _fitting(on_bench: EditBench, puts: list[Put]) -> tuple[list[Put], list[Unfit]]:
    """As many of them as can be put without breaking a rule, and why the others cannot."""
    if not puts or _fits(on_bench.judge(puts)):
        return puts, []
    fit: list[Put] = []
    stay: list[Unfit] = []
    for put in puts:
        verdict = on_bench.judge([*fit, put])
        if _fits(verdict):
            fit.append(put)
        else:
            why = verdict.impossible or verdict.breaks[0].saying
            stay.append(_unfit(on_bench, put, why))
    return fit, stay


def _fits(verdict: Verdict) -> bool:
    return verdict.impossible is None and not verdict.breaks


def _unfit(on_bench: EditBench, put: Put, why: Saying) -> Unfit:
    board = on_bench.board
    name = next(visit.client_name for visit in board.visits if visit.id == put.visit_id)
    return Unfit(board.week, put.visit_id, name, why)
