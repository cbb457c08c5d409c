"""The fewest promises broken. Ann and Bob come to Rose and Dai; it was published so."""

import json
from dataclasses import replace

import pytest

from solver.errors import SolverError
from solver.exchange import plan_to_json, read_problem
from solver.mend import (
    CarerAway,
    ClientAway,
    DifferenceKind,
    NewVisits,
    as_promised,
    changed,
    differences,
    replan,
)
from solver.mend.promises import for_a_reason
from solver.plan import Plan
from solver.problem import Placement, Problem
from tests.helpers.problems import as_wished, at, carer, plan, two_carers_two_clients, visit
from tests.helpers.shared import instance, referee

MOVES = 2000  # counted: a busy machine gets as far as a quiet one
REFERENCE_SOFT = 112_759  # of the shared sick week, after ten seconds


def week() -> Problem:
    """Ann is with Rose and Bob with Dai, Monday to Wednesday, badly timed but promised."""
    return two_carers_two_clients(
        *(visit(f"rose{day}", at(day, 9)) for day in range(3)),
        *(visit(f"dai{day}", at(day, 9), client="dai") for day in range(3)),
    )


def promised() -> Plan:
    return plan(
        week(),
        **{f"rose{day}": (at(day, 9, 13 + day), "ann") for day in range(3)},
        **{f"dai{day}": (at(day, 9, 40), "bob") for day in range(3)},
    )


def mended(problem: Problem) -> Plan:
    return replan(problem, seconds=None, moves=MOVES)


def test_a_week_in_which_nothing_changed_stays_to_the_minute() -> None:
    assert mended(changed(week(), promised(), ())) == promised()


def test_what_cannot_be_filled_moves_nothing() -> None:
    nobody = NewVisits((visit("hoist", at(1, 9), needs=frozenset({"hoist"})),))
    assert mended(changed(week(), promised(), [nobody])) == promised()


def test_only_the_visits_of_a_carer_who_is_off_change_hands() -> None:
    left = changed(week(), promised(), [CarerAway("bob", at(1, 0), at(2, 0))], at(0, 12))
    found = differences(left, promised(), mended(left))
    assert [(one.visit, one.kind) for one in found] == [("dai1", DifferenceKind.CARER)]
    assert found[0].after is not None
    assert found[0].after.carers == ("ann",)


def test_a_new_package_is_served_and_nobody_else_is_disturbed() -> None:
    eve = NewVisits((visit("eve", at(1, 14)),))
    left = changed(week(), promised(), [eve], at(0, 12))
    assert [one.visit for one in differences(left, promised(), mended(left))] == ["eve"]


def test_a_client_in_hospital_leaves_the_others_as_they_were() -> None:
    left = changed(week(), promised(), [ClientAway("dai", at(1, 0))], at(0, 12))
    found = differences(left, promised(), mended(left))
    assert [(one.visit, one.kind) for one in found] == [
        ("dai1", DifferenceKind.DROPPED), ("dai2", DifferenceKind.DROPPED),
    ]  # fmt: skip


def test_a_promise_gives_way_where_a_visit_would_else_stay_open() -> None:
    """Only Ann may lift, and she is promised to Rose at that hour: Bob goes to Rose."""
    at_ten = {"earliest_minute": at(1, 10), "latest_minute": at(1, 10)}
    rose, needs = visit("rose", at(1, 10), **at_ten), frozenset({"hoist"})
    lift = visit("lift", at(1, 10), client="dai", needs=needs, **at_ten)
    problem = two_carers_two_clients(rose, carers=(carer(traits=needs), carer("bob")))
    left = changed(problem, as_wished(problem), [NewVisits((lift,))])
    found = mended(left).placements
    assert (found["lift"].carers, found["rose"].carers) == (("ann",), ("bob",))


def test_a_start_gives_way_where_a_visit_would_else_stay_open() -> None:
    """Ann alone can come, and the new visit must be when she is promised to Rose."""
    rose = visit("rose", at(1, 10))
    pills = visit("pills", at(1, 10), earliest_minute=at(1, 10), latest_minute=at(1, 10))
    problem = two_carers_two_clients(rose, carers=(carer(),))
    left = changed(problem, as_wished(problem), [NewVisits((replace(pills, client="dai"),))])
    (pills_filled, rose_moved) = differences(left, as_wished(problem), mended(left))
    assert (pills_filled.visit, rose_moved.visit) == ("pills", "rose")
    assert rose_moved.kind is DifferenceKind.TIME
    assert 34 <= abs(rose_moved.moved_minutes) <= 35  # half an hour with Dai, four minutes to him


def test_new_starts_are_times_that_people_can_say() -> None:
    left = changed(week(), promised(), [CarerAway("ann", at(1, 0))], at(0, 12))
    found = differences(left, promised(), mended(left))
    assert {one.visit for one in found} == {"rose1", "rose2"}
    assert all(
        one.after is not None and one.moved_minutes * (one.after.start_minute % 5) == 0
        for one in found
    )


def test_changes_that_hang_together_with_no_reason_are_undone() -> None:
    problem = changed(week(), promised(), ())
    swapped = plan(problem, rose1=(at(1, 9, 13), "bob"), dai1=(at(1, 9, 40), "ann"))
    found = Plan(problem.name, {**promised().placements, **swapped.placements})
    assert for_a_reason(problem, promised(), found, frozenset({"rose1"})) == found
    assert for_a_reason(problem, promised(), found, frozenset({"dai2"})) == promised()


def test_pins_that_break_a_rule_are_said_to() -> None:
    pins = (visit("a", pinned=Placement(at(0, 9), ("ann",))),
            visit("b", client="dai", pinned=Placement(at(0, 9), ("ann",))))  # fmt: skip
    with pytest.raises(SolverError, match="pinned visits"):
        mended(two_carers_two_clients(*pins))


def test_the_shared_sick_week_is_filled_and_only_the_sick_carers_visits_change_hands() -> None:
    path = instance("torbay-110-sick")
    problem = read_problem(path)
    found = replan(problem, seconds=None, moves=MOVES)
    broken, unfilled, terms = referee().check(
        json.loads(path.read_text(encoding="utf-8")), plan_to_json(found)
    )
    assert (broken, unfilled) == ([], 0)
    assert sum(terms.values()) <= REFERENCE_SOFT
    kinds = [one.kind for one in differences(problem, as_promised(problem), found)]
    assert kinds.count(DifferenceKind.CARER) == len(kinds) <= 16


def test_the_same_seed_mends_alike() -> None:
    left = changed(week(), promised(), [CarerAway("ann", at(1, 0))], at(0, 12))
    assert mended(left) == mended(left)
