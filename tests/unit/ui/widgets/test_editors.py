"""Editors say what was done by a person, and only that."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.errors import CareCoopError
from ui.widgets.editors import (
    ChoiceEditor,
    LongTextEditor,
    NumberEditor,
    TextEditor,
    WordEditor,
    WordsEditor,
)
from ui.widgets.field import FieldSet
from ui.widgets.many import ManyEditor


def test_setting_a_value_is_not_an_edit(qtbot: QtBot) -> None:
    text, long, number = TextEditor(), LongTextEditor(), NumberEditor(0, 10)
    choice = ChoiceEditor([("a", "A"), ("b", "B")])
    for editor in (text, long, number, choice):
        qtbot.addWidget(editor)
    with (
        qtbot.assertNotEmitted(text.edited),
        qtbot.assertNotEmitted(long.edited),
        qtbot.assertNotEmitted(number.edited),
        qtbot.assertNotEmitted(choice.edited),
    ):
        text.set_value("x")
        long.set_value("x\ny")
        number.set_value(3)
        choice.set_value("b")
    assert (text.value(), long.value(), number.value(), choice.value()) == ("x", "x\ny", 3, "b")


def test_a_choice_that_is_no_longer_offered_is_kept(qtbot: QtBot) -> None:
    choice = ChoiceEditor([("en", "English")])
    qtbot.addWidget(choice)
    choice.set_value("tlh")
    assert choice.value() == "tlh"


def test_words_are_told_apart_by_commas_and_completed_at_the_end(qtbot: QtBot) -> None:
    words = WordsEditor(suggestions=["medication", "hoist"])
    qtbot.addWidget(words)
    QTest.keyClicks(words.line, "hoist, med, ,hoist")
    assert words.value() == ("hoist", "med")
    completer = words.line.completer()
    assert completer is not None
    assert completer.splitPath("hoist, med") == ["med"]


def test_several_are_ticked_in_a_menu(qtbot: QtBot) -> None:
    many = ManyEditor([("cy", "Welsh"), ("pl", "Polish")], "None")
    qtbot.addWidget(many)
    assert many.button.text() == "None"
    many.set_value(("pl", "xx"))
    assert many.button.text() == "Polish, xx"
    assert set(many.value()) == {"pl", "xx"}


@pytest.mark.parametrize(("everywhere", "shown"), [(False, ""), (True, "Give a name.")])
def test_what_was_not_touched_is_complained_of_only_when_saving(
    qtbot: QtBot, everywhere: bool, shown: str
) -> None:
    fields = FieldSet()
    field = fields.add("name", "Name", TextEditor())
    qtbot.addWidget(field)
    wrong = {"name": CareCoopError("Give a name.")}
    assert not fields.show_problems(wrong, everywhere=everywhere)
    assert field.problem == shown
    assert field.editor.control.accessibleDescription() == shown
    assert fields.show_problems({}, everywhere=everywhere)
    assert not field.problem


def test_a_caution_is_no_problem_and_gives_way_to_one(qtbot: QtBot) -> None:
    fields = FieldSet()
    field = fields.add("name", "Name", TextEditor())
    qtbot.addWidget(field)
    fields.show_cautions({"name": CareCoopError("Unusual.")})
    assert fields.show_problems({}, everywhere=True)
    fields.show_problems({"name": CareCoopError("Wrong.")}, everywhere=True)
    fields.show_cautions({"name": CareCoopError("Unusual.")})
    assert field.problem == "Wrong."


def test_a_word_is_chosen_or_one_s_own(qtbot: QtBot) -> None:
    editor = WordEditor([("person", "perchen"), ("member", "aelod")])
    qtbot.addWidget(editor)
    editor.set_value("member")
    assert editor.combo.currentText() == "aelod"
    editor.combo.setEditText("PERCHEN ")
    assert editor.value() == "person"
    editor.set_value("tenants")
    assert (editor.combo.currentText(), editor.value()) == ("tenants", "tenants")
    with qtbot.waitSignal(editor.edited):
        QTest.keyClicks(editor.line, "x")
