"""Every core at work, with the compiled kernel: each anneals, all share the best plan."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from functools import partial
from time import monotonic

from solver.search.board import Board
from solver.search.clock import Clock
from solver.search.rounds import (
    FULL_SECONDS_PER_VISIT,
    Span,
    anneal_until,
    loosened,
    schedule,
)
from solver.search.week import Week, compiled

MOST_CORES = 4
SEED_STEP = 1000  # between the seeds of two cores
SHORTEST_LAP, LAP_GROWTH = 8.0, 1.5  # seconds of the first lap without a deadline
ADOPT_AT = 0.75  # earlier: both cores do the same work; later: the worse one's is lost


def cores() -> int:
    """How many threads anneal at the same time."""
    return min(MOST_CORES, os.cpu_count() or 1)


def at_once(works: Sequence[Callable[[], None]], clock: Clock) -> None:
    """Do these in threads, all at the same time.

    Raises what goes wrong in one of them; then the clock is stopped, so that the others end too.
    """
    with ThreadPoolExecutor(len(works)) as pool:
        ended = wait([pool.submit(work) for work in works], return_when=FIRST_EXCEPTION)
        if ended.not_done:
            clock.stop()
    for work in ended.done:
        work.result()


class Crew:
    """The threads that improve a plan until time is up; the best is always on the board."""

    def __init__(self, first: Week, clock: Clock, board: Board, *, is_mending: bool) -> None:
        kernel = compiled()
        self._weeks = [
            Week(first.model, kernel, first.seed + SEED_STEP * i) for i in range(cores())
        ]
        self._clock = clock
        self._board = board
        self._is_mending = is_mending

    def improve(self) -> None:
        """Rounds of annealing until time is up, on every core."""
        at_once([partial(self._laps, week) for week in self._weeks], self._clock)

    def _laps(self, week: Week) -> None:
        """Without a deadline a lap of rounds follows the other, each longer than the one before."""
        visits = len(week.model.problem.visits)
        lap = max(SHORTEST_LAP, visits * FULL_SECONDS_PER_VISIT)
        while not self._clock.is_over():
            begins, deadline = monotonic(), self._clock.deadline
            span = Span(begins, begins + lap if deadline is None else deadline)
            anneal_rounds(week, self._board, span, self._clock, is_mending=self._is_mending)
            lap *= LAP_GROWTH


def anneal_rounds(week: Week, board: Board, span: Span, clock: Clock, *, is_mending: bool) -> None:
    """Rounds one after the other on one core, each from the best plan of all on the board."""
    seconds = span.ends - span.begins
    rounds = schedule(seconds, len(week.model.problem.visits), is_mending=is_mending)
    begins = span.begins
    for each in rounds:
        ends = span.begins + seconds * each.ends
        read = board.read()
        assert read is not None
        week.restart(read[1])
        cooling = loosened(each.cooling, read[0].unfilled)
        exchange = Exchange(week, board, is_long=len(rounds) == 1)
        anneal_until(week, cooling, Span(begins, ends), clock.is_over, exchange.after_chunk)
        week.note()
        board.offer(week)
        begins = ends


class Exchange:
    """What a core shares during one round: its best plan; in a long one, late, the best of all.

    Short rounds begin from the best of all anyway, and shall end where they get to by themselves.
    """

    def __init__(self, week: Week, board: Board, *, is_long: bool) -> None:
        self._week = week
        self._board = board
        self._is_long = is_long
        self._has_adopted = False

    def after_chunk(self, share: float) -> None:
        """Offer the week's best; once, at the share ADOPT_AT, go on from a better one's plan."""
        self._board.offer_at_times(self._week)
        if share < ADOPT_AT or self._has_adopted:
            return
        self._has_adopted = True
        read = self._board.read()
        if read is not None and self._is_long and read[0].beats(self._week.best):
            self._week.restart(read[1])
