"""`carecoop …` from the first moment: Ctrl+C ends it with one sentence."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from carecoop.cli import commands

Run = Callable[..., tuple[int, str, str]]


def interrupted(*_: object, **__: object) -> int:
    raise KeyboardInterrupt


def test_ctrl_c_while_commands_are_loaded_is_one_sentence(
    carecoop: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "run", interrupted)
    assert carecoop("solve") == (130, "", "carecoop: stopped before it was done.\n")


def test_ctrl_c_in_a_command_is_one_sentence(
    carecoop: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("solver.exchange.read_problem", interrupted)
    code, out, err = carecoop("solve", __file__, "-o", "plan.json", "--seconds", "1")
    assert (code, out) == (130, "")
    assert err.endswith("carecoop: stopped before it was done.\n")


def test_nothing_is_loaded_before_ctrl_c_is_minded() -> None:
    loaded = "import sys, carecoop.cli; print(*sys.modules)"
    made = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert not {"typer", "solver", "sqlalchemy"} & set(made.stdout.split())
