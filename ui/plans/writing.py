"""Text written in place: it looks like print until somebody writes in it."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QSizePolicy

from ui import look
from ui.look import Space
from ui.plans.spelling import Underliner

MARGIN = 4  # between the frame that shows in focus and the text
PAGE_LINES = 2  # of room that an empty text asks for at most


class Writing(QPlainTextEdit):
    """Plain text as high as it is long.

    Signals:
        edited: the person changed something.
        left: the focus went elsewhere.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, prompt: str = "", *, font: QFont | None = None) -> None:
        super().__init__()
        self._quiet = True  # while the text is set, not written
        self._said = ""  # to tell a change of words from one of how they look
        self._spelling: Underliner | None = None
        self._hovered = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font or look.font(look.Size.BODY))
        self.setPlaceholderText(prompt)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(MARGIN)
        self.viewport().setAutoFillBackground(False)
        self.textChanged.connect(self._on_text)
        self._quiet = False
        self._fit()

    def text(self) -> str:
        return self.toPlainText().strip()

    def set_text(self, words: str) -> None:
        """Show other words; what is shown already, and where the cursor stands, stay."""
        if words == self.text():
            return
        self._quiet = True
        self.setPlainText(words)
        self._quiet = False

    def spoken_in(self, language: str) -> None:
        """Look at the spelling of a text that is written, by the code of its language."""
        if self.isReadOnly():
            return
        if self._spelling is None:
            self._spelling = Underliner(self.document())
        self._spelling.spoken_in(language)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the text in it."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_at(event.pos()).popup(event.globalPos())

    def menu_at(self, place: QPoint) -> QMenu:
        """What can be done there; on a word that nobody knows first what it may have been."""
        menu = self.createStandardContextMenu(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._spelling is not None:
            self._spelling.offer(menu, self.cursorForPosition(place))
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hovered = True
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = False
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isReadOnly() or not (self.hasFocus() or self._hovered):
            return
        colours = look.colours(self.palette())
        painter = QPainter(self.viewport())
        pen = QPen(colours.accent, 2) if self.hasFocus() else QPen(colours.line, 1)
        painter.setPen(pen)
        frame = self.viewport().rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, Space.HAIR, Space.HAIR)

    def _on_text(self) -> None:
        self._fit()
        before, self._said = self._said, self.toPlainText()
        if self._said != before and not self._quiet:
            self.edited.emit()

    def _height(self) -> int:
        lines = max(1, round(self.document().size().height()))
        if self.placeholderText() and not self.toPlainText() and not self.isReadOnly():
            lines = min(PAGE_LINES, self._prompt_lines())
        return lines * self.fontMetrics().lineSpacing() + 2 * MARGIN

    def _prompt_lines(self) -> int:
        width = max(1, self.viewport().width() - 2 * MARGIN)
        flags = int(Qt.TextFlag.TextWordWrap)
        metrics = self.fontMetrics()
        box = metrics.boundingRect(0, 0, width, 1000, flags, self.placeholderText())
        return max(1, round(box.height() / metrics.lineSpacing()))

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
