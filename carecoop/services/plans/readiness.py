"""What a plan lacks: what it must not be agreed without, and what it is worth asking about.

Sources for the questions: regulation 15 of WSI 2017/1264 (personal plan), NICE QS123 statements 1
and 2 (outcomes and how they will be met; what happens when a visit is late or missed).
"""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, ConflictError
from carecoop.kinds import Doer, Role, SectionKind
from carecoop.records import Plan, PlanOutcome, PlanRisk
from carecoop.services import validation_findings as find
from carecoop.services.plans import values
from carecoop.services.validation_findings import Fields, Finding


def missing(session: Session, plan: Plan, on: date, next_on: date | None) -> Fields:
    """What stands in the way of agreeing, one sentence for each part."""
    outcomes = session.exec(select(PlanOutcome).where(PlanOutcome.plan_id == plan.id)).all()
    risks = session.exec(select(PlanRisk).where(PlanRisk.plan_id == plan.id)).all()
    wordless = any(not each.words and not each.archived for each in outcomes)
    unnamed = any(not each.what for each in risks)
    return find.first_of(
        ("outcomes", CareCoopError(WORDLESS) if wordless else None),
        ("risks", CareCoopError(UNNAMED) if unnamed else None),
        ("agreed_on", _agreed_on(plan, on)),
        ("next_review_on", _next_review(on, next_on)),
    )


def _agreed_on(plan: Plan, on: date) -> Finding:
    if plan.began_on <= on <= clock.today():
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Give a day from {began_on}, when it was begun, to today."),
        began_on=plan.began_on,
    )


def _next_review(on: date, next_on: date | None) -> Finding:
    if next_on is None or next_on > on:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "The next review comes after the plan is agreed.")
    )


def not_agreed(participants: tuple[values.Participant, ...]) -> tuple[ConflictError, ...]:
    """A sentence for each side that has to agree and has not: the person, and who supports them."""
    person = next((each.form.name for each in participants if each.form.role is Role.PERSON), "")
    return tuple(
        ConflictError(SIDE_SENTENCES[side], name=person)
        for side in values.sides_missing(participants)
    )


SIDE_SENTENCES = {
    values.Side.PERSON: QT_TRANSLATE_NOOP(
        "carecoop",
        "{name} has not agreed yet. Record their own word, or that of who may speak for them.",
    ),
    values.Side.WORKERS: QT_TRANSLATE_NOOP(
        "carecoop", "Nobody who gives the support has agreed yet. Record the word of one of them."
    ),
}


class Gap(StrEnum):
    """What is worth asking about before a plan is agreed; none of it stops anybody."""

    NO_LATE_OR_MISSED = "no_late_or_missed"
    NO_OUTCOME = "no_outcome"
    NOTHING_ABOUT_ME = "nothing_about_me"
    NO_STEP = "no_step"  # an outcome towards which nobody does anything
    NO_AS_HOPED = "no_as_hoped"
    NO_BY_WHEN = "no_by_when"
    NO_VISIT = "no_visit"  # an outcome with a carer's step that no visit serves


GAP_SENTENCES = {
    Gap.NO_LATE_OR_MISSED: QT_TRANSLATE_NOOP(
        "carecoop", "Nothing says what happens if a visit is late or missed."
    ),
    Gap.NO_OUTCOME: QT_TRANSLATE_NOOP("carecoop", "No outcome is written yet."),
    Gap.NOTHING_ABOUT_ME: QT_TRANSLATE_NOOP("carecoop", "Nothing is said about the person yet."),
    Gap.NO_STEP: QT_TRANSLATE_NOOP("carecoop", "Nobody does anything towards “{outcome}” yet."),
    Gap.NO_AS_HOPED: QT_TRANSLATE_NOOP(
        "carecoop", "“{outcome}” does not say how it looks when it went as hoped."
    ),
    Gap.NO_BY_WHEN: QT_TRANSLATE_NOOP("carecoop", "“{outcome}” has no day to look at it again."),
    Gap.NO_VISIT: QT_TRANSLATE_NOOP("carecoop", "No visit serves “{outcome}”."),
}
ABOUT_ME = (
    SectionKind.LIKE_AND_ADMIRE,
    SectionKind.IMPORTANT_TO_ME,
    SectionKind.SUPPORT_ME_BEST,
)


def gaps(plan: values.Plan) -> tuple[tuple[Gap, UUID | None, CareCoopError], ...]:
    """What is worth asking about, with the outcome it is about and a sentence for it."""
    whole = [
        (Gap.NOTHING_ABOUT_ME, not any(_says(plan, kind) for kind in ABOUT_ME)),
        (Gap.NO_OUTCOME, not plan.live_outcomes),
        (Gap.NO_LATE_OR_MISSED, not _says(plan, SectionKind.LATE_OR_MISSED)),
    ]
    served = {serves.origin_id for visit in plan.visits for serves in visit.serves}
    found: list[tuple[Gap, UUID | None, CareCoopError]] = [
        (gap, None, CareCoopError(GAP_SENTENCES[gap])) for gap, is_open in whole if is_open
    ]
    for outcome in plan.live_outcomes:
        for gap in _outcome_gaps(outcome, served):
            sentence = CareCoopError(GAP_SENTENCES[gap], outcome=outcome.form.words)
            found.append((gap, outcome.id, sentence))
    return tuple(found)


def _says(plan: values.Plan, kind: SectionKind) -> bool:
    return any(section.form.text for section in plan.sections_of(kind))


def _outcome_gaps(outcome: values.Outcome, served: set[UUID]) -> list[Gap]:
    form = outcome.form
    by_carer = any(step.doer is Doer.CARER for step in form.steps)
    asked = [
        (Gap.NO_STEP, not form.steps),
        (Gap.NO_AS_HOPED, not form.as_hoped),
        (Gap.NO_BY_WHEN, form.by_when is None),
        (Gap.NO_VISIT, by_carer and outcome.origin_id not in served),
    ]
    return [gap for gap, is_open in asked if is_open]


WORDLESS = QT_TRANSLATE_NOOP(
    "carecoop", "An outcome has no words yet. Write it in the person's words, or take it out."
)
UNNAMED = QT_TRANSLATE_NOOP("carecoop", "A risk has no name yet. Say what it is, or take it out.")
