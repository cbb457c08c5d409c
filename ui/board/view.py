"""The board itself: scrolls, zooms, selects. Draws only what shows."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui.board import geometry, moves, speech, words
from ui.board.carry import Carry
from ui.board.gaps import Gap
from ui.board.geometry import DAYS, Zoom
from ui.board.headers import FigureEdge, HourEdge, NameEdge, RowsCorner
from ui.board.lettering import Lettering
from ui.board.mouse import Mouse
from ui.board.nudge import Nudge
from ui.board.paint import ROOMY_FROM, BoardPainter, Frame, boxes
from ui.board.scene import Block, Scene, Spot
from ui.board.steering import ZOOM_STEP, Steering
from ui.board.style import BoardStyle
from ui.board.untold import CarerDays, UntoldMarks
from ui.look import Space

NAMES_WIDTH = 14  # characters of room for a carer's name
KEEP_CLEAR = 24.0  # pixels kept beside a block that is brought into view

LOOK_CHANGES = {
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.DevicePixelRatioChange,
}


class Fitted(Enum):
    """What fills the width: one day, all seven, or whatever the zoom was set to."""

    DAY = auto()
    WEEK = auto()
    NEITHER = auto()


class BoardView(QAbstractScrollArea):
    """Rows of blocks with sticky headers.

    Signals:
        selection_changed: a `Spot`, or None.
        opened: the selection should be shown in full (Enter, double click).
        zoomed: whether all seven days are in view.
        carrying_changed: visits are on their way to another carer or time, or no longer.
        dropped: what is asked for (`Put`s).
        refused: why nothing can be moved now.
        gap_changed: a free stretch of a carer's day was selected, or is no longer.
        menu_asked: the point of the screen for the menu of what is chosen.
    """

    selection_changed = Signal(object)
    opened = Signal()
    zoomed = Signal(bool)
    carrying_changed = Signal()
    dropped = Signal(object)
    refused = Signal(str)
    gap_changed = Signal()
    menu_asked = Signal(object)

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = scene
        self.selected: Spot | None = None
        self.chosen: tuple[Spot, ...] = ()  # all visits that are selected, `selected` with them
        self.gap: Gap | None = None  # of the row that is selected
        self.is_tray_at: Callable[[QPoint], bool] = lambda _at: False  # a point of the screen
        self.today: int | None = None
        self.goal = 0.0  # the unit that moving up and down keeps to
        self._scale = 0.0
        self._fitted = Fitted.DAY
        self._day = 0
        self._placing = False  # whether the board scrolls itself, to where it should be
        self.style_in_use = BoardStyle.of(self.palette(), self.devicePixelRatioF())
        self._drawn_row_height = self.style_in_use.row_height(roomy=True)
        self._make_painter()
        self.names, self.figures = NameEdge(self), FigureEdge(self)
        self.hours, self.corner = HourEdge(self), RowsCorner(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Week board"))
        self.steering = Steering(self)
        self.untold = UntoldMarks(self)
        self.carry, self.mouse, self.nudge = Carry(self), Mouse(self), Nudge(self)
        self.carrying_changed.connect(self._on_carrying)
        self._still: QPixmap | None = None  # the picture that visits are carried over
        self._set_margins()

    # What is shown

    def set_scene(self, scene: Scene) -> None:
        """Show another week or proposal; selection and place stay where they still make sense."""
        self.mouse.cancel()
        self.nudge.cancel()
        before, self.scene = self.scene, scene
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
        self._fit()
        self._repaint()

    def mark_untold(self, days: CarerDays) -> None:
        """Mark the days of carers who are not told of a change yet."""
        if days != self.untold.days:
            self.untold.days = days
            self._repaint()

    def frame(self, area: QRect | None = None) -> Frame:
        """The part of the board in view, or the part of it under `area` of the viewport."""
        area = area or self.viewport().rect()
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return Frame(
            self._scale or self._zoom().day,
            self._drawn_row_height,
            x + area.left(),
            x + area.right() + 1,
            y + area.top(),
            y + area.bottom() + 1,
        )

    def show_day(self, day: int) -> None:
        """Fit one day (0 = Monday) to the width."""
        self._day, self._fitted = min(max(day, 0), DAYS - 1), Fitted.DAY
        self._fit()

    def show_week(self) -> None:
        self._fitted = Fitted.WEEK
        self._fit()

    @property
    def day(self) -> int:
        """The weekday in the middle of the view."""
        return self.day_at(self.viewport().width() / 2)

    def day_at(self, x: float) -> int:
        """The weekday at an x of the viewport."""
        frame = self.frame()
        return self.scene.window.day((frame.left + x) / frame.scale)

    def last_day(self) -> int:
        return self.day_at(self.viewport().width() - 1)

    @property
    def shows_week(self) -> bool:
        return self._fitted is Fitted.WEEK

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
            self._reveal_span(gap.start_minute, gap.end_minute)
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
        self._repaint()
        self.selection_changed.emit(spot)

    def reveal(self, spot: Spot) -> None:
        """Scroll as little as needed to show what is selected."""
        block = self.scene.block(spot)
        if block is not None and self._fitted is Fitted.DAY:
            self._turn_to(self.scene.window.day(block.left))
        if block is not None:
            self._reveal_span(block.visit.start_minute, block.visit.end_minute)
        row = self.scene.row_index(spot)
        if row is not None:
            self.show_row(row)

    def _reveal_span(self, start_minute: int, end_minute: int) -> None:
        frame, window = self.frame(), self.scene.window
        left, right = (window.unit(one) * frame.scale for one in (start_minute, end_minute))
        width = self.viewport().width()
        x = geometry.brought_into_view(frame.left, width, left, right, KEEP_CLEAR)
        self.horizontalScrollBar().setValue(round(x))

    def show_row(self, row: int) -> None:
        """Scroll as little as needed to show a row."""
        frame = self.frame()
        top = row * frame.row_height
        y = geometry.brought_into_view(
            frame.top, self.viewport().height(), top, top + frame.row_height, 0
        )
        self.verticalScrollBar().setValue(round(y))

    def _turn_to(self, day: int) -> None:
        """With one day across the board: turn to another day as one turns a page."""
        if self.day_at(0) != day or self.last_day() != day:
            self.show_day(day)

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

    # Zoom and scroll

    def zoom_by(self, factor: float, anchor: float | None = None) -> None:
        """Zoom around `anchor` (viewport x), or around the selection or the middle."""
        before = self.frame()
        anchor = self._anchor() if anchor is None else anchor
        scale = self._zoom().clamped(before.scale * factor)
        offset = geometry.kept_offset(before.left, before.scale, scale, anchor)
        self._fitted = Fitted.WEEK if scale <= self._zoom().week else Fitted.NEITHER
        self._set_scale(scale, offset)

    def _anchor(self) -> float:
        frame = self.frame()
        block = self.scene.block(self.selected) if self.selected is not None else None
        if block is not None and frame.left <= block.centre * frame.scale <= frame.right:
            return block.centre * frame.scale - frame.left
        return self.viewport().width() / 2

    def _zoom(self) -> Zoom:
        return Zoom(self.scene.window, self.viewport().width())

    def _fit(self) -> None:
        """Keep to the day or the week that was asked for; keep a free zoom as it is."""
        zoom = self._zoom()
        if self._fitted is Fitted.WEEK:
            self._set_scale(zoom.week, 0.0)
        elif self._fitted is Fitted.DAY:
            self._set_scale(zoom.day, self._day * self.scene.window.length * zoom.day)
        else:
            self._set_scale(zoom.clamped(self._scale), self.horizontalScrollBar().value())

    def _row_height(self) -> int:
        """Two lines where names can be read; else as high as lets all rows be seen."""
        roomy = self.style_in_use.row_height(roomy=True)
        if (self._scale or 1.0) >= ROOMY_FROM:
            return roomy
        shared = self.viewport().height() // max(1, len(self.scene.rows))
        return min(roomy, max(self.style_in_use.row_height(roomy=False), shared))

    def _set_scale(self, scale: float, offset: float) -> None:
        row_height_before = self._drawn_row_height
        top_row = self.verticalScrollBar().value() / row_height_before
        self._scale = scale
        row_height = self._drawn_row_height = self._row_height()
        view = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        self._placing, self._still = True, None
        across.setRange(0, max(0, round(self.scene.window.units * scale) - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(max(8, round(30 * scale)))
        down.setRange(0, max(0, len(self.scene.rows) * row_height - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(row_height)
        across.setValue(round(offset))
        down.setValue(round(top_row * row_height))
        self._placing = False
        self.viewport().update()
        self.hours.update()
        if row_height != row_height_before:
            self.names.update()
            self.figures.update()
        self.zoomed.emit(self.shows_week)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the picture that is there; only the uncovered strip is painted."""
        if self.carry.is_under_way:
            self._still = None
            self.viewport().update()
        else:
            self.viewport().scroll(dx, dy)
        if dx:
            self.hours.update()
            if self._fitted is Fitted.DAY and not self._placing:
                self._fitted = Fitted.NEITHER
        if dy:
            self.names.update()
            self.figures.update()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        frame = self.frame(event.rect())
        whole = self.frame()
        painter = QPainter(self.viewport())
        if self.carry.is_under_way:
            area = event.rect()
            still, ratio = self._still_picture(), self.devicePixelRatioF()
            source = QRectF(area.topLeft() * ratio, QSizeF(area.size()) * ratio)
            painter.drawPixmap(QRectF(area), still, source)
        painter.translate(-whole.left, -whole.top)
        if self.carry.is_under_way:
            self.carry.paint(painter)
        else:
            self._painter.paint(painter, frame, self.selected, self.chosen, focus=self.hasFocus())
            if self.gap is not None:
                self._painter.gap(painter, frame, self.gap)
            self.untold.paint(painter, frame)
        painter.end()

    def _still_picture(self) -> QPixmap:
        """The board without what is carried: drawn once, so that every step is only a copy."""
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_edges()
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms around the pointer, Shift goes sideways, else as the wheel goes."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y() / 120
            self.zoom_by(ZOOM_STEP**turned, event.position().x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across = self.horizontalScrollBar()
            across.setValue(across.value() - event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.press(event.position().toPoint(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse.move(event.position().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.release()

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
            self._set_margins()
            self._fit()
            self._repaint()

    # Inside

    def _on_carrying(self) -> None:
        """The picture below what is carried is drawn when it is first needed."""
        self._still = None
        self.show_pointer()

    def _make_painter(self) -> None:
        self._still = None
        self._painter = BoardPainter(self.scene, self.style_in_use, self.devicePixelRatioF())
        self.letters = Lettering(self.style_in_use.small_font)

    def _set_margins(self) -> None:
        digit = self.fontMetrics().averageCharWidth()
        self.names.setFixedWidth(NAMES_WIDTH * digit)
        self.figures.setFixedWidth(10 * digit + Space.LARGE)
        self.hours.setFixedHeight(self.hours.sizeHint().height())
        self.setViewportMargins(self.names.width(), self.hours.height(), self.figures.width(), 0)
        self._place_edges()

    def _place_edges(self) -> None:
        view = self.viewport().geometry()
        self.names.setGeometry(0, view.top(), view.left(), view.height())
        self.figures.setGeometry(view.right() + 1, view.top(), self.figures.width(), view.height())
        self.hours.setGeometry(view.left(), 0, view.width(), view.top())
        self.corner.setGeometry(2, 2, view.left() - 6, view.top() - 6)

    def _repaint(self) -> None:
        self._still = None
        for widget in (self.viewport(), self.names, self.figures, self.hours):
            widget.update()
