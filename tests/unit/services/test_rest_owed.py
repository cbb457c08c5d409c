"""Grace works late on the Monday and early on the Tuesday, for a reason, and is owed the rest."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.errors import CareCoopError
from carecoop.services.carers import list_carers
from carecoop.services.editing import save
from carecoop.services.editing_values import Put
from carecoop.services.office import Office
from carecoop.services.rest_owed import OwedRest, give_rest, owed_rest
from carecoop.services.trail import undo_last
from carecoop.services.week import week_board
from tests.helpers.rota import put
from tests.helpers.short_nights import EARLY, LATE, REASON, bedtime, short_night
from tests.helpers.weeks import DAY, WEEK, Small, small_coop

MONDAY = date(2026, 11, 30)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _the_week_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=1))
    monkeypatch.setattr(clock, "minutes_since", lambda day: -DAY - (day - MONDAY).days * DAY)


@pytest.fixture
def bed(office: Office, small: Small) -> UUID:
    return bedtime(office, small)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def the_rest(office: Office) -> OwedRest:
    (owed,) = owed_rest(office)
    return owed


def test_rest_is_owed_where_a_rule_of_rest_was_set_aside(
    office: Office, small: Small, bed: UUID
) -> None:
    short_night(office, small, bed, MONDAY)
    owed = the_rest(office)
    assert (owed.carer_name, owed.day, owed.reason) == ("Grace", TUESDAY, REASON)
    assert "reg 10" in owed.rule
    assert owed.minutes == 660 - (DAY - LATE - 60 + EARLY)
    assert owed.given_on is None
    assert owed_rest(office, small.dai) == ()
    assert {row.shown_name: row.rest_owed for row in list_carers(office)} == {"Grace": 1, "Dai": 0}


def test_rest_that_was_given_is_owed_no_more_and_one_undo_takes_that_back(
    office: Office, small: Small, bed: UUID
) -> None:
    short_night(office, small, bed, MONDAY)
    give_rest(office, the_rest(office), TUESDAY + timedelta(days=2))
    assert the_rest(office).given_on == TUESDAY + timedelta(days=2)
    assert {row.rest_owed for row in list_carers(office)} == {0}
    undo_last(office)
    assert the_rest(office).given_on is None


def test_rest_is_not_given_before_it_is_owed(office: Office, small: Small, bed: UUID) -> None:
    short_night(office, small, bed, MONDAY)
    with pytest.raises(CareCoopError, match="one after it"):
        give_rest(office, the_rest(office), MONDAY)
    assert the_rest(office).given_on is None


def test_nothing_is_owed_to_somebody_who_did_not_come_in_the_end(
    office: Office, small: Small, bed: UUID
) -> None:
    short_night(office, small, bed, MONDAY)
    put(office, MONDAY, {(bed, 0): (LATE, [small.grace]), (small.breakfast, 1): (480, [small.dai])})
    assert owed_rest(office) == ()


def test_other_rules_that_are_set_aside_are_owed_no_rest(office: Office, small: Small) -> None:
    late = Put(f"{small.breakfast}:{TUESDAY}", DAY + 600, (small.grace,))
    save(office, MONDAY, 0, [late], overrides={(late.visit_id, small.grace, "bounds"): REASON})
    assert owed_rest(office) == ()


def test_rest_before_next_weeks_first_visit_is_owed_like_any_other(
    office: Office, small: Small
) -> None:
    bed = bedtime(office, small, weekday=6)
    put(office, MONDAY + WEEK, {(small.breakfast, 0): (EARLY, [small.grace])})
    late = Put(f"{bed}:{MONDAY + timedelta(days=6)}", 6 * DAY + LATE, (small.grace,))
    save(office, MONDAY, 0, [late], overrides={(late.visit_id, small.grace, "rest"): REASON})
    owed = the_rest(office)
    assert owed.day == MONDAY + timedelta(days=6)
    assert owed.minutes == 660 - (DAY - LATE - 60 + EARLY)
    assert "reg 10" in owed.rule


def test_rest_cut_shorter_still_is_owed_as_it_was_in_the_end(
    office: Office, small: Small, bed: UUID
) -> None:
    breakfast = short_night(office, small, bed, MONDAY)
    earlier = replace(breakfast, start_minute=DAY + EARLY - 20)
    key = (earlier.visit_id, small.grace, "bounds")
    save(office, MONDAY, week_board(office, MONDAY).version, [earlier], overrides={key: REASON})
    assert the_rest(office).minutes == 660 - (DAY - LATE - 60 + EARLY - 20)


def test_a_rest_that_grew_again_is_owed_by_what_is_still_missing(
    office: Office, small: Small, bed: UUID
) -> None:
    breakfast = short_night(office, small, bed, MONDAY)

    def move_to(minute: int) -> None:
        later = replace(breakfast, start_minute=DAY + minute)
        save(office, MONDAY, week_board(office, MONDAY).version, [later])

    move_to(EARLY + 30)
    assert the_rest(office).minutes == 660 - (DAY - LATE - 60 + EARLY + 30)
    move_to(540)
    assert owed_rest(office) == (), "eleven hours in the end"
    assert {row.rest_owed for row in list_carers(office)} == {0}


def whole_week(office: Office, small: Small) -> None:
    """Grace comes to every breakfast, which leaves her 23 hours and a quarter at most."""
    put(office, MONDAY, {(small.breakfast, day): (480, [small.grace]) for day in range(6)})
    sunday = Put(f"{small.breakfast}:{MONDAY + timedelta(days=6)}", 6 * DAY + 480, (small.grace,))
    reasons = {
        (sunday.visit_id, small.grace, rule): REASON for rule in ("weekly_rest", "most_days")
    }
    save(office, MONDAY, 1, [sunday], overrides=reasons)


def test_a_week_without_a_day_off_is_owed_by_what_is_missing_of_it(
    office: Office, small: Small
) -> None:
    whole_week(office, small)
    assert the_rest(office).minutes == 45
    assert "reg 11" in the_rest(office).rule


def test_a_week_in_which_a_day_off_was_had_in_the_end_is_owed_nothing(
    office: Office, small: Small
) -> None:
    whole_week(office, small)
    put(office, MONDAY, {(small.breakfast, 2): (480, [small.dai])})
    assert owed_rest(office) == ()
    put(office, MONDAY, {(small.breakfast, 2): (480, [small.grace])})
    put(office, MONDAY, {(small.breakfast, 3): (500, [small.grace])})
    assert the_rest(office).minutes == 25, "the longest one grew"
