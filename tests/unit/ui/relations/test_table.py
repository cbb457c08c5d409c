"""The table behind a picture sorts, keeps what is unknown last, and is copied as it stands."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.qtbot import QtBot

from ui.relations.table import Cell, Column, FiguresModel, FiguresTable, Line, word

COLUMNS = [Column("Person"), Column("Share", "what it is", is_number=True), Column("Last")]
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
DATA = [
    ("Éowyn", 0.5, date(2026, 11, 2)),
    ("dai", None, None),
    ("Zoë", 0.25, date(2026, 10, 30)),
    ("Carys", 1.0, date(2025, 12, 30)),
]


@pytest.fixture
def lines() -> list[Line]:
    return [
        Line(UUID(int=at), (word(name), Cell(str(share), share), Cell(str(day), day)))
        for at, (name, share, day) in enumerate(DATA)
    ]


def names(model: FiguresModel) -> list[object]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_it_is_a_sound_model(
    lines: list[Line], check_model: Callable[[QAbstractItemModel], None]
) -> None:
    model = FiguresModel(COLUMNS)
    check_model(model)
    model.set_lines(lines)
    check_model(model)
    model.sort(1, DOWN)
    check_model(model)


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (0, UP, ["Carys", "dai", "Éowyn", "Zoë"]),
        (0, DOWN, ["Zoë", "Éowyn", "dai", "Carys"]),
        (1, UP, ["Zoë", "Éowyn", "Carys", "dai"]),
        (1, DOWN, ["Carys", "Éowyn", "Zoë", "dai"]),
        (2, UP, ["Carys", "Zoë", "Éowyn", "dai"]),
        (-1, UP, ["Éowyn", "dai", "Zoë", "Carys"]),
    ],
)
def test_what_is_not_known_comes_last_either_way(
    lines: list[Line], column: int, order: Qt.SortOrder, expected: list[str]
) -> None:
    model = FiguresModel(COLUMNS)
    model.set_lines(lines)
    model.sort(column, order)
    assert names(model) == expected
    model.set_lines(lines[::-1])
    assert sorted(map(str, names(model))) == sorted(expected)


def test_somebody_stays_chosen_when_the_table_is_sorted_or_read_again(
    lines: list[Line], qtbot: QtBot
) -> None:
    table = FiguresTable(COLUMNS, "People")
    qtbot.addWidget(table)
    table.set_lines(lines)
    table.choose({UUID(int=2)})
    assert table.currentIndex().row() == 2
    table.figures.sort(0, DOWN)
    assert table.currentIndex().row() == 0
    table.set_lines(lines)
    assert table.currentIndex().data() == "Zoë"


def test_chosen_lines_are_copied_below_the_names_of_the_columns(
    lines: list[Line], qtbot: QtBot
) -> None:
    table = FiguresTable(COLUMNS, "People")
    qtbot.addWidget(table)
    table.set_lines(lines)
    assert table.copied().splitlines()[0] == "Person\tShare\tLast"
    assert len(table.copied().splitlines()) == 5
    table.choose({UUID(int=0), UUID(int=3)})
    assert [line.split("\t")[0] for line in table.copied().splitlines()] == [
        "Person",
        "Éowyn",
        "Carys",
    ]
