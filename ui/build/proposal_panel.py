"""A built rota beside the week as it is: figures before and after, what changes, yes or no."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from carecoop.services.week_values import ChangeKind, Proposal, WeekFigures
from ui import look, text
from ui.build.changes_model import ChangesModel
from ui.build.proof_text import proof_details, proof_text
from ui.look import Size, Space


class ProposalPanel(QFrame):
    """Signals:
    accepted: save this rota.
    discarded: keep the week as it was.
    """

    accepted = Signal()
    discarded = Signal()

    def __init__(
        self, proposal: Proposal, trouble: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.proposal = proposal
        self._heading = QLabel(self.tr("A rota to look at: nothing is saved yet"))
        self._heading.setFont(look.font(Size.HEADING, bold=True))
        self._trouble = QLabel(trouble)
        self._trouble.setVisible(bool(trouble))
        self._trouble.setWordWrap(True)
        look.tint(self._trouble, look.colours().trouble)
        self._figures = QLabel(self._compare(proposal.before.figures, proposal.after.figures))
        self._figures.setTextFormat(Qt.TextFormat.PlainText)
        self._figures.setWordWrap(True)
        self._changes = QLabel(self._count_changes())
        look.tint(self._changes, look.colours().quiet)
        self._proof = QLabel(proof_text(proposal.proof))
        self._proof.setToolTip(proof_details(proposal.proof))
        self._proof.setVisible(bool(self._proof.text()))
        self._proof.setWordWrap(True)
        look.tint(self._proof, look.colours().quiet)
        self.accept_button = QPushButton(self.tr("&Accept this rota"))
        self.accept_button.setDefault(True)
        self.accept_button.setToolTip(self.tr("Save it as the week's rota; it can be undone"))
        self.discard_button = QPushButton(self.tr("&Discard"))
        self.discard_button.setToolTip(self.tr("Keep the week as it was"))
        self.show_changes_button = QPushButton(self.tr("Show &changes"))
        self.show_changes_button.setCheckable(True)
        self.table = self._changes_table()
        self.accept_button.clicked.connect(self.accepted)
        self.discard_button.clicked.connect(self.discarded)
        self.show_changes_button.toggled.connect(self.table.setVisible)
        self._arrange()

    @property
    def figures_text(self) -> str:
        return self._figures.text()

    @property
    def changes_text(self) -> str:
        return self._changes.text()

    @property
    def trouble_text(self) -> str:
        return self._trouble.text()

    @property
    def proof_text(self) -> str:
        return self._proof.text()

    def _changes_table(self) -> QTableView:
        table = QTableView()
        table.setModel(ChangesModel(self.proposal.changes, self))
        table.setAccessibleName(self.tr("What changes, visit by visit"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.setFixedHeight(220)
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.hide()
        return table

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        for label in (self._heading, self._trouble, self._figures, self._changes, self._proof):
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addLayout(words, 1)
        for button in (self.show_changes_button, self.discard_button, self.accept_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.addLayout(row)
        column.addWidget(self.table)
        self.setFrameShape(QFrame.Shape.StyledPanel)

    def _compare(self, before: WeekFigures, after: WeekFigures) -> str:
        pairs = (
            (self.tr("Filled"), _filled(before), _filled(after)),
            (
                self.tr("Faces per person in 14 days"),
                self._number(before.carers_per_client_14),
                self._number(after.carers_per_client_14),
            ),
            (self.tr("Circle"), self._percent(before), self._percent(after)),
            (self.tr("New faces"), str(before.new_faces), str(after.new_faces)),
            (
                self.tr("Travel"),
                text.hours_text(before.travel_minutes),
                text.hours_text(after.travel_minutes),
            ),
        )
        template = self.tr("{name}: {before} → {after}")
        return "    ".join(
            template.format(name=name, before=old, after=new) for name, old, new in pairs
        )

    def _count_changes(self) -> str:
        counted = Counter(change.kind for change in self.proposal.changes)
        words = (
            (ChangeKind.FILLED, self.tr("Newly filled: {n}")),
            (ChangeKind.CARER, self.tr("Another carer: {n}")),
            (ChangeKind.TIME, self.tr("Another time: {n}")),
            (ChangeKind.LOST, self.tr("No longer filled: {n}")),
        )
        said = [template.format(n=counted[kind]) for kind, template in words if counted[kind]]
        return "    ".join(said) or self.tr("Nothing changes")

    def _number(self, value: float | None) -> str:
        return "–" if value is None else self.locale().toString(value, "f", 1)

    def _percent(self, figures: WeekFigures) -> str:
        share = figures.circle_share
        return "–" if share is None else f"{round(100 * share)} %"


def _filled(figures: WeekFigures) -> str:
    return f"{figures.places_filled}/{figures.places_wanted}"
