"""The Lagrangian relaxation of a week: what a plan must cost at least, given prices.

Rules that tie carers, visits and clients together are dropped and each breach is priced instead;
what is left falls apart into visits, clients and carer-weeks that are solved exactly one by one.
Whatever the prices (within their bounds), `Relaxation.value` is at most the soft points of every
rule-abiding plan that leaves no more unfilled than allowed.

| price | of | bounds |
| --- | --- | --- |
| cover[visit] | a place filled, Σ carers + missing = wanted | free |
| face[pair] | a carer at a visit who is none of the client's faces | ≥ 0 |
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

from solver.bound import week as wk
from solver.bound.faces import least_faces
from solver.bound.slots import (
    CARER,
    DAY,
    DAYS,
    DURATION,
    HI,
    LO,
    PAIR,
    PLACE,
    VISIT,
    Slots,
    find_slots,
    least_missing,
    unfilled_minutes,
)
from solver.problem import DAY_MINUTES, WEEK_MINUTES, Problem, Visit
from solver.score import GRACE_MINUTES
from solver.search.model import known_first
from solver.travel import minutes_matrix

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Ints = npt.NDArray[np.int32]
Meetings = npt.NDArray[np.int8]  # [client][carer]: what is decided of their meeting, 0 is nothing

MUST, MUST_NOT = 1, -1
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


class Weeks(NamedTuple):
    """The carer-weeks chosen, all carers' visits in order: columns of slots, and starts."""

    rows: Ints
    starts: Longs


class Relaxation:
    """The priced problem; `unfilled` is how much of it may stay open."""

    def __init__(self, problem: Problem, unfilled: int) -> None:
        self.problem = problem
        self.slots = find_slots(problem)
        self.facts = find_facts(problem, self.slots, unfilled)
        needed = self.facts.wanted - self.facts.missing_most
        self.least_faces = least_faces(problem, self.slots, needed)
        self.meeting = meeting_points(problem)
        self.travel = {
            mode: np.ascontiguousarray(minutes_matrix(problem, mode)) for mode in problem.travel
        }
        self.pair_client = self.facts.client_of[self.slots.pair_visit]
        self.meetings: Meetings = np.zeros(self.meeting.shape, dtype=np.int8)
        self.able = np.zeros(self.meeting.shape, dtype=np.bool_)
        self.able[self.pair_client, self.slots.pair_carer] = True
        self.faces: npt.NDArray[np.bool_] = self.able  # who came in the solution at hand
        self._desk = Desk(problem, self.slots)

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
        carers, weeks = self._desk.price(prices, self)
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

    def _constants(self, prices: Prices) -> float:
        """What the prices cost or bring whatever the plan."""
        facts = self.facts
        held = prices.short @ facts.floor - prices.over @ facts.contract
        held -= prices.most @ facts.most + prices.days @ facts.most_days
        held -= prices.load @ facts.caseload + prices.open[0] * facts.allowed
        return float(held)

    def _slope(self, missing: Longs, faces: npt.NDArray[np.bool_], weeks: Weeks) -> Prices:
        """How far the solution at hand breaks each rule that is priced."""
        facts, rows = self.facts, weeks.rows
        gaps, ways, in_run, new_day = gaps_between(weeks, self)
        carer, cells = rows[:, CARER], rows[:, CARER] * DAYS + rows[:, DAY]
        worked = rows[:, DURATION] + np.where(in_run, gaps, 0)
        busy = rows[:, DURATION] + np.where(in_run, ways, 0)
        by_day = np.bincount(cells, weights=worked, minlength=facts.carers * DAYS)
        by_day = by_day.reshape(facts.carers, DAYS)
        works = np.bincount(cells, minlength=facts.carers * DAYS).reshape(by_day.shape) > 0
        by_week = by_day.sum(axis=1)
        filled = np.bincount(rows[:, VISIT], minlength=len(facts.wanted))
        came = np.bincount(rows[:, PAIR], minlength=len(self.slots.pair_visit))
        return Prices(
            cover=(facts.wanted - missing - filled).astype(np.float64),
            face=np.subtract(came, faces[self.pair_client, self.slots.pair_carer], dtype=float),
            day=np.where(works, by_day - self.problem.rules.day_most, 0.0),
            days=np.bincount(carer[new_day], minlength=facts.carers)
            - facts.most_days.astype(float),
            load=faces.sum(axis=0) - facts.caseload.astype(np.float64),
            short=facts.floor.astype(float)
            - np.bincount(carer, weights=busy, minlength=facts.carers),
            over=by_week - facts.contract,
            most=by_week - facts.most,
            open=np.array([float(facts.minutes @ missing - facts.allowed)]),
        )


class Desk:
    """The work tables of the kernel, large enough for any carer's week."""

    def __init__(self, problem: Problem, slots: Slots) -> None:
        rows = slots.rows
        self.first = slots.spans[::DAYS]
        tops = [rows[a:b] for a, b in zip(self.first, self.first[1:], strict=False)]
        cells = [int((r[:, HI] - r[:, LO] + 1).sum()) for r in tops]
        longest = int(rows[:, DURATION].max(initial=1))
        self.times, self.offsets = time_points(problem)
        self.ends_n = DAY_MINUTES + longest + 1
        self.val = np.zeros((2, 2 * max(cells, default=0) + self.ends_n + WEEK_MINUTES + 1))
        self.ptr = np.zeros((5, self.val.shape[1]), dtype=np.int32)
        most = max((len(r) for r in tops), default=0)
        size = len(self.times) + wk.COEF_N + 2 * most
        self.cost = np.concatenate([self.times, np.zeros(size - len(self.times))])
        shortest = int(rows[:, DURATION].min(initial=WEEK_MINUTES))
        self.week = np.zeros((WEEK_MINUTES // shortest + 1, 2), dtype=np.int32)
        self.heads = [self._head(problem, slots, k, r, n)
                      for k, (r, n) in enumerate(zip(tops, cells, strict=True))]  # fmt: skip
        self.tops = tops
        for head in self.heads:
            head[wk.TIME_OFFSETS] = len(self.times) + wk.COEF_N + most

    def _head(self, problem: Problem, slots: Slots, carer: int, rows: Ints, cells: int) -> Longs:
        head = np.zeros(wk.HEAD, dtype=np.int64)
        days = slots.spans[carer * DAYS : carer * DAYS + DAYS + 1]
        head[wk.DAY_FIRST : wk.DAY_FIRST + DAYS + 1] = days - days[0]
        head[wk.HOME_PLACE] = problem.carers[carer].home
        head[wk.SPLIT], head[wk.REST] = problem.rules.split, problem.rules.rest
        head[wk.STEP] = rows[:, DURATION].min(initial=WEEK_MINUTES)
        head[wk.WAITS], head[wk.ENDS], head[wk.ENDS_N] = cells, 2 * cells, self.ends_n
        head[wk.HOME] = 2 * cells + self.ends_n
        head[wk.COEFS] = len(self.times)
        head[wk.NODES] = len(self.times) + wk.COEF_N
        return head

    def price(self, prices: Prices, week: Relaxation) -> tuple[float, Weeks]:
        """The sum of the carers' cheapest weeks (none costs 0), and what is done in them."""
        total, rows, starts = 0.0, [week.slots.rows[:0]], [np.zeros(0, dtype=np.int64)]
        nodes = self._nodes(prices, week)
        for carer, (head, own) in enumerate(zip(self.heads, self.tops, strict=True)):
            if not len(own):
                continue
            self._set_costs(prices, week, carer, head, nodes)
            travel = week.travel[week.problem.carers[carer].mode]
            n = wk.price_week(head, own, self.cost, travel, self.val, self.ptr, self.week)
            points = self.val[0, head[wk.HOME] + WEEK_MINUTES]
            if points < 0:
                total += float(points)
                found = self.week[:n][::-1]
                rows.append(own[found[:, 0]])
                starts.append(found[:, 1].astype(np.int64))
        return total, Weeks(np.concatenate(rows), np.concatenate(starts))

    def _nodes(self, prices: Prices, week: Relaxation) -> Floats:
        """Per slot: points of the visit there, but for its minute."""
        slots, rows = week.slots, week.slots.rows
        per_minute = (prices.over + prices.most - prices.short)[:, None] + prices.day
        pair = slots.pair_points + prices.face - prices.cover[slots.pair_visit]
        nodes: Floats = (
            pair[rows[:, PAIR]] + rows[:, DURATION] * per_minute[rows[:, CARER], rows[:, DAY]]
        )
        return nodes

    def _set_costs(
        self, prices: Prices, week: Relaxation, carer: int, head: Longs, nodes: Floats
    ) -> None:
        """Write a carer's prices where the kernel reads them."""
        weights, first = week.problem.weights, self.first[carer]
        coefs = self.cost[head[wk.COEFS] :][: wk.COEF_N]
        coefs[wk.C_RUN], coefs[wk.C_COMMUTE] = weights.run, weights.commute
        coefs[wk.C_TRAVEL] = weights.travel - weights.waiting - prices.short[carer]
        worked = prices.over[carer] + prices.most[carer] + prices.day[carer]
        coefs[wk.C_MINUTE : wk.C_MINUTE + DAYS] = weights.waiting + worked
        charge = prices.days[carer] - prices.day[carer] * week.problem.rules.day_most
        coefs[wk.C_DAY : wk.C_DAY + DAYS] = charge
        n = len(self.tops[carer])
        self.cost[head[wk.NODES] :][:n] = nodes[first : first + n]
        self.cost[head[wk.TIME_OFFSETS] :][:n] = self.offsets[self.tops[carer][:, VISIT]]


def gaps_between(
    weeks: Weeks, relaxation: Relaxation
) -> tuple[Longs, Longs, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Per visit of the weeks: minutes since the one before, the way, same run, first of a day."""
    rows, starts = weeks.rows, weeks.starts
    ends = np.concatenate([[0], (starts + rows[:, DURATION])[:-1]])[: len(rows)]
    before = np.concatenate([rows[:1], rows[:-1]])
    same = (rows[:, CARER] == before[:, CARER]) & (rows[:, DAY] == before[:, DAY])
    same[:1] = False
    gaps = np.where(same, starts - ends, 0)
    ways = np.zeros(len(rows), dtype=np.int64)
    modes = np.array([carer.mode for carer in relaxation.problem.carers])[rows[:, CARER]]
    for mode, table in relaxation.travel.items():
        of_mode = modes == mode
        ways[of_mode] = table[before[of_mode, PLACE], rows[of_mode, PLACE]]
    return gaps, ways, same & (gaps < relaxation.problem.rules.split), ~same


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


def time_points(problem: Problem) -> tuple[Floats, Longs]:
    """Points of each start of each visit, in a row, and where each visit's begin.

    Each carer of a visit for two bears half of them: one may come alone.
    """
    parts = [_time_points(problem, visit) for visit in problem.visits]
    sizes = np.array([len(part) for part in parts], dtype=np.int64)
    return np.concatenate([np.zeros(0), *parts]), np.cumsum(sizes) - sizes


def _time_points(problem: Problem, visit: Visit) -> Floats:
    minutes = np.arange(visit.earliest_minute, visit.latest_minute + 1)
    late = np.maximum(0, np.abs(minutes - visit.preferred_minute) - GRACE_MINUTES)
    points: Floats = problem.weights.early_late * late.astype(np.float64)
    if visit.published is not None:
        moved = np.maximum(0, np.abs(minutes - visit.published.start_minute) - GRACE_MINUTES)
        points += problem.weights.moved * moved
    return points / visit.carers_wanted
