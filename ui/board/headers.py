"""The board's sticky edges: carers at the left, days and hours on top, hours worked at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import look
from ui.board import geometry, words
from ui.board.geometry import DAYS
from ui.board.scene import Spot
from ui.look import Space

if TYPE_CHECKING:
    from ui.board.view import BoardView

FINE_FROM = 2.5  # pixels per minute from which hours are written with their minutes


class _Edge(QWidget):
    """A strip beside the viewport; clicks mean something, the wheel goes to the board."""

    def __init__(self, board: "BoardView") -> None:
        super().__init__(board)
        self.board = board
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self.board.viewport(), event)

    def shown_rows(self, painter: QPainter) -> list[tuple[int, QRectF]]:
        """The rows in view and their boxes in this strip; the painter gets ready."""
        frame, style = self.board.frame(), self.board.style_in_use
        painter.fillRect(self.rect(), style.base)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return [
            (row, QRectF(0, row * frame.row_height - frame.top, self.width(), frame.row_height))
            for row in frame.rows(len(self.board.scene.rows))
        ]

    def row_under(self, event: QMouseEvent) -> int | None:
        frame = self.board.frame()
        count = len(self.board.scene.rows)
        return geometry.row_at(event.position().y() + frame.top, frame.row_height, count)

    def edge(self, painter: QPainter, x: float) -> None:
        painter.setPen(QPen(self.board.style_in_use.line, 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))


class NameEdge(_Edge):
    """The carers' names; a click selects the whole row."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        style, board = self.board.style_in_use, self.board
        for row, box in self.shown_rows(painter):
            carer = board.scene.rows[row].carer
            chosen = board.selected is not None and board.selected.carer_id == carer.carer_id
            font = look.font(look.Size.BODY, bold=chosen)
            painter.setFont(font)
            if chosen:
                painter.fillRect(QRectF(0, box.top() + 2, 3, box.height() - 4), style.accent)
            painter.setPen(style.text)
            inner = box.adjusted(Space.MEDIUM, 0, -Space.HAIR, 0)
            name = painter.fontMetrics().elidedText(
                carer.name, Qt.TextElideMode.ElideRight, int(inner.width())
            )
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)
            self._rule(painter, box)
        self.edge(painter, self.width() - 0.5)

    def _rule(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(self.board.style_in_use.faint, 1))
        painter.drawLine(QPointF(0, box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_under(event)
        if row is not None:
            self.board.setFocus(Qt.FocusReason.MouseFocusReason)
            self.board.select(Spot(self.board.scene.rows[row].carer.carer_id, None))


class FigureEdge(_Edge):
    """Hours of work against the contract, as figures and as a bar."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        style = self.board.style_in_use
        painter.setFont(style.small_font)
        for row, box in self.shown_rows(painter):
            value = self.board.scene.rows[row]
            inner = box.adjusted(Space.SMALL, 0, -Space.SMALL, 0)
            carer = value.carer
            over = carer.worked_minutes > carer.contract_minutes
            painter.setPen(style.text)
            shift = 3
            painter.drawText(
                inner.adjusted(0, -shift, 0, -shift),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                words.hours_of_contract(value),
            )
            bar = QRectF(inner.left(), box.center().y() + style.small_height / 2 - 1, inner.width(), 3)
            share = min(1.0, carer.worked_minutes / max(1, carer.contract_minutes))
            painter.fillRect(bar, style.line)
            bar.setWidth(bar.width() * share)
            painter.fillRect(bar, style.caution if over else style.accent)
            painter.setPen(QPen(style.faint, 1))
            painter.drawLine(QPointF(0, box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        self.edge(painter, 0.5)


class HourEdge(_Edge):
    """Days over hours; a day's name stays in view as long as any of the day does."""

    def sizeHint(self) -> QSize:
        style = self.board.style_in_use
        return QSize(0, style.line_height + style.small_height + Space.SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        style = self.board.style_in_use
        painter.fillRect(self.rect(), style.base)
        self._hours(painter)
        for day in range(DAYS):
            self._day(painter, day)
        painter.setPen(QPen(style.line, 1))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))

    def _day(self, painter: QPainter, day: int) -> None:
        board, style = self.board, self.board.style_in_use
        frame, length = board.frame(), board.scene.window.length
        left = day * length * frame.scale - frame.left
        right = left + length * frame.scale
        if right < 0 or left > self.width():
            return
        today = board.today == day
        painter.setFont(look.font(look.Size.BODY, bold=today))
        painter.setPen(style.accent if today else style.text)
        name = words.day_label(board.scene.board.week, day)
        if painter.fontMetrics().horizontalAdvance(name) + Space.LARGE > right - left:
            name = words.day_label(board.scene.board.week, day, short=True)
        box = QRectF(max(left, 0) + Space.SMALL, 2, min(right, self.width()), style.line_height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        if today:
            painter.fillRect(QRectF(left, self.height() - 3, right - left, 3), style.accent)
        if day and left > 0:
            painter.setPen(QPen(style.line, 2))
            painter.drawLine(QPointF(round(left), 4), QPointF(round(left), self.height()))

    def _hours(self, painter: QPainter) -> None:
        board, style, frame = self.board, self.board.style_in_use, self.board.frame()
        window = board.scene.window
        painter.setFont(style.small_font)
        painter.setPen(style.quiet)
        fine = frame.scale > FINE_FROM
        sample = painter.fontMetrics().horizontalAdvance("00:00" if fine else "00")
        step = max(geometry.tick_step(frame.scale, sample), 0 if fine else 60)
        top = style.line_height + Space.HAIR
        for day in range(DAYS):
            for minute in range(-(-window.first // step) * step, window.last, step):
                x = (day * window.length + minute - window.first) * frame.scale - frame.left
                if -sample <= x <= self.width() + sample and minute > window.first:
                    label = f"{minute // 60:02d}"
                    if fine:
                        label = f"{label}:{minute % 60:02d}"
                    box = QRectF(x - 40, top, 80, style.small_height)
                    painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame = self.board.frame()
        unit = (event.position().x() + frame.left) / frame.scale
        self.board.show_day(self.board.scene.window.day(unit))


