"""What the page of plans reads, in the worker thread."""

from dataclasses import dataclass
from uuid import UUID

from carecoop import clock
from carecoop.kinds import DecisionSubject, PlanState
from carecoop.services import carers, spelling
from carecoop.services.office import Office
from carecoop.services.plans import (
    deciding,
    domains,
    due,
    jotting,
    noting,
    reading,
    reviewing,
    taking_part,
)
from carecoop.services.plans.values import ParticipantForm, PlanRow
from ui.plans.review_sheet import ReadReview
from ui.plans.sheet import Read


@dataclass(frozen=True, slots=True)
class Found:
    """All versions of a client's plan, newest first, and one of them whole; None: no plan."""

    versions: tuple[PlanRow, ...]
    read: Read | None


def read_version(office: Office, client_id: UUID, plan_id: UUID | None) -> Found:
    """The version asked for if it is still there; else the newest."""
    versions = reading.plans_of(office, client_id)
    ids = [row.id for row in versions]
    chosen = plan_id if plan_id in ids else next(iter(ids), None)
    return Found(versions, None if chosen is None else _whole(office, chosen))


def _whole(office: Office, plan_id: UUID) -> Read:
    plan = reading.get_plan(office, plan_id)
    is_draft = plan.state is PlanState.DRAFT
    if is_draft:
        spelling.load()
    return Read(
        plan,
        domains.headings(office),
        _suggested(office, DecisionSubject.PLAN, plan_id) if is_draft else (),
        () if is_draft else reviewing.reviews_of(office, plan.client_id),
        () if is_draft else reviewing.distance_travelled(office, plan.client_id),
        () if is_draft else noting.notes_of(office, plan.client_id),
        () if is_draft else _carers(office),
        jotting.left_behind(office, plan_id) if is_draft else (),
        due.first_review(clock.today(), due.get_review_clock(office)) if is_draft else None,
    )


def _carers(office: Office) -> tuple[tuple[UUID, str], ...]:
    return tuple((row.id, row.shown_name) for row in carers.list_carers(office))


def read_review(office: Office, review_id: UUID) -> ReadReview:
    """A review, and who might take part in it besides."""
    review = reviewing.get_review(office, review_id)
    is_open = review.finished_on is None
    if is_open:
        spelling.load()
    suggested = _suggested(office, DecisionSubject.REVIEW, review_id) if is_open else ()
    months = due.get_review_clock(office).later_months
    return ReadReview(review, suggested, due.months_later(clock.today(), months))


def _suggested(
    office: Office, subject: DecisionSubject, subject_id: UUID
) -> tuple[ParticipantForm, ...]:
    decision = deciding.decision_id_of(office, subject, subject_id)
    return taking_part.suggested_participants(office, decision)
