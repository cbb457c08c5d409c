"""Plans: everybody's on the left, one of them as a page that is written in place."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
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

from carecoop.kinds import FoundIn
from carecoop.services.plans.values import LooseOutcome, LooseVisit
from carecoop.services.search import Hit
from ui import look, messages, text
from ui.desk import Desk
from ui.pages.page import Page
from ui.people.empty import EmptyState
from ui.plans import finding
from ui.plans.actions import PlanActions
from ui.plans.card import CardBlock
from ui.plans.head import PlanHead
from ui.plans.keeper import Block, Keeper
from ui.plans.loose_ends import LooseEndsPart, read_loose_ends
from ui.plans.outcome_block import OutcomeBlock
from ui.plans.paper import PlanPaper
from ui.plans.plan_list import Known, PlanList, read_known
from ui.plans.reading import Found, read_review, read_version
from ui.plans.reading_place import ReadingPlace
from ui.plans.review_sheet import ReadReview, ReviewSheet
from ui.plans.sheet import Read, Sheet
from ui.plans.versions import VersionsDialog
from ui.widgets.scrolling import Rule, scrolling

LIST_WIDTH = 280
TEXT_WIDTH = 580  # of the text beside its preview
ALL_THREE = 1440  # of a page on which the list, the text and the preview have room


class PlansPage(Page):
    """Owns the sheet on show, does what it asks for, and reads it again."""

    icon_name = "file-document-edit-outline"
    kinds = frozenset({"plans", "clients", "carers", "patterns", "coop"})
    picture_name = "plans"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = PlanList()
        self.head = PlanHead()
        self.keeper = Keeper(desk, self)
        self.doing = PlanActions(desk, self.keeper)
        self.area: QScrollArea = scrolling(QWidget())
        self.place = ReadingPlace(self.area)
        self.sheet: Sheet | None = None
        self.review: ReviewSheet | None = None
        self.client_id: UUID | None = None
        self._found: Found | None = None
        self._review_asked: UUID | None = None  # to be shown once its plan is
        self._own = False  # what changed is on the page already
        self.paper: PlanPaper | None = None
        self.versions: VersionsDialog | None = None
        self.preview: PlanPaper | None = None
        self._lay_out()
        self._connect()

    def title(self) -> str:
        return self.tr("Plans")

    # What is shown

    def refresh(self) -> None:
        office = self.desk.office
        self.desk.run(lambda: read_known(office), self._on_known)
        if self.sides.currentWidget() is self.loose_ends:
            self._read_loose_ends()
        elif not self._own and self.client_id is not None:
            self._read_again()

    def open(self, client_id: UUID, plan_id: UUID | None = None) -> None:
        """Show a client's plan: the newest version, or the one asked for if it is still there."""
        self.keeper.settle()
        self.client_id = self.doing.client_id = client_id
        self.doing.review_id = None
        self.doing.name = self.list.name(client_id)
        office = self.desk.office
        self.desk.run(
            lambda: read_version(office, client_id, plan_id),
            lambda found: self._on_found(client_id, found),
        )

    def open_found(self, hit: Hit) -> None:
        """Show what a search found: a review, or the version with the part that has the words."""
        if hit.client_id is None:
            return
        if hit.found_in is FoundIn.REVIEW:
            self._review_asked = hit.of_id
        else:
            self.place.find = partial(finding.part, hit.row_id)
        self.open(hit.client_id, hit.of_id)

    def open_review(self, review_id: UUID) -> None:
        self.keeper.settle()
        self.doing.review_id = review_id
        office = self.desk.office
        self.desk.run(lambda: read_review(office, review_id), self._on_review)

    def may_leave(self) -> bool:
        """What is written is saved by leaving it."""
        self.keeper.settle()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.settle()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "client_id", None):
            self._read_again()

    # What the sheets ask for (`sheet.Owner`, `review_sheet.Owner`)

    def watch(self, block: Block) -> None:
        self.keeper.watch(block)

    def reorder(self, block: CardBlock, step: int) -> None:
        blocks = self._beside(block)
        place = blocks.index(block) + step
        if 0 <= place < len(blocks):
            self.move_to(block, place)

    def move_to(self, block: CardBlock, place: int) -> None:
        part_id = block.part_id
        if part_id is None:
            return
        self.place.find = partial(finding.again, part_id, block.card.pressed())
        if isinstance(block, OutcomeBlock):
            self.doing.move_outcome(part_id, place)
        else:
            self.doing.move_risk(part_id, place)

    def remove(self, block: CardBlock) -> None:
        part_id = block.part_id
        if part_id is None:  # nothing of it is in the file yet
            self.keeper.drop(block)
            self._read_again()
        elif isinstance(block, OutcomeBlock):
            self.doing.remove_outcome(part_id, is_new=block.is_new)
        else:
            self.doing.remove_risk(part_id)

    def back_to_plan(self) -> None:
        if self.client_id is not None:
            self.open(self.client_id)

    def go_to(self, outcome_id: UUID | None) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        block = sheet.block_of(outcome_id)
        self.place.bring_to(block.writing if block is not None else sheet.sections[0].writing)

    def _beside(self, block: CardBlock) -> Sequence[CardBlock]:
        """The blocks of the column that a block is in."""
        if self.sheet is None:
            return ()
        return self.sheet.outcomes if isinstance(block, OutcomeBlock) else self.sheet.risks

    # Visits and outcomes without each other

    def show_loose_ends(self) -> None:
        self.keeper.settle()
        self.client_id = self.sheet = self.review = self.doing.review_id = None
        self.list.choose(None)
        self.sides.setCurrentWidget(self.loose_ends)
        self._read_loose_ends()

    def _read_loose_ends(self) -> None:
        office = self.desk.office
        self.desk.run(lambda: read_loose_ends(office), self.loose_ends.show_ends)

    def _to_visit(self, loose: LooseVisit) -> None:
        self.place.find = lambda sheet: sheet.chip_of(loose.visit.pattern_id)
        self.open(loose.client_id)

    def _to_outcome(self, loose: LooseOutcome) -> None:
        self.place.find = partial(finding.again, loose.outcome.id, None)
        self.open(loose.client_id, loose.plan_id)

    # Versions

    def begin(self) -> None:
        """A first plan, or a new version of the one that is agreed."""
        if self.client_id is not None:
            self.sheet = None  # the new version is shown, not the one on show
            self.doing.begin_plan(self.client_id)

    def discard(self) -> None:
        question = self.tr("Take this draft out, with all that is written in it?")
        if messages.current().confirm(self, question, self.tr("Take it out")):
            self.doing.discard_draft()

    def show_version(self, plan_id: UUID) -> None:
        if self.client_id is not None:
            self.open(self.client_id, plan_id)

    def compare(self) -> None:
        """Two versions side by side, and who changed what when."""
        self.keeper.settle()
        if self.client_id is not None and self._found is not None:
            self.versions = VersionsDialog(self.desk, self.client_id, self._found.versions, self)
            self.versions.open()

    # Paper

    def print_plan(self) -> None:
        """The papers of what is on show, in a window of their own."""
        self.keeper.settle()
        if self.sheet is not None:
            self.paper = PlanPaper(self.desk, self)
            self.paper.show_plan(self.sheet.plan, self._review_id())
            self.paper.open()

    def _show_preview(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        if self.preview is None:
            self.preview = PlanPaper(self.desk, beside=True)
            self.beside.addWidget(self.preview)
        self.preview.setVisible(shown)
        self.area.setMinimumWidth(TEXT_WIDTH if shown else 0)
        self.list.setVisible(not shown or self.width() >= ALL_THREE)
        self._render_preview()

    def _render_preview(self) -> None:
        if self.preview is not None and self.preview.isVisibleTo(self) and self.sheet is not None:
            self.preview.show_plan(self.sheet.plan, self._review_id())

    def _review_id(self) -> UUID | None:
        return self.review.review.id if self.review is not None else None

    # Inside

    def _read_again(self, review_id: UUID | None = None) -> None:
        review_id = review_id or self.doing.review_id
        if review_id is not None:
            self.open_review(review_id)
        elif self.client_id is not None:
            self.open(self.client_id, self.sheet.plan.id if self.sheet else None)

    def _on_done(self, review_id: UUID | None) -> None:
        self.doing.review_id = review_id
        self._read_again(review_id)

    def _on_known(self, known: Known) -> None:
        self.list.show_known(known)
        self.nobody.sentence.setText(self.list.what_first())
        if self.client_id is None and self.sides.currentWidget() is not self.loose_ends:
            self.list.choose(self.list.first())

    def _on_found(self, client_id: UUID, found: Found) -> None:
        if client_id != self.client_id or self.doing.review_id is not None:
            return
        self._found, self.review = found, None
        with QSignalBlocker(self.list):
            self.list.choose(client_id)
        if found.read is None:
            self.keeper.open(None)
            self.sheet = None
            self.none.title.setText(self.list.name(client_id))
            self.sides.setCurrentWidget(self.none)
            return
        plan = found.read.plan
        self.doing.plan_id = plan.id
        self.keeper.open(plan.id)
        stays = self.sheet is not None and self.sheet.plan.id == plan.id
        self.sheet = Sheet(found.read, self, self.doing)
        self.place.put_in(self.sheet, stays=stays)
        self._render_preview()
        if not stays:
            self._bring_back(found.read)
        self.head.show_plan(plan, found.versions)
        self.sides.setCurrentWidget(self.written)
        review_id, self._review_asked = self._review_asked, None
        if review_id is not None:
            self.open_review(review_id)

    def _bring_back(self, read: Read) -> None:
        """Words that were typed when the program ended are the person's, not ours to drop."""
        if self.sheet is None or not read.left_behind:
            return
        self.sheet.begin_again(one.part for one in read.left_behind)
        if self.keeper.bring_back(read.left_behind):
            said = self.tr("Brought back what was typed and not saved last time.")
            self.desk.did(said, undoable=False)

    def _on_review(self, read: ReadReview) -> None:
        if read.review.id != self.doing.review_id:
            return
        self.keeper.open(read.review.plan_id)
        stays = self.review is not None
        self.review = ReviewSheet(read, self, self.doing)
        self.place.put_in(self.review, stays=stays)
        self._render_preview()

    def _on_saved(self, block: Block) -> None:
        """On the page already: only the list and the trail have to hear of it."""
        if self.sheet is not None:
            self.sheet.saved(block)
        self._own = True
        self.desk.did(text.use_case_text("save_section", self.doing.name), "plans")
        self._own = False
        self._render_preview()

    def _on_refused(self, sentence: str) -> None:
        if self.review is not None:
            self.review.say(sentence)
        elif self.sheet is not None and self.sheet.agreeing is not None:
            self.sheet.agreeing.say(sentence)

    def _on_chosen(self, client_id: UUID | None) -> None:
        if client_id is not None and client_id != self.client_id:
            self.sheet = self.review = None
            self.open(client_id)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.loose_ends_asked.connect(self.show_loose_ends)
        self.loose_ends.visit_asked.connect(self._to_visit)
        self.loose_ends.outcome_asked.connect(self._to_outcome)
        self.keeper.changed.connect(lambda: self.head.show_keeping(self.keeper))
        self.keeper.saved.connect(self._on_saved)
        self.doing.done.connect(self._on_done)
        self.doing.refused.connect(self._on_refused)
        self.head.try_again.clicked.connect(self.keeper.try_again)
        self.head.change.clicked.connect(self.begin)
        self.head.agree.clicked.connect(self._to_agreeing)
        self.head.discarding.triggered.connect(self.discard)
        self.head.preview.toggled.connect(self._show_preview)
        self.head.printing.clicked.connect(self.print_plan)
        self.head.comparing.triggered.connect(self.compare)
        self.head.version_asked.connect(self.show_version)
        QShortcut(QKeySequence.StandardKey.Find, self, self.list.search.setFocus)

    def _to_agreeing(self) -> None:
        if self.sheet is not None and self.sheet.agreeing is not None:
            self.area.ensureWidgetVisible(self.sheet.agreeing)
            self.sheet.agreeing.button.setFocus()

    def _lay_out(self) -> None:
        self.begin_button = QPushButton(look.icon("plus"), self.tr("Begin the plan together"))
        self.begin_button.clicked.connect(self.begin)
        said = self.tr("Nobody has written a plan with them yet.")
        self.none = EmptyState("", said, [self.begin_button])
        self.none.title.show()
        self.written = QWidget()
        inner = QVBoxLayout(self.written)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.head)
        inner.addWidget(Rule())
        self.beside = QSplitter(Qt.Orientation.Horizontal)
        self.beside.setChildrenCollapsible(False)
        self.beside.addWidget(self.area)
        inner.addWidget(self.beside, 1)
        self.nobody = EmptyState("", self.list.what_first(), [])
        self.sides = QStackedWidget()
        self.loose_ends = LooseEndsPart()
        for side in (self.nobody, self.none, self.written, self.loose_ends):
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
