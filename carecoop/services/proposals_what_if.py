"""What if: a week's records as they would be with one thing different. Nothing is written down.

Only copies are changed, so a rota can be built and judged on them while the records stay as they
are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any, TypeVar
from uuid import UUID

from pydantic import TypeAdapter

from carecoop.clock import DAY_MINUTES
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.records import Carer, CarerAvailability, CarerTimeOff, Suspension
from carecoop.services.demand import WantedVisit, minute_in, suspended_spans, without_spans
from carecoop.services.proposals_supposed import (
    MoreHours,
    MoreRoom,
    Supposition,
    WithinContract,
    WithoutCarer,
    WithoutVisits,
)
from carecoop.services.week_records import WeekRecords

MOST_ROOM_MINUTES = 180

Row = TypeVar("Row")


def suppose(records: WeekRecords, what: Iterable[Supposition]) -> WeekRecords:
    """The records as they would be. Raises CareCoopError for what cannot be supposed."""
    for one in what:
        records = _supposed(records, one)
    return records


def _supposed(records: WeekRecords, one: Supposition) -> WeekRecords:
    match one:
        case WithoutCarer():
            off = CarerTimeOff(carer_id=one.carer_id, **asdict(one.time_off))
            return replace(records, time_off=_with(records.time_off, one.carer_id, off))
        case MoreHours():
            window = CarerAvailability(carer_id=one.carer_id, **asdict(one.window))
            more = _with(records.availability, one.carer_id, window)
            return replace(records, availability=more)
        case WithoutVisits():
            return _without_visits(records, one)
        case MoreRoom():
            return _with_more_room(records, one.minutes)
        case WithinContract():
            carers = {key: _within_contract(carer) for key, carer in records.carers.items()}
            return replace(records, carers=carers)


def _with(rows: Mapping[UUID, list[Row]], key: UUID, row: Row) -> dict[UUID, list[Row]]:
    return {**rows, key: [*rows.get(key, ()), row]}


def _without_visits(records: WeekRecords, one: WithoutVisits) -> WeekRecords:
    row = Suspension(client_id=one.client_id, **asdict(one.suspension))
    off = suspended_spans([row], records.week).get(one.client_id, [])
    kept = (
        without_spans(visit, off) if visit.client_id == one.client_id else visit
        for visit in records.wanted
    )
    wanted = tuple(visit for visit in kept if visit is not None)
    return replace(records, wants=lambda: wanted, suspensions=(*records.suspensions, row))


def _with_more_room(records: WeekRecords, minutes: int) -> WeekRecords:
    if not 0 < minutes <= MOST_ROOM_MINUTES:
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "Give from 1 to {most} minutes more room."),
            most=MOST_ROOM_MINUTES,
        )
    wanted = tuple(_roomier(records, visit, minutes) for visit in records.wanted)
    return replace(records, wants=lambda: wanted)


def _roomier(records: WeekRecords, visit: WantedVisit, minutes: int) -> WantedVisit:
    """Within the visit's day; what must be in time stays so."""
    if visit.time_critical:
        return visit
    midnight = minute_in(records.week, visit.visit_date, 0)
    earliest = max(visit.earliest_minute - minutes, min(visit.earliest_minute, midnight))
    last = midnight + DAY_MINUTES - 1
    latest = min(visit.latest_minute + minutes, max(visit.latest_minute, last))
    return visit._replace(earliest_minute=earliest, latest_minute=latest)


def _within_contract(carer: Carer) -> Carer:
    """A copy: the row itself would be saved."""
    if not carer.contract_minutes:
        return carer
    most = min(carer.most_minutes, carer.contract_minutes)
    return Carer(**{**carer.model_dump(), "most_minutes": most})


# As JSON -----------------------------------------------------------------------------------

KINDS: Mapping[str, type[Supposition]] = {
    "without_carer": WithoutCarer,
    "without_visits": WithoutVisits,
    "more_hours": MoreHours,
    "more_room": MoreRoom,
    "within_contract": WithinContract,
}


def to_json(what: Iterable[Supposition]) -> list[dict[str, object]]:
    names = {kind: name for name, kind in KINDS.items()}
    return [
        {"kind": names[type(one)], **TypeAdapter(type(one)).dump_python(one, mode="json")}
        for one in what
    ]


def from_json(listed: Iterable[Mapping[str, object]]) -> tuple[Supposition, ...]:
    return tuple(_read(**entry) for entry in listed)


def _read(kind: Any, **fields: object) -> Supposition:
    return TypeAdapter(KINDS[kind]).validate_python(fields)
