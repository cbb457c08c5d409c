"""The board itself: draws what shows, selects, and hands on what mouse and keys mean."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.board import geometry, moves, speech, words
from ui.board.carry import Carry
from ui.board.gaps import Gap
from ui.board.headers import FigureEdge, HourEdge, NameEdge, RowsCorner
from ui.board.lettering import Lettering
from ui.board.mouse import Mouse
from ui.board.nudge import Nudge
from ui.board.paint import BoardPainter, boxes
from ui.board.scene import Block, Scene, Spot
from ui.board.scrolled import ScrolledBoard
from ui.board.steering import Steering
from ui.board.style import BoardStyle
from ui.board.untold import CarerDays, UntoldMarks

LOOK_CHANGES = {
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.DevicePixelRatioChange,
}


class BoardView(ScrolledBoard):
    """Rows of blocks: what is selected, carried, said of them.

    Signals:
        selection_changed: a `Spot`, or None.
        opened: the selection should be shown in full (Enter, double click).
        carrying_changed: visits are on their way to another carer or time, or no longer.
        dropped: what is asked for (`Put`s).
        refused: why nothing can be moved now.
        gap_changed: a free stretch of a carer's day was selected, or is no longer.
        menu_asked: the point of the screen for the menu of what is chosen.
    """

    selection_changed = Signal(object)
    opened = Signal()
    carrying_changed = Signal()
    dropped = Signal(object)
    refused = Signal(str)
    gap_changed = Signal()
    menu_asked = Signal(object)

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.chosen: tuple[Spot, ...] = ()  # all visits that are selected, `selected` with them
        self.gap: Gap | None = None  # of the row that is selected
        self.is_tray_at: Callable[[QPoint], bool] = lambda _at: False  # a point of the screen
        self.goal = 0.0  # the unit that moving up and down keeps to
        self._make_painter()
        self.names, self.figures = NameEdge(self), FigureEdge(self)
        self.hours, self.corner = HourEdge(self), RowsCorner(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Week board"))
        self.steering = Steering(self)
        self.untold = UntoldMarks(self)
        self.carry, self.mouse, self.nudge = Carry(self), Mouse(self), Nudge(self)
        self.carrying_changed.connect(self._on_carrying)
        self._still: QPixmap | None = None  # the picture that visits are carried over
        self.set_margins()

    # What is shown

    def set_scene(self, scene: Scene) -> None:
        """Show another week or proposal; selection and place stay where they still make sense."""
        self.mouse.cancel()
        self.nudge.cancel()
        before, self.scene = self.scene, scene
        self.set_margins()
        self._leave_gap()
        self.corner.show_rows(scene.rows_by)
        self._make_painter()
        if self.selected is not None:
            followed = (moves.followed(spot, before, scene) for spot in self.chosen)
            chosen = tuple(spot for spot in followed if spot is not None)
            self._take(moves.followed(self.selected, before, scene), chosen)
        if self.selected is not None:  # what is said of it may be different now
            said = words.spoken(self.scene, self.selected, len(self.chosen))
            self.setAccessibleDescription(said)
        self.fit()
        self.repaint_all()

    def mark_untold(self, days: CarerDays) -> None:
        """Mark the days of carers who are not told of a change yet."""
        if days != self.untold.days:
            self.untold.days = days
            self.repaint_all()

    # Selection

    def choose(self, spots: Sequence[Spot], lead: Spot) -> None:
        """Select several visits; `lead` is the one that is told of."""
        self._take(lead, tuple(spots))

    def select(self, spot: Spot | None, *, keep_goal: bool = False) -> None:
        alone = () if spot is None or spot.visit_id is None else (spot,)
        self._take(spot, alone, keep_goal=keep_goal)

    def select_gap(self, gap: Gap | None) -> None:
        """Select a free stretch of a carer's day, with the carer's row."""
        if gap is not None:
            self.select(Spot(gap.carer_id, None))
            self.reveal_span(gap.start_minute, gap.end_minute)
            speech.say(self, words.free(gap.start_minute, gap.end_minute))
        self._leave_gap(gap)

    def _leave_gap(self, gap: Gap | None = None) -> None:
        if gap != self.gap:
            self.gap = gap
            self.viewport().update()
            self.gap_changed.emit()

    def _take(
        self, spot: Spot | None, chosen: tuple[Spot, ...], *, keep_goal: bool = False
    ) -> None:
        if (spot, chosen) == (self.selected, self.chosen):
            return
        self._leave_gap()
        self.selected, self.chosen = spot, chosen
        block = self.scene.block(spot) if spot is not None else None
        if block is not None and not keep_goal:
            self.goal = block.centre
        if spot is not None:
            self.reveal(spot)
            said = (words.spoken(self.scene, spot, len(chosen)), self.untold.said(spot))
            speech.say(self, ". ".join(filter(None, said)))
        self.repaint_all()
        self.selection_changed.emit(spot)

    def reveal(self, spot: Spot) -> None:
        """Scroll as little as needed to show what is selected."""
        block = self.scene.block(spot)
        if block is not None:
            self.turn_to(block.left)
            self.reveal_span(block.visit.start_minute, block.visit.end_minute)
        row = self.scene.row_index(spot)
        if row is not None:
            self.show_row(row)

    def block_at(self, point: QPointF | QPoint) -> Block | None:
        """The block under a point of the viewport."""
        frame = self.frame()
        x, y = point.x() + frame.left, point.y() + frame.top
        index = geometry.row_at(y, frame.row_height, len(self.scene.rows))
        if index is None:
            return None
        row, unit, slack = self.scene.rows[index], x / frame.scale, 3 / frame.scale
        near = geometry.visible(row.lefts, row.longest + slack, unit - slack, unit + slack)
        blocks = row.blocks[near.start : near.stop]
        hits = [
            placed.block
            for placed in boxes(blocks, index, frame.scale, frame.row_height)
            if placed.box.adjusted(-1, -2, 1, 2).contains(int(x), int(y))
        ]
        return hits[-1] if hits else None

    def on_moved(self, dx: int, dy: int) -> None:
        """Move the picture that is there; only the uncovered strip is painted."""
        self._still = None
        if self.carry.is_under_way or self.mouse.is_held:
            self.viewport().update()
        else:
            self.viewport().scroll(dx, dy)

    def forget_picture(self) -> None:
        self._still = None

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        frame = self.frame(event.rect())
        whole = self.frame()
        painter = QPainter(self.viewport())
        is_over_still = self.carry.is_under_way or self.mouse.is_held
        if is_over_still:
            area = event.rect()
            still, ratio = self._still_picture(), self.devicePixelRatioF()
            source = QRectF(area.topLeft() * ratio, QSizeF(area.size()) * ratio)
            painter.drawPixmap(QRectF(area), still, source)
        painter.translate(-whole.left, -whole.top)
        if self.carry.is_under_way:
            self.carry.paint(painter)
        elif not is_over_still:
            self._painter.paint(painter, frame, self.selected, self.chosen, focus=self.hasFocus())
            if self.gap is not None:
                self._painter.gap(painter, frame, self.gap)
            self.untold.paint(painter, frame)
        painter.end()

    def _still_picture(self) -> QPixmap:
        """The board without what is carried: drawn as soon as something is held, so that every
        step is only a copy."""
        if self._still is None:
            ratio, view = self.devicePixelRatioF(), self.viewport().size()
            self._still = QPixmap(view * ratio)
            self._still.setDevicePixelRatio(ratio)
            frame, painter = self.frame(), QPainter(self._still)
            painter.translate(-frame.left, -frame.top)
            self._painter.paint(painter, frame, self.selected, self.chosen, focus=True)
            self.untold.paint(painter, frame)
            painter.end()
        return self._still

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.press(event.position().toPoint(), event.modifiers())
            if self.mouse.is_held:
                self.forget_picture()
                self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse.move(event.position().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.release()
            self.forget_picture()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button what is under it, by the key what is chosen."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.mouse.choose_for_menu(event.pos())
        if self.chosen or self.selected is not None:
            self.menu_asked.emit(event.globalPos())

    def show_pointer(self) -> None:
        """The pointer says whether what is carried may be dropped."""
        if not self.carry.is_under_way:
            self.viewport().unsetCursor()
        elif self.carry.is_refused:
            self.viewport().setCursor(Qt.CursorShape.ForbiddenCursor)
        else:
            self.viewport().setCursor(Qt.CursorShape.DragMoveCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.block_at(event.position()) is not None:
            self.opened.emit()

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not for the page's shortcuts."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self.steering.claims(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.mouse.hold(event.key(), pressed=True) or self.steering.press(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self.mouse.hold(event.key(), pressed=False) or self.nudge.release(event.key()):
            event.accept()
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.nudge.cancel()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self.block_at(event.pos())
            if block is None:
                QToolTip.hideText()
            else:
                said = (*words.facts(self.scene, block), self.untold.said(block.spot))
                QToolTip.showText(event.globalPos(), "\n".join(filter(None, said)), self)
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES and hasattr(self, "steering"):
            self.style_in_use = BoardStyle.of(self.palette(), self.devicePixelRatioF())
            self._make_painter()
            self.set_margins()
            self.fit()
            self.repaint_all()

    # Inside

    def _on_carrying(self) -> None:
        """The picture below what is carried was drawn when it was taken hold of by mouse; else it
        is drawn when it is first needed."""
        if not self.mouse.is_held:
            self._still = None
        self.show_pointer()

    def _make_painter(self) -> None:
        self._still = None
        self._painter = BoardPainter(self.scene, self.style_in_use, self.devicePixelRatioF())
        self.letters = Lettering(self.style_in_use.small_font)
