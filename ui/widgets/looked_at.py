"""What is read again when it may have changed, and only while somebody looks at it."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.desk import Desk


class LookedAt(QWidget):
    """Subclasses give the `kinds` of things that they show, and implement `refresh`."""

    kinds: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.is_stale = True
        desk.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read what is shown again, keeping the reader's place."""
        raise NotImplementedError

    def go_stale(self) -> None:
        """What is shown is no longer right: read it now, or once it is looked at."""
        self.is_stale = True
        self._refresh_if_looked_at()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_looked_at()

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & self.kinds:
            self.go_stale()

    def _refresh_if_looked_at(self) -> None:
        if self.is_stale and self.isVisible():
            self.is_stale = False
            self.refresh()
