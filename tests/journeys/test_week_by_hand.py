"""A week changed by hand: dragged with the mouse, judged as it moves, saved at once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.sample import SAMPLE_PASSPHRASE
from carecoop.services import editing
from carecoop.services import week as weeks
from carecoop.services.editing import Put
from carecoop.services.office import open_office
from tests.helpers.by_hand import (
    card,
    draft,
    draft_page,
    gives_a_reason,
    reason_line,
    saved_carers,
    saved_start,
    waits_for_saved,
)
from tests.helpers.dragging import (
    MONDAY,
    block_of,
    drag,
    drop,
    later,
    middle,
    move,
    row_y,
    visit_of,
)
from tests.helpers.office import sample_office
from tests.helpers.qt import ScriptedAsker
from ui.app import make_window
from ui.board.scene import Spot
from ui.board.words import Saving
from ui.messages import Answer
from ui.pages.week import WeekPage

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WeekPage]:
    with draft_page(qtbot, tmp_path, monkeypatch) as made:
        yield made


def test_a_visit_is_dragged_to_another_time(qtbot: QtBot, page: WeekPage) -> None:
    spot, board = visit_of(page, "Fern", "Phyl"), page.board
    start = middle(board, spot)
    end = start + QPoint(later(board, 21), 0)
    drag(board, start, end)
    assert card(page).startswith("Mon 13:20 · Fern"), "five minutes are the grid"
    drop(board, end)
    assert block_of(page, spot).visit.start_minute == 800, "at once"
    assert page.head.state.text() == "Draft · Saving…"
    waits_for_saved(qtbot, page)
    assert saved_start(page, spot.visit_id) == 800
    assert page.head.state.text().startswith("Draft · Saved ")
    assert page.selected == spot


def test_a_visit_is_dragged_to_another_carer(qtbot: QtBot, page: WeekPage) -> None:
    spot, board = visit_of(page, "Huw", "Ernie"), page.board
    start = middle(board, spot)
    end = QPoint(start.x() + later(board, 30), row_y(board, "Dai"))
    drag(board, start, end)
    move(board.viewport(), end, Qt.KeyboardModifier.ShiftModifier)
    assert card(page).startswith("Mon 10:30 · Dai"), "Shift keeps the time"
    drop(board, end)
    waits_for_saved(qtbot, page)
    assert saved_carers(page, spot.visit_id) == ["Dai"]
    assert page.selected == visit_of(page, "Dai", "Ernie"), "the selection goes along"


def test_what_cannot_be_is_shown_and_refused(qtbot: QtBot, page: WeekPage) -> None:
    spot, board = visit_of(page, "Dai", "Menna"), page.board
    start = middle(board, spot)
    end = QPoint(start.x(), row_y(board, "Grace"))
    drag(board, start, end)
    assert "Grace is with Iris from 09:20 to 09:50" in card(page)
    assert board.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    with qtbot.waitSignal(page.desk.troubled) as said:
        drop(board, end)
    assert said.args[0].startswith("This cannot be done: Grace is with Iris")
    assert board.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
    assert saved_carers(page, spot.visit_id) == ["Dai"]


def test_a_broken_rule_is_named_while_it_hovers_and_asks_for_a_reason(
    qtbot: QtBot, page: WeekPage
) -> None:
    spot, board = visit_of(page, "Dai", "Menna"), page.board
    start = middle(board, spot)
    end = QPoint(start.x(), row_y(board, "Bet"))
    drag(board, start, end)
    assert "Outside the hours that Bet is available" in card(page)
    drop(board, end)
    sheet = page.hand.sheet
    assert sheet is not None
    QTest.keyClick(reason_line(page), KEY.Key_Return)
    assert sheet.missing.isVisible(), "a reason is needed"
    gives_a_reason(page, "Bet offered on the telephone")
    waits_for_saved(qtbot, page)
    assert saved_carers(page, spot.visit_id) == ["Bet"]
    (kept,) = page.scene.visits[spot.visit_id or ""].set_aside
    assert kept.reason == "Bet offered on the telephone"


def test_escape_on_the_sheet_leaves_the_week_as_it_is(qtbot: QtBot, page: WeekPage) -> None:
    spot, board = visit_of(page, "Dai", "Menna"), page.board
    start = middle(board, spot)
    end = QPoint(start.x(), row_y(board, "Bet"))
    drag(board, start, end)
    drop(board, end)
    assert page.hand.sheet is not None
    qtbot.waitUntil(page.hand.sheet.isActiveWindow)
    QTest.keyClick(page.hand.sheet, KEY.Key_Escape)
    qtbot.waitUntil(lambda: page.hand.sheet is None)
    assert block_of(page, spot).visit.start_minute == 550
    assert saved_carers(page, spot.visit_id) == ["Dai"]


def test_visits_of_several_carers_are_dragged_to_one(qtbot: QtBot, page: WeekPage) -> None:
    one, two = visit_of(page, "Carys", "Mr Bickertonley"), visit_of(page, "Fern", "Phyl")
    board = page.board
    QTest.mouseClick(board.viewport(), LEFT, pos=middle(board, one))
    QTest.mouseClick(board.viewport(), LEFT, CTRL, middle(board, two))
    end = QPoint(middle(board, two).x(), row_y(board, "Bet"))
    drag(board, middle(board, two), end)
    assert card(page).startswith("Visits: 2 · from Mon 11:50 · Bet")
    drop(board, end)
    gives_a_reason(page, "Bet offered both")
    waits_for_saved(qtbot, page)
    assert saved_carers(page, one.visit_id) == saved_carers(page, two.visit_id) == ["Bet"]


def test_escape_calls_a_drag_off(qtbot: QtBot, page: WeekPage) -> None:
    spot, board = visit_of(page, "Fern", "Phyl"), page.board
    start = middle(board, spot)
    end = start + QPoint(later(board, 60), 0)
    drag(board, start, end)
    QTest.keyClick(board, KEY.Key_Escape)
    drop(board, end)
    assert not board.carry.is_under_way
    assert block_of(page, spot).visit.start_minute == 780
    assert page.hand.saving is Saving.NOTHING


def test_a_visit_goes_to_the_tray_and_from_it_to_a_carer(qtbot: QtBot, page: WeekPage) -> None:
    spot, board = visit_of(page, "Fern", "Phyl"), page.board
    start = middle(board, spot)
    tray = board.viewport().mapFromGlobal(page.tray.mapToGlobal(page.tray.rect().center()))
    drag(board, start, tray)
    assert "Nobody would come to Phyl" in card(page)
    drop(board, tray)
    in_tray = Spot(None, spot.visit_id)
    assert page.selected == in_tray
    waits_for_saved(qtbot, page)
    assert saved_carers(page, spot.visit_id) == []

    cards = page.tray.cards
    row = page.tray.model.row_of(in_tray)
    assert row is not None
    here = cards.visualRect(page.tray.model.index(row, 0)).center()
    target = board.viewport().mapToGlobal(QPoint(400, row_y(board, "Fern")))
    QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=here)
    for step in range(1, 6):
        to = cards.viewport().mapFromGlobal(target)
        move(cards.viewport(), here + (to - here) * step / 5)
    assert "Mon 13:00 · Fern" in card(page)
    with qtbot.waitSignal(page.desk.said):
        QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=to)
    assert saved_carers(page, spot.visit_id) == ["Fern"]


def test_of_a_double_handed_visit_one_place_goes_to_another_carer_and_both_to_another_time(
    qtbot: QtBot, page: WeekPage
) -> None:
    board = page.board
    spot = visit_of(page, "Dai", "Winnie")
    assert saved_carers(page, spot.visit_id) == ["Dai", "Grace"]
    start = middle(board, spot)
    drag(board, start, QPoint(start.x(), row_y(board, "Grace")))
    assert "Grace is on this visit already" in card(page)
    end = start + QPoint(-later(board, 40), 0)
    move(board.viewport(), end)
    (put,) = board.carry.puts
    assert put.start_minute == 460
    assert len(put.carers) == 2
    end = QPoint(start.x(), row_y(board, "Fern"))
    move(board.viewport(), end)
    (put,) = board.carry.puts
    assert {page.scene.carer_names[one] for one in put.carers} == {"Fern", "Grace"}
    assert put.start_minute == 500
    QTest.keyClick(board, KEY.Key_Escape)


def test_a_week_that_was_changed_elsewhere_is_read_again(
    qtbot: QtBot, page: WeekPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = weeks.week_board(page.desk.office, MONDAY)
    elsewhere = visit_of(page, "Carys", "Menna")
    there = next(one for one in board.visits if one.id == elsewhere.visit_id)
    carers = tuple(place.carer_id for place in there.places)
    put = Put(there.id, there.start_minute + 15, carers)
    editing.save(page.desk.office, MONDAY, board.version, [put])
    spot = visit_of(page, "Fern", "Phyl")
    start = middle(page.board, spot)
    end = start + QPoint(later(page.board, 30), 0)
    drag(page.board, start, end)
    with qtbot.waitSignal(page.desk.troubled) as said:
        drop(page.board, end)
    assert "changed elsewhere" in said.args[0]
    assert block_of(page, spot).visit.start_minute == 780
    qtbot.waitUntil(lambda: block_of(page, elsewhere).visit.start_minute == there.start_minute + 15)


def test_undo_takes_a_drop_back_and_redo_does_it_again(qtbot: QtBot, page: WeekPage) -> None:
    spot, board, desk = visit_of(page, "Fern", "Phyl"), page.board, page.desk
    start = middle(board, spot)
    end = start + QPoint(later(board, 30), 0)
    drag(board, start, end)
    drop(board, end)
    desk.undo()
    qtbot.waitUntil(desk.history.canRedo)
    qtbot.waitUntil(lambda: block_of(page, spot).visit.start_minute == 780)
    assert saved_start(page, spot.visit_id) == 780
    desk.redo()
    qtbot.waitUntil(lambda: block_of(page, spot).visit.start_minute == 810)


def test_a_week_that_is_over_stays_as_it_was_worked(qtbot: QtBot, page: WeekPage) -> None:
    page.go_to(MONDAY - timedelta(weeks=1))
    qtbot.waitUntil(lambda: page.scene.board.week < MONDAY)
    board = page.board
    spot = next(block.spot for row in page.scene.rows for block in row.blocks)
    start = middle(board, spot)
    with qtbot.waitSignal(page.desk.troubled) as said:
        drag(board, start, start + QPoint(60, 0))
    assert said.args == ["This week is over: its rota stays as it was worked."]
    assert not board.carry.is_under_way
    drop(board, start)
    with qtbot.waitSignal(page.desk.troubled):
        QTest.keyClick(board, KEY.Key_Delete)


def test_what_is_on_its_way_is_in_the_file_when_the_co_op_is_closed(
    qtbot: QtBot, page: WeekPage, tmp_path: Path
) -> None:
    spot, board = visit_of(page, "Fern", "Phyl"), page.board
    start = middle(board, spot)
    end = start + QPoint(later(board, 30), 0)
    drag(board, start, end)
    page.desk.run(lambda: None, lambda _nothing: None)
    drop(board, end)
    assert page.hand.saving is Saving.UNDER_WAY
    page.desk.close()
    again = open_office(tmp_path / "sample.carecoop", SAMPLE_PASSPHRASE)
    visits = weeks.week_board(again, MONDAY).visits
    assert next(one.start_minute for one in visits if one.id == spot.visit_id) == 810
    again.close()


def test_in_the_window_the_edit_menu_names_a_move_and_takes_it_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asker: ScriptedAsker
) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    monkeypatch.setattr(clock, "minutes_since", lambda week: -3 * clock.DAY_MINUTES)
    window = make_window(draft(sample_office(tmp_path / "window.carecoop", MONDAY)))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page = window.page
    assert isinstance(page, WeekPage)
    page.go_to(MONDAY)
    qtbot.waitUntil(lambda: page.scene.board.week == MONDAY and bool(page.scene.rows))
    page.board.show_day(0)
    page.hand.asks_scope = False
    spot = visit_of(page, "Fern", "Phyl")
    start = middle(page.board, spot)
    end = start + QPoint(later(page.board, 30), 0)
    drag(page.board, start, end)
    drop(page.board, end)
    qtbot.waitUntil(lambda: page.hand.saving is Saving.DONE)
    assert window.status.sentence.text() == "Moved Walk with Phyl (Mon) to 13:30"
    assert window.undo_action.text() == "&Undo: Changed the visit to Phyl"
    QTest.keyClick(window, KEY.Key_Z, CTRL)
    qtbot.waitUntil(lambda: block_of(page, spot).visit.start_minute == 780)
    assert window.redo_action.text() == "&Redo: Changed the visit to Phyl"
    asker.answers = [Answer.DISCARD]
    window.close()
    window.deleteLater()
