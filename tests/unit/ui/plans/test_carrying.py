"""Where a block that is carried would land."""

from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.plans.card import Card, CardBlock
from ui.plans.carrying import Carrying
from ui.plans.writing import Writing


class Small(CardBlock):
    def __init__(self, words: str) -> None:
        super().__init__(words, uuid4(), words)
        self.card = Card(read_only=False)
        self.writing = Writing()
        self.writing.set_text(words)
        self.setFixedSize(200, 100)

    def form(self) -> Any:
        return self.stored


class Column(QWidget):
    """Three blocks of a hundred pixels, right below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = [Small(words) for words in "ABC"]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.carrying = Carrying(self, self.blocks)
        for block in self.blocks:
            column.addWidget(block)
            self.carrying.watch(block)
        self.resize(200, 300)


@pytest.fixture
def column(qtbot: QtBot) -> Column:
    column = Column()
    qtbot.addWidget(column)
    column.show()
    return column


def carry(column: Column, block: int, y: int) -> list[tuple[object, int]]:
    """Drag a block's handle to a height, let go, and give what landed where."""
    landed: list[tuple[object, int]] = []
    column.carrying.landed.connect(lambda one, place: landed.append((one.key, place)))
    grip = column.blocks[block].card.grip
    grip.dragged.emit(column.mapToGlobal(QPoint(50, y)))
    assert column.carrying.landing.isVisible()
    grip.dropped.emit()
    assert not column.carrying.landing.isVisible()
    return landed


@pytest.mark.parametrize(
    ("block", "y", "place"),
    [(0, 160, 1), (0, 290, 2), (2, 140, 1), (2, 10, 0), (1, 290, 2), (1, -500, 0), (1, 900, 2)],
)
def test_a_block_lands_before_the_one_in_whose_upper_half_it_is_let_go(
    column: Column, block: int, y: int, place: int
) -> None:
    assert carry(column, block, y) == [("ABC"[block], place)]


@pytest.mark.parametrize(("block", "y"), [(0, 10), (0, 90), (0, 140), (1, 60), (1, 240), (2, 290)])
def test_a_block_let_go_where_it_was_stays(column: Column, block: int, y: int) -> None:
    assert carry(column, block, y) == []


def test_the_mark_says_whose_place_it_is_and_escape_takes_it_away(column: Column) -> None:
    grip = column.blocks[0].card.grip
    grip.dragged.emit(column.mapToGlobal(QPoint(50, 160)))
    landing = column.carrying.landing
    assert (landing.words, landing.accessibleName()) == ("Goes here: A", "Goes here: A")
    assert abs(landing.geometry().center().y() - 200) < 10
    grip.given_up.emit()
    assert not landing.isVisible()
