from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.helpers import boards
from ui.board.making import build_scene
from ui.board.table import SPOT, Column, WeekFilter, WeekTable
from ui.board.tray import BLOCK, TrayModel


@pytest.fixture
def table(qtbot: QtBot) -> WeekTable:
    return WeekTable(build_scene(boards.small_week()))


def column(model: WeekTable | WeekFilter, which: Column) -> list[str]:
    return [str(model.index(row, which).data()) for row in range(model.rowCount())]


def test_models_keep_their_promises(qtmodeltester: ModelTester, table: WeekTable) -> None:
    check: Callable[[QAbstractItemModel], None] = qtmodeltester.check
    check(table)
    check(WeekFilter(table))
    check(TrayModel(build_scene(boards.small_week())))


def test_the_list_has_every_place_that_the_board_has(qtbot: QtBot) -> None:
    scene = build_scene(boards.busy_week())
    table = WeekTable(scene)
    listed = {table.index(row, 0).data(SPOT) for row in range(table.rowCount())}
    drawn = [block.spot for block in scene.tray]
    drawn += [block.spot for row in scene.rows for block in row.blocks]
    assert len(drawn) == table.rowCount()
    assert listed == set(drawn)


def test_a_line_reads_as_text(table: WeekTable) -> None:
    row = column(table, Column.CLIENT).index("Mrs Pryce")
    said = [str(table.index(row, at).data()) for at in Column]
    assert said == [
        "Dai", "Mon 30 Nov", "08:00", "08:45", "Mrs Pryce", "Breakfast", "circle", "red", "",
    ]  # fmt: skip


def test_sorted_by_carer_what_needs_someone_comes_first(table: WeekTable) -> None:
    sorted_table = WeekFilter(table)
    sorted_table.sort(Column.CARER, Qt.SortOrder.AscendingOrder)
    assert column(sorted_table, Column.CARER) == [
        "Needs someone", "Dai", "Dai", "Dai", "Mair", "Mair",
    ]  # fmt: skip
    assert column(sorted_table, Column.DAY)[1:4] == ["Mon 30 Nov", "Mon 30 Nov", "Tue 1 Dec"]


def test_sorted_by_day_it_follows_time(table: WeekTable) -> None:
    sorted_table = WeekFilter(table)
    sorted_table.sort(Column.DAY, Qt.SortOrder.AscendingOrder)
    assert column(sorted_table, Column.FROM) == [
        "08:00",
        "09:00",
        "09:00",
        "19:30",
        "08:00",
        "18:00",
    ]


def test_search_wants_every_word_anywhere(table: WeekTable) -> None:
    kept = WeekFilter(table)
    kept.set_words("dai pryce")
    assert kept.rowCount() == 2
    kept.set_words("DAI pryce tue")
    assert kept.rowCount() == 1
    kept.set_words("nobody here")
    assert kept.rowCount() == 0
    kept.set_words("")
    assert kept.rowCount() == 6


def test_the_tray_speaks_of_who_when_and_how_badly(qtbot: QtBot) -> None:
    tray = TrayModel(build_scene(boards.small_week()))
    index = tray.index(0, 0)
    assert index.data() == "A Lewis, Mon 19:30"
    assert "Needs someone: 1" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(BLOCK).visit.id == "small-3"


def test_search_knows_no_accents(table: WeekTable) -> None:
    kept = WeekFilter(table)
    kept.set_words("mâir")
    assert kept.rowCount() == 2


def test_sorting_keeps_the_place(table: WeekTable) -> None:
    row = column(table, Column.CLIENT).index("Ada Evans")
    place = QPersistentModelIndex(table.index(row, Column.CLIENT))
    table.sort(Column.CLIENT, Qt.SortOrder.DescendingOrder)
    assert place.data() == "Ada Evans"
    assert place.row() == 4  # only A Lewis sorts lower
    assert column(table, Column.FROM)[:2] == ["08:00", "08:00"]  # Mrs Pryce: Monday, then Tuesday
    assert column(table, Column.DAY)[:2] == ["Mon 30 Nov", "Tue 1 Dec"]
