"""One round of annealing on one week, and the plan of rounds for the time given."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import Protocol

from solver.search.week import Week

SHORTEST_CHUNK, LONGEST_CHUNK = 50, 200_000  # moves between two looks at the clock
CHUNK_SECONDS = 0.02
STEADY_CHUNK = 2000  # moves at one temperature where moves are counted, not seconds
SHORTEST_ROUND = 0.5
FULL_SECONDS_PER_VISIT = 0.03  # for a round that leaves little to gain: 48 s for 1,600 visits
WARM_SECONDS_PER_VISIT = 0.0025  # ... from full warmth: 12 s for 4,900; with less it ends too warm
FINISH_SHARE, FINISH_HOT, FINISH_COLD = 0.15, 10.0, 2.0  # the last of many rounds
MOST_ALONE, ALONE_GROWTH = 0.5, 0.08  # see `alone_share`
LOOSE_HOT = 40.0  # only a round from more than this
LOOSE_PRICE = 1  # ... begins with unfilled minutes this cheap, so that open places change hands
MEND_HOT = 12.0  # a week that was given or published is mended, not planned anew
LEAST_HOT = 12.0
# Down to so many points, how long cooling by the same factor takes: longest where who serves whom
# settles.
LINGERING = ((60.0, 1.0), (12.0, 2.3), (0.0, 1.4))


@dataclass(frozen=True, slots=True)
class Cooling:
    """How a round cools, see `cooled`, and how dear an unfilled minute gets meanwhile.

    `hot` is several times what a new face costs: colder, who serves whom stays as the first plan
    has it. `cold` 3-5: about what one move of a good plan still changes. `cheap` and `dear` are
    points a minute: an open place may be swapped about early and costs more than any detour at
    the end.
    """

    hot: float = 300.0
    cold: float = 4.0
    cheap: int = 10
    dear: int = 30
    keep_from: float = 0.7  # share of the round after which every best plan is noted
    quench_from: float = 0.94  # from here on to nearly nothing: the last single minutes
    frozen: float = 0.2

    def warmth(self, share: float) -> float:
        """Points that a move may cost, in the order of magnitude, at this share of the round."""
        if share < self.quench_from:
            return cooled(self.hot, self.cold, share / self.quench_from)
        rest = (share - self.quench_from) / (1 - self.quench_from)
        return float(self.cold * (self.frozen / self.cold) ** rest)

    def price(self, share: float) -> int:
        return round(self.cheap + (self.dear - self.cheap) * share)


def cooled(hot: float, cold: float, share: float) -> float:
    """The warmth at this share of the way down: geometric within each band of `LINGERING`."""
    ways: list[tuple[float, float, float]] = []  # from, to, how long it takes
    top = hot
    for bottom, pace in LINGERING:
        to = max(bottom, cold)
        if to < top:
            ways.append((top, to, pace * math.log(top / to)))
            top = to
    left = share * sum(lasts for *_, lasts in ways)
    for top, to, lasts in ways:
        if left < lasts:
            return float(top * (to / top) ** (left / lasts))
        left -= lasts
    return cold


@dataclass(frozen=True, slots=True)
class Round:
    """One round: how it cools, and at what share of the whole time it ends."""

    cooling: Cooling
    ends: float


def round_length(visits: int) -> float:
    """Seconds after which a week of so many visits gains less from more time than from another go.

    6 s for 84 visits, a minute for 400, three for 900.
    """
    return max(SHORTEST_ROUND, 60.0 * math.pow(visits / 400, 1.5))


def schedule(seconds: float, visits: int, *, is_mending: bool) -> list[Round]:
    """The rounds for a time. A large week is annealed once, a small one many times.

    Each round forgets the one before: where it ends is settled while it is warm, and two ends
    differ by some percent. The last one sets out from the best of all and only tidies it up.
    """
    full = max(SHORTEST_ROUND, visits * FULL_SECONDS_PER_VISIT)
    if is_mending:
        return spread(Cooling(hot=MEND_HOT), max(1, round(seconds / full)), 1.0)
    rounds = round(seconds * (1 - FINISH_SHARE) / round_length(visits))
    if rounds < 2:
        return [Round(only_cooling(warm_share(seconds, visits)), 1.0)]
    finish = Cooling(hot=FINISH_HOT, cold=FINISH_COLD)
    return [*spread(Cooling(), rounds, 1 - FINISH_SHARE), Round(finish, 1.0)]


def warm_share(seconds: float, visits: int) -> float:
    """How many times the time is there that cooling from full warmth needs at least."""
    return seconds / max(SHORTEST_ROUND, visits * WARM_SECONDS_PER_VISIT)


def alone_share(seconds: float, visits: int) -> float:
    """The share of a round for which each of two cores plans by itself, before they share one plan.

    While it is warm, clients change hands for the whole week, and a core does that better alone;
    but then only one core's work is kept. So the less time there is, the sooner they join.
    """
    return min(MOST_ALONE, ALONE_GROWTH * math.log(max(1.0, warm_share(seconds, visits))))


def spread(cooling: Cooling, rounds: int, until: float) -> list[Round]:
    """Like rounds, equally long, up to a share of the whole time."""
    return [Round(cooling, until * (n + 1) / rounds) for n in range(rounds)]


def only_cooling(share: float) -> Cooling:
    """The only round, given the share of a full round that there is time for.

    Cooling from full warmth in too little time ends warm: the start comes down with the share.
    """
    return Cooling(hot=max(LEAST_HOT, Cooling().hot * min(1.0, share)))


def loosened(cooling: Cooling, unfilled: int) -> Cooling:
    """The round as it is done from a plan with so much unfilled: open places may change hands."""
    if unfilled > 0 and cooling.hot > LOOSE_HOT:
        return replace(cooling, cheap=LOOSE_PRICE)
    return cooling


def anneal_moves(
    week: Week,
    cooling: Cooling,
    moves: int,
    is_over: Callable[[], bool] = lambda: False,
) -> None:
    """One round of so many moves: the same seed gives the same plan, whatever the machine."""
    chunk = max(1, min(STEADY_CHUNK, moves // 100))
    for done in range(0, moves, chunk):
        if is_over():
            return
        share = done / moves
        week.set_price(cooling.price(share))
        keep = share >= cooling.keep_from
        week.anneal(min(chunk, moves - done), cooling.warmth(share), keep=keep)


class Annealed(Protocol):
    """What a round needs of a week, or of two cores' weeks that hold one plan."""

    def set_price(self, points: int) -> None: ...

    def anneal(self, moves: int, warmth: float, *, keep: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a round lasts, on the monotonic clock."""

    begins: float
    ends: float

    def share(self, moment: float) -> float:
        """How much of the round is over."""
        return min(1.0, (moment - self.begins) / max(1e-9, self.ends - self.begins))

    def at(self, share: float) -> float:
        """The moment when so much of it is over."""
        return self.begins + share * self.seconds

    @property
    def seconds(self) -> float:
        return self.ends - self.begins


def anneal_until(
    week: Annealed,
    cooling: Cooling,
    span: Span,
    is_over: Callable[[], bool],
    after_chunk: Callable[[], None] = lambda: None,
    *,
    until: float = math.inf,
    longest: int = LONGEST_CHUNK,
) -> None:
    """A round that lasts so long, or its part from now until a moment, unless it is over before.

    After each chunk of moves, `longest` at most, comes `after_chunk`.
    """
    chunk = SHORTEST_CHUNK
    then = monotonic()
    while then < min(span.ends, until) and not is_over():
        share = span.share(then)
        week.set_price(cooling.price(share))
        week.anneal(chunk, cooling.warmth(share), keep=share >= cooling.keep_from)
        moment = monotonic()
        pace = (moment - then) / chunk
        chunk = int(min(longest, max(SHORTEST_CHUNK, CHUNK_SECONDS / max(pace, 1e-9))))
        then = moment
        after_chunk()
