"""The kept proposals of a week side by side: to weigh, open, rename or throw away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from carecoop.services.proposals_values import Compared, KeptRow
from ui.build.compare_model import CompareModel
from ui.build.enter_panel import EnterPanel
from ui.build.keep_line import KeepLine
from ui.look import Space
from ui.widgets.labels import heading, quiet

COLUMN = 240
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ComparePanel(EnterPanel):
    """The column that is chosen is what the buttons are about; Enter opens it, Esc closes.

    Signals:
        open_asked, thrown_away: the id of a kept proposal.
        renamed: its id and its new name.
    """

    open_asked = Signal(object)
    renamed = Signal(object, str)
    thrown_away = Signal(object)

    def __init__(self, compared: Sequence[Compared], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableView()
        self.rename_line = KeepLine(self.tr("Name it"), self.tr("Rename"))
        self.rename_line.hide()
        self.open_button = QPushButton(self.tr("&Open"))
        self.rename_button = QPushButton(self.tr("&Rename…"))
        self.throw_button = QPushButton(self.tr("&Throw away"))
        self.throw_button.setToolTip(self.tr("Keep it no longer; it can be undone"))
        self.close_button = QPushButton(self.tr("&Close"))
        self.close_button.setToolTip(self.tr("Back to the week (Esc)"))
        self._make_table()
        self._connect()
        self._arrange()
        self.show_compared(compared)

    @property
    def chosen(self) -> KeptRow | None:
        column = self.table.currentIndex().column()
        return self._model.compared[column].row if column >= 0 else None

    def show_compared(self, compared: Sequence[Compared]) -> None:
        """The newest is chosen at first."""
        self._model = CompareModel(compared, self)
        self.table.setModel(self._model)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._on_chosen())
        self.table.setCurrentIndex(self._model.index(0, len(compared) - 1))
        rows = self._model.rowCount() * self.table.verticalHeader().defaultSectionSize()
        edge = self.table.horizontalHeader().sizeHint().height() + 4
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(rows + edge + bar)
        self._on_chosen()

    def enter(self) -> None:
        if self.chosen is not None:
            self.open_asked.emit(self.chosen.id)

    def _make_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Kept proposals side by side"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.horizontalHeader().setDefaultSectionSize(COLUMN)
        table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        table.horizontalHeader().setDefaultAlignment(LEFT)
        table.horizontalHeader().setHighlightSections(True)
        header = table.verticalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(table.fontMetrics().height() + Space.HAIR)
        header.setDefaultAlignment(LEFT)
        header.setHighlightSections(False)  # a chosen column makes all of them bold, and too wide

    def _connect(self) -> None:
        self.table.doubleClicked.connect(lambda _index: self.enter())
        self.open_button.clicked.connect(self.enter)
        self.rename_button.clicked.connect(self._ask_name)
        self.rename_line.named.connect(self._rename)
        self.rename_line.closed.connect(self.rename_line.hide)
        self.throw_button.clicked.connect(self._throw_away)
        self.close_button.clicked.connect(self.closed)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(heading(self.tr("Kept proposals, side by side")))
        top.addStretch(1)
        for button in (
            self.open_button,
            self.rename_button,
            self.throw_button,
            self.close_button,
        ):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        column.setSpacing(Space.HAIR)
        column.addLayout(top)
        column.addWidget(self.rename_line)
        column.addWidget(
            quiet(self.tr("Choose a column. What differs from the week as it is now is bold."))
        )
        column.addWidget(self.table)
        self.setFrameShape(QFrame.Shape.StyledPanel)

    def _on_chosen(self) -> None:
        for button in (self.open_button, self.rename_button, self.throw_button):
            button.setEnabled(self.chosen is not None)
        self.rename_line.hide()

    def _ask_name(self) -> None:
        if self.chosen is not None:
            self.rename_line.ask(self.chosen.name)

    def _rename(self, name: str) -> None:
        if self.chosen is not None:
            self.renamed.emit(self.chosen.id, name)

    def _throw_away(self) -> None:
        if self.chosen is not None:
            self.thrown_away.emit(self.chosen.id)
