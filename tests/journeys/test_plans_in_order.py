"""Outcomes are put in another order, with the mouse and with keys."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.services import clients
from carecoop.services.office import Office
from tests.helpers.dragging import LEFT, move
from tests.helpers.plan_pages import (
    PRYCE,
    begin,
    go_to,
    open_plans,
    plan_of,
    settled,
    sheet,
    write_outcome,
)
from ui.main_window import MainWindow
from ui.plans.grip import Grip
from ui.plans.page import PlansPage

SING, WALK, COOK = "I want to sing.", "I want to walk to the sea.", "I want to cook."


@pytest.fixture
def client(office: Office) -> UUID:
    return clients.add_client(office, PRYCE)


@pytest.fixture
def page(client: UUID, window: MainWindow, qtbot: QtBot) -> PlansPage:
    page = open_plans(window, qtbot)
    begin(qtbot, page)
    for words in (SING, WALK, COOK):
        write_outcome(qtbot, page, words)
    return page


def order(office: Office, client: UUID) -> list[str]:
    return [one.form.words for one in plan_of(office, client).live_outcomes]


def take(page: PlansPage, outcome: int) -> Grip:
    """Press on an outcome's handle, and go a little way."""
    grip = sheet(page).outcomes[outcome].card.grip
    go_to(page, grip)
    middle = grip.rect().center()
    QTest.mousePress(grip, LEFT, pos=middle)
    move(grip, middle + QPoint(0, 30))
    return grip


def carry_to_the_edge(qtbot: QtBot, page: PlansPage, grip: Grip, y: int, words: str) -> None:
    """Hold it there until the page has scrolled on to where it would stand beside `words`."""
    view = page.area.viewport()
    move(grip, grip.mapFromGlobal(view.mapToGlobal(QPoint(view.width() // 2, y))))
    beside = next(one for one in sheet(page).outcomes if one.writing.text() == words)
    landing = sheet(page).carrying_outcomes.landing

    def is_there() -> bool:
        middle = landing.geometry().center().y()
        top = beside.mapTo(sheet(page), QPoint(0, 0)).y()
        away = top - middle if y <= 0 else middle - (top + beside.height())
        return landing.isVisible() and landing.words.startswith("Goes here") and away > -20

    qtbot.waitUntil(is_there)


def test_an_outcome_is_dragged_to_the_end_where_a_mark_shows_it_lands(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    grip = take(page, 0)
    landing = sheet(page).carrying_outcomes.landing
    assert landing.isVisible()
    assert landing.words == f"Stays here: {SING}"
    carry_to_the_edge(qtbot, page, grip, page.area.viewport().height(), COOK)
    assert landing.words == f"Goes here: {SING}"
    assert order(office, client) == [SING, WALK, COOK]
    QTest.mouseRelease(grip, LEFT)
    settled(qtbot, page)
    assert order(office, client) == [WALK, COOK, SING]
    assert [one.writing.text() for one in sheet(page).outcomes] == [WALK, COOK, SING]
    assert not sheet(page).carrying_outcomes.landing.isVisible()


def test_an_outcome_is_dragged_up_and_undone(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID, window: MainWindow
) -> None:
    grip = take(page, 2)
    carry_to_the_edge(qtbot, page, grip, 0, SING)
    QTest.mouseRelease(grip, LEFT)
    settled(qtbot, page)
    assert order(office, client) == [COOK, SING, WALK]
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page)
    assert order(office, client) == [SING, WALK, COOK]


def test_escape_gives_a_drag_up(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    grip = take(page, 0)
    carry_to_the_edge(qtbot, page, grip, page.area.viewport().height(), COOK)
    QTest.keyClick(grip, Qt.Key.Key_Escape)
    assert not sheet(page).carrying_outcomes.landing.isVisible()
    QTest.mouseRelease(grip, LEFT)
    settled(qtbot, page)
    assert order(office, client) == [SING, WALK, COOK]


def test_a_click_on_the_handle_moves_nothing(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    grip = sheet(page).outcomes[1].card.grip
    go_to(page, grip)
    QTest.mouseClick(grip, LEFT)
    settled(qtbot, page)
    assert order(office, client) == [SING, WALK, COOK]


def test_whoever_moves_with_keys_can_go_on_moving(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    for _time in range(2):
        writing = sheet(page).outcomes[[SING, WALK, COOK].index(SING) + _time].writing
        if _time == 0:
            writing.setFocus()
        qtbot.waitUntil(writing.hasFocus)
        QTest.keyClick(writing, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        settled(qtbot, page)
    assert order(office, client) == [WALK, COOK, SING]


def test_a_button_that_moved_an_outcome_can_be_pressed_again(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    sheet(page).outcomes[2].card.up.setFocus(Qt.FocusReason.TabFocusReason)
    for place in (2, 1):
        up = sheet(page).outcomes[place].card.up
        qtbot.waitUntil(up.hasFocus)
        QTest.keyClick(up, Qt.Key.Key_Space)
        settled(qtbot, page)
    assert order(office, client) == [COOK, SING, WALK]
