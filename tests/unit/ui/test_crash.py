"""Bugs are written down without anybody's data, and shown once."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.crash import CrashLog, without_values

SECRET = "Mrs Pryce, 12 Made-up Street"


@pytest.fixture
def shown() -> list[str]:
    return []


@pytest.fixture
def log(tmp_path: Path, shown: list[str]) -> Iterator[CrashLog]:
    made = CrashLog(tmp_path, shown.append)
    made.install()
    yield made
    made.remove()


def fail(secret: str) -> None:
    raise ValueError(f"cannot save {secret}")


def test_a_bug_is_logged_without_values_and_shown_once(log: CrashLog, shown: list[str]) -> None:
    for _again in range(2):
        try:
            fail(SECRET)
        except ValueError:
            sys.excepthook(*sys.exc_info())
    written = log.path.read_text(encoding="utf-8")
    assert written.count("ValueError at test_crash.py") == 2
    assert SECRET not in written
    assert len(shown) == 1
    assert str(log.path) in shown[0]


def test_the_hook_goes_back_when_it_is_removed(tmp_path: Path) -> None:
    before = sys.excepthook
    log = CrashLog(tmp_path, lambda _words: None)
    log.install()
    assert sys.excepthook == log.caught
    log.remove()
    assert sys.excepthook is before
    assert not logging.getLogger("carecoop.crash").handlers


def test_a_bug_without_a_stack_is_named_all_the_same() -> None:
    assert without_values(KeyError, None) == "KeyError at an unknown place"
