"""A board that scrolls and zooms under sticky headers: which part of the week is in view."""

from enum import Enum, auto

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui import look
from ui.board import geometry
from ui.board.geometry import DAYS, Zoom
from ui.board.headers import FigureEdge, HourEdge, NameEdge, RowsCorner
from ui.board.paint import ROOMY_FROM, Frame
from ui.board.scene import Scene, Spot
from ui.board.steering import ZOOM_STEP
from ui.board.style import BoardStyle
from ui.look import Space

NAMES_WIDTH, MOST_NAMES = 14, 26  # characters of room for a carer's name, and for long ones
LONGEST = 10  # names that are measured
KEEP_CLEAR = 24.0  # pixels kept beside a block that is brought into view


class Fitted(Enum):
    """What fills the width: one day, all seven, or whatever the zoom was set to."""

    DAY = auto()
    WEEK = auto()
    NEITHER = auto()


class ScrolledBoard(QAbstractScrollArea):
    """Subclasses paint, make the headers, and say what is selected.

    Signals:
        zoomed: whether all seven days are in view.
    """

    zoomed = Signal(bool)
    names: NameEdge
    figures: FigureEdge
    hours: HourEdge
    corner: RowsCorner

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = scene
        self.selected: Spot | None = None
        self.today: int | None = None
        self._scale = 0.0
        self._fitted = Fitted.DAY
        self._day = 0
        self._placing = False  # whether the board scrolls itself, to where it should be
        self._shows_hours = True
        self._is_low = False
        self.style_in_use = BoardStyle.of(self.palette(), self.devicePixelRatioF())
        self._drawn_row_height = self.style_in_use.row_height(roomy=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def on_moved(self, dx: int, dy: int) -> None:
        """The picture is to be moved by so many pixels."""
        raise NotImplementedError

    def forget_picture(self) -> None:
        """What was drawn is no longer right."""
        raise NotImplementedError

    # What is in view

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
        self.fit()

    def show_week(self) -> None:
        self._fitted = Fitted.WEEK
        self.fit()

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

    def set_low(self, *, low: bool) -> None:
        """Whether rows keep to one line though names have room across: more of them show."""
        if low != self._is_low:
            self._is_low = low
            self.fit()

    def follow(self, other: "ScrolledBoard") -> None:
        """Show the hours and the row that another board of the same week shows."""
        self._day, self._fitted = other._day, other._fitted
        frame = other.frame()
        top = int(frame.top // frame.row_height)
        self._set_scale(frame.scale, frame.left)
        if top < len(other.scene.rows):
            row = self.scene.row_index(other.scene.rows[top].spot)
            below = (frame.top - top * frame.row_height) / frame.row_height
            at = (top if row is None else row) + below
            self.verticalScrollBar().setValue(round(at * self._drawn_row_height))

    def show_hours(self, *, shown: bool) -> None:
        """Days and hours on top, unless a board above has them."""
        if shown != self._shows_hours:
            self._shows_hours = shown
            self.set_margins()
            self.fit()

    def show_row(self, row: int) -> None:
        """Scroll as little as needed to show a row."""
        frame = self.frame()
        top = row * frame.row_height
        y = geometry.brought_into_view(
            frame.top, self.viewport().height(), top, top + frame.row_height, 0
        )
        self.verticalScrollBar().setValue(round(y))

    def reveal_span(self, start_minute: int, end_minute: int) -> None:
        """Scroll as little as needed to show a stretch of the week."""
        frame, window = self.frame(), self.scene.window
        left, right = (window.unit(one) * frame.scale for one in (start_minute, end_minute))
        width = self.viewport().width()
        x = geometry.brought_into_view(frame.left, width, left, right, KEEP_CLEAR)
        self.horizontalScrollBar().setValue(round(x))

    def turn_to(self, unit: float) -> None:
        """With one day across the board: turn to another day as one turns a page."""
        day = self.scene.window.day(unit)
        if self._fitted is Fitted.DAY and (self.day_at(0) != day or self.last_day() != day):
            self.show_day(day)

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

    def fit(self) -> None:
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
        low, roomy = (self.style_in_use.row_height(roomy=roomy) for roomy in (False, True))
        if (self._scale or 1.0) >= ROOMY_FROM:
            return low if self._is_low else roomy
        shared = self.viewport().height() // max(1, len(self.scene.rows))
        return min(roomy, max(low, shared))

    def _set_scale(self, scale: float, offset: float) -> None:
        row_height_before = self._drawn_row_height
        top_row = self.verticalScrollBar().value() / row_height_before
        self._scale = scale
        row_height = self._drawn_row_height = self._row_height()
        view = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        self._placing = True
        self.forget_picture()
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
        self.on_moved(dx, dy)
        if dx:
            self.hours.update()
            if self._fitted is Fitted.DAY and not self._placing:
                self._fitted = Fitted.NEITHER
        if dy:
            self.names.update()
            self.figures.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_edges()
        self.fit()

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

    # The headers

    def set_margins(self) -> None:
        """Room for the headers in the fonts in use."""
        digit = self.fontMetrics().averageCharWidth()
        wanted = self._longest_name() + Space.MEDIUM + Space.SMALL
        width = max(NAMES_WIDTH * digit, min(MOST_NAMES * digit, wanted))
        self.names.setFixedWidth(width)
        self.figures.setFixedWidth(10 * digit + Space.LARGE)
        high = self.hours.sizeHint().height() if self._shows_hours else 0
        self.hours.setFixedHeight(high)
        self.corner.setVisible(self._shows_hours)
        self.setViewportMargins(self.names.width(), high, self.figures.width(), 0)
        self._place_edges()

    def _longest_name(self) -> int:
        names = sorted(self.scene.names, key=len)[-LONGEST:]
        metrics = QFontMetrics(look.font(look.Size.BODY, bold=True))
        return max(map(metrics.horizontalAdvance, names), default=0)

    def _place_edges(self) -> None:
        view = self.viewport().geometry()
        self.names.setGeometry(0, view.top(), view.left(), view.height())
        self.figures.setGeometry(view.right() + 1, view.top(), self.figures.width(), view.height())
        self.hours.setGeometry(view.left(), 0, view.width(), view.top())
        self.corner.setGeometry(2, 2, view.left() - 6, view.top() - 6)

    def repaint_all(self) -> None:
        self.forget_picture()
        for widget in (self.viewport(), self.names, self.figures, self.hours):
            widget.update()
