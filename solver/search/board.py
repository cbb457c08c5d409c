"""The best plan so far, shared by the threads that look for better ones."""

import threading
from collections.abc import Sequence
from time import monotonic

from solver.plan import Plan
from solver.search.districts import joined
from solver.search.week import Week
from solver.worth import Worth

PAUSE_SECONDS = 0.3  # writing a plan out holds the interpreter's lock, which all threads need


class Board:
    """Threads put their best on it; the conductor reads it. Every method may be called by any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._standing: Worth | None = None
        self._plan: Plan | None = None
        self._next: dict[int, float] = {}  # by thread: when it may offer at times

    def offer_at_times(self, week: Week) -> None:
        """As `offer`, but for each thread only a few times a second."""
        me, now = threading.get_ident(), monotonic()
        if now >= self._next.get(me, 0.0):
            self.offer(week)
            self._next[me] = monotonic() + PAUSE_SECONDS

    def offer(self, week: Week) -> None:
        """Take the week's best plan if it beats what is here."""
        standing = week.best
        with self._lock:
            if self._standing is not None and not standing.beats(self._standing):
                return
        self.put(standing, week.best_plan())

    def put(self, standing: Worth, plan: Plan) -> None:
        """Take a plan that stands so if it beats what is here."""
        with self._lock:
            if self._standing is None or standing.beats(self._standing):
                self._standing, self._plan = standing, plan

    def read(self) -> tuple[Worth, Plan] | None:
        """The best so far, or None before the first plan."""
        with self._lock:
            if self._standing is None or self._plan is None:
                return None
            return self._standing, self._plan


class Boards:
    """The boards of a week's districts, read as one."""

    def __init__(self, name: str, boards: Sequence[Board]) -> None:
        """`name` is that of the whole week."""
        self._name = name
        self._boards = boards
        self._parts: list[Plan] = []
        self._whole = Plan(name, {})

    def read(self) -> tuple[Worth, Plan] | None:
        """The best so far of all together, or None until each has a plan; from one thread only."""
        found = [one for one in (board.read() for board in self._boards) if one is not None]
        if len(found) < len(self._boards):
            return None
        parts = [plan for _, plan in found]
        if [*map(id, parts)] != [*map(id, self._parts)]:
            self._parts, self._whole = parts, joined(self._name, parts)
        standings = [standing for standing, _ in found]
        whole = Worth(sum(s.unfilled for s in standings), sum(s.soft for s in standings))
        return whole, self._whole
