"""In the head of the week: what was kept, and what if."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from carecoop.services.proposals_values import KeptRow
from ui import look, text


class ProposalsButton(QToolButton):
    """Signals:
    what_if_asked: try out what one thing different would do.
    compare_asked: set the kept ones side by side.
    open_asked: the id of a kept one.
    """

    what_if_asked = Signal()
    compare_asked = Signal()
    open_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(look.icon("file-compare"))
        self.setToolTip(self.tr("Try out a what-if; open and compare proposals that were kept"))
        self.kept_menu = QMenu(self)
        self.setMenu(self.kept_menu)
        self.show_kept(())

    def show_kept(self, rows: Sequence[KeptRow]) -> None:
        """Their number stands beside the icon."""
        words = self.tr("Proposals ({n})").format(n=len(rows)) if rows else self.tr("Proposals")
        self.setAccessibleName(words)
        self.setText(str(len(rows)))
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if rows else style.ToolButtonIconOnly
        )
        menu = self.kept_menu
        menu.clear()
        menu.addAction(self.tr("What if…")).triggered.connect(self.what_if_asked)
        compare = menu.addAction(self.tr("Compare, rename, throw away…"))
        compare.setEnabled(bool(rows))
        compare.triggered.connect(self.compare_asked)
        if rows:
            menu.addSeparator()
        for row in rows:
            self._offer(row)

    def _offer(self, row: KeptRow) -> None:
        name = row.name.replace("&", "&&")
        action = self.kept_menu.addAction(self.tr("Open “{name}”").format(name=name))
        made = self.tr("Kept {moment}; visits that change: {n}")
        action.setToolTip(made.format(moment=text.moment_text(row.made_at_utc), n=row.changes))
        action.triggered.connect(lambda: self.open_asked.emit(row.id))
