"""Slips are underlined while somebody writes, and mended from the menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from carecoop.services import spelling
from ui.plans.writing import Writing

WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


@pytest.fixture
def writing(qtbot: QtBot) -> Writing:
    spelling.load()
    made = Writing("What makes a good day?")
    qtbot.addWidget(made)
    made.resize(400, made.height())
    made.show()
    return made


def underlined(writing: Writing) -> list[str]:
    """The words with a wave below them."""
    block = writing.document().firstBlock()
    return [
        block.text()[one.start : one.start + one.length]
        for one in block.layout().formats()
        if one.format.underlineStyle() == WAVE
    ]


def menu(qtbot: QtBot, writing: Writing, word: str) -> QMenu:
    """What the right button opens in the middle of a word."""
    cursor = writing.textCursor()
    cursor.setPosition(writing.toPlainText().index(word) + len(word) // 2)
    made = writing.menu_at(writing.cursorRect(cursor).center())
    qtbot.addWidget(made)
    return made


def offered(made: QMenu) -> list[str]:
    return [action.text() for action in made.actions()]


def test_a_slip_is_underlined_and_names_and_british_spelling_are_not(
    qtbot: QtBot, writing: Writing
) -> None:
    writing.spoken_in("en")
    QTest.keyClicks(writing, "My favourite breakfest with Gwenllian in Llandudno.")
    qtbot.waitUntil(lambda: underlined(writing) == ["breakfest"])


def test_what_is_said_in_welsh_is_left_as_it_is(qtbot: QtBot, writing: Writing) -> None:
    writing.spoken_in("en")
    writing.set_text("Rwyf am gerdded eto.")
    qtbot.waitUntil(lambda: underlined(writing) == ["gerdded", "eto"])
    writing.spoken_in("cy")
    assert underlined(writing) == []


def test_a_slip_is_mended_from_the_menu_and_taken_back_in_one_step(
    qtbot: QtBot, writing: Writing
) -> None:
    writing.spoken_in("en")
    QTest.keyClicks(writing, "Tea and breakfest first")
    made = menu(qtbot, writing, "breakfest")
    right = next(action for action in made.actions() if action.text() == "breakfast")
    with qtbot.waitSignal(writing.edited):
        right.trigger()
    assert writing.text() == "Tea and breakfast first"
    QTest.keyClick(writing, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert writing.text() == "Tea and breakfest first"


def test_a_word_that_is_right_is_left_everywhere(qtbot: QtBot, writing: Writing) -> None:
    writing.spoken_in("en")
    writing.set_text("The szarlotka on Sunday.")
    qtbot.waitUntil(lambda: underlined(writing) == ["szarlotka"])
    made = menu(qtbot, writing, "szarlotka")
    next(one for one in made.actions() if one.text() == "“szarlotka” is right").trigger()
    assert underlined(writing) == []
    assert "“szarlotka” is right" not in offered(menu(qtbot, writing, "szarlotka"))


def test_looking_at_the_spelling_is_no_writing(qtbot: QtBot, writing: Writing) -> None:
    heard: list[str] = []
    writing.edited.connect(lambda: heard.append(writing.text()))
    writing.set_text("Tea and breakfest.")
    writing.spoken_in("en")
    qtbot.waitUntil(lambda: underlined(writing) == ["breakfest"])
    assert heard == []


def test_what_is_only_read_is_not_checked(qtbot: QtBot, writing: Writing) -> None:
    writing.setReadOnly(True)
    writing.spoken_in("en")
    writing.set_text("Tea and breakfest.")
    assert "breakfast" not in offered(menu(qtbot, writing, "breakfest"))
    assert underlined(writing) == []
