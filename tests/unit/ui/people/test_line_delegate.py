"""A line of a list is as high as what it says."""

from uuid import uuid4

import pytest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from ui.people.line_delegate import LineDelegate
from ui.people.lines import Line, LinesModel

PLAIN = Line(uuid4(), "Gil", below="hoist, man")
MARKED = Line(uuid4(), "Alf", below="at home", mark="away")
LONG_MARK = Line(uuid4(), "Alf", below="Huw, Kit, Marek, Pete", mark="In hospital after a fall")
LONG = Line(uuid4(), "Grace", below="dementia, hoist, insulin, medication, woman, Welsh")


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    shown, model = QListView(), LinesModel()
    model.setParent(shown)
    model.set_lines((PLAIN, MARKED, LONG_MARK, LONG))
    shown.setModel(model)
    shown.setItemDelegate(LineDelegate(shown))
    shown.setWordWrap(True)
    shown.resize(260, 120)  # with a scroll bar
    qtbot.addWidget(shown)
    shown.show()
    return shown


def heights(view: QListView) -> list[int]:
    model = view.model()
    return [view.visualRect(model.index(row, 0)).height() for row in range(model.rowCount())]


def test_words_that_have_no_room_beside_a_mark_take_a_line_of_their_own(view: QListView) -> None:
    plain, marked, long_mark, long = heights(view)
    assert plain == marked
    assert long_mark == long > plain


def test_where_there_is_room_all_lines_are_alike(view: QListView, qtbot: QtBot) -> None:
    view.resize(700, 120)
    qtbot.waitUntil(lambda: len(set(heights(view))) == 1)
