"""Taking parts of a draft out, with all that hangs on them."""

from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop.kinds import DecisionSubject
from carecoop.records import (
    Plan,
    PlanAttachment,
    PlanOutcome,
    PlanRisk,
    PlanRiskAgreement,
    PlanSection,
    PlanStep,
    Record,
    VisitNote,
    VisitOutcome,
)
from carecoop.services.plans.deciding import drop_decision
from carecoop.services.plans.rows import decision_of

RecordT = TypeVar("RecordT", bound=Record)


def drop_plan(session: Session, plan: Plan) -> None:
    """A draft and who took part in it; outcomes first written in it with what visits do there."""
    for outcome in session.exec(select(PlanOutcome).where(PlanOutcome.plan_id == plan.id)).all():
        drop_outcome(session, outcome)
    for risk in session.exec(select(PlanRisk).where(PlanRisk.plan_id == plan.id)).all():
        drop_risk(session, risk)
    _delete(session, PlanSection, PlanSection.plan_id, plan.id)
    _delete(session, PlanAttachment, PlanAttachment.plan_id, plan.id)
    drop_decision(session, decision_of(session, DecisionSubject.PLAN, plan.id))
    session.delete(plan)


def drop_outcome(session: Session, outcome: PlanOutcome) -> None:
    _delete(session, PlanStep, PlanStep.outcome_id, outcome.id)
    if outcome.origin_id == outcome.id:
        _delete(session, VisitOutcome, VisitOutcome.origin_id, outcome.id)
        _delete(session, VisitNote, VisitNote.origin_id, outcome.id)
    session.delete(outcome)


def drop_risk(session: Session, risk: PlanRisk) -> None:
    _delete(session, PlanRiskAgreement, PlanRiskAgreement.risk_id, risk.id)
    session.delete(risk)


def _delete(session: Session, table: type[RecordT], column: UUID, wanted: UUID) -> None:
    for row in session.exec(select(table).where(col(column) == wanted)).all():
        session.delete(row)
