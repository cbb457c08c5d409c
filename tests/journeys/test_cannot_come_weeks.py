"""Somebody is sick into next week: mended in both weeks, together or one by one."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from carecoop.services.office import Office
from tests.helpers.disrupted import (
    MONDAY,
    NEXT_MONDAY,
    TUESDAY,
    build,
    built_week,
    come,
    set_clock,
)
from tests.helpers.mornings import Morning, count_moves
from tests.helpers.qt import ScriptedAsker, click, click_tab
from tests.helpers.weeks import Small
from ui.app import make_window
from ui.build.flow import BuildFlow
from ui.mend.flow import MendFlow
from ui.mend.mend_bar import MendState
from ui.mend.report_form import LEAVE
from ui.mend.week_part import WeekPart
from ui.messages import Answer
from ui.pages.week import WeekPage
from ui.widgets.moments import OptionalDateEditor

NEXT_TUESDAY = TUESDAY + timedelta(weeks=1)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    count_moves(monkeypatch)
    minutes = set_clock(monkeypatch)
    monkeypatch.setattr(WeekPage.__init__, "__defaults__", (lambda: TUESDAY,))
    return minutes


@pytest.fixture
def small(office: Office, now: list[int]) -> Small:
    made = built_week(office, now)
    build(office, made, week=NEXT_MONDAY)
    return made


@pytest.fixture
def two_weeks(qtbot: QtBot, office: Office, small: Small, asker: ScriptedAsker) -> Morning:
    window = make_window(office)
    qtbot.addWidget(
        window, before_close_func=lambda _w: setattr(asker, "answers", [Answer.DISCARD])
    )
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page, flow = window.page, window.findChild(MendFlow)
    assert isinstance(page, WeekPage)
    assert flow is not None
    qtbot.waitUntil(lambda: page.scene.board.version == 1)
    return Morning(qtbot, window, page, flow)


def write_sick(morning: Morning) -> None:
    """Grace, until the Tuesday of next week."""
    QTest.keyClick(morning.window, Qt.Key.Key_F9)
    until_next_week(morning)


def until_next_week(morning: Morning) -> None:
    fields = morning.panel.start.form.fields.fields
    combo = fields["person_id"].editor.control
    assert isinstance(combo, QComboBox)
    QTest.keyClicks(combo, "Grace")
    until = fields["until_date"].editor
    assert isinstance(until, OptionalDateEditor)
    until.set_value(NEXT_TUESDAY)
    until.edited.emit()


def wait_for_mends(morning: Morning) -> None:
    morning.wait(lambda: morning.panel.bar.state is MendState.PROPOSED)


def parts(morning: Morning) -> tuple[WeekPart, WeekPart]:
    this, following = morning.panel.weeks
    return this, following


def test_both_weeks_are_seen_and_accepted_together(two_weeks: Morning, small: Small) -> None:
    write_sick(two_weeks)
    two_weeks.wait(
        lambda: len(two_weeks.panel.start.cards) == 8
    )  # five of this week, three of next
    click(two_weeks.qtbot, two_weeks.panel.start.form.button)
    wait_for_mends(two_weeks)
    this, following = parts(two_weeks)
    assert (this.week, following.week) == (MONDAY, NEXT_MONDAY)
    assert this.title.isVisible()
    assert "Visits that change" in following.state.text()
    assert "Tue 8 Dec" in "".join(card.accessibleName() for card in following.cards)
    assert two_weeks.panel.bar.accept_button.text() == "Accept all weeks"
    assert not two_weeks.panel.bar.review_button.isVisible()
    click_tab(two_weeks.qtbot, two_weeks.panel.tabs, "Hours and rest")
    said = [label.text() for label in two_weeks.panel.effects.findChildren(QLabel)]
    assert {"30 Nov – 6 Dec 2026", "7 Dec – 13 Dec 2026"} <= set(said)
    click(two_weeks.qtbot, two_weeks.panel.bar.accept_button)
    two_weeks.wait(lambda: two_weeks.panel.bar.state is MendState.NONE)
    assert come(two_weeks.office, small.breakfast, TUESDAY) == {small.dai}
    assert come(two_weeks.office, small.breakfast, NEXT_TUESDAY) == {small.dai}


def test_one_week_is_accepted_and_the_other_is_still_on_show(
    two_weeks: Morning, small: Small
) -> None:
    write_sick(two_weeks)
    click(two_weeks.qtbot, two_weeks.panel.start.form.button)
    wait_for_mends(two_weeks)
    _this, following = parts(two_weeks)
    click(two_weeks.qtbot, following.accept_button)
    two_weeks.wait(lambda: not following.accept_button.isVisible())
    assert come(two_weeks.office, small.breakfast, NEXT_TUESDAY) == {small.dai}
    assert come(two_weeks.office, small.breakfast, TUESDAY) == {small.grace}
    wait_for_mends(two_weeks)
    assert two_weeks.panel.bar.accept_button.text() == "Accept the mend"
    click(two_weeks.qtbot, two_weeks.panel.bar.accept_button)
    two_weeks.wait(lambda: two_weeks.panel.bar.state is MendState.NONE)
    assert come(two_weeks.office, small.breakfast, TUESDAY) == {small.dai}


def test_the_next_weeks_mend_is_seen_in_full(two_weeks: Morning, small: Small) -> None:
    write_sick(two_weeks)
    click(two_weeks.qtbot, two_weeks.panel.start.form.button)
    wait_for_mends(two_weeks)
    _this, following = parts(two_weeks)
    build_flow = two_weeks.window.findChild(BuildFlow)
    assert build_flow is not None
    with two_weeks.qtbot.waitSignal(build_flow.proposed):
        click(two_weeks.qtbot, following.review_button)
    assert two_weeks.page.week == NEXT_MONDAY
    assert build_flow.proposal is not None
    with two_weeks.qtbot.waitSignal(build_flow.ended):
        click(two_weeks.qtbot, build_flow.proposal.accept_button)
    assert come(two_weeks.office, small.breakfast, NEXT_TUESDAY) == {small.dai}
    assert come(two_weeks.office, small.breakfast, TUESDAY) == {small.grace}


def test_leave_of_two_weeks_is_granted_as_a_whole(two_weeks: Morning, small: Small) -> None:
    two_weeks.page.head.cannot_come.kinds[LEAVE].trigger()
    until_next_week(two_weeks)
    click(two_weeks.qtbot, two_weeks.panel.start.form.button)
    wait_for_mends(two_weeks)
    this, following = parts(two_weeks)
    assert not this.accept_button.isVisible()
    assert not following.accept_button.isVisible()
    assert come(two_weeks.office, small.breakfast, NEXT_TUESDAY) == {small.grace}
    click(two_weeks.qtbot, two_weeks.panel.bar.accept_button)
    two_weeks.wait(lambda: two_weeks.flow.detail is not None)
    assert come(two_weeks.office, small.breakfast, NEXT_TUESDAY) == {small.dai}
