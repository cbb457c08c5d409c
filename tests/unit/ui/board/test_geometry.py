from hypothesis import given
from hypothesis import strategies as st

from ui.board import geometry
from ui.board.geometry import DAY_MINUTES, DayWindow, Zoom, day_window

SEVEN_TO_NINE = DayWindow(420, 1260)  # 14 hours: 840 units a day


def test_a_minute_of_the_day_is_its_unit() -> None:
    # Tuesday 08:00 is one day of 840 units and one hour
    assert SEVEN_TO_NINE.unit(DAY_MINUTES + 480) == 840 + 60


def test_the_night_takes_no_room() -> None:
    monday_23, tuesday_6 = 23 * 60, DAY_MINUTES + 360
    assert SEVEN_TO_NINE.unit(monday_23) == SEVEN_TO_NINE.unit(tuesday_6) == 840


def test_midnight_after_sunday_is_the_end() -> None:
    assert SEVEN_TO_NINE.unit(geometry.WEEK_MINUTES) == SEVEN_TO_NINE.units
    assert SEVEN_TO_NINE.unit(geometry.WEEK_MINUTES + 300) == SEVEN_TO_NINE.units


@given(st.integers(0, 6), st.integers(420, 1259))
def test_minutes_that_show_come_back_from_their_units(day: int, minute: int) -> None:
    week_minute = day * DAY_MINUTES + minute
    assert SEVEN_TO_NINE.minute(SEVEN_TO_NINE.unit(week_minute)) == week_minute


@given(st.lists(st.integers(-100, 11_000), min_size=2, max_size=2).map(sorted))
def test_later_is_never_further_left(pair: list[int]) -> None:
    assert SEVEN_TO_NINE.unit(pair[0]) <= SEVEN_TO_NINE.unit(pair[1])


def test_the_window_holds_every_visit_with_some_air() -> None:
    window = day_window([(395, 440), (DAY_MINUTES + 1270, DAY_MINUTES + 1330)])
    assert (window.first, window.last) == (360, 1380)


def test_a_visit_over_midnight_shows_whole_days() -> None:
    assert day_window([(1380, 1500)]) == DayWindow(0, DAY_MINUTES)


def test_a_visit_that_ends_at_midnight_does_not() -> None:
    assert day_window([(1380, 1440)]) == DayWindow(360, DAY_MINUTES)


def test_zoom_ends_at_the_whole_week() -> None:
    zoom = Zoom(SEVEN_TO_NINE, 840)
    assert zoom.clamped(0.0001) == zoom.week == 1 / 7
    assert zoom.day == 1.0
    assert zoom.clamped(1000) == geometry.CLOSEST


@given(st.floats(0, 5000), st.floats(0.1, 8), st.floats(0.1, 8), st.floats(0, 1600))
def test_zooming_keeps_what_is_under_the_pointer(
    offset: float, before: float, after: float, anchor: float
) -> None:
    moved = geometry.kept_offset(offset, before, after, anchor)
    assert abs((moved + anchor) / after - (offset + anchor) / before) < 1e-6


def test_hour_labels_keep_apart() -> None:
    assert geometry.tick_step(1.0, 20) == 30
    assert geometry.tick_step(0.1, 20) == 360


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(1, 90)), max_size=40).map(sorted),
    st.integers(0, 900),
    st.integers(0, 300),
)
def test_nothing_that_shows_is_left_out(
    spans: list[tuple[int, int]], start: int, width: int
) -> None:
    lefts = [left for left, _length in spans]
    longest = max((length for _left, length in spans), default=0)
    found = geometry.visible(lefts, longest, start, start + width)
    for at, (left, length) in enumerate(spans):
        if left <= start + width and left + length >= start:
            assert at in found


def test_the_nearest_of_sorted_values() -> None:
    assert geometry.nearest([], 5) is None
    assert geometry.nearest([1, 4, 9], 6) == 1
    assert geometry.nearest([1, 4, 9], 60) == 2
    assert geometry.nearest([1, 4, 9], -3) == 0


def test_overlapping_visits_get_lanes_of_their_own() -> None:
    # 8–9 and 8:30–9:30 overlap, 9–10 fits below the first again; 11–12 stands alone
    spans = [(480, 540), (510, 570), (540, 600), (660, 720)]
    assert geometry.lanes(spans) == [(0, 2), (1, 2), (0, 2), (0, 1)]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 90)), max_size=25).map(sorted))
def test_no_two_visits_of_a_lane_overlap(pairs: list[tuple[int, int]]) -> None:
    spans = [(start, start + length) for start, length in pairs]
    placed = geometry.lanes(spans)
    for at, (start, end) in enumerate(spans):
        lane, count = placed[at]
        assert lane < count
        for other in range(at):
            overlap = spans[other][0] < end and start < spans[other][1]
            assert not (overlap and placed[other][0] == lane)


def test_rows_are_found_by_height() -> None:
    assert geometry.row_at(0, 30, 3) == 0
    assert geometry.row_at(89, 30, 3) == 2
    assert geometry.row_at(90, 30, 3) is None
    assert geometry.row_at(-1, 30, 3) is None


def test_bringing_into_view_moves_as_little_as_needed() -> None:
    assert geometry.brought_into_view(100, 500, 200, 250, 20) == 100  # shows already
    assert geometry.brought_into_view(100, 500, 90, 120, 20) == 70  # from the left
    assert geometry.brought_into_view(100, 500, 640, 700, 20) == 220  # from the right
    assert geometry.brought_into_view(0, 100, 300, 500, 20) == 300  # wider than the view


def test_the_widest_part_that_nothing_covers() -> None:
    assert geometry.widest_clear(10, 100, []) == (10, 100)
    assert geometry.widest_clear(10, 100, [(0, 30), (40, 50), (45, 90), (200, 300)]) == (30, 40)
    assert geometry.widest_clear(10, 100, [(60, 70), (30, 40)]) == (70, 100)
    left, right = geometry.widest_clear(10, 100, [(0, 200)])
    assert left == right
