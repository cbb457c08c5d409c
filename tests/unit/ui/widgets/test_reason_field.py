"""A reason is written or chosen, and Enter hands it over."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.reason_field import ReasonField


def shown(qtbot: QtBot, *recent: str) -> ReasonField:
    field = ReasonField(recent)
    qtbot.addWidget(field)
    field.show()
    field.line.setFocus()
    return field


def test_nothing_is_chosen_until_somebody_does(qtbot: QtBot) -> None:
    assert shown(qtbot, "Grace’s car").value() == ""


def test_recent_reasons_come_before_the_usual_ones_each_once(qtbot: QtBot) -> None:
    field = shown(qtbot, "Grace’s car", "In hospital")
    offered = [field.combo.itemText(index) for index in range(field.combo.count())]
    assert offered[:2] == ["Grace’s car", "In hospital"]
    assert len(offered) == len(set(offered)) == 7


def test_a_reason_of_late_is_chosen_with_the_arrow_key(qtbot: QtBot) -> None:
    field = shown(qtbot, "Her car", "The nurse")
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert field.value() == "Her car"


def test_enter_hands_a_reason_over(qtbot: QtBot) -> None:
    field = shown(qtbot)
    with qtbot.assertNotEmitted(field.submitted):
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    QTest.keyClicks(field.line, "  The nurse ")
    with qtbot.waitSignal(field.submitted):
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == "The nurse"


def test_a_reason_that_begins_like_another_is_not_finished_by_itself(qtbot: QtBot) -> None:
    field = shown(qtbot, "Her car again")
    QTest.keyClicks(field.line, "Her car")
    assert field.value() == "Her car"


def test_what_is_written_stays_when_reasons_arrive(qtbot: QtBot) -> None:
    field = shown(qtbot)
    QTest.keyClicks(field.line, "The n")
    field.offer(["Her car"])
    assert field.value() == "The n"
