"""A week changed by hand: dragged, nudged, cut and pasted; judged as it moves, saved at once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlmodel import select

from carecoop import clock
from carecoop.kinds import Lock, RotaState
from carecoop.records import DayNotice, Publication, Rota
from carecoop.sample import SAMPLE_PASSPHRASE
from carecoop.services import editing, publishing
from carecoop.services import week as weeks
from carecoop.services.editing import Put
from carecoop.services.office import Office, enter, open_office
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
from ui.desk import Desk
from ui.messages import Answer
from ui.pages.week import WeekPage

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WeekPage]:
    """The sample co-op's week as a draft on the Friday before, ready to be changed."""
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    monkeypatch.setattr(clock, "minutes_since", lambda week: -3 * clock.DAY_MINUTES)
    desk = Desk(_draft(sample_office(tmp_path / "sample.carecoop", MONDAY)))
    made = WeekPage(desk, today=lambda: MONDAY)
    made.resize(1280, 720)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.scene.rows))
    with qtbot.waitSignal(made.hand.known):
        made.hand.get_ready()
    made.hand.asks_scope = False
    made.board.setFocus()
    yield made
    made.hide()
    desk.close()


def _draft(office: Office) -> Office:
    """As if this week had not been published yet."""
    with office.work("test") as work:
        for rota in work.session.exec(select(Rota).where(Rota.week == MONDAY)):
            rota.state = RotaState.DRAFT
        for one in work.session.exec(select(Publication)):
            for notice in work.session.exec(select(DayNotice)):
                work.session.delete(notice)
            work.session.flush()
            work.session.delete(one)
        work.commit()
    return enter(office.store)


def waits_for_saved(qtbot: QtBot, page: WeekPage) -> None:
    qtbot.waitUntil(lambda: page.hand.saving is Saving.DONE)


def saved_start(page: WeekPage, visit_id: str | None) -> int:
    board = weeks.week_board(page.desk.office, MONDAY)
    return next(one.start_minute for one in board.visits if one.id == visit_id)


def saved_carers(page: WeekPage, visit_id: str | None) -> list[str]:
    board = weeks.week_board(page.desk.office, MONDAY)
    names = {one.carer_id: one.name for one in board.carers}
    visit = next(one for one in board.visits if one.id == visit_id)
    return sorted(names[place.carer_id] for place in visit.places)


def chosen(page: WeekPage) -> list[Spot]:
    return list(page.board.chosen)


def card(page: WeekPage) -> str:
    return "\n".join(line.words for line in page.board.carry.lines)


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
    line = next(iter(sheet.reasons.values())).line
    QTest.keyClick(line, KEY.Key_Return)
    assert sheet.missing.isVisible(), "a reason is needed"
    QTest.keyClicks(line, "Bet offered on the telephone")
    QTest.keyClick(line, KEY.Key_Return)
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


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


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
    sheet = page.hand.sheet
    assert sheet is not None
    first = next(iter(sheet.reasons.values())).line
    QTest.keyClicks(first, "Huw is at a funeral")
    QTest.keyClick(first, KEY.Key_Return)
    waits_for_saved(qtbot, page)
    for one in run:
        assert "Joy" in saved_carers(page, one.visit_id), "one reason is enough for all"
        assert "Huw" not in saved_carers(page, one.visit_id)
    page.desk.undo()
    assert "Huw" in saved_carers(page, spot.visit_id), "in one step"


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


def test_a_published_week_asks_why_it_changes_and_for_which_weeks(
    qtbot: QtBot, page: WeekPage
) -> None:
    _publish(page)
    with qtbot.waitSignal(page.hand.known):
        page.refresh()
        qtbot.waitUntil(lambda: page.scene.board.state is RotaState.PUBLISHED)
        page.hand.get_ready()
    page.hand.asks_scope = True
    spot, board = visit_of(page, "Fern", "Phyl"), page.board
    start = middle(board, spot)
    end = start + QPoint(later(board, 30), 0)
    drag(board, start, end)
    drop(board, end)
    sheet = page.hand.sheet
    assert sheet is not None
    assert sheet.this_week.isChecked()
    assert not sheet.reasons
    qtbot.waitUntil(lambda: "planned" in sheet.weeks.text())
    QTest.keyClicks(sheet.publish_reason.line, "Phyl asked for it")
    QTest.mouseClick(sheet.from_now_on, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert not sheet.not_again.isEnabled(), "only this week may be meant without asking"
    QTest.keyClick(sheet.publish_reason.line, KEY.Key_Return)
    waits_for_saved(qtbot, page)
    after = weeks.week_board(page.desk.office, MONDAY + timedelta(weeks=1))
    walks = [one.start_minute for one in after.visits if one.client_name == "Phyl"]
    assert 810 in walks, "next week too"


def _publish(page: WeekPage) -> None:
    version = page.scene.board.version
    publishing.publish(page.desk.office, MONDAY, version)


def test_the_choice_of_this_week_can_be_kept(qtbot: QtBot, page: WeekPage) -> None:
    page.hand.asks_scope = True
    spot, board = visit_of(page, "Fern", "Phyl"), page.board
    page.select(spot)
    QTest.keyPress(board, KEY.Key_Right, ALT)
    QTest.keyRelease(board, KEY.Key_Alt)
    sheet = page.hand.sheet
    assert sheet is not None
    sheet.not_again.click()
    QTest.keyClick(sheet.this_week, KEY.Key_Return)
    qtbot.waitUntil(lambda: saved_start(page, spot.visit_id) == 785)
    qtbot.waitUntil(lambda: page.hand.judge(()) is not None)
    QTest.keyPress(board, KEY.Key_Right, ALT)
    QTest.keyRelease(board, KEY.Key_Alt)
    qtbot.waitUntil(lambda: saved_start(page, spot.visit_id) == 790)
    assert not page.actions_by_hand.ask_scope.isChecked()


def test_client_rows_name_the_carers_and_move_in_time_only(qtbot: QtBot, page: WeekPage) -> None:
    board = page.board
    QTest.keyClick(board, KEY.Key_C)
    assert board.corner.text() == "People"
    assert [row.name for row in page.scene.rows[:2]] == sorted(
        (row.name for row in page.scene.rows), key=str.casefold
    )[:2]
    spot = visit_of(page, "Fern", "Phyl")
    start = middle(board, spot)
    end = start + QPoint(later(board, 15), 3 * board.frame().row_height)
    drag(board, start, end)
    assert card(page).startswith("Mon 13:15 · Fern"), "a visit stays with its person"
    drop(board, end)
    waits_for_saved(qtbot, page)
    assert saved_start(page, spot.visit_id) == 795
    assert page.selected == spot
    QTest.keyClick(board, KEY.Key_C)
    assert page.scene.rows[0].name == "Anwen"
    assert page.selected == spot


def test_a_number_takes_somebody_else_for_a_visit(qtbot: QtBot, page: WeekPage) -> None:
    page.head.details.setChecked(True)
    spot = visit_of(page, "Fern", "Phyl")
    page.select(spot)
    qtbot.waitUntil(lambda: "Who else could" in page.inspector.toPlainText())
    (put,) = page.inspector.offer(1)
    QTest.keyClick(page.board, KEY.Key_1)
    sheet = page.hand.sheet
    if sheet is not None:
        field = next(iter(sheet.reasons.values()))
        QTest.keyClicks(field.line, "Fern is ill")
        QTest.keyClick(field.line, KEY.Key_Return)
    waits_for_saved(qtbot, page)
    (taker,) = put.carers
    assert saved_carers(page, spot.visit_id) == [page.scene.carer_names[taker]]


def test_a_gap_says_what_fits_and_a_number_takes_it(qtbot: QtBot, page: WeekPage) -> None:
    page.head.details.setChecked(True)
    spot, board = visit_of(page, "Fern", "Phyl"), page.board
    page.select(spot)
    QTest.keyClick(board, KEY.Key_Delete)
    waits_for_saved(qtbot, page)
    fern = next(row.spot for row in page.scene.rows if row.name == "Fern")
    y = row_y(board, "Fern")
    frame = board.frame()
    x = round(page.scene.window.unit(800) * frame.scale - frame.left)
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert page.selected == fern
    assert board.gap is not None
    assert board.gap.start_minute == 770
    qtbot.waitUntil(lambda: "What would fit here" in page.inspector.toPlainText())
    assert "Phyl" in page.inspector.toPlainText()
    (put,) = page.inspector.offer(1)
    assert put.visit_id == spot.visit_id
    QTest.keyClick(board, KEY.Key_1)
    qtbot.waitUntil(lambda: page.scene.holds(spot))
    qtbot.waitUntil(lambda: page.hand.saving is Saving.DONE)
    assert saved_carers(page, spot.visit_id) == ["Fern"]


def test_g_goes_from_gap_to_gap(qtbot: QtBot, page: WeekPage) -> None:
    board = page.board
    page.select(visit_of(page, "Huw", "Walter"))
    QTest.keyClick(board, KEY.Key_G)
    first = board.gap
    assert first is not None
    assert first.start_minute == 715
    assert "Free 11:55–12:20" in board.accessibleDescription()
    QTest.keyClick(board, KEY.Key_G)
    assert board.gap is not None
    assert board.gap.start_minute > first.start_minute


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
    window = make_window(_draft(sample_office(tmp_path / "window.carecoop", MONDAY)))
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
