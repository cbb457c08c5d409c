"""Plans between records and values."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, ConflictError
from carecoop.kinds import DecisionSubject, PlanState, Role, SectionKind
from carecoop.records import (
    Account,
    Client,
    Decision,
    Participant,
    ParticipantWord,
    Plan,
    PlanAttachment,
    PlanOutcome,
    PlanRisk,
    PlanRiskAgreement,
    PlanSection,
    PlanStep,
)
from carecoop.services.people_rows import found, shared_values
from carecoop.services.people_text import shown_name
from carecoop.services.plans import values
from carecoop.store import Work

SECTION_ORDER = {kind: place for place, kind in enumerate(SectionKind)}


# Finding and refusing ---------------------------------------------------------------------


def named_client(work: Work, client_id: UUID) -> Client:
    """The client that a use case is about, named in the trail."""
    client = found(work.session, Client, client_id)
    work.subject = shown_name(client)
    return client


def named_plan(work: Work, plan_id: UUID) -> Plan:
    plan = found(work.session, Plan, plan_id)
    named_client(work, plan.client_id)
    return plan


def draft(work: Work, plan_id: UUID) -> Plan:
    """A plan to write in. ConflictError where it is agreed: what was agreed stays as it is."""
    plan = named_plan(work, plan_id)
    if plan.state is not PlanState.DRAFT:
        raise ConflictError(
            QT_TRANSLATE_NOOP(
                "carecoop",
                "Version {number} is agreed and stays as it is. Begin a new version to change it.",
            ),
            number=plan.number,
        )
    return plan


def decision_of(session: Session, subject: DecisionSubject, subject_id: UUID) -> Decision:
    """The one decision about a plan or a review."""
    query = select(Decision).where(Decision.subject == subject, Decision.subject_id == subject_id)
    return session.exec(query).one()


def open_decision(
    session: Session, client: Client, subject: DecisionSubject, subject_id: UUID
) -> Decision:
    """A new decision about a plan or a review, in which the client takes part."""
    decision = Decision(
        client_id=client.id, subject=subject, subject_id=subject_id, decided_on=clock.today()
    )
    person = Participant(
        decision_id=decision.id, position=0, name=shown_name(client), role=Role.PERSON
    )
    session.add_all([decision, person])
    return decision


def next_position(positions: Iterable[int]) -> int:
    return max(positions, default=-1) + 1


# Participants -----------------------------------------------------------------------------


def participants_by_decision(
    session: Session, decision_ids: Iterable[UUID]
) -> defaultdict[UUID, tuple[values.Participant, ...]]:
    """Who takes part in each decision, in order, with all they said."""
    mine = col(Participant.decision_id).in_(list(decision_ids))
    people = session.exec(select(Participant).where(mine).order_by(col(Participant.position))).all()
    words = _words(session, [each.id for each in people])
    taking_part: defaultdict[UUID, tuple[values.Participant, ...]] = defaultdict(tuple)
    for each in people:
        form = values.ParticipantForm(**shared_values(each, values.ParticipantForm, Participant))
        taking_part[each.decision_id] += (values.Participant(each.id, form, words[each.id]),)
    return taking_part


def participants_by_subject(
    session: Session, subject: DecisionSubject, subject_ids: Iterable[UUID]
) -> dict[UUID, tuple[values.Participant, ...]]:
    """Who takes part in each plan, or in each review."""
    query = select(Decision.id, Decision.subject_id).where(
        Decision.subject == subject, col(Decision.subject_id).in_(list(subject_ids))
    )
    subjects = dict(session.exec(query).all())
    taking_part = participants_by_decision(session, subjects)
    return {subject_id: taking_part[decision] for decision, subject_id in subjects.items()}


def _words(
    session: Session, participant_ids: list[UUID]
) -> defaultdict[UUID, tuple[values.Word, ...]]:
    """What each participant said, the newest first."""
    query = (
        select(ParticipantWord, Account.name)
        .join(Account, col(Account.id) == col(ParticipantWord.account_id))
        .where(col(ParticipantWord.participant_id).in_(participant_ids))
        .order_by(col(ParticipantWord.recorded_at_utc).desc())
    )
    said: defaultdict[UUID, tuple[values.Word, ...]] = defaultdict(tuple)
    for row, account in session.exec(query):
        form = values.WordForm(**shared_values(row, values.WordForm, ParticipantWord))
        said[row.participant_id] += (values.Word(form, account, row.recorded_at_utc),)
    return said


# Parts of a plan --------------------------------------------------------------------------


def sections(session: Session, plan_id: UUID) -> tuple[values.Section, ...]:
    """In reading order."""
    rows = session.exec(select(PlanSection).where(PlanSection.plan_id == plan_id)).all()
    return tuple(
        values.Section(
            row.id, values.SectionForm(**shared_values(row, values.SectionForm, PlanSection))
        )
        for row in sorted(rows, key=lambda row: (SECTION_ORDER[row.kind], row.position))
    )


def outcomes(session: Session, plan_id: UUID) -> tuple[values.Outcome, ...]:
    """In the order people gave them, those in the archive last."""
    rows = session.exec(select(PlanOutcome).where(PlanOutcome.plan_id == plan_id)).all()
    steps = _steps(session, [row.id for row in rows])
    return tuple(
        outcome_value(row, steps[row.id])
        for row in sorted(rows, key=lambda row: (row.archived, row.position))
    )


def outcome_value(row: PlanOutcome, steps: tuple[values.StepForm, ...]) -> values.Outcome:
    shared = shared_values(row, values.OutcomeForm, PlanOutcome)
    form = values.OutcomeForm(**shared, steps=steps)
    return values.Outcome(row.id, row.origin_id, form, row.archived)


def _steps(
    session: Session, outcome_ids: list[UUID]
) -> defaultdict[UUID, tuple[values.StepForm, ...]]:
    query = select(PlanStep).where(col(PlanStep.outcome_id).in_(outcome_ids))
    steps: defaultdict[UUID, tuple[values.StepForm, ...]] = defaultdict(tuple)
    for row in session.exec(query.order_by(col(PlanStep.position))):
        form = values.StepForm(**shared_values(row, values.StepForm, PlanStep))
        steps[row.outcome_id] += (form,)
    return steps


def risks(session: Session, plan_id: UUID) -> tuple[values.Risk, ...]:
    rows = session.exec(
        select(PlanRisk).where(PlanRisk.plan_id == plan_id).order_by(col(PlanRisk.position))
    ).all()
    agreed: defaultdict[UUID, list[UUID]] = defaultdict(list)
    query = (
        select(PlanRiskAgreement)
        .join(Participant, col(Participant.id) == col(PlanRiskAgreement.participant_id))
        .where(col(PlanRiskAgreement.risk_id).in_([row.id for row in rows]))
        .order_by(col(Participant.position))
    )
    for each in session.exec(query):
        agreed[each.risk_id].append(each.participant_id)
    return tuple(
        values.Risk(
            row.id,
            values.RiskForm(
                **shared_values(row, values.RiskForm, PlanRisk), agreed_by=tuple(agreed[row.id])
            ),
        )
        for row in rows
    )


def attachments(session: Session, plan_id: UUID) -> tuple[values.Attachment, ...]:
    """By name; what is in them is read one by one."""
    rows = session.exec(select(PlanAttachment).where(PlanAttachment.plan_id == plan_id)).all()
    return tuple(
        values.Attachment(
            row.id,
            values.AttachmentForm(**shared_values(row, values.AttachmentForm, PlanAttachment)),
            row.file_name,
            row.size_bytes,
        )
        for row in sorted(rows, key=lambda row: (row.name, str(row.id)))
    )
