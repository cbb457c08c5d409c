"""What a proposal changes, visit by visit, against the week it was made from."""

from collections.abc import Iterator

from carecoop.services.week_values import BoardVisit, ChangeKind, VisitChange, WeekBoard


def changes(before: WeekBoard, after: WeekBoard) -> tuple[VisitChange, ...]:
    """The visits that differ; none where there was no rota, for then everything is new."""
    return tuple(_changes(before, after)) if before.version else ()


def _changes(before: WeekBoard, after: WeekBoard) -> Iterator[VisitChange]:
    names = {carer.carer_id: carer.name for carer in (*before.carers, *after.carers)}
    old = {visit.id: visit for visit in before.visits}
    for visit in after.visits:
        was = old.get(visit.id)
        kind = None if was is None else _kind(was, visit)
        if was is not None and kind is not None:
            yield VisitChange(
                visit_id=visit.id,
                client_name=visit.client_name,
                kind=kind,
                before_minute=was.start_minute if was.places else None,
                after_minute=visit.start_minute if visit.places else None,
                before_carers=tuple(names[place.carer_id] for place in was.places),
                after_carers=tuple(names[place.carer_id] for place in visit.places),
            )


def _kind(was: BoardVisit, now: BoardVisit) -> ChangeKind | None:
    came = {place.carer_id for place in was.places}
    comes = {place.carer_id for place in now.places}
    if len(comes) > len(came):
        return ChangeKind.FILLED
    if len(comes) < len(came):
        return ChangeKind.LOST
    if came != comes:
        return ChangeKind.CARER
    return ChangeKind.TIME if comes and was.start_minute != now.start_minute else None
