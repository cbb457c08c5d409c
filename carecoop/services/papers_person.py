"""What a person and their family get on paper: who is coming this week."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.errors import QT_TRANSLATE_NOOP, NotFoundError
from carecoop.records import Coop
from carecoop.services.demand import days_of
from carecoop.services.papers_facts import (
    LANGUAGE,
    Facts,
    Paper,
    file_name,
    introducer,
    minute_of,
)
from carecoop.services.people_text import shown_name
from carecoop.services.week_values import BoardVisit, Place, Relationship
from reports import who_is_coming as coming_paper
from reports.text import _


def who_is_coming(facts: Facts, client_id: UUID) -> Paper:
    client = facts.records.clients.get(client_id)
    if client is None:
        raise NotFoundError(QT_TRANSLATE_NOOP("carecoop", "This person is no longer there."))
    visits = [visit for visit in facts.board.visits if visit.client_id == client_id]
    values = coming_paper.WhoIsComing(
        organisation=facts.coop.name,
        person_name=shown_name(client),
        first_day=facts.week,
        days=tuple(_coming_day(facts, client_id, visits, day) for day in days_of(facts.week)),
        telephones=tuple(_telephones(facts.coop)),
        edition=facts.edition,
    )
    return Paper(
        coming_paper.render(values, language=LANGUAGE, printed_on=clock.today()),
        file_name("who-is-coming", facts, client_id),
        _("Who is coming this week: {name}").format(name=shown_name(client)),
    )


def _coming_day(
    facts: Facts, client_id: UUID, visits: Iterable[BoardVisit], day: date
) -> coming_paper.ComingDay:
    midnight = minute_of(facts, day)
    own = [
        visit for visit in visits if visit.start_minute // DAY_MINUTES == midnight // DAY_MINUTES
    ]
    return coming_paper.ComingDay(
        day,
        tuple(_coming(facts, visit, midnight) for visit in own),
        note="" if own else _why_nobody(facts, client_id, midnight),
    )


def _coming(facts: Facts, visit: BoardVisit, midnight: int) -> coming_paper.Coming:
    return coming_paper.Coming(
        start_minute=visit.start_minute - midnight,
        end_minute=visit.end_minute - midnight,
        faces=tuple(_face(facts, visit, place) for place in visit.places),
        carers_needed=visit.carers_wanted,
        purpose=visit.title,
    )


def _face(facts: Facts, visit: BoardVisit, place: Place) -> coming_paper.Face:
    is_first = (visit.id, place.carer_id) in facts.firsts
    (name,) = facts.names([place])
    return coming_paper.Face(
        name=name,
        is_new=place.relationship is Relationship.NEW,
        introduced_by=introducer(facts, visit, place.carer_id) if is_first else "",
    )


def _why_nobody(facts: Facts, client_id: UUID, midnight: int) -> str:
    for off in facts.board.suspended:
        within = off.start_minute < midnight + DAY_MINUTES and midnight < off.end_minute
        if off.client_id == client_id and within:
            return off.reason
    return ""


def _telephones(coop: Coop) -> Iterator[coming_paper.Telephone]:
    if coop.office_phone:
        yield coming_paper.Telephone(coop.office_phone, _("Office"))
    if coop.on_call_phone:
        yield coming_paper.Telephone(coop.on_call_phone, _("Evenings, nights and weekends"))
