"""The list of people: a sound model and a filter that knows no accents."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.qtbot import QtBot

from ui.people.lines import Line, LinesFilter, LinesModel, Role

CheckModel = Callable[[QAbstractItemModel], None]
PRYCE = Line(uuid4(), "Mrs Pryce", beside="TQ1 1AB", below="Dai, Mair", mark="hospital")
JONES = Line(uuid4(), "Siân Tŷ-Mawr", also_found_by="Jones")


@pytest.fixture
def model() -> LinesModel:
    made = LinesModel()
    made.set_lines((PRYCE, JONES))
    return made


def test_the_models_are_sound(model: LinesModel, check_model: CheckModel) -> None:
    check_model(model)
    filtered = LinesFilter()
    filtered.setSourceModel(model)
    check_model(filtered)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [PRYCE, JONES]),
        ("sian", [JONES]),
        ("TY mawr", [JONES]),
        ("jones", [JONES]),
        ("tq1 dai", [PRYCE]),
        ("nobody", []),
    ],
)
def test_every_word_must_be_found_somewhere(
    model: LinesModel, words: str, found: list[Line]
) -> None:
    filtered = LinesFilter()
    filtered.setSourceModel(model)
    filtered.look_for(words)
    shown = [filtered.index(row, 0).data(Role.LINE) for row in range(filtered.rowCount())]
    assert shown == found


def test_a_screen_reader_hears_the_mark_as_well(model: LinesModel) -> None:
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Mrs Pryce, TQ1 1AB, hospital, Dai, Mair"


def test_new_words_for_the_same_people_keep_the_place(model: LinesModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_lines((Line(PRYCE.id, "Mrs P"), JONES))
    with qtbot.waitSignal(model.modelReset):
        model.set_lines((JONES,))
