"""A rota beside the week as it is: figures before and after, what changes, all of it or parts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from carecoop.kinds import RotaState
from carecoop.services.proposals_parts import Parts
from carecoop.services.proposals_values import GoneVisit
from carecoop.services.week_values import ChangeKind, Proposal, WeekFigures
from ui import text
from ui.board.on_show import Side
from ui.build.changes_view import ChangesView
from ui.build.choice import Choice
from ui.build.figures import FiguresLine
from ui.build.keep_line import KeepLine
from ui.build.proof_text import proof_details, proof_text
from ui.look import Space
from ui.widgets.accent_button import AccentButton
from ui.widgets.labels import Paragraph, ToneLabel, heading
from ui.widgets.primary import PrimaryButton
from ui.widgets.reason_field import ReasonField
from ui.widgets.settling import settle

CHANGES_KEY = "week/changes"
BOTH_KEY = "week/both"  # whether a proposal is seen beside the week as it is
MOST_GONE = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What to say of a proposal beside its figures: what it is, what went wrong, what no longer
    fits; its name, where it is kept under one, and else what to call it; whether why it changes is
    known already, and whether the week has changed under it."""

    title: str = ""
    trouble: str = ""
    gone: tuple[GoneVisit, ...] = ()
    kept_as: str = ""
    name: str = ""
    has_reason: bool = False
    has_moved: bool = False


class ProposalPanel(QFrame):
    """Signals:
    accepted: save what is chosen.
    discarded: keep the week as it was.
    side_asked: a `Side`: show the week as it is, the proposal, or both.
    keep_asked: keep it under this name.
    name_asked: *Keep* was pressed and a name should be proposed (`ask_name`).
    """

    accepted = Signal()
    discarded = Signal()
    side_asked = Signal(object)
    keep_asked = Signal(str)
    name_asked = Signal()

    def __init__(
        self,
        proposal: Proposal,
        parts: Parts,
        told: Told = Told(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.proposal = proposal
        self.parts = parts
        self._has_reason = told.has_reason
        self.choice = Choice(proposal.changes, parts, self)
        self._heading = heading(told.title or self.tr("A rota to look at: nothing is saved yet"))
        self._kept = ToneLabel(self._kept_text(told.kept_as))
        self._trouble = Paragraph(told.trouble, "trouble")
        self._trouble.setVisible(bool(told.trouble))
        self._moved = Paragraph(
            self.tr("The week has changed meanwhile: this was judged anew on the week as it is.")
        )
        self._moved.setVisible(told.has_moved)
        self._gone = Paragraph(self._gone_text(told.gone), "caution")
        self._gone.setVisible(bool(told.gone))
        self._unfit = Paragraph(self._unfit_text(), "caution")
        self._unfit.setVisible(bool(parts.unfit))
        self.figures = FiguresLine()
        self._changes = ToneLabel(self._count_changes())
        self._proof = ToneLabel(proof_text(proposal.proof))
        self._proof.setToolTip(proof_details(proposal.proof))
        self.changes = ChangesView(proposal, self.choice)
        self.keep_line = KeepLine(self.tr("Keep it as"), self.tr("Keep"))
        self.keep_line.hide()
        self.reason = ReasonField()
        self.reason.setVisible(self.needs_reason)
        self._make_buttons()
        self._connect()
        self._arrange()
        self.both_button.setVisible(self._has_rota)
        self.show_figures(proposal.after.figures)
        self._show_choice()
        self._show_changes(
            shown=QSettings().value(CHANGES_KEY, defaultValue=False, type=bool) is True
        )

    @property
    def figures_text(self) -> str:
        return self.figures.words

    @property
    def changes_text(self) -> str:
        return self._changes.text()

    @property
    def trouble_text(self) -> str:
        return self._trouble.text()

    @property
    def has_moved(self) -> bool:
        return not self._moved.isHidden()

    @property
    def gone_text(self) -> str:
        return self._gone.text()

    @property
    def unfit_text(self) -> str:
        return self._unfit.text()

    @property
    def proof_text(self) -> str:
        return "" if self._proof.isHidden() else self._proof.text()

    @property
    def kept_text(self) -> str:
        return self._kept.text()

    @property
    def needs_reason(self) -> bool:
        """People know the week already."""
        return self.proposal.before.state is RotaState.PUBLISHED and not self._has_reason

    def show_figures(self, after: WeekFigures) -> None:
        """Those of the part that is chosen."""
        self.figures.show_figures(self.proposal.before.figures, after)

    def ask_name(self, suggested: str) -> None:
        self.keep_line.ask(suggested)
        settle(self)

    def show_kept(self, name: str) -> None:
        self.keep_line.hide()
        self._kept.setText(self._kept_text(name))
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def side(self) -> Side:
        return Side(self.sides.checkedId())

    def turn_to_proposal(self) -> None:
        """What is proposed has changed: it is seen, alone or beside the week as it is."""
        if self.side is Side.PRESENT:
            self.proposal_button.setChecked(True)

    def turn(self) -> None:
        """Show the other of the two."""
        other = Side.PROPOSAL if self.side is Side.PRESENT else Side.PRESENT
        self.sides.button(other).setChecked(True)
        self.side_asked.emit(other)

    def _make_buttons(self) -> None:
        self.accept_button = PrimaryButton()
        self.accept_button.setToolTip(self.tr("Save it as the week's rota; it can be undone"))
        self.discard_button = QPushButton(self.tr("&Discard"))
        self.discard_button.setToolTip(self.tr("Keep the week as it was"))
        self.keep_button = QPushButton(self.tr("&Keep…"))
        self.keep_button.setToolTip(
            self.tr("Put it by under a name, to open again or to compare with others")
        )
        self.show_changes_button = AccentButton(self.tr("S&how changes"))
        self.show_changes_button.setToolTip(
            self.tr("By person, by carer and visit by visit; choose which to accept")
        )
        self.proposal_button = self._side(self.tr("Proposal"))
        self.present_button = self._side(self.tr("As it is now"))
        self.both_button = self._side(self.tr("Both"))
        self.both_button.setToolTip(self.tr("The week as it is now beside what is proposed"))
        self.sides = QButtonGroup(self)
        self.sides.addButton(self.proposal_button, Side.PROPOSAL)
        self.sides.addButton(self.present_button, Side.PRESENT)
        self.sides.addButton(self.both_button, Side.BOTH)
        begins = QSettings().value(BOTH_KEY, defaultValue=True, type=bool) and self._has_rota
        self.sides.button(Side.BOTH if begins else Side.PROPOSAL).setChecked(True)

    def _side(self, words: str) -> AccentButton:
        button = AccentButton(words)
        button.setToolTip(self.tr("What the board shows; Space on the board shows the other"))
        return button

    def _connect(self) -> None:
        self.accept_button.clicked.connect(self._accept)
        self.discard_button.clicked.connect(self.discarded)
        self.reason.submitted.connect(self._accept)
        self.show_changes_button.toggled.connect(lambda shown: self._show_changes(shown=shown))
        self.keep_button.clicked.connect(self.name_asked)
        self.keep_line.named.connect(self.keep_asked)
        self.keep_line.closed.connect(self._leave_keeping)
        self.sides.idClicked.connect(self._choose_side)
        self.choice.changed.connect(lambda _step, _taken: self._show_choice())

    @property
    def _has_rota(self) -> bool:
        """Whether there is something to see it beside."""
        return self.proposal.before.version > 0

    def _choose_side(self, number: int) -> None:
        """As somebody wants it, with the next proposal too."""
        QSettings().setValue(BOTH_KEY, number == Side.BOTH)
        self.side_asked.emit(Side(number))

    def _accept(self) -> None:
        if self.needs_reason and not self.reason.value():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.accept_button.isEnabled():
            self.accepted.emit()

    def _leave_keeping(self) -> None:
        self.keep_line.hide()
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_changes(self, *, shown: bool) -> None:
        QSettings().setValue(CHANGES_KEY, shown)
        self.show_changes_button.setChecked(shown)
        for widget in (self.changes, self.changes.tabs):
            widget.setVisible(shown)
        self._changes.setVisible(not shown)  # the list says it visit by visit

    def _show_choice(self) -> None:
        chosen, every = len(self.choice.chosen), len(self.choice.all)
        words = self.tr("&Accept this rota")
        if chosen != every:
            words = self.tr("&Accept {n} of {all} changes").format(n=chosen, all=every)
        self.accept_button.setText(words)
        self.accept_button.setEnabled(chosen > 0 or every == 0)
        # of a part nothing is proven
        self._proof.setVisible(bool(self._proof.text()) and chosen == every)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self._heading)
        top.addWidget(self._kept)
        top.addStretch(1)
        for widget in (self.reason, self.keep_button, self.discard_button, self.accept_button):
            top.addWidget(widget)
        bottom = QHBoxLayout()
        bottom.setSpacing(Space.SMALL)
        bottom.addWidget(self._changes)
        bottom.addWidget(self.changes.tabs)
        bottom.addSpacing(Space.MEDIUM)
        self._proof.setWordWrap(True)
        bottom.addWidget(self._proof, 1)
        bottom.addStretch()
        for button in (
            self.show_changes_button,
            self.both_button,
            self.proposal_button,
            self.present_button,
        ):
            bottom.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        column.setSpacing(Space.HAIR)
        column.addLayout(top)
        column.addWidget(self.keep_line)
        for label in (self._trouble, self._moved, self._gone, self._unfit):
            column.addWidget(label)
        column.addWidget(self.figures)
        column.addLayout(bottom)
        column.addWidget(self.changes)
        self.setFrameShape(QFrame.Shape.StyledPanel)

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

    def _kept_text(self, name: str) -> str:
        return self.tr("Kept as “{name}”").format(name=name) if name else ""

    def _unfit_text(self) -> str:
        return self.tr(
            "Changes that do not fit the week as it is, and cannot be accepted: {n} of {all}."
        ).format(n=len(self.parts.unfit), all=len(self.parts.changed))

    def _gone_text(self, gone: Sequence[GoneVisit]) -> str:
        named = [f"{one.client_name}, {text.date_text(one.day)}" for one in gone[:MOST_GONE]]
        more = len(gone) - len(named)
        if more:
            named.append(self.tr("and more visits: {n}").format(n=more))
        return self.tr("No longer fits and is left out: {visits}.").format(visits="; ".join(named))
