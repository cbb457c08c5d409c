"""The board itself: scrolls, zooms, selects. Draws only what shows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui.board import geometry, speech, walk, words
from ui.board.geometry import Zoom
from ui.board.headers import FigureEdge, HourEdge, NameEdge
from ui.board.lettering import Lettering
from ui.board.paint import ROOMY_FROM, BoardPainter, Frame, boxed
from ui.board.scene import Block, Scene, Spot
from ui.board.style import BoardStyle
from ui.look import Space

NAMES_WIDTH = 14  # characters of room for a carer's name
ZOOM_STEP = 1.25
KEEP_CLEAR = 24.0  # pixels kept beside a block that is brought into view


class BoardView(QAbstractScrollArea):
    """Rows of blocks with sticky headers.

    Signals:
        selection_changed: a `Spot`, or None.
        opened: the selection should be shown in full (Enter, double click).
        zoomed: whether all seven days are in view.
    """

    selection_changed = Signal(object)
    opened = Signal()
    zoomed = Signal(bool)

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = scene
        self.selected: Spot | None = None
        self.today: int | None = None
        self._goal = 0.0  # the unit that moving up and down keeps to
        self._scale = 0.0
        self._whole_week = False
        self._day = 0
        self.style_in_use = BoardStyle.of(self.palette(), self.devicePixelRatioF())
        self._make_painter()
        self._names, self._figures = NameEdge(self), FigureEdge(self)
        self._hours = HourEdge(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Week board"))
        self._keys = self._key_table()
        self._set_margins()

    # What is shown

    def set_scene(self, scene: Scene) -> None:
        """Show another week or proposal; selection and place stay where they still make sense."""
        self.scene = scene
        self._make_painter()
        if self.selected is not None and not scene.holds(self.selected):
            self.select(None)
        self._fit()
        self._repaint()

    def frame(self, area: QRect | None = None) -> Frame:
        """The part of the board in view, or the part of it under `area` of the viewport."""
        area = area or self.viewport().rect()
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return Frame(
            self._scale or self._zoom().day,
            self.style_in_use.row_height(roomy=(self._scale or 1.0) >= ROOMY_FROM),
            x + area.left(),
            x + area.right() + 1,
            y + area.top(),
            y + area.bottom() + 1,
        )

    def show_day(self, day: int) -> None:
        """Fit one day (0 = Monday) to the width."""
        self._day, self._whole_week = day, False
        self._fit()

    def show_week(self) -> None:
        self._whole_week = True
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
        return self._whole_week

    # Selection

    def select(self, spot: Spot | None, *, keep_goal: bool = False) -> None:
        if spot == self.selected:
            return
        self.selected = spot
        block = self.scene.block(spot) if spot is not None else None
        if block is not None and not keep_goal:
            self._goal = block.centre
        if spot is not None:
            self.reveal(spot)
            speech.say(self, words.spoken(self.scene, spot))
        self._repaint()
        self.selection_changed.emit(spot)

    def reveal(self, spot: Spot) -> None:
        """Scroll as little as needed to show what is selected."""
        frame, block = self.frame(), self.scene.block(spot)
        if block is not None:
            x = geometry.brought_into_view(
                frame.left, self.viewport().width(), block.left * frame.scale,
                block.right * frame.scale, KEEP_CLEAR,
            )  # fmt: skip
            self.horizontalScrollBar().setValue(round(x))
        row = self.scene.row_index(spot)
        if row is not None:
            top = row * frame.row_height
            y = geometry.brought_into_view(
                frame.top, self.viewport().height(), top, top + frame.row_height, 0
            )
            self.verticalScrollBar().setValue(round(y))

    def block_at(self, point: QPointF | QPoint) -> Block | None:
        """The block under a point of the viewport."""
        frame = self.frame()
        x, y = point.x() + frame.left, point.y() + frame.top
        index = geometry.row_at(y, frame.row_height, len(self.scene.rows))
        if index is None:
            return None
        row, unit, slack = self.scene.rows[index], x / frame.scale, 3 / frame.scale
        hits = [
            row.blocks[at]
            for at in geometry.visible(row.lefts, row.longest + slack, unit - slack, unit + slack)
            if boxed(row.blocks[at], index, frame.scale, frame.row_height)
            .box.adjusted(-1, -2, 1, 2)
            .contains(int(x), int(y))
        ]
        return hits[-1] if hits else None

    # Zoom and scroll

    def zoom_by(self, factor: float, anchor: float | None = None) -> None:
        """Zoom around `anchor` (viewport x), or around the selection or the middle."""
        before = self.frame()
        anchor = self._anchor() if anchor is None else anchor
        scale = self._zoom().clamped(before.scale * factor)
        offset = geometry.kept_offset(before.left, before.scale, scale, anchor)
        self._whole_week = scale <= self._zoom().week
        self._day = -1 if scale != self._zoom().day else self.day
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
        if self._whole_week:
            self._set_scale(zoom.week, 0.0)
        elif self._day >= 0:
            self._set_scale(zoom.day, self._day * self.scene.window.length * zoom.day)
        else:
            self._set_scale(zoom.clamped(self._scale), self.horizontalScrollBar().value())

    def _set_scale(self, scale: float, offset: float) -> None:
        row_height_before = self.frame().row_height
        top_row = self.verticalScrollBar().value() / row_height_before
        self._scale = scale
        row_height = self.frame().row_height
        view = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(self.scene.window.units * scale) - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(max(8, round(30 * scale)))
        down.setRange(0, max(0, len(self.scene.rows) * row_height - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(row_height)
        across.setValue(round(offset))
        down.setValue(round(top_row * row_height))
        self.viewport().update()
        self._hours.update()
        if row_height != row_height_before:
            self._names.update()
            self._figures.update()
        self.zoomed.emit(self._whole_week)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the picture that is there; only the uncovered strip is painted."""
        self.viewport().scroll(dx, dy)
        if dx:
            self._hours.update()
        if dy:
            self._names.update()
            self._figures.update()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        frame = self.frame(event.rect())
        whole = self.frame()
        painter = QPainter(self.viewport())
        painter.translate(-whole.left, -whole.top)
        self._painter.paint(painter, frame, self.selected, focus=self.hasFocus())
        painter.end()

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
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        block = self.block_at(event.position())
        if block is not None:
            self.select(block.spot)
            return
        frame = self.frame()
        at = event.position().y() + frame.top
        row = geometry.row_at(at, frame.row_height, len(self.scene.rows))
        self._goal = (event.position().x() + frame.left) / frame.scale
        self.select(None if row is None else Spot(self.scene.rows[row].carer.carer_id, None))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.block_at(event.position()) is not None:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._keys.get(
            (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
        )
        if action is None:
            super().keyPressEvent(event)
            return
        action()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self.block_at(event.pos())
            if block is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(
                    event.globalPos(), "\n".join(words.facts(self.scene, block)), self
                )
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {
            QEvent.Type.PaletteChange,
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
        } and hasattr(self, "_hours"):
            self.style_in_use = BoardStyle.of(self.palette(), self.devicePixelRatioF())
            self._make_painter()
            self._set_margins()
            self._fit()

    # Inside

    def _make_painter(self) -> None:
        self._painter = BoardPainter(self.scene, self.style_in_use, self.devicePixelRatioF())
        self.letters = Lettering(self.style_in_use.small_font)

    def _set_margins(self) -> None:
        digit = self.fontMetrics().averageCharWidth()
        self._names.setFixedWidth(NAMES_WIDTH * digit)
        self._figures.setFixedWidth(10 * digit + Space.LARGE)
        self._hours.setFixedHeight(self._hours.sizeHint().height())
        self.setViewportMargins(self._names.width(), self._hours.height(), self._figures.width(), 0)
        self._place_edges()

    def _place_edges(self) -> None:
        view = self.viewport().geometry()
        self._names.setGeometry(0, view.top(), view.left(), view.height())
        self._figures.setGeometry(
            view.right() + 1, view.top(), self._figures.width(), view.height()
        )
        self._hours.setGeometry(view.left(), 0, view.width(), view.top())

    def _repaint(self) -> None:
        for widget in (self.viewport(), self._names, self._figures, self._hours):
            widget.update()

    def _key_table(self) -> dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], None]]:
        plain, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
        shift, key = Qt.KeyboardModifier.ShiftModifier, Qt.Key
        return {
            (plain, key.Key_Left): lambda: self._along(-1),
            (plain, key.Key_Right): lambda: self._along(1),
            (plain, key.Key_Up): lambda: self._across(-1),
            (plain, key.Key_Down): lambda: self._across(1),
            (plain, key.Key_PageUp): lambda: self._across(-self._page()),
            (plain, key.Key_PageDown): lambda: self._across(self._page()),
            (plain, key.Key_Home): lambda: self._to_edge(last=False),
            (plain, key.Key_End): lambda: self._to_edge(last=True),
            (control, key.Key_Home): lambda: self._to_row(0),
            (control, key.Key_End): lambda: self._to_row(-1),
            (plain, key.Key_Plus): lambda: self.zoom_by(ZOOM_STEP),
            (shift, key.Key_Plus): lambda: self.zoom_by(ZOOM_STEP),
            (plain, key.Key_Equal): lambda: self.zoom_by(ZOOM_STEP),
            (plain, key.Key_Minus): lambda: self.zoom_by(1 / ZOOM_STEP),
            (plain, key.Key_D): lambda: self.show_day(self.day_meant()),
            (plain, key.Key_W): self.show_week,
            (plain, key.Key_Return): self.opened.emit,
            (plain, key.Key_Enter): self.opened.emit,
        }

    def day_meant(self) -> int:
        block = self.scene.block(self.selected) if self.selected is not None else None
        if block is not None:
            return self.scene.window.day(block.left)
        return self.today if self._whole_week and self.today is not None else self.day

    def _page(self) -> int:
        return max(1, self.viewport().height() // self.frame().row_height - 1)

    def _here(self) -> Spot | None:
        """The selection, or a first one where there is none yet."""
        if self.selected is not None and self.selected.carer_id is not None:
            return self.selected
        self.select(walk.first(self.scene, self.day))
        return None

    def _along(self, step: int) -> None:
        here = self._here()
        if here is not None:
            self.select(walk.along(self.scene, here, step, self._goal))

    def _across(self, step: int) -> None:
        here = self._here()
        if here is not None:
            self.select(walk.across(self.scene, here, step, self._goal), keep_goal=True)

    def _to_edge(self, *, last: bool) -> None:
        here = self._here()
        if here is not None:
            self.select(walk.to_edge(self.scene, here, last=last, goal=self._goal))

    def _to_row(self, index: int) -> None:
        self.select(walk.to_row(self.scene, index, self._goal), keep_goal=True)

    def to_trouble(self, step: int) -> Spot | None:
        """Select the next or previous trouble of the week."""
        spot = walk.next_trouble(self.scene, self.selected, step, self._goal)
        if spot is not None:
            self.select(spot)
        return spot
