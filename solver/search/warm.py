"""Compile once and keep the machine code: `python -m solver.search.warm`.

To be called when the program is set up. It takes about half a minute, five seconds of it for the
proof, and next to nothing where the code is there already. Without it the first search and the
first proof compile for themselves.
"""

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from solver.lines import start_module
from solver.problem import Carer, Client, Problem, StraightLine, Visit
from solver.search.kernel.jit import HAS_NUMBA, cache_folder

STALE_SECONDS = 30 * 24 * 3600  # after that, machine code that nobody used is taken away
LONGEST_COMPILE_SECONDS = 300  # after that, a compile that has not ended is taken for dead


def is_warm() -> bool:
    """Machine code for exactly this kernel lies in the cache."""
    return HAS_NUMBA and (cache_folder() / "ready").is_file()


def sample() -> Problem:
    """A week with one carer and one visit: enough to make the compiler do all its work."""
    return Problem(
        name="warm",
        week=date(2026, 1, 5),
        places=((0, 0), (1000, 0)),
        travel={"car": StraightLine(3, 24)},
        carers=(Carer("a", 0, "car", frozenset(), ((480, 1080),), 600, 900, 5, 5),),
        clients=(Client("c", 1),),
        visits=(Visit("v", "c", 500, 600, 540, 30),),
    )


def warm() -> None:
    """Compile every entry of the kernel into the cache."""
    if not HAS_NUMBA:
        return
    if is_warm():
        note_use()
        return
    from solver.search.model import build  # noqa: PLC0415
    from solver.search.week import Week, compiled  # noqa: PLC0415 - imports the kernel

    cache_folder().mkdir(parents=True, exist_ok=True)
    (cache_folder() / "building").touch()
    remove_stale()
    week = Week(build(sample()), compiled(), seed=0)
    week.offers([0], 1)
    week.fill(tries=1)
    week.anneal(moves=10, warmth=10.0, keep=True)
    week.restart(week.best_plan())
    (cache_folder() / "ready").touch()


def note_use() -> None:
    """Say that this machine code is in use, so that nobody takes it for stale."""
    with suppress(OSError):  # a cache that only others may write to
        (cache_folder() / "ready").touch()


def remove_stale() -> None:
    """Take away the machine code of kernels that nothing has used for a month: every version of
    the program leaves its own behind."""
    here = cache_folder()
    for folder in here.parent.glob("kernel-*"):
        if folder != here and _last_use(folder) < time.time() - STALE_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def _last_use(folder: Path) -> float:
    """When it was last said to be in use, or made; never, where it is going already."""
    try:
        return max(entry.stat().st_mtime for entry in (folder, *folder.glob("*")))
    except OSError:
        return time.time()


def warm_proof() -> None:
    """Compile what prices a week, too; numba itself knows whether it is there."""
    if not HAS_NUMBA:
        return
    from solver.bound.proof import Proof  # noqa: PLC0415 - imports the kernel

    Proof(sample(), unfilled=0, plan_soft=None).climb.step()


def is_being_warmed() -> bool:
    """Another process compiles already (or died while it did, not long ago)."""
    try:
        begun = (cache_folder() / "building").stat().st_mtime
    except OSError:
        return False
    return time.time() - begun < LONGEST_COMPILE_SECONDS


def warm_beside() -> Callable[[], bool]:
    """Compile in a process of its own, gently; call the result to ask whether it is done."""
    if not HAS_NUMBA:
        return lambda: False
    if is_warm():
        note_use()
        return is_warm
    if is_being_warmed():
        return is_warm
    if getattr(sys, "frozen", False):  # a packed program cannot start `python -m`
        threading.Thread(target=warm, daemon=True).start()
        return is_warm
    nothing = subprocess.DEVNULL
    see_off(
        start_module(
            "solver.search.warm",
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            is_apart=True,  # Ctrl+C is meant for the search
        )
    )
    return is_warm


def see_off(process: "subprocess.Popen[bytes]") -> threading.Thread:
    """Let a process outlive whoever started it, and bury it should it end before this one.

    What it compiles is for the searches to come, however short this one is.
    """
    waiter = threading.Thread(target=process.wait, name="compiler", daemon=True)
    waiter.start()
    return waiter


if __name__ == "__main__":
    warm()
    warm_proof()
