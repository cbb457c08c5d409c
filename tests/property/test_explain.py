"""What is explained is so: compared with trying every start and every set of rules."""

from dataclasses import replace
from itertools import combinations

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from solver.explain import who_could, why_unfilled
from solver.explain.candidates import STRETCH_MINUTES
from solver.plan import Plan
from solver.problem import Placement, Problem, Visit
from solver.rules import Breach, broken
from solver.score import score
from tests.helpers.examples import examples
from tests.helpers.problems import weeks

# Each example lays out many plans: few examples, and no long shrinking.
QUICK = settings(
    max_examples=examples(25),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def breaks(problem: Problem, before: Plan, after: Plan) -> list[Breach]:
    held = broken(problem, before)
    return [breach for breach in broken(problem, after) if breach not in held]


def put(plan: Plan, visit_id: str, start: int, who: tuple[str, ...]) -> Plan:
    return replace(plan, placements={**plan.placements, visit_id: Placement(start, who)})


def opened(problem: Problem, plan: Plan, visit: Visit) -> tuple[Problem, Plan]:
    """The week with a visit changed and nobody on it."""
    visits = tuple(visit if one.id == visit.id else one for one in problem.visits)
    others = {key: one for key, one in plan.placements.items() if key != visit.id}
    return replace(problem, visits=visits), replace(plan, placements=others)


@given(weeks(), st.data())
@QUICK
def test_a_candidate_breaks_and_costs_what_the_whole_plan_says(
    week: tuple[Problem, Plan], data: st.DataObject
) -> None:
    problem, plan = week
    visit = data.draw(st.sampled_from(problem.visits))
    stood = plan.placements.get(visit.id)
    assume(stood is None or 0 < len(stood.carers) <= visit.carers_wanted)
    there = stood.carers if stood else ()
    staying = there[1:] if len(there) == visit.carers_wanted else there
    for found in who_could(problem, plan, visit.id):
        after = put(plan, visit.id, found.start_minute, (*staying, found.carer))
        soft = score(problem, after).soft - score(problem, plan).soft
        assert found.points == soft
        assert sorted(one.rule for one in found.breaches) == sorted(
            one.rule for one in breaks(problem, plan, after)
        )


@given(weeks(), st.data())
@QUICK
def test_no_minute_is_better_than_the_one_proposed(
    week: tuple[Problem, Plan], data: st.DataObject
) -> None:
    problem, plan = week
    visit = data.draw(st.sampled_from(problem.visits))
    latest = min(visit.latest_minute, visit.earliest_minute + 60)
    problem, plan = opened(problem, plan, replace(visit, carers_wanted=1, latest_minute=latest))
    visit = next(one for one in problem.visits if one.id == visit.id)
    for found in who_could(problem, plan, visit.id):
        fewest = min(
            len(breaks(problem, plan, put(plan, visit.id, start, (found.carer,))))
            for start in range(visit.earliest_minute, visit.latest_minute + 1)
        )
        outside = found.start_minute not in range(visit.earliest_minute, visit.latest_minute + 1)
        assert bool(found.breaches) == bool(fewest)
        assert not outside or (
            fewest
            and -STRETCH_MINUTES
            <= found.start_minute - visit.earliest_minute
            <= visit.latest_minute - visit.earliest_minute + STRETCH_MINUTES
        )


@given(weeks(), st.data())
@QUICK
def test_the_facts_stop_everybody_at_every_minute_and_fewer_would_not(
    week: tuple[Problem, Plan], data: st.DataObject
) -> None:
    problem, plan = week
    visit = data.draw(st.sampled_from(problem.visits))
    latest = min(visit.latest_minute, visit.earliest_minute + 60)
    problem, plan = opened(problem, plan, replace(visit, carers_wanted=1, latest_minute=latest))
    visit = next(one for one in problem.visits if one.id == visit.id)
    found = why_unfilled(problem, plan, visit.id)
    stops = [
        (carer.id, _stops(problem, plan, visit.id, start, carer.id))
        for carer in problem.carers
        for start in range(visit.earliest_minute, visit.latest_minute + 1)
    ]
    could = {carer for carer, rules in stops if not rules}
    assert set(found.could) == could
    if could:
        assert found.facts == ()
        return
    facts = {(fact.stop.rule, fact.stop.trait) for fact in found.facts}
    assert all(rules & facts for _, rules in stops)
    known = set().union(*(rules for _, rules in stops))
    for fewer in combinations(known, len(facts) - 1):
        assert not all(rules.intersection(fewer) for _, rules in stops)


def _stops(
    problem: Problem, plan: Plan, visit_id: str, start: int, carer: str
) -> set[tuple[str, str]]:
    found = breaks(problem, plan, put(plan, visit_id, start, (carer,)))
    return {
        (breach.rule, trait)
        for breach in found
        for trait in (
            str(breach.facts["traits"]).split(", ") if breach.rule in {"needs", "avoid"} else [""]
        )
    }
