"""What a change by hand asks, rows of people, and who or what is offered by a number."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.kinds import RotaState
from carecoop.services import publishing
from carecoop.services import week as weeks
from carecoop.services.carers import archive_carer
from tests.helpers.by_hand import (
    card,
    draft_page,
    gives_a_reason_if_asked,
    saved_carers,
    saved_start,
    waits_for_saved,
)
from tests.helpers.dragging import (
    MONDAY,
    drag,
    drop,
    later,
    middle,
    move,
    row_y,
    visit_of,
)
from tests.helpers.qt import BOX, click
from ui.board.scene import Spot
from ui.board.words import Saving
from ui.pages.week import WeekPage

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WeekPage]:
    with draft_page(qtbot, tmp_path, monkeypatch) as made:
        yield made


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
    click(qtbot, sheet.from_now_on, at=BOX)
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


def test_client_rows_name_the_carers_and_move_in_time(qtbot: QtBot, page: WeekPage) -> None:
    board = page.board
    QTest.keyClick(board, KEY.Key_C)
    assert board.corner.text() == "People"
    assert [row.name for row in page.scene.rows[:2]] == sorted(
        (row.name for row in page.scene.rows), key=str.casefold
    )[:2]
    spot = visit_of(page, "Fern", "Phyl")
    start = middle(board, spot)
    end = start + QPoint(later(board, 15), 0)
    drag(board, start, end)
    assert card(page).startswith("Mon 13:15 · Fern")
    drop(board, end)
    waits_for_saved(qtbot, page)
    assert saved_start(page, spot.visit_id) == 795
    assert page.selected == spot
    QTest.keyClick(board, KEY.Key_C)
    assert page.scene.rows[0].name == "Anwen"
    assert page.selected == spot


def test_in_client_rows_up_and_down_go_to_who_else_could_the_best_first(
    qtbot: QtBot, page: WeekPage
) -> None:
    board, spot = page.board, visit_of(page, "Fern", "Phyl")
    QTest.keyClick(board, KEY.Key_C)
    page.select(spot)
    start = middle(board, spot)
    end = start - QPoint(0, board.frame().row_height)
    drag(board, start, end)
    qtbot.waitUntil(lambda: bool(board.carry.puts))
    first = card(page)
    assert first.startswith("Mon 13:00 · "), "a visit stays with its person, at its time"
    assert "Fern" not in first.splitlines()[0]
    QTest.keyClick(board, KEY.Key_Escape)
    drop(board, end)
    QTest.keyPress(board, KEY.Key_Down, ALT)
    assert card(page).splitlines()[0] == first.splitlines()[0], "by key as by mouse"
    QTest.keyPress(board, KEY.Key_Down, ALT)
    assert card(page).splitlines()[0] != first.splitlines()[0]
    others = board.carry.takers()
    for _ in others:  # and no further than the last
        QTest.keyPress(board, KEY.Key_Down, ALT)
        assert board.carry.verdict is not None
        assert board.carry.verdict.impossible is None, "whoever cannot come is not offered"
    for _ in others[1:]:
        QTest.keyPress(board, KEY.Key_Up, ALT)
    assert card(page).splitlines()[0] == first.splitlines()[0], "back to the best"
    (put,) = board.carry.puts
    QTest.keyRelease(board, KEY.Key_Alt)
    gives_a_reason_if_asked(page, "Fern is ill")
    waits_for_saved(qtbot, page)
    (taker,) = put.carers
    assert saved_carers(page, spot.visit_id) == [page.scene.carer_names[taker]]


def test_in_client_rows_whoever_lets_go_at_once_gives_to_the_best_all_the_same(
    qtbot: QtBot, page: WeekPage
) -> None:
    board, spot = page.board, visit_of(page, "Fern", "Phyl")
    QTest.keyClick(board, KEY.Key_C)
    page.select(spot)
    QTest.keyPress(board, KEY.Key_Down, ALT)
    (best,) = board.carry.puts
    QTest.keyClick(board, KEY.Key_Escape)
    start = middle(board, spot)
    end = start - QPoint(0, board.frame().row_height)
    drag(board, start, end)
    assert board.carry.puts == (), "nobody is judged yet"
    with qtbot.waitSignal(board.dropped) as dropped:
        drop(board, end)
    assert dropped.args == [(best,)]


def test_in_client_rows_a_card_of_the_tray_goes_to_the_best_at_its_time(
    qtbot: QtBot, page: WeekPage
) -> None:
    board, spot = page.board, visit_of(page, "Fern", "Phyl")
    page.select(spot)
    QTest.keyClick(board, KEY.Key_Delete)
    waits_for_saved(qtbot, page)
    qtbot.waitUntil(lambda: page.hand.judge(()) is not None)
    QTest.keyClick(board, KEY.Key_C)
    cards = page.tray.cards
    in_tray = page.tray.model.row_of(Spot(None, spot.visit_id))
    assert in_tray is not None
    here = cards.visualRect(page.tray.model.index(in_tray, 0)).center()
    row = QPoint(400, row_y(board, "Phyl"))
    to = cards.viewport().mapFromGlobal(board.viewport().mapToGlobal(row))
    QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=here)
    for step in range(1, 6):
        move(cards.viewport(), here + (to - here) * step / 5)
    qtbot.waitUntil(lambda: bool(board.carry.puts))
    (put,) = board.carry.puts
    assert put.start_minute == 780, "at its time, wherever it is let go"
    assert board.carry.verdict is not None
    assert not board.carry.verdict.breaks
    QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=to)
    qtbot.waitUntil(lambda: bool(saved_carers(page, spot.visit_id)))
    assert len(put.carers) == 1


def test_a_number_takes_somebody_else_for_a_visit(qtbot: QtBot, page: WeekPage) -> None:
    page.head.details.setChecked(True)
    spot = visit_of(page, "Fern", "Phyl")
    page.select(spot)
    qtbot.waitUntil(lambda: "Who else could" in page.inspector.toPlainText())
    (put,) = page.inspector.offer(1)
    QTest.keyClick(page.board, KEY.Key_1)
    gives_a_reason_if_asked(page, "Fern is ill")
    waits_for_saved(qtbot, page)
    (taker,) = put.carers
    assert saved_carers(page, spot.visit_id) == [page.scene.carer_names[taker]]


def test_what_somebody_who_left_would_do_is_marked_and_given_away_by_a_number(
    qtbot: QtBot, page: WeekPage
) -> None:
    page.head.details.setChecked(True)
    spot = visit_of(page, "Fern", "Phyl")
    assert spot.carer_id is not None
    archive_carer(page.desk.office, spot.carer_id)
    page.desk.did("Archived", "carers")
    qtbot.waitUntil(lambda: spot in page.scene.troubled)
    page.select(visit_of(page, "Fern", "Pearl"))
    QTest.keyClick(page.board, KEY.Key_F8)
    assert page.selected == spot
    assert "Fern has left the co-op" in page.inspector.toPlainText()
    qtbot.waitUntil(lambda: bool(page.inspector.offer(1)))
    QTest.keyClick(page.board, KEY.Key_1)
    gives_a_reason_if_asked(page, "Fern has left")
    waits_for_saved(qtbot, page)
    assert len(saved_carers(page, spot.visit_id)) == 1
    assert saved_carers(page, spot.visit_id) != ["Fern"]


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
