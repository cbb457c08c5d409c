"""What can be supposed, in the words that become the proposal's name."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.services.people_values import AvailabilityForm, SuspensionForm, TimeOffForm
from carecoop.services.proposals_supposed import (
    MoreHours,
    MoreRoom,
    Supposition,
    WithinContract,
    WithoutCarer,
    WithoutVisits,
)
from tests.helpers.boards import MONDAY, small_week, uid
from tests.helpers.qt import click
from ui.build.what_if_panel import Kind, WhatIf, WhatIfPanel

FRIDAY = MONDAY + timedelta(days=4)
MAIR, PRYCE = uid(1, 1), uid(2, 0)


@pytest.fixture
def panel(qtbot: QtBot) -> WhatIfPanel:
    made = WhatIfPanel(small_week())
    qtbot.addWidget(made)
    made.carer.set_value(MAIR)
    made.client.set_value(PRYCE)
    made.show()
    return made


def choose(panel: WhatIfPanel, kind: Kind, day: int | None = None) -> None:
    panel.kind.set_value(kind)
    panel.kind.edited.emit()
    if day is not None:
        panel.day.set_value(day)


def asked(panel: WhatIfPanel, qtbot: QtBot) -> WhatIf:
    with qtbot.waitSignal(panel.asked) as sent:
        click(qtbot, panel.build_button)
    (what_if,) = sent.args
    assert isinstance(what_if, WhatIf)
    return what_if


@pytest.mark.parametrize(
    ("kind", "day", "supposed", "title"),
    [
        (
            Kind.CARER_OFF,
            4,
            WithoutCarer(MAIR, TimeOffForm(FRIDAY, 0, FRIDAY, 1440)),
            "What if Mair were off on Friday",
        ),
        (
            Kind.CARER_OFF,
            None,
            WithoutCarer(MAIR, TimeOffForm(MONDAY, 0, MONDAY + timedelta(days=6), 1440)),
            "What if Mair were off all week",
        ),
        (
            Kind.VISITS_OFF,
            4,
            WithoutVisits(PRYCE, SuspensionForm(FRIDAY, 0, FRIDAY, 1440, "What if")),
            "What if Mrs Pryce had no visits on Friday",
        ),
        (
            Kind.MORE_HOURS,
            4,
            MoreHours(MAIR, AvailabilityForm(4, 420, 720)),
            "What if Mair also worked on Friday, 07:00–12:00",
        ),
        (Kind.MORE_ROOM, None, MoreRoom(10), "What if visits had 10 min more room"),
        (Kind.WITHIN_CONTRACT, None, WithinContract(), "What if nobody worked over contract"),
    ],
)
def test_what_is_supposed_is_said_in_its_title(
    panel: WhatIfPanel,
    qtbot: QtBot,
    kind: Kind,
    day: int | None,
    supposed: Supposition,
    title: str,
) -> None:
    choose(panel, kind, day)
    assert asked(panel, qtbot) == WhatIf(supposed, title)


def test_only_the_fields_of_what_is_supposed_are_there(panel: WhatIfPanel) -> None:
    choose(panel, Kind.MORE_ROOM)
    fields = (panel.carer, panel.client, panel.day, panel.from_minute, panel.minutes)
    assert [one.isVisible() for one in fields] == [False, False, False, False, True]
    choose(panel, Kind.MORE_HOURS)
    assert [one.isVisible() for one in fields] == [True, False, True, True, False]


def test_an_end_before_the_start_is_said(panel: WhatIfPanel, qtbot: QtBot) -> None:
    choose(panel, Kind.MORE_HOURS, 4)
    panel.until_minute.set_value(60)
    with qtbot.assertNotEmitted(panel.asked):
        QTest.keyClick(panel.kind.control, Qt.Key.Key_Return)
    assert panel.problem.text() == "The end must be after the start."
