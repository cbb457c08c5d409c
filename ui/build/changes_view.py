"""What changes, to read and to choose from: by person, by carer, visit by visit."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
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
from ui.build.changes_model import ChangesModel, Index
from ui.build.choice import Choice
from ui.look import Space
from ui.widgets.labels import Paragraph
from ui.widgets.tabs import Tabs

LEAST_HEIGHT, SHARE = 100, 7  # of the window, so that the board keeps most of it
MOST_NAMED = 4  # visits that a sentence names
REST = 0  # the column that takes what the others leave
BY_PERSON, BY_CARER, BY_VISIT = (140, 380, 310, REST), (150, REST, 110, 160), (230, 200, 300, REST)


class _Roomy(QStyledItemDelegate):
    """Lines that are told apart, and their boxes hit, without taking aim."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(0, Space.SMALL - 2)


class ChangesView(QWidget):
    """Three ways to look at the same choice; below them, what had to go along.

    Whoever shows it puts its `tabs` where there is room for them.
    """

    def __init__(self, proposal: Proposal, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visits = {change.visit_id: change for change in proposal.changes}
        self.tabs = Tabs()
        self.note = Paragraph("", "caution")
        self.note.hide()
        self._stack = QStackedWidget()
        self.trees = [
            self._tree(name, lines, widths, choice)
            for name, lines, widths in (
                (self.tr("By person"), lines_by_person(proposal), BY_PERSON),
                (self.tr("By carer"), lines_by_carer(proposal), BY_CARER),
                (self.tr("Visit by visit"), lines_by_visit(proposal.changes), BY_VISIT),
            )
        ]
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.setAccessibleName(self.tr("Ways to look at the changes"))
        choice.changed.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        for widget in (self._stack, self.note):
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

    def _tree(
        self, name: str, lines: tuple[Line, ...], widths: tuple[int, ...], choice: Choice
    ) -> QTreeView:
        tree = QTreeView()
        tree.setModel(ChangesModel(lines, choice, self))
        tree.setItemDelegate(_Roomy(tree))
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
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(widths.index(REST), QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
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
