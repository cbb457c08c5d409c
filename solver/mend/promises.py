"""The fewest promises broken: a published week mended within two seconds.

A mend is a search on a week in which promises are dear. What was promised and can still be kept
does not move, and costs many times the score's points to give to somebody else. What broke, and
what is new, is free to go where it is best. Only where something then stays open, promised starts
may move too, but every minute costs, from the first one on: the score forgives fifteen, and a
search that may move a thousand visits by some minutes each will do so for little. At the end
everything that differs for no reason is put back.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from time import monotonic

from solver.plan import Plan
from solver.problem import Placement, Problem, Visit
from solver.rules import Breach, broken, expect_possible
from solver.score import GRACE_MINUTES, score
from solver.search import Progress, solve
from solver.tidy import tidy_starts

SECONDS = 2.0
# Times the score's own points: for a place while starts stand still; then for a place and a minute.
STILL_CHANGED, DEAR_CHANGED, DEAR_MINUTE = 16, 4, 10
MOST_CHANGED = 10_000  # points for a place, so that they still fit the search's table
STILL_SHARE = 0.6  # of the time, the rest being for what is open after it
AFTER_SECONDS, AFTER_SECONDS_PER_VISIT = 0.02, 0.000_1  # for what is done once the search ends
OF_A_WEEK = frozenset({"most", "most_days", "rest", "weekly_rest"})  # any visit may be to blame


def replan(
    problem: Problem,
    *,
    seconds: float | None = SECONDS,
    moves: int | None = None,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """The mended plan of a week whose visits carry what was `published`; it breaks no rule.

    A week whose promises can all be kept, and in which no more can be filled, comes back as it was
    promised. `seconds` are for all of it; `moves`, `seed` and the callbacks are those of
    `solver.search.solve`. Raises SolverError where the pinned visits alone break a rule.
    """
    began = monotonic()
    expect_possible(problem)
    promised = as_promised(problem)
    troubles = broken(problem, promised)
    if not troubles and not _open_visits(problem, promised):
        return promised
    loose = _loose(promised, troubles)
    spare = AFTER_SECONDS + AFTER_SECONDS_PER_VISIT * len(problem.visits)
    ends = None if seconds is None else began + max(seconds - spare, seconds / 4)

    def search(week: Problem, start: Plan, share: float) -> Plan:
        return solve(
            week,
            seconds=None if ends is None else max(0.0, share * (ends - monotonic())),
            moves=None if moves is None else round(share * moves),
            seed=seed,
            start=start,
            on_progress=on_progress,
            should_stop=should_stop,
        )

    found = search(still(problem, loose), promised, STILL_SHARE)
    if _open_visits(problem, found):
        moved = search(dear(problem, loose), found, 1.0)
        found = moved if _fills_more(problem, moved, found) else found
    if not troubles and not _fills_more(problem, found, promised):
        return promised
    mended = for_a_reason(problem, promised, found, loose | _open_visits(problem, promised))
    return _tidied(problem, promised, mended)


def as_promised(problem: Problem) -> Plan:
    """What was published, and what is pinned."""
    standing = {visit.id: visit.pinned or visit.published for visit in problem.visits}
    return Plan(problem.name, {key: one for key, one in standing.items() if one is not None})


def _open_visits(problem: Problem, plan: Plan) -> frozenset[str]:
    """The visits that want more carers than come, and may have them."""
    return frozenset(
        visit.id
        for visit in problem.visits
        if visit.pinned is None and _comers(plan, visit) < visit.carers_wanted
    )


def _comers(plan: Plan, visit: Visit) -> int:
    placed = plan.placements.get(visit.id)
    return len(placed.carers) if placed else 0


def _fills_more(problem: Problem, one: Plan, other: Plan) -> bool:
    return score(problem, one).unfilled < score(problem, other).unfilled


# Promises ----------------------------------------------------------------------------------


def _loose(promised: Plan, troubles: Iterable[Breach]) -> frozenset[str]:
    """The visits whose promise a breach is about: those that it names, or all of the carer's."""
    of_carer: defaultdict[str, set[str]] = defaultdict(set)
    for visit_id, placement in promised.placements.items():
        for carer_id in placement.carers:
            of_carer[carer_id].add(visit_id)
    return frozenset(
        visit_id
        for breach in troubles
        for visit_id in (of_carer[str(breach.carer)] if breach.rule in OF_A_WEEK else breach.visits)
    )


def still(problem: Problem, loose: frozenset[str]) -> Problem:
    """The same week with its promised starts fixed and their places dear, but for the `loose`."""
    weights = problem.weights
    return replace(
        problem,
        visits=tuple(_held(visit, loose, _fixed) for visit in problem.visits),
        weights=replace(weights, changed=_dearer(weights.changed, STILL_CHANGED)),
    )


def dear(problem: Problem, loose: frozenset[str]) -> Problem:
    """The same week with its promises dear, but for those of the `loose` visits."""
    weights = problem.weights
    a_minute = DEAR_MINUTE * max(weights.moved, weights.early_late)
    return replace(
        problem,
        visits=tuple(_held(visit, loose, _between) for visit in problem.visits),
        weights=replace(
            weights,
            changed=_dearer(weights.changed, DEAR_CHANGED),
            moved=a_minute,
            early_late=a_minute,
        ),
    )


def _dearer(points: int, times: int) -> int:
    return max(points, min(times * points, MOST_CHANGED))


def _held(visit: Visit, loose: frozenset[str], hold: Callable[[Visit, Placement], Visit]) -> Visit:
    if visit.published is None or visit.pinned is not None or visit.id in loose:
        return visit
    return hold(visit, visit.published)


def _fixed(visit: Visit, published: Placement) -> Visit:
    start = published.start_minute
    return replace(visit, earliest_minute=start, latest_minute=start)


def _between(visit: Visit, published: Placement) -> Visit:
    """The visit with two wishes, so that each minute away from its promise costs.

    The score forgives some minutes around the wish, and as many around what was promised. With
    the one as far before the promise as the other is after it, nothing is forgiven: a minute late
    is one too far from the first, a minute early from the second.
    """
    start = published.start_minute
    return replace(
        visit,
        preferred_minute=start - GRACE_MINUTES,
        published=replace(published, start_minute=start + GRACE_MINUTES),
    )


# Nothing for nothing -----------------------------------------------------------------------


def for_a_reason(problem: Problem, promised: Plan, found: Plan, reasons: frozenset[str]) -> Plan:
    """`found` with every promise kept again that was broken for none of the `reasons` (visits).

    Every rule and every term reads one visit, one carer's week or one client's: changes that share
    neither carer nor client with each other can be undone apart.
    """
    differing = {
        visit.id: visit
        for visit in problem.visits
        if not _is_same(promised.placements.get(visit.id), found.placements.get(visit.id))
    }
    groups = _hanging_together(differing.values(), promised, found)
    idle = [visit_id for group in groups if not group & reasons for visit_id in group]
    if not idle:
        return found
    placements = dict(found.placements)
    for visit_id in idle:
        placements.pop(visit_id, None)
        if visit_id in promised.placements:
            placements[visit_id] = promised.placements[visit_id]
    restored = replace(found, placements=placements)
    return found if score(problem, found).rank[:2] < score(problem, restored).rank[:2] else restored


def _is_same(one: Placement | None, other: Placement | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.start_minute == other.start_minute and set(one.carers) == set(other.carers)


def _hanging_together(visits: Iterable[Visit], *plans: Plan) -> list[set[str]]:
    """The visits in groups that share no client and, in any of the plans, no carer."""
    groups: list[tuple[set[str], set[tuple[str, str]]]] = []
    for visit in visits:
        ids, people = {visit.id}, {("client", visit.client)}
        for plan in plans:
            if visit.id in plan.placements:
                people |= {("carer", one) for one in plan.placements[visit.id].carers}
        apart = []
        for group in groups:
            if people & group[1]:
                ids |= group[0]
                people |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (ids, people)]
    return [ids for ids, _ in groups]


def _tidied(problem: Problem, promised: Plan, plan: Plan) -> Plan:
    """The new starts made tidy; what was promised and is kept stays to the minute."""
    return tidy_starts(_with_kept_pinned(problem, promised.placements, plan), plan)


def _with_kept_pinned(problem: Problem, promised: Mapping[str, Placement], plan: Plan) -> Problem:
    return replace(
        problem,
        visits=tuple(
            replace(visit, pinned=placed)
            if placed is not None
            and (was := promised.get(visit.id)) is not None
            and was.start_minute == placed.start_minute
            else visit
            for visit in problem.visits
            for placed in (plan.placements.get(visit.id),)
        ),
    )
