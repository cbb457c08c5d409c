"""One round of annealing on one week, and the plan of rounds for the time given."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from solver.search.week import Week

SHORTEST_CHUNK, LONGEST_CHUNK = 50, 200_000  # moves between two looks at the clock
CHUNK_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Cooling:
    """How a round cools, geometrically, and how dear an unfilled minute gets meanwhile.

    `hot` 50-100 points: warmer wastes the time, colder is trapped by the first plan. `cold` 3-5:
    about what one move of a good plan still changes. `cheap` and `dear` are points a minute: an
    open place may be swapped about early and costs more than any detour at the end.
    """

    hot: float = 80.0
    cold: float = 4.0
    cheap: int = 10
    dear: int = 30
    keep_from: float = 0.7  # share of the round after which every best plan is noted
    quench_from: float = 0.94  # from here on to nearly nothing: the last single minutes
    frozen: float = 0.2

    def warmth(self, share: float) -> float:
        """Points that a move may cost, in the order of magnitude, at this share of the round."""
        if share < self.quench_from:
            return float(self.hot * (self.cold / self.hot) ** (share / self.quench_from))
        rest = (share - self.quench_from) / (1 - self.quench_from)
        return float(self.cold * (self.frozen / self.cold) ** rest)

    def price(self, share: float) -> int:
        return round(self.cheap + (self.dear - self.cheap) * share)


def anneal_moves(week: Week, cooling: Cooling, moves: int, steps: int = 100) -> None:
    """One round of so many moves: the same seed gives the same plan, whatever the machine."""
    for step in range(steps):
        share = step / steps
        week.set_price(cooling.price(share))
        week.anneal(moves // steps, cooling.warmth(share), keep=share >= cooling.keep_from)


def anneal_until(
    week: Week,
    cooling: Cooling,
    ends: float,
    is_over: Callable[[], bool],
    after_chunk: Callable[[float], None] = lambda _: None,
) -> None:
    """One round that ends at a moment of the monotonic clock, or when it is over.

    `after_chunk` hears after each chunk of moves what share of the round is done.
    """
    begins = monotonic()
    chunk = SHORTEST_CHUNK
    then = begins
    while then < ends and not is_over():
        share = (then - begins) / (ends - begins)
        week.set_price(cooling.price(share))
        week.anneal(chunk, cooling.warmth(share), keep=share >= cooling.keep_from)
        moment = monotonic()
        pace = (moment - then) / chunk
        chunk = int(min(LONGEST_CHUNK, max(SHORTEST_CHUNK, CHUNK_SECONDS / max(pace, 1e-9))))
        then = moment
        after_chunk(min(1.0, (then - begins) / (ends - begins)))
