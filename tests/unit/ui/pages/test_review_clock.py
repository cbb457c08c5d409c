"""When plans are looked at again, set in the window."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.kinds import Nation
from carecoop.services import coop, trail
from carecoop.services.office import Office
from carecoop.services.plans import due
from carecoop.services.plans.values import ReviewClock
from tests.helpers.qt import ScriptedAsker, click, fill
from ui import text
from ui.main_window import MainWindow
from ui.messages import Answer
from ui.pages.settings import SettingsPage


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    window.show_page(window.page_of(SettingsPage))
    page = window.page
    assert isinstance(page, SettingsPage)
    return page


def test_the_clock_is_that_of_the_nation_until_the_co_op_sets_its_own(
    page: SettingsPage, qtbot: QtBot, office: Office
) -> None:
    usual = due.get_review_clock(office)
    assert page.clock.form.form() == usual == due.CLOCKS[coop.get_coop(office).nation]
    assert text.date_text(due.first_review(clock.today(), usual)) in page.clock.example.text()
    fill(qtbot, page.clock.fields, first_weeks="4", first_months="0", event_days="7")
    assert text.date_text(clock.today() + timedelta(weeks=4)) in page.clock.example.text()
    click(qtbot, page.bar.save_button)
    assert due.get_review_clock(office) == ReviewClock(4, 0, usual.later_months, 7)
    assert trail.recent(office)[0].use_case == "save_review_clock"


@pytest.mark.parametrize("nation", list(Nation))
def test_what_is_usual_is_one_press_and_undo_takes_it_back(
    page: SettingsPage, qtbot: QtBot, office: Office, window: MainWindow, nation: Nation
) -> None:
    fill(qtbot, page.clock.fields, later_months="2")
    click(qtbot, page.bar.save_button)
    click(qtbot, page.clock.usual[nation])
    click(qtbot, page.bar.save_button)
    assert due.get_review_clock(office) == due.CLOCKS[nation]
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert due.get_review_clock(office).later_months == 2
    assert page.clock.form.form().later_months == 2


def test_later_than_the_rules_have_it_may_be_saved_and_says_so(
    page: SettingsPage, qtbot: QtBot, office: Office
) -> None:
    page.fields.fields["nation"].editor.set_value(Nation.ENGLAND)
    click(qtbot, page.clock.usual[Nation.WALES])
    first, later = (page.clock.fields.fields[one] for one in ("first_weeks", "later_months"))
    assert first.editor.control.accessibleDescription().startswith("NICE advises a first review")
    assert not later.editor.control.accessibleDescription()
    fill(qtbot, page.clock.fields, later_months="14")
    assert later.editor.control.accessibleDescription().startswith("NICE advises")
    click(qtbot, page.bar.save_button)
    assert due.get_review_clock(office) == ReviewClock(0, 3, 14, 14)


def test_no_first_review_at_all_cannot_be_saved(
    page: SettingsPage, qtbot: QtBot, office: Office
) -> None:
    before = due.get_review_clock(office)
    fill(qtbot, page.clock.fields, first_weeks="0", first_months="0")
    fill(qtbot, page.fields, name="Gofal Bro")
    click(qtbot, page.bar.save_button)
    assert page.clock.fields.fields["first_weeks"].problem.startswith("Say after how many weeks")
    assert coop.get_coop(office).name != "Gofal Bro", "all of it or nothing"
    assert due.get_review_clock(office) == before


def test_name_and_clock_are_saved_in_one_step(
    page: SettingsPage, qtbot: QtBot, office: Office, asker: ScriptedAsker, window: MainWindow
) -> None:
    name, days = coop.get_coop(office).name, due.get_review_clock(office).event_days
    fill(qtbot, page.clock.fields, event_days="3")
    fill(qtbot, page.fields, name="Gofal Bro")
    asker.answers = [Answer.SAVE]
    assert page.may_leave()
    assert (coop.get_coop(office).name, due.get_review_clock(office).event_days) == ("Gofal Bro", 3)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (coop.get_coop(office).name, due.get_review_clock(office).event_days) == (name, days)
