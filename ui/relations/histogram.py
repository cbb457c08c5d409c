"""The co-op's distribution: how many people see so many faces, where the middle is, and who sees
too many."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import look
from ui.board import speech
from ui.board.style import BoardStyle
from ui.look import Size, Space
from ui.relations import words

LEAST_HEIGHT = 180
LEAST_COLUMNS = 8  # so that three people do not make three walls
MOST_COLUMN = 88.0
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -9999, Qt.Key.Key_End: 9999}


class Histogram(QWidget):
    """Left and right go from column to column; Enter and a click ask for the people in it.

    Signals:
        asked: the number of faces whose column was activated.
    """

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._counts: Mapping[int, int] = {}
        self._median: float | None = None
        self._most = 0
        self.at = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("People by how many faces they see"))

    def show_counts(self, counts: Mapping[int, int], median: float | None, most: int) -> None:
        """People by faces, the median, and the most faces that are not too many."""
        self._counts, self._median, self._most = dict(counts), median, most
        self.at = min(max(1, self.at), max(1, self.highest))
        above = sum(count for faces, count in counts.items() if faces > most)
        said = self.tr("Median {median}; more than {most}: {above} of {people}").format(
            median=words.decimal(median), most=most, above=above, people=sum(counts.values())
        )
        self.setAccessibleDescription(said)
        self.update()

    @property
    def highest(self) -> int:
        return max(self._counts, default=0)

    def sizeHint(self) -> QSize:
        return QSize(480, 230)

    def column(self, faces: int) -> QRectF:
        """The whole column of a number of faces, from the axis up."""
        area = self._area()
        wide = min(MOST_COLUMN, area.width() / max(LEAST_COLUMNS, self.highest))
        return QRectF(area.left() + (faces - 1) * wide, area.top(), wide, area.height())

    def spoken(self, faces: int) -> str:
        said = self.tr("Faces: {faces}. People: {people}").format(
            faces=faces, people=self._counts.get(faces, 0)
        )
        return f"{said}. {self.tr('too many')}" if faces > self._most else said

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS and self._counts:
            self._go(self.at + KEYS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._counts:
            self.asked.emit(self.at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        faces = self._faces_at(event.position())
        if faces is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(faces)
            self.asked.emit(faces)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            faces = self._faces_at(QPointF(event.pos()))
            shown = "" if faces is None else self.spoken(faces)
            QToolTip.showText(event.globalPos(), shown, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._counts:
            self._go(self.at)

    def _faces_at(self, where: QPointF) -> int | None:
        return next((n for n in self._counts if self.column(n).contains(where)), None)

    def _go(self, faces: int) -> None:
        self.at = min(max(1, faces), self.highest)
        speech.say(self, self.spoken(self.at))
        self.update()

    # What is drawn ------------------------------------------------------------------------

    def _area(self) -> QRectF:
        """Where columns stand: below the words of the median, above the numbers of faces."""
        line = QFontMetricsF(look.font(Size.SMALL)).height()
        return QRectF(self.rect()).adjusted(
            Space.LARGE, 2 * line + Space.SMALL, -Space.LARGE, -2 * line - Space.SMALL
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = BoardStyle.of(self.palette(), self.devicePixelRatioF())
        painter.setFont(style.small_font)
        self._paint_axis(painter, style)
        self._paint_median(painter, style)
        for faces, people in self._counts.items():
            self._paint_column(painter, style, faces, people)
        if self._counts:
            self._paint_limit(painter, style)
        if self.hasFocus() and self._counts:
            painter.setPen(QPen(style.text, 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.column(self.at).adjusted(1, -2, -1, 2), 4, 4)

    def _paint_axis(self, painter: QPainter, style: BoardStyle) -> None:
        area = self._area()
        painter.setPen(QPen(style.line, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(style.quiet)
        below = QRectF(
            area.left(),
            area.bottom() + style.small_height + 2,
            area.width(),
            style.small_height + 4,
        )
        said = self.tr("different faces; above each column, how many people saw so many")
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, said)

    def _paint_column(self, painter: QPainter, style: BoardStyle, faces: int, people: int) -> None:
        whole = self.column(faces)
        bar = self._bar(faces, people)
        too_many = faces > self._most
        if people:
            painter.setPen(QPen(style.trouble if too_many else style.accent, 1.6))
            painter.setBrush(style.base if too_many else style.wash)
            painter.drawRect(bar)
            if too_many:
                painter.fillRect(bar, style.hatch)
            painter.setPen(style.text)
            above = QRectF(whole.left(), bar.top() - style.small_height - 1, whole.width(), 0)
            above.setHeight(style.small_height)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(people))
        painter.setPen(style.text)
        below = QRectF(whole.left(), whole.bottom() + 2, whole.width(), style.small_height)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(faces))

    def _paint_limit(self, painter: QPainter, style: BoardStyle) -> None:
        """The line beyond which it is too many, and how many people that are."""
        x = self.column(self._most).right() if self._most else self._area().left()
        if x > self._area().right():
            return
        area = self._area()
        painter.setPen(QPen(style.trouble, 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, style.small_height), QPointF(x, area.bottom()))
        above = sum(count for faces, count in self._counts.items() if faces > self._most)
        said = self.tr("more than {most}: {above}").format(most=self._most, above=above)
        painter.setPen(style.trouble)
        where = QRectF(x + Space.HAIR, style.small_height, area.right() - x, style.small_height)
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft, said)

    def _paint_median(self, painter: QPainter, style: BoardStyle) -> None:
        """A line down to the column in which the middle is; columns are drawn over it."""
        if self._median is None:
            return
        first = self.column(1)
        x = first.center().x() + (self._median - 1) * first.width()
        in_way = self._counts.get(round(self._median), 0) if self._median % 1 == 0 else 0
        foot = self._bar(round(self._median), in_way).top() - style.small_height - Space.HAIR
        painter.setPen(QPen(style.text, 1.6))
        painter.drawLine(QPointF(x, style.small_height), QPointF(x, foot))
        said = self.tr("median {median}").format(median=words.decimal(self._median))
        wide = painter.fontMetrics().horizontalAdvance(said)
        left = min(max(0.0, x - wide / 2), self.width() - wide - 1.0)
        painter.drawText(QRectF(left, 0, wide + 2, style.small_height), 0, said)

    def _bar(self, faces: int, people: int) -> QRectF:
        """The filled part of a column."""
        whole = self.column(faces)
        line = BoardStyle.of(self.palette(), self.devicePixelRatioF()).small_height
        high = (whole.height() - line - 2) * people / max(1, *self._counts.values())
        return QRectF(whole.left() + 3, whole.bottom() - high, whole.width() - 6, high)
