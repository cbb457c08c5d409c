"""Who could take Rose's open visit on Monday at nine. Ann and Bob are carers; Dai is at 5 km."""

from dataclasses import replace
from typing import Any

from solver.explain import Familiar
from solver.mend import DifferenceKind
from solver.mend.takers import Taker, takers
from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.score import score
from tests.helpers.problems import at, carer, client, plan, two_carers_two_clients, visit

NINE = at(0, 9)
HOIST = frozenset({"hoist"})
AT_NINE: dict[str, Any] = {"earliest_minute": NINE, "latest_minute": NINE}


def first(problem: Problem, current: Plan) -> Taker:
    return takers(problem, current, "rose.mon")[0]


def dai(**changes: Any) -> Problem:
    """Only Ann can lift Rose, and she is with Dai at nine."""
    lifts = visit(needs=HOIST, **AT_NINE)
    return two_carers_two_clients(
        lifts,
        visit("dai", NINE, client="dai", **changes),
        carers=(carer(traits=HOIST), carer("bob")),
    )


def test_those_who_know_the_client_come_first_with_what_there_is_to_say() -> None:
    rose = client(circle=frozenset({"bob"}), known={"ann": 3, "bob": 12})
    problem = two_carers_two_clients(visit(), visit("tue", at(1, 9)), clients=(rose,))
    found = takers(problem, plan(problem, tue=(at(1, 9), "bob")), "rose.mon")
    assert [one.candidate.carer for one in found] == ["bob", "ann"]
    bob = found[0]
    assert bob.is_free
    assert bob.candidate.familiar is Familiar.CIRCLE
    assert (bob.known_times, bob.home_metres) == (12, 1000)
    assert (bob.worked_before_minutes, bob.candidate.worked_minutes) == (30, 60)
    assert bob.candidate.rest_after_minutes == 24 * 60 - 30


def test_somebody_busy_can_come_where_the_other_visit_may_be_later() -> None:
    problem = dai(latest_minute=at(0, 10))
    ann = first(problem, plan(problem, dai=(NINE, "ann")))
    (move,) = ann.moves
    assert (ann.candidate.carer, ann.is_free) == ("ann", False)
    assert (move.visit, move.kind) == ("dai", DifferenceKind.TIME)
    assert move.after is not None
    assert move.after.carers == ("ann",)
    assert abs(move.moved_minutes) >= 34  # half an hour with Rose, four minutes on the way


def test_or_where_somebody_else_who_knows_them_can_go_instead() -> None:
    known = (client(), client("dai", place=5, known={"bob": 4}))
    problem = replace(dai(**AT_NINE), clients=known)
    (move,) = first(problem, plan(problem, dai=(NINE, "ann"))).moves
    assert move.kind is DifferenceKind.CARER
    assert (move.before, move.after) == (Placement(NINE, ("ann",)), Placement(NINE, ("bob",)))


def test_nobody_is_moved_from_a_visit_that_stays_as_it_is() -> None:
    pinned = dai(pinned=Placement(NINE, ("ann",)))
    current = plan(pinned, dai=(NINE, "ann"))
    assert all(not one.moves for one in takers(pinned, current, "rose.mon"))
    begun = plan(dai(), dai=(NINE, "ann"))
    found = takers(dai(), begun, "rose.mon", not_before=NINE + 1)
    assert all(not one.moves for one in found)


def test_the_points_are_those_of_all_that_would_change() -> None:
    problem = dai(latest_minute=at(0, 10))
    current = plan(problem, dai=(NINE, "ann"))
    ann = first(problem, current)
    (move,) = ann.moves
    assert move.after is not None
    taken = Placement(ann.candidate.start_minute, ("ann",))
    after = Plan(problem.name, {"rose.mon": taken, "dai": move.after})
    assert ann.points == score(problem, after).soft - score(problem, current).soft
    assert score(problem, after).hard == 0


def test_whoever_is_on_the_visit_already_moves_with_it() -> None:
    """Bob can only come at half past; Ann, who is there from nine, would come later too."""
    late = carer("bob", available=((at(0, 9, 30), at(0, 12)),))
    problem = two_carers_two_clients(visit(carers_wanted=2), carers=(carer(), late))
    (bob,) = takers(problem, plan(problem, rose_mon=(NINE, "ann")), "rose.mon")
    (move,) = bob.moves
    assert (move.visit, move.kind, move.moved_minutes) == ("rose.mon", DifferenceKind.TIME, 30)
    assert not bob.candidate.breaches
