"""Plans: everybody's on the left, one of them as a page that is written in place."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carecoop.errors import CareCoopError
from carecoop.kinds import DecisionSubject, PlanState
from carecoop.services.office import Office
from carecoop.services.plans import (
    agreeing,
    deciding,
    domains,
    drafting,
    reading,
    taking_part,
    visits,
)
from carecoop.services.plans.values import ParticipantForm, PlanRow, Served, WordForm
from ui import look, messages, text
from ui.desk import Desk
from ui.look import Space
from ui.pages.page import Page
from ui.people.empty import EmptyState
from ui.plans.head import PlanHead
from ui.plans.keeper import Block, Keeper
from ui.plans.outcome_block import OutcomeBlock
from ui.plans.plan_list import PlanList, read_known
from ui.plans.risk_block import RiskBlock
from ui.plans.sheet import Read, Sheet
from ui.widgets.scrolling import Rule, scrolling

T = TypeVar("T")

LIST_WIDTH = 280


class PlansPage(Page):
    icon_name = "file-document-edit-outline"
    kinds = frozenset({"plans", "clients", "carers", "patterns", "coop"})
    picture_name = "plans"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = PlanList()
        self.head = PlanHead()
        self.keeper = Keeper(desk, self)
        self.sheet: Sheet | None = None
        self.area: QScrollArea = scrolling(QWidget())
        self.client_id: UUID | None = None
        self.versions: tuple[PlanRow, ...] = ()
        self._own = 0  # changes that are on the page already
        self._lay_out()
        self._connect()

    def title(self) -> str:
        return self.tr("Plans")

    # What is shown

    def refresh(self) -> None:
        office = self.desk.office
        self.desk.run(lambda: read_known(office), self._on_known)
        if self._own:
            self._own -= 1
        elif self.client_id is not None:
            self.open(self.client_id, self.sheet.plan.id if self.sheet else None)

    def open(self, client_id: UUID, plan_id: UUID | None = None) -> None:
        """Show a client's plan: the newest version, or the one asked for if it is still there."""
        self.keeper.settle()
        self.client_id = client_id
        office = self.desk.office

        def read() -> tuple[tuple[PlanRow, ...], Read | None]:
            rows = reading.plans_of(office, client_id)
            ids = [row.id for row in rows]
            chosen = plan_id if plan_id in ids else next(iter(ids), None)
            return rows, None if chosen is None else _read(office, chosen)

        self.desk.run(read, lambda found: self._on_read(client_id, *found))

    def may_leave(self) -> bool:
        """What is written is saved; only what cannot be is asked about by staying."""
        self.keeper.settle()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.settle()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "sheet", None):
            self._show_sheet(self.sheet.read)  # type: ignore[union-attr]

    # What the sheet asks for (see `sheet.Actions`)

    def watch(self, block: Block) -> None:
        self.keeper.watch(block)

    def serve(self, pattern_id: UUID, serves: tuple[Served, ...]) -> None:
        self._do("serve_outcomes", lambda office: visits.serve(office, pattern_id, serves))

    def reorder(self, block: OutcomeBlock | RiskBlock, step: int) -> None:
        sheet, part_id = self.sheet, block.part_id
        if sheet is None or part_id is None:
            return
        is_outcome = isinstance(block, OutcomeBlock)
        siblings = [one.part_id for one in (sheet.outcomes if is_outcome else sheet.risks)]
        place = siblings.index(part_id) + step
        if not 0 <= place < len(siblings):
            return
        if is_outcome:
            self._do("move_outcome", lambda office: drafting.move_outcome(office, part_id, place))
        else:
            self._do("move_risk", lambda office: drafting.move_risk(office, part_id, place))

    def remove(self, block: OutcomeBlock | RiskBlock) -> None:
        part_id = block.part_id
        if part_id is None:
            self.keeper.drop(block)
            self._reopen()
        elif isinstance(block, RiskBlock):
            self._do("remove_risk", lambda office: drafting.remove_risk(office, part_id))
        else:
            self._do("remove_outcome", lambda office: _take_out(office, part_id))

    def add_participant(self, form: ParticipantForm) -> None:
        def add(office: Office, plan_id: UUID) -> None:
            decision = deciding.decision_id_of(office, DecisionSubject.PLAN, plan_id)
            taking_part.add_participant(office, decision, form)

        plan_id = self._plan_id()
        self._do("add_participant", lambda office: add(office, plan_id))

    def remove_participant(self, participant_id: UUID) -> None:
        self._do(
            "remove_participant",
            lambda office: taking_part.remove_participant(office, participant_id),
        )

    def save_participant(self, participant_id: UUID, form: ParticipantForm) -> None:
        self._do(
            "save_participant",
            lambda office: taking_part.save_participant(office, participant_id, form),
        )

    def record_word(self, participant_id: UUID, form: WordForm) -> None:
        self._do(
            "record_word", lambda office: taking_part.record_word(office, participant_id, form)
        )

    def agree(self) -> None:
        plan_id = self._plan_id()
        self._do("agree_plan", lambda office: agreeing.agree(office, plan_id), self._say_why_not)

    def go_to(self, outcome_id: UUID | None) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        block = sheet.block_of(outcome_id)
        writing = block.writing if block is not None else sheet.sections[0].writing
        self.area.ensureWidgetVisible(writing, 0, Space.VAST)
        writing.setFocus(Qt.FocusReason.OtherFocusReason)

    # Versions

    def begin(self) -> None:
        """A first plan, or a new version of the one that is agreed."""
        client_id = self.client_id
        if client_id is not None:
            self._do(
                "begin_plan", lambda office: drafting.begin_plan(office, client_id), newest=True
            )

    def discard(self) -> None:
        plan_id = self._plan_id()
        question = self.tr("Take this draft out, with all that is written in it?")
        if messages.current().confirm(self, question, self.tr("Take it out")):
            self._do("discard_draft", lambda office: drafting.discard_draft(office, plan_id))

    def show_version(self, plan_id: UUID) -> None:
        if self.client_id is not None:
            self.open(self.client_id, plan_id)

    # Inside

    def _plan_id(self) -> UUID:
        assert self.sheet is not None
        return self.sheet.plan.id

    def _do(
        self,
        use_case: str,
        work: Callable[[Office], object],
        failed: Callable[[Exception], None] | None = None,
        *,
        newest: bool = False,
    ) -> None:
        """Save what is written, do something to the plan, and show it again."""
        self.keeper.settle()
        office, name = self.desk.office, self.list.name(self.client_id) if self.client_id else ""

        def done(_result: object) -> None:
            self._own += 1
            self.desk.did(text.use_case_text(use_case, name), "plans")
            self._reopen(newest=newest)

        self.desk.save(lambda: work(office), done, failed)

    def _reopen(self, *, newest: bool = False) -> None:
        if self.client_id is not None:
            stay = self.sheet.plan.id if self.sheet is not None and not newest else None
            self.open(self.client_id, stay)

    def _say_why_not(self, error: Exception) -> None:
        if not isinstance(error, CareCoopError) or self.sheet is None or not self.sheet.agreeing:
            self.desk.tell(error)
            return
        self.sheet.agreeing.say(text.show_error(error))

    def _on_known(self, known: object) -> None:
        self.list.show_known(known)  # type: ignore[arg-type]
        if self.client_id is None:
            self.list.choose(self.list.first())

    def _on_read(self, client_id: UUID, rows: tuple[PlanRow, ...], read: Read | None) -> None:
        if client_id != self.client_id:
            return
        self.versions = rows
        with QSignalBlocker(self.list):
            self.list.choose(client_id)
        if read is None:
            self.keeper.open(None)
            self.sheet = None
            self.none.title.setText(self.list.name(client_id))
            self.sides.setCurrentWidget(self.none)
        else:
            self._show_sheet(read)
            self.sides.setCurrentWidget(self.written)

    def _show_sheet(self, read: Read) -> None:
        """Where the reader was, they stay."""
        before = self.sheet
        at = self.area.verticalScrollBar().value()
        stays = before is not None and before.plan.id == read.plan.id
        self.keeper.open(read.plan.id)
        self.sheet = Sheet(read, self)
        self.area.setWidget(self.sheet)
        self.head.show_plan(read.plan, self.versions)
        if stays:
            QTimer.singleShot(0, self, lambda: self.area.verticalScrollBar().setValue(at))

    def _on_saved(self, _block: Block) -> None:
        """On the page already: only the list and the trail have to hear of it."""
        self._own += 1
        name = self.list.name(self.client_id) if self.client_id else ""
        self.desk.did(text.use_case_text("save_section", name), "plans")

    def _on_chosen(self, client_id: UUID | None) -> None:
        if client_id is not None and client_id != self.client_id:
            self.open(client_id)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.keeper.changed.connect(lambda: self.head.show_keeping(self.keeper))
        self.keeper.saved.connect(self._on_saved)
        self.head.try_again.clicked.connect(self.keeper.try_again)
        self.head.change.clicked.connect(self.begin)
        self.head.agree.clicked.connect(self._to_agreeing)
        self.head.discarding.triggered.connect(self.discard)
        self.head.version_asked.connect(self.show_version)
        QShortcut(QKeySequence.StandardKey.Find, self, self.list.search.setFocus)

    def _to_agreeing(self) -> None:
        if self.sheet is not None and self.sheet.agreeing is not None:
            self.area.ensureWidgetVisible(self.sheet.agreeing)
            self.sheet.agreeing.button.setFocus()

    def _lay_out(self) -> None:
        begin = QPushButton(look.icon("plus"), self.tr("Begin the plan together"))
        begin.clicked.connect(self.begin)
        self.begin_button = begin
        self.none = EmptyState("", self.tr("Nobody has written a plan with them yet."), [begin])
        self.written = QWidget()
        inner = QVBoxLayout(self.written)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.head)
        inner.addWidget(Rule())
        inner.addWidget(self.area, 1)
        self.nobody = EmptyState("", self.tr("Choose someone on the left."), [])
        self.sides = QStackedWidget()
        for side in (self.nobody, self.none, self.written):
            self.sides.addWidget(side)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.sides)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([LIST_WIDTH, 900])
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.splitter)
        self.setFocusProxy(self.list.view)


def _read(office: Office, plan_id: UUID) -> Read:
    plan = reading.get_plan(office, plan_id)
    suggested: tuple[ParticipantForm, ...] = ()
    if plan.state is PlanState.DRAFT:
        decision = deciding.decision_id_of(office, DecisionSubject.PLAN, plan_id)
        suggested = taking_part.suggested_participants(office, decision)
    return Read(plan, domains.headings(office), suggested)


def _take_out(office: Office, outcome_id: UUID) -> None:
    """One that an agreed version has goes to the archive, so that its story stays."""
    try:
        drafting.remove_outcome(office, outcome_id)
    except CareCoopError:
        drafting.archive_outcome(office, outcome_id)
