"""Who takes part in a decision, what each says to it, and agreeing a plan.

The rules, so that nobody's word can be given by somebody else:

- Each participant has a word of their own: agrees, objects (with the reason), or was not asked.
  What was said before stays beside what is said now; each word names who wrote it down.
- Only for the person may another speak: a relative, friend or advocate who takes part too, and
  who says what gives them the right. A worker never speaks for the person, nor anybody for a
  worker. The plan says on its face when somebody spoke for the person.
- A plan is agreed once both sides agree, each for themselves: the person, and somebody who gives
  the support. Until then it stays a draft, which can be worked by and printed, and says so.
  Objections of others and people who were not asked do not stop it; the plan says so on its face
  until they are heard.
  Words may still be added to an agreed version, and people who were left out; its text stays.
- A new version asks everybody anew.
"""

from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from carecoop import clock
from carecoop.kinds import DecisionSubject, PlanState
from carecoop.records import (
    Plan,
    PlanSection,
)
from carecoop.services.office import Office
from carecoop.services.plans.readiness import missing, not_agreed
from carecoop.services.plans.rows import (
    decision_of,
    draft,
    participants_by_subject,
)
from carecoop.services.validation import checked


def agree(
    office: Office, plan_id: UUID, *, on: date | None = None, next_review_on: date | None = None
) -> None:
    """The draft is agreed, and takes the place of the version before.

    Raises InvalidInputError for what an agreed plan must not lack (see `readiness`), ConflictError
    where one side has not agreed or it is no draft. `next_review_on` None goes by the co-op's
    clock.
    """
    on = on or clock.today()
    with office.work("agree_plan") as work:
        plan = draft(work, plan_id)
        _check_ready(work.session, plan, on, next_review_on)
        _drop_empty_sections(work.session, plan_id)
        for other in work.session.exec(
            select(Plan).where(Plan.client_id == plan.client_id, Plan.state == PlanState.AGREED)
        ).all():
            other.state = PlanState.SUPERSEDED
        work.session.flush()  # the text before the state that closes it
        plan.state, plan.agreed_on, plan.next_review_on = PlanState.AGREED, on, next_review_on
        decision_of(work.session, DecisionSubject.PLAN, plan_id).decided_on = on
        work.commit()


def _check_ready(session: Session, plan: Plan, on: date, next_on: date | None) -> None:
    checked(missing(session, plan, on, next_on))
    taking_part = participants_by_subject(session, DecisionSubject.PLAN, [plan.id])[plan.id]
    for sentence in not_agreed(taking_part):
        raise sentence


def _drop_empty_sections(session: Session, plan_id: UUID) -> None:
    """An empty place to write in is no part of what was agreed."""
    empty = select(PlanSection).where(PlanSection.plan_id == plan_id, PlanSection.text == "")
    for section in session.exec(empty).all():
        session.delete(section)
