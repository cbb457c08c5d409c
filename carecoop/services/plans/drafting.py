"""Writing a plan: a new version, and small saves of one part at a time.

Each save is a step of its own in the trail and to undo; a page saves when a stretch of writing
ends and keeps what is being typed by `jotting` meanwhile. Only a draft is written in.
"""

from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.errors import (
    QT_TRANSLATE_NOOP,
    CareCoopError,
    ConflictError,
    InvalidInputError,
    NotFoundError,
)
from carecoop.kinds import DecisionSubject, PlanState
from carecoop.records import (
    Participant,
    Plan,
    PlanOutcome,
    PlanRisk,
    PlanRiskAgreement,
    PlanSection,
    PlanStep,
)
from carecoop.services import validation_findings as find
from carecoop.services.office import Office
from carecoop.services.people_rows import found, replace_children, shared_values
from carecoop.services.plans import values
from carecoop.services.plans.copying import copy_plan
from carecoop.services.plans.dropping import drop_outcome, drop_plan, drop_risk
from carecoop.services.plans.rows import (
    decision_of,
    draft,
    named_client,
    next_position,
    open_decision,
)
from carecoop.services.plans.tidying import tidy
from carecoop.services.plans.validation import (
    validate_outcome,
    validate_risk,
    validate_section,
)
from carecoop.services.validation import checked

# A version ------------------------------------------------------------------------------------


def begin_plan(office: Office, client_id: UUID, *, language: str | None = None) -> UUID:
    """A new draft: a copy of the agreed version where there is one, in which everybody is asked
    anew; else an empty plan in the person's first language, or in `language`.

    ConflictError where a draft is there already.
    """
    with office.work("begin_plan") as work:
        client = named_client(work, client_id)
        versions = _versions(work.session, client_id)
        for other in versions:
            if other.state is PlanState.DRAFT:
                raise ConflictError(
                    QT_TRANSLATE_NOOP(
                        "carecoop", "Version {number} is a draft already. Go on there."
                    ),
                    number=other.number,
                )
        agreed = next((each for each in versions if each.state is PlanState.AGREED), None)
        plan = Plan(
            client_id=client_id,
            number=next_position(each.number for each in versions) or 1,
            language=language or (agreed.language if agreed else client.first_language),
            from_plan_id=agreed.id if agreed else None,
            began_on=clock.today(),
        )
        checked(find.first_of(("language", find.language(plan.language))))
        work.session.add(plan)
        decision = open_decision(work.session, client, DecisionSubject.PLAN, plan.id)
        if agreed is not None:
            copy_plan(work.session, agreed.id, plan.id, decision.id)
        work.commit()
        return plan.id


def discard_draft(office: Office, plan_id: UUID) -> None:
    """Take a draft out, all of it; agreed versions stay."""
    with office.work("discard_draft") as work:
        drop_plan(work.session, draft(work, plan_id))
        work.commit()


def set_language(office: Office, plan_id: UUID, language: str) -> None:
    """The language in which the plan's own words (headings, dates) are printed first."""
    checked(find.first_of(("language", find.language(language))))
    with office.work("save_plan_language") as work:
        draft(work, plan_id).language = language
        work.commit()


def _versions(session: Session, client_id: UUID) -> list[Plan]:
    return list(session.exec(select(Plan).where(Plan.client_id == client_id)))


# Sections -------------------------------------------------------------------------------------


def save_section(
    office: Office, plan_id: UUID, section_id: UUID | None, form: values.SectionForm
) -> UUID:
    """Write over a section, or a new one after the others of its kind (`section_id` None)."""
    checked(validate_section(form))
    form = tidy(form)
    with office.work("save_section") as work:
        draft(work, plan_id)
        _check_takes_part(work.session, plan_id, "said_by", form.said_by)
        section = _part(work.session, PlanSection, plan_id, section_id)
        shared = shared_values(form, values.SectionForm, PlanSection)
        if section is None:
            position = next_position(
                each.position
                for each in _parts(work.session, PlanSection, plan_id)
                if each.kind is form.kind
            )
            section = PlanSection(plan_id=plan_id, position=position, **shared)
            work.session.add(section)
        else:
            section.sqlmodel_update(shared)
        work.commit()
        return section.id


def remove_section(office: Office, section_id: UUID) -> None:
    with office.work("remove_section") as work:
        section = found(work.session, PlanSection, section_id)
        draft(work, section.plan_id)
        work.session.delete(section)
        work.commit()


def move_section(office: Office, section_id: UUID, place: int) -> None:
    """To the `place`-th (from 0) of its kind."""
    with office.work("move_section") as work:
        section = found(work.session, PlanSection, section_id)
        draft(work, section.plan_id)
        siblings = _parts(work.session, PlanSection, section.plan_id)
        _move([each for each in siblings if each.kind is section.kind], section, place)
        work.commit()


# Outcomes -------------------------------------------------------------------------------------


def save_outcome(
    office: Office, plan_id: UUID, outcome_id: UUID | None, form: values.OutcomeForm
) -> UUID:
    """Write over an outcome, or a new one after the others (`outcome_id` None)."""
    checked(validate_outcome(form))
    form = tidy(form)
    with office.work("save_outcome") as work:
        draft(work, plan_id)
        _check_takes_part(work.session, plan_id, "said_by", form.said_by)
        outcome = _part(work.session, PlanOutcome, plan_id, outcome_id)
        shared = shared_values(form, values.OutcomeForm, PlanOutcome)
        if outcome is None:
            outcome = _new_outcome(work.session, plan_id, shared)
        else:
            outcome.sqlmodel_update(shared)
        _put_steps(work.session, outcome.id, form.steps)
        work.commit()
        return outcome.id


def _new_outcome(session: Session, plan_id: UUID, shared: dict[str, Any]) -> PlanOutcome:
    """Its own origin, after the others."""
    position = next_position(each.position for each in _parts(session, PlanOutcome, plan_id))
    outcome_id = uuid4()
    outcome = PlanOutcome(
        id=outcome_id, origin_id=outcome_id, plan_id=plan_id, position=position, **shared
    )
    session.add(outcome)
    session.flush()  # its steps follow
    return outcome


def archive_outcome(office: Office, outcome_id: UUID) -> None:
    """Out of the plan that people read; what was written and noted stays."""
    _set_archived(office, outcome_id, "archive_outcome", archived=True)


def restore_outcome(office: Office, outcome_id: UUID) -> None:
    _set_archived(office, outcome_id, "restore_outcome", archived=False)


def remove_outcome(office: Office, outcome_id: UUID) -> None:
    """For one begun by mistake. ConflictError where an agreed version has it: archive it then."""
    with office.work("remove_outcome") as work:
        outcome = found(work.session, PlanOutcome, outcome_id)
        draft(work, outcome.plan_id)
        if outcome.origin_id != outcome.id:
            raise ConflictError(
                QT_TRANSLATE_NOOP(
                    "carecoop",
                    "An agreed version has this outcome. Archive it, so that its story stays.",
                )
            )
        drop_outcome(work.session, outcome)
        work.commit()


def move_outcome(office: Office, outcome_id: UUID, place: int) -> None:
    """To the `place`-th (from 0) of those not in the archive."""
    with office.work("move_outcome") as work:
        outcome = found(work.session, PlanOutcome, outcome_id)
        draft(work, outcome.plan_id)
        siblings = _parts(work.session, PlanOutcome, outcome.plan_id)
        _move([each for each in siblings if not each.archived], outcome, place)
        work.commit()


def _set_archived(office: Office, outcome_id: UUID, use_case: str, *, archived: bool) -> None:
    with office.work(use_case) as work:
        outcome = found(work.session, PlanOutcome, outcome_id)
        draft(work, outcome.plan_id)
        outcome.archived = archived
        work.commit()


def _put_steps(session: Session, outcome_id: UUID, steps: tuple[values.StepForm, ...]) -> None:
    """In their order; a step that only moved, or only changed, keeps its row."""
    rows = session.exec(select(PlanStep).where(PlanStep.outcome_id == outcome_id)).all()
    wanted = [
        PlanStep(
            outcome_id=outcome_id,
            position=place,
            **shared_values(step, values.StepForm, PlanStep),
        )
        for place, step in enumerate(steps)
    ]
    replace_children(session, rows, wanted, key=lambda step: step.position)


# Risks worth taking ---------------------------------------------------------------------------


def save_risk(office: Office, plan_id: UUID, risk_id: UUID | None, form: values.RiskForm) -> UUID:
    """Write over a risk, or a new one after the others (`risk_id` None)."""
    checked(validate_risk(form))
    form = tidy(form)
    with office.work("save_risk") as work:
        draft(work, plan_id)
        for each in form.agreed_by:
            _check_takes_part(work.session, plan_id, "agreed_by", each)
        risk = _part(work.session, PlanRisk, plan_id, risk_id)
        shared = shared_values(form, values.RiskForm, PlanRisk)
        if risk is None:
            others = _parts(work.session, PlanRisk, plan_id)
            position = next_position(each.position for each in others)
            risk = PlanRisk(plan_id=plan_id, position=position, **shared)
            work.session.add(risk)
            work.session.flush()  # who agreed follows
        else:
            risk.sqlmodel_update(shared)
        _put_agreements(work.session, risk.id, form.agreed_by)
        work.commit()
        return risk.id


def remove_risk(office: Office, risk_id: UUID) -> None:
    with office.work("remove_risk") as work:
        risk = found(work.session, PlanRisk, risk_id)
        draft(work, risk.plan_id)
        drop_risk(work.session, risk)
        work.commit()


def move_risk(office: Office, risk_id: UUID, place: int) -> None:
    with office.work("move_risk") as work:
        risk = found(work.session, PlanRisk, risk_id)
        draft(work, risk.plan_id)
        _move(_parts(work.session, PlanRisk, risk.plan_id), risk, place)
        work.commit()


def _put_agreements(session: Session, risk_id: UUID, agreed_by: tuple[UUID, ...]) -> None:
    rows = session.exec(select(PlanRiskAgreement).where(PlanRiskAgreement.risk_id == risk_id)).all()
    wanted = [
        PlanRiskAgreement(risk_id=risk_id, participant_id=each) for each in dict.fromkeys(agreed_by)
    ]
    replace_children(session, rows, wanted, key=lambda each: each.participant_id)


# Parts in common ------------------------------------------------------------------------------

Part = TypeVar("Part", PlanSection, PlanOutcome, PlanRisk)


def _parts(session: Session, table: type[Part], plan_id: UUID) -> list[Part]:
    """In their order."""
    query = select(table).where(table.plan_id == plan_id)
    return list(session.exec(query.order_by(col(table.position))))


def _part(session: Session, table: type[Part], plan_id: UUID, part_id: UUID | None) -> Part | None:
    """The part to write over; NotFoundError where the plan has none of that id."""
    part = None if part_id is None else found(session, table, part_id)
    if part is not None and part.plan_id != plan_id:
        raise NotFoundError(
            QT_TRANSLATE_NOOP("carecoop", "This part is of another version. Open the plan again.")
        )
    return part


def _move(siblings: list[Part], part: Part, place: int) -> None:
    siblings.sort(key=lambda each: each.position)
    positions = [each.position for each in siblings]
    siblings.remove(part)
    siblings.insert(max(0, min(place, len(siblings))), part)
    for each, position in zip(siblings, positions, strict=True):
        each.position = position


def _check_takes_part(
    session: Session, plan_id: UUID, field: str, participant_id: UUID | None
) -> None:
    if participant_id is None:
        return
    participant = session.get(Participant, participant_id)
    decision = decision_of(session, DecisionSubject.PLAN, plan_id)
    if participant is None or participant.decision_id != decision.id:
        raise InvalidInputError(
            {
                field: CareCoopError(
                    QT_TRANSLATE_NOOP("carecoop", "Choose somebody who takes part in this plan.")
                )
            }
        )
