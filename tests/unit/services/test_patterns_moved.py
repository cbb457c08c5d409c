"""A day to which a visit was moved, among the days on which its pattern is different."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from carecoop.errors import InvalidInputError
from carecoop.records import VisitException
from carecoop.services import patterns
from carecoop.services.office import Office
from carecoop.services.people_values import ExceptionForm
from carecoop.services.week import week_board
from tests.helpers.weeks import BREAKFAST, Small, small_coop

MONDAY = date(2026, 11, 30)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3))
SHOPPING = replace(BREAKFAST, title="Shopping", weekdays=frozenset({1, 4}), needs=())


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


@pytest.fixture
def shopping(office: Office, small: Small) -> UUID:
    """Tuesday's is on Thursday."""
    pattern_id = patterns.add_pattern(office, small.menna, SHOPPING)
    with office.work("edit") as work:
        work.session.add(VisitException(pattern_id=pattern_id, visit_date=TUESDAY, cancelled=True))
        work.session.add(
            VisitException(pattern_id=pattern_id, visit_date=THURSDAY, moved_from=TUESDAY)
        )
        work.commit()
    return pattern_id


def weekdays(office: Office) -> list[int]:
    board = week_board(office, MONDAY)
    return [one.start_minute // 1440 for one in board.visits if one.title == "Shopping"]


@pytest.mark.parametrize("day", [TUESDAY, THURSDAY])
def test_either_day_as_ever_again_brings_the_visit_back(
    office: Office, shopping: UUID, day: date
) -> None:
    assert weekdays(office) == [3, 4]
    patterns.clear_exception(office, shopping, day)
    assert weekdays(office) == [1, 4]


def test_the_day_it_was_moved_from_gets_it_back_at_another_time(
    office: Office, shopping: UUID
) -> None:
    patterns.set_exception(office, shopping, TUESDAY, ExceptionForm(preferred_minute=600))
    assert weekdays(office) == [1, 4]


def test_a_moved_visit_can_be_at_another_time_or_off(
    office: Office, small: Small, shopping: UUID
) -> None:
    patterns.set_exception(office, shopping, THURSDAY, ExceptionForm(preferred_minute=600))
    rows = patterns.list_patterns(office, small.menna)[0].exceptions
    assert rows[-1].form == ExceptionForm(preferred_minute=600, moved_from=TUESDAY)
    assert weekdays(office) == [3, 4]
    patterns.set_exception(office, shopping, THURSDAY, ExceptionForm(cancelled=True))
    assert weekdays(office) == [4]
    with pytest.raises(InvalidInputError):
        patterns.set_exception(office, shopping, WEDNESDAY, ExceptionForm(cancelled=True))


@pytest.mark.parametrize("from_day", [TUESDAY, WEDNESDAY, THURSDAY, THURSDAY + timedelta(days=1)])
def test_a_change_of_what_is_agreed_loses_no_moved_visit(
    office: Office, shopping: UUID, from_day: date
) -> None:
    later = replace(SHOPPING, preferred_minute=500)
    patterns.save_pattern(office, shopping, later, from_date=from_day)
    assert weekdays(office) == [3, 4]
