"""What is asked before a change is saved, and what is not."""

from datetime import date
from uuid import UUID

from pytestqt.qtbot import QtBot

from carecoop.services import editing_text as texts
from carecoop.services.editing_values import Break
from carecoop.services.reasons import Saying
from ui.board.decision import Answer, DecisionSheet, Question

DAI = UUID(int=1)
LATE = Break("bounds", "a", DAI, Saying(texts.LATER, {"outside_minutes": 15, "client": "Winnie"}))
TIRED = Break("needs", "a", DAI, Saying(texts.BREAKS["needs"], {"traits": ("hoist",)}))


def opened(qtbot: QtBot, question: Question) -> tuple[DecisionSheet, list[Answer]]:
    sheet = DecisionSheet(question, ("The nurse comes first",))
    answers: list[Answer] = []
    sheet.decided.connect(answers.append)
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet, answers


def test_a_reason_is_asked_for_each_rule_and_the_first_stands_for_all(qtbot: QtBot) -> None:
    sheet, answers = opened(qtbot, Question("Dai to Winnie", (LATE, TIRED)))
    sheet.accept()
    assert sheet.missing.isVisible()
    assert answers == []
    sheet.reasons[LATE.key].line.setText("Winnie asked for it")
    sheet.accept()
    (answer,) = answers
    assert answer.reasons == dict.fromkeys((LATE.key, TIRED.key), "Winnie asked for it")


def test_from_now_on_a_new_time_is_agreed_and_asks_for_no_reason(qtbot: QtBot) -> None:
    sheet, answers = opened(qtbot, Question("Later", (LATE,), repeats=True))
    sheet.from_now_on.setChecked(True)
    assert not sheet.reasons[LATE.key].isVisible()
    sheet.accept()
    (answer,) = answers
    assert (answer.from_now_on, answer.reasons) == (True, {})
    sheet.this_week.setChecked(True)
    assert not sheet.reasons[LATE.key].isHidden()


def test_later_weeks_that_people_know_are_asked_about_and_may_stay(qtbot: QtBot) -> None:
    sheet, answers = opened(qtbot, Question("Dai to Winnie", repeats=True))
    week = date(2026, 12, 7)
    sheet.show_weeks((week,))
    sheet.from_now_on.setChecked(True)
    assert not sheet.publish_reason.isVisible()
    sheet.show_weeks((week,), (week,))
    assert sheet.publish_reason.isVisible()
    sheet.this_week.setChecked(True)
    assert not sheet.publish_reason.isVisible()
    sheet.from_now_on.setChecked(True)
    sheet.accept()
    sheet.publish_reason.line.setText("Winnie asked for Dai")
    sheet.accept()
    assert [one.publish_reason for one in answers] == ["", "Winnie asked for Dai"]
