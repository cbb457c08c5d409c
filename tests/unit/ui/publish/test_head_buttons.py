"""What comes next for a week, and what the head offers for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from carecoop.kinds import RotaState
from carecoop.services.publishing_values import Published
from carecoop.services.week_values import WeekBoard
from tests.helpers import boards
from tests.helpers.boards import MONDAY
from ui.publish.head_buttons import PublishButton, Step, ToldButton, next_step

DRAFT = boards.small_week()
PUBLISHED = replace(DRAFT, state=RotaState.PUBLISHED, published=1)
WORKED = replace(DRAFT, state=RotaState.WORKED)
NOTHING_NEW = Published(MONDAY, 1, None, (), differs=False)


@pytest.mark.parametrize(
    ("board", "published", "today", "step"),
    [
        (DRAFT, NOTHING_NEW, MONDAY, Step.PUBLISH),
        (replace(DRAFT, version=0), NOTHING_NEW, MONDAY, Step.NOTHING),
        (boards.nobody_yet(MONDAY), NOTHING_NEW, MONDAY, Step.NOTHING),
        (PUBLISHED, NOTHING_NEW, MONDAY, Step.NOTHING),
        (PUBLISHED, replace(NOTHING_NEW, differs=True), MONDAY, Step.PUBLISH_AGAIN),
        (PUBLISHED, NOTHING_NEW, MONDAY + timedelta(days=6), Step.NOTHING),
        (PUBLISHED, NOTHING_NEW, MONDAY + timedelta(days=7), Step.CLOSE),
        (DRAFT, NOTHING_NEW, MONDAY + timedelta(days=7), Step.CLOSE),
        (WORKED, NOTHING_NEW, MONDAY + timedelta(days=7), Step.NOTHING),
    ],
)
def test_a_week_goes_from_draft_to_published_to_worked(
    board: WeekBoard, published: Published, today: date, step: Step
) -> None:
    assert next_step(board, published, today) is step


def test_where_nothing_comes_next_the_button_takes_no_room(qtbot: QtBot) -> None:
    button = PublishButton()
    qtbot.addWidget(button)
    assert not button.isVisible()
    for step in (Step.PUBLISH, Step.PUBLISH_AGAIN, Step.CLOSE):
        button.show_step(step)
        assert button.isVisible()
        assert button.text()
        assert PublishButton.KEYS in button.toolTip()
        assert button.shortcut().toString() == PublishButton.KEYS


def test_the_count_of_the_untold_stays_in_view_while_its_list_is_open(qtbot: QtBot) -> None:
    button = ToldButton()
    qtbot.addWidget(button)
    button.show_count(2)
    assert (button.isVisible(), button.text()) == (True, "Not yet told: 2")
    button.setChecked(True)
    button.show_count(0)
    assert button.isVisible()
    button.setChecked(False)
    button.show_count(0)
    assert not button.isVisible()
