import pytest

from reports.values import CarerDay, Line, LineKind, totals
from tests.golden.made_up_week import MONDAY, carer_days


def test_totals_add_up_each_kind_by_itself() -> None:
    monday = totals(carer_days()[:1])
    assert monday.visits == 5
    assert monday.visit_minutes == 45 + 45 + 45 + 45 + 30
    assert monday.travel_minutes == 12 + 10 + 15
    assert monday.waiting_minutes == 3
    assert monday.rest_minutes == 30
    assert monday.working_minutes == 210 + 37 + 3
    assert monday.miles == pytest.approx(6.6)


def test_a_night_in_which_the_clocks_change_counts_elapsed_minutes() -> None:
    night = Line(LineKind.VISIT, 22 * 60, 31 * 60, elapsed_minutes=10 * 60)
    assert totals([CarerDay(MONDAY, (night,))]).visit_minutes == 600


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (10, 9), (0, 9999)])
def test_minutes_that_are_no_stretch_of_a_day_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a stretch"):
        Line(LineKind.VISIT, start, end)
