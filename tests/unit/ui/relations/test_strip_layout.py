"""Weeks stand below each other, days side by side, and no face covers another."""

from datetime import date, timedelta
from itertools import combinations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF

from carecoop.services.relationships_values import Face, PastVisit, first_day
from carecoop.services.week_values import Relationship
from ui.relations.strip_layout import Laid, Measures, lay_out

SUNDAY = date(2026, 12, 6)
WIDTH = 700.0
FACE = Face(UUID(int=1), Relationship.CIRCLE, is_first=False)


def visit(day: date, minute: int, faces: int, missing: int) -> PastVisit:
    return PastVisit(UUID(int=minute), day, minute, minute + 45, "Tea", (FACE,) * faces, missing)


visits = st.lists(
    st.builds(
        visit,
        st.integers(0, 27).map(lambda ago: SUNDAY - timedelta(days=ago)),
        st.integers(0, 1300),
        st.integers(0, 2),
        st.integers(0, 1),
    ),
    max_size=60,
).map(lambda found: sorted(found, key=lambda one: (one.day, one.start_minute)))


def laid_out(
    found: list[PastVisit], days: int = 28, end: date = SUNDAY, width: float = WIDTH
) -> Laid:
    first = first_day(end, days)
    shown = [one for one in found if first <= one.day <= end]
    faces = [[QSizeF(24, 22)] * (len(one.faces) + one.missing) for one in shown]
    measures = Measures(faces, side=22, left=60, top=20, heading=16)
    return lay_out(shown, first, end, width, measures)


@given(visits)
def test_every_place_has_a_stop_of_its_own(found: list[PastVisit]) -> None:
    laid = laid_out(found)
    assert len(laid.stops) == sum(len(one.faces) + one.missing for one in found)
    for one, other in combinations(laid.stops, 2):
        assert not one.box.intersects(other.box)


@given(visits, st.floats(300, 900))
def test_faces_stand_within_their_day_however_narrow(found: list[PastVisit], width: float) -> None:
    laid = laid_out(found, width=width)
    boxes = {day.day: day.box for day in laid.days}
    for stop in laid.stops:
        assert boxes[found[stop.visit].day].contains(stop.box)
    assert all(week.bottom() <= laid.height for _monday, week in laid.weeks)


def test_a_window_that_begins_in_the_middle_of_a_week_has_part_of_it() -> None:
    wednesday = SUNDAY - timedelta(days=4)
    laid = laid_out([], days=14, end=wednesday)
    assert [monday.day for monday, _row in laid.weeks] == [16, 23, 30]
    assert len(laid.days) == 14
    assert laid.days[0].day == wednesday - timedelta(days=13)


def test_the_two_of_a_double_handed_visit_stand_side_by_side() -> None:
    laid = laid_out([visit(SUNDAY, 480, 2, 0), visit(SUNDAY, 720, 1, 0)])
    first, second, third = laid.stops
    assert first.box.right() == second.box.left()
    assert third.box.left() > second.box.right() or third.box.top() > second.box.top()
