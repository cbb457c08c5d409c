"""One of a column of blocks is carried to another place, with a mark where it would land."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui import look
from ui.look import Size, Space
from ui.plans.card import CardBlock

BAR = 3  # pixels of the mark
EDGE = 56  # pixels from the edge of the page in which it scrolls on
TICK_MS = 30
STEP = 3  # a tick scrolls by this part of how far the pointer is into the edge


class Landing(QWidget):
    """A bar between two blocks, and whose place it is."""

    def __init__(self, paper: QWidget) -> None:
        super().__init__(paper)
        self.words = ""
        self.setFont(look.font(Size.SMALL, bold=True))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, left: int, middle: int, width: int, words: str) -> None:
        self.words = words
        self.setAccessibleName(words)
        height = self.fontMetrics().height() + Space.SMALL
        self.setGeometry(left, middle - height // 2, width, height)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = look.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(0, (self.height() - BAR) // 2, self.width(), BAR, 1, 1)
        metrics, most = self.fontMetrics(), self.width() - 4 * Space.LARGE
        shown = metrics.elidedText(self.words, Qt.TextElideMode.ElideMiddle, most)
        plate = QRect(
            Space.LARGE, 0, metrics.horizontalAdvance(shown) + 2 * Space.MEDIUM, self.height()
        )
        painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
        painter.setPen(colours.on_accent)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, shown)


class Carrying(QObject):
    """Signals:
    landed: the block, and the place among the blocks where it was let go.
    """

    landed = Signal(object, int)

    def __init__(self, paper: QWidget, blocks: Sequence[CardBlock]) -> None:
        """`blocks` are the column's, in their order; more may come to them."""
        super().__init__(paper)
        self._paper = paper
        self._blocks = blocks
        self._pointer = QPoint()  # on the screen
        self._carried: CardBlock | None = None
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self._on_tick)
        self.landing = Landing(paper)

    def watch(self, block: CardBlock) -> None:
        grip = block.card.grip
        grip.dragged.connect(partial(self._on_dragged, block))
        grip.dropped.connect(self._on_dropped)
        grip.given_up.connect(self._end)

    def _on_dragged(self, block: CardBlock, at: QPoint) -> None:
        if self._carried is None:
            self._carried = block
            block.card.set_carried(carried=True)
            self._ticks.start()
        self._pointer = at
        self._show_landing()

    def _on_dropped(self) -> None:
        block = self._carried
        if block is None:
            return
        place, before = self._place(block, self._gap()), self._blocks.index(block)
        self._end()
        if place != before:
            self.landed.emit(block, place)

    def _end(self) -> None:
        self._ticks.stop()
        self.landing.hide()
        if self._carried is not None:
            self._carried.card.set_carried(carried=False)
        self._carried = None

    def _on_tick(self) -> None:
        """At the edge the page scrolls on, the quicker the nearer; the wheel may have, too."""
        area = self._area()
        if area is not None:
            at = area.viewport().mapFromGlobal(self._pointer).y()
            over = min(at - EDGE, 0) + max(at - (area.viewport().height() - EDGE), 0)
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + over // STEP)
        self._show_landing()

    def _show_landing(self) -> None:
        block = self._carried
        if block is None:
            return
        gap = self._gap()
        stays = self._place(block, gap) == self._blocks.index(block)
        said = self.tr("Stays here: {words}") if stays else self.tr("Goes here: {words}")
        left = block.mapTo(self._paper, QPoint(0, 0)).x()
        words = said.format(words=block.writing.text())
        self.landing.show_at(left, self._middle_of(gap), block.width(), words)

    def _gap(self) -> int:
        """Before which block the pointer is; their number: after the last."""
        at = self._paper.mapFromGlobal(self._pointer).y()
        return sum(at > self._top(one) + one.height() / 2 for one in self._blocks)

    def _place(self, block: CardBlock, gap: int) -> int:
        """A block is not counted where it leaves."""
        return gap - (gap > self._blocks.index(block))

    def _middle_of(self, gap: int) -> int:
        """Blocks have their air below them."""
        if gap < len(self._blocks):
            return self._top(self._blocks[gap]) - Space.MEDIUM // 2
        last = self._blocks[-1]
        return self._top(last) + last.height() - Space.MEDIUM // 2

    def _top(self, block: CardBlock) -> int:
        return block.mapTo(self._paper, QPoint(0, 0)).y()

    def _area(self) -> QScrollArea | None:
        widget = self._paper.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        return widget
