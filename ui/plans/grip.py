"""The handle by which an outcome or a risk is carried to another place."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton

from ui import look

ICON = QSize(20, 20)  # it is dragged by a shaky hand, too


class Grip(QToolButton):
    """Signals:
    dragged: where the pointer is, on the screen; from the first step that is no mere click.
    dropped: it was let go.
    given_up: Escape was pressed while it was dragged.
    """

    dragged = Signal(QPoint)
    dropped = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self.setIcon(look.icon("drag"))
        self.setIconSize(ICON)
        self.setAutoRaise(True)
        self.setToolTip(self.tr("Drag to another place (or Alt+Up, Alt+Down)"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys have the arrows beside it
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        at = event.globalPosition().toPoint()
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._dragging:
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.setFocus(Qt.FocusReason.MouseFocusReason)  # so that Escape comes here
        if self._dragging:
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._end():
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._end():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _end(self) -> bool:
        """Whether it was dragged until now."""
        was_dragged, self._dragging = self._dragging, False
        self._pressed_at = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        return was_dragged
