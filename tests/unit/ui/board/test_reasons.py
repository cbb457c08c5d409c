"""Reasons in words: sayings filled and translated, helpers in short lines."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtGui import QPalette, QTextDocument
from pytestqt.qtbot import QtBot

from carecoop.services.reasons import Helper, Reasons, Saying
from carecoop.services.week_values import Relationship
from ui.board import reasons
from ui.board.style import BoardStyle

GRACE = Helper(
    carer_id=UUID(int=1),
    name="Grace & Co",
    relationship=Relationship.NEW,
    start_minute=3 * 1440 + 545,
    way_minutes=7,
    worked_minutes=605,
    contract_minutes=600,
    rest_before_minutes=700,
    rest_after_minutes=None,
    lacking_wishes=("lang:cy",),
    meeting_wishes=(),
    points=84,
    costs=(("Travel between visits", 14), ("New faces", 60), ("Split days", 10)),
    obstacles=(),
    is_ruled_out=False,
)


def read(found: Reasons) -> str:
    document = QTextDocument()
    document.setHtml(reasons.html(found, BoardStyle.of(QPalette())))
    return document.toPlainText().replace("\xa0", " ")


@pytest.mark.parametrize(
    ("saying", "words"),
    [
        (Saying("{weekday}, {earliest_minute}", {"weekday": 2, "earliest_minute": 3365}),
         "Wednesday, 08:05"),
        (Saying("{rest_minutes} of {days}", {"rest_minutes": 605, "days": 5}), "10 h 5 min of 5"),
        (Saying("{traits}", {"traits": ("catheter", "lang:cy")}), "catheter, Welsh"),
        (Saying("{carers}!", {"carers": Saying("{carers} +", {"carers": ("Dai", "Mair")})}),
         "Dai, Mair +!"),
    ],
)  # fmt: skip
def test_a_saying_is_filled_with_words(qtbot: QtBot, saying: Saying, words: str) -> None:
    assert reasons.said(saying) == words


def test_a_helper_is_told_in_short_lines(qtbot: QtBot) -> None:
    said = read(Reasons(who=(GRACE,)))
    assert said.splitlines() == [
        "Who could, and what would have to give",
        "1  ◌ Grace & Co  new face",
        "At 09:05 · 7 min on the way",
        "This week 10 h 5 min of 10 h",
        "Rest between days 11 h 40 min",
        "Wished for, but missing: Welsh",
        "Makes worse: New faces, Travel between visits",
        "A number, or a click on a name, takes it.",
    ]


def test_what_is_better_is_told_beside_what_is_worse(qtbot: QtBot) -> None:
    costs = (("New faces", 60), ("Waiting between visits", -90), ("Split days", 10))
    said = read(Reasons(who=(replace(GRACE, costs=costs, points=-20),))).splitlines()
    assert said[6:8] == [
        "Makes worse: New faces, Split days",
        "Makes better: Waiting between visits",
    ]
    assert not any("points" in line for line in said)


def test_what_would_have_to_give_comes_before_the_figures(qtbot: QtBot) -> None:
    away = replace(GRACE, obstacles=(Saying("On leave"), Saying("With {client} then",
                                                                {"client": "Rose"})))  # fmt: skip
    said = read(Reasons(who=(away,))).splitlines()
    assert said[2:4] == ["!  On leave", "!  With Rose then"]
    assert not any("Makes" in line for line in said)


def test_who_is_ruled_out_is_left_out(qtbot: QtBot) -> None:
    assert read(Reasons(who=(replace(GRACE, is_ruled_out=True),))) == ""


def test_no_more_than_five_are_listed(qtbot: QtBot) -> None:
    assert read(Reasons(who=(GRACE,) * 9)).count("Grace") == 5


def test_who_comes_is_explained_and_compared_with_the_next_best(qtbot: QtBot) -> None:
    comes = replace(GRACE, name="Dai", relationship=Relationship.CIRCLE, way_minutes=0,
                    lacking_wishes=(), meeting_wishes=("lang:cy",))  # fmt: skip
    said = read(Reasons(comes=comes, who=(GRACE,)))
    for words in (
        "Why Dai", "Is of the circle", "As wished for: Welsh", "Is there already",
        "The next best, Grace & Co, would suit the week less", "Who else could",
    ):  # fmt: skip
        assert words in said
    better = read(Reasons(comes=comes, who=(replace(GRACE, points=-5),)))
    assert "Grace & Co would suit the week better" in better
    equal = read(Reasons(comes=comes, who=(replace(GRACE, points=0),)))
    assert "Grace & Co would suit the week as well" in equal
    stuck = replace(GRACE, obstacles=(Saying("On leave"),))
    assert "Nobody else could as things are." in read(Reasons(comes=comes, who=(stuck,)))


def test_nothing_to_say_is_nothing_said(qtbot: QtBot) -> None:
    assert read(Reasons()) == ""
