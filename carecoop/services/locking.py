"""Visits locked to their carers, to their time or to both, for whoever builds or mends the rest."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.errors import CareCoopError, ConflictError
from carecoop.kinds import Lock
from carecoop.records import RotaVisit, VisitLock
from carecoop.services import editing_text as texts
from carecoop.services.office import Office
from carecoop.services.planning import expect_not_over
from carecoop.services.week import board_of, current_visits, week_board
from carecoop.services.week_records import WeekRecords, read_week
from carecoop.services.week_values import BoardVisit, WeekBoard


def set_lock(
    office: Office,
    week: date,
    expected_version: int,
    visit_ids: Collection[str],
    lock: Lock | None,
) -> WeekBoard:
    """Lock visits, or unlock them with None, in one step. Raises ConflictError where the week is
    no longer at `expected_version`, CareCoopError for a visit to which nobody comes or, to be
    locked to its carers, not everybody yet."""
    monday = clock.monday_of(week)
    with office.work("unlock_visits" if lock is None else "lock_visits", str(monday)) as work:
        records = read_week(work.session, monday)
        expect_not_over(records)
        rota = records.rota
        if records.version != expected_version:
            raise ConflictError(texts.CHANGED_MEANWHILE)
        board = board_of(records, current_visits(records, clock.today()))
        chosen = [visit for visit in board.visits if visit.id in visit_ids]
        if lock is not None:
            for visit in chosen:
                _expect_lockable(visit, lock)
        if len(chosen) == 1:
            work.use_case = "unlock_visit" if lock is None else "lock_visit"
            work.subject = chosen[0].client_name
        if rota is not None and _lock(work.session, records, visit_ids, lock):
            rota.version += 1
            rota.changed_at_utc = clock.now_utc()
        work.commit()
    return week_board(office, monday)


def release(session: Session, records: WeekRecords, visit_ids: Collection[str]) -> None:
    """Unlock visits, as nobody comes to them any more; the caller commits."""
    if visit_ids and records.rota is not None:
        _lock(session, records, visit_ids, None)


def lock_again(
    session: Session, records: WeekRecords, locks: Mapping[Lock, Collection[str]]
) -> None:
    """Lock visits as they were before they moved to another day; the caller commits."""
    for lock, visit_ids in locks.items():
        _lock(session, records, visit_ids, lock)


def _expect_lockable(visit: BoardVisit, lock: Lock) -> None:
    if not visit.places:
        raise CareCoopError(texts.LOCK_NOBODY, client=visit.client_name)
    if visit.missing and lock is not Lock.TIME:
        raise CareCoopError(texts.LOCK_OPEN, client=visit.client_name)


def _lock(
    session: Session, records: WeekRecords, visit_ids: Collection[str], lock: Lock | None
) -> bool:
    """Whether that changed anything."""
    changed = False
    for row, held in _rows(session, records, visit_ids):
        if lock is None and held is not None:
            session.delete(held)
        elif lock is not None and held is None:
            session.add(VisitLock(rota_visit_id=row.id, lock=lock))
        elif lock is not None and held is not None and held.lock != lock:
            held.lock = lock
        else:
            continue
        changed = True
    return changed


def _rows(
    session: Session, records: WeekRecords, visit_ids: Collection[str]
) -> list[tuple[RotaVisit, VisitLock | None]]:
    """The rota's visits by these ids, under whichever pattern they were saved, with their locks."""
    assert records.rota is not None
    wanted = {
        (pattern_id, visit.visit_date)
        for visit in records.wanted
        if visit.id in visit_ids
        for pattern_id in records.line_of(visit.pattern_id)
    }
    query = (
        select(RotaVisit, VisitLock)
        .outerjoin(VisitLock, col(VisitLock.rota_visit_id) == col(RotaVisit.id))
        .where(RotaVisit.rota_id == records.rota.id)
        .where(col(RotaVisit.pattern_id).in_({pattern_id for pattern_id, _ in wanted}))
    )
    return [
        (row, held)
        for row, held in session.exec(query)
        if (row.pattern_id, row.visit_date) in wanted
    ]
