"""The pages by picture and word, at the left edge."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QStyle,
    QStyleOptionFocusRect,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import look
from ui.look import Size, Space

BUTTON = QSize(92, 68)
ICON = QSize(24, 24)


class NavigationButton(QToolButton):
    """A picture over a word; the chosen one has a bar and a wash of the accent."""

    def __init__(self, words: str, icon_name: str) -> None:
        super().__init__()
        self.icon_name = icon_name
        self.setIconSize(ICON)
        self.setFont(look.font(Size.SMALL))
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name(words)

    def name(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        wide = self.fontMetrics().horizontalAdvance(words) + 2 * Space.MEDIUM
        self.setFixedSize(BUTTON.expandedTo(QSize(wide, 0)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = look.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, tones)
        words = self.palette().color(QPalette.ColorRole.WindowText)
        picture = QRect(0, Space.MEDIUM, self.width(), ICON.height())
        self.icon().paint(painter, picture)
        painter.setPen(tones.accent if self.isChecked() else words)
        below = self.rect().adjusted(0, picture.bottom() + Space.HAIR, 0, -Space.SMALL)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            self._paint_focus(painter)

    def _paint_back(self, painter: QPainter, tones: look.Colours) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(tones.wash if self.isChecked() else tones.line)
            painter.drawRoundedRect(self.rect().adjusted(6, 3, -6, -3), 8, 8)
        if self.isChecked():
            painter.setBrush(tones.accent)
            painter.drawRoundedRect(QRect(0, 16, 4, self.height() - 32), 2, 2)

    def _paint_focus(self, painter: QPainter) -> None:
        option = QStyleOptionFocusRect()
        option.initFrom(self)
        option.rect = self.rect().adjusted(4, 2, -4, -2)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)


class Navigation(QWidget):
    """Sends `chosen` with the index of the page asked for."""

    chosen = Signal(int)

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Pages"))
        self.group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, Space.MEDIUM)
        column.setSpacing(Space.HAIR)
        for index, (words, icon_name) in enumerate(entries):
            button = NavigationButton(words, icon_name)
            self.group.addButton(button, index)
            column.addWidget(button)
        column.addStretch(1)
        self.group.idClicked.connect(self.chosen)
        self.name([words for words, _icon in entries])
        self.show_chosen(0)

    def name(self, titles: Sequence[str]) -> None:
        """Put the pages' titles below their pictures."""
        tip = self.tr("{page} (Ctrl+{number})")
        for number, (button, words) in enumerate(zip(self.buttons, titles, strict=True), 1):
            button.name(words)
            button.setToolTip(tip.format(page=words, number=number))

    @property
    def buttons(self) -> list[NavigationButton]:
        return [b for b in self.group.buttons() if isinstance(b, NavigationButton)]

    def show_chosen(self, index: int) -> None:
        self.group.button(index).setChecked(True)
        self.draw_icons()

    def draw_icons(self) -> None:
        """Draw the pictures again in the colours of now."""
        for button in self.buttons:
            accent = look.colours().accent if button.isChecked() else None
            button.setIcon(look.icon(button.icon_name, accent))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tones = look.colours(self.palette())
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), tones.line)
