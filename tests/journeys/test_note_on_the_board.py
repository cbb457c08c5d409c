"""After a visit: a line on what moved, from the board."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.services import planning
from carecoop.services.office import Office
from carecoop.services.plans import noting, visits
from carecoop.services.plans.values import Served
from tests.helpers.dragging import middle
from tests.helpers.plans import agreed_plan
from tests.helpers.qt import click, write
from tests.helpers.weeks import Small, plan_text, small_coop
from ui.board.scene import Spot
from ui.main_window import MainWindow
from ui.pages.week import WeekPage
from ui.plans.note_dialog import NoteDialog
from ui.plans.note_flow import NoteFlow

MONDAY = date(2026, 11, 30)
TUESDAY = MONDAY + timedelta(days=1)
LUNCH = "A proper Sunday lunch."


@pytest.fixture
def small(office: Office, monkeypatch: pytest.MonkeyPatch) -> Small:
    """It is Tuesday; Grace gives Winnie breakfast, which serves the second of her outcomes."""
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=3))
    monkeypatch.setattr(clock, "minutes_since", lambda week: -3 * clock.DAY_MINUTES)
    small = small_coop(office)
    plan = agreed_plan(office, small.winnie)
    lunch = next(one for one in plan.outcomes if one.form.words == LUNCH)
    visits.serve(office, small.breakfast, (Served(lunch.origin_id),))
    mornings = {(small.breakfast, day): (480, [small.grace]) for day in range(6)}
    order = planning.start_build(office, MONDAY)
    planning.accept(office, planning.propose(office, order, plan_text(mornings, MONDAY)))
    monkeypatch.setattr(clock, "today", lambda: TUESDAY)
    return small


@pytest.fixture
def page(small: Small, window: MainWindow, qtbot: QtBot) -> WeekPage:
    page = window.page
    assert isinstance(page, WeekPage)
    page.go_to(MONDAY)
    qtbot.waitUntil(lambda: bool(page.scene.rows) and not page.desk.background.busy)
    return page


def spot(page: WeekPage, pattern_id: UUID, day: date) -> Spot:
    visit_id = f"{pattern_id}:{day}"
    return next(
        block.spot
        for row in page.scene.rows
        for block in row.blocks
        if block.spot.visit_id == visit_id
    )


def flow_of(page: WeekPage) -> NoteFlow:
    flow = page.findChild(NoteFlow)
    assert flow is not None
    return flow


def dialog_of(qtbot: QtBot, page: WeekPage) -> NoteDialog:
    flow = flow_of(page)
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.isVisible())
    assert flow.dialog is not None
    return flow.dialog


def test_a_key_a_line_and_enter_note_what_moved(
    page: WeekPage, qtbot: QtBot, office: Office, small: Small
) -> None:
    page.board.show_day(0)
    page.board.setFocus()
    at = middle(page.board, spot(page, small.breakfast, MONDAY))
    QTest.mouseClick(page.board.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.keyClick(page.board, Qt.Key.Key_N)
    dialog = dialog_of(qtbot, page)
    assert dialog.outcome.combo.currentText() == LUNCH, "what the visit serves comes first"
    assert dialog.carer.value() == small.grace
    write(qtbot, dialog.words, "She laid the table.")
    QTest.keyClick(dialog.words.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: flow_of(page).dialog is None)
    (note,) = noting.notes_of(office, small.winnie)
    assert (note.form.text, note.form.visit_date, note.outcome_words, note.carer_name) == (
        "She laid the table.", MONDAY, LUNCH, "Grace",
    )  # fmt: skip


def test_the_details_and_the_menu_offer_it_too(
    page: WeekPage, qtbot: QtBot, office: Office, small: Small
) -> None:
    page.board.show_day(1)
    page.select(spot(page, small.breakfast, TUESDAY))
    page.inspector.anchorClicked.emit(QUrl("note:"))
    dialog = dialog_of(qtbot, page)
    click(qtbot, dialog.note)
    assert dialog.trouble.text() == "Say in a line what moved."
    write(qtbot, dialog.words, "Two slices.")
    click(qtbot, dialog.note)
    qtbot.waitUntil(lambda: flow_of(page).dialog is None)

    page.actions_by_hand.show_menu(page.mapToGlobal(QPoint(5, 5)))
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    where = menu.actionGeometry(page.actions_by_hand.note).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=where)
    dialog = dialog_of(qtbot, page)
    assert any("Two slices." in one.text() for one in dialog.findChildren(type(dialog.trouble)))
    click(qtbot, dialog.leave)
    assert len(noting.notes_of(office, small.winnie)) == 1


def test_a_visit_that_is_still_to_come_has_moved_nothing(
    page: WeekPage, qtbot: QtBot, small: Small
) -> None:
    page.select(spot(page, small.breakfast, MONDAY + timedelta(days=4)))
    with qtbot.waitSignal(page.desk.said) as said:
        page.actions_by_hand.note.trigger()
    assert said.args[0] == "What moved is noted after the visit, from Fri 4 Dec 2026 on."
    assert flow_of(page).dialog is None


def test_without_an_outcome_there_is_nothing_to_move(
    page: WeekPage, qtbot: QtBot, small: Small
) -> None:
    page.select(Spot(None, f"{small.lifting}:{MONDAY}"))
    with qtbot.waitSignal(page.desk.said) as said:
        page.actions_by_hand.note.trigger()
    assert said.args[0].startswith("Menna has no plan with an outcome yet")
