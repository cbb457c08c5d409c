from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.plans.writing import Writing


def test_a_text_is_as_high_as_it_is_long(qtbot: QtBot) -> None:
    writing = Writing("What makes a good day?")
    qtbot.addWidget(writing)
    writing.resize(400, writing.height())
    writing.show()
    one_line = writing.height()
    writing.set_text("Tea.\nThe paper.\nThe birds.")
    assert writing.height() > 2 * one_line
    writing.set_text("Tea.")
    assert writing.height() == one_line


def test_only_what_the_person_writes_counts_as_edited(qtbot: QtBot) -> None:
    writing = Writing()
    qtbot.addWidget(writing)
    heard: list[str] = []
    writing.edited.connect(lambda: heard.append(writing.text()))
    writing.set_text("Set.")
    assert heard == []
    QTest.keyClicks(writing, "W")
    assert heard == [writing.text()]
    assert "W" in writing.text()
