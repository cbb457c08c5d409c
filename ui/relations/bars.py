"""A carer's people as bars: the longer, the more often they met."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from carecoop.services.week_values import Relationship
from ui import look
from ui.board import speech
from ui.board import words as board_words
from ui.board.style import BoardStyle
from ui.look import Size, Space

MOST_NAME_SHARE = 0.4  # of the width
KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -9999, Qt.Key.Key_End: 9999}


@dataclass(frozen=True, slots=True)
class Bar:
    """One person: how often, how familiar, and what is said of them."""

    id: UUID
    name: str
    count: int
    relationship: Relationship
    spoken: str


class Bars(QWidget):
    """Up and down go from bar to bar; Enter and a click ask for the person.

    Signals:
        asked: the id of the person whose bar was activated.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.bars: tuple[Bar, ...] = ()
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Visits to each person"))

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self.bars = tuple(bars)
        self.at = min(self.at, max(0, len(self.bars) - 1))
        self._fit()
        self.update()

    def row_height(self) -> int:
        return round(QFontMetricsF(look.font(Size.BODY)).height()) + Space.MEDIUM

    def box_of(self, at: int) -> QRectF:
        """The whole line of a bar."""
        return QRectF(0, at * self.row_height(), self.width(), self.row_height())

    def sizeHint(self) -> QSize:
        return QSize(420, max(1, len(self.bars)) * self.row_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS and self.bars:
            self._go(self.at + KEYS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.bars:
            self.asked.emit(self.bars[self.at].id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(at)
            self.asked.emit(self.bars[at].id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.bars:
            self._go(self.at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def _at(self, where: QPointF) -> int | None:
        at = int(where.y() // self.row_height())
        return at if 0 <= at < len(self.bars) else None

    def _go(self, at: int) -> None:
        self.at = min(max(0, at), len(self.bars) - 1)
        speech.say(self, self.bars[self.at].spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = BoardStyle.of(self.palette(), self.devicePixelRatioF())
        font = look.font(Size.BODY)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        names = max((metrics.horizontalAdvance(bar.name) for bar in self.bars), default=0.0)
        names = min(names, self.width() * MOST_NAME_SHARE) + Space.MEDIUM
        for at, bar in enumerate(self.bars):
            self._paint_bar(painter, style, self.box_of(at), bar, names)
        if self.hasFocus() and self.bars:
            painter.setPen(QPen(style.text, 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.box_of(self.at).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_bar(
        self, painter: QPainter, style: BoardStyle, box: QRectF, bar: Bar, names: float
    ) -> None:
        metrics = painter.fontMetrics()
        name = QRectF(Space.SMALL, box.top(), names - Space.SMALL, box.height())
        elided = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, round(name.width()))
        painter.setPen(style.text)
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, elided)
        most = max(1, *(each.count for each in self.bars))
        after = metrics.horizontalAdvance("000 · " + board_words.relationship(bar.relationship))
        room = box.width() - names - after - Space.SMALL
        filled = QRectF(
            names + Space.SMALL, box.top() + 5, room * bar.count / most, box.height() - 10
        )
        coat = style.coats[bar.relationship]
        painter.setPen(coat.edge)
        painter.setBrush(coat.fill)
        if bar.count:
            painter.drawRoundedRect(filled, 3, 3)
        said = str(bar.count)
        if bar.relationship is Relationship.NEW:
            said = f"{bar.count} {board_words.new_letter()}"
        elif not bar.count:
            said = f"{bar.count} · {board_words.relationship(bar.relationship)}"
        painter.setPen(style.text)
        beside = QRectF(filled.right() + Space.SMALL, box.top(), after, box.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, said)
