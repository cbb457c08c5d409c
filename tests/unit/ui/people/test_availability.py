"""Weekly windows are gathered by their hours and spread out again."""

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from carecoop.kinds import Weeks
from carecoop.services.people_text import window_order
from carecoop.services.people_values import AvailabilityForm
from ui.people.availability import AvailabilityEditor, Window, WindowRow, gather, spread

windows = st.builds(
    AvailabilityForm,
    weekday=st.integers(0, 6),
    start_minute=st.integers(0, 1439),
    end_minute=st.integers(1440, 2880),
    weeks=st.sampled_from(Weeks),
)


def test_the_same_hours_on_several_days_are_one_row() -> None:
    days = tuple(AvailabilityForm(day, 420, 840) for day in range(5))
    assert gather(days) == (Window(frozenset(range(5)), 420, 840, Weeks.EVERY),)


@given(st.sets(windows, max_size=8))
def test_gathering_loses_nothing(given_windows: set[AvailabilityForm]) -> None:
    back = spread(gather(given_windows))
    assert sorted(back, key=window_order) == sorted(given_windows, key=window_order)


def test_an_end_before_the_start_is_the_next_days(qtbot: QtBot) -> None:
    row = WindowRow()
    qtbot.addWidget(row)
    row.set_value(Window(frozenset({4}), 1320, 1860, Weeks.B))
    assert row.end.line.text() == "07:00"
    assert row.value() == Window(frozenset({4}), 1320, 1860, Weeks.B)


def test_a_row_without_days_is_a_problem(qtbot: QtBot) -> None:
    editor = AvailabilityEditor()
    qtbot.addWidget(editor)
    editor.rows.set_value((Window(frozenset(), 420, 840, Weeks.EVERY),))
    assert editor.problem() == "Choose at least one day of the week."


def test_the_picture_is_described_in_words(qtbot: QtBot) -> None:
    editor = AvailabilityEditor()
    qtbot.addWidget(editor)
    editor.set_value(tuple(AvailabilityForm(day, 420, 840) for day in range(5)))
    assert editor.picture.accessibleDescription() == "Mon–Fri 07:00–14:00"
