"""A panel or line that Enter finishes and Esc leaves."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.side_panel import SidePanel


class EnterPanel(SidePanel):
    """Enter, pressed anywhere in it, comes to `enter`, Esc closes it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.enter()
            return
        super().keyPressEvent(event)

    def enter(self) -> None:
        """Do what it is for; a line that was written in has done so itself."""
