"""How one state of a week differs from another: visit by visit, by person and by carer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from carecoop.services.people_text import fold
from carecoop.services.week_values import BoardVisit, ChangeKind, VisitChange, WeekBoard


@dataclass(frozen=True, slots=True)
class PersonChanges:
    """What changes for one client. Faces are carers' names over the whole week: those who come
    before and after, who comes only now, and who no longer comes."""

    client_id: UUID
    name: str
    changes: tuple[VisitChange, ...]
    faces_before: tuple[str, ...]
    faces_after: tuple[str, ...]

    @property
    def gained(self) -> tuple[str, ...]:
        return tuple(name for name in self.faces_after if name not in self.faces_before)

    @property
    def lost(self) -> tuple[str, ...]:
        return tuple(name for name in self.faces_before if name not in self.faces_after)

    def count(self, kind: ChangeKind) -> int:
        return sum(change.kind is kind for change in self.changes)


@dataclass(frozen=True, slots=True)
class CarerChanges:
    """What changes for one carer: each change is a visit gained, lost, or made at another time or
    with somebody else. `new_people` are clients who see the carer only in the week after."""

    carer_id: UUID
    name: str
    gained: tuple[VisitChange, ...]
    lost: tuple[VisitChange, ...]
    kept: tuple[VisitChange, ...]
    worked_before: int
    worked_after: int
    contract_minutes: int
    new_people: tuple[str, ...]

    @property
    def changes(self) -> tuple[VisitChange, ...]:
        return (*self.gained, *self.lost, *self.kept)


def changes(before: WeekBoard, after: WeekBoard) -> tuple[VisitChange, ...]:
    """The visits of `after` that `before` has differently, in the order of `after`."""
    return tuple(_changes(before, after))


def _changes(before: WeekBoard, after: WeekBoard) -> Iterator[VisitChange]:
    names = _carer_names(before, after)
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
    came, comes = _carers(before), _carers(after)
    if came == comes:
        same_time = before.start_minute == after.start_minute or not comes
        return None if same_time else ChangeKind.TIME
    if came < comes:
        return ChangeKind.FILLED
    return ChangeKind.LOST if comes < came else ChangeKind.CARER


def _carers(visit: BoardVisit | None) -> set[UUID]:
    return set() if visit is None else {place.carer_id for place in visit.places}


def _carer_names(*boards: WeekBoard) -> dict[UUID, str]:
    return {carer.carer_id: carer.name for board in boards for carer in board.carers}


def _names(visit: BoardVisit, names: Mapping[UUID, str]) -> tuple[str, ...]:
    return _in_order(names[place.carer_id] for place in visit.places)


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=fold))


def turned_round(change: VisitChange) -> VisitChange:
    """The change as the week before sees it: what is to come."""
    kinds = {ChangeKind.FILLED: ChangeKind.LOST, ChangeKind.LOST: ChangeKind.FILLED}
    return replace(
        change,
        kind=kinds.get(change.kind, change.kind),
        before_minute=change.after_minute,
        after_minute=change.before_minute,
        before_carers=change.after_carers,
        after_carers=change.before_carers,
        is_to_come=not change.is_to_come,
    )


# By person --------------------------------------------------------------------------------


def by_person(
    before: WeekBoard, after: WeekBoard, changed: Sequence[VisitChange]
) -> tuple[PersonChanges, ...]:
    """The changes of each client who has any, by name."""
    clients = {visit.id: visit.client_id for visit in after.visits}
    theirs: defaultdict[UUID, list[VisitChange]] = defaultdict(list)
    for change in changed:
        theirs[clients[change.visit_id]].append(change)
    came, comes = _faces(before), _faces(after)
    found = (
        PersonChanges(
            client_id=client_id,
            name=listed[0].client_name,
            changes=tuple(listed),
            faces_before=came.get(client_id, ()),
            faces_after=comes.get(client_id, ()),
        )
        for client_id, listed in theirs.items()
    )
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.client_id)))


def _faces(board: WeekBoard) -> dict[UUID, tuple[str, ...]]:
    names = _carer_names(board)
    faces: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for visit in board.visits:
        faces[visit.client_id] |= _carers(visit)
    return {client: _in_order(names[one] for one in carers) for client, carers in faces.items()}


# By carer ---------------------------------------------------------------------------------


def by_carer(
    before: WeekBoard, after: WeekBoard, changed: Sequence[VisitChange]
) -> tuple[CarerChanges, ...]:
    """The changes of each carer who has any, by name; one visit may concern several carers."""
    earlier = {visit.id: visit for visit in before.visits}
    later = {visit.id: visit for visit in after.visits}
    gained: defaultdict[UUID, list[VisitChange]] = defaultdict(list)
    lost: defaultdict[UUID, list[VisitChange]] = defaultdict(list)
    kept: defaultdict[UUID, list[VisitChange]] = defaultdict(list)
    for change in changed:
        came, comes = _carers(earlier.get(change.visit_id)), _carers(later.get(change.visit_id))
        for group, carers in ((gained, comes - came), (lost, came - comes), (kept, came & comes)):
            for carer_id in carers:
                group[carer_id].append(change)
    names = _carer_names(before, after)
    found = (
        CarerChanges(
            carer_id=carer_id,
            name=names[carer_id],
            gained=tuple(gained[carer_id]),
            lost=tuple(lost[carer_id]),
            kept=tuple(kept[carer_id]),
            worked_before=_worked(before, carer_id),
            worked_after=_worked(after, carer_id),
            contract_minutes=_contract(after, carer_id),
            new_people=_in_order(_people(after, carer_id) - _people(before, carer_id)),
        )
        for carer_id in {*gained, *lost, *kept}
    )
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.carer_id)))


def _worked(board: WeekBoard, carer_id: UUID) -> int:
    return sum(one.worked_minutes for one in board.carers if one.carer_id == carer_id)


def _contract(board: WeekBoard, carer_id: UUID) -> int:
    return sum(one.contract_minutes for one in board.carers if one.carer_id == carer_id)


def _people(board: WeekBoard, carer_id: UUID) -> set[str]:
    return {visit.client_name for visit in board.visits if carer_id in _carers(visit)}
