"""The board by keyboard: what each key does to the selection and to the view."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.board import moves, walk
from ui.board.scene import Spot

if TYPE_CHECKING:
    from ui.board.view import BoardView

ZOOM_STEP = 1.25

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier

ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
CARRY = ARROWS | {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Steering:
    """Arrows go between blocks and rows, with Shift they choose all up to there, with Alt they
    move what is chosen; Page Up and Down go by a screen of rows, with Alt they move what is chosen
    by a day; Home and End to the ends of the day, with Ctrl to the first and last row or the next
    day; + and - zoom, D and W fit the day or the week, C turns from carers to clients, Enter opens
    what is selected."""

    def __init__(self, board: "BoardView") -> None:
        self._board = board
        self._keys = self._table()

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is for the board rather than for a shortcut of the page."""
        board, key = self._board, event.key()
        if board.carry.is_under_way:
            return key in {Qt.Key.Key_Escape, *CARRY, *ENTER}
        return key in CARRY and event.modifiers() & ~KEYPAD == ALT and board.nudge.can_begin()

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key is for; False where it is for nothing here."""
        if self._board.carry.is_under_way and event.key() == Qt.Key.Key_Escape:
            self._board.mouse.cancel()
            self._board.nudge.cancel()
            return True
        if self._board.nudge.is_under_way and event.key() in ENTER:
            self._board.nudge.put_here()
            return True
        action = self._keys.get((event.modifiers() & ~KEYPAD, Qt.Key(event.key())))
        if action is None:
            return False
        action()
        return True

    def to_trouble(self, step: int) -> Spot | None:
        """Select the next (1) or previous (-1) trouble of the week."""
        board = self._board
        spot = walk.next_trouble(board.scene, board.selected, step, board.goal)
        if spot is not None:
            board.select(spot)
        return spot

    def day_meant(self) -> int:
        """The day of the selection, else today in a whole week, else the day in view."""
        board = self._board
        block = board.scene.block(board.selected) if board.selected is not None else None
        if block is not None:
            return board.scene.window.day(block.left)
        return board.today if board.shows_week and board.today is not None else board.day

    def _table(self) -> dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], None]]:
        board, key = self._board, Qt.Key
        return {
            (PLAIN, key.Key_Left): lambda: self._along(-1),
            (PLAIN, key.Key_Right): lambda: self._along(1),
            (PLAIN, key.Key_Up): lambda: self._across(-1),
            (PLAIN, key.Key_Down): lambda: self._across(1),
            (PLAIN, key.Key_PageUp): lambda: self._across(-self._page()),
            (PLAIN, key.Key_PageDown): lambda: self._across(self._page()),
            (PLAIN, key.Key_Home): lambda: self._to_edge(last=False),
            (PLAIN, key.Key_End): lambda: self._to_edge(last=True),
            (CONTROL, key.Key_Home): lambda: self._to_row(0),
            (CONTROL, key.Key_End): lambda: self._to_row(-1),
            (CONTROL, key.Key_Left): lambda: board.show_day(board.day - 1),
            (CONTROL, key.Key_Right): lambda: board.show_day(board.day + 1),
            (ALT, key.Key_Left): lambda: board.nudge.in_time(-1),
            (ALT, key.Key_Right): lambda: board.nudge.in_time(1),
            (ALT, key.Key_PageUp): lambda: board.nudge.by_day(-1),
            (ALT, key.Key_PageDown): lambda: board.nudge.by_day(1),
            (ALT, key.Key_Up): lambda: board.nudge.across(-1),
            (ALT, key.Key_Down): lambda: board.nudge.across(1),
            (SHIFT, key.Key_Left): lambda: self._extend(along=-1),
            (SHIFT, key.Key_Right): lambda: self._extend(along=1),
            (SHIFT, key.Key_Up): lambda: self._extend(across=-1),
            (SHIFT, key.Key_Down): lambda: self._extend(across=1),
            (PLAIN, key.Key_Plus): lambda: board.zoom_by(ZOOM_STEP),
            (SHIFT, key.Key_Plus): lambda: board.zoom_by(ZOOM_STEP),
            (PLAIN, key.Key_Equal): lambda: board.zoom_by(ZOOM_STEP),
            (PLAIN, key.Key_Minus): lambda: board.zoom_by(1 / ZOOM_STEP),
            (PLAIN, key.Key_D): lambda: board.show_day(self.day_meant()),
            (PLAIN, key.Key_W): board.show_week,
            (PLAIN, key.Key_C): board.corner.toggle,
            (PLAIN, key.Key_Return): board.opened.emit,
            (PLAIN, key.Key_Enter): board.opened.emit,
        }

    def _page(self) -> int:
        board = self._board
        return max(1, board.viewport().height() // board.frame().row_height - 1)

    def _here(self) -> Spot | None:
        """The selection; where there is none yet, a first one is made and None given."""
        board = self._board
        if board.selected is not None and board.scene.row_index(board.selected) is not None:
            return board.selected
        board.select(walk.first(board.scene, board.day))
        return None

    def _along(self, step: int) -> None:
        here, board = self._here(), self._board
        if here is not None:
            board.select(walk.along(board.scene, here, step, board.goal))

    def _extend(self, along: int = 0, across: int = 0) -> None:
        """Choose one more on that side, or one less."""
        here, board = self._here(), self._board
        if here is None or not board.chosen:
            return
        if along:
            to = walk.along(board.scene, here, along, board.goal)
        else:
            to = walk.across(board.scene, here, across, board.goal)
        if to.visit_id is not None:
            board.choose(moves.up_to(board.scene, board.chosen[0], to), to)

    def _across(self, step: int) -> None:
        here, board = self._here(), self._board
        if here is not None:
            board.select(walk.across(board.scene, here, step, board.goal), keep_goal=True)

    def _to_edge(self, *, last: bool) -> None:
        here, board = self._here(), self._board
        if here is not None:
            board.select(walk.to_edge(board.scene, here, last=last, goal=board.goal))

    def _to_row(self, index: int) -> None:
        board = self._board
        board.select(walk.to_row(board.scene, index, board.goal), keep_goal=True)
