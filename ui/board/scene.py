"""A week's board made ready to look at: rows of blocks in shown order, and what troubles them.

Plain values without Qt. A row is a carer's week or a client's, as one likes to look at it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import chain
from operator import attrgetter
from uuid import UUID

from carecoop.kinds import RotaState, TimeOffKind
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

NOBODY = UUID(int=0)
Unit = Callable[[float], float]  # as `DayWindow.unit`


class Trouble(StrEnum):
    """Why a block wants attention."""

    NEEDS_SOMEONE = "needs_someone"
    OVERLAPS = "overlaps"
    AWAY = "away"
    CLOSED = "closed"  # outside the hours the carer offered
    OUTSIDE_WINDOW = "outside_window"


class RowsBy(StrEnum):
    """Whose week a row is."""

    CARERS = "carers"
    CLIENTS = "clients"


@dataclass(frozen=True, slots=True)
class Spot:
    """What is selected: a visit of a carer, a visit that needs someone, or the whole row of a
    carer or of a client."""

    carer_id: UUID | None
    visit_id: str | None
    client_id: UUID | None = None  # of a whole row only


@dataclass(frozen=True, slots=True)
class Block:
    """One visit in one row; without a carer it lies in the tray. `left` and `right` are units."""

    visit: BoardVisit
    carer_id: UUID | None
    relationship: Relationship | None
    left: float
    right: float
    lane: int
    lanes: int
    troubles: tuple[Trouble, ...]
    change: VisitChange | None

    @property
    def spot(self) -> Spot:
        return Spot(self.carer_id, self.visit.id)

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """Travel, waiting or rest between blocks; travel is tight where nothing is left beside it."""

    kind: LegKind
    left: float
    right: float
    tight: bool


@dataclass(frozen=True, slots=True)
class Absence:
    """`clear` is its widest part that no visit covers, where its word is read."""

    kind: TimeOffKind
    left: float
    right: float
    clear: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """The week of a carer, or of a client: then `carer` is None and nothing lies between blocks.
    `lefts`, `leg_lefts` and the longest lengths serve `geometry.visible`."""

    spot: Spot  # the whole row
    name: str
    carer: CarerWeek | None
    blocks: tuple[Block, ...]
    lefts: tuple[float, ...]
    centres: tuple[float, ...]
    longest: float
    legs: tuple[Stretch, ...]
    leg_lefts: tuple[float, ...]
    longest_leg: float
    closed: tuple[tuple[float, float], ...]
    absences: tuple[Absence, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    board: WeekBoard
    window: DayWindow
    rows: tuple[Row, ...]
    tray: tuple[Block, ...]
    short_names: Mapping[UUID, str]  # of clients; of carers where rows are clients
    row_of: Mapping[UUID, int]  # by carer, or by client
    carer_names: Mapping[UUID, str]
    visits: Mapping[str, BoardVisit]
    troubled: tuple[Spot, ...]  # in time order; what F8 goes through
    rows_by: RowsBy = RowsBy.CARERS

    @property
    def by_clients(self) -> bool:
        return self.rows_by is RowsBy.CLIENTS

    def block(self, spot: Spot) -> Block | None:
        """The block at a spot; none for a whole row or for what is no longer there."""
        if spot.visit_id is None:
            return None
        row = self.row_index(spot)
        blocks = self.tray if row is None else self.rows[row].blocks
        return next((block for block in blocks if block.spot == spot), None)

    def row_index(self, spot: Spot) -> int | None:
        """The row a spot is in; none for the tray."""
        owner = spot.carer_id
        if self.by_clients:
            visit = None if spot.visit_id is None else self.visits.get(spot.visit_id)
            owner = spot.client_id if visit is None else visit.client_id
        return None if owner is None else self.row_of.get(owner)

    def holds(self, spot: Spot) -> bool:
        if spot.visit_id is None:
            return self.row_index(spot) is not None
        return self.block(spot) is not None

    def label(self, block: Block) -> UUID:
        """Who names a block: its client; in client rows its carer, or nobody yet."""
        if self.by_clients:
            return NOBODY if block.carer_id is None else block.carer_id
        return block.visit.client_id


def build_scene(
    board: WeekBoard,
    changes: Iterable[VisitChange] = (),
    rows_by: RowsBy = RowsBy.CARERS,
    also: Iterable[BoardVisit] = (),
) -> Scene:
    """Everything the board draws, from the week's values and what a proposal changed; with room
    for the hours of the visits `also` too."""
    shown = (*board.visits, *also)
    window = geometry.day_window((visit.start_minute, visit.end_minute) for visit in shown)
    unit = cache(window.unit)
    changed = {change.visit_id: change for change in changes}
    by_carer: dict[UUID, list[tuple[BoardVisit, Relationship]]] = defaultdict(list)
    for visit in sorted(board.visits, key=attrgetter("start_minute", "end_minute", "id")):
        for place in visit.places:
            by_carer[place.carer_id].append((visit, place.relationship))
    rows = tuple(_carer_row(one, by_carer[one.carer_id], unit, changed) for one in board.carers)
    return _scene(board, window, rows, _tray(board, unit, changed), rows_by)


def _scene(
    board: WeekBoard,
    window: DayWindow,
    carers: tuple[Row, ...],
    tray: tuple[Block, ...],
    rows_by: RowsBy,
) -> Scene:
    names = {carer.carer_id: carer.name for carer in board.carers}
    clients = {visit.client_id: visit.client_name for visit in board.visits}
    by_clients = rows_by is RowsBy.CLIENTS
    rows = _client_rows(carers, tray, clients) if by_clients else carers
    owners = (row.spot.client_id if by_clients else row.spot.carer_id for row in rows)
    return Scene(
        board=board,
        window=window,
        rows=rows,
        tray=tray,
        short_names=short_names(names if by_clients else clients),
        row_of={owner: index for index, owner in enumerate(owners) if owner is not None},
        carer_names=names,
        visits={visit.id: visit for visit in board.visits},
        troubled=_troubled(carers, tray),
        rows_by=rows_by,
    )


def blank_week(week: date) -> WeekBoard:
    """A week before anything is known of it."""
    figures = WeekFigures(0, 0, None, None, None, 0, 0, 0, 0, 0, 0)
    return WeekBoard(week, RotaState.DRAFT, 0, None, (), (), (), figures)


def short_names(full: Mapping[UUID, str]) -> dict[UUID, str]:
    """The last word of each name, where that tells them apart; the whole name where it does not."""
    last = {key: name.split()[-1] if name.split() else name for key, name in full.items()}
    used = Counter(last.values())
    return {key: word if used[word] == 1 else full[key] for key, word in last.items()}


def initials(name: str) -> str:
    """One or two letters for a narrow block: "Mrs Pryce" is MP, "Bill" is Bi."""
    words = name.split()
    if len(words) < 2:
        return name[:2]
    return words[0][0] + words[-1][0]


def _carer_row(
    carer: CarerWeek,
    placed: Sequence[tuple[BoardVisit, Relationship]],
    unit: Unit,
    changed: Mapping[str, VisitChange],
) -> Row:
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
    carers: Iterable[Row], tray: Iterable[Block], clients: Mapping[UUID, str]
) -> tuple[Row, ...]:
    """Each client's week in the order of names: a block for each place, filled or not."""
    by_client: dict[UUID, list[Block]] = defaultdict(list)
    for block in chain((block for row in carers for block in row.blocks), tray):
        by_client[block.visit.client_id].append(block)
    return tuple(
        _client_row(client_id, clients[client_id], by_client[client_id])
        for client_id in sorted(by_client, key=lambda one: (clients[one].casefold(), one))
    )


def _client_row(client_id: UUID, name: str, found: list[Block]) -> Row:
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
    """The units in which the carer offered no hours; nothing where they offered none at all."""
    if not carer.available:
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
    if carer.available and not _offered(carer, start, end):
        found.append(Trouble.CLOSED)
    if not visit.earliest_minute <= start <= visit.latest_minute:
        found.append(Trouble.OUTSIDE_WINDOW)
    return tuple(found)


def _offered(carer: CarerWeek, start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in carer.available)


def _tray(board: WeekBoard, unit: Unit, changed: Mapping[str, VisitChange]) -> tuple[Block, ...]:
    missing = sorted(
        (visit for visit in board.visits if visit.missing), key=attrgetter("start_minute", "id")
    )
    return tuple(
        Block(
            visit,
            None,
            None,
            unit(visit.start_minute),
            unit(visit.end_minute),
            0,
            1,
            (Trouble.NEEDS_SOMEONE,),
            changed.get(visit.id),
        )
        for visit in missing
    )


def _change_for(change: VisitChange | None, carer_name: str) -> VisitChange | None:
    """The change, unless it left this carer's part of the visit as it was."""
    if change is None or change.kind is ChangeKind.TIME:
        return change
    return None if carer_name in change.before_carers else change


def _troubled(rows: Iterable[Row], tray: Iterable[Block]) -> tuple[Spot, ...]:
    """Each troubled place once: a visit short of someone is met in the tray, not in the row."""
    found = [
        (block.left, block.spot)
        for row in rows
        for block in row.blocks
        if any(trouble is not Trouble.NEEDS_SOMEONE for trouble in block.troubles)
    ]
    found += [(block.left, block.spot) for block in tray]
    return tuple(spot for _left, spot in sorted(found, key=lambda pair: pair[0]))
