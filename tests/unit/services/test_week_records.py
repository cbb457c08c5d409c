"""What a week is planned from, read next to other weeks."""

from datetime import date, timedelta

import pytest

from carecoop import clock
from carecoop.services.clients import add_suspension
from carecoop.services.office import Office
from carecoop.services.people_values import SuspensionForm
from carecoop.services.trail import undo_last
from carecoop.services.week import week_board
from carecoop.services.week_around import MetIn
from carecoop.services.week_records import read_week
from carecoop.services.week_values import Relationship
from tests.helpers.rota import put
from tests.helpers.weeks import DAY, Small, small_coop

MONDAY = date(2026, 11, 30)
BEFORE, AFTER = MONDAY - timedelta(weeks=1), MONDAY + timedelta(weeks=1)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: BEFORE)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def known_on_the_board(office: Office) -> Relationship:
    (place,) = next(v for v in week_board(office, MONDAY).visits if v.places).places
    return place.relationship


def test_who_met_is_counted_by_client_and_carer(office: Office, small: Small) -> None:
    put(office, BEFORE, {(small.breakfast, day): (480, [small.grace]) for day in (0, 2)})
    with office.read() as session:
        assert MetIn(BEFORE)(session) == {small.winnie: {small.grace: 2}}
        assert MetIn(MONDAY)(session) == {}
        assert read_week(session, MONDAY).met[1] == {small.winnie: {small.grace: 2}}
        assert read_week(session, AFTER).met[2] == {small.winnie: {small.grace: 2}}


def test_a_face_is_as_familiar_as_the_weeks_before_are_by_now(office: Office, small: Small) -> None:
    """Whatever changes in them, and whenever the board was looked at last."""
    put(office, MONDAY, {(small.breakfast, 0): (480, [small.dai])})
    assert known_on_the_board(office) is Relationship.NEW
    put(office, BEFORE, {(small.breakfast, 0): (480, [small.dai])})
    assert known_on_the_board(office) is Relationship.KNOWN
    stay = SuspensionForm(
        reason="hospital", from_date=BEFORE, until_date=MONDAY - timedelta(days=1)
    )
    add_suspension(office, small.winnie, stay)
    assert known_on_the_board(office) is Relationship.NEW
    undo_last(office)
    assert known_on_the_board(office) is Relationship.KNOWN
    undo_last(office)
    assert known_on_the_board(office) is Relationship.NEW


@pytest.mark.parametrize(("day", "start"), [(0, 7 * DAY + 480), (1, 8 * DAY + 480), (2, None)])
def test_only_the_two_days_after_a_week_can_shorten_its_last_rest(
    office: Office, small: Small, day: int, start: int | None
) -> None:
    put(office, AFTER, {(small.breakfast, day): (480, [small.grace])})
    with office.read() as session:
        assert read_week(session, MONDAY).next_starts.get(small.grace) == start
