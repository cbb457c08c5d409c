"""How a mended week differs from what was promised."""

from solver.mend import DifferenceKind, differences, with_the_past
from solver.mend.underway import left_to_plan
from solver.plan import Plan
from solver.problem import Placement
from tests.helpers.problems import at, plan, two_carers_two_clients, visit

WEEK = two_carers_two_clients(
    visit("same"), visit("hands"), visit("time"), visit("filled"), visit("open"), visit("half")
)
BEFORE = plan(
    WEEK, same=(540, "ann"), hands=(600, "ann"), time=(660, "ann bob"), open=(720, "ann"),
    half=(780, "ann bob"), off=(840, "ann"),
)  # fmt: skip
AFTER = plan(
    WEEK, same=(540, "ann"), hands=(605, "bob"), time=(650, "bob ann"), filled=(700, "bob"),
    half=(780, "bob"),
)  # fmt: skip


def test_each_promise_is_told_as_what_became_of_it() -> None:
    found = {one.visit: one.kind for one in differences(WEEK, BEFORE, AFTER)}
    assert found == {
        "hands": DifferenceKind.CARER,
        "time": DifferenceKind.TIME,
        "filled": DifferenceKind.FILLED,
        "open": DifferenceKind.OPEN,
        "half": DifferenceKind.OPEN,
        "off": DifferenceKind.DROPPED,
    }


def test_differences_come_in_order_of_time_with_their_minutes() -> None:
    found = differences(WEEK, BEFORE, AFTER)
    assert [one.visit for one in found] == ["hands", "time", "filled", "open", "half", "off"]
    assert [one.moved_minutes for one in found] == [5, -10, 0, 0, 0, 0]


def test_what_has_happened_outside_the_problem_is_no_difference() -> None:
    """The early visit after a short night is left out of what there is to plan, and happened."""
    problem = two_carers_two_clients(visit("late", at(0, 22)), visit("early", at(1, 7)))
    stood = Plan(problem.name, {"late": Placement(at(0, 22), ("ann",)),
                                "early": Placement(at(1, 7), ("ann",))})  # fmt: skip
    left = left_to_plan(problem, stood, at(1, 12))
    assert [one.id for one in left.visits] == ["late"]
    mended = Plan(problem.name, {"late": stood.placements["late"]})
    assert differences(left, stood, with_the_past(mended, left, stood, at(1, 12))) == ()
