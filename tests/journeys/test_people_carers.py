"""A coordinator keeps the carers: hours, skills, time off."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.kinds import TimeOffKind, Weeks
from carecoop.services import carers
from carecoop.services.office import Office
from carecoop.services.people_values import AvailabilityForm, CarerForm, SkillForm, TimeOffForm
from tests.helpers.qt import click, click_tab, fill, titles, write
from ui.main_window import MainWindow
from ui.pages.carers import CarersPage
from ui.people.availability import AvailabilityEditor, WindowRow
from ui.people.carer_detail import CarerDetail
from ui.people.rows import SkillRow
from ui.widgets.rows import RowsEditor


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CarersPage:
    QTest.keyClick(
        window,
        Qt.Key(Qt.Key.Key_1.value + window.page_of(CarersPage)),
        Qt.KeyboardModifier.ControlModifier,
    )
    page = window.page
    assert isinstance(page, CarersPage)
    return page


def detail(page: CarersPage) -> CarerDetail:
    assert isinstance(page.detail, CarerDetail)
    return page.detail


def test_a_carer_is_added_with_hours_and_a_skill(
    page: CarersPage, qtbot: QtBot, office: Office
) -> None:
    click(qtbot, page.empty.findChildren(type(page.list.add_button))[0])
    fields = detail(page).fields
    fill(qtbot, fields, name="Dafydd Morgan", preferred_name="Dai", easting="291500, 64000")

    click_tab(qtbot, page.detail.tabs, "Contract")
    fill(qtbot, fields, contract_minutes="49")
    assert "end" not in fields.fields["contract_minutes"].problem
    assert "longer than the most hours" in fields.fields["contract_minutes"].problem
    fill(qtbot, fields, contract_minutes="32.5")
    assert not fields.fields["contract_minutes"].problem

    click_tab(qtbot, page.detail.tabs, "Availability")
    availability = fields.fields["availability"].editor
    assert isinstance(availability, AvailabilityEditor)
    click(qtbot, availability.rows.add_button)
    row = availability.rows.editors[0]
    assert isinstance(row, WindowRow)
    write(qtbot, row.start, "22")
    write(qtbot, row.end, "7:30")

    click_tab(qtbot, page.detail.tabs, "Skills and languages")
    skills = fields.fields["skills"].editor
    assert isinstance(skills, RowsEditor)
    click(qtbot, skills.add_button)
    skill = skills.editors[0]
    assert isinstance(skill, SkillRow)
    write(qtbot, skill.skill, "hoist")

    click(qtbot, page.detail.bar.save_button)
    assert titles(page.list.view) == ["Dai"]
    (saved,) = carers.list_carers(office)
    form = carers.get_carer(office, saved.id)
    assert form.contract_minutes == 1950
    assert form.availability == tuple(
        AvailabilityForm(day, 22 * 60, 31 * 60 + 30, Weeks.EVERY) for day in range(5)
    )
    assert form.skills == (SkillForm("hoist"),)


def test_a_time_that_cannot_be_read_is_not_saved(
    page: CarersPage, qtbot: QtBot, office: Office
) -> None:
    click(qtbot, page.empty.findChildren(type(page.list.add_button))[0])
    fields = detail(page).fields
    fill(qtbot, fields, name="Dai", easting="SX 915 640")
    click_tab(qtbot, page.detail.tabs, "Contract")
    fill(qtbot, fields, contract_minutes="lots")
    sentence = "Write a length such as 32.5 or 1 h 30 min."
    assert fields.fields["contract_minutes"].problem == sentence
    click_tab(qtbot, page.detail.tabs, "Who and where")
    click(qtbot, page.detail.bar.save_button)
    assert not carers.list_carers(office)
    assert page.detail.tabs.tabText(page.detail.tabs.currentIndex()) == "Contract"


def test_skills_that_run_out_and_leave_are_marked_in_words(
    page: CarersPage, qtbot: QtBot, office: Office
) -> None:
    today = clock.today()
    home = CarerForm(easting=291500, northing=64000)
    soon = SkillForm("hoist", today + timedelta(days=5))
    gone = SkillForm("medication", today - timedelta(days=1))
    away = TimeOffForm(today, 0, today, 1440, TimeOffKind.SICK)
    carers.add_carer(office, replace(home, name="Dai", skills=(soon, gone)))
    carers.add_carer(office, replace(home, name="Mair", time_off=(away,)))
    page.desk.did("", "carers")
    marks = [line.mark for line in page.list.model.lines]
    assert marks[0] == "expires: hoist, medication"
    assert marks[1].startswith("Sick until ")
    rows = detail(page).fields.fields["skills"].editor
    assert isinstance(rows, RowsEditor)
    words = [row.warning.text() for row in rows.editors if isinstance(row, SkillRow)]
    assert words == ["▲ days left: 5", "✕ expired"]
