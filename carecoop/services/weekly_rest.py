"""Weekly rest by the clock (Working Time Regulations 1998, regulation 11): a day in each week or,
in its place, two such rests or one of two days in fourteen days.

Somebody's fourteen days begin every other week from the one in which they began to work, which the
records do not say. So they make up for a week only where they do whichever way they are counted, as
far as the weeks have a rota. Leave is had beside the weekly rest (regulation 2), and training is
work: time off does not make up for anything.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlmodel import Session, col, func, select

from carecoop import clock
from carecoop.clock import DAY_MINUTES, WEEK, WEEK_MINUTES
from carecoop.records import Rota, RotaPlace, RotaVisit
from carecoop.services.building import time_off_span
from carecoop.services.demand import days_of, minute_in
from carecoop.services.week_records import WeekRecords
from solver.spans import Span

LAST, THIS, NEXT = -1, 0, 1  # weeks, counted from the one in question
DAYS_OF_REST = 2  # in fourteen days

DaySpans = Mapping[tuple[UUID, date], Span]


@dataclass(frozen=True, slots=True)
class Rests:
    """A carer's rests in the week of `monday`, the one before and the one after, in wall-clock
    minutes of that week: between what is `worked`, in order of time, as far as the weeks are
    `planned`."""

    monday: date
    planned: Collection[int]
    worked: tuple[Span, ...]
    off: tuple[Span, ...] = ()

    def longest_minutes(self, week: int) -> int:
        first = week * WEEK_MINUTES
        return max(self._minutes((first, first + WEEK_MINUTES), self.worked), default=0)

    def is_made_up(self, week: int) -> bool:
        """Whether the fourteen days hold rest enough, whatever there is of it in the week."""
        fourteen_days = [
            first
            for first in (week - 1, week)
            if first in self.planned and first + 1 in self.planned
        ]
        return bool(fourteen_days) and all(map(self._are_rested, fourteen_days))

    def short_minutes(self, week: int, least_minutes: int = DAY_MINUTES) -> int:
        """By how much the longest rest of a week in which there is work is shorter than it has to
        be; 0 where it is not, or where the fourteen days make up for it."""
        if week not in self.planned or not self._works_in(week):
            return 0
        short = max(0, least_minutes - self.longest_minutes(week))
        return 0 if short and self.is_made_up(week) else short

    def _works_in(self, week: int) -> bool:
        return any(start // WEEK_MINUTES == week for start, _end in self.worked)

    def _are_rested(self, first: int) -> bool:
        within = first * WEEK_MINUTES, (first + 2) * WEEK_MINUTES
        found = self._minutes(within, sorted((*self.worked, *self.off)))
        return sum(minutes // DAY_MINUTES for minutes in found) >= DAYS_OF_REST

    def _minutes(self, within: Span, taken: Iterable[Span]) -> list[int]:
        """How long each stretch really is that is not taken."""
        free = _free(within, taken)
        if not _clocks_change(self.monday):
            return [end - start for start, end in free]
        return [clock.elapsed_minutes(self.monday, start, end) for start, end in free]


def _free(within: Span, taken: Iterable[Span]) -> Iterator[Span]:
    at, end = within
    for first, last in taken:
        if at < min(first, end):
            yield at, min(first, end)
        at = max(at, last)
    if at < end:
        yield at, end


@lru_cache(64)
def _clocks_change(monday: date) -> bool:
    """In one of the three weeks around and with that of `monday`."""
    around = -WEEK_MINUTES, 2 * WEEK_MINUTES
    return clock.elapsed_minutes(monday, *around) != around[1] - around[0]


# Reading ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Beside:
    """What the weeks before and after that of `monday` have to do with its rests, by carer in the
    problem's words; `planned` are those with a rota, and the week itself."""

    monday: date
    planned: frozenset[int] = frozenset({THIS})
    worked: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    off: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    def rests(self, carer: str, worked: Iterable[Span]) -> Rests:
        """A carer's, with what they do in the week itself."""
        there = sorted((*self.worked.get(carer, ()), *worked))
        return Rests(self.monday, self.planned, tuple(there), self.off.get(carer, ()))


def read_beside(session: Session, records: WeekRecords) -> Beside:
    monday = records.week
    days = (*days_of(monday - WEEK), *days_of(monday + WEEK))
    worked: defaultdict[str, list[Span]] = defaultdict(list)
    for (carer, day), (first, last) in read_days(session, days).items():
        midnight = minute_in(monday, day, 0)
        worked[str(carer)].append((midnight + first, midnight + last))
    return Beside(
        monday,
        planned_around(monday, read_planned(session, (monday - WEEK, monday + WEEK))),
        {carer: tuple(spans) for carer, spans in worked.items()},
        {
            str(carer): tuple(time_off_span(monday, row) for row in rows)
            for carer, rows in records.time_off.items()
        },
    )


def read_planned(session: Session, mondays: Collection[date]) -> frozenset[date]:
    """Those of the weeks that have a rota."""
    week = col(Rota.week)
    return frozenset(session.exec(select(week).where(week.in_(mondays))).all())


def planned_around(monday: date, planned: Collection[date]) -> frozenset[int]:
    """Which of the three weeks around and with that of `monday` are planned; itself it always
    is."""
    return frozenset(
        one for one in (LAST, THIS, NEXT) if one == THIS or monday + one * WEEK in planned
    )


def read_days(
    session: Session, days: Collection[date], carers: Collection[UUID] | None = None
) -> DaySpans:
    """Each carer's days of work from their first minute to their last, as the days' rotas have
    them, in minutes of the day."""
    end = col(RotaVisit.start_minute) + col(RotaVisit.duration_minutes)
    query = (
        select(
            col(RotaPlace.carer_id),
            col(RotaVisit.visit_date),
            func.min(col(RotaVisit.start_minute)),
            func.max(end),
        )
        .join(RotaVisit, col(RotaVisit.id) == col(RotaPlace.rota_visit_id))
        .where(col(RotaVisit.visit_date).in_(days))
        .group_by(col(RotaPlace.carer_id), col(RotaVisit.visit_date))
    )
    if carers is not None:
        query = query.where(col(RotaPlace.carer_id).in_(carers))
    return {(who, day): (first, last) for who, day, first, last in session.exec(query)}
