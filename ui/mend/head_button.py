"""*Cannot come…* in the head of the week: one press, or the other things that upset a week."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from ui import look
from ui.mend.report_form import CARER_AWAY, KINDS, Kind, kind_text

KEYS = "F9"


class CannotComeButton(QToolButton):
    """Sends `asked` with a `Kind`."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.action = QAction(self.tr("Cannot come…"), self)
        self.action.setShortcut(QKeySequence(KEYS))
        self.action.setToolTip(
            self.tr("Someone rings in: who, from when, until when ({keys})").format(keys=KEYS)
        )
        self.action.setIcon(look.icon("phone-alert-outline"))
        self.action.triggered.connect(lambda: self.asked.emit(CARER_AWAY))
        menu = QMenu(self)
        self.kinds: dict[Kind, QAction] = {kind: self._offer(menu, kind) for kind in KINDS}
        self.setDefaultAction(self.action)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAccessibleName(self.action.text())

    def _offer(self, menu: QMenu, kind: Kind) -> QAction:
        action = menu.addAction(kind_text(kind))
        action.triggered.connect(lambda: self.asked.emit(kind))
        return action
