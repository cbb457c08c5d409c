"""The board's sticky edges: carers at the left, days and hours on top, hours worked at right."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QActionGroup,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QToolTip, QWidget

from ui import look
from ui.board import geometry, lettering, words
from ui.board.geometry import DAYS
from ui.board.scene import Row, RowsBy
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
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self.board.viewport(), event)

    def shown_rows(self, painter: QPainter | None) -> list[tuple[int, QRectF]]:
        """The rows in view and their boxes in this strip; a painter gets ready for them."""
        frame = self.board.frame()
        if painter is not None:
            painter.fillRect(self.rect(), self.board.style_in_use.base)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return [
            (row, QRectF(0, row * frame.row_height - frame.top, self.width(), frame.row_height))
            for row in frame.rows(len(self.board.scene.rows))
        ]

    def row_under(self, event: QMouseEvent) -> int | None:
        return self.row_at(event.position().y())

    def row_at(self, y: float) -> int | None:
        frame = self.board.frame()
        return geometry.row_at(y + frame.top, frame.row_height, len(self.board.scene.rows))

    def rules(self, painter: QPainter, x: int) -> None:
        """The lines between rows, and the one along the board at `x`."""
        style = self.board.style_in_use
        painter.setPen(QPen(style.faint, 1))
        painter.drawLines([
            QLineF(0, box.bottom() - 0.5, box.right(), box.bottom() - 0.5)
            for _row, box in self.shown_rows(None)
        ])  # fmt: skip
        painter.setPen(QPen(style.line, 1))
        painter.drawLine(QLineF(x + 0.5, 0, x + 0.5, self.height()))


class NameEdge(_Edge):
    """The names of the carers, or of the clients; a click selects the whole row, and what has no
    room is read where the mouse rests."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos().y())
            name = "" if row is None else self.board.scene.rows[row].name
            QToolTip.showText(event.globalPos(), name, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        style, board = self.board.style_in_use, self.board
        plain, bold = look.font(look.Size.BODY), look.font(look.Size.BODY, bold=True)
        chosen = None if board.selected is None else board.scene.row_index(board.selected)
        for row, box in self.shown_rows(painter):
            if row == chosen:
                painter.fillRect(QRectF(0, box.top() + 2, 3, box.height() - 4), style.accent)
            painter.setFont(bold if row == chosen else plain)
            painter.setPen(style.text)
            inner = box.adjusted(Space.MEDIUM, 0, -Space.HAIR, 0)
            name = painter.fontMetrics().elidedText(
                board.scene.rows[row].name, Qt.TextElideMode.ElideRight, int(inner.width())
            )
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)
        self.rules(painter, self.width() - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_under(event)
        if row is not None:
            self.board.setFocus(Qt.FocusReason.MouseFocusReason)
            self.board.select(self.board.scene.rows[row].spot)


class RowsCorner(QToolButton):
    """Over the names: whose week a row is, and a menu to look at the other.

    Signals:
        asked: the `RowsBy` to show.
    """

    asked = Signal(object)

    def __init__(self, board: "BoardView") -> None:
        super().__init__(board)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setToolTip(self.tr("Whose week a row is (C)"))
        self._group = QActionGroup(self)
        menu = QMenu(self)
        self._choices = {
            RowsBy.CARERS: menu.addAction(self.tr("Carers")),
            RowsBy.CLIENTS: menu.addAction(self.tr("People")),
        }
        for rows_by, action in self._choices.items():
            action.setCheckable(True)
            action.triggered.connect(partial(self._ask, rows_by))
            self._group.addAction(action)
        self.setMenu(menu)
        self.show_rows(RowsBy.CARERS)

    def name_clients(self, word: str) -> None:
        """What the co-op calls those it supports."""
        self._choices[RowsBy.CLIENTS].setText(word)
        self.show_rows(self._shown)

    def show_rows(self, rows_by: RowsBy) -> None:
        self._shown = rows_by
        action = self._choices[rows_by]
        action.setChecked(True)
        self.setText(action.text())
        self.setAccessibleName(self.tr("Rows: {whose}").format(whose=action.text()))

    def toggle(self) -> None:
        other = {RowsBy.CARERS: RowsBy.CLIENTS, RowsBy.CLIENTS: RowsBy.CARERS}
        self.asked.emit(other[self._shown])

    def _ask(self, rows_by: RowsBy) -> None:
        self.asked.emit(rows_by)


class FigureEdge(_Edge):
    """Hours of work against the contract, as figures and as a bar; of a client, how many come."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        style = self.board.style_in_use
        painter.setFont(style.small_font)
        for row, box in self.shown_rows(painter):
            self._hours(painter, self.board.scene.rows[row], box)
        self.rules(painter, 0)

    def _hours(self, painter: QPainter, row: Row, box: QRectF) -> None:
        style, carer = self.board.style_in_use, row.carer
        inner = box.adjusted(Space.SMALL, 0, -Space.SMALL, 0)
        painter.setPen(style.text)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if carer is None:
            painter.drawText(inner, right, words.faces(row))
            return
        painter.drawText(inner.adjusted(0, -3, 0, -3), right, words.hours_of_contract(carer))
        bar = QRectF(inner.left(), box.center().y() + style.small_height / 2 - 1, inner.width(), 3)
        painter.fillRect(bar, style.line)
        bar.setWidth(bar.width() * min(1.0, carer.worked_minutes / max(1, carer.contract_minutes)))
        painter.fillRect(bar, style.caution if words.is_over_contract(carer) else style.accent)


class HourEdge(_Edge):
    """Days over hours. Days stand over their hours while several are in view; close up they stand
    side by side, the one in view marked. A click on a day fits it to the width."""

    def sizeHint(self) -> QSize:
        style = self.board.style_in_use
        return QSize(0, style.line_height + style.small_height + Space.MEDIUM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        style, board = self.board.style_in_use, self.board
        painter.fillRect(self.rect(), style.base)
        self._hours(painter)
        for day, box in self.day_boxes():
            self._name(painter, day, box)
        self._borders(painter)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), style.line)
        if board.today is not None:
            left, right = self._edges(board.today)
            painter.fillRect(QRectF(left, self.height() - 3, right - left, 3), style.accent)

    def day_boxes(self) -> list[tuple[int, QRectF]]:
        """Where the days' names stand."""
        high = self.board.style_in_use.line_height + Space.HAIR
        if self._apart():
            width = self.width() / DAYS
            return [(day, QRectF(day * width, 0, width, high)) for day in range(DAYS)]
        boxes = []
        for day in range(self.board.day_at(0), self.board.last_day() + 1):
            left, right = self._edges(day)
            boxes.append(
                (day, QRectF(max(left, 0), 0, min(right, self.width()) - max(left, 0), high))
            )
        return boxes

    def _apart(self) -> bool:
        """Whether about one day fills the width, so that the days serve as tabs."""
        frame = self.board.frame()
        return self.board.scene.window.length * frame.scale > self.width() * 0.6

    def _edges(self, day: int) -> tuple[float, float]:
        frame, length = self.board.frame(), self.board.scene.window.length
        left = day * length * frame.scale - frame.left
        return left, left + length * frame.scale

    def _name(self, painter: QPainter, day: int, box: QRectF) -> None:
        board, style = self.board, self.board.style_in_use
        chosen = self._apart() and day == board.day
        if chosen:
            painter.fillRect(box, style.wash)
        painter.setFont(look.font(look.Size.BODY, bold=chosen or day == board.today))
        painter.setPen(style.accent if day == board.today else style.text)
        name = words.day_label(board.scene.board.week, day)
        if painter.fontMetrics().horizontalAdvance(name) + Space.MEDIUM > box.width():
            name = words.day_label(board.scene.board.week, day, short=True)
        painter.drawText(box.adjusted(Space.SMALL, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)

    def _borders(self, painter: QPainter) -> None:
        """The edges between days, as on the board below."""
        top = self.board.style_in_use.line_height + Space.HAIR if self._apart() else 0
        for day in range(max(1, self.board.day_at(0)), self.board.last_day() + 1):
            x = round(self._edges(day)[0])
            edge = QRectF(x - 1, top, 2, self.height() - top)
            painter.fillRect(edge, self.board.style_in_use.line)

    def _hours(self, painter: QPainter) -> None:
        board, style, frame = self.board, self.board.style_in_use, self.board.frame()
        window, letters = board.scene.window, board.letters
        painter.setFont(style.small_font)
        painter.setPen(style.quiet)
        fine = frame.scale > FINE_FROM
        room = letters.laid("00:00" if fine else "00").width
        step = max(geometry.tick_step(frame.scale, room), 0 if fine else 60)
        top = style.line_height + Space.HAIR + 2
        for day in range(board.day_at(0), board.last_day() + 1):
            right = (day + 1) * window.length * frame.scale - frame.left
            for minute in range((window.first // step + 1) * step, window.last, step):
                x = (day * window.length + minute - window.first) * frame.scale - frame.left
                if -room <= x <= min(self.width() + room, right - room / 2 - 2):
                    label = f"{minute // 60:02d}"
                    laid = letters.laid(f"{label}:{minute % 60:02d}" if fine else label)
                    lettering.draw(painter, x - laid.width / 2, top, laid)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for day, box in self.day_boxes():
            if box.left() <= at.x() < box.right() and (at.y() < box.bottom() or not self._apart()):
                self.board.show_day(day)
