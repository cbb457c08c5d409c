"""The keys of the week page that belong to no menu."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.board.view import BoardView

if TYPE_CHECKING:
    from ui.pages.week import WeekPage

WEEK = timedelta(weeks=1)


class WeekKeys(QObject):
    """Leafs, goes to trouble, searches and closes the details; Space on a board asks to turn."""

    def __init__(self, page: "WeekPage", close_details: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._turn = self.turns(page.board)
        self.let_turn(possible=False)
        for keys, do in (
            ("Alt+Left", lambda: page.go_to(page.week - WEEK)),
            ("Ctrl+PgUp", lambda: page.go_to(page.week - WEEK)),
            ("Ctrl+PgDown", lambda: page.go_to(page.week + WEEK)),
            ("Alt+Right", lambda: page.go_to(page.week + WEEK)),
            ("F8", page.to_trouble),
            ("Shift+F8", lambda: page.to_trouble(-1)),
            ("Ctrl+F", page.search),
            ("Esc", close_details),
        ):
            self._make(keys, page, Qt.ShortcutContext.WidgetWithChildrenShortcut, do)

    def turns(self, board: BoardView) -> QShortcut:
        """Let Space on this board turn from the proposal to the week as it is, and back."""
        ask = self._page.turn_asked.emit
        return self._make("Space", board, Qt.ShortcutContext.WidgetShortcut, ask)

    def let_turn(self, *, possible: bool) -> None:
        """Without a proposal Space is for others."""
        self._turn.setEnabled(possible)

    def _make(
        self, keys: str, where: QWidget, context: Qt.ShortcutContext, do: Callable[[], object]
    ) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), where)
        shortcut.setContext(context)
        shortcut.activated.connect(do)
        return shortcut
