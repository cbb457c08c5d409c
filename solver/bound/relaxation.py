"""The Lagrangian relaxation of a week: what a plan must cost at least, given prices.

Rules that tie carers, visits and clients together are dropped and each breach is priced instead;
what is left falls apart into visits, clients and carer-weeks that are solved one by one.
Whatever the prices (within their bounds), `Relaxation.value` is at most the soft points of every
rule-abiding plan that leaves no more unfilled than allowed.

| price | of | bounds |
| --- | --- | --- |
| cover[visit] | a place filled, Σ carers + missing = wanted | free |
| face[pair] | a carer who comes to the client (or to this visit) and is none of its faces | ≥ 0 |
| day[carer, day] | worked minutes of a day above `day_most`, if the carer works that day | ≥ 0 |
| days[carer] | days above `most_days` | ≥ 0 |
| load[carer] | clients above `caseload` | 0 to its weight |
| short[carer] | minutes below 4/5 of `contract` | 0 to its weight |
| over[carer] | worked minutes above `contract` | 0 to its weight |
| most[carer] | worked minutes above `most` | ≥ 0 |
| open | unfilled minutes above those allowed | ≥ 0 |
"""

from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from solver.bound.cases import Cases
from solver.bound.desk import MUST, MUST_NOT, Decided, Longs
from solver.bound.faces import least_faces
from solver.bound.hours import Hours
from solver.bound.pricing import CarerPrices, Pricing, Weeks
from solver.bound.slots import (
    DAYS,
    PAIR,
    VISIT,
    Slots,
    find_slots,
    least_missing,
    unfilled_minutes,
)
from solver.problem import Problem
from solver.search.model import known_first

Floats = npt.NDArray[np.float64]

PULL = 1e7  # points: makes the client choose the carers that must come; given back at once


@dataclass(frozen=True)
class Prices:
    """One number for each rule that is priced, or its slope (how far the rule is broken)."""

    cover: Floats
    face: Floats
    day: Floats
    days: Floats
    load: Floats
    short: Floats
    over: Floats
    most: Floats
    open: Floats

    def flat(self) -> Floats:
        """All in one vector."""
        return np.concatenate([getattr(self, part.name).ravel() for part in fields(self)])


class Facts(NamedTuple):
    """Numbers of the problem, per carer, visit or client."""

    carers: int
    clients: int
    wanted: Longs
    missing_least: Longs
    missing_most: Longs
    minutes: Longs  # of `unfilled`, per missing carer of a visit
    allowed: int  # unfilled minutes
    contract: Longs
    floor: Longs  # minutes below which `short` counts
    most: Longs
    most_days: Longs
    caseload: Longs
    team: Longs
    client_of: Longs  # per visit


class Relaxation:
    """The priced problem; `unfilled` is how much of it may stay open."""

    def __init__(self, problem: Problem, unfilled: int, threads: int = 1) -> None:
        self.problem = problem
        self.slots = find_slots(problem)
        self.facts = find_facts(problem, self.slots, unfilled)
        needed = self.facts.wanted - self.facts.missing_most
        self.least_faces = least_faces(problem, self.slots, needed)
        self.meeting = meeting_points(problem)
        self.pair_client = self.facts.client_of[self.slots.pair_visit]
        self.meetings: Decided = np.zeros(self.meeting.shape, dtype=np.int8)
        self.able = np.zeros(self.meeting.shape, dtype=np.bool_)
        self.able[self.pair_client, self.slots.pair_carer] = True
        self.faces: npt.NDArray[np.bool_] = self.able  # who came in the solution at hand
        self.pricing = Pricing(problem, self.slots, threads)

    @property
    def has_cases(self) -> bool:
        """The prices of hours and days are each case's own, no longer those of `Prices`."""
        return bool(self.pricing.cases)

    def begin_cases(self, flat: Floats) -> None:
        """Let each carer's cases grow, from these prices on."""
        hours = self._carer_prices(self.split(flat)).hours
        self.pricing.cases = [Cases(one, self.facts.clients) for one in hours]

    def split(self, flat: Floats) -> Prices:
        """The prices that a vector holds, as views."""
        carers, visits = self.facts.carers, len(self.facts.wanted)
        sizes = [visits, len(self.slots.pair_visit), carers * DAYS, *[carers] * 5]
        parts = np.split(flat, np.cumsum(sizes))
        parts[2] = parts[2].reshape(carers, DAYS)
        return Prices(*parts)

    def bounds(self) -> tuple[Floats, Floats]:
        """The least and the most that each price may be."""
        weights, carers = self.problem.weights, self.facts.carers
        pairs, visits = len(self.slots.pair_visit), len(self.facts.wanted)
        one = np.ones(carers)
        most = Prices(
            np.full(visits, np.inf), np.full(pairs, np.inf), np.full((carers, DAYS), np.inf),
            one * np.inf, one * weights.caseload, one * weights.short, one * weights.over,
            one * np.inf, np.full(1, np.inf),
        ).flat()  # fmt: skip
        least = np.zeros_like(most)
        least[:visits] = -np.inf
        return least, most

    def value(self, flat: Floats) -> tuple[float, Floats]:
        """A lower bound on the soft points at these prices, and its slope."""
        prices = self.split(flat)
        visits, missing = self._visits(prices)
        clients, faces = self._clients(prices)
        carers, weeks = self.pricing.price(self._carer_prices(prices), self.meetings)
        held = self._constants(prices)
        slope = self._slope(missing, faces, weeks)
        return visits + clients + carers + held, slope.flat()

    def _visits(self, prices: Prices) -> tuple[float, Longs]:
        """Points of the places, and how many carers are missing at each visit."""
        facts = self.facts
        each = prices.open[0] * facts.minutes - prices.cover
        missing = np.where(each < 0, facts.missing_most, facts.missing_least)
        return float((prices.cover * facts.wanted + each * missing).sum()), missing

    def _clients(self, prices: Prices) -> tuple[float, npt.NDArray[np.bool_]]:
        """Points of the faces that come to each client, and who they are: [client][carer]."""
        facts = self.facts
        cells = self.pair_client * facts.carers + self.slots.pair_carer
        size = facts.clients * facts.carers
        saved = np.bincount(cells, weights=prices.face, minlength=size)
        points = self.meeting - saved.reshape(self.meeting.shape) + prices.load
        points = np.where(self.able & (self.meetings != MUST_NOT), points, np.inf)
        points = points - PULL * (self.meetings == MUST)
        order = np.argsort(points, axis=1, kind="stable")
        sums = np.cumsum(np.take_along_axis(points, order, axis=1), axis=1)
        sums = np.concatenate([np.zeros((facts.clients, 1)), sums], axis=1)
        extra = np.maximum(0, np.arange(facts.carers + 1) - facts.team[:, None])
        sums += self.problem.weights.carers_per_client * (extra * (extra + 1) // 2)
        sums[np.arange(facts.carers + 1) < self.least_faces[:, None]] = np.inf
        number = sums.argmin(axis=1)
        chosen = np.zeros((facts.clients, facts.carers), dtype=np.bool_)
        ranks = np.arange(facts.carers) < number[:, None]
        np.put_along_axis(chosen, order, ranks, axis=1)
        self.faces = chosen
        pulled = PULL * float((self.meetings == MUST).sum())
        return float(sums[np.arange(facts.clients), number].sum()) + pulled, chosen

    def _carer_prices(self, prices: Prices) -> CarerPrices:
        visit = self.slots.pair_points - prices.cover[self.slots.pair_visit]
        worked = prices.over + prices.most
        hours = [Hours(*one) for one in zip(prices.short, worked, prices.days, strict=True)]
        return CarerPrices(visit, prices.face, prices.day, hours)

    def _constants(self, prices: Prices) -> float:
        """What the prices cost or bring whatever the plan."""
        facts = self.facts
        return float(-prices.load @ facts.caseload - prices.open[0] * facts.allowed)

    def _slope(self, missing: Longs, faces: npt.NDArray[np.bool_], weeks: Weeks) -> Prices:
        """How far the solution at hand breaks each rule that is priced."""
        facts = self.facts
        filled = np.bincount(weeks.rows[:, VISIT], minlength=len(facts.wanted))
        came = np.bincount(weeks.rows[:, PAIR], minlength=len(self.slots.pair_visit))
        by_day = np.array([one.by_day for one in weeks.spent]).reshape(facts.carers, DAYS)
        busy = np.array([one.busy for one in weeks.spent])
        worked, is_priced = by_day.sum(axis=1), 0.0 if self.has_cases else 1.0
        return Prices(
            cover=(facts.wanted - missing - filled).astype(np.float64),
            face=np.where(self._of_pairs(weeks.paid), 1.0, came) - self._of_pairs(faces),
            day=np.where(by_day > 0, by_day - self.problem.rules.day_most, 0.0),
            days=((by_day > 0).sum(axis=1) - facts.most_days) * is_priced,
            load=faces.sum(axis=0) - facts.caseload.astype(np.float64),
            short=(facts.floor - busy) * is_priced,
            over=(worked - facts.contract) * is_priced,
            most=(worked - facts.most) * is_priced,
            open=np.array([float(facts.minutes @ missing - facts.allowed)]),
        )

    def _of_pairs(self, table: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """A table [client][carer] as each pair of visit and carer sees it."""
        return table[self.pair_client, self.slots.pair_carer]


def find_facts(problem: Problem, slots: Slots, unfilled: int) -> Facts:
    """The numbers of a problem of whose visits `unfilled` minutes may stay open."""
    carers = problem.carers
    client_of = {c.id: number for number, c in enumerate(problem.clients)}
    wanted = np.array([v.carers_wanted for v in problem.visits], dtype=np.int64)
    minutes = unfilled_minutes(problem)
    least = least_missing(problem, slots)
    spare = max(0, unfilled - int(minutes @ least))
    pinned = np.array([v.pinned is not None for v in problem.visits], dtype=np.bool_)
    most = np.where(pinned, least, np.minimum(wanted, least + spare // np.maximum(1, minutes)))
    clients = np.array([client_of[v.client] for v in problem.visits], dtype=np.int64)
    team = np.zeros(len(problem.clients), dtype=np.int64)
    np.maximum.at(team, clients, wanted)
    contract = np.array([c.contract_minutes for c in carers], dtype=np.int64)
    return Facts(
        len(carers), len(problem.clients), wanted, least, most, minutes,
        max(unfilled, int(minutes @ least)), contract, contract * 4 // 5,
        np.array([c.most_minutes for c in carers], dtype=np.int64),
        np.array([c.most_days for c in carers], dtype=np.int64),
        np.array([c.caseload for c in carers], dtype=np.int64), team, clients,
    )  # fmt: skip


def meeting_points(problem: Problem) -> Floats:
    """[client][carer]: points of the first visit of a carer who is new to the client."""
    carers = {c.id: number for number, c in enumerate(problem.carers)}
    table = np.full((len(problem.clients), len(carers)), float(problem.weights.new_face))
    for number, client in enumerate(problem.clients):
        table[number, [carers[i] for i in known_first(client) if i in carers]] = 0
    return table
