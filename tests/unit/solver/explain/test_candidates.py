"""Who could come: the order, the start, what it breaks and costs. Rose lives at 1 km, Dai at 5."""

from dataclasses import replace
from typing import Any

import pytest

from solver.explain import Candidate, Familiar, stands, who_could
from solver.plan import Plan
from solver.problem import Carer, Placement, Problem, Visit, Weights
from tests.helpers.problems import (
    at,
    carer,
    client,
    one_carer_one_client,
    plan,
    two_carers_two_clients,
    visit,
)

NINE = at(0, 9)
MORNING = ((at(0, 7), at(0, 12)),)


def with_carers(*carers: Carer, visits: tuple[Visit, ...] = (), **of_rose: Any) -> Problem:
    return two_carers_two_clients(
        *visits,
        weights=Weights(over=0),
        carers=carers,
        clients=(client(**of_rose), client("dai", place=5)),
    )


def order(found: tuple[Candidate, ...]) -> list[str]:
    return [one.carer for one in found]


def rules(one: Candidate) -> list[str]:
    return [breach.rule for breach in one.breaches]


def only(problem: Problem, before: Plan, visit_id: str = "rose.mon", **more: Any) -> Candidate:
    (found,) = who_could(problem, before, visit_id, **more)
    return found


def test_the_circle_comes_first_then_the_known_then_strangers() -> None:
    people = (carer("new"), carer("often"), carer("close"))
    problem = with_carers(*people, circle=frozenset({"close"}), known={"often": 3})
    found = who_could(problem, plan(problem), "rose.mon")
    assert order(found) == ["close", "often", "new"]
    assert [one.familiar for one in found] == [Familiar.CIRCLE, Familiar.KNOWN, Familiar.STRANGER]
    assert found[0].cost_by_term == {"commute": 2}
    assert found[1].cost_by_term == {"off_circle": 30, "commute": 2}
    assert found[2].cost_by_term == {"off_circle": 30, "new_face": 60, "commute": 2}


def test_the_cost_is_that_of_the_change_from_who_comes_now() -> None:
    problem = with_carers(carer("far", home=9), carer("near", home=1), known={"far": 1, "near": 1})
    before = plan(problem, rose_mon=(NINE, "far"))
    found = only(problem, before)
    assert (found.carer, found.cost_by_term, found.points) == ("near", {"commute": -16}, -16)


def test_the_start_moves_to_when_the_carer_is_free() -> None:
    dai = visit("dai.mon", at(0, 8, 40), client="dai")
    problem = with_carers(carer(), visits=(visit(), dai))
    found = only(problem, plan(problem, dai_mon=(at(0, 8, 40), "ann")))
    assert found.start_minute == at(0, 9, 15)  # 09:14 could be reached; people say a quarter past
    assert (found.way_minutes, found.worked_minutes, found.breaches) == (4, 65, ())


def test_the_way_is_from_home_or_from_the_visit_before() -> None:
    dai = visit("dai.mon", at(0, 6), client="dai")
    problem = with_carers(carer(), visits=(visit(), dai))
    assert only(problem, plan(problem, dai_mon=(at(0, 6), "ann"))).way_minutes == 1
    assert only(problem, plan(problem, dai_mon=(at(0, 8), "ann"))).way_minutes == 4


def test_rest_is_counted_before_and_after_the_day() -> None:
    around = (visit("sun", at(1, 9)), visit("tue", at(2, 9)))
    problem = one_carer_one_client(visit("mon", at(0, 9)), *around)
    found = only(problem, plan(problem, mon=(at(0, 9), "ann"), tue=(at(2, 9), "ann")), "sun")
    assert (found.rest_before_minutes, found.rest_after_minutes) == (1410, 1410)
    found = only(problem, plan(problem), "mon")
    assert (found.rest_before_minutes, found.rest_after_minutes) == (None, None)


def test_rest_counts_from_the_week_before() -> None:
    problem = one_carer_one_client(carers=(carer(worked_until=-60),))
    assert only(problem, plan(problem)).rest_before_minutes == 600 + 60  # at ten, when rested


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"available": ((at(1, 7), at(1, 12)),)}, "available"),
        ({"most_minutes": 20}, "most"),
        ({"most_days": 0}, "most_days"),
        ({"worked_until": at(0, 1)}, "rest"),
    ],
)
def test_what_would_have_to_give_is_named(changes: dict[str, Any], rule: str) -> None:
    problem = one_carer_one_client(carers=(carer(**changes),))
    assert rules(only(problem, plan(problem))) == [rule]


def test_somebody_with_another_visit_cannot_reach_this_one() -> None:
    tight = visit(earliest_minute=NINE, latest_minute=NINE)
    busy = visit("dai.mon", NINE, client="dai", duration_minutes=120)
    problem = two_carers_two_clients(tight, busy, carers=(carer(),))
    found = only(problem, plan(problem, dai_mon=(NINE - 60, "ann")))
    assert rules(found) == ["reach"]
    assert set(found.breaches[0].visits) == {"rose.mon", "dai.mon"}


def test_a_little_outside_its_bounds_is_tried_before_other_rules_give() -> None:
    """Ann is with Dai until 10:00 and could be with Rose at 10:04, who is to be begun by ten."""
    dai = visit("dai.mon", at(0, 8), client="dai", duration_minutes=120)
    problem = with_carers(carer(), visits=(visit(), dai))
    found = only(problem, plan(problem, dai_mon=(at(0, 8), "ann")))
    assert (found.start_minute, rules(found)) == (at(0, 10, 5), ["bounds"])
    early = visit("dai.mon", at(0, 7), client="dai", duration_minutes=300)
    problem = replace(problem, visits=(visit(), early))
    found = only(problem, plan(problem, dai_mon=(at(0, 7), "ann")))
    assert rules(found) == ["reach"]


def test_no_start_is_tried_before_the_moment_given() -> None:
    problem = one_carer_one_client()
    assert only(problem, plan(problem), not_before=NINE + 7).start_minute == NINE + 10
    found = only(problem, plan(problem), not_before=NINE + 60)
    assert (found.start_minute, found.breaches) == (NINE + 60, ())


def test_who_must_not_come_is_last_whatever_they_cost() -> None:
    problem = with_carers(
        carer("barred"), carer("unable"), carer("late", available=()), barred=frozenset({"barred"}),
        visits=(visit(needs=frozenset({"catheter"})),),
    )  # fmt: skip
    able = replace(problem.carers[2], traits=frozenset({"catheter"}))
    problem = replace(problem, carers=(*problem.carers[:2], able))
    found = who_could(problem, plan(problem), "rose.mon")
    assert [(one.carer, rules(one)) for one in found] == [
        ("late", ["available"]), ("unable", ["needs"]), ("barred", ["needs", "barred"]),
    ]  # fmt: skip


def test_the_second_carer_of_a_double_handed_visit_stays_and_moves_with_it() -> None:
    both = visit(carers_wanted=2)
    people = (carer(), carer("bob"), carer("cai", available=((at(0, 9, 30), at(0, 12)),)))
    problem = with_carers(*people, visits=(both,))
    found = who_could(problem, plan(problem, rose_mon=(NINE, "ann bob")), "rose.mon",
                      instead_of="ann")  # fmt: skip
    assert order(found) == ["cai"]
    assert (found[0].start_minute, found[0].breaches) == (at(0, 9, 30), ())
    blocked = replace(problem.carers[1], available=((at(0, 8), at(0, 9, 45)),))
    problem = replace(problem, carers=(people[0], blocked, people[2]))
    found = who_could(problem, plan(problem, rose_mon=(NINE, "ann bob")), "rose.mon",
                      instead_of="ann")  # fmt: skip
    assert rules(found[0]) == ["available"]


def test_an_open_second_place_is_filled_beside_the_first() -> None:
    problem = with_carers(carer(), carer("bob"), visits=(visit(carers_wanted=2),))
    found = only(problem, plan(problem, rose_mon=(NINE, "ann")))
    assert (found.carer, found.cost_by_term) == ("bob", {"new_face": 60, "commute": 2})


def test_what_was_broken_before_is_not_blamed_on_the_newcomer() -> None:
    twice = visit("dai.mon", NINE, client="dai"), visit("dai.also", NINE, client="dai")
    problem = with_carers(carer(), visits=(*twice, visit(start=at(1, 9))))
    before = plan(problem, dai_mon=(NINE, "ann"), dai_also=(NINE, "ann"))
    assert only(problem, before).breaches == ()


def test_wishes_that_are_not_met_are_named() -> None:
    problem = one_carer_one_client(visit(wishes=frozenset({"lang:cy"})))
    found = only(problem, plan(problem))
    assert (found.lacking_wishes, found.cost_by_term["wish"]) == (frozenset({"lang:cy"}), 10)


def test_who_comes_stands_at_no_cost() -> None:
    problem = with_carers(carer(), circle=frozenset({"ann"}))
    found = stands(problem, plan(problem, rose_mon=(NINE + 1, "ann")), "rose.mon", "ann")
    assert (found.start_minute, found.familiar) == (NINE + 1, Familiar.CIRCLE)
    assert (found.cost_by_term, found.breaches, found.way_minutes) == ({}, (), 1)
    with pytest.raises(KeyError):
        stands(problem, plan(problem), "rose.mon", "ann")


def test_nothing_pinned_is_given_away() -> None:
    pinned = visit(pinned=Placement(NINE, ("ann",)))
    problem = with_carers(carer(), carer("bob"), visits=(pinned,))
    found = only(problem, plan(problem, rose_mon=(NINE, "ann")))
    assert rules(found) == ["pinned"]


def test_a_pinned_visit_that_is_open_is_tried_at_every_start() -> None:
    open_ = visit(pinned=Placement(at(0, 9), ("ann",)))
    problem = two_carers_two_clients(open_, visit("other"))
    found = who_could(problem, plan(problem, other=(at(0, 9), "bob")), "rose.mon")
    assert [one.breaches for one in found] == [(), ()]
