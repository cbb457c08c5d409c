"""A week's board made ready to look at: rows of blocks in shown order, and what troubles them.

Plain values without Qt. Rows are carers today; nothing here but `_carer_row` knows that.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
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
from ui.board.geometry import DayWindow


class Trouble(StrEnum):
    """Why a block wants attention."""

    NEEDS_SOMEONE = "needs_someone"
    OVERLAPS = "overlaps"
    AWAY = "away"
    CLOSED = "closed"  # outside the hours the carer offered
    OUTSIDE_WINDOW = "outside_window"


@dataclass(frozen=True, slots=True)
class Spot:
    """What is selected: a visit of a carer, a visit that needs someone, or a carer's whole row."""

    carer_id: UUID | None
    visit_id: str | None


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
    kind: TimeOffKind
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """A carer's week. `lefts`, `leg_lefts` and the longest lengths serve `geometry.visible`."""

    carer: CarerWeek
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
    short_names: Mapping[UUID, str]  # by client
    row_of: Mapping[UUID, int]  # by carer
    carer_names: Mapping[UUID, str]
    visits: Mapping[str, BoardVisit]
    troubled: tuple[Spot, ...]  # in time order; what F8 goes through

    def block(self, spot: Spot) -> Block | None:
        """The block at a spot; none for a whole row or for what is no longer there."""
        if spot.visit_id is None:
            return None
        blocks = self.tray if spot.carer_id is None else self._blocks_of(spot.carer_id)
        return next((block for block in blocks if block.visit.id == spot.visit_id), None)

    def row_index(self, spot: Spot) -> int | None:
        """The row a spot is in; none for the tray."""
        return None if spot.carer_id is None else self.row_of.get(spot.carer_id)

    def holds(self, spot: Spot) -> bool:
        if spot.visit_id is None:
            return self.row_index(spot) is not None
        return self.block(spot) is not None

    def _blocks_of(self, carer_id: UUID) -> tuple[Block, ...]:
        row = self.row_of.get(carer_id)
        return () if row is None else self.rows[row].blocks


def build_scene(board: WeekBoard, changes: Iterable[VisitChange] = ()) -> Scene:
    """Everything the board draws, from the week's values and what a proposal changed."""
    window = geometry.day_window((visit.start_minute, visit.end_minute) for visit in board.visits)
    changed = {change.visit_id: change for change in changes}
    by_carer: dict[UUID, list[tuple[BoardVisit, Relationship]]] = defaultdict(list)
    for visit in sorted(board.visits, key=attrgetter("start_minute", "end_minute", "id")):
        for place in visit.places:
            by_carer[place.carer_id].append((visit, place.relationship))
    names = {carer.carer_id: carer.name for carer in board.carers}
    rows = tuple(
        _carer_row(carer, by_carer[carer.carer_id], window, changed, names[carer.carer_id])
        for carer in board.carers
    )
    tray = _tray(board, window, changed)
    return Scene(
        board=board,
        window=window,
        rows=rows,
        tray=tray,
        short_names=short_names({v.client_id: v.client_name for v in board.visits}),
        row_of={carer.carer_id: index for index, carer in enumerate(board.carers)},
        carer_names=names,
        visits={visit.id: visit for visit in board.visits},
        troubled=_troubled(rows, tray),
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
    window: DayWindow,
    changed: Mapping[str, VisitChange],
    name: str,
) -> Row:
    spans = [(visit.start_minute, visit.end_minute) for visit, _ in placed]
    blocks = tuple(
        Block(
            visit,
            carer.carer_id,
            relationship,
            window.unit(visit.start_minute),
            window.unit(visit.end_minute),
            lane,
            count,
            _troubles(visit, carer, overlaps=count > 1),
            _change_for(changed.get(visit.id), name),
        )
        for (visit, relationship), (lane, count) in zip(placed, geometry.lanes(spans), strict=True)
    )
    legs = _stretches(carer, {start for start, _end in spans}, window)
    return Row(
        carer=carer,
        blocks=blocks,
        lefts=tuple(block.left for block in blocks),
        centres=tuple(block.centre for block in blocks),
        longest=max((block.right - block.left for block in blocks), default=0.0),
        legs=legs,
        leg_lefts=tuple(leg.left for leg in legs),
        longest_leg=max((leg.right - leg.left for leg in legs), default=0.0),
        closed=_closed(carer, window),
        absences=tuple(
            Absence(away.kind, window.unit(away.start_minute), window.unit(away.end_minute))
            for away in carer.away
        ),
    )


def _stretches(carer: CarerWeek, starts: set[int], window: DayWindow) -> tuple[Stretch, ...]:
    waits = {leg.start_minute for leg in carer.legs if leg.kind is not LegKind.TRAVEL}
    waits |= {leg.end_minute for leg in carer.legs if leg.kind is not LegKind.TRAVEL}
    return tuple(
        Stretch(
            leg.kind,
            window.unit(leg.start_minute),
            window.unit(leg.end_minute),
            leg.end_minute in starts and not {leg.start_minute, leg.end_minute} & waits,
        )
        for leg in sorted(carer.legs, key=attrgetter("start_minute"))
        if leg.kind is not LegKind.REST
    )


def _closed(carer: CarerWeek, window: DayWindow) -> tuple[tuple[float, float], ...]:
    """The units in which the carer offered no hours; nothing where they offered none at all."""
    if not carer.available:
        return ()
    closed, free_from = [], 0.0
    for start, end in sorted(carer.available):
        left, right = window.unit(start), window.unit(end)
        if left > free_from:
            closed.append((free_from, left))
        free_from = max(free_from, right)
    if free_from < window.units:
        closed.append((free_from, float(window.units)))
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


def _tray(
    board: WeekBoard, window: DayWindow, changed: Mapping[str, VisitChange]
) -> tuple[Block, ...]:
    missing = sorted(
        (visit for visit in board.visits if visit.missing), key=attrgetter("start_minute", "id")
    )
    return tuple(
        Block(
            visit,
            None,
            None,
            window.unit(visit.start_minute),
            window.unit(visit.end_minute),
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
        if set(block.troubles) - {Trouble.NEEDS_SOMEONE}
    ]
    found += [(block.left, block.spot) for block in tray]
    return tuple(spot for _left, spot in sorted(found, key=lambda pair: pair[0]))
