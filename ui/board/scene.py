"""A week's board ready to look at: rows of blocks in shown order, and what troubles them.

Plain values without Qt. A row is a carer's week or a client's, as one likes to look at it.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import TypeVar, overload
from uuid import UUID

from carecoop.kinds import TimeOffKind
from carecoop.services.week_values import (
    BoardVisit,
    CarerWeek,
    LegKind,
    Relationship,
    VisitChange,
    WeekBoard,
)
from ui.board.geometry import DayWindow

NOBODY = UUID(int=0)

T = TypeVar("T")


class Trouble(StrEnum):
    """Why a block wants attention."""

    NEEDS_SOMEONE = "needs_someone"
    OVERLAPS = "overlaps"
    AWAY = "away"
    CLOSED = "closed"  # outside the hours the carer offered
    GONE = "gone"  # the carer has left the co-op
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


class Made(Sequence[T]):
    """So many rows or blocks, each made when somebody first looks at it: a large co-op has several
    times as many as fit into the window."""

    def __init__(self, count: int, make: Callable[[int], T]) -> None:
        self._numbers = range(count)
        self._made = cache(make)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return tuple(map(self._made, self._numbers[index]))
        return self._made(self._numbers[index])


@dataclass(frozen=True, eq=False)
class Scene:
    """`by_carer` has the carers' rows, which `rows` are unless those are the clients'."""

    board: WeekBoard
    window: DayWindow
    by_carer: Sequence[Row]
    rows: Sequence[Row]
    names: Sequence[str]  # of the rows
    tray: Sequence[Block]
    short_names: Mapping[UUID, str]  # of clients; of carers where rows are clients
    row_of: Mapping[UUID, int]  # by carer, or by client
    carer_names: Mapping[UUID, str]
    client_names: Mapping[UUID, str]  # of those with visits
    visits: Mapping[str, BoardVisit]
    rows_by: RowsBy = RowsBy.CARERS

    @cached_property
    def troubled(self) -> tuple[Spot, ...]:
        """What F8 goes through, in time order, each place once: a visit short of someone is met
        in the tray, not in the row."""
        found = [
            (block.left, block.spot)
            for row in self.by_carer
            for block in row.blocks
            if any(trouble is not Trouble.NEEDS_SOMEONE for trouble in block.troubles)
        ]
        found += [(block.left, block.spot) for block in self.tray]
        return tuple(spot for _left, spot in sorted(found, key=lambda pair: pair[0]))

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
