"""A change is judged as the rules and the score of the whole week judge it, before and after."""

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.explain.judging import Bench, after
from solver.plan import Plan
from solver.problem import WEEK_MINUTES, Placement, Problem
from solver.rules import broken
from solver.score import TERMS, score
from tests.helpers.examples import examples
from tests.helpers.problems import weeks_with_strangers

QUICK = settings(max_examples=examples(50))


@st.composite
def changes(draw: st.DrawFn, problem: Problem) -> dict[str, Placement | None]:
    """Some visits put anywhere, with anybody, somebody unknown too, or with nobody."""
    who = st.sampled_from([*(carer.id for carer in problem.carers), "a stranger"])
    placements = st.builds(
        Placement,
        st.integers(0, WEEK_MINUTES - 1),
        st.lists(who, min_size=1, max_size=2).map(tuple),
    )
    visits = st.sampled_from([visit.id for visit in problem.visits])
    return draw(st.dictionaries(visits, st.none() | placements, min_size=1, max_size=4))


@given(weeks_with_strangers(), st.data())
@QUICK
def test_a_change_breaks_and_costs_what_the_whole_weeks_differ_by(
    week: tuple[Problem, Plan], data: st.DataObject
) -> None:
    problem, plan = week
    bench = Bench(problem, plan)
    for _ in range(2):  # the second change is to the plan too, not to the first one's outcome
        puts = data.draw(changes(problem))
        changed = after(plan, puts)
        found = bench.judge(puts)
        held = broken(problem, plan)
        assert found.breaches == tuple(one for one in broken(problem, changed) if one not in held)
        before, with_it = score(problem, plan), score(problem, changed)
        assert {name: found.cost_by_term.get(name, 0) for name in TERMS} == {
            name: with_it.terms[name] - before.terms[name] for name in TERMS
        }
        assert found.points == with_it.soft - before.soft
        assert found.unfilled == with_it.unfilled - before.unfilled
