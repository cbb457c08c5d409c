"""The job against child processes that answer, crash, babble or never stop."""

import json
import os
import signal
import sys
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from carecoop.errors import CareCoopError
from carecoop.services.planning import BuildOrder, BuildProgress, BuildProven
from solver.prover import Proven
from ui.build import job as jobs
from ui.build.job import RotaJob

PROGRESS = {
    "type": "progress",
    "seconds": 0.1,
    "phase": "improve",
    "filled": 3,
    "wanted": 4,
    "unfilled": 30,
    "soft": 100,
    "faces_per_client": 1.5,
    "plan": {"visits": ["best so far"]},
}
PROVEN = {"type": "proven", "least_unfilled": 0, "allowed": 30, "soft": 90}
DONE = {
    "type": "done",
    "plan": {"visits": ["last"]},
    "hard": 0,
    "unfilled": 0,
    "soft": 1,
    "proven": None,
}


def order(script: str) -> BuildOrder:
    """A worker that runs `script` with `tell(message)` and `wait_for_a_line()` at hand."""
    tools = (
        "import json, os, sys, time\n"
        "def tell(message): print(json.dumps(message), flush=True)\n"
        "def wait_for_a_line(): return sys.stdin.readline()\n"
        f"PROGRESS, PROVEN, DONE = json.loads({json.dumps(json.dumps([PROGRESS, PROVEN, DONE]))})\n"
        "assert json.loads(wait_for_a_line()) == {'type': 'solve'}\n"
    )
    return BuildOrder(
        date(2026, 11, 30), 0, '{"type": "solve"}', (sys.executable, "-c", tools + script)
    )


@pytest.fixture
def endings() -> list[str]:
    return []


def started(script: str, endings: list[str]) -> RotaJob:
    job = RotaJob(order(script))
    job.finished.connect(lambda _plan: endings.append("finished"))
    job.failed.connect(lambda _error, _best: endings.append("failed"))
    job.cancelled.connect(lambda: endings.append("cancelled"))
    job.start()
    return job


def test_a_search_that_is_done_gives_its_plan(qtbot: QtBot, endings: list[str]) -> None:
    job = started("tell(PROGRESS); tell(DONE)", endings)
    with qtbot.waitSignal(job.finished) as finished:
        pass
    assert json.loads(finished.args[0]) == DONE["plan"]
    assert endings == ["finished"]


def test_progress_is_told_as_it_comes(qtbot: QtBot, endings: list[str]) -> None:
    job = started("tell(PROGRESS); wait_for_a_line()", endings)
    with qtbot.waitSignal(job.progressed) as progressed:
        pass
    progress: BuildProgress = progressed.args[0]
    assert (progress.filled, progress.wanted, progress.faces_per_client) == (3, 4, 1.5)
    job.cancel()


def test_what_is_proven_is_told_and_kept_until_the_end_takes_it_back(
    qtbot: QtBot, endings: list[str]
) -> None:
    job = started("tell(PROVEN); wait_for_a_line(); tell(DONE)", endings)
    with qtbot.waitSignal(job.proved) as proved:
        pass
    assert proved.args[0] == job.proven == BuildProven(Proven(0, 30, 90))
    with qtbot.waitSignal(job.finished):
        job.stop_and_keep()
    assert job.proven is None


def test_stop_and_keep_asks_and_takes_what_is_answered(qtbot: QtBot, endings: list[str]) -> None:
    script = "tell(PROGRESS)\nassert json.loads(wait_for_a_line())['type'] == 'stop'\ntell(DONE)"
    job = started(script, endings)
    with qtbot.waitSignal(job.progressed):
        pass
    with qtbot.waitSignal(job.finished):
        job.stop_and_keep()
    assert endings == ["finished"]


def test_a_killed_search_fails_once_and_leaves_its_best(qtbot: QtBot, endings: list[str]) -> None:
    job = started("tell(PROGRESS); time.sleep(600)", endings)
    with qtbot.waitSignal(job.progressed):
        pass
    with qtbot.waitSignal(job.failed) as failed:
        os.kill(job.process_id, signal.SIGKILL)
    error, best = failed.args
    assert str(error) == jobs.ENDED_EARLY
    assert json.loads(best) == PROGRESS["plan"]
    assert endings == ["failed"]


def test_a_search_that_never_stops_is_killed_and_its_best_kept(
    qtbot: QtBot, endings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "PATIENCE_MS", 50)
    job = started("tell(PROGRESS); time.sleep(600)", endings)
    with qtbot.waitSignal(job.progressed):
        pass
    with qtbot.waitSignal(job.failed) as failed:
        job.stop_and_keep()
    assert json.loads(failed.args[1]) == PROGRESS["plan"]


def test_cancel_keeps_nothing_and_leaves_no_process(qtbot: QtBot, endings: list[str]) -> None:
    job = started("tell(PROGRESS); time.sleep(600)", endings)
    with qtbot.waitSignal(job.progressed):
        pass
    process_id = job.process_id
    job.cancel()
    assert endings == ["cancelled"]
    with pytest.raises(ProcessLookupError):
        os.kill(process_id, 0)


def test_an_error_of_the_search_is_passed_on_in_its_words(qtbot: QtBot, endings: list[str]) -> None:
    job = started("tell({'type': 'error', 'message': 'Two pins clash.'})", endings)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert "Two pins clash." in str(failed.args[0])
    assert failed.args[1] is None


FAULT = "{}['Olwen Pryce']"
TOLD_FAULT = (
    f"try: {FAULT}\n"
    "except KeyError: __import__('traceback').print_exc()\n"
    "tell({'type': 'error', 'message': 'It failed.'})\n"
    "wait_for_a_line()"
)


@pytest.mark.parametrize("script", [FAULT, TOLD_FAULT])
def test_a_fault_of_the_search_is_written_down_without_what_it_was_about(
    qtbot: QtBot, endings: list[str], caplog: pytest.LogCaptureFixture, script: str
) -> None:
    job = started(script, endings)
    with qtbot.waitSignal(job.failed):
        pass
    assert "KeyError at <string>:6" in caplog.text
    assert "Olwen" not in caplog.text


def test_what_else_a_search_prints_is_not_written_down(
    qtbot: QtBot, endings: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    job = started("print('a greeting', file=sys.stderr); tell(DONE)", endings)
    with qtbot.waitSignal(job.finished):
        pass
    assert caplog.text == ""


@pytest.mark.parametrize("babble", ["print('hello')", "print('{}')", "os.write(1, b'\\xff\\n')"])
def test_what_cannot_be_read_ends_the_job_with_a_sentence(
    qtbot: QtBot, endings: list[str], babble: str
) -> None:
    job = started(babble, endings)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert isinstance(failed.args[0], CareCoopError)
    assert endings == ["failed"]


def test_a_program_that_is_not_there_is_said(qtbot: QtBot) -> None:
    job = RotaJob(BuildOrder(date(2026, 11, 30), 0, "{}", ("/nowhere/python",)))
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert failed.args[1] is None
