"""A week being planned: the kernel's arrays behind methods with names."""

from collections.abc import MutableSequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from solver.plan import Plan
from solver.problem import Placement
from solver.search import layout as lay
from solver.search.model import Int32, Model, plan_of, rows_of
from solver.worth import Worth


@dataclass(frozen=True)
class Kernel:
    """The kernel's entries, compiled or interpreted."""

    entries: ModuleType
    anneal: ModuleType
    halves: ModuleType
    is_compiled: bool


def compiled() -> Kernel:
    """The kernel as numba compiles it (or finds it in the cache)."""
    from solver.search.kernel import anneal, entries, halves  # noqa: PLC0415 - half a second
    from solver.search.kernel.jit import compile_kernel  # noqa: PLC0415
    from solver.search.warm import is_warm  # noqa: PLC0415

    compile_kernel(is_cached=is_warm())
    return Kernel(entries, anneal, halves, is_compiled=True)


def interpreted() -> Kernel:
    """The kernel as plain Python."""
    from solver.search.kernel import plain  # noqa: PLC0415

    module = plain.interpreted()
    return Kernel(module, module, module, is_compiled=False)


class Week:
    """One plan under change, the best one it has been, and what may be done to it."""

    def __init__(self, model: Model, kernel: Kernel, seed: int) -> None:
        self.model = model
        self.kernel = kernel
        self.seed = seed
        mixed = np.random.SeedSequence(seed).generate_state(2)
        random = [int(mixed[0]) | 1, int(mixed[1])]
        self._fix: MutableSequence[int] | Any = model.fix
        self._whole = self._fix  # of which `_fix` is a copy while only some days may change
        self._tab: MutableSequence[int] | Any = model.tab
        self._now: MutableSequence[int] | Any = model.blank.copy()
        self._rng: MutableSequence[int] | Any = np.array(random, dtype=np.int64)
        if not kernel.is_compiled:  # lists are several times faster to index than arrays
            self._fix, self._tab = model.fix.tolist(), model.tab.tolist()
            self._whole = self._fix
            self._now, self._rng = model.blank.tolist(), random
        self.set_price(10)
        self._load(model.pinned, check=False)

    def change_kernel(self, kernel: Kernel) -> None:
        """Go on with the compiled kernel: the same plan, the same moves to come."""
        self.kernel = kernel
        self._fix, self._tab = self.model.fix, self.model.tab
        self._whole = self._fix
        self._now = np.array(self._now, dtype=np.int32)
        self._rng = np.array(self._rng, dtype=np.int64)

    def set_price(self, points: int) -> None:
        """How many points one unfilled minute weighs from now on."""
        self._now[lay.PRICE] = points

    def anneal(self, moves: int, warmth: float, *, keep: bool) -> None:
        """Try moves at one temperature; with `keep` note every best plan, not the last only."""
        self.kernel.anneal.anneal(
            self._fix, self._tab, self._now, self._rng, moves, warmth, int(keep)
        )

    def fill(self, tries: int) -> None:
        """Put open places where they are cheapest, then `tries` times push others onward."""
        self.kernel.entries.fill_open(self._fix, self._tab, self._now, self._rng, tries)

    def offers(self, visits: list[int], most: int) -> Int32:
        """Per visit the cheapest few carers who have room for a place of it, as rows of the visit's
        number in `visits`, carer, points and start."""
        most = min(most, len(self.model.problem.carers))
        rows = np.empty(len(visits) * most * lay.OFFER_ROW, dtype=np.int32)
        cells = rows if self.kernel.is_compiled else rows.tolist()
        wanted = self._cells([*visits, -1])
        n = self.kernel.entries.offers(self._fix, self._tab, self._now, wanted, most, cells)
        found = np.asarray(cells[: n * lay.OFFER_ROW], dtype=np.int32)
        return found.reshape(-1, lay.OFFER_ROW)

    def still_open(self, visits: list[int]) -> list[int]:
        """Those of the visits that miss a place."""
        at = int(self._fix[lay.STATE]) + lay.S_OPEN
        return [visit for visit in visits if self._now[at + visit * lay.STATE_ROW] >= 0]

    def place(self, rows: list[int]) -> int:
        """Put rows of visit, carer, start on the plan where rules allow; the number refused."""
        return self._load(np.array([*rows, -1], dtype=np.int32), check=True)

    def force(self, rows: list[int]) -> None:
        """Put rows of visit, carer, start back where they were, unchecked."""
        self._load(np.array([*rows, -1], dtype=np.int32), check=False)

    def take(self, places: list[tuple[int, int]]) -> None:
        """Take places (visit and carer) off the plan, unchecked: put something back after."""
        wanted = self._cells([*(cell for place in places for cell in place), -1])
        self.kernel.entries.unload(self._fix, self._tab, self._now, wanted)

    def keep_to(self, days: range) -> None:
        """Change only visits of these days from now on; carers have half their free hours there."""
        if self._fix is self._whole:
            self._fix = self._whole[:] if isinstance(self._whole, list) else self._whole.copy()
        self.kernel.halves.keep_to(self._whole, self._now, self._fix, days[0], days[-1])

    def unite(self, other: "Week", days: range) -> bool:
        """Take up these days of another plan of the same week.

        Whether all rules hold then, as they nearly always do.
        """
        broken = self.kernel.halves.unite(
            self._whole, self._tab, self._now, self._rng, other._now, days[0], days[-1]
        )
        return int(broken) == 0

    def copy(self, other: "Week") -> None:
        """Take up another's whole plan as it is; the best plan noted here stays."""
        best = self._now[lay.BEST_SOFT], self._now[lay.BEST_UNFILLED]
        self._now[: self._whole[lay.BEST]] = other._now[: self._whole[lay.BEST]]
        self._now[lay.BEST_SOFT], self._now[lay.BEST_UNFILLED] = best

    def cells(self) -> Int32:
        """A copy of the state, to read from."""
        return np.array(self._now, dtype=np.int32)

    def restart(self, plan: Plan) -> int:
        """Take up another plan as far as it keeps the rules; the number of places refused."""
        self.kernel.entries.empty(self._fix, self._tab, self._now)
        free = {v.id for v in self.model.problem.visits if v.pinned is None}
        placed: dict[str, Placement] = {i: p for i, p in plan.placements.items() if i in free}
        return self._load(rows_of(placed, self.model.problem), check=True)

    def _cells(self, values: list[int]) -> MutableSequence[int] | Int32:
        """Values as the kernel reads them."""
        return np.array(values, dtype=np.int32) if self.kernel.is_compiled else values

    def _load(self, rows: Int32, *, check: bool) -> int:
        wanted = rows if self.kernel.is_compiled else rows.tolist()
        return int(self.kernel.entries.load(self._fix, self._tab, self._now, wanted, int(check)))

    @property
    def standing(self) -> Worth:
        """Of the plan as it is."""
        return Worth(int(self._now[lay.UNFILLED]), int(self._now[lay.SOFT]))

    @property
    def best(self) -> Worth:
        """Of the best plan noted."""
        return Worth(int(self._now[lay.BEST_UNFILLED]), int(self._now[lay.BEST_SOFT]))

    @property
    def open_visits(self) -> list[int]:
        """Movable visits with a missing place."""
        at = int(self._fix[lay.OPEN_LIST])
        listed: list[int] = np.asarray(self._now[at : at + int(self._now[lay.OPEN_N])]).tolist()
        return listed

    def plan(self) -> Plan:
        """The plan as it is."""
        return plan_of(self.model, self.cells(), lay.STATE)

    def best_plan(self) -> Plan:
        """The best plan noted."""
        return plan_of(self.model, self.cells(), lay.BEST)

    def note(self) -> None:
        """Note the plan as it is when it is the best so far."""
        self.anneal(0, 1.0, keep=False)
