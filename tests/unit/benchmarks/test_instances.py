"""The weeks that are measured, and what they are measured against."""

from pathlib import Path

import pytest

from benchmarks import instances
from solver.rules import broken, pinned_alone


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(instances, "SHARED", tmp_path)
    return tmp_path


def test_where_nothing_is_shared_our_own_weeks_are_measured(shared: Path) -> None:
    assert instances.here() == ["own-8", "own-20", "own-50"]
    assert instances.references() == {}


def test_what_is_shared_is_measured_smallest_first(shared: Path) -> None:
    (shared / "instances").mkdir()
    for name in ("torbay-110", "tiny-6", "unknown"):
        (shared / "instances" / f"{name}.json").touch()
    assert instances.here() == ["tiny-6", "torbay-110"]


@pytest.mark.parametrize("name", instances.OWN_CLIENTS)
def test_our_own_weeks_are_sound_and_always_the_same(name: str) -> None:
    week = instances.problem_of(name)
    assert week.name == name
    assert week == instances.problem_of(name)
    assert len(week.visits) == 21 * len(week.clients)
    assert not broken(week, pinned_alone(week))


def test_references_are_found_by_program_instance_and_seconds(shared: Path) -> None:
    (shared / "reference.csv").write_text(
        "solver,instance,seconds,hard,unfilled,soft\n"
        "timefold,tiny-6,60,0,1710,5903\n"
        "greedy,tiny-6,1,0,3585,5697\n"
    )
    assert instances.references() == {
        ("timefold", "tiny-6", 60.0): instances.Row(1710, 5903),
        ("greedy", "tiny-6", 1.0): instances.Row(3585, 5697),
    }
