"""Nothing that is told beside a search is refuted by a plan, however the proof was come by."""

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.problem import Problem
from solver.prover import Proven, Worth
from solver.prover.proving import News, Proving
from tests.helpers.problems import problems
from tests.property.test_bound import many, plans_of, sound


class Hurried(News):
    """A search that has another plan after so many looks: so the proof ends by count."""

    looks = 0

    def has_fuller(self, unfilled: int | None) -> bool:
        self.looks -= 1
        return self.looks < 0


@settings(many, max_examples=12)
@given(problems(), st.integers(0, 1000))
def test_no_plan_refutes_what_is_told(problem: Problem, seed: int) -> None:
    found = {Worth(one.unfilled, one.soft) for one in plans_of(sound(problem), seed)}
    told: list[Proven] = []
    proving = Proving(problem, news := Hurried(), told.append)
    for plan in sorted(found, key=lambda one: (-one.unfilled, -one.soft)):
        news.put(plan)
        news.looks = 40
        proving.price(plan)
    assert not [(one, plan) for one in told for plan in found if one.is_refuted_by(plan)]
