"""Killed at any moment of working in the window: all that it showed as saved is in the file."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlmodel import col, func, select

from carecoop import clock
from carecoop.records import TrailEntry
from carecoop.services import disruptions, publishing
from carecoop.services.office import Office, open_office
from carecoop.services.week import week_board
from carecoop.services.week_values import BoardVisit
from tests.helpers import editing_child as child
from tests.helpers.disrupted import build
from tests.helpers.office import PASSPHRASE, new_office
from tests.helpers.weeks import small_coop

ROOT = Path(__file__).parents[2]
MONDAY = child.MONDAY
FRIDAY = MONDAY - timedelta(days=3)
MINUTES, MOST_KILLS = 4, 90  # of a campaign, whichever comes first
MOST_STEPS = {"board": len(child.BOARD) + 2, "published": 6, "morning": 6}  # before a kill
STEP_SECONDS = 0.4  # from the last of them to the kill: about as long as the next one takes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process can be forked there")


@dataclass(frozen=True)
class Moment:
    """When the window is killed: so long after so many steps were shown."""

    steps: int
    seconds: float


class Stem:
    """Has windows worked in, one after the other, each until it is killed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def shown_until_killed(self, path: Path, what: str, moment: Moment) -> list[object]:
        """What the window showed as saved, one thing after the other."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps([str(path), what])}\n")
        self._process.stdin.flush()
        window = self._said()["process"]
        shown = [self._said()["shown"] for _ in range(moment.steps)]
        time.sleep(moment.seconds)  # that is what is tried
        os.kill(window, signal.SIGKILL)
        while "shown" in (said := self._said()):
            shown.append(said["shown"])
        assert said == {"ended": -signal.SIGKILL}, "the window ended by itself"
        return shown

    def _said(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        said: dict[str, Any] = json.loads(self._process.stdout.readline())
        return said


@pytest.fixture(scope="module")
def stem() -> Iterator[Stem]:
    command = [sys.executable, "-m", "tests.helpers.window_stem"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Stem(process)
        finally:
            process.kill()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A week with Grace at breakfast; it is the Friday before."""
    monkeypatch.setattr(clock, "today", lambda: FRIDAY)
    monkeypatch.setattr(clock, "minutes_since", lambda day: (FRIDAY - day).days * clock.DAY_MINUTES)
    path = tmp_path / "co-op.carecoop"
    office = new_office(path)
    build(office, small_coop(office))
    office.close()
    return path


def published(file: Path) -> Path:
    office = open_office(file, PASSPHRASE)
    publishing.publish(office, MONDAY, week_board(office, MONDAY).version)
    office.close()
    return file


def steps_in(office: Office) -> int:
    with office.read() as session:
        raw = session.connection()
        assert raw.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert raw.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        return session.exec(select(func.count(col(TrailEntry.id)))).one()


def steps_before(file: Path) -> int:
    office = open_office(file, PASSPHRASE)
    steps = steps_in(office)
    office.close()
    return steps


def kill(stem: Stem, file: Path, what: str, moment: Moment) -> str:
    """Whether each step that was shown is in the file, and at most the one after it, which is
    whole as well; in words."""
    path = file.with_name("killed.carecoop")
    for left in file.parent.glob("killed*"):
        left.unlink()
    shutil.copy(file, path)
    before = steps_before(file)
    shown = stem.shown_until_killed(path, what, moment)
    office = open_office(path, PASSPHRASE)
    steps = steps_in(office) - before
    assert len(shown) <= steps <= len(shown) + 1
    {"board": expect_board, "published": expect_published, "morning": expect_morning}[what](
        office, shown, steps
    )
    office.close()
    at = f"step {moment.steps} + {moment.seconds * 1000:.0f} ms"
    return f"{what:>9}, killed at {at}: shown {len(shown)}, in the file {steps}"


def expect_board(office: Office, shown: list[object], steps: int) -> None:
    assert shown == list(range(1, len(shown) + 1))
    names = {row.carer_id: row.name for row in week_board(office, MONDAY).carers}
    assert child.state_of(breakfast(office), names) == child.BOARD[child.at(steps)]


def expect_published(office: Office, shown: list[object], steps: int) -> None:
    assert shown == list(range(1, len(shown) + 1))
    told = publishing.published(office, week_board(office, MONDAY))
    stands = [told.version, breakfast(office).start_minute, len(told.untold)]
    assert stands == child.so_far(steps)
    assert not told.differs


def expect_morning(office: Office, shown: list[object], steps: int) -> None:
    """How far it was shown to be, or one step on."""
    (row,) = disruptions.newest(office)
    detail = disruptions.get(office, row.id)
    stands = [len(detail.calls), row.open_visits, row.not_told, row.settled_at_utc is not None]
    assert (stands == shown[-1]) == (steps == len(shown))


def breakfast(office: Office) -> BoardVisit:
    """Monday's."""
    return next(
        one
        for one in week_board(office, MONDAY).visits
        if one.client_name == "Winnie" and one.start_minute < clock.DAY_MINUTES
    )


def test_a_kill_on_the_board_loses_nothing_that_was_shown_as_saved(stem: Stem, file: Path) -> None:
    kill(stem, file, "board", Moment(2, 0.1))


def test_a_kill_after_publishing_loses_nothing_that_was_shown_as_saved(
    stem: Stem, file: Path
) -> None:
    kill(stem, published(file), "published", Moment(3, 0.1))


def test_a_kill_in_the_morning_loses_nothing_that_was_shown_as_saved(
    stem: Stem, file: Path
) -> None:
    kill(stem, published(file), "morning", Moment(2, 0.1))


@pytest.mark.campaign
def test_minutes_of_kills_lose_nothing_that_was_shown_as_saved(
    stem: Stem, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Other moments each time; those of a run come back with its seed."""
    seed = int(os.environ.get("CARECOOP_SEED", time.time_ns() % 1_000_000))
    moments, end, kills = Random(seed), time.monotonic() + 60 * MINUTES, 0
    shutil.copy(file, draft := file.with_name("draft.carecoop"))
    starts = {"board": draft, "published": published(file), "morning": file}
    with capsys.disabled():
        sys.stdout.write(f"\nCARECOOP_SEED={seed}\n")
        while kills < MOST_KILLS and time.monotonic() < end:
            for what, most in MOST_STEPS.items():
                moment = Moment(moments.randint(1, most), moments.uniform(0, STEP_SECONDS))
                sys.stdout.write(f"{kill(stem, starts[what], what, moment)}\n")
                kills += 1
        sys.stdout.write(f"Kills: {kills}\n")
