"""The sample co-op's week as a draft, to be changed by hand, and what is saved of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import select

from carecoop import clock
from carecoop.kinds import RotaState
from carecoop.records import DayNotice, Publication, Rota
from carecoop.services import week as weeks
from carecoop.services.office import Office, enter
from tests.helpers.dragging import MONDAY
from tests.helpers.office import sample_office
from ui.board.scene import Spot
from ui.board.words import Saving
from ui.desk import Desk
from ui.pages.week import WeekPage


@contextmanager
def draft_page(qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WeekPage]:
    """The sample co-op's week as a draft on the Friday before, ready to be changed."""
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    monkeypatch.setattr(clock, "minutes_since", lambda week: -3 * clock.DAY_MINUTES)
    desk = Desk(draft(sample_office(folder / "sample.carecoop", MONDAY)))
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


def draft(office: Office) -> Office:
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


def reason_line(page: WeekPage) -> QLineEdit:
    """Where the sheet that is open asks for the first reason."""
    assert page.hand.sheet is not None
    return next(iter(page.hand.sheet.reasons.values())).line


def gives_a_reason(page: WeekPage, why: str) -> None:
    """On the sheet that is open; one is enough for all."""
    line = reason_line(page)
    QTest.keyClicks(line, why)
    QTest.keyClick(line, Qt.Key.Key_Return)


def gives_a_reason_if_asked(page: WeekPage, why: str) -> None:
    if page.hand.sheet is not None:
        gives_a_reason(page, why)


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
