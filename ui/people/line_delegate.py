"""Draws a line of a list: a name, what stands beside it, and quieter words below."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ui import look
from ui.look import Size, Space
from ui.people.lines import Index, Line, Role


class LineDelegate(QStyledItemDelegate):
    """Two rows of text; a mark (away, expired) has a triangle and its own colour."""

    def sizeHint(self, option: Option, index: Index) -> QSize:
        rows = QFontMetrics(look.font(Size.BODY)).height() + self._small().height()
        return QSize(super().sizeHint(option, index).width(), rows + 2 * Space.SMALL + Space.HAIR)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        line: Line = index.data(Role.LINE)
        painter.save()
        self._paint_back(painter, option)
        inside = option.rect.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.SMALL)
        self._paint_top(painter, option, inside, line)
        self._paint_below(painter, inside, line)
        painter.restore()

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
        top = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
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
        font = look.font(Size.SMALL)
        painter.setFont(font)
        below = inside.adjusted(0, inside.height() // 2 + 2, 0, 0)
        if line.mark:
            painter.setPen(tones.caution)
            mark = f"▲ {line.mark}"
            self._draw(painter, below, mark, font)
            used = self._small().horizontalAdvance(f"{mark}   ")
            below.adjust(used, 0, 0, 0)
        if below.width() > 24:
            painter.setPen(tones.quiet)
            self._draw(painter, below, line.below, font)

    @staticmethod
    def _draw(painter: QPainter, rect: QRect, words: str, font: QFont) -> None:
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

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
