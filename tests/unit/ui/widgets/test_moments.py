"""Times, lengths and dates as a coordinator types them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.moments import (
    HoursEditor,
    LengthEditor,
    MinuteEditor,
    OptionalDateEditor,
    WeekdaysEditor,
    read_hours,
    read_minute,
)


@pytest.mark.parametrize(
    ("written", "minute"),
    [
        ("8", 480),
        ("815", 495),
        ("0815", 495),
        ("8:15", 495),
        ("08.15", 495),
        ("8h15", 495),
        ("24:00", 1440),
        ("0", 0),
        ("24:01", None),
        ("8:60", None),
        ("eight", None),
        ("", None),
    ],
)
def test_a_time_is_read_however_it_is_typed(written: str, minute: int | None) -> None:
    assert read_minute(written) == minute


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("32", 1920),
        ("32.5", 1950),
        ("32,5", 1950),
        ("32:30", 1950),
        ("1 h 30 min", 90),
        ("1h30", 90),
        ("45 min", 45),
        ("2 h", 120),
        ("", None),
        ("lots", None),
    ],
)
def test_a_length_is_read_however_it_is_typed(written: str, minutes: int | None) -> None:
    assert read_hours(written) == minutes


def test_a_bare_number_is_hours_of_a_contract_but_minutes_of_a_visit(qtbot: QtBot) -> None:
    hours, length = HoursEditor(), LengthEditor()
    for editor in (hours, length):
        qtbot.addWidget(editor)
        editor.line.clear()
        QTest.keyClicks(editor.line, "45")
    assert (hours.value(), length.value()) == (45 * 60, 45)


def test_an_unreadable_time_keeps_the_value_and_says_so(qtbot: QtBot) -> None:
    editor = MinuteEditor()
    qtbot.addWidget(editor)
    editor.set_value(480)
    QTest.keyClicks(editor.line, "x")
    assert editor.value() == 480
    assert editor.problem() == "Write a time such as 08:15."
    editor.set_value(480)
    assert editor.line.text() == "08:00"


def test_up_and_down_move_five_minutes(qtbot: QtBot) -> None:
    editor = MinuteEditor()
    qtbot.addWidget(editor)
    editor.set_value(1435)
    for _twice in range(2):
        QTest.keyClick(editor.line, Qt.Key.Key_Up)
    assert editor.line.text() == "24:00"
    QTest.keyClick(editor.line, Qt.Key.Key_Down)
    assert editor.value() == 1435


def test_a_date_need_not_be(qtbot: QtBot) -> None:
    editor = OptionalDateEditor("until")
    qtbot.addWidget(editor)
    assert editor.value() is None
    editor.set_value(date(2026, 12, 24))
    assert editor.value() == date(2026, 12, 24)
    with qtbot.waitSignal(editor.edited):
        editor.tick.click()
    assert editor.value() is None


def test_weekdays_are_pressed_in_and_out(qtbot: QtBot) -> None:
    editor = WeekdaysEditor()
    qtbot.addWidget(editor)
    editor.set_value({0, 6})
    with qtbot.waitSignal(editor.edited):
        editor.buttons[0].click()
    assert editor.value() == frozenset({6})
