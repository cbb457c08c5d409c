"""Decisions that change a circle or a regular visit, agreed like a plan: see `agreeing`."""

from uuid import UUID

from sqlmodel import Session, col, select

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, InvalidInputError
from carecoop.kinds import DecisionSubject, Role
from carecoop.records import (
    Client,
    Decision,
    Participant,
    ParticipantWord,
    Plan,
    Review,
    VisitPattern,
)
from carecoop.services.office import Office
from carecoop.services.people_rows import found, shared_values
from carecoop.services.people_text import shown_name
from carecoop.services.plans import values
from carecoop.services.plans.rows import (
    decision_of,
    named_client,
    participants_by_decision,
)
from carecoop.services.plans.taking_part import new_participant
from carecoop.services.plans.tidying import tidy
from carecoop.services.plans.validation import (
    validate_decision,
    validate_participant,
)
from carecoop.services.plans.visits import first_patterns
from carecoop.services.validation import checked


def add_decision(
    office: Office,
    client_id: UUID,
    form: values.DecisionForm,
    participants: tuple[values.ParticipantForm, ...] = (),
) -> UUID:
    """A change of a client's circle or of a regular visit, with whom it concerns; the person is
    always among them. Words are recorded one by one."""
    checked(validate_decision(form))
    for each in participants:
        checked(validate_participant(each))
    form = tidy(form)
    with office.work("add_decision") as work:
        client = named_client(work, client_id)
        _check_subject(work.session, client, form)
        decision = Decision(
            client_id=client_id, **shared_values(form, values.DecisionForm, Decision)
        )
        work.session.add(decision)
        for place, each in enumerate(_with_person(client, participants)):
            work.session.add(new_participant(decision.id, place, each))
        work.commit()
        return decision.id


def decisions_of(
    office: Office, client_id: UUID, subject: DecisionSubject | None = None
) -> tuple[values.Decision, ...]:
    """A client's decisions about circle and visits, or those of a kind, the newest first."""
    kinds = [subject] if subject else [DecisionSubject.CIRCLE, DecisionSubject.PATTERN]
    with office.read() as session:
        found(session, Client, client_id)
        query = select(Decision).where(
            Decision.client_id == client_id, col(Decision.subject).in_(kinds)
        )
        rows = session.exec(query.order_by(col(Decision.decided_on).desc())).all()
        taking_part = participants_by_decision(session, [row.id for row in rows])
        return tuple(_decision(row, taking_part[row.id]) for row in rows)


def decisions_about(
    office: Office, subject: DecisionSubject, subject_id: UUID
) -> tuple[values.Decision, ...]:
    """Decisions about a client's circle (its client), or about a regular visit, whichever of the
    patterns that took over from one another they were made for; the newest first."""
    if subject is DecisionSubject.CIRCLE:
        return decisions_of(office, subject_id, subject)
    with office.read() as session:
        client_id = found(session, VisitPattern, subject_id).client_id
        first = first_patterns(session)
    made = decisions_of(office, client_id, subject)
    return tuple(one for one in made if first.get(one.form.subject_id) == first[subject_id])


def get_decision(office: Office, decision_id: UUID) -> values.Decision:
    with office.read() as session:
        row = found(session, Decision, decision_id)
        return _decision(row, participants_by_decision(session, [row.id])[row.id])


def remove_decision(office: Office, decision_id: UUID) -> None:
    """For one made by mistake; that of a plan or a review goes with it."""
    with office.work("remove_decision") as work:
        decision = found(work.session, Decision, decision_id)
        named_client(work, decision.client_id)
        _check_subject(work.session, found(work.session, Client, decision.client_id), decision)
        drop_decision(work.session, decision)
        work.commit()


def drop_decision(session: Session, decision: Decision) -> None:
    """With everybody who took part and all they said."""
    people = session.exec(select(Participant).where(Participant.decision_id == decision.id)).all()
    mine = col(ParticipantWord.participant_id).in_([each.id for each in people])
    for word in session.exec(select(ParticipantWord).where(mine)).all():
        session.delete(word)
    for each in people:
        session.delete(each)
    session.delete(decision)


def decision_id_of(office: Office, subject: DecisionSubject, subject_id: UUID) -> UUID:
    """The decision in which people take part in a plan or in a review."""
    with office.read() as session:
        found(session, Plan if subject is DecisionSubject.PLAN else Review, subject_id)
        return decision_of(session, subject, subject_id).id


def _decision(row: Decision, participants: tuple[values.Participant, ...]) -> values.Decision:
    form = values.DecisionForm(**shared_values(row, values.DecisionForm, Decision))
    return values.Decision(row.id, row.client_id, form, participants)


def _check_subject(session: Session, client: Client, form: values.DecisionForm | Decision) -> None:
    if form.subject is DecisionSubject.CIRCLE and form.subject_id == client.id:
        return
    pattern = session.get(VisitPattern, form.subject_id)
    is_theirs = pattern is not None and pattern.client_id == client.id
    if form.subject is DecisionSubject.PATTERN and is_theirs:
        return
    raise InvalidInputError(
        {
            "subject_id": CareCoopError(
                QT_TRANSLATE_NOOP("carecoop", "Choose the circle or a visit of this person.")
            )
        }
    )


def _with_person(
    client: Client, participants: tuple[values.ParticipantForm, ...]
) -> tuple[values.ParticipantForm, ...]:
    if any(each.role is Role.PERSON for each in participants):
        return participants
    return (values.ParticipantForm(name=shown_name(client), role=Role.PERSON), *participants)
