"""Two cores on one plan: turn by turn, each anneals other days of the week.

What keeps two cores from one plan is what they would both change. Days share little: a visit stays
on its day, and all carers may be had for it. How the days are cut changes with every turn.
"""

from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Event
from types import TracebackType
from typing import Self

from solver.search import layout as lay
from solver.search.week import Week

MOVES_PER_VISIT = 4  # in one turn; in longer ones, each works too long with stale faces and hours
WHOLE_WEEK = range(lay.DAYS)
LEFT_OUT = (2, 3, 4)  # the day between those of one core and those of the other
SLICES = 8  # of a turn; between two, a core looks whether the other is done
WHOLE_TURN = 4  # while places are open, one turn in so many is for the whole week, on each core


class Halves:
    """Two weeks that hold one plan between turns; to `rounds.anneal_until` they are one week."""

    def __init__(self, one: Week, other: Week) -> None:
        """Both go on from the better one's plan."""
        self._one, self._other = one, other
        self._random = Random(one.seed)  # noqa: S311 - no secret
        self._turns = 0
        self._thread = ThreadPoolExecutor(1)
        agree(one, other)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Each may change the whole week again."""
        self._thread.shutdown()
        for week in (self._one, self._other):
            week.keep_to(WHOLE_WEEK)

    def set_price(self, points: int) -> None:
        """How many points one unfilled minute weighs from now on."""
        self._one.set_price(points)
        self._other.set_price(points)

    def anneal(self, moves: int, warmth: float, *, keep: bool) -> None:
        """A turn: so many moves on the quicker core; the other then ends, so that none waits."""
        self._turns += 1
        is_whole = self._one.standing.unfilled > 0 and self._turns % WHOLE_TURN == 0
        mine, theirs = (WHOLE_WEEK, WHOLE_WEEK) if is_whole else self._cut()
        ended, slice_moves = Event(), -(-moves // SLICES)

        def turn(week: Week, days: range) -> None:
            week.keep_to(days)
            for done in range(0, moves, slice_moves):
                if ended.is_set():
                    return
                week.anneal(min(slice_moves, moves - done), warmth, keep=keep)
            ended.set()

        done = self._thread.submit(turn, self._other, theirs)
        turn(self._one, mine)
        done.result()
        if is_whole:
            agree(self._one, self._other)
        elif self._one.unite(self._other, theirs):
            self._other.copy(self._one)
        else:
            self._one.copy(self._other)
        self._one.note()

    def _cut(self) -> tuple[range, range]:
        """Who has which days this turn."""
        between = self._random.choice(LEFT_OUT)
        spans = range(between), range(between + 1, lay.DAYS)
        return spans if self._random.random() < 0.5 else spans[::-1]


def agree(one: Week, other: Week) -> None:
    """Both go on from the better one's plan as it is."""
    if other.standing.beats(one.standing):
        one.copy(other)
    else:
        other.copy(one)
