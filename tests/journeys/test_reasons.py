"""Reasons in the hand: choose a visit, read why nobody comes, why somebody does, who else could."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop import clock
from tests.helpers.office import sample_office
from ui.board.scene import Block
from ui.desk import Desk
from ui.pages.week import WeekPage

MONDAY = date(2026, 11, 30)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WeekPage]:
    """The sample co-op's week, with the details open, on the Friday before."""
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    monkeypatch.setattr(clock, "minutes_since", lambda week: -3 * clock.DAY_MINUTES)
    desk = Desk(sample_office(tmp_path / "sample.carecoop", MONDAY))
    made = WeekPage(desk, today=lambda: MONDAY)
    made.resize(1280, 720)
    made.head.details.setChecked(True)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.scene.rows))
    made.board.setFocus()
    yield made
    made.hide()
    desk.close()


def waits_for(qtbot: QtBot, page: WeekPage, words: str) -> str:
    qtbot.waitUntil(lambda: words in page.inspector.toPlainText())
    return page.inspector.toPlainText()


def placed_with(page: WeekPage, name: str) -> Block:
    row = next(row for row in page.scene.rows if row.name == name)
    return next(block for block in row.blocks if block.visit.carers_wanted == 1)


def test_f8_to_sid_says_that_priya_is_on_leave(qtbot: QtBot, page: WeekPage) -> None:
    QTest.keyClick(page.board, Qt.Key.Key_F8)
    said = waits_for(qtbot, page, "Why nobody yet")
    assert "Nobody with catheter is free on Wednesday: Priya is on leave." in said
    assert "Who could, and what would have to give" in said
    assert "Priya  known" in said.replace("\xa0", " ")
    assert "On leave" in said
    assert "Lacks catheter" not in said  # nobody can give way on that: it is said once, above


def test_a_placed_visit_says_why_and_who_else(qtbot: QtBot, page: WeekPage) -> None:
    page.select(placed_with(page, "Dai").spot)
    said = waits_for(qtbot, page, "Who else could")
    for words in ("Why Dai", "Is of the circle", "This week", "the week"):
        assert words in said


def test_walking_on_shows_only_what_is_chosen_last(qtbot: QtBot, page: WeekPage) -> None:
    for name in ("Anwen", "Dai", "Nell"):
        page.select(placed_with(page, name).spot)
    said = waits_for(qtbot, page, "Who else could")
    assert "Why Nell" in said


def test_details_that_are_closed_ask_for_nothing_until_opened(qtbot: QtBot, page: WeekPage) -> None:
    page.head.details.setChecked(False)
    page.select(placed_with(page, "Dai").spot)
    with qtbot.assertNotEmitted(page.reasons.found, wait=300):
        pass
    page.head.details.setChecked(True)
    waits_for(qtbot, page, "Why Dai")


def test_what_is_read_stays_where_it_was(qtbot: QtBot, page: WeekPage) -> None:
    page.select(placed_with(page, "Dai").spot)
    before = waits_for(qtbot, page, "Who else could")
    page.refresh()
    with qtbot.waitSignal(page.reasons.found):
        pass
    assert page.inspector.toPlainText() == before
