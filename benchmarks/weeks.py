"""Who keeps coming: four weeks planned in a row: `python -m benchmarks.weeks [NAME...]`.

Each week has carers on leave, carers ill for a day or two, and clients who are new, all drawn from
a seed. Who came becomes the next week's `known`, the end of the work its `worked_until`, and the
plan its pattern: by `--pattern start` the next search sets out from it, by `promise` (the default)
each place that changes hands costs a few points as well (in the search; the table shows the score
without), by `none` each week is planned anew. `--faces` is what the search, but not the table,
counts for each face too many: what fewer faces cost in ways and hours shows in the score.

The table has different carers per client in 14 and in 28 days (median and 90th percentile), for
everyone and for those with at least two visits a day, over the clients who were there all that
time; the circle's share of the places; and new faces: pairs of client and carer who had never met.

NAME is a shared instance (default: torbay-30, or a made-up week of our own where it is absent).
"""

import argparse
import math
import platform
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from random import Random

from benchmarks.instances import OWN, here, problem_of
from solver.plan import Plan
from solver.problem import DAY_MINUTES, WEEK_MINUTES, Carer, Client, Problem
from solver.score import score
from solver.search import solve

WEEKS = 4
KNOWN_WEEKS = 4  # `known` counts the visits of so many weeks
LEAVE, SICK = 0.05, 0.05  # of the carers, each week: away all week; ill for a day or two
NEW_CLIENTS = 0.1  # of the clients arrive after the first week, known to nobody
CHANGED_POINTS = 5  # per place that is not filled as last week, where the pattern is a promise
OFTEN = 14  # visits a week: at least two a day

Meetings = Counter[tuple[str, str]]  # client and carer: visits in a week


@dataclass(frozen=True, slots=True)
class Planned:
    """A week as it was and its plan."""

    problem: Problem
    plan: Plan

    @property
    def meetings(self) -> Meetings:
        client_of = {v.id: v.client for v in self.problem.visits}
        return Counter(
            (client_of[visit], carer)
            for visit, placement in self.plan.placements.items()
            for carer in placement.carers
        )


# The weeks ---------------------------------------------------------------------------------


def plan_weeks(
    base: Problem, seconds: float, seed: int, pattern: str, faces: int | None
) -> Iterator[Planned]:
    """The weeks one after the other, each planned with what the ones before left behind."""
    random = Random(seed)
    arrives = arrivals(base, random)
    past: list[Planned] = []
    for week in range(WEEKS):
        problem = next_week(base, arrives, past, random)
        before = past[-1].plan if past and pattern != "none" else None
        asked = promised(problem, before) if before and pattern == "promise" else problem
        if faces is not None:
            asked = replace(asked, weights=replace(asked.weights, carers_per_client=faces))
        plan = solve(asked, seconds=seconds, seed=seed + week, start=before)
        past.append(Planned(problem, plan))
        yield past[-1]


def promised(problem: Problem, pattern: Plan) -> Problem:
    """The week with last week's plan as a mild promise of who comes, not of when."""
    weights = replace(problem.weights, changed=CHANGED_POINTS, moved=0)
    visits = (replace(v, published=pattern.placements.get(v.id)) for v in problem.visits)
    return replace(problem, weights=weights, visits=tuple(visits))


def arrivals(base: Problem, random: Random) -> dict[str, int]:
    """The week in which each client's visits begin: 0 for most."""
    ids = [client.id for client in base.clients]
    late = set(random.sample(ids, round(len(ids) * NEW_CLIENTS)))
    return {client: random.randrange(1, WEEKS) if client in late else 0 for client in ids}


def next_week(
    base: Problem, arrives: dict[str, int], past: Sequence[Planned], random: Random
) -> Problem:
    """The week after `past`: the base week with this week's people, absences and memories."""
    week = len(past)
    until = last_work(past[-1]) if past else {c.id: c.worked_until for c in base.carers}
    carers = (replace(c, worked_until=until.get(c.id)) for c in base.carers)
    return replace(
        base,
        name=f"{base.name}.{week + 1}",
        week=base.week + timedelta(weeks=week),
        carers=tuple(absent(carer, random) for carer in carers),
        clients=tuple(remembering(c, past, is_new=arrives[c.id] > 0) for c in base.clients),
        visits=tuple(v for v in base.visits if arrives[v.client] <= week),
    )


def absent(carer: Carer, random: Random) -> Carer:
    """Perhaps on leave all week, perhaps ill for a day or two; mostly neither."""
    dice, first, days = random.random(), random.randrange(7), random.randrange(1, 3)
    if dice < LEAVE:
        return replace(carer, available=(), contract_minutes=0)
    if dice > LEAVE + SICK:
        return carer
    begins, ends = first * DAY_MINUTES, (first + days) * DAY_MINUTES
    left = tuple(w for w in carer.available if w[1] <= begins or w[0] >= ends)
    share = len(left) / max(1, len(carer.available))
    return replace(carer, available=left, contract_minutes=int(carer.contract_minutes * share))


def remembering(client: Client, past: Sequence[Planned], *, is_new: bool) -> Client:
    """The client with who came in the last weeks; what the base week knew fades evenly."""
    known: Counter[str] = Counter()
    if not is_new:
        faded = max(0, KNOWN_WEEKS - len(past))
        for carer, visits in client.known.items():
            known[carer] = math.ceil(visits * faded / KNOWN_WEEKS)
    for week in past[-KNOWN_WEEKS:]:
        for (who, carer), visits in week.meetings.items():
            if who == client.id:
                known[carer] += visits
    circle = frozenset[str]() if is_new else client.circle
    return replace(client, circle=circle, known={k: n for k, n in known.items() if n})


def last_work(week: Planned) -> dict[str, int]:
    """Per carer who worked: the end of it, in minutes of the week after (zero or negative)."""
    lasts = {v.id: v.duration_minutes for v in week.problem.visits}
    ends: dict[str, int] = {}
    for visit, placement in week.plan.placements.items():
        end = min(0, placement.start_minute + lasts[visit] - WEEK_MINUTES)
        for carer in placement.carers:
            ends[carer] = max(end, ends.get(carer, end))
    return ends


# The figures -------------------------------------------------------------------------------


def faces_within(weeks: Sequence[Planned], visits_least: int) -> list[int]:
    """Different carers over these weeks, for each client with enough visits in all of them."""
    wanted = [Counter(v.client for v in week.problem.visits) for week in weeks]
    there = [c for c in wanted[0] if all(of[c] >= max(1, visits_least) for of in wanted)]
    seen: dict[str, set[str]] = {client: set() for client in there}
    for week in weeks:
        for client, carer in week.meetings:
            if client in seen:
                seen[client].add(carer)
    return [len(carers) for carers in seen.values()]


def spread(numbers: Iterable[int]) -> str:
    """Median and 90th percentile."""
    ranked = sorted(numbers)
    if not ranked:
        return "-"
    return f"{statistics.median(ranked):g} / {ranked[math.ceil(0.9 * len(ranked)) - 1]}"


def new_faces(week: Planned) -> int:
    known = {c.id: c.known.keys() | c.circle for c in week.problem.clients}
    return sum(carer not in known[client] for client, carer in week.meetings)


def circle_percent(week: Planned) -> float:
    """Of the places filled with clients who have a circle: those filled from it."""
    circles = {c.id: c.circle for c in week.problem.clients if c.circle}
    met = {pair: n for pair, n in week.meetings.items() if pair[0] in circles}
    within = sum(n for (client, carer), n in met.items() if carer in circles[client])
    return 100 * within / max(1, sum(met.values()))


def report(name: str, seconds: float, seed: int, pattern: str, faces: int | None) -> None:
    """Plan the weeks of one instance and print a row for each, then the faces."""
    base = problem_of(name)
    weeks: list[Planned] = []
    for number, week in enumerate(plan_weeks(base, seconds, seed, pattern, faces), start=1):
        weeks.append(week)
        found = score(week.problem, week.plan)
        away = sum(not carer.available for carer in week.problem.carers)
        print(
            f"{name:12} week {number}  visits {len(week.problem.visits):5}  on leave {away:3}  "
            f"hard {found.hard}  unfilled {found.unfilled:5}  soft {found.soft:7}  "
            f"circle {circle_percent(week):5.1f} %  new faces {new_faces(week):4}",
            flush=True,
        )
    print(f"{name:12} different carers per client, median / 90th percentile")
    for title, least in (("everyone", 0), ("two or more visits a day", OFTEN)):
        fortnights = [n for pair in pairwise(weeks) for n in faces_within(pair, least)]
        month = faces_within(weeks, least)
        print(
            f"{name:12}   {title:24}  14 days {spread(fortnights):9}"
            f"  28 days {spread(month):9}  clients {len(month)}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="Different carers per client over four weeks.")
    parser.add_argument("names", nargs="*", help="shared instances to begin from")
    parser.add_argument("--seconds", type=float, default=30.0, help="for each week")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pattern", choices=("promise", "start", "none"), default="promise")
    parser.add_argument("--faces", type=int, help="points of `carers_per_client` in the search")
    asked = parser.parse_args()
    usual = "torbay-30" if "torbay-30" in here() else OWN
    print(
        f"{platform.platform()}, Python {platform.python_version()}, "
        f"{asked.seconds:g} s a week, pattern: {asked.pattern}"
    )
    for name in asked.names or [usual]:
        report(name, asked.seconds, asked.seed, asked.pattern, asked.faces)


if __name__ == "__main__":
    main()
