"""Two boards of one week, one above the other."""

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.boards import small_week
from ui.board.beside import Beside
from ui.board.making import build_scene
from ui.board.view import BoardView


@pytest.fixture
def beside(qtbot: QtBot) -> Beside:
    scene = build_scene(small_week())
    shown = Beside(BoardView(scene), lambda: "")
    qtbot.addWidget(shown)
    shown.resize(1200, 700)
    shown.show()
    shown.board.show_day(0)
    shown.show_present(scene, 1)
    return shown


def row_heights(beside: Beside) -> tuple[int, int]:
    assert beside.present is not None
    return beside.present.frame().row_height, beside.board.frame().row_height


def test_where_there_is_little_room_rows_keep_to_one_line(beside: Beside) -> None:
    style = beside.board.style_in_use
    two, one = style.row_height(roomy=True), style.row_height(roomy=False)
    assert row_heights(beside) == (two, two)
    beside.resize(1200, 300)
    assert row_heights(beside) == (one, one)
    beside.resize(1200, 700)
    assert row_heights(beside) == (two, two)


def test_a_board_alone_has_rows_of_two_lines_again(beside: Beside) -> None:
    beside.resize(1200, 300)
    beside.show_alone()
    assert beside.board.frame().row_height == beside.board.style_in_use.row_height(roomy=True)
