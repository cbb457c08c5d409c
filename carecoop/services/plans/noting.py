"""What carers note after a visit: one line on what moved, gathered in reviews."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.records import (
    Carer,
    Client,
    Plan,
    PlanOutcome,
    VisitNote,
    VisitPattern,
)
from carecoop.services import validation_findings as find
from carecoop.services.office import Office
from carecoop.services.people_rows import found, shared_values
from carecoop.services.people_text import shown_name
from carecoop.services.plans import values
from carecoop.services.plans.rows import named_client
from carecoop.services.plans.tidying import tidy
from carecoop.services.plans.validation import validate_visit_note
from carecoop.services.plans.visits import not_theirs
from carecoop.services.validation import checked


def add_visit_note(office: Office, form: values.VisitNoteForm) -> UUID:
    """What moved, in a line, by the carer who was there."""
    checked(validate_visit_note(form))
    form = tidy(form)
    with office.work("add_visit_note") as work:
        pattern = found(work.session, VisitPattern, form.pattern_id)
        client = named_client(work, pattern.client_id)
        checked(find.first_of(("origin_id", not_theirs(work.session, client.id, [form.origin_id]))))
        if form.carer_id is not None:
            found(work.session, Carer, form.carer_id)
        note = VisitNote(
            client_id=client.id,
            account_id=office.account_id,
            noted_at_utc=clock.now_utc(),
            **shared_values(form, values.VisitNoteForm, VisitNote),
        )
        work.session.add(note)
        work.commit()
        return note.id


def remove_visit_note(office: Office, note_id: UUID) -> None:
    """For one made by mistake."""
    with office.work("remove_visit_note") as work:
        note = found(work.session, VisitNote, note_id)
        named_client(work, note.client_id)
        work.session.delete(note)
        work.commit()


def notes_of(
    office: Office, client_id: UUID, *, since: date | None = None
) -> tuple[values.VisitNote, ...]:
    """A client's notes from a day on, the oldest first."""
    with office.read() as session:
        found(session, Client, client_id)
        return notes(session, client_id, since)


def notes(session: Session, client_id: UUID, since: date | None) -> tuple[values.VisitNote, ...]:
    query = select(VisitNote).where(VisitNote.client_id == client_id)
    if since is not None:
        query = query.where(col(VisitNote.visit_date) >= since)
    written = session.exec(
        query.order_by(col(VisitNote.visit_date), col(VisitNote.noted_at_utc))
    ).all()
    titles = _titles(session, {each.pattern_id for each in written})
    words = _newest_words(session, {each.origin_id for each in written})
    carers = _carers(session, {each.carer_id for each in written if each.carer_id})
    return tuple(
        values.VisitNote(
            each.id,
            values.VisitNoteForm(**shared_values(each, values.VisitNoteForm, VisitNote)),
            titles[each.pattern_id],
            words[each.origin_id],
            carers[each.carer_id] if each.carer_id else "",
            each.noted_at_utc,
        )
        for each in written
    )


def _titles(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    query = select(VisitPattern.id, VisitPattern.title).where(col(VisitPattern.id).in_(ids))
    return dict(session.exec(query).all())


def _carers(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    return {
        carer.id: shown_name(carer)
        for carer in session.exec(select(Carer).where(col(Carer.id).in_(ids)))
    }


def _newest_words(session: Session, origin_ids: set[UUID]) -> dict[UUID, str]:
    """Each outcome as its newest version puts it."""
    query = (
        select(PlanOutcome.origin_id, PlanOutcome.words)
        .join(Plan, col(Plan.id) == col(PlanOutcome.plan_id))
        .where(col(PlanOutcome.origin_id).in_(origin_ids))
        .order_by(col(Plan.number))
    )
    return dict(session.exec(query).all())
