"""The board by mouse: visits are chosen, and dragged to another carer or time."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui.board import gaps, geometry, moves
from ui.board.carry import mouse_hint
from ui.board.moves import Target
from ui.board.scene import NOBODY, Block, Spot

if TYPE_CHECKING:
    from ui.board.view import BoardView

STILL_PX = 7  # sideways from the press: as yet a move to another row, not to another time
EDGE_PX = 22  # from the board's edge: it scrolls
SCROLL_PX = 18
SCROLL_MS = 30

KEEPS_TIME = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


class Mouse(QObject):
    """From the press on a visit to its drop. Points are of the board's viewport.

    Ctrl adds a visit to those that are chosen or takes it out, Shift chooses all up to it.
    """

    def __init__(self, board: "BoardView") -> None:
        super().__init__(board)
        self._board = board
        self._lead: Block | None = None
        self._pressed = QPoint()
        self._at = QPoint()
        self._grip = 0.0  # pixels from the visit's left edge to where it is held
        self._keeps_time = False  # as long as Shift or Alt is held
        self._from_tray = False  # where it stays at its time
        self._choose_on_release: Spot | None = None  # unless all that is chosen gets dragged
        self._scroller = QTimer(self, interval=SCROLL_MS)
        self._scroller.timeout.connect(self._scroll)

    @property
    def is_under_way(self) -> bool:
        return self._lead is not None and self._board.carry.is_under_way

    @property
    def is_held(self) -> bool:
        """Whether a visit is held, be it carried yet or not."""
        return self._lead is not None

    def press(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        """Choose what is there; a visit is held as well, and moves once the mouse does."""
        board = self._board
        block = board.block_at(at)
        if block is None:
            self._press_ground(at)
            return
        self._choose_on_release = None
        if held & Qt.KeyboardModifier.ControlModifier:
            self._toggle(block.spot)
        elif held & Qt.KeyboardModifier.ShiftModifier and board.chosen:
            board.choose(moves.up_to(board.scene, board.chosen[0], block.spot), block.spot)
        elif len(board.chosen) > 1 and block.spot in board.chosen:
            self._choose_on_release = block.spot
        else:
            board.select(block.spot)
        self._hold(block, at)

    def choose_for_menu(self, at: QPoint) -> None:
        """What the menu is about: what is under the mouse, or all that is chosen around it."""
        block = self._board.block_at(at)
        if block is None:
            self._press_ground(at)
        elif block.spot not in self._board.chosen:
            self._board.select(block.spot)

    def take(self, block: Block, at: QPoint) -> None:
        """A visit comes from the tray, held in its middle."""
        self._board.forget_picture()
        self._hold(block, at)
        if not self._board.carry.begin((block.spot,), ""):
            self._let_go()
        self._grip = (block.right - block.left) * self._board.frame().scale / 2
        self._from_tray = True

    def move(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        if self._lead is None:
            return
        self._keeps_time = bool(held & KEEPS_TIME)
        carry = self._board.carry
        if not carry.is_under_way:
            if (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            hint = mouse_hint(by_clients=self._board.scene.by_clients)
            if not carry.begin(self._spots(self._lead.spot), hint):
                self._let_go()
                return
        self._at = at
        self._scroller.start() if self._is_at_edge() else self._scroller.stop()
        self.aim()

    def aim(self) -> None:
        """Look again where the mouse is: it, the board or a key beside it has moved."""
        if self.is_under_way:
            self._board.carry.aim(self._target(), self._at)

    def hold(self, key: int, *, pressed: bool) -> bool:
        """A key beside the mouse; False where it is none of those that mean something here."""
        if not self.is_under_way or key not in {Qt.Key.Key_Shift, Qt.Key.Key_Alt}:
            return False
        self._keeps_time = pressed
        self.aim()
        return True

    def release(self) -> None:
        was_under_way, chosen = self.is_under_way, self._choose_on_release
        self._judge_all_takers()
        self._let_go()
        if was_under_way:
            self._board.carry.drop()
        elif chosen is not None:
            self._board.select(chosen)

    def cancel(self) -> None:
        self._let_go()
        self._board.carry.end()

    def _hold(self, block: Block, at: QPoint) -> None:
        frame = self._board.frame()
        self._lead, self._pressed, self._at = block, at, at
        self._from_tray = False
        self._grip = at.x() + frame.left - block.left * frame.scale

    def _press_ground(self, at: QPoint) -> None:
        """Beside the visits: the whole row, and the time that was meant."""
        board, frame = self._board, self._board.frame()
        row = geometry.row_at(at.y() + frame.top, frame.row_height, len(board.scene.rows))
        board.goal = (at.x() + frame.left) / frame.scale
        if row is None:
            board.select(None)
            return
        board.select(board.scene.rows[row].spot)
        board.select_gap(gaps.gap_at(board.scene, row, board.goal))

    def _toggle(self, spot: Spot) -> None:
        board = self._board
        kept = tuple(one for one in board.chosen if one != spot)
        chosen = kept if spot in board.chosen else (*board.chosen, spot)
        if chosen:
            board.choose(chosen, chosen[-1])
        else:
            board.select(None)

    def _let_go(self) -> None:
        self._lead = self._choose_on_release = None
        self._scroller.stop()

    def _spots(self, lead: Spot) -> tuple[Spot, ...]:
        """All that is chosen, where what is held is part of it."""
        chosen = self._board.chosen
        return chosen if lead in chosen else (lead,)

    def _target(self) -> Target:
        board = self._board
        if board.is_tray_at(board.viewport().mapToGlobal(self._at)):
            return Target(0, NOBODY)
        lead, row = self._lead, self._row()
        assert lead is not None
        if board.scene.by_clients:
            return Target(self._minutes(lead), self._taker(lead, row))
        carer_id = None if row is None else board.scene.rows[row].spot.carer_id
        if carer_id == lead.carer_id:
            carer_id = None
        return Target(self._minutes(lead), carer_id)

    def _taker(self, lead: Block, row: int | None) -> UUID | None:
        """A visit stays with its person: each row up or down is another carer."""
        return self._board.carry.taker(self._steps(lead, row))

    def _steps(self, lead: Block, row: int | None) -> int:
        """How many carers on the mouse is: from the tray a person's own row is the first."""
        here = self._board.scene.row_index(lead.spot)
        return 0 if row is None or here is None else abs(row - here) + self._from_tray

    def _judge_all_takers(self) -> None:
        """Whoever lets go of a visit sooner waits for who is best."""
        board, lead = self._board, self._lead
        if not self.is_under_way or not board.scene.by_clients or lead is None:
            return
        if self._steps(lead, self._row()):
            board.carry.takers()
            self.aim()

    def _row(self) -> int | None:
        board, frame = self._board, self._board.frame()
        y = min(max(self._at.y(), 0), board.viewport().height() - 1) + frame.top
        return geometry.row_at(y, frame.row_height, len(board.scene.rows))

    def _minutes(self, lead: Block) -> int:
        moved = abs(self._at.x() - self._pressed.x())
        if self._from_tray or moved < STILL_PX:
            return 0
        frame = self._board.frame()
        unit = (self._at.x() + frame.left - self._grip) / frame.scale
        start = self._board.scene.window.minute(unit)
        if self._keeps_time:
            return moves.whole_days(start - lead.visit.start_minute)
        return moves.to_grid(lead.visit.start_minute, start)

    def _is_at_edge(self) -> bool:
        view = self._board.viewport().rect()
        inner = view.adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        return not inner.contains(self._at) and view.adjusted(-60, -60, 60, 60).contains(self._at)

    def _scroll(self) -> None:
        board, at = self._board, self._at
        view = board.viewport().rect()
        for bar, here, end in (
            (board.horizontalScrollBar(), at.x(), view.right()),
            (board.verticalScrollBar(), at.y(), view.bottom()),
        ):
            if here < EDGE_PX:
                bar.setValue(bar.value() - SCROLL_PX)
            elif here > end - EDGE_PX:
                bar.setValue(bar.value() + SCROLL_PX)
        self.aim()
