"""What the navigation shows: a page that reads its values again when they may have changed."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.desk import Desk


class Page(QWidget):
    """Subclasses give the names and `kinds`, and implement `title` and `refresh`.

    `picture_name` is the page's short name in file names and settings, never shown.
    """

    icon_name = ""
    picture_name = ""
    kinds: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        desk.changed.connect(self._on_changed)

    def title(self) -> str:
        raise NotImplementedError

    def refresh(self) -> None:
        """Read what is shown again, keeping the reader's place."""
        raise NotImplementedError

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost; a page may ask the person."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & self.kinds:
            self._stale = True
            if self.isVisible():
                self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
