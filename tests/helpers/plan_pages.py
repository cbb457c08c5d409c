"""The page of plans, driven as a person drives it."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carecoop.kinds import SectionKind, Stance
from carecoop.services.office import Office
from carecoop.services.people_values import ClientForm, ContactForm, PatternForm
from carecoop.services.plans import reading
from carecoop.services.plans.values import Plan
from tests.helpers.qt import click, write
from ui.main_window import MainWindow
from ui.plans.agreeing_part import AgreeingPart
from ui.plans.keeper import Keeping
from ui.plans.page import PlansPage
from ui.plans.section_block import SectionBlock
from ui.plans.sheet import Sheet

PRYCE = ClientForm(
    name="Gwenllian Pryce",
    preferred_name="Mrs Pryce",
    easting=291500,
    northing=64000,
    contacts=(ContactForm("Siân Pryce", "daughter", "01803 555001"),),
)
BREAKFAST = PatternForm(
    title="Breakfast",
    weekdays=frozenset(range(7)),
    preferred_minute=495,
    earliest_minute=465,
    latest_minute=525,
    duration_minutes=45,
    starts_on=date(2026, 1, 5),
)
WORDS = "I want to sing on Thursdays again."


def open_plans(window: MainWindow, qtbot: QtBot) -> PlansPage:
    index = window.page_of(PlansPage)
    click(qtbot, window.navigation.buttons[index])
    page = window.page
    assert isinstance(page, PlansPage)
    settled(qtbot, page)
    return page


def settled(qtbot: QtBot, page: PlansPage) -> None:
    """All that was asked for is read or saved, and shown."""
    qtbot.waitUntil(lambda: not page.desk.background.busy and page.keeper.state is Keeping.SAVED)


def sheet(page: PlansPage) -> Sheet:
    assert page.sheet is not None
    return page.sheet


def plan_of(office: Office, client: UUID) -> Plan:
    """The newest version as it is in the file."""
    return reading.get_plan(office, reading.plans_of(office, client)[0].id)


def section(page: PlansPage, kind: SectionKind) -> SectionBlock:
    return next(one for one in sheet(page).sections if one.kind is kind)


def go_to(page: PlansPage, widget: QWidget) -> QWidget:
    page.area.ensureWidgetVisible(widget)
    return widget


def begin(qtbot: QtBot, page: PlansPage) -> None:
    click(qtbot, page.begin_button)
    settled(qtbot, page)


def write_outcome(qtbot: QtBot, page: PlansPage, words: str = WORDS) -> None:
    go_to(page, sheet(page).add_outcome)
    click(qtbot, sheet(page).add_outcome)
    outcome = sheet(page).outcomes[-1]
    write(qtbot, outcome.writing, words)
    QTest.keyClick(outcome.writing, Qt.Key.Key_Escape)
    settled(qtbot, page)


def say(qtbot: QtBot, page: PlansPage, name: str, stance: Stance, reason: str = "") -> None:
    row = next(one for one in sheet(page).people.rows if one.participant.form.name == name)
    go_to(page, row)
    click(qtbot, row.buttons[stance])
    if row.reason.isVisible():
        write(qtbot, row.reason, reason)
    if row.say.isVisible():
        click(qtbot, row.say)
    settled(qtbot, page)


def take_part(qtbot: QtBot, page: PlansPage, who: str) -> None:
    """Press on somebody who is suggested."""
    buttons = sheet(page).people.somebody.suggestions
    button = next(one for one in buttons if one.text() == who)
    go_to(page, button)
    click(qtbot, button)
    settled(qtbot, page)


def agreeing_part(page: PlansPage) -> AgreeingPart:
    agreeing = sheet(page).agreeing
    assert agreeing is not None
    return agreeing


def agree_both(qtbot: QtBot, page: PlansPage) -> None:
    """Mrs Pryce agrees, and so does Meg, who works here; then the plan is agreed."""
    take_part(qtbot, page, "Meg (coordinator)")
    for name in ("Mrs Pryce", "Meg"):
        say(qtbot, page, name, Stance.AGREES)
    agree(qtbot, page)


def agree(qtbot: QtBot, page: PlansPage) -> AgreeingPart:
    """Press the button; gives the part that says why where it cannot be."""
    agreeing = agreeing_part(page)
    go_to(page, agreeing.button)
    click(qtbot, agreeing.button)
    settled(qtbot, page)
    return agreeing
