"""Visits on their way to another carer or time, until they are dropped or it is called off."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QTimer
from PySide6.QtGui import QPainter, QRegion

from carecoop.services.editing_values import Put, Verdict
from ui.board import moves, speech, verdicts
from ui.board.card import Card
from ui.board.ghost import OVER_EDGE, GhostPainter, ghosts
from ui.board.moves import Target
from ui.board.paint import boxes
from ui.board.scene import Spot
from ui.board.takers import Judge, Takers

if TYPE_CHECKING:
    from ui.board.view import BoardView

HERE = Target()
AT_ONCE = 4  # carers judged before the window paints again


class Carry:
    """What is carried over a board, where it would go, and what is said of that."""

    def __init__(self, board: "BoardView") -> None:
        self._board = board
        self.judge: Judge = lambda _puts: None
        self.why_fixed: Callable[[], str] = str  # why nothing can be moved; empty where it can
        self.spots: tuple[Spot, ...] = ()
        self.target = HERE
        self.puts: tuple[Put, ...] = ()
        self.verdict: Verdict | None = None
        self.lines: tuple[verdicts.Line, ...] = ()
        self._hint = ""
        self._takers: Takers | None = None  # None: not asked yet
        self._judging = QTimer(board, interval=0)  # when nothing else is to be done
        self._judging.timeout.connect(self._judge_takers)
        self._pointer: QPoint | None = None
        self._card: Card | None = None
        self._painter = GhostPainter(board.style_in_use)
        self._drawn = QRegion()

    @property
    def is_under_way(self) -> bool:
        return bool(self.spots)

    @property
    def is_refused(self) -> bool:
        return self.verdict is not None and self.verdict.impossible is not None

    def begin(self, spots: Sequence[Spot], hint: str) -> bool:
        """Take visits up; False where nothing can be moved now, and it is said why."""
        fixed = self.why_fixed()
        if fixed:
            self._board.refused.emit(fixed)
            return False
        self.spots, self._hint, self._takers = tuple(spots), hint, None
        self._painter = GhostPainter(self._board.style_in_use)
        self._board.carrying_changed.emit()
        self.aim(HERE, None, again=True)
        return True

    def aim(self, target: Target, pointer: QPoint | None, *, again: bool = False) -> None:
        """Carry to another target; what was judged once is not judged again."""
        if target == self.target and not again:
            return
        self.target, self._pointer = target, pointer
        puts = moves.puts(self._board.scene, self.spots, target)
        if puts != self.puts or again:
            self.puts = puts
            self._look_at()
        self._show()

    def takers(self) -> tuple[UUID, ...]:
        """Who else could come, the best first; nobody while the week is still being read."""
        takers = self._asked_takers()
        takers.judge_all()
        return takers.found or ()

    def taker(self, number: int) -> UUID | None:
        """One of them, counted from 1, the last where there are not so many; nobody while they
        are still being judged: then the mouse is looked at again."""
        takers = self._asked_takers() if number > 0 else None
        if takers is None:
            return None
        if takers.found is None:
            self._judging.start()
        found = takers.found or ()
        return found[min(number, len(found)) - 1] if found else None

    def _asked_takers(self) -> Takers:
        if self._takers is None:
            self._takers = Takers(self._board.scene, self.spots, self.judge)
        return self._takers

    def _judge_takers(self) -> None:
        takers = self._takers
        if takers is None or not takers.judge_some(AT_ONCE) or takers.found is not None:
            self._judging.stop()
            self._board.mouse.aim()

    def judge_again(self) -> None:
        """The week is known by now, or known better."""
        if self.is_under_way:
            self._look_at()
            self._show()

    def drop(self) -> None:
        """Ask for what is carried; nothing is asked where nothing would change."""
        puts = self.puts
        self.end()
        if puts:
            self._board.dropped.emit(puts)

    def end(self) -> None:
        """Leave everything where it is."""
        if not self.is_under_way:
            return
        self.spots, self.puts, self.verdict, self.target = (), (), None, HERE
        self._takers = None
        self._board.viewport().update(self._drawn)
        self._drawn = QRegion()
        self._board.carrying_changed.emit()

    def paint(self, painter: QPainter) -> None:
        """On top of the board, in its pixels."""
        shown = ghosts(self._board.scene, self.puts, self._board.frame())
        self._painter.faded(painter, self._origins())
        self._painter.paint(painter, shown, refused=self.is_refused)
        box = self._card_box()
        if self._card is not None:
            self._card.paint(painter, box)

    def _look_at(self) -> None:
        self.verdict = self.judge(self.puts) if self.puts else Verdict()
        scene = self._board.scene
        self.lines = verdicts.lines(scene, self.puts, self.verdict, self._hint)
        self._card = Card(self._board.style_in_use, self.lines)
        speech.say(self._board, verdicts.spoken(self.lines))

    def _show(self) -> None:
        """Paint what was drawn before and what is to be drawn now."""
        region = self._region()
        self._board.viewport().update(region.united(self._drawn))
        self._drawn = region
        self._board.show_pointer()

    def _region(self) -> QRegion:
        frame = self._board.frame()
        region = QRegion(self._card_box())
        found = [ghost.box for ghost in ghosts(self._board.scene, self.puts, frame)]
        for box in (*found, *self._origins()):
            region += box.adjusted(-OVER_EDGE, -OVER_EDGE, OVER_EDGE, OVER_EDGE)
        return region.translated(-int(frame.left), -int(frame.top))

    def _origins(self) -> list[QRect]:
        """Where the places that would move are now."""
        scene, frame = self._board.scene, self._board.frame()
        found = []
        for spot in self.spots:
            block, row = scene.block(spot), scene.row_index(spot)
            if block is not None and row is not None:
                found += [b.box for b in boxes([block], row, frame.scale, frame.row_height)]
        return found

    def _card_box(self) -> QRect:
        frame = self._board.frame()
        view = QRect(
            int(frame.left),
            int(frame.top),
            int(frame.right - frame.left),
            int(frame.bottom - frame.top),
        )
        shown = ghosts(self._board.scene, self.puts, frame)
        pointer = self._pointer
        if pointer is not None:
            pointer = pointer + view.topLeft()
        inside = [ghost.box for ghost in shown if ghost.box.intersects(view)]
        origins = [box for box in self._origins() if box.intersects(view)]
        here = next(iter(inside or origins), None)
        if here is None:
            here = QRect(pointer or view.center(), pointer or view.center())
        assert self._card is not None
        return self._card.beside(here, view, pointer)


def mouse_hint(*, by_clients: bool) -> str:
    if by_clients:
        return QCoreApplication.translate(
            "board", "Up and down: who else could come, the best first · Esc leaves it"
        )
    return QCoreApplication.translate("board", "Shift or Alt keeps the time · Esc leaves it")


def key_hint() -> str:
    return QCoreApplication.translate("board", "Enter puts it here · Esc leaves it")
