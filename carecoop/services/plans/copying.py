"""A version copied into the next: the same words, with everybody to be asked anew."""

from collections.abc import Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop.kinds import DecisionSubject, Role
from carecoop.records import (
    Participant,
    PlanAttachment,
    PlanOutcome,
    PlanRisk,
    PlanRiskAgreement,
    PlanSection,
    PlanStep,
    Record,
)
from carecoop.services.plans.rows import decision_of

RecordT = TypeVar("RecordT", bound=Record)


def copy_plan(session: Session, old_id: UUID, new_id: UUID, decision_id: UUID) -> None:
    """All of plan `old_id` into the empty plan `new_id`, whose decision has the person only."""
    session.flush()
    people = _copy_people(session, old_id, decision_id)
    for section in _of(session, PlanSection, PlanSection.plan_id, [old_id]):
        said_by = _mapped(people, section.said_by)
        session.add(_copy(section, plan_id=new_id, said_by=said_by))
    outcomes = {}
    for outcome in _of(session, PlanOutcome, PlanOutcome.plan_id, [old_id]):
        said_by = _mapped(people, outcome.said_by)
        copied = _copy(outcome, plan_id=new_id, said_by=said_by)
        session.add(copied)
        outcomes[outcome.id] = copied.id
    for step in _of(session, PlanStep, PlanStep.outcome_id, outcomes):
        session.add(_copy(step, outcome_id=outcomes[step.outcome_id]))
    _copy_risks(session, old_id, new_id, people)
    for attachment in _of(session, PlanAttachment, PlanAttachment.plan_id, [old_id]):
        session.add(_copy(attachment, plan_id=new_id))


def _copy_people(session: Session, old_id: UUID, decision_id: UUID) -> dict[UUID, UUID]:
    """Who took part takes part again, with no word yet; new ids by the old ones."""
    person = _of(session, Participant, Participant.decision_id, [decision_id])[0]
    old_decision = decision_of(session, DecisionSubject.PLAN, old_id)
    people = {}
    for each in _of(session, Participant, Participant.decision_id, [old_decision.id]):
        if each.role is Role.PERSON:
            person.sqlmodel_update(each.model_dump(exclude={"id", "decision_id"}))
            people[each.id] = person.id
        else:
            copied = _copy(each, decision_id=decision_id)
            session.add(copied)
            people[each.id] = copied.id
    return people


def _copy_risks(session: Session, old_id: UUID, new_id: UUID, people: Mapping[UUID, UUID]) -> None:
    risks = {}
    for risk in _of(session, PlanRisk, PlanRisk.plan_id, [old_id]):
        copied = _copy(risk, plan_id=new_id)
        session.add(copied)
        risks[risk.id] = copied.id
    for each in _of(session, PlanRiskAgreement, PlanRiskAgreement.risk_id, risks):
        agreed_by = people[each.participant_id]
        session.add(_copy(each, risk_id=risks[each.risk_id], participant_id=agreed_by))


def _copy(row: RecordT, **changes: object) -> RecordT:
    return type(row)(**row.model_dump(exclude={"id"}) | changes)


def _mapped(people: Mapping[UUID, UUID], said_by: UUID | None) -> UUID | None:
    return None if said_by is None else people[said_by]


def _of(session: Session, table: type[RecordT], column: UUID, ids: Iterable[UUID]) -> list[RecordT]:
    return list(session.exec(select(table).where(col(column).in_(list(ids)))))
