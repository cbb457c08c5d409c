"""Writing a week's rota: its row, its visits and who comes to them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.errors import QT_TRANSLATE_NOOP, ConflictError
from carecoop.kinds import RotaState
from carecoop.records import Rota, RotaPlace, RotaVisit, VisitLock
from carecoop.records.base import growing_id
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
    before, places = _lines_before(session, rota), _places(session, rota)
    lines = [_line(visit, _kept(records, visit, before)) for visit in visits]
    pairs = zip(lines, visits, strict=True)
    wanted = {(line.id, carer): None for line, visit in pairs for carer in visit.carers}
    _delete(session, _place_rows(session, [one for one in places if one not in wanted]))
    staying = {line.id for line in lines}
    going = [line.id for line in before.values() if line.id not in staying]
    _delete(session, _lock_rows(session, going))
    _delete(session, _visit_rows(session, going))
    _write(session, rota, lines, {line.id: line for line in before.values()})
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


# Visits -----------------------------------------------------------------------------------


class _Says(NamedTuple):
    """The columns of a visit's row."""

    pattern_id: UUID
    client_id: UUID
    visit_date: date
    start_minute: int
    duration_minutes: int
    carers_wanted: int


class _Line(NamedTuple):
    """A visit's row, as plain columns: of thousands a week few change, and only those are worth
    a record."""

    id: UUID
    says: _Says


def _lines_before(session: Session, rota: Rota) -> dict[tuple[UUID, date], _Line]:
    query = columns(col(RotaVisit.id), *(getattr(RotaVisit, name) for name in _Says._fields))
    found = session.connection().execute(query.where(col(RotaVisit.rota_id) == rota.id))
    lines = (_Line(row_id, _Says(*says)) for row_id, *says in found)
    return {(line.says.pattern_id, line.says.visit_date): line for line in lines}


def _kept(
    records: WeekRecords, visit: PlacedVisit, before: Mapping[tuple[UUID, date], _Line]
) -> _Line | None:
    """The visit's row so far, also where its pattern has taken over from another."""
    wanted = visit.wanted
    lines = (before.get((one, wanted.visit_date)) for one in records.line_of(wanted.pattern_id))
    return next((line for line in lines if line is not None), None)


def _line(visit: PlacedVisit, kept: _Line | None) -> _Line:
    wanted = visit.wanted
    says = _Says(
        wanted.pattern_id,
        wanted.client_id,
        wanted.visit_date,
        visit.start_minute % DAY_MINUTES,
        wanted.duration_minutes,
        wanted.carers_wanted,
    )
    return _Line(growing_id() if kept is None else kept.id, says)


def _write(
    session: Session, rota: Rota, lines: Iterable[_Line], before: Mapping[UUID, _Line]
) -> None:
    """Add the rows that are new, and change those that say something else."""
    written = [line for line in lines if line != before.get(line.id)]
    rows = {row.id: row for row in _visit_rows(session, [one.id for one in written])}
    for line in written:
        row = rows.get(line.id)
        if row is None:
            session.add(RotaVisit(id=line.id, rota_id=rota.id, **line.says._asdict()))
        else:
            row.sqlmodel_update(line.says._asdict())
    session.flush()  # places follow


def _visit_rows(session: Session, ids: Sequence[UUID]) -> Sequence[RotaVisit]:
    if not ids:
        return ()
    return session.exec(select(RotaVisit).where(col(RotaVisit.id).in_(ids))).all()


def _lock_rows(session: Session, visit_ids: Sequence[UUID]) -> Sequence[VisitLock]:
    if not visit_ids:
        return ()
    query = select(VisitLock).where(col(VisitLock.rota_visit_id).in_(visit_ids))
    return session.exec(query).all()


# Places -----------------------------------------------------------------------------------


def _places(session: Session, rota: Rota) -> dict[tuple[UUID, UUID], None]:
    """The rota's places, by visit and carer: most of them only stay."""
    found = session.connection().execute(
        columns(col(RotaPlace.rota_visit_id), col(RotaPlace.carer_id))
        .join(RotaVisit, col(RotaVisit.id) == col(RotaPlace.rota_visit_id))
        .where(col(RotaVisit.rota_id) == rota.id)
    )
    return dict.fromkeys((visit_id, carer_id) for visit_id, carer_id in found)


def _place_rows(session: Session, going: Collection[tuple[UUID, UUID]]) -> Iterator[RotaPlace]:
    if going:
        visits = {visit_id for visit_id, _carer in going}
        query = select(RotaPlace).where(col(RotaPlace.rota_visit_id).in_(visits))
        asked = set(going)
        for row in session.exec(query).all():
            if (row.rota_visit_id, row.carer_id) in asked:
                yield row


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


def _delete(session: Session, rows: Iterable[RotaPlace | RotaVisit | VisitLock]) -> None:
    for row in rows:
        session.delete(row)
    session.flush()
