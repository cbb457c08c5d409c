"""Circles for weeks whose answer fits in a head."""

from dataclasses import replace
from typing import Any

import pytest

from solver.circles import Gap, Proposal, StoppedError, Weakness, propose_circles
from solver.explain import Fact
from solver.explain.unfilled import Stop
from solver.problem import Carer, Problem, StraightLine, Visit
from tests.helpers.problems import at, carer, client, one_carer_one_client, visit

NAMES = ("ann", "bob", "cai", "dee")
MORNINGS, AFTERNOONS = ((420, 780),), ((780, 1200),)


def people(*names: str, **changes: Any) -> tuple[Carer, ...]:
    return tuple(carer(name, **changes) for name in names)


def mornings(**changes: Any) -> tuple[Visit, ...]:
    """Rose at nine, every day."""
    return tuple(visit(f"rose.{day}", at(day, 9), **changes) for day in range(7))


def week(*visits: Visit, **changes: Any) -> Problem:
    return one_carer_one_client(*(visits or mornings()), **{"carers": people(*NAMES), **changes})


def proposed(problem: Problem) -> Proposal:
    (proposal,) = propose_circles(problem)
    return proposal


def names(proposal: Proposal) -> list[str]:
    return [member.carer for member in proposal.members]


def on_days(*days: int) -> tuple[tuple[int, int], ...]:
    return tuple((1440 * day, 1440 * day + 1440) for day in days)


# How many ----------------------------------------------------------------------------------


def test_two_carers_are_the_smallest_circle_where_both_can_come_each_day() -> None:
    proposal = proposed(week())
    assert proposal.weak == (Weakness.NONE,)
    assert len(proposal.members) == 2
    assert (proposal.visits, proposal.gaps) == (7, ())


def test_a_visit_for_two_asks_for_a_third() -> None:
    assert len(proposed(week(*mornings(carers_wanted=2))).members) == 3


def test_those_who_work_part_of_the_week_make_a_larger_circle() -> None:
    days = {"ann": (0, 1, 2, 3), "bob": (3, 4, 5, 6), "cai": (0, 1, 2), "dee": (4, 5, 6)}
    carers = tuple(carer(name, available=on_days(*works)) for name, works in days.items())
    assert names(proposed(week(carers=carers))) == list(days)


def test_a_carer_of_few_days_cannot_stand_in_for_the_whole_week() -> None:
    """Each could come on any day, but with one away the other makes four of seven."""
    proposal = proposed(week(carers=people(*NAMES, most_days=4)))
    assert len(proposal.members) == 3
    assert (proposal.minutes, proposal.short_minutes) == (7 * 30, 0)


def test_a_circle_that_holds_is_left_alone() -> None:
    settled = week(clients=(client(circle=frozenset({"ann", "bob"})),))
    assert propose_circles(settled) == ()


def test_a_client_without_visits_is_not_asked_about() -> None:
    assert propose_circles(replace(week(), visits=())) == ()


# Which do not hold -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("circle", "carers", "weak"),
    [
        ({"ann"}, people(*NAMES), [Weakness.THIN, Weakness.HOURS]),
        ({"ann", "bob", "gwen"}, people(*NAMES), [Weakness.GONE]),
        ({"ann", "bob"}, people(*NAMES, most_days=4), [Weakness.HOURS]),
        ({"ann", "bob"}, (carer(), carer("bob", available=()), carer("cai")), [Weakness.THIN,
                                                                          Weakness.HOURS]),
    ],
    ids=["nobody to spare", "somebody has left", "too few days", "somebody is away"],
)  # fmt: skip
def test_what_is_wrong_with_a_circle_is_named(
    circle: set[str], carers: tuple[Carer, ...], weak: list[Weakness]
) -> None:
    problem = week(carers=carers, clients=(client(circle=frozenset(circle)),))
    proposal = proposed(problem)
    assert list(proposal.weak) == weak
    assert proposal.short_minutes == 0


def test_whom_the_client_chose_stays_and_the_fewest_are_added() -> None:
    far = carer("dee", available=((0, 0),))
    chosen = client(circle=frozenset({"dee", "ann"}))
    proposal = proposed(week(carers=(*people("ann", "bob", "cai"), far), clients=(chosen,)))
    assert [member.chosen for member in proposal.members] == [True, True, False]
    assert {"ann", "dee"} < set(names(proposal))


def test_who_is_barred_is_never_proposed() -> None:
    strict = client(barred=frozenset({"ann", "bob"}), known={"ann": 20, "bob": 20})
    assert set(names(proposed(week(clients=(strict,))))) == {"cai", "dee"}


# Which carers ------------------------------------------------------------------------------


def test_who_knows_the_client_comes_before_a_stranger() -> None:
    known = client(known={"dee": 12, "cai": 3})
    proposal = proposed(week(clients=(known,)))
    assert names(proposal) == ["dee", "cai"]
    assert [member.known_visits for member in proposal.members] == [12, 3]


def test_who_lives_near_comes_before_who_lives_far() -> None:
    homes = zip(NAMES, (9, 1, 8, 2), strict=True)
    proposal = proposed(week(carers=tuple(carer(name, home=home) for name, home in homes)))
    assert [(one.carer, one.way_minutes, one.metres) for one in proposal.members] == [
        ("bob", 0, 0), ("dee", 1, 1000),
    ]  # fmt: skip


def test_who_speaks_the_clients_language_comes_before_a_near_neighbour() -> None:
    welsh = {"traits": frozenset({"lang:cy", "hoist"}), "home": 9}
    near = people("ann", "bob", home=1, traits=frozenset({"hoist"}))
    visits = mornings(wishes=frozenset({"lang:cy"}), needs=frozenset({"hoist"}))
    proposal = proposed(week(*visits, carers=(*near, *people("cai", "dee", **welsh))))
    assert names(proposal) == ["cai", "dee"]
    assert proposal.members[0].wishes == {"lang:cy"}
    assert proposal.members[0].skills == {"hoist"}


def test_who_is_out_of_reach_is_not_asked_unless_they_come_already() -> None:
    """Two live three quarters of an hour away; one of them has come before."""
    carers = (carer(), *people("cai", "dee", home=9))
    at_home = client(place=0, known={"dee": 2})
    travel = {"car": StraightLine(overhead_minutes=36, minutes_per_10km=10)}
    proposal = proposed(week(carers=carers, clients=(at_home,), travel=travel))
    assert set(names(proposal)) == {"ann", "dee"}


def test_caseloads_are_kept_small_where_circles_stay_as_small() -> None:
    """Four clients, four carers who are comfortable with two each."""
    ids = ("rose", "dai", "eve", "flo")
    visits = [replace(one, id=f"{i}.{one.id}", client=i) for i in ids for one in mornings()]
    carers = people(*NAMES, caseload=2)
    problem = week(*visits, carers=carers, clients=tuple(client(one) for one in ids))
    members = [name for proposal in propose_circles(problem) for name in names(proposal)]
    assert sorted(members) == sorted(2 * NAMES)


def test_hours_are_shared_out_over_the_whole_co_op() -> None:
    """Ann and Bob suit best, and have hours for two of the three clients."""
    ids = ("rose", "dai", "eve")
    visits = [
        replace(one, id=f"{i}.{one.id}", client=i, duration_minutes=60)
        for i in ids
        for one in mornings()
    ]
    best = people("ann", "bob", home=1, most_minutes=700)
    others = people("cai", "dee", home=9, most_minutes=700)
    problem = week(*visits, carers=(*best, *others), clients=tuple(client(one) for one in ids))
    circles = [set(names(proposal)) for proposal in propose_circles(problem)]
    assert [len(circle) for circle in circles] == [2, 2, 2]
    assert set.union(*circles) > {"ann", "bob"}


# What cannot be ----------------------------------------------------------------------------


def test_what_only_one_could_do_is_named_with_what_stops_the_others() -> None:
    skilled = carer(traits=frozenset({"peg"}))
    visits = (visit("rose.peg", at(0, 12), needs=frozenset({"peg"})), *mornings())
    proposal = proposed(week(*visits, carers=(skilled, *people("bob", "cai"))))
    assert len(proposal.members) == 2
    assert proposal.gaps == (
        Gap(("rose.peg",), 2, ("ann",), (Fact(Stop("needs", "peg"), ("bob", "cai")),)),
    )


def test_several_facts_are_named_where_each_stops_somebody_else() -> None:
    away = carer("bob", available=on_days(1))
    enemy = client(barred=frozenset({"cai"}))
    proposal = proposed(week(visit(), carers=(carer(), away, carer("cai")), clients=(enemy,)))
    (gap,) = proposal.gaps
    assert gap.could == ("ann",)
    assert [(fact.stop.rule, fact.carers) for fact in gap.facts] == [
        ("barred", ("cai",)), ("available", ("bob",)),
    ]  # fmt: skip


def test_a_visit_that_nobody_could_do_has_no_circle_and_a_gap() -> None:
    proposal = proposed(week(visit(needs=frozenset({"peg"})), carers=people("ann", "bob")))
    assert (proposal.members, proposal.minutes) == ((), 0)
    assert proposal.gaps[0].could == ()


def test_a_co_op_without_carers_gets_its_gaps_named() -> None:
    (gap,) = proposed(week(visit(), carers=())).gaps
    assert gap == Gap(("rose.mon",), 2, (), ())


def test_what_was_pinned_and_when_somebody_last_worked_do_not_count() -> None:
    """A circle outlasts the week."""
    tired = people(*NAMES, worked_until=600)
    assert len(proposed(week(visit(), carers=tired)).members) == 2


def test_the_same_problem_has_the_same_circles() -> None:
    problem = week(carers=people(*NAMES, most_days=5))
    assert propose_circles(problem) == propose_circles(problem)


def test_it_stops_once_nobody_waits_for_it() -> None:
    with pytest.raises(StoppedError):
        propose_circles(week(), should_stop=lambda: True)
