"""Killed at any moment of working in the window: all that it showed as saved is in the file."""

import json
import shutil
import subprocess
import sys
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlmodel import col, func, select

from carecoop import clock
from carecoop.records import TrailEntry
from carecoop.services import disruptions, publishing
from carecoop.services.office import Office, open_office
from carecoop.services.week import week_board
from tests.helpers import editing_child as child
from tests.helpers.disrupted import build
from tests.helpers.office import PASSPHRASE, new_office
from tests.helpers.weeks import small_coop

ROOT = Path(__file__).parents[2]
MONDAY = child.MONDAY
BOARD_SECONDS = 4.0  # from there to the kill: some ten steps where nothing else runs
MORNING_SECONDS = 3.0  # about as long as the whole morning takes then


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A week that is published, with Grace at breakfast; it is the Friday before."""
    friday = MONDAY - timedelta(days=3)
    monkeypatch.setattr(clock, "today", lambda: friday)
    monkeypatch.setattr(clock, "minutes_since", lambda day: _minutes(friday, day))
    path = tmp_path / "co-op.carecoop"
    office = new_office(path)
    build(office, small_coop(office))
    office.close()
    return path


def _minutes(today: date, day: date) -> int:
    return (today - day).days * clock.DAY_MINUTES


def shown_until_killed(file: Path, what: str, seconds: float) -> tuple[Path, list[object]]:
    """What the window showed as saved, one thing after the other, and the file that is left."""
    path = file.with_name("killed.carecoop")
    for left in file.parent.glob("killed*"):
        left.unlink()
    shutil.copy(file, path)
    command = [sys.executable, "-m", "tests.helpers.editing_child", str(path), what]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
            pytest.fail("the window ended by itself")
        process.kill()
        said = first + process.stdout.read()
    return path, [json.loads(line) for line in said[: said.rindex("\n")].splitlines()]


def steps_in(office: Office) -> int:
    with office.read() as session:
        raw = session.connection()
        assert raw.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert raw.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        return session.exec(select(func.count(col(TrailEntry.id)))).one()


def expect_the_board_kept(file: Path, before: int, seconds: float) -> None:
    """Each step that was shown, and at most the one after it, which is whole as well."""
    path, shown = shown_until_killed(file, "board", seconds)
    office = open_office(path, PASSPHRASE)
    steps = steps_in(office) - before
    assert shown == list(range(1, len(shown) + 1))
    assert len(shown) <= steps <= len(shown) + 1
    board = week_board(office, MONDAY)
    names = {row.carer_id: row.name for row in board.carers}
    visit = next(one for one in board.visits if one.client_name == "Winnie" and
                 one.start_minute < clock.DAY_MINUTES)  # fmt: skip
    assert child.state_of(visit, names) == child.BOARD[child.at(steps)]
    office.close()


def expect_the_morning_kept(file: Path, before: int, seconds: float) -> None:
    """How far it was shown to be, or one step on."""
    path, shown = shown_until_killed(file, "morning", seconds)
    office = open_office(path, PASSPHRASE)
    steps = steps_in(office) - before
    assert len(shown) <= steps <= len(shown) + 1
    (row,) = disruptions.newest(office)
    detail = disruptions.get(office, row.id)
    stands = [len(detail.calls), row.open_visits, row.not_told, row.settled_at_utc is not None]
    assert (stands == shown[-1]) == (steps == len(shown))
    office.close()


def steps_before(file: Path) -> int:
    office = open_office(file, PASSPHRASE)
    steps = steps_in(office)
    office.close()
    return steps


def published(file: Path) -> Path:
    office = open_office(file, PASSPHRASE)
    publishing.publish(office, MONDAY, week_board(office, MONDAY).version)
    office.close()
    return file


def test_a_kill_on_the_board_loses_nothing_that_was_shown_as_saved(file: Path) -> None:
    expect_the_board_kept(file, steps_before(file), 0.5)


def test_a_kill_in_the_morning_loses_nothing_that_was_shown_as_saved(file: Path) -> None:
    expect_the_morning_kept(published(file), steps_before(file), 0.5)


@pytest.mark.campaign
def test_thirty_kills_of_each_lose_nothing_that_was_shown_as_saved(file: Path) -> None:
    moments = Random(20261130)
    before = steps_before(file)
    for _ in range(30):
        expect_the_board_kept(file, before, moments.uniform(0, BOARD_SECONDS))
    before = steps_before(published(file))
    for _ in range(30):
        expect_the_morning_kept(file, before, moments.uniform(0, MORNING_SECONDS))
