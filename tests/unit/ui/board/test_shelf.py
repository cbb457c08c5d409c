from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.board import shelf
from ui.board.making import blank_week, build_scene
from ui.board.scene import Scene
from ui.board.shelf import Shelf
from ui.desk import Desk

MONDAY = date(2026, 11, 30)
Given = Callable[[Scene], None]


@dataclass
class Reader:
    """A desk at which what is asked for is there at once, and what was asked for."""

    background: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(busy=False))
    asked: list[int] = field(default_factory=list)

    def run(self, work: Callable[[], Scene], done: Given, _failed: object) -> None:
        done(work())

    def read(self, week: date) -> Scene:
        self.asked.append((week - MONDAY).days // 7)
        return scene(week)


def scene(week: date) -> Scene:
    return build_scene(blank_week(week))


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def kept(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> Iterator[Shelf]:
    monkeypatch.setattr(shelf, "QUIET_MS", 0)
    parent = QObject()
    yield Shelf(cast("Desk", reader), reader.read, parent)
    parent.deleteLater()


def on_show(kept: Shelf, weeks_on: int) -> None:
    week = MONDAY + timedelta(weeks=weeks_on)
    kept.rest_at(week)
    kept.keep(scene(week))


def until_done(qtbot: QtBot, kept: Shelf) -> None:
    timer = kept.findChild(QTimer)
    assert timer is not None
    qtbot.waitUntil(lambda: not timer.isActive())


def test_whoever_leafs_finds_three_weeks_either_way_the_nearest_first(
    qtbot: QtBot, kept: Shelf, reader: Reader
) -> None:
    on_show(kept, 0)
    until_done(qtbot, kept)
    assert reader.asked == [1, -1, 2, -2, 3, -3]
    on_show(kept, -1)
    until_done(qtbot, kept)
    assert reader.asked[6:] == [-4]


def test_whoever_changes_a_week_has_only_those_beside_it_read(
    qtbot: QtBot, kept: Shelf, reader: Reader
) -> None:
    on_show(kept, 0)
    kept.forget()
    on_show(kept, 0)
    until_done(qtbot, kept)
    assert reader.asked == [1, -1]


def test_the_furthest_is_thrown_out_and_nothing_read_twice(
    qtbot: QtBot, kept: Shelf, reader: Reader
) -> None:
    for weeks_on in range(4):
        on_show(kept, weeks_on)
        until_done(qtbot, kept)
        beside = (weeks_on + ahead for ahead in range(-3, 4))
        assert all(kept.scene(MONDAY + timedelta(weeks=one)) is not None for one in beside)
    assert sorted(reader.asked) == [-3, -2, -1, 1, 2, 3, 4, 5, 6]
    assert kept.scene(MONDAY - timedelta(weeks=3)) is None
