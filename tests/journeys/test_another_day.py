"""Bert's shopping goes to another day: by mouse, by keys, and cut and pasted."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.services import week as weeks
from tests.helpers.by_hand import card, draft_page, waits_for_saved
from tests.helpers.dragging import (
    LEFT,
    MONDAY,
    block_of,
    drag,
    drop,
    middle,
    row_y,
)
from tests.helpers.qt import BOX, click
from ui.board.scene import Spot
from ui.pages.week import WeekPage

KEY = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DAY = 1440
TUESDAY, WEDNESDAY, FRIDAY = 1, 2, 4


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WeekPage]:
    with draft_page(qtbot, tmp_path, monkeypatch) as made:
        QTest.keyClick(made.board, KEY.Key_W)
        yield made


def shopping(page: WeekPage, weeks_later: int = 0) -> list[tuple[int, str]]:
    """The days and carers of Bert's shopping, as they are saved."""
    monday = MONDAY + timedelta(weeks=weeks_later)
    board = weeks.week_board(page.desk.office, monday)
    names = {one.carer_id: one.name for one in board.carers}
    return [
        (one.start_minute // DAY, ", ".join(names[place.carer_id] for place in one.places))
        for one in board.visits
        if (one.client_name, one.title) == ("Bert", "Shopping")
    ]


def shop(page: WeekPage, day: int, carer: str = "Wes") -> Spot:
    """Bert has a visit by Wes for his breakfast, too."""
    row = next(one for one in page.scene.rows if one.name == carer)
    return next(
        block.spot
        for block in row.blocks
        if (block.visit.title, block.visit.start_minute // DAY) == ("Shopping", day)
    )


def across(page: WeekPage, spot: Spot, day: int) -> QPoint:
    """So far sideways is the same time of another day."""
    window, start = page.scene.window, block_of(page, spot).visit.start_minute
    there = window.unit(day * DAY + start % DAY) - window.unit(start)
    return QPoint(round(there * page.board.frame().scale), 0)


def test_a_visit_is_dragged_to_another_day_this_week(qtbot: QtBot, page: WeekPage) -> None:
    spot, board = shop(page, TUESDAY), page.board
    start = middle(board, spot)
    end = start + across(page, spot, WEDNESDAY)
    drag(board, start, end, SHIFT)
    assert card(page).startswith("Wed 10:20 · Wes"), "Shift keeps the time of day"
    assert "Bert: on Wednesday instead of Tuesday" in card(page)
    drop(board, end)
    waits_for_saved(qtbot, page)
    assert shopping(page) == [(WEDNESDAY, "Wes"), (FRIDAY, "Wes")]
    assert shopping(page, 1) == [(TUESDAY, ""), (FRIDAY, "")], "this week only"
    assert page.selected == shop(page, WEDNESDAY), "the selection goes along"


def test_a_visit_goes_a_day_on_and_back_by_keys(qtbot: QtBot, page: WeekPage) -> None:
    spot, board = shop(page, TUESDAY), page.board
    board.select(spot)
    QTest.keyPress(board, KEY.Key_PageDown, ALT)
    assert card(page).startswith("Wed 10:20 · Wes")
    QTest.keyRelease(board, KEY.Key_Alt)
    waits_for_saved(qtbot, page)
    assert shopping(page) == [(WEDNESDAY, "Wes"), (FRIDAY, "Wes")]
    there = shop(page, WEDNESDAY)
    assert page.selected == there
    qtbot.waitUntil(lambda: page.hand.judge(()) is not None)
    QTest.keyPress(board, KEY.Key_PageUp, ALT)
    assert "Bert: on Tuesday again, as agreed" in card(page)
    QTest.keyRelease(board, KEY.Key_Alt)
    qtbot.waitUntil(lambda: shopping(page) == [(TUESDAY, "Wes"), (FRIDAY, "Wes")])
    waits_for_saved(qtbot, page)


def test_another_day_holds_from_now_on_when_it_is_meant_so(qtbot: QtBot, page: WeekPage) -> None:
    page.hand.asks_scope = True
    board = page.board
    board.select(shop(page, TUESDAY))
    QTest.keyPress(board, KEY.Key_PageDown, ALT)
    QTest.keyRelease(board, KEY.Key_Alt)
    sheet = page.hand.sheet
    assert sheet is not None
    assert "Shopping with Bert → Wed 10:20 · Wes" in sheet.question.what
    click(qtbot, sheet.from_now_on, at=BOX)
    click(qtbot, sheet.save_button)
    waits_for_saved(qtbot, page)
    assert shopping(page) == [(WEDNESDAY, "Wes"), (FRIDAY, "Wes")]
    assert shopping(page, 1) == [(WEDNESDAY, ""), (FRIDAY, "")]
    assert page.selected == shop(page, WEDNESDAY)
    page.desk.undo()
    assert shopping(page) == [(TUESDAY, "Wes"), (FRIDAY, "Wes")], "in one step"
    assert shopping(page, 1) == [(TUESDAY, ""), (FRIDAY, "")]


def test_a_visit_is_cut_and_pasted_to_a_free_time_of_another_day(
    qtbot: QtBot, page: WeekPage
) -> None:
    spot, board = shop(page, TUESDAY), page.board
    QTest.mouseClick(board.viewport(), LEFT, pos=middle(board, spot))
    QTest.keyClick(board, KEY.Key_X, CTRL)
    free = middle(board, spot) + across(page, spot, WEDNESDAY)
    QTest.mouseClick(board.viewport(), LEFT, pos=free)
    assert board.gap is not None
    assert board.gap.start_minute // DAY == WEDNESDAY
    QTest.keyClick(board, KEY.Key_V, CTRL)
    waits_for_saved(qtbot, page)
    assert shopping(page) == [(WEDNESDAY, "Wes"), (FRIDAY, "Wes")]


def test_a_day_that_has_the_same_visit_already_is_refused(qtbot: QtBot, page: WeekPage) -> None:
    spot, board = shop(page, TUESDAY), page.board
    start = middle(board, spot)
    end = start + across(page, spot, FRIDAY)
    drag(board, start, QPoint(end.x(), row_y(board, "Wes")), SHIFT)
    assert "The same visit to Bert is on Friday already" in card(page)
    drop(board, end)
    assert shopping(page) == [(TUESDAY, "Wes"), (FRIDAY, "Wes")]
