"""The best plan so far, shared by the threads that look for better ones."""

import threading
from time import monotonic

from solver.plan import Plan
from solver.search.week import Standing, Week

PAUSE_SECONDS = 0.3  # writing a plan out holds the interpreter's lock, which all threads need


class Board:
    """Threads put their best on it; the conductor reads it. Every method may be called by any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._standing: Standing | None = None
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
