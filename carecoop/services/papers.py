"""The week on paper: fills the documents of `reports` from the week and prints them.

Carers and families get the week as it was published last, and so does the wall, which they read;
the timesheet follows the rota as it stands, as it is worked and paid by. A week that was never
published is printed as the draft it is.

People are named as they like to be called. How to get in is on no paper. File names hold no
personal data, only the week and the beginning of an id.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from uuid import UUID

from carecoop.services import papers_carer, papers_person, papers_wall
from carecoop.services.office import Office
from carecoop.services.papers_facts import (
    LANGUAGE,
    Facts,
    Paper,
    read_as_it_stands,
    read_facts,
    with_words,
)
from carecoop.services.people_text import fold
from carecoop.services.week_values import CarerWeek
from reports.text import speaking

__all__ = ["Paper", "all_papers", "rota", "schedule", "timesheet", "who_is_coming"]


def schedule(office: Office, week: date, carer_id: UUID) -> Paper:
    """The carer's schedule of visits. Raises NotFoundError."""
    facts = with_words(office, read_facts(office, week))
    return _print(partial(papers_carer.schedule, facts, facts.carer(carer_id)))


def timesheet(office: Office, week: date, carer_id: UUID) -> Paper:
    """The carer's timesheet, as the rota stands. Raises NotFoundError."""
    facts = read_as_it_stands(office, week)
    return _print(partial(papers_carer.timesheet, facts, facts.carer(carer_id)))


def who_is_coming(office: Office, week: date, client_id: UUID) -> Paper:
    """The page on a person's fridge. Raises NotFoundError."""
    return _print(partial(papers_person.who_is_coming, read_facts(office, week), client_id))


def rota(office: Office, week: date) -> Paper:
    """The week on the office wall."""
    return _print(partial(papers_wall.rota, read_facts(office, week)))


def all_papers(office: Office, week: date) -> Iterator[Paper]:
    """Everything that goes out for the week: the rota, then what each carer and client gets."""
    facts = with_words(office, read_facts(office, week))
    clients = {visit.client_id: visit.client_name for visit in facts.board.visits}
    yield _print(partial(papers_wall.rota, facts))
    for carer in _working(facts):
        yield _print(partial(papers_carer.schedule, facts, carer))
    stands = read_as_it_stands(office, week)
    for carer in _working(stands):
        yield _print(partial(papers_carer.timesheet, stands, carer))
    for client_id in sorted(clients, key=lambda one: (fold(clients[one]), one)):
        yield _print(partial(papers_person.who_is_coming, facts, client_id))


def _working(facts: Facts) -> list[CarerWeek]:
    return [carer for carer in facts.board.carers if facts.of_carer(carer.carer_id)]


def _print(make: Callable[[], Paper]) -> Paper:
    with speaking(LANGUAGE):
        return make()
