"""A week changed by hand with the keyboard: carried, chosen, cut and pasted, locked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.kinds import Lock
from tests.helpers.by_hand import (
    card,
    chosen,
    draft_page,
    gives_a_reason,
    saved_carers,
    saved_start,
    waits_for_saved,
)
from tests.helpers.dragging import (
    MONDAY,
    block_of,
    drag,
    later,
    middle,
    row_y,
    visit_of,
)
from ui.board.words import Saving
from ui.pages.week import WeekPage

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WeekPage]:
    with draft_page(qtbot, tmp_path, monkeypatch) as made:
        yield made


def test_alt_and_arrows_carry_a_visit_until_alt_is_let_go(qtbot: QtBot, page: WeekPage) -> None:
    spot, board = visit_of(page, "Fern", "Phyl"), page.board
    page.select(spot)
    QTest.keyPress(board, KEY.Key_Alt, ALT)
    for _ in range(3):
        QTest.keyPress(board, KEY.Key_Right, ALT)
    assert "Mon 13:15 · Fern" in card(page)
    assert "13:15" in board.accessibleDescription()
    assert page.week == MONDAY
    QTest.keyRelease(board, KEY.Key_Alt)
    waits_for_saved(qtbot, page)
    assert saved_start(page, spot.visit_id) == 795


def test_alt_and_down_carries_to_the_next_carer_and_escape_back(
    qtbot: QtBot, page: WeekPage
) -> None:
    spot, board = visit_of(page, "Fern", "Phyl"), page.board
    page.select(spot)
    QTest.keyPress(board, KEY.Key_Down, ALT)
    assert "· Gil" in card(page)
    QTest.keyClick(board, KEY.Key_Escape)
    assert not board.carry.is_under_way
    QTest.keyPress(board, KEY.Key_Right, ALT)
    QTest.keyClick(board, KEY.Key_Return)
    waits_for_saved(qtbot, page)
    assert saved_start(page, spot.visit_id) == 785


def test_a_run_is_chosen_cut_and_pasted_onto_another_carer(qtbot: QtBot, page: WeekPage) -> None:
    board = page.board
    spot = visit_of(page, "Huw", "Frank")
    page.select(spot)
    QTest.keyClick(board, KEY.Key_R)
    run = board.chosen
    assert len(run) > 3
    assert page.selected == spot, "the one that was chosen stays the one that is told of"
    QTest.keyClick(board, KEY.Key_X, CTRL)
    page.select(next(row.spot for row in page.scene.rows if row.name == "Joy"))
    QTest.keyClick(board, KEY.Key_V, CTRL)
    gives_a_reason(page, "Huw is at a funeral")
    waits_for_saved(qtbot, page)
    for one in run:
        assert "Joy" in saved_carers(page, one.visit_id), "one reason is enough for all"
        assert "Huw" not in saved_carers(page, one.visit_id)
    page.desk.undo()
    assert "Huw" in saved_carers(page, spot.visit_id), "in one step"


def test_what_was_cut_and_refused_is_pasted_to_somebody_else(qtbot: QtBot, page: WeekPage) -> None:
    board, spot = page.board, visit_of(page, "Dai", "Menna")
    page.select(spot)
    QTest.keyClick(board, KEY.Key_X, CTRL)
    QTest.keyClick(board, KEY.Key_C)
    page.select(next(row.spot for row in page.scene.rows if row.name == "Roy"))
    with qtbot.waitSignal(page.desk.said) as said:
        QTest.keyClick(board, KEY.Key_V, CTRL)
    assert said.args[0] == "Choose a carer, or a visit of theirs, to paste to."
    QTest.keyClick(board, KEY.Key_C)

    def paste_to(name: str) -> None:
        page.select(next(row.spot for row in page.scene.rows if row.name == name))
        QTest.keyClick(board, KEY.Key_V, CTRL)

    with qtbot.waitSignal(page.desk.troubled):
        paste_to("Grace")  # who is with somebody else then
    assert saved_carers(page, spot.visit_id) == ["Dai"]
    paste_to("Nell")
    waits_for_saved(qtbot, page)
    assert saved_carers(page, spot.visit_id) == ["Nell"]


def test_in_rows_of_people_a_run_is_chosen_across_them(page: WeekPage) -> None:
    board = page.board
    page.select(visit_of(page, "Huw", "Frank"))
    QTest.keyClick(board, KEY.Key_R)
    run = board.chosen
    QTest.keyClick(board, KEY.Key_C)
    page.select(visit_of(page, "Huw", "Frank"))
    QTest.keyClick(board, KEY.Key_R)
    assert board.chosen == run
    assert len({page.scene.row_index(spot) for spot in run}) > 2
    QTest.keyPress(board, KEY.Key_Down, ALT)
    assert card(page).startswith(f"Visits: {len(run)}"), "all of it goes to the best of the others"
    assert len(board.carry.puts) == len(run)
    QTest.keyClick(board, KEY.Key_Escape)


def test_delete_puts_a_visit_into_the_tray(qtbot: QtBot, page: WeekPage) -> None:
    spot = visit_of(page, "Fern", "Phyl")
    page.select(spot)
    QTest.keyClick(page.board, KEY.Key_Delete)
    waits_for_saved(qtbot, page)
    assert saved_carers(page, spot.visit_id) == []


def test_l_locks_the_carers_and_shift_l_the_time(qtbot: QtBot, page: WeekPage) -> None:
    spot, board = visit_of(page, "Fern", "Phyl"), page.board
    page.select(spot)
    QTest.keyClick(board, KEY.Key_L)
    assert block_of(page, spot).visit.lock is Lock.CARERS, "at once"
    QTest.keyClick(board, KEY.Key_L, SHIFT)
    qtbot.waitUntil(lambda: block_of(page, spot).visit.lock is Lock.BOTH)
    qtbot.waitUntil(lambda: page.hand.saving is Saving.DONE and page.hand.judge(()) is not None)
    assert "Locked: carers and time stay" in board.accessibleDescription()
    start = middle(board, spot)
    drag(board, start, start + QPoint(later(board, 30), 0))
    assert "locked to its time" in card(page)
    QTest.keyClick(board, KEY.Key_Escape)
    QTest.keyClick(board, KEY.Key_L)
    qtbot.waitUntil(lambda: block_of(page, spot).visit.lock is Lock.TIME)


def test_several_visits_are_chosen_by_mouse_and_by_keys(qtbot: QtBot, page: WeekPage) -> None:
    board = page.board
    one, two = visit_of(page, "Huw", "Frank"), visit_of(page, "Huw", "Walter")
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(board.viewport(), left, pos=middle(board, one))
    QTest.mouseClick(board.viewport(), left, CTRL, middle(board, two))
    assert chosen(page) == [one, two]
    QTest.mouseClick(board.viewport(), left, CTRL, middle(board, two))
    assert chosen(page) == [one]
    QTest.mouseClick(board.viewport(), left, SHIFT, middle(board, two))
    between = visit_of(page, "Huw", "Ernie")
    assert set(board.chosen) == {one, between, two}
    QTest.keyClick(board, KEY.Key_Left, SHIFT)
    assert set(board.chosen) == {one, between}
    assert "Selected visits: 2" in board.accessibleDescription()


def test_a_run_is_dragged_as_a_whole(qtbot: QtBot, page: WeekPage) -> None:
    board = page.board
    page.select(visit_of(page, "Huw", "Ernie"))
    QTest.keyClick(board, KEY.Key_R)
    run = board.chosen
    start = middle(board, visit_of(page, "Huw", "Ernie"))
    drag(board, start, QPoint(start.x(), row_y(board, "Joy")))
    assert len(board.carry.puts) == len(run)
    assert card(page).startswith(f"Visits: {len(run)} · from Mon 08:50")
    QTest.keyClick(board, KEY.Key_Escape)
    assert board.chosen == run


def test_the_menu_shows_what_can_be_done_and_its_keys(qtbot: QtBot, page: WeekPage) -> None:
    spot, actions = visit_of(page, "Fern", "Phyl"), page.actions_by_hand
    page.select(spot)
    actions.show_menu(page.mapToGlobal(QPoint(100, 100)))
    shown = {one.text(): one.shortcut().toString() for one in actions.menu.actions() if one.text()}
    assert shown["Lock the carers"] == "L"
    assert shown["Cut"] == "Ctrl+X"
    assert not actions.paste.isEnabled()
    actions.menu.close()
