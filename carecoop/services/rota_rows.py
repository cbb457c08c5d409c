"""Writing a week's rota: its row, its visits and who comes to them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.errors import QT_TRANSLATE_NOOP, ConflictError
from carecoop.kinds import RotaState
from carecoop.records import Rota, RotaPlace, RotaVisit, VisitLock
from carecoop.services.publication_rows import publish_visits
from carecoop.services.week import PlacedVisit
from carecoop.services.week_records import SavedVisit, WeekRecords

CHANGED_SINCE = QT_TRANSLATE_NOOP(
    "carecoop",
    "This week's rota was changed while the new one was being built. Nothing was saved; "
    "build it again.",
)


def save_rota(
    session: Session,
    records: WeekRecords,
    visits: Sequence[PlacedVisit],
    state: RotaState,
    reason: str = "",
) -> Rota:
    """Write every visit of the week, unfilled ones too, as its rota; the caller commits.

    Rows that stay the same are left alone, so that the trail tells what changed; a visit keeps
    its lock as long as it is there. Of a published week, what differs is published with `reason`;
    CareCoopError where that is missing.
    """
    rota = _rota(session, records, state)
    before = {
        (row.pattern_id, row.visit_date): row
        for row in session.exec(select(RotaVisit).where(RotaVisit.rota_id == rota.id))
    }
    rows = [_visit_row(rota, visit, _kept(records, visit, before)) for visit in visits]
    pairs = zip(rows, visits, strict=True)
    wanted = {(row.id, carer): None for row, visit in pairs for carer in visit.carers}
    places = _places(session, rota)
    _delete(session, _rows(session, [one for key, one in places.items() if key not in wanted]))
    staying = {row.id for row in rows}
    going = [row for row in before.values() if row.id not in staying]
    _delete(session, _locks(session, going))
    _delete(session, going)
    session.add_all(rows)
    session.flush()  # places follow
    session.add_all(
        RotaPlace(rota_visit_id=visit_id, carer_id=carer_id)
        for visit_id, carer_id in wanted
        if (visit_id, carer_id) not in places
    )
    if state is RotaState.PUBLISHED:
        publish_visits(session, rota, map(_as_saved, visits), reason)
    return rota


def state_kept(records: WeekRecords) -> RotaState:
    """The state that a week is saved in when only its visits change."""
    return records.rota.state if records.rota is not None else RotaState.DRAFT


def _rota(session: Session, records: WeekRecords, state: RotaState) -> Rota:
    """The week's rota, a version on. The row is locked where the database can do that."""
    query = select(Rota).where(Rota.week == records.week).with_for_update()
    rota = session.exec(query.execution_options(populate_existing=True)).first()
    if (rota.version if rota is not None else 0) != records.version:
        raise ConflictError(CHANGED_SINCE)
    if rota is not None and rota.state is not RotaState.DRAFT and state is RotaState.DRAFT:
        raise ValueError("what people were told does not become a draft again")
    if rota is None:
        rota = Rota(week=records.week, version=0, changed_at_utc=clock.now_utc())
        session.add(rota)
    rota.version += 1
    rota.state = state
    rota.changed_at_utc = clock.now_utc()
    session.flush()  # visits follow
    return rota


def _kept(
    records: WeekRecords, visit: PlacedVisit, before: Mapping[tuple[UUID, date], RotaVisit]
) -> RotaVisit | None:
    """The visit's row so far, also where its pattern has taken over from another."""
    wanted = visit.wanted
    rows = (before.get((one, wanted.visit_date)) for one in records.line_of(wanted.pattern_id))
    return next((row for row in rows if row is not None), None)


def _visit_row(rota: Rota, visit: PlacedVisit, kept: RotaVisit | None) -> RotaVisit:
    """The visit's row, which is only touched where it differs: a week has thousands."""
    wanted = visit.wanted
    values: dict[str, Any] = {
        "rota_id": rota.id,
        "pattern_id": wanted.pattern_id,
        "client_id": wanted.client_id,
        "visit_date": wanted.visit_date,
        "start_minute": visit.start_minute % DAY_MINUTES,
        "duration_minutes": wanted.duration_minutes,
        "carers_wanted": wanted.carers_wanted,
    }
    if kept is None:
        return RotaVisit(**values)
    for name, value in values.items():
        if getattr(kept, name) != value:
            setattr(kept, name, value)
    return kept


def _places(session: Session, rota: Rota) -> dict[tuple[UUID, UUID], UUID]:
    """The ids of the rota's places, by visit and carer: most of them only stay."""
    query = (
        select(RotaPlace.rota_visit_id, RotaPlace.carer_id, RotaPlace.id)
        .join(RotaVisit, col(RotaVisit.id) == col(RotaPlace.rota_visit_id))
        .where(RotaVisit.rota_id == rota.id)
    )
    return {(visit_id, carer_id): place_id for visit_id, carer_id, place_id in session.exec(query)}


def _rows(session: Session, place_ids: Sequence[UUID]) -> Sequence[RotaPlace]:
    if not place_ids:
        return ()
    return session.exec(select(RotaPlace).where(col(RotaPlace.id).in_(place_ids))).all()


def _as_saved(visit: PlacedVisit) -> SavedVisit:
    wanted = visit.wanted
    return SavedVisit(
        wanted.pattern_id,
        wanted.client_id,
        wanted.visit_date,
        wanted.visit_date.weekday() * DAY_MINUTES + visit.start_minute % DAY_MINUTES,
        wanted.duration_minutes,
        wanted.carers_wanted,
        tuple(sorted(visit.carers)),
    )


def _locks(session: Session, visits: Sequence[RotaVisit]) -> Sequence[VisitLock]:
    if not visits:
        return ()
    ids = [row.id for row in visits]
    return session.exec(select(VisitLock).where(col(VisitLock.rota_visit_id).in_(ids))).all()


def _delete(session: Session, rows: Iterable[RotaPlace | RotaVisit | VisitLock]) -> None:
    for row in rows:
        session.delete(row)
    session.flush()
