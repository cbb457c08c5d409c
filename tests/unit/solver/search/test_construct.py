"""The first plan by flows: full where it can be, scarce skills kept for those who need them."""

from solver.rules import broken
from solver.search.construct import construct, is_scarce
from solver.search.model import build
from solver.search.week import Week, interpreted
from tests.helpers.problems import at, carer, two_carers_two_clients, visit


def test_visits_at_the_same_time_go_to_different_carers() -> None:
    visits = [
        visit(f"{who}{day}", at(day, 9), client=who) for who in ("rose", "dai") for day in range(5)
    ]
    week = Week(build(two_carers_two_clients(*visits)), interpreted(), 0)
    construct(week, lambda: False)
    assert week.open_visits == []
    assert broken(week.model.problem, week.plan()) == ()


def test_both_places_of_a_double_handed_visit_are_filled() -> None:
    week = Week(build(two_carers_two_clients(visit(carers_wanted=2))), interpreted(), 0)
    construct(week, lambda: False)
    assert set(week.plan().placements["rose.mon"].carers) == {"ann", "bob"}


def test_a_rare_skill_is_kept_for_the_visit_that_needs_it() -> None:
    """The earlier visit would take Ann's one hour of work; only she can do the later one."""
    crowd = tuple(carer(f"c{n}") for n in range(9))
    ann = carer(traits=frozenset({"hoist"}), most_minutes=30)
    early = visit("early", at(0, 8), client="dai")
    late = visit("late", at(0, 15), needs=frozenset({"hoist"}))
    problem = two_carers_two_clients(early, late, carers=(ann, *crowd))
    week = Week(build(problem), interpreted(), 0)
    assert [is_scarce(week, v) for v in (0, 1)] == [False, True]
    construct(week, lambda: False)
    assert week.plan().placements["late"].carers == ("ann",)
    assert week.open_visits == []


def test_it_ends_when_told_to() -> None:
    week = Week(build(two_carers_two_clients()), interpreted(), 0)
    construct(week, lambda: True)
    assert week.plan().placements == {}
