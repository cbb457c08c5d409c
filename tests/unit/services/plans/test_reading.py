"""Plans as they stand."""

from uuid import uuid4

import pytest

from carecoop.errors import NotFoundError
from carecoop.kinds import PlanState
from carecoop.services import clients
from carecoop.services.office import Office
from carecoop.services.plans import drafting
from carecoop.services.plans.reading import all_plans, current_plan_id, get_plan, plans_of
from tests.helpers.plans import add_person, agreed_plan


def test_the_agreed_version_is_the_current_one_and_before_it_the_draft(office: Office) -> None:
    client = add_person(office)
    assert current_plan_id(office, client) is None
    assert plans_of(office, client) == ()
    agreed = agreed_plan(office, client)
    assert current_plan_id(office, client) == agreed.id
    draft = drafting.begin_plan(office, client)
    assert current_plan_id(office, client) == agreed.id
    assert [(row.number, row.state) for row in plans_of(office, client)] == [
        (2, PlanState.DRAFT),
        (1, PlanState.AGREED),
    ]
    assert get_plan(office, draft).from_number == 1


def test_everybodys_plan_is_listed_by_name_but_not_of_who_is_archived(office: Office) -> None:
    for name in ("Winnie Mortlakeham", "Éilís Berry"):
        drafting.begin_plan(office, add_person(office, name))
    gone = add_person(office, "Jack Mudstonehill")
    drafting.begin_plan(office, gone)
    clients.archive_client(office, gone)
    assert [row.shown_name for row in all_plans(office)] == ["Éilís", "Winnie"]


def test_the_language_of_a_plan_is_changed(office: Office) -> None:
    plan = drafting.begin_plan(office, add_person(office))
    drafting.set_language(office, plan, "cy")
    assert get_plan(office, plan).language == "cy"


def test_what_is_not_there_is_said(office: Office) -> None:
    with pytest.raises(NotFoundError):
        get_plan(office, uuid4())
    with pytest.raises(NotFoundError):
        plans_of(office, uuid4())
