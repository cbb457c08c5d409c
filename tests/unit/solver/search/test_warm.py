"""The compiler's cache: named by the sources, filled once, by one process at a time."""

import gc
import os
import subprocess
import sys
import time
import weakref
from pathlib import Path

import pytest

from solver.search import warm
from solver.search.kernel import jit


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(warm, "cache_folder", lambda: tmp_path)
    return tmp_path


def test_the_cache_is_warm_once_it_says_so(folder: Path) -> None:
    assert not warm.is_warm()
    (folder / "ready").touch()
    assert warm.is_warm() == jit.HAS_NUMBA


def test_a_compile_under_way_is_waited_for_but_not_for_ever(folder: Path) -> None:
    assert not warm.is_being_warmed()
    (folder / "building").touch()
    assert warm.is_being_warmed()
    long_ago = time.time() - 2 * warm.LONGEST_COMPILE_SECONDS
    os.utime(folder / "building", (long_ago, long_ago))
    assert not warm.is_being_warmed()


def aged(folder: Path, seconds: float) -> Path:
    """Machine code of another kernel that was last used so long ago."""
    folder.mkdir()
    for path in (folder / "ready", folder):
        path.touch()
        os.utime(path, (time.time() - seconds,) * 2)
    return folder


def test_machine_code_that_nobody_used_for_a_month_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warm, "cache_folder", lambda: tmp_path / "kernel-own")
    own = aged(tmp_path / "kernel-own", 2 * warm.STALE_SECONDS)
    stale = aged(tmp_path / "kernel-stale", warm.STALE_SECONDS + 60)
    used = aged(tmp_path / "kernel-used", warm.STALE_SECONDS - 60)
    other = aged(tmp_path / "backups", 2 * warm.STALE_SECONDS)
    warm.remove_stale()
    assert not stale.exists()
    assert own.exists()
    assert used.exists()
    assert other.exists()


def test_machine_code_that_is_used_is_not_taken_for_stale(folder: Path) -> None:
    (folder / "ready").touch()
    os.utime(folder / "ready", (1, 1))
    warm.warm_beside()
    is_fresh = (folder / "ready").stat().st_mtime > time.time() - 60
    assert is_fresh == jit.HAS_NUMBA


def test_nobody_compiles_beside_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("started another"))
    (folder / "building").touch()
    is_ready = warm.warm_beside()
    assert not is_ready()
    (folder / "ready").touch()
    assert is_ready() == jit.HAS_NUMBA


def test_the_folder_is_named_by_the_sources_and_moved_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARECOOP_KERNEL_CACHE", str(tmp_path))
    jit.cache_folder.cache_clear()
    try:
        assert jit.cache_folder().parent == tmp_path
        assert jit.cache_folder().name.startswith("kernel-")
    finally:
        jit.cache_folder.cache_clear()


def test_a_compiler_left_to_itself_is_buried_without_a_word(
    recwarn: pytest.WarningsRecorder,
) -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    waiter = warm.see_off(process)
    stdin, here = process.stdin, weakref.ref(process)
    assert stdin is not None
    del process
    gc.collect()
    assert here() is not None  # still owned while it runs
    stdin.write(b"\n")
    stdin.close()
    waiter.join(10)
    gc.collect()
    assert here() is None
    assert not recwarn


def test_sources_at_another_place_or_saved_at_another_moment_have_other_machine_code(
    tmp_path: Path,
) -> None:
    """numba does not take up what it compiled for another file, be it the same to the letter."""
    here, there = tmp_path / "here.py", tmp_path / "there.py"
    for source in (here, there):
        source.write_text("same = 1\n", encoding="utf-8")
    before = jit.digest_of([here])
    assert jit.digest_of([here]) == before
    assert jit.digest_of([there]) != before
    os.utime(here, (1, 1))
    assert jit.digest_of([here]) != before
