"""Tabs as words with a line of the accent under the present one."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionFocusRect, QTabBar

from ui import look
from ui.look import Size, Space

BAR = 3


class Tabs(QTabBar):
    """Drawn from the palette; keys, scrolling and accessibility are Qt's own."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFont(look.font(Size.BODY))

    def tabSizeHint(self, index: int) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.tabText(index))
        return QSize(wide + 2 * Space.MEDIUM, self.fontMetrics().height() + 2 * Space.SMALL + BAR)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        tones = look.colours(self.palette())
        rect = self.tabRect(index)
        present = index == self.currentIndex()
        text = self.palette().color(QPalette.ColorRole.WindowText)
        faint = look.mix(text, self.palette().color(QPalette.ColorRole.Window), 0.6)
        if present:
            under = QRect(rect.left() + Space.SMALL, rect.bottom() - BAR + 1, 0, BAR)
            under.setRight(rect.right() - Space.SMALL)
            painter.fillRect(under, tones.accent)
        painter.setPen(tones.accent if present else text)
        if not self.isTabEnabled(index):
            painter.setPen(faint)
        words = rect.adjusted(0, 0, 0, -BAR)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
        if present and self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            option.rect = words.adjusted(3, 4, -3, -2)
            self.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self
            )
