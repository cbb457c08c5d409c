"""Draws a line of a list: a name, what stands beside it, and quieter words below."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QToolTip,
)
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ui import look
from ui.look import Size, Space
from ui.people.lines import Index, Line, Role

WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
MOST_LINES = 2  # of the words below
SLACK = 12  # letters that wrapping may leave free


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of the words below the name, and where they stand there."""

    words: str
    box: QRect
    is_mark: bool


class LineDelegate(QStyledItemDelegate):
    """A name above quieter words; a mark (away, expired) has a triangle and its own colour. What
    has no room on one line takes a second: a line is as high as what it says."""

    def sizeHint(self, option: Option, index: Index) -> QSize:
        line: Line = index.data(Role.LINE)
        below = self._below(line, self._least_width(option) - 2 * Space.MEDIUM)
        rows = self._name_height() + max((part.box.bottom() + 1 for part in below), default=0)
        return QSize(super().sizeHint(option, index).width(), rows + 2 * Space.SMALL + Space.HAIR)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        line: Line = index.data(Role.LINE)
        painter.save()
        self._paint_back(painter, option)
        inside = option.rect.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.SMALL)
        self._paint_top(painter, option, inside, line)
        self._paint_below(painter, inside, line)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: Option, index: Index
    ) -> bool:
        """What has no room on two lines either is read in full here."""
        line: Line = index.data(Role.LINE)
        parts = self._below(line, option.rect.width() - 2 * Space.MEDIUM)
        shown = " ".join(part.words for part in parts)
        QToolTip.showText(event.globalPos(), "" if line.below in shown else line.below, view)
        return True

    def _paint_back(self, painter: QPainter, option: Option) -> None:
        rect: QRect = option.rect
        tones = look.colours()
        if self._has(option, QStyle.StateFlag.State_Selected):
            painter.fillRect(rect, tones.wash)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tones.accent)
        elif self._has(option, QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, look.mix(tones.new, tones.line, 0.4))
        painter.fillRect(
            QRect(rect.left() + Space.MEDIUM, rect.bottom(), rect.width(), 1), tones.line
        )
        if self._has(option, QStyle.StateFlag.State_HasFocus):
            self._paint_focus(painter, rect)

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(look.colours().accent)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_top(self, painter: QPainter, option: Option, inside: QRect, line: Line) -> None:
        tones = look.colours()
        small = self._small()
        painter.setFont(look.font(Size.SMALL))
        painter.setPen(tones.quiet)
        beside = small.horizontalAdvance(line.beside)
        top = QRect(inside.left(), inside.top(), inside.width(), self._name_height())
        painter.drawText(
            top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.beside
        )
        name_font = look.font(Size.BODY, bold=True)
        painter.setFont(name_font)
        text = self._palette(option).color(QPalette.ColorRole.Text)
        painter.setPen(tones.quiet if line.faint else text)
        self._draw(painter, top.adjusted(0, 0, -beside - Space.SMALL, 0), line.title, name_font)

    def _paint_below(self, painter: QPainter, inside: QRect, line: Line) -> None:
        tones = look.colours()
        painter.setFont(look.font(Size.SMALL))
        top_left = QPoint(inside.left(), inside.top() + self._name_height() + Space.HAIR)
        for part in self._below(line, inside.width()):
            painter.setPen(tones.caution if part.is_mark else tones.quiet)
            painter.drawText(part.box.translated(top_left), WRAPPED, part.words)

    def _least_width(self, option: Option) -> int:
        """Of a line, once there is a scroll bar beside it: whether there is shows after this."""
        view, rect = self.parent(), QRect(option.rect)
        if not isinstance(view, QListView):
            return rect.width()
        return view.contentsRect().width() - view.verticalScrollBar().sizeHint().width()

    def _below(self, line: Line, wide: int) -> list[_Part]:
        """The mark, and the words after it, or below it where there is no room."""
        small = self._small()
        mark = f"▲ {line.mark}" if line.mark else ""
        marked = QRect(0, 0, wide, small.height()) if mark else QRect()
        left, top = small.horizontalAdvance(f"{mark}   ") if mark else 0, 0
        if mark and left + small.horizontalAdvance(line.below) > wide:
            left, top = 0, marked.height()
        words, room = line.below, wide - left
        if small.horizontalAdvance(words) > room:
            longest = MOST_LINES * room - SLACK * small.averageCharWidth()
            words = small.elidedText(words, Qt.TextElideMode.ElideRight, longest)
        free = QRect(left, top, room, MOST_LINES * small.height())
        box = QRect(left, top, room, small.boundingRect(free, WRAPPED, words).height())
        parts = (_Part(mark, marked, is_mark=True), _Part(words, box, is_mark=False))
        return [part for part in parts if part.words]

    @staticmethod
    def _draw(painter: QPainter, rect: QRect, words: str, font: QFont) -> None:
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    @staticmethod
    def _name_height() -> int:
        return QFontMetrics(look.font(Size.BODY)).height()

    @staticmethod
    def _small() -> QFontMetrics:
        return QFontMetrics(look.font(Size.SMALL))

    @staticmethod
    def _palette(option: Option) -> QPalette:
        palette: QPalette = option.palette
        return palette

    @staticmethod
    def _has(option: Option, flag: QStyle.StateFlag) -> bool:
        return bool(option.state & flag)
