"""How long a search may last: until its deadline, or until the caller wants it to stop."""

import threading
from collections.abc import Callable
from time import monotonic

STEADY_MOVES_PER_SECOND = 1_000_000  # what an ordinary core does, compiled
SPARE_SECONDS = 0.2  # kept back from the time given for handing over the plan
SPARE_SECONDS_PER_VISIT = 0.000_04


class Clock:
    """Made when the search is called; all that the search does looks at it."""

    def __init__(
        self, seconds: float | None, visits: int, should_stop: Callable[[], bool] | None
    ) -> None:
        """`seconds` None: no limit. The week has so many `visits`."""
        self._begun = monotonic()
        self._should_stop = should_stop
        self._stopped = threading.Event()
        spare = SPARE_SECONDS + SPARE_SECONDS_PER_VISIT * visits
        self.deadline = None if seconds is None else self._begun + seconds - spare

    @property
    def elapsed(self) -> float:
        """Seconds since the search was called."""
        return monotonic() - self._begun

    def stop(self) -> None:
        """It shall be over, for every thread."""
        self._stopped.set()

    def is_over(self) -> bool:
        """Time is up, or the caller wants to stop. Safe to call from any thread."""
        if self.deadline is not None and monotonic() >= self.deadline:
            self.stop()
        return self._stopped.is_set()

    def look(self) -> bool:
        """Ask the caller (from the caller's thread only) and say whether it is over."""
        if self._should_stop is not None and self._should_stop():
            self.stop()
        return self.is_over()
