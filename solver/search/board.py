"""The best plan so far, shared by the threads that look for better ones."""

import threading

from solver.plan import Plan
from solver.search.week import Standing, Week


class Board:
    """Threads put their best on it; the conductor reads it. Every method may be called by any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._standing: Standing | None = None
        self._plan: Plan | None = None

    def offer(self, week: Week) -> None:
        """Take the week's best plan if it beats what is here."""
        standing = week.best
        with self._lock:
            if self._standing is not None and not standing.beats(self._standing):
                return
        plan = week.best_plan()
        with self._lock:
            if self._standing is None or standing.beats(self._standing):
                self._standing, self._plan = standing, plan

    def read(self) -> tuple[Standing, Plan] | None:
        """The best so far, or None before the first plan."""
        with self._lock:
            if self._standing is None or self._plan is None:
                return None
            return self._standing, self._plan
