"""The line above a plan: which version, how it stands in the file, and what can be done."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from carecoop.kinds import PlanState
from carecoop.services.plans.values import Plan, PlanRow
from ui import look, text
from ui.look import CONTROL_HEIGHT, Space
from ui.plans import words
from ui.plans.keeper import Keeper, Keeping
from ui.widgets.labels import ToneLabel


class PlanHead(QWidget):
    """Signals:
    version_asked: the id of a version to show.
    """

    version_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.version = QToolButton()
        self.version.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.version.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.version.setMenu(QMenu(self.version))
        self.version.setToolTip(self.tr("Other versions of this plan"))
        self.version.setAccessibleName(self.tr("Version"))
        self.state = ToneLabel()
        self.state.setAccessibleName(self.tr("How the plan is saved"))
        self.try_again = QPushButton(self.tr("Try again"))
        self.try_again.hide()
        self.preview = QPushButton(look.icon("book-open-page-variant-outline"), self.tr("Preview"))
        self.preview.setCheckable(True)
        self.preview.setToolTip(self.tr("The printed page beside the text"))
        self.printing = QPushButton(look.icon("printer-outline"), self.tr("Print…"))
        self.agree = QPushButton(look.icon("check"), self.tr("Agree…"))
        self.change = QPushButton(look.icon("pencil-outline"), self.tr("Change the plan"))
        self.change.setToolTip(self.tr("Begin a new version; this one stays as it is"))
        self.more = QToolButton()
        self.more.setIcon(look.icon("dots-horizontal"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolTip(self.tr("More"))
        self.more.setAccessibleName(self.tr("More"))
        self.more.setMenu(QMenu(self.more))
        self.discarding = QAction(self.tr("Take this draft out…"), self)
        self.comparing = QAction(self.tr("Versions and history…"), self)
        self.more.menu().addActions([self.comparing, self.discarding])
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        line.setSpacing(Space.SMALL)
        line.addWidget(self.version)
        line.addWidget(self.state)
        line.addWidget(self.try_again)
        line.addStretch(1)
        for button in (self.preview, self.printing, self.agree, self.change, self.more):
            line.addWidget(button)
        buttons = (self.try_again, self.preview, self.printing, self.agree, self.change)
        for control in (self.version, *buttons, self.more):
            control.setMinimumHeight(CONTROL_HEIGHT)

    def show_plan(self, plan: Plan, versions: tuple[PlanRow, ...]) -> None:
        is_draft = plan.state is PlanState.DRAFT
        self.version.setText(next(self._words(row) for row in versions if row.id == plan.id))
        menu = self.version.menu()
        menu.clear()
        for row in versions:
            action = menu.addAction(self._words(row))
            action.setCheckable(True)
            action.setChecked(row.id == plan.id)
            action.triggered.connect(lambda _on, id_=row.id: self._ask_version(id_))
        has_draft = any(row.state is PlanState.DRAFT for row in versions)
        self.agree.setVisible(is_draft)
        self.change.setVisible(plan.state is PlanState.AGREED and not has_draft)
        self.discarding.setEnabled(is_draft)

    def show_keeping(self, keeper: Keeper) -> None:
        failed = keeper.state is Keeping.FAILED
        self.state.set_tone("trouble" if failed else "quiet")
        self.state.setText(keeper.sentence())
        self.try_again.setVisible(failed)

    def _ask_version(self, plan_id: UUID) -> None:
        self.version_asked.emit(plan_id)

    def _words(self, row: PlanRow) -> str:
        on = row.agreed_on or row.began_on
        said = self.tr("Version {number} · {state} · {day}")
        return said.format(number=row.number, state=words.standing(row), day=text.date_text(on))
