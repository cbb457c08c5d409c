"""Killed at any moment of changing a week by hand: what was shown as saved is there, and whole."""

import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlmodel import col, func, select

from carecoop import clock
from carecoop.records import RuleOverride, TrailEntry
from carecoop.services.office import Office, open_office
from carecoop.services.week import week_board
from tests.helpers.moving_child import AGREED_MINUTE, minute_of
from tests.helpers.office import PASSPHRASE, new_office
from tests.helpers.weeks import Small, small_coop

ROOT = Path(__file__).parents[2]
MONDAY = date(2026, 11, 30)
LONGEST_SECONDS = 1.0  # from the first save to the kill: some ten saves


@pytest.fixture(autouse=True)
def _monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY)


def saved_until_killed(path: Path, small: Small, seconds: float) -> int:
    """The version that was said to be saved last."""
    who = [str(path), str(MONDAY), str(small.breakfast), str(small.grace)]
    command = [sys.executable, "-m", "tests.helpers.moving_child", *who]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            child.wait(seconds)
            pytest.fail("the child ended by itself")
        child.kill()
        told = first + child.stdout.read()
    return int(told[: told.rindex("\n")].splitlines()[-1])


def check(office: Office, small: Small, saved: int, steps_before: int) -> None:
    """The week is the one of its version, with its reason, and each step is in the trail."""
    board = week_board(office, MONDAY)
    visit = next(one for one in board.visits if one.id == f"{small.breakfast}:{MONDAY}")
    assert board.version >= saved
    assert visit.start_minute == minute_of(board.version)
    assert [place.carer_id for place in visit.places] == [small.grace]
    if visit.start_minute > AGREED_MINUTE:
        assert visit.set_aside
    with office.read() as session:
        assert session.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert session.connection().exec_driver_sql("PRAGMA foreign_key_check").all() == []
        steps = session.exec(select(func.count(col(TrailEntry.id)))).one()
        reasons = session.exec(select(RuleOverride.reason)).all()
    assert steps == steps_before + board.version
    assert all(int(reason.rpartition(" ")[2]) <= board.version for reason in reasons)


def kill_again_and_again(path: Path, times: int) -> None:
    office = new_office(path)
    small = small_coop(office)
    with office.read() as session:
        steps = session.exec(select(func.count(col(TrailEntry.id)))).one()
    office.close()
    moments = Random(20261130)
    for _ in range(times):
        saved = saved_until_killed(path, small, moments.uniform(0, LONGEST_SECONDS))
        office = open_office(path, PASSPHRASE)
        check(office, small, saved, steps)
        office.close()


def test_two_kills_lose_no_change(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path / "co-op.carecoop", 2)


@pytest.mark.campaign
def test_fifty_kills_lose_no_change(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path / "co-op.carecoop", 50)
