"""Leave that is asked for: what would fall open."""

from dataclasses import replace
from datetime import timedelta

import pytest

from carecoop.kinds import TimeOffKind
from carecoop.services import disruptions, disruptions_leave
from carecoop.services.office import Office
from tests.helpers.disrupted import MONDAY, TUESDAY, WEDNESDAY, answer, built_week, set_clock, sick
from tests.helpers.store import everything
from tests.helpers.weeks import Small


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The minute of the week, to be set."""
    return set_clock(monkeypatch)


@pytest.fixture
def small(office: Office, now: list[int]) -> Small:
    return built_week(office, now)


def test_leave_that_is_only_asked_for_can_be_tried_out(office: Office, small: Small) -> None:
    before = everything(office.store)
    leave = replace(sick(small), away_as=TimeOffKind.LEAVE, until_date=WEDNESDAY)
    order = disruptions.try_out(office, leave, MONDAY)
    mended = disruptions.propose(office, order, answer(order))
    assert {change.after_carers for change in mended.proposal.changes} == {("Dai",)}
    assert everything(office.store) == before
    assert disruptions_leave.also_off(office, leave) == ()
    disruptions.report(office, replace(sick(small), person_id=small.dai))
    assert disruptions_leave.also_off(office, leave) == ("Dai",)


def test_leave_in_a_week_without_a_rota_is_looked_at_in_the_newest_one(
    office: Office, small: Small
) -> None:
    then = TUESDAY + timedelta(weeks=3)
    leave = replace(sick(small), from_date=then, until_date=then, from_minute=0)
    assert not disruptions_leave.has_rota(office, then)
    assert disruptions.affected(office, leave) == ()
    like, (visit,) = disruptions_leave.affected_as_usual(office, leave)
    assert (like, visit.visit_date, visit.client_name) == (MONDAY, TUESDAY, "Winnie")
