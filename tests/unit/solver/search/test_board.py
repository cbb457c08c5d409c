"""The boards: the best plan stays, and districts are read as one."""

from solver.plan import Plan
from solver.problem import Placement
from solver.search.board import Board, Boards
from solver.worth import Worth


def plan_of(visit: str) -> Plan:
    return Plan("part", {visit: Placement(540, ("ann",))})


def test_a_plan_stays_until_a_better_one_comes() -> None:
    board, first = Board(), plan_of("one")
    board.put(Worth(unfilled=0, soft=10), first)
    board.put(Worth(unfilled=30, soft=1), plan_of("two"))
    assert board.read() == (Worth(0, 10), first)
    better = plan_of("three")
    board.put(Worth(unfilled=0, soft=9), better)
    assert board.read() == (Worth(0, 9), better)


def test_districts_have_no_plan_before_each_has_one() -> None:
    here, there = Board(), Board()
    both = Boards("whole", [here, there])
    assert both.read() is None
    here.put(Worth(0, 10), plan_of("one"))
    assert both.read() is None
    there.put(Worth(30, 5), plan_of("two"))
    read = both.read()
    assert read is not None
    assert read[0] == Worth(30, 15)
    assert read[1].problem == "whole"
    assert set(read[1].placements) == {"one", "two"}


def test_the_joined_plan_is_the_same_object_until_a_district_has_a_better_one() -> None:
    """So that none is reported twice."""
    here, there = Board(), Board()
    both = Boards("whole", [here, there])
    here.put(Worth(0, 10), plan_of("one"))
    there.put(Worth(0, 5), plan_of("two"))
    first, again = both.read(), both.read()
    assert first is not None
    assert again is not None
    assert first[1] is again[1]
    there.put(Worth(0, 4), plan_of("two"))
    other = both.read()
    assert other is not None
    assert other[1] is not first[1]
