"""Days that are not told yet are marked on the board, and said."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.helpers import boards
from tests.helpers.boards import uid
from ui.board.making import build_scene
from ui.board.scene import RowsBy, Spot
from ui.board.untold import HEIGHT, WIDTH
from ui.board.view import BoardView

DAI, MAIR = uid(1, 0), uid(1, 1)


def shown(qtbot: QtBot) -> BoardView:
    view = BoardView(build_scene(boards.small_week()))
    qtbot.addWidget(view)
    view.resize(1000, 400)
    view.show()
    view.show_day(0)
    return view


def bubble_of(view: BoardView, row: int) -> QColor:
    """The colour in the left part of where the mark of a row's day is, clear of its dots."""
    y = row * view.frame().row_height + 3 + int(HEIGHT / 2)
    return view.viewport().grab().toImage().pixelColor(QPoint(3 + int(WIDTH / 2) - 2, y - 3))


def test_only_the_day_that_is_not_told_is_marked(qtbot: QtBot) -> None:
    view = shown(qtbot)
    row = view.scene.row_of[DAI]
    plain = bubble_of(view, row)
    view.mark_untold(frozenset({(DAI, 1)}))
    assert bubble_of(view, row) == plain
    view.mark_untold(frozenset({(DAI, 0)}))
    assert bubble_of(view, row) == view.style_in_use.caution
    assert bubble_of(view, view.scene.row_of[MAIR]) != view.style_in_use.caution


def test_a_visit_of_that_day_and_the_carers_row_say_so(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.mark_untold(frozenset({(DAI, 0)}))
    assert view.untold.said(Spot(DAI, "small-0")) == "Changed, and not yet told"
    assert view.untold.said(Spot(DAI, None)) == "Changed, and not yet told"
    assert view.untold.said(Spot(MAIR, "small-1")) == ""
    assert view.untold.said(Spot(MAIR, None)) == ""


def test_rows_of_clients_have_no_such_mark(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.set_scene(build_scene(boards.small_week(), rows_by=RowsBy.CLIENTS))
    plain = [bubble_of(view, row) for row in range(3)]
    view.mark_untold(frozenset({(DAI, 0), (MAIR, 0)}))
    assert [bubble_of(view, row) for row in range(3)] == plain
