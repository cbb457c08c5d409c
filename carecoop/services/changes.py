"""How one state of a week differs from another, visit by visit."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from carecoop.services.people_text import fold
from carecoop.services.week_values import BoardVisit, ChangeKind, VisitChange, WeekBoard


def changes(before: WeekBoard, after: WeekBoard) -> tuple[VisitChange, ...]:
    """The visits of `after` that `before` has differently, in the order of `after`."""
    return tuple(_changes(before, after))


def _changes(before: WeekBoard, after: WeekBoard) -> Iterator[VisitChange]:
    names = {carer.carer_id: carer.name for board in (before, after) for carer in board.carers}
    earlier = {visit.id: visit for visit in before.visits}
    for visit in after.visits:
        kind = _change_kind(earlier[visit.id], visit)
        if kind is not None:
            was = earlier[visit.id]
            yield VisitChange(
                visit_id=visit.id,
                client_name=visit.client_name,
                kind=kind,
                before_minute=was.start_minute if was.places else None,
                after_minute=visit.start_minute if visit.places else None,
                before_carers=_names(was, names),
                after_carers=_names(visit, names),
            )


def _change_kind(before: BoardVisit, after: BoardVisit) -> ChangeKind | None:
    came = {place.carer_id for place in before.places}
    comes = {place.carer_id for place in after.places}
    if came == comes:
        same_time = before.start_minute == after.start_minute or not comes
        return None if same_time else ChangeKind.TIME
    if came < comes:
        return ChangeKind.FILLED
    return ChangeKind.LOST if comes < came else ChangeKind.CARER


def _names(visit: BoardVisit, names: Mapping[UUID, str]) -> tuple[str, ...]:
    return tuple(sorted((names[place.carer_id] for place in visit.places), key=fold))
