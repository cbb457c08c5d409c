"""The row of a day on which a visit is different."""

from datetime import date

from pytestqt.qtbot import QtBot

from carecoop.services.people_values import ExceptionForm, PatternForm
from ui.people.exceptions_part import ExceptionRowEditor

TUESDAY, WEDNESDAY = date(2026, 12, 1), date(2026, 12, 2)


def test_a_visit_that_was_moved_says_from_where_and_stays_on_its_day(qtbot: QtBot) -> None:
    row = ExceptionRowEditor(PatternForm())
    qtbot.addWidget(row)
    moved = ExceptionForm(moved_from=TUESDAY)
    row.set_value((WEDNESDAY, moved))
    assert row.value() == (WEDNESDAY, moved)
    assert row.moved.text() == "On Wed 2 Dec 2026, moved from Tue 1 Dec 2026"
    assert not row.day.isEnabled()
    row.set_value((TUESDAY, ExceptionForm(cancelled=True)))
    assert row.value() == (TUESDAY, ExceptionForm(cancelled=True))
    assert row.day.isEnabled()
    assert row.moved.isHidden()
