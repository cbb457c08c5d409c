"""The sample co-op on a Tuesday morning at half past six, in the real window."""

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.kinds import RotaState
from carecoop.sample import SAMPLE_PASSPHRASE
from carecoop.services import planning, replanning
from carecoop.services.carers import list_carers
from carecoop.services.office import Office, open_office
from carecoop.services.proposals_supposed import Supposition
from carecoop.services.week import week_board
from carecoop.services.week_values import BoardVisit, WeekBoard
from tests.helpers.office import sample_office
from tests.helpers.qt import click
from ui.app import make_window
from ui.build.flow import BuildFlow
from ui.build.proposal_panel import ProposalPanel
from ui.main_window import MainWindow
from ui.mend.flow import MendFlow
from ui.mend.mend_bar import MendState
from ui.mend.panel import MendPanel
from ui.pages.week import WeekPage

MONDAY = date(2026, 11, 30)
TUESDAY = MONDAY + timedelta(days=1)
HALF_SIX = clock.DAY_MINUTES + 390
SICK = "Ewa"  # the fullest Tuesday of the sample co-op


def at_half_past_six(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TUESDAY)
    monkeypatch.setattr(
        clock, "minutes_since", lambda day: HALF_SIX - (day - MONDAY).days * clock.DAY_MINUTES
    )
    monkeypatch.setattr(WeekPage.__init__, "__defaults__", (clock.today,))


def sample_file(folder: Path) -> Path:
    """For each test to copy."""
    path = folder / "sample.carecoop"
    sample_office(path, TUESDAY).close()
    return path


def count_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have mends counted, so that a busy machine finds what a quiet one does."""
    timed = replanning.start_replan

    def counted(
        office: Office, week: date, what: tuple[replanning.WeekChange, ...] = ()
    ) -> replanning.MendOrder:
        order = timed(office, week, what)
        command = (sys.executable, "-m", "tests.helpers.fake_mend")
        return replace(order, build=replace(order.build, command=command))

    monkeypatch.setattr(replanning, "start_replan", counted)


def count_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have rotas built by `fake_build`, without a proof."""
    timed = planning.start_build

    def counted(
        office: Office,
        week: date,
        supposed: Iterable[Supposition] = (),
        *,
        seconds: float | None = None,
    ) -> planning.BuildOrder:
        order = timed(office, week, supposed, seconds=seconds)
        task = json.loads(order.first_line) | {"prove": False}
        command = (sys.executable, "-m", "tests.helpers.fake_build")
        return replace(order, first_line=json.dumps(task), command=command)

    monkeypatch.setattr(planning, "start_build", counted)


@dataclass
class Morning:
    """The window on the week, with what a test asks of it."""

    qtbot: QtBot
    window: MainWindow
    page: WeekPage
    flow: MendFlow

    @property
    def office(self) -> Office:
        return self.window.desk.office

    @property
    def panel(self) -> MendPanel:
        assert self.flow.panel is not None
        return self.flow.panel

    def board(self) -> WeekBoard:
        return week_board(self.office, MONDAY)

    def carer(self, name: str) -> UUID:
        return next(row.id for row in list_carers(self.office) if row.shown_name == name)

    def visits_of(self, name: str, day: int = 1) -> list[BoardVisit]:
        """Of a carer, on a weekday."""
        board = self.board()
        carer = next(one.carer_id for one in board.carers if one.name == name)
        return [
            visit
            for visit in board.visits
            if visit.start_minute // clock.DAY_MINUTES == day
            and carer in {place.carer_id for place in visit.places}
        ]

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until)


@contextmanager
def morning(qtbot: QtBot, sample: Path, folder: Path) -> Iterator[Morning]:
    path = folder / sample.name
    shutil.copy(sample, path)
    window = make_window(open_office(path, SAMPLE_PASSPHRASE))
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page, flow = window.page, window.findChild(MendFlow)
    assert isinstance(page, WeekPage)
    assert flow is not None
    qtbot.waitUntil(lambda: page.scene.board.state is RotaState.PUBLISHED)
    yield Morning(qtbot, window, page, flow)
    window.close()
    window.deleteLater()


def choose(morning: Morning, name: str) -> None:
    """By keyboard: F9, and the first letters of the name."""
    QTest.keyClick(morning.window, Qt.Key.Key_F9)
    combo = morning.panel.start.form.fields.fields["person_id"].editor.control
    assert isinstance(combo, QComboBox)
    assert combo.hasFocus()
    QTest.keyClicks(combo, name)
    assert combo.currentText() == name


def report(morning: Morning, name: str = SICK) -> None:
    choose(morning, name)
    QTest.keyClick(morning.panel.start.form.fields.fields["person_id"].editor.control,
                   Qt.Key.Key_Return)  # fmt: skip
    morning.wait(lambda: morning.flow.detail is not None)


def wait_for_mend(morning: Morning) -> None:
    morning.wait(lambda: morning.panel.bar.state is MendState.PROPOSED)


def undo(morning: Morning) -> None:
    QTest.keyClick(morning.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def seen_in_full(morning: Morning) -> tuple[BuildFlow, ProposalPanel]:
    """The mend of a carer who cannot come, opened beside the week."""
    report(morning)
    wait_for_mend(morning)
    flow = morning.window.findChild(BuildFlow)
    assert flow is not None
    with morning.qtbot.waitSignal(flow.proposed):
        click(morning.qtbot, morning.panel.bar.review_button)
    assert flow.proposal is not None
    return flow, flow.proposal
