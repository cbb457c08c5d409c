"""The crew: what goes wrong on one core ends the search on all."""

from typing import Any

import pytest

from solver.search import crew
from solver.search.clock import Clock


class CoreError(Exception):
    """What goes wrong in the test."""


def test_a_fault_on_one_core_is_raised_and_ends_the_others() -> None:
    clock = Clock(60, visits=1, should_stop=None)

    def fail() -> None:
        raise CoreError

    def go_on() -> None:
        while not clock.is_over():
            pass

    with pytest.raises(CoreError):
        crew.at_once([go_on, fail], clock)
    assert clock.elapsed < 60


def test_all_have_ended_when_it_returns() -> None:
    done: list[Any] = []
    crew.at_once([lambda: done.append(1), lambda: done.append(2)], Clock(60, 1, None))
    assert sorted(done) == [1, 2]
