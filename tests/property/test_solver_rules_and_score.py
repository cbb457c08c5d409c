"""The rules, the score and the figures agree with the exchange format's independent referee."""

import re
from collections import Counter
from random import Random
from types import ModuleType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from solver.exchange import plan_to_json, problem_to_json, read_problem
from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.rules import RULES, Breach, broken
from solver.score import TERMS, figures, score
from tests.helpers.examples import examples
from tests.helpers.problems import weeks, weeks_with_strangers
from tests.helpers.shared import instance, referee

# What the referee says of each rule, with the ids that the breach must carry in the same order.
SENTENCES = {
    "unknown_visit": r"visit (\S+): unknown$",
    "number_of_carers": r"visit (\S+): \d+ carers listed",
    "bounds": r"visit (\S+): start -?\d+ outside",
    "pinned": r"visit (\S+): not as pinned",
    "unknown_carer": r"visit (\S+): unknown carer (\S+)",
    "needs": r"visit (\S+): (\S+) lacks",
    "avoid": r"visit (\S+): (\S+) has",
    "barred": r"visit (\S+): (\S+) is barred by",
    "available": r"visit (\S+): (\S+) is not available",
    "spacing": r"client (\S+): -?\d+ minutes between",
    "reach": r"carer (\S+): (\S+) to (\S+) cannot be reached",
    "day_most": r"carer (\S+): -?\d+ worked minutes on day",
    "most": r"carer (\S+): -?\d+ worked minutes in the week",
    "most_days": r"carer (\S+): works \d+ days",
    "rest": r"carer (\S+): -?\d+ minutes of rest before",
    "weekly_rest": r"carer (\S+): no weekly rest",
    "break": r"carer (\S+): run at -?\d+ lasts",
}


@pytest.fixture(scope="module")
def check() -> ModuleType:
    return referee()


def as_the_referee_says(sentence: str) -> tuple[str, ...]:
    found = [
        (rule, *match.groups())
        for rule, pattern in SENTENCES.items()
        if (match := re.match(pattern, sentence))
    ]
    assert len(found) == 1, sentence
    return found[0]


def as_we_say(breach: Breach) -> tuple[str, ...]:
    carer = (breach.carer,) if breach.carer else ()
    match breach.rule:
        case "spacing":
            return breach.rule, breach.client or ""
        case "reach":
            return breach.rule, *carer, *breach.visits
        case "day_most" | "most" | "most_days" | "rest" | "weekly_rest" | "break":
            return breach.rule, *carer
    return breach.rule, *breach.visits, *carer


@given(week=st.one_of(weeks(), weeks_with_strangers()))
@settings(max_examples=examples(120))
def test_every_breach_and_every_point_is_as_the_referee_counts_them(
    check: ModuleType, week: tuple[Problem, Plan]
) -> None:
    problem, plan = week
    sentences, unfilled, terms = check.check(problem_to_json(problem), plan_to_json(plan))
    found = broken(problem, plan)
    assert Counter(map(as_we_say, found)) == Counter(map(as_the_referee_says, sentences))
    ours = score(problem, plan)
    assert (ours.hard, ours.unfilled, ours.terms) == (len(sentences), unfilled, terms)
    assert all(breach.sentence for breach in found)


@given(week=weeks())
@settings(max_examples=examples(100))
def test_every_figure_is_as_the_referee_quotes_it(
    check: ModuleType, week: tuple[Problem, Plan]
) -> None:
    problem, plan = week
    quoted = check.figures(problem_to_json(problem), plan_to_json(plan))
    ours = figures(problem, plan)
    assert {name: getattr(ours, name) for name in quoted} == quoted


@pytest.mark.parametrize("name", ["tiny-6", "torbay-30", "torbay-110-sick"])
def test_whole_towns_are_counted_as_the_referee_counts_them(check: ModuleType, name: str) -> None:
    problem = read_problem(instance(name))
    chance = Random(name)
    people = [carer.id for carer in problem.carers]
    plan = Plan(
        problem.name,
        {
            one.id: Placement(
                chance.randint(one.earliest_minute, one.latest_minute),
                tuple(chance.sample(people, chance.randint(1, one.carers_wanted))),
            )
            for one in problem.visits
            if chance.random() < 0.9
        },
    )
    sentences, unfilled, terms = check.check(problem_to_json(problem), plan_to_json(plan))
    ours = score(problem, plan)
    assert (ours.hard, ours.unfilled, ours.terms) == (len(sentences), unfilled, terms)


def test_the_wild_weeks_break_every_rule_and_cost_points_in_every_term() -> None:
    """Otherwise the agreement above would prove less than it says."""
    rules: Counter[str] = Counter()
    terms: Counter[str] = Counter()

    @given(week=st.one_of(weeks(), weeks_with_strangers()))
    @settings(
        max_examples=100,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    def visit_many(week: tuple[Problem, Plan]) -> None:
        rules.update({breach.rule for breach in broken(*week)})
        terms.update({name for name, points in score(*week).terms.items() if points})

    visit_many()
    assert {rule for rule in RULES if not rules[rule]} == set()
    assert {term for term in TERMS if not terms[term]} == set()
