"""What the page of a plan or of a review does when it is asked to: save, say so, show again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal

from carecoop.errors import CareCoopError, InvalidInputError
from carecoop.kinds import DecisionSubject
from carecoop.services import files
from carecoop.services.office import Office
from carecoop.services.plans import (
    agreeing,
    attaching,
    deciding,
    drafting,
    due,
    noting,
    reviewing,
    visits,
)
from carecoop.services.plans.values import (
    Attachment,
    AttachmentForm,
    EventForm,
    Served,
    VisitNoteForm,
)
from ui import text
from ui.desk import Desk
from ui.plans.keeper import Keeper
from ui.plans.people_actions import PeopleActions, Work


class PlanActions(PeopleActions):
    """Signals:
    done: something was saved; show it. With the id of a review to go on with, or None.
    refused: why the plan could not be agreed, or the review finished (a sentence).
    """

    done = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(desk)
        self._desk = desk
        self._keeper = keeper
        self.name = ""  # of the person, for what is said
        self.client_id: UUID | None = None
        self.plan_id: UUID | None = None
        self.review_id: UUID | None = None  # the review on show; None: the plan itself

    # Visits, outcomes and risks

    def serve(self, pattern_id: UUID, serves: tuple[Served, ...]) -> None:
        self.do("serve_outcomes", lambda office: visits.serve(office, pattern_id, serves))

    def move_outcome(self, outcome_id: UUID, place: int) -> None:
        self.do("move_outcome", lambda office: drafting.move_outcome(office, outcome_id, place))

    def move_risk(self, risk_id: UUID, place: int) -> None:
        self.do("move_risk", lambda office: drafting.move_risk(office, risk_id, place))

    def remove_risk(self, risk_id: UUID) -> None:
        self.do("remove_risk", lambda office: drafting.remove_risk(office, risk_id))

    def remove_outcome(self, outcome_id: UUID, *, is_new: bool) -> None:
        """One that an agreed version has goes to the archive, so that its story stays."""
        if is_new:
            self.do("remove_outcome", lambda office: drafting.remove_outcome(office, outcome_id))
        else:
            self.do("archive_outcome", lambda office: drafting.archive_outcome(office, outcome_id))

    # What stands beside the plan

    def attach(self, path: Path) -> None:
        plan_id = self._plan()
        form = AttachmentForm(path.stem)

        def read_in(office: Office) -> None:
            attaching.attach(office, plan_id, form, path.name, files.read(path))

        self.do("attach_file", read_in)

    def save_attachment(self, attachment_id: UUID, form: AttachmentForm) -> None:
        self.do(
            "save_attachment", lambda office: attaching.save_attachment(office, attachment_id, form)
        )

    def detach(self, attachment_id: UUID) -> None:
        self.do("detach_file", lambda office: attaching.detach(office, attachment_id))

    def save_attachment_to(self, attachment: Attachment, path: Path) -> None:
        office = self._desk.office

        def copy_out() -> None:
            files.save(attaching.read_attachment(office, attachment.id), path)

        said = self.tr("Saved {file}").format(file=path.name)
        self._desk.run(copy_out, lambda _done: self._desk.did(said, undoable=False))

    def add_note(self, form: VisitNoteForm) -> None:
        self.do("add_visit_note", lambda office: noting.add_visit_note(office, form))

    def add_event(self, form: EventForm) -> None:
        client_id = self._client()
        self.do("add_review_event", lambda office: due.add_event(office, client_id, form))

    # Versions and reviews

    def begin_plan(self, client_id: UUID) -> None:
        self.do("begin_plan", lambda office: drafting.begin_plan(office, client_id))

    def discard_draft(self) -> None:
        plan_id = self._plan()
        self.do("discard_draft", lambda office: drafting.discard_draft(office, plan_id))

    def agree(self, next_review_on: date | None) -> None:
        """`next_review_on` None: by the co-op's clock."""
        plan_id = self._plan()

        def agree(office: Office) -> None:
            agreeing.agree(office, plan_id, next_review_on=next_review_on)

        self.do("agree_plan", agree, self._refuse)

    def begin_review(self) -> None:
        plan_id = self._plan()
        self.do("begin_review", lambda office: reviewing.begin_review(office, plan_id))

    def finish_review(self) -> None:
        review_id = self._review()
        self.do(
            "finish_review", lambda office: reviewing.finish_review(office, review_id), self._refuse
        )

    def discard_review(self) -> None:
        review_id = self._review()
        self.do("discard_review", lambda office: reviewing.discard_review(office, review_id))

    def do(
        self, use_case: str, work: Work, failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Save what is written, then this, and have it shown."""
        self._keeper.settle()
        office = self._desk.office

        def done(result: object) -> None:
            begun = result if use_case == "begin_review" else self.review_id
            ended = use_case in {"finish_review", "discard_review"}
            self._desk.did(text.use_case_text(use_case, self.name), "plans")
            self.done.emit(None if ended else begun)

        self._desk.save(lambda: work(office), done, failed)

    def decision(self, office: Office) -> UUID:
        return deciding.decision_id_of(office, *self._subject())

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, CareCoopError):
            raise error
        why = error.fields.values() if isinstance(error, InvalidInputError) else (error,)
        self.refused.emit(" ".join(map(text.show_error, why)))

    def _subject(self) -> tuple[DecisionSubject, UUID]:
        if self.review_id is not None:
            return DecisionSubject.REVIEW, self.review_id
        return DecisionSubject.PLAN, self._plan()

    def _client(self) -> UUID:
        assert self.client_id is not None
        return self.client_id

    def _plan(self) -> UUID:
        assert self.plan_id is not None
        return self.plan_id

    def _review(self) -> UUID:
        assert self.review_id is not None
        return self.review_id
