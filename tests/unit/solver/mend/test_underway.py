"""What is left to plan of a week. It is Wednesday noon; Ann and Bob visit Rose and Dai."""

from dataclasses import replace

from solver.mend.underway import NOTICE_MINUTES, left_to_plan
from solver.plan import Plan
from solver.problem import Carer, Placement, Problem, Visit
from solver.rules import broken, pinned_alone
from tests.helpers.problems import as_wished, at, carer, client, two_carers_two_clients, visit

NOON = at(2, 12)
NOBODY = Plan("one carer, one client", {})


def visit_in(problem: Problem, visit_id: str) -> Visit:
    return next(one for one in problem.visits if one.id == visit_id)


def carer_in(problem: Problem, carer_id: str = "ann") -> Carer:
    return next(one for one in problem.carers if one.id == carer_id)


def left(problem: Problem, current: Plan | None = None) -> Problem:
    found = left_to_plan(problem, as_wished(problem) if current is None else current, NOON)
    assert not broken(found, pinned_alone(found))
    return found


def test_a_week_that_has_not_begun_is_planned_whole() -> None:
    problem = two_carers_two_clients(visit(start=at(0, 9)))
    assert left_to_plan(problem, as_wished(problem), 0) is problem
    assert left_to_plan(problem, as_wished(problem), -at(3, 0)) is problem


def test_what_has_begun_is_pinned_and_what_has_not_is_free() -> None:
    problem = left(two_carers_two_clients(visit("a", at(2, 11, 59)), visit("b", NOON)))
    assert visit_in(problem, "a").pinned == Placement(at(2, 11, 59), ("ann",))
    assert visit_in(problem, "b").pinned is None


def test_nothing_is_planned_into_the_past() -> None:
    """A visit may stay where it is; nobody can be found for another in no time at all."""
    asked = two_carers_two_clients(visit("soon", NOON + 5), visit("nobody", NOON + 5))
    problem = left(asked, Plan(asked.name, {"soon": Placement(NOON + 5, ("ann",))}))
    assert visit_in(problem, "soon").earliest_minute == NOON + 5
    assert visit_in(problem, "nobody").earliest_minute == NOON + NOTICE_MINUTES


def test_a_visit_without_anybody_can_be_filled_while_it_may_still_begin() -> None:
    gone, just, open_ = (
        visit("gone", NOON - 61), visit("just", NOON - 60), visit("open", NOON - 50),
    )  # fmt: skip
    problem = left(two_carers_two_clients(gone, just, open_), NOBODY)
    assert [one.id for one in problem.visits] == ["just", "open"]
    assert visit_in(problem, "just").earliest_minute == NOON
    assert visit_in(problem, "open").earliest_minute == NOON + 10


def test_what_has_begun_asks_for_nothing_but_what_it_got() -> None:
    begun = visit(
        start=at(0, 9), latest_minute=at(0, 8), needs=frozenset({"hoist"}), carers_wanted=2
    )
    problem = left(two_carers_two_clients(begun, carers=(carer(available=()), carer("bob"))))
    (kept,) = problem.visits
    assert (kept.latest_minute, kept.needs, kept.carers_wanted) == (at(0, 9), frozenset(), 1)
    assert carer_in(problem).available == ((at(0, 9), at(0, 9, 30)),)


def test_hours_and_days_beyond_what_was_agreed_leave_no_more_room() -> None:
    visits = (visit("mon", at(0, 9)), visit("tue", at(1, 9)), visit("thu", at(3, 9)))
    tired = carer(most_minutes=20, most_days=1)
    problem = left(two_carers_two_clients(*visits, carers=(tired, carer("bob"))))
    assert (carer_in(problem).most_minutes, carer_in(problem).most_days) == (60, 2)


def test_a_short_night_behind_us_leaves_the_early_visit_out_and_the_rest_of_the_day_in() -> None:
    visits = (visit("late", at(0, 22)), visit("early", at(1, 7)), visit("later", at(1, 14)))
    problem = left(two_carers_two_clients(*visits))
    assert [one.id for one in problem.visits] == ["late", "later"]
    assert carer_in(problem).most_minutes == carer().most_minutes - 30


def test_somebody_barred_since_is_still_tired_from_the_visit() -> None:
    night = visit("night", at(1, 23), duration_minutes=480)
    barring = client(barred=frozenset({"ann"}))
    problem = two_carers_two_clients(night, visit("thu", at(3, 9)))
    problem = replace(problem, clients=(barring, *problem.clients[1:]))
    found = left(problem, Plan(problem.name, {"night": Placement(at(1, 23), ("ann",))}))
    assert [one.id for one in found.visits] == ["thu"]
    assert carer_in(found).available == ((0, at(1, 22, 45)), (at(2, 18), at(8, 0)))
    assert carer_in(found).most_days == carer().most_days - 1
