"""Rest that is owed, on the carer's page: seen, given, taken back."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.services.office import Office
from carecoop.services.rest_owed import owed_rest
from tests.helpers.qt import click, click_row, click_tab
from tests.helpers.short_nights import REASON, bedtime, short_night
from tests.helpers.weeks import small_coop
from ui.main_window import MainWindow
from ui.pages.carers import CarersPage
from ui.people.carer_detail import CarerDetail


def test_rest_that_is_owed_is_marked_as_given(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    monday = clock.monday_of(clock.today()) + timedelta(weeks=1)
    small = small_coop(office)
    short_night(office, small, bedtime(office, small), monday)
    window.desk.did("Moved", "rota", "carers")
    window.show_page(window.page_of(CarersPage))
    page = window.page
    assert isinstance(page, CarersPage)
    qtbot.waitUntil(lambda: page.list.view.model().rowCount() == 2)
    line = page.list.line(small.grace)
    assert line is not None
    assert line.mark == "rest owed: 1"
    click_row(qtbot, page.list.view, page.list.view.model().index(1, 0))
    detail = page.detail
    assert isinstance(detail, CarerDetail)
    click_tab(qtbot, detail.tabs, "Time off")
    qtbot.waitUntil(lambda: bool(detail.rest.lines))
    said = " ".join(label.text() for label in detail.rest.findChildren(QLabel))
    assert REASON in said
    assert "reg 10" in said
    assert "Missing, and owed: 1 h 30 min" in said
    (owed,) = detail.rest.lines
    owed.day.set_value(monday + timedelta(days=3))
    click(qtbot, owed.button)
    qtbot.waitUntil(lambda: not detail.rest.lines)
    assert owed_rest(office)[0].given_on == monday + timedelta(days=3)
    assert not detail.is_dirty
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(detail.rest.lines))
