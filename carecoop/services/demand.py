"""What visits a week wants: patterns, their exceptions and suspensions, as pure functions.

Minutes count from Monday 00:00 of the week, wall clock.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from carecoop.clock import DAY_MINUTES, WEEK_MINUTES, local, weeks_letter
from carecoop.kinds import Priority, Weeks
from carecoop.records import Carer, Client, Suspension, VisitException, VisitPattern
from solver.spans import Span


class WantedVisit(NamedTuple):
    """One visit that the week wants. `earliest_minute` to `latest_minute` bound its start.

    A tuple, which is made in an eighth of the time of a frozen dataclass: a large co-op has
    thousands a week.
    """

    id: str
    pattern_id: UUID
    client_id: UUID
    visit_date: date
    title: str
    purpose: str
    preferred_minute: int
    earliest_minute: int
    latest_minute: int
    duration_minutes: int
    carers_wanted: int
    needs: tuple[str, ...]
    wishes: tuple[str, ...]
    avoids: tuple[str, ...]
    priority: Priority
    time_critical: bool
    moved_from: date | None = None  # the day on which it was agreed, where that is another


def visit_id(pattern_id: UUID | str, visit_date: date) -> str:
    """The same for the same visit through the week, on the board and in the solver."""
    return f"{pattern_id}:{visit_date}"


def pattern_and_day(visit: str) -> tuple[UUID, date]:
    """What the id of a visit was made from."""
    pattern_id, _, day = visit.partition(":")
    return UUID(pattern_id), date.fromisoformat(day)


@lru_cache(64)
def days_of(week: date) -> tuple[date, ...]:
    """The seven days of the week that begins on the Monday `week`."""
    return tuple(week + timedelta(days=n) for n in range(7))


def minute_in(week: date, day: date, minute: int) -> int:
    """A wall-clock minute of `day`, counted from Monday of `week` (negative before it)."""
    return (day - week).days * DAY_MINUTES + minute


def gone_from(week: date, carer: Carer) -> int | None:
    """The first minute, counted from Monday of `week`, for which a carer no longer counts as there:
    the day on which they leave is no longer planned with them. None for whoever stays."""
    if carer.archived_at_utc is None:
        return None
    return minute_in(week, local(carer.archived_at_utc).date(), 0)


def occurs_on(pattern: VisitPattern, day: date) -> bool:
    """Whether the pattern as agreed has a visit on `day`, exceptions aside."""
    return bool(_occurring(pattern, (day,)))


def _occurring(pattern: VisitPattern, days: Iterable[date]) -> tuple[date, ...]:
    weekdays, weeks = pattern.weekdays, pattern.weeks
    first, last = pattern.starts_on, pattern.ends_on or date.max
    return tuple(
        day
        for day in days
        if weekdays >> day.weekday() & 1
        and first <= day <= last
        and (weeks is Weeks.EVERY or weeks is weeks_letter(day))
    )


def still_there(row: Client | Carer | VisitPattern, day: date) -> bool:
    """Archived people and patterns have no visits from the day of archiving on."""
    return bool(_still_there(row, (day,)))


def _still_there(row: Client | Carer | VisitPattern, days: tuple[date, ...]) -> tuple[date, ...]:
    if row.archived_at_utc is None:
        return days
    archived_on = local(row.archived_at_utc).date()
    return tuple(day for day in days if day < archived_on)


def suspended_spans(suspensions: Iterable[Suspension], week: date) -> dict[UUID, list[Span]]:
    """Per client, the minutes `[start, end)` of the week in which visits are off."""
    spans: dict[UUID, list[Span]] = {}
    for row in suspensions:
        span = suspension_span(row, week)
        if span is not None:
            spans.setdefault(row.client_id, []).append(span)
    return spans


def suspension_span(row: Suspension, week: date) -> Span | None:
    """The part of a suspension that lies in the week; None where there is none."""
    start = max(0, minute_in(week, row.from_date, row.from_minute))
    end = WEEK_MINUTES
    if row.until_date is not None:
        end = min(end, minute_in(week, row.until_date, row.until_minute))
    return (start, end) if start < end else None


def wanted_visits(
    week: date,
    *,
    clients: Iterable[Client],
    patterns: Iterable[VisitPattern],
    exceptions: Iterable[VisitException],
    suspensions: Iterable[Suspension],
) -> tuple[WantedVisit, ...]:
    """The visits of the week in order of preferred start, cancelled and suspended ones left out."""
    people = {client.id: client for client in clients}
    changed = {(row.pattern_id, row.visit_date): row for row in exceptions}
    moved: defaultdict[UUID, list[VisitException]] = defaultdict(list)
    for row in changed.values():
        if row.moved_from is not None and row.visit_date in days_of(week):
            moved[row.pattern_id].append(row)
    off = suspended_spans(suspensions, week)
    found = [
        visit
        for pattern in patterns
        if (client := people.get(pattern.client_id)) is not None
        for visit in _of_pattern(pattern, client, week, changed, moved.get(pattern.id, ()))
    ]
    if off:
        kept = (without_spans(visit, off.get(visit.client_id, ())) for visit in found)
        found = [visit for visit in kept if visit is not None]
    return tuple(sorted(found, key=attrgetter("preferred_minute", "id")))


def _of_pattern(
    pattern: VisitPattern,
    client: Client,
    week: date,
    changed: Mapping[tuple[UUID, date], VisitException],
    moved: Collection[VisitException],
) -> Iterator[WantedVisit]:
    own = days = _occurring(pattern, days_of(week))
    if moved:
        days = (*own, *_moved_to(pattern, own, moved))
    days = _still_there(client, _still_there(pattern, days))
    if not days:
        return
    wanted, agreed = alike(pattern), _minutes(pattern, None)
    for day in days:
        exception = changed.get((pattern.id, day)) if changed else None
        if exception is None or not exception.cancelled:
            preferred, earliest, latest, duration = (
                agreed if exception is None else _minutes(pattern, exception)
            )
            midnight = minute_in(week, day, 0)
            visit = wanted(
                day, midnight + preferred, midnight + earliest, midnight + latest, duration
            )
            if exception is not None and day not in own:
                visit = visit._replace(moved_from=exception.moved_from)
            yield visit


def _moved_to(
    pattern: VisitPattern, days: tuple[date, ...], moved: Iterable[VisitException]
) -> Iterator[date]:
    """The days to which visits were moved, beside those the pattern has, as long as the pattern
    has those visits."""
    for row in moved:
        is_agreed = row.moved_from is not None and occurs_on(pattern, row.moved_from)
        if is_agreed and row.visit_date not in days:
            yield row.visit_date


def alike(pattern: VisitPattern) -> Callable[..., WantedVisit]:
    """Makes the pattern's visits of a day, preferred, earliest and latest minute and duration,
    with what they have in common read off its row once."""
    pattern_id, text, title, purpose = pattern.id, str(pattern.id), pattern.title, pattern.purpose
    client_id, agreed_carers = pattern.client_id, pattern.carers_wanted
    traits = [tuple(sorted(some)) for some in (pattern.needs, pattern.wishes, pattern.avoids)]
    needs, wishes, avoids = traits
    priority, time_critical = Priority(pattern.priority), pattern.time_critical

    def wanted(
        day: date,
        preferred: int,
        earliest: int,
        latest: int,
        duration: int,
        carers: int | None = None,
    ) -> WantedVisit:
        return WantedVisit(  # in order, which takes a third of the time that names take
            visit_id(text, day), pattern_id, client_id, day, title, purpose, preferred, earliest,
            latest, duration, agreed_carers if carers is None else carers, needs, wishes, avoids,
            priority, time_critical,
        )  # fmt: skip

    return wanted


def _minutes(pattern: VisitPattern, exception: VisitException | None) -> tuple[int, int, int, int]:
    """Preferred, earliest and latest start of a day's visit, in minutes of the day, and how long
    it is; a moved visit takes its window along, within the day."""
    agreed, duration = pattern.preferred_minute, pattern.duration_minutes
    preferred = agreed
    if exception is not None and exception.preferred_minute is not None:
        preferred = exception.preferred_minute
    if exception is not None and exception.duration_minutes is not None:
        duration = exception.duration_minutes
    moved = preferred - agreed
    earliest = max(0, pattern.earliest_minute + moved)
    return preferred, earliest, min(DAY_MINUTES - 1, pattern.latest_minute + moved), duration


def without_spans(visit: WantedVisit, spans: Iterable[Span]) -> WantedVisit | None:
    """The visit with its window kept out of the suspensions; None where it would start in one."""
    earliest, latest = visit.earliest_minute, visit.latest_minute
    for start, end in spans:
        if start <= visit.preferred_minute < end:
            return None
        if visit.preferred_minute < start:
            latest = min(latest, start - 1)
        else:
            earliest = max(earliest, end)
    if (earliest, latest) == (visit.earliest_minute, visit.latest_minute):
        return visit
    return visit._replace(earliest_minute=earliest, latest_minute=latest)
