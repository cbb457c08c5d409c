"""Visits moved by keys: Alt and an arrow carry them on, letting go of Alt puts them there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ui.board import moves
from ui.board.carry import key_hint
from ui.board.geometry import DAY_MINUTES, WEEK_MINUTES
from ui.board.moves import Target
from ui.board.scene import Spot

if TYPE_CHECKING:
    from ui.board.view import BoardView


class Nudge(QObject):
    """Carries what is chosen step by step: five minutes, a day, or a row."""

    def __init__(self, board: "BoardView") -> None:
        super().__init__(board)
        self._board = board
        self._minutes = 0
        self._rows = 0
        self.is_under_way = False

    def can_begin(self) -> bool:
        """Whether a visit is chosen that lies in a row, and none is being dragged."""
        board = self._board
        lead = board.selected
        return (
            lead is not None
            and lead in board.chosen
            and board.scene.row_index(lead) is not None
            and not board.mouse.is_under_way
        )

    def in_time(self, direction: int) -> None:
        if self._begin():
            block = self._board.scene.block(self._lead())
            assert block is not None
            now = block.visit.start_minute + self._minutes
            self._minutes += moves.one_step(now, direction)
            self._aim()

    def by_day(self, direction: int) -> None:
        """To the same time a day later (1) or earlier (-1)."""
        if self._begin():
            board = self._board
            block = board.scene.block(self._lead())
            assert block is not None
            start = block.visit.start_minute + self._minutes + direction * DAY_MINUTES
            if 0 <= start < WEEK_MINUTES:
                self._minutes += direction * DAY_MINUTES
                board.turn_to(board.scene.window.unit(start))
                board.reveal_span(start, start + block.visit.duration_minutes)
            self._aim()

    def across(self, direction: int) -> None:
        """To the carer a row below (1) or above (-1); where rows are people to the next best one
        (1) or back (-1)."""
        scene = self._board.scene
        if not self._begin():
            return
        here = scene.row_index(self._lead())
        assert here is not None
        if scene.by_clients:
            self._rows = min(max(self._rows + direction, 0), len(self._board.carry.takers()))
        else:
            self._rows = min(max(here + self._rows + direction, 0), len(scene.rows) - 1) - here
        self._aim()

    def put_here(self) -> None:
        if self.is_under_way:
            self.is_under_way = False
            self._board.carry.drop()

    def cancel(self) -> None:
        if self.is_under_way:
            self.is_under_way = False
            self._board.carry.end()

    def release(self, key: int) -> bool:
        if not self.is_under_way or key != Qt.Key.Key_Alt:
            return False
        self.put_here()
        return True

    def _begin(self) -> bool:
        if not self.is_under_way:
            board = self._board
            if not self.can_begin() or not board.carry.begin(board.chosen, key_hint()):
                return False
            self.is_under_way = True
            self._minutes = self._rows = 0
        return True

    def _lead(self) -> Spot:
        lead = self._board.selected
        assert lead is not None
        return lead

    def _aim(self) -> None:
        board, scene = self._board, self._board.scene
        row = scene.row_index(self._lead())
        assert row is not None
        if scene.by_clients:
            carer_id = board.carry.taker(self._rows)
        else:
            row += self._rows
            carer_id = scene.rows[row].spot.carer_id if self._rows else None
        board.carry.aim(Target(self._minutes, carer_id), None)
        board.show_row(row)
