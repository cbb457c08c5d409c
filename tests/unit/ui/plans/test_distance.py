from datetime import date
from uuid import uuid4

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carecoop.services.plans.values import Distance, Point
from ui.plans.distance import DistanceView, Line

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


def view(qtbot: QtBot, *points: Point) -> DistanceView:
    shown = DistanceView(Distance(uuid4(), "I want to sing.", points))
    qtbot.addWidget(shown)
    return shown


def said(shown: DistanceView) -> list[str]:
    return [label.text() for label in shown.findChildren(QLabel)]


def test_numbers_are_drawn_and_told_to_who_does_not_see(qtbot: QtBot) -> None:
    shown = view(qtbot, Point(MAY, "Not yet.", 2, None), Point(JULY, "Twice.", 7, 1))
    (line,) = shown.findChildren(Line)
    assert line.accessibleDescription() == "Fri 1 May 2026: 2, Wed 1 Jul 2026: 7"
    assert said(shown) == [
        "“I want to sing.”",
        "Fri 1 May 2026 · 2 of 10 · Not yet.",
        "Wed 1 Jul 2026 · 7 of 10 · Twice.",
    ]
    assert not shown.grab().isNull()


def test_words_alone_need_no_picture(qtbot: QtBot) -> None:
    shown = view(qtbot, Point(MAY, "Not yet.", None, None), Point(JUNE, "Once.", 4, None))
    assert shown.findChildren(Line) == []
    assert said(shown)[1] == "Fri 1 May 2026 · Not yet."


def test_two_numbers_on_one_day_are_drawn(qtbot: QtBot) -> None:
    shown = view(qtbot, Point(MAY, "", 0, None), Point(MAY, "", 10, None))
    assert not shown.grab().isNull()
