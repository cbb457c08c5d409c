"""What there is to find in a client, a visit, a plan, a note: the texts that people wrote.

`also` is found like the rest but not shown: above all the client's name, so that "nancy harbour"
finds the harbour in Nancy's plan. How to get into a home is left out on purpose. Of a version of a
plan that was replaced, only what no later one says in the same words is to be found.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop.kinds import FoundIn, PlanState
from carecoop.records import (
    Carer,
    Client,
    ClientContact,
    Plan,
    PlanOutcome,
    PlanRisk,
    PlanSection,
    PlanStep,
    Review,
    ReviewedOutcome,
    VisitNote,
    VisitPattern,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to find in one row of the unit `of_id` (a plan, a client, a note …)."""

    of_id: UUID
    row_id: UUID
    found_in: FoundIn
    client_id: UUID | None
    title: str
    text: str
    also: str = ""
    on_date: date | None = None
    is_replaced: bool = False  # of a version of a plan that a later one replaced


Reader: TypeAlias = Callable[[Session, list[UUID]], Iterable[Found]]


def _clients(session: Session, ids: list[UUID]) -> Iterator[Found]:
    contacts: defaultdict[UUID, list[str]] = defaultdict(list)
    query = select(ClientContact).where(col(ClientContact.client_id).in_(ids))
    for contact in session.exec(query):
        contacts[contact.client_id].append(f"{contact.name} {contact.relation} {contact.phone}")
    for row in session.exec(select(Client).where(col(Client.id).in_(ids))):
        text = _joined(row.notes, row.address, row.postcode, row.phone, *contacts[row.id])
        also = row.postcode.replace(" ", "")
        yield Found(row.id, row.id, FoundIn.CLIENT, row.id, _names(row), text, also)


def _carers(session: Session, ids: list[UUID]) -> Iterator[Found]:
    for row in session.exec(select(Carer).where(col(Carer.id).in_(ids))):
        text = _joined(row.notes, row.phone, row.email)
        yield Found(row.id, row.id, FoundIn.CARER, None, _names(row), text)


def _visits(session: Session, ids: list[UUID]) -> Iterator[Found]:
    names = _client_names(session)
    query = select(VisitPattern).where(
        col(VisitPattern.id).in_(ids), col(VisitPattern.archived_at_utc).is_(None)
    )
    for row in session.exec(query):
        also = names.get(row.client_id, "")
        yield Found(
            row.id,
            row.id,
            FoundIn.VISIT,
            row.client_id,
            row.title,
            row.purpose,
            also,
            row.starts_on,
        )


def _plans(session: Session, ids: list[UUID]) -> Iterator[Found]:
    names = _client_names(session)
    plans = {plan.id: plan for plan in session.exec(select(Plan).where(col(Plan.id).in_(ids)))}
    replaced = {one.id for one in plans.values() if one.state is PlanState.SUPERSEDED}
    last = _last_said(session, {plans[one].client_id for one in replaced})
    for found_in, plan_id, row_id, title, text in _parts(session, list(plans)):
        plan, is_replaced = plans[plan_id], plan_id in replaced
        if is_replaced and last[plan.client_id, found_in, title, text] > plan.number:
            continue
        yield Found(
            of_id=plan_id,
            row_id=row_id,
            found_in=found_in,
            client_id=plan.client_id,
            title=title,
            text=text,
            also=names.get(plan.client_id, ""),
            on_date=plan.agreed_on or plan.began_on,
            is_replaced=is_replaced,
        )


def _last_said(session: Session, client_ids: set[UUID]) -> dict[tuple[object, ...], int]:
    """The number of the last version, once agreed, that says something in just these words."""
    query = select(Plan).where(col(Plan.client_id).in_(client_ids), Plan.state != PlanState.DRAFT)
    plans = {plan.id: plan for plan in session.exec(query)}
    last: dict[tuple[object, ...], int] = {}
    for found_in, plan_id, _row_id, title, text in _parts(session, list(plans)):
        key = (plans[plan_id].client_id, found_in, title, text)
        last[key] = max(last.get(key, 0), plans[plan_id].number)
    return last


def _parts(
    session: Session, plan_ids: list[UUID]
) -> Iterator[tuple[FoundIn, UUID, UUID, str, str]]:
    for section in session.exec(select(PlanSection).where(col(PlanSection.plan_id).in_(plan_ids))):
        text = _joined(section.text, section.translation)
        yield FoundIn.PLAN, section.plan_id, section.id, "", text
    for risk in session.exec(select(PlanRisk).where(col(PlanRisk.plan_id).in_(plan_ids))):
        text = _joined(risk.could_go_well, risk.could_go_wrong, risk.what_we_do)
        yield FoundIn.PLAN, risk.plan_id, risk.id, risk.what, text
    outcomes = session.exec(select(PlanOutcome).where(col(PlanOutcome.plan_id).in_(plan_ids))).all()
    steps: defaultdict[UUID, list[str]] = defaultdict(list)
    query = select(PlanStep).where(col(PlanStep.outcome_id).in_([each.id for each in outcomes]))
    for step in session.exec(query):
        steps[step.outcome_id].append(_joined(step.who, step.what, step.my_part))
    for each in outcomes:
        said = (each.translation, each.why_it_matters, each.now_text, each.as_hoped)
        text = _joined(*said, *steps[each.id])
        yield FoundIn.OUTCOME, each.plan_id, each.id, each.words, text


def _notes(session: Session, ids: list[UUID]) -> Iterator[Found]:
    names = _client_names(session)
    for row in session.exec(select(VisitNote).where(col(VisitNote.id).in_(ids))):
        also = names.get(row.client_id, "")
        yield Found(row.id, row.id, FoundIn.NOTE, row.client_id, "", row.text, also, row.visit_date)


def _reviews(session: Session, ids: list[UUID]) -> Iterator[Found]:
    names = _client_names(session)
    said: defaultdict[UUID, list[str]] = defaultdict(list)
    query = select(ReviewedOutcome).where(col(ReviewedOutcome.review_id).in_(ids))
    for each in session.exec(query):
        said[each.review_id].append(_joined(each.words, each.now_text, each.change))
    reviews = (
        select(Review, Plan.client_id)
        .join(Plan, col(Plan.id) == col(Review.plan_id))
        .where(col(Review.id).in_(ids))
    )
    for row, client_id in session.exec(reviews):
        text = _joined(row.words, row.agreed_changes, *said[row.id])
        also = names.get(client_id, "")
        yield Found(row.id, row.id, FoundIn.REVIEW, client_id, "", text, also, row.held_on)


READERS: dict[str, Reader] = {
    "client": _clients,
    "carer": _carers,
    "visit_pattern": _visits,
    "plan": _plans,
    "visit_note": _notes,
    "review": _reviews,
}


def _names(person: Client | Carer) -> str:
    if not person.preferred_name or person.preferred_name in person.name:
        return person.name
    return f"{person.name} ({person.preferred_name})"


def _client_names(session: Session) -> dict[UUID, str]:
    return {client.id: _names(client) for client in session.exec(select(Client))}


def _joined(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
