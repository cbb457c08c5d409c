"""A visit moved to another day of its week: that day's is called off, and one stands in its place.

Both are exceptions of the visit's pattern that know each other (`VisitException.moved_from`), so
that whatever reads what is wanted, what was told and who came reads that day's visit like any
other; a visit that is moved on, or back, is still the same one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session

from carecoop.clock import DAY_MINUTES
from carecoop.kinds import Lock
from carecoop.records import VisitException
from carecoop.services.demand import WantedVisit, pattern_and_day, visit_id
from carecoop.services.editing_values import OtherDays, Put
from carecoop.services.pattern_rows import exception_on
from carecoop.services.week_records import WeekRecords


def other_days(records: WeekRecords, visits: Iterable[WantedVisit]) -> OtherDays:
    """Of patterns of which one took over from the other, all have each other's days."""
    days: defaultdict[UUID, set[int]] = defaultdict(set)
    line: dict[UUID, UUID] = {}
    moved: dict[str, int] = {}
    for visit in visits:
        if visit.pattern_id not in line:
            *_, line[visit.pattern_id] = records.line_of(visit.pattern_id)
            agreed = records.patterns[visit.pattern_id].weekdays
            days[line[visit.pattern_id]].update(day for day in range(7) if agreed >> day & 1)
        days[line[visit.pattern_id]].add(visit.visit_date.weekday())
        if visit.moved_from is not None:
            moved[visit.id] = (visit.moved_from - records.week).days
    return OtherDays({str(one): frozenset(days[first]) for one, first in line.items()}, moved)


def day_of(records: WeekRecords, put: Put) -> date:
    """The day that a visit is put on."""
    return records.week + timedelta(days=put.start_minute // DAY_MINUTES)


def move_days(session: Session, records: WeekRecords, puts: Iterable[Put]) -> dict[str, str]:
    """Call off and put in place what goes to another day; by the ids of those visits, the ones
    they have now. The caller reads the week anew, puts them there, and commits."""
    ids: dict[str, str] = {}
    for put in puts:
        pattern_id, before = pattern_and_day(put.visit_id)
        after = day_of(records, put)
        if before != after:
            _move(session, pattern_id, before, after)
            ids[put.visit_id] = visit_id(pattern_id, after)
    session.flush()
    return ids


def stay_on(session: Session, pattern_id: UUID, day: date, agreed: date) -> None:
    """Leave a visit on its day of one week, as what is agreed goes over to another."""
    for one in (day, agreed):
        before = exception_on(session, pattern_id, one)
        if before is not None:
            session.delete(before)
    session.flush()
    session.add(VisitException(pattern_id=pattern_id, visit_date=agreed, cancelled=True))
    session.add(VisitException(pattern_id=pattern_id, visit_date=day, moved_from=agreed))


def _move(session: Session, pattern_id: UUID, before: date, after: date) -> None:
    stands = exception_on(session, pattern_id, before)
    if stands is not None and stands.moved_from is not None:
        own = exception_on(session, pattern_id, stands.moved_from)
        if stands.moved_from == after:
            _put_back(session, stands, own)
        else:
            stands.visit_date = after
        return
    if stands is None:
        stands = VisitException(pattern_id=pattern_id, visit_date=before)
        session.add(stands)
    stands.cancelled = True
    session.add(
        VisitException(
            pattern_id=pattern_id,
            visit_date=after,
            moved_from=before,
            preferred_minute=stands.preferred_minute,
            duration_minutes=stands.duration_minutes,
            reason=stands.reason,
        )
    )


def _put_back(session: Session, moved: VisitException, own: VisitException | None) -> None:
    """On the day that it was agreed for; as ever, or as different as it was on the other day."""
    session.delete(moved)
    if own is None:
        return
    own.cancelled = False
    own.preferred_minute, own.duration_minutes = moved.preferred_minute, moved.duration_minutes
    if own.preferred_minute is own.duration_minutes is None:
        session.delete(own)


def locks_of(records: WeekRecords, ids: Mapping[str, str]) -> dict[Lock, list[str]]:
    """What was locked of the visits that move, by the ids they have afterwards."""
    locks: defaultdict[Lock, list[str]] = defaultdict(list)
    for before, after in ids.items():
        lock = records.lock_of(*pattern_and_day(before))
        if lock is not None:
            locks[lock].append(after)
    return locks
