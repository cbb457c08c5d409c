"""Making a week's board ready to look at: from the week's values to a scene."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain
from operator import attrgetter
from uuid import UUID

from carecoop.kinds import RotaState
from carecoop.services.week_values import (
    BoardVisit,
    CarerWeek,
    ChangeKind,
    LegKind,
    Relationship,
    VisitChange,
    WeekBoard,
    WeekFigures,
)
from ui.board import geometry
from ui.board.geometry import WEEK_MINUTES, DayWindow
from ui.board.scene import (
    Absence,
    Block,
    Made,
    Row,
    RowsBy,
    Scene,
    Spot,
    Stretch,
    Trouble,
    short_names,
)

Unit = Callable[[float], float]  # as `DayWindow.unit`
Placed = Sequence[tuple[BoardVisit, Relationship]]


def build_scene(
    board: WeekBoard,
    changes: Iterable[VisitChange] = (),
    rows_by: RowsBy = RowsBy.CARERS,
    also: Iterable[BoardVisit] = (),
) -> Scene:
    """Everything the board draws, from the week's values and what a proposal changed; with room
    for the hours of the visits `also` too."""
    shown = (*board.visits, *also)
    spans = {(visit.start_minute, visit.duration_minutes) for visit in shown}
    window = geometry.day_window((start, start + length) for start, length in spans)
    unit = cache(window.unit)
    changed = {change.visit_id: change for change in changes}
    placed: dict[UUID, list[tuple[BoardVisit, Relationship]]] = defaultdict(list)
    for visit in board.visits:
        for place in visit.places:
            placed[place.carer_id].append((visit, place.relationship))

    def row(number: int) -> Row:
        carer = board.carers[number]
        return _carer_row(carer, placed.get(carer.carer_id, ()), unit, changed)

    rows = Made(len(board.carers), row)
    return _scene(board, window, rows, _tray(board, unit, changed), rows_by)


def _scene(
    board: WeekBoard,
    window: DayWindow,
    by_carer: Sequence[Row],
    tray: Sequence[Block],
    rows_by: RowsBy,
) -> Scene:
    carers = {carer.carer_id: carer.name for carer in board.carers}
    clients = {visit.client_id: visit.client_name for visit in board.visits}
    by_clients = rows_by is RowsBy.CLIENTS
    in_order = sorted(clients, key=lambda one: (clients[one].casefold(), one))
    owners: Sequence[UUID] = in_order if by_clients else tuple(carers)
    return Scene(
        board=board,
        window=window,
        by_carer=by_carer,
        rows=_client_rows(by_carer, tray, in_order, clients) if by_clients else by_carer,
        names=[(clients if by_clients else carers)[one] for one in owners],
        tray=tray,
        short_names=short_names(carers if by_clients else clients),
        row_of={owner: number for number, owner in enumerate(owners)},
        carer_names=carers,
        client_names=clients,
        visits={visit.id: visit for visit in board.visits},
        rows_by=rows_by,
    )


def blank_week(week: date) -> WeekBoard:
    """A week before anything is known of it."""
    figures = WeekFigures(0, 0, None, None, None, 0, 0, 0, 0, 0, 0)
    return WeekBoard(week, RotaState.DRAFT, 0, None, (), (), (), figures)


def _in_time(placed: tuple[BoardVisit, Relationship]) -> tuple[int, int, str]:
    visit, _relationship = placed
    return visit.start_minute, visit.end_minute, visit.id


def _carer_row(
    carer: CarerWeek,
    found: Placed,
    unit: Unit,
    changed: Mapping[str, VisitChange],
) -> Row:
    placed = sorted(found, key=_in_time)
    spans = [(visit.start_minute, visit.end_minute) for visit, _ in placed]
    blocks = tuple(
        Block(
            visit,
            carer.carer_id,
            relationship,
            unit(visit.start_minute),
            unit(visit.end_minute),
            lane,
            count,
            _troubles(visit, carer, overlaps=count > 1),
            _change_for(changed.get(visit.id), carer.name),
        )
        for (visit, relationship), (lane, count) in zip(placed, geometry.lanes(spans), strict=True)
    )
    return _row(Spot(carer.carer_id, None), carer.name, blocks, unit, carer)


def _client_rows(
    carers: Iterable[Row],
    tray: Iterable[Block],
    clients: Sequence[UUID],
    names: Mapping[UUID, str],
) -> Sequence[Row]:
    """Each client's week: a block for each place, filled or not."""
    by_client: dict[UUID, list[Block]] = defaultdict(list)
    for block in chain((block for row in carers for block in row.blocks), tray):
        by_client[block.visit.client_id].append(block)

    def row(number: int) -> Row:
        client_id = clients[number]
        return _client_row(client_id, names[client_id], by_client.get(client_id, ()))

    return Made(len(clients), row)


def _client_row(client_id: UUID, name: str, found: Iterable[Block]) -> Row:
    blocks = sorted(found, key=lambda block: (block.visit.start_minute, block.visit.id))
    spans = [(block.visit.start_minute, block.visit.end_minute) for block in blocks]
    laid = zip(blocks, geometry.lanes(spans), strict=True)
    placed = tuple(replace(block, lane=lane, lanes=lanes) for block, (lane, lanes) in laid)
    return _row(Spot(None, None, client_id), name, placed)


def _row(
    spot: Spot,
    name: str,
    blocks: tuple[Block, ...],
    unit: Unit | None = None,
    carer: CarerWeek | None = None,
) -> Row:
    legs: tuple[Stretch, ...] = ()
    closed: tuple[tuple[float, float], ...] = ()
    absences: tuple[Absence, ...] = ()
    if carer is not None and unit is not None:
        legs = _stretches(carer, {block.visit.start_minute for block in blocks}, unit)
        closed = _closed(carer, unit)
        taken = [(block.left, block.right) for block in blocks]
        absences = tuple(
            Absence(away.kind, left, right, geometry.widest_clear(left, right, taken))
            for away in carer.away
            for left, right in [(unit(away.start_minute), unit(away.end_minute))]
        )
    return Row(
        spot=spot,
        name=name,
        carer=carer,
        blocks=blocks,
        lefts=tuple(block.left for block in blocks),
        centres=tuple(block.centre for block in blocks),
        longest=max((block.right - block.left for block in blocks), default=0.0),
        legs=legs,
        leg_lefts=tuple(leg.left for leg in legs),
        longest_leg=max((leg.right - leg.left for leg in legs), default=0.0),
        closed=closed,
        absences=absences,
    )


def _stretches(carer: CarerWeek, starts: set[int], unit: Unit) -> tuple[Stretch, ...]:
    waits = {
        minute
        for leg in carer.legs
        if leg.kind is not LegKind.TRAVEL
        for minute in (leg.start_minute, leg.end_minute)
    }
    return tuple(
        Stretch(
            leg.kind,
            unit(leg.start_minute),
            unit(leg.end_minute),
            leg.end_minute in starts and waits.isdisjoint((leg.start_minute, leg.end_minute)),
        )
        for leg in sorted(carer.legs, key=attrgetter("start_minute"))
        if leg.kind is not LegKind.REST
    )


def _closed(carer: CarerWeek, unit: Unit) -> tuple[tuple[float, float], ...]:
    """The units in which the carer offered no hours; nothing where they offered none at all and
    are still at the co-op."""
    if not carer.available and carer.left_minute is None:
        return ()
    closed, free_from = [], 0.0
    for start, end in sorted(carer.available):
        left, right = unit(start), unit(end)
        if left > free_from:
            closed.append((free_from, left))
        free_from = max(free_from, right)
    if free_from < unit(WEEK_MINUTES):
        closed.append((free_from, unit(WEEK_MINUTES)))
    return tuple(closed)


def _troubles(visit: BoardVisit, carer: CarerWeek, *, overlaps: bool) -> tuple[Trouble, ...]:
    start, end = visit.start_minute, visit.end_minute
    found = []
    if visit.missing:
        found.append(Trouble.NEEDS_SOMEONE)
    if overlaps:
        found.append(Trouble.OVERLAPS)
    if carer.away and any(a.start_minute < end and start < a.end_minute for a in carer.away):
        found.append(Trouble.AWAY)
    if carer.left_minute is not None and carer.left_minute <= start:
        found.append(Trouble.GONE)
    elif carer.available and not _offered(carer, start, end):
        found.append(Trouble.CLOSED)
    if not visit.earliest_minute <= start <= visit.latest_minute:
        found.append(Trouble.OUTSIDE_WINDOW)
    return tuple(found)


def _offered(carer: CarerWeek, start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in carer.available)


def _tray(board: WeekBoard, unit: Unit, changed: Mapping[str, VisitChange]) -> Sequence[Block]:
    missing = sorted(
        (visit for visit in board.visits if visit.missing), key=attrgetter("start_minute", "id")
    )

    def block(number: int) -> Block:
        visit = missing[number]
        left, right = unit(visit.start_minute), unit(visit.end_minute)
        needs, change = (Trouble.NEEDS_SOMEONE,), changed.get(visit.id)
        return Block(visit, None, None, left, right, 0, 1, needs, change)

    return Made(len(missing), block)


def _change_for(change: VisitChange | None, carer_name: str) -> VisitChange | None:
    """The change, unless it left this carer's part of the visit as it was."""
    if change is None or change.kind is ChangeKind.TIME:
        return change
    return None if carer_name in change.before_carers else change
