"""Who takes part in a decision, and what each says to it. The rules are in `agreeing`."""

from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, ConflictError, InvalidInputError
from carecoop.kinds import DecisionSubject, PlanState, Role, Stance, Standing
from carecoop.records import (
    Account,
    Carer,
    ClientCarer,
    ClientContact,
    Decision,
    Participant,
    ParticipantWord,
    Plan,
    PlanOutcome,
    PlanRiskAgreement,
    PlanSection,
)
from carecoop.services.office import Office
from carecoop.services.people_rows import found, shared_values
from carecoop.services.people_text import fold, shown_name
from carecoop.services.plans import values
from carecoop.services.plans.rows import (
    draft,
    named_client,
    next_position,
)
from carecoop.services.plans.tidying import tidy
from carecoop.services.plans.validation import (
    validate_participant,
    validate_word,
)
from carecoop.services.validation import checked
from carecoop.store import Work

OWN_WORD = QT_TRANSLATE_NOOP(
    "carecoop", "Only for the person may somebody else speak. Ask them for their own word."
)
NO_SPOKESPERSON = QT_TRANSLATE_NOOP(
    "carecoop",
    "A worker cannot speak for the person. Choose a relative, a friend or an advocate who takes "
    "part.",
)


def add_participant(office: Office, decision_id: UUID, form: values.ParticipantForm) -> UUID:
    """Somebody more whom it concerns. `decision_id` is of `decision_id_of` or `add_decision`."""
    checked(validate_participant(form))
    with office.work("add_participant") as work:
        decision = _open_decision(work, decision_id)
        people = _people(work.session, decision.id)
        checked(_only_person(form, people))
        position = next_position(each.position for each in people)
        participant = new_participant(decision.id, position, tidy(form))
        work.session.add(participant)
        work.commit()
        return participant.id


def save_participant(office: Office, participant_id: UUID, form: values.ParticipantForm) -> None:
    """Raises ConflictError once the plan is agreed."""
    checked(validate_participant(form))
    with office.work("save_participant") as work:
        participant = _to_change(work, participant_id)
        others = [
            each
            for each in _people(work.session, participant.decision_id)
            if each.id != participant_id
        ]
        checked(_only_person(form, others))
        participant.sqlmodel_update(shared_values(tidy(form), values.ParticipantForm, Participant))
        work.commit()


def remove_participant(office: Office, participant_id: UUID) -> None:
    """With what they said, while the plan is a draft; what they said in it stays, unsigned."""
    with office.work("remove_participant") as work:
        participant = _to_change(work, participant_id)
        if participant.role is Role.PERSON:
            raise ConflictError(
                QT_TRANSLATE_NOOP(
                    "carecoop", "It is about this person, who always takes part in it."
                )
            )
        _forget(work.session, participant_id)
        work.session.delete(participant)
        work.commit()


def record_word(office: Office, participant_id: UUID, form: values.WordForm) -> None:
    """What a participant says now; recorded in the name of who works here."""
    checked(validate_word(form))
    form = tidy(form)
    with office.work("record_word") as work:
        participant = found(work.session, Participant, participant_id)
        _open_decision(work, participant.decision_id)
        _check_speaker(work.session, participant, form)
        work.session.add(
            ParticipantWord(
                participant_id=participant_id,
                account_id=office.account_id,
                recorded_at_utc=clock.now_utc(),
                **shared_values(form, values.WordForm, ParticipantWord),
            )
        )
        work.commit()


def suggested_participants(office: Office, decision_id: UUID) -> tuple[values.ParticipantForm, ...]:
    """The client's contacts, the circle's carers and who works here, as far as they do not take
    part yet."""
    with office.read() as session:
        decision = found(session, Decision, decision_id)
        there = {fold(each.name) for each in _people(session, decision_id)}
        circle = session.exec(
            select(Carer)
            .join(ClientCarer, col(ClientCarer.carer_id) == col(Carer.id))
            .where(
                ClientCarer.client_id == decision.client_id,
                ClientCarer.standing == Standing.CIRCLE,
                col(Carer.archived_at_utc).is_(None),
            )
        ).all()
        contacts = session.exec(
            select(ClientContact).where(ClientContact.client_id == decision.client_id)
        ).all()
        suggested = [
            *(values.ParticipantForm(each.name, Role.FAMILY, each.relation, contact_id=each.id)
              for each in contacts),
            *(values.ParticipantForm(shown_name(each), Role.CARER, carer_id=each.id)
              for each in sorted(circle, key=lambda each: fold(shown_name(each)))),
            values.ParticipantForm(_account(session, office), Role.COORDINATOR),
        ]  # fmt: skip
    by_name = {fold(each.name): each for each in reversed(suggested)}  # the first of a name
    return tuple(
        each
        for each in suggested
        if fold(each.name) not in there and by_name[fold(each.name)] is each
    )


def _account(session: Session, office: Office) -> str:
    return found(session, Account, office.account_id).name


def new_participant(decision_id: UUID, position: int, form: values.ParticipantForm) -> Participant:
    shared = shared_values(tidy(form), values.ParticipantForm, Participant)
    return Participant(decision_id=decision_id, position=position, **shared)


def _people(session: Session, decision_id: UUID) -> list[Participant]:
    query = select(Participant).where(Participant.decision_id == decision_id)
    return list(session.exec(query))


def _open_decision(work: Work, decision_id: UUID) -> Decision:
    """One that can still be spoken to; ConflictError for a version that was replaced."""
    decision = found(work.session, Decision, decision_id)
    named_client(work, decision.client_id)
    if decision.subject is DecisionSubject.PLAN:
        plan = found(work.session, Plan, decision.subject_id)
        if plan.state is PlanState.SUPERSEDED:
            raise ConflictError(
                QT_TRANSLATE_NOOP(
                    "carecoop", "Version {number} was replaced. Record it at the newest version."
                ),
                number=plan.number,
            )
    return decision


def _to_change(work: Work, participant_id: UUID) -> Participant:
    participant = found(work.session, Participant, participant_id)
    decision = _open_decision(work, participant.decision_id)
    if decision.subject is DecisionSubject.PLAN:
        draft(work, decision.subject_id)
    return participant


def _only_person(
    form: values.ParticipantForm, others: list[Participant]
) -> dict[str, CareCoopError]:
    if form.role is not Role.PERSON or all(each.role is not Role.PERSON for each in others):
        return {}
    twice = QT_TRANSLATE_NOOP("carecoop", "The person takes part already. Choose another role.")
    return {"role": CareCoopError(twice)}


def _forget(session: Session, participant_id: UUID) -> None:
    """Take somebody who goes out of everything that names them."""
    for table in (PlanSection, PlanOutcome):
        said = select(table).where(col(table.said_by) == participant_id)
        for row in session.exec(said).all():
            row.said_by = None
    for word in session.exec(
        select(ParticipantWord).where(
            (col(ParticipantWord.participant_id) == participant_id)
            | (col(ParticipantWord.spoken_by) == participant_id)
        )
    ).all():
        session.delete(word)
    agreed = select(PlanRiskAgreement).where(PlanRiskAgreement.participant_id == participant_id)
    for agreement in session.exec(agreed).all():
        session.delete(agreement)


def _check_speaker(session: Session, participant: Participant, form: values.WordForm) -> None:
    """Nobody's word is given by another, but the person's, and then by one of their own."""
    if form.spoken_by is None:
        return
    if participant.role is not Role.PERSON or form.stance is Stance.NOT_ASKED:
        raise InvalidInputError({"spoken_by": CareCoopError(OWN_WORD)})
    speaker = session.get(Participant, form.spoken_by)
    is_theirs = speaker is not None and speaker.decision_id == participant.decision_id
    if speaker is None or not is_theirs or speaker.role not in values.SPOKESPEOPLE:
        raise InvalidInputError({"spoken_by": CareCoopError(NO_SPOKESPERSON)})
