"""Whether what is selected is told of at the side: as the person wants it, from now on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.pages.week import WeekPage

INSPECTOR_KEY = "week/inspector"
ROOMY_PX = 1680


class Details(QObject):
    """Ties the inspector of a page to the button that shows and hides it."""

    def __init__(self, page: "WeekPage") -> None:
        super().__init__(page)
        self._page = page
        kept = QSettings().value(INSPECTOR_KEY, defaultValue=self._has_room(), type=bool)
        page.head.details.setChecked(kept is True)
        page.inspector.setVisible(kept is True)
        page.head.details_asked.connect(self._show)
        for opener in (page.board, page.tray, page.list, page.beside):
            opener.opened.connect(self.open)

    @property
    def is_wanted(self) -> bool:
        return self._page.head.details.isChecked()

    def ask(self) -> None:
        """Find the reasons of what is selected, where somebody is there to read them."""
        page = self._page
        page.reasons.ask(
            page.scene.board, page.selected if self.is_wanted else None, page.board.gap
        )

    def open(self) -> None:
        self._page.head.details.setChecked(True)
        self._page.inspector.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        self._page.head.details.setChecked(False)
        back: QWidget = self._page.list if self._page.shows_list else self._page.board
        back.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._page.inspector.setVisible(shown and self._page.side is None)
        QSettings().setValue(INSPECTOR_KEY, shown)
        self.ask()

    def _has_room(self) -> bool:
        """Whether a name still fits into half an hour with the details open beside the day."""
        return self._page.screen().availableSize().width() >= ROOMY_PX
