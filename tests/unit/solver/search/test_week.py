"""A week under change: what is pinned stays, what is taken is open."""

from solver.problem import Placement
from solver.search.model import build
from solver.search.view import View
from solver.search.week import Week, interpreted
from tests.helpers.problems import as_wished, at, carer, one_carer_one_client, visit

MON, TUE = visit("v.mon", at(0, 9)), visit("v.tue", at(1, 9))


def test_pinned_visits_are_placed_and_survive_a_restart() -> None:
    pinned = visit("v.pin", at(2, 9), pinned=Placement(at(2, 9, 10), ("ann",)))
    week = Week(build(one_carer_one_client(MON, pinned)), interpreted(), 0)
    assert week.plan().placements == {"v.pin": Placement(at(2, 9, 10), ("ann",))}
    week.fill(tries=0)
    week.anneal(moves=300, warmth=50.0, keep=True)
    week.restart(as_wished(week.model.problem))
    assert week.plan().placements["v.pin"] == Placement(at(2, 9, 10), ("ann",))
    assert week.open_visits == []


def test_offers_name_each_carer_with_room_and_the_cheapest_start() -> None:
    problem = one_carer_one_client(MON, carers=(carer(), carer("bob", available=((0, 60),))))
    week = Week(build(problem), interpreted(), 0)
    # a new face 60, a minute there and back 2, half an hour over a contract of nothing 60
    assert week.offers([0], 5).tolist() == [[0, 0, 122, at(0, 9)]]


def test_offers_come_visit_by_visit_cheapest_first_and_no_more_than_asked_for() -> None:
    names = ("ann", "bob", "cat", "dan")
    problem = one_carer_one_client(MON, TUE, carers=tuple(carer(name) for name in names))
    week = Week(build(problem), interpreted(), 0)
    week.place([0, 2, at(0, 9)])  # cat comes on Monday: on Tuesday she is no new face
    found = week.offers([1, 0], 3).tolist()
    assert [(number, who) for number, who, _, _ in found if number == 0] == [(0, 2), (0, 0), (0, 1)]
    assert week.still_open([0, 1]) == [1]


def test_taking_a_place_opens_it_and_forcing_puts_it_back() -> None:
    week = Week(build(one_carer_one_client(MON, TUE)), interpreted(), 0)
    week.fill(tries=0)
    whole, standing = week.plan(), week.standing
    week.take([(0, 0)])
    assert week.open_visits == [0]
    week.force([0, 0, whole.placements["v.mon"].start_minute])
    assert (week.plan(), week.standing) == (whole, standing)


def test_the_view_says_who_does_what_when() -> None:
    week = Week(build(one_carer_one_client(MON, TUE)), interpreted(), 0)
    week.fill(tries=0)
    view = View(week)
    assert view.day_of(0, 0) == [(0, at(0, 9))]
    assert view.carers_of(1) == [0]
    assert view.commute(0, 0) == (1, 1)
    assert view.hours_besides(0, 0) == (30, 30)
    assert view.rest_bounds(0, 1)[0] == at(0, 9, 30) + 660
