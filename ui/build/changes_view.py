"""What changes, to read and to choose from: by person, by carer, visit by visit."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from carecoop.services.proposals_parts import Step
from carecoop.services.week_values import Proposal
from ui import look
from ui.build.change_lines import (
    Line,
    lines_by_carer,
    lines_by_person,
    lines_by_visit,
    visit_text,
)
from ui.build.changes_model import ChangesModel
from ui.build.choice import Choice
from ui.look import Space
from ui.widgets.labels import Paragraph
from ui.widgets.tabs import Tabs

LEAST_HEIGHT, SHARE = 90, 6  # of the window, so that the board keeps most of it
MOST_NAMED = 4  # visits that a sentence names
WIDTHS = (200, 400, 230)


class ChangesView(QWidget):
    """Three ways to look at the same choice; below them, what had to go along."""

    def __init__(self, proposal: Proposal, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visits = {change.visit_id: change for change in proposal.changes}
        self.tabs = Tabs()
        self.note = Paragraph("", "caution")
        self.note.hide()
        self._stack = QStackedWidget()
        self.trees = [
            self._tree(name, lines, choice)
            for name, lines in (
                (self.tr("By person"), lines_by_person(proposal)),
                (self.tr("By carer"), lines_by_carer(proposal)),
                (self.tr("Visit by visit"), lines_by_visit(proposal.changes)),
            )
        ]
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.setAccessibleName(self.tr("Ways to look at the changes"))
        choice.changed.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        for widget in (self.tabs, self._stack, self.note):
            column.addWidget(widget)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def tree(self) -> QTreeView:
        return self.trees[self.tabs.currentIndex()]

    def _fit(self) -> None:
        self._stack.setFixedHeight(max(LEAST_HEIGHT, self.window().height() // SHARE))

    def _tree(self, name: str, lines: tuple[Line, ...], choice: Choice) -> QTreeView:
        tree = QTreeView()
        tree.setModel(ChangesModel(lines, choice, self))
        tree.setAccessibleName(name)
        header = tree.header()
        header.setPalette(self.palette())
        tree.setPalette(look.outline_boxes(self.palette()))
        tree.setRootIsDecorated(any(line.below for line in lines))
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        tree.setAlternatingRowColors(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, width)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        if lines:
            tree.setCurrentIndex(tree.model().index(0, 0))
        self.tabs.addTab(name)
        self._stack.addWidget(tree)
        return tree

    def _tell(self, step: Step, taken: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Say what went along and for which rule."""
        self.note.setVisible(bool(step.with_it))
        if not step.with_it:
            self.note.setText("")
            return
        template = (
            self.tr("Taken with it: {visits}. So that: {rules}.")
            if taken
            else self.tr("Left out with it: {visits}. So that: {rules}.")
        )
        titles = (QCoreApplication.translate("carecoop", title) for title in step.rules)
        said = template.format(visits=self._named(step.with_it), rules="; ".join(titles))
        self.note.setText(said)
        self.note.setToolTip("\n".join(visit_text(self._visits[key]) for key in step.with_it))

    def _named(self, ids: tuple[str, ...]) -> str:
        names = [visit_text(self._visits[key]) for key in ids[:MOST_NAMED]]
        more = len(ids) - len(names)
        if more:
            names.append(self.tr("and more visits: {n}").format(n=more))
        return "; ".join(names)
