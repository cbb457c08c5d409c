"""The board makes its hours from less than the whole problem: they are the same."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecoop import clock
from carecoop.services.week import PlacedVisit, board_of, lay_out
from carecoop.services.week_records import WeekRecords, read_week
from tests.helpers.office import quick_office
from tests.helpers.weeks import Small, small_coop

MONDAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def small_week() -> Iterator[tuple[Small, WeekRecords]]:
    with quick_office() as office, pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "today", lambda: MONDAY)
        small = small_coop(office)
        with office.read() as session:
            yield small, read_week(session, MONDAY)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_hours_and_ways_are_those_of_the_whole_problem(
    small_week: tuple[Small, WeekRecords], data: st.DataObject
) -> None:
    """However early, late, close together or overlapping the visits are."""
    small, records = small_week
    late = st.integers(-clock.DAY_MINUTES, clock.DAY_MINUTES)
    carers = st.lists(st.sampled_from([small.grace, small.dai]), max_size=2, unique=True)
    visits = [
        PlacedVisit(wanted, wanted.preferred_minute + data.draw(late), tuple(data.draw(carers)))
        for wanted in records.wanted
    ]
    assert board_of(records, visits) == board_of(records, visits, lay_out(records, visits))
