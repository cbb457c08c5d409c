"""What is written can be read back; whatever else is read gets one sentence, never a traceback."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.exchange import parse_plan, parse_problem, plan_to_json, problem_to_json, read_problem
from solver.json_files import parse_json
from solver.plan import Plan
from solver.problem import Problem
from tests.helpers.examples import examples
from tests.helpers.problems import one_carer_one_client, visit, weeks, weeks_with_strangers
from tests.helpers.shared import instance

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**30),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["", "\ud800", "\x00", "x" * 201, "ann", "rose"]),
    st.lists(st.integers(-5, 5), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@given(week=st.one_of(weeks(), weeks_with_strangers()))
@settings(max_examples=examples(100))
def test_problems_and_plans_survive_the_round_trip_through_text(week: tuple[Problem, Plan]) -> None:
    problem, plan = week
    text = json.dumps(problem_to_json(problem), ensure_ascii=False).encode()
    assert parse_problem(parse_json(text, "here")) == problem
    again = parse_plan(json.loads(json.dumps(plan_to_json(plan))), problem)
    assert again == plan
    assert list(again.placements) == list(plan.placements)


TOWNS = ["tiny-6", "torbay-30", "valleys-60", "torbay-110", "torbay-110-sick", "torbay-350"]


@pytest.mark.parametrize("name", [*TOWNS, "region-1200"])
def test_shared_instances_survive_the_round_trip(name: str) -> None:
    problem = read_problem(instance(name))
    data = json.loads(instance(name).read_bytes())
    written = json.loads(json.dumps(problem_to_json(problem)))
    assert parse_problem(written) == problem
    assert [visit["id"] for visit in written["visits"]] == [visit["id"] for visit in data["visits"]]
    assert written["carers"][0].keys() == data["carers"][0].keys()
    assert written["visits"][0].keys() == data["visits"][0].keys()


def paths(data: object, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place inside a JSON value."""
    match data:
        case dict():
            members = list(data.items())
        case list():
            members = list(enumerate(data))
        case _:
            return
    for key, value in members:
        yield (*here, key)
        yield from paths(value, (*here, key))


EVERYTHING = problem_to_json(
    one_carer_one_client(visit(needs=frozenset({"a"}), published=None), visit("rose.tue", 2000))
)


@given(path=st.sampled_from(list(paths(EVERYTHING))), odd=ODD, is_gone=st.booleans())
@settings(max_examples=examples(400))
def test_a_problem_with_one_odd_value_is_read_or_refused_in_a_sentence(
    path: tuple[Any, ...], odd: object, is_gone: bool
) -> None:
    data: Any = deepcopy(EVERYTHING)
    at = data
    for key in path[:-1]:
        at = at[key]
    if is_gone:
        del at[path[-1]]
    else:
        at[path[-1]] = odd
    try:
        problem = parse_problem(data)
    except SolverError as error:
        assert_is_a_sentence(str(error))
    else:
        assert parse_problem(problem_to_json(problem)) == problem


@given(data=st.recursive(ODD, lambda inner: st.dictionaries(st.text(max_size=4), inner)))
@settings(max_examples=examples(100))
def test_any_other_value_is_refused_in_a_sentence(data: object) -> None:
    for parse in (parse_problem, lambda value: parse_plan(value, one_carer_one_client())):
        with pytest.raises(SolverError) as refused:
            parse(data)
        assert_is_a_sentence(str(refused.value))


@given(content=st.one_of(st.binary(max_size=50), st.text(max_size=50).map(lambda t: t.encode())))
@settings(max_examples=examples(200))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    try:
        parse_json(content, "the file")
    except SolverError as error:
        assert_is_a_sentence(str(error))


def assert_is_a_sentence(text: str) -> None:
    assert text.endswith(".")
    assert text.isprintable()
    assert len(text) < 400
