"""Each rule on a week that fits in a head: places a kilometre apart, a minute per kilometre."""

from pathlib import Path

import pytest

from solver.plan import Plan
from solver.problem import Placement, Problem, Rules
from solver.rules import RULES, Breach, broken, moment, pinned_alone
from tests.helpers.problems import (
    as_wished,
    at,
    carer,
    client,
    one_carer_one_client,
    plan,
    two_carers_two_clients,
    visit,
)


def only(problem: Problem, found: Plan) -> Breach:
    (breach,) = broken(problem, found)
    return breach


def rules_broken(problem: Problem, found: Plan) -> list[str]:
    return [breach.rule for breach in broken(problem, found)]


def test_a_plan_as_everyone_wishes_breaks_nothing() -> None:
    problem = one_carer_one_client()
    assert broken(problem, as_wished(problem)) == ()


def test_an_empty_plan_breaks_nothing() -> None:
    problem = one_carer_one_client()
    assert broken(problem, plan(problem)) == ()


def test_a_visit_that_is_not_of_this_week_is_named() -> None:
    problem = one_carer_one_client()
    breach = only(problem, plan(problem, dai_sun=(at(6, 9), "ann")))
    assert breach == Breach("unknown_visit", ("dai.sun",))
    assert breach.sentence == "Visit dai.sun is not one of this week's visits."


@pytest.mark.parametrize("who", ["", "ann ann", "ann bob"])
def test_a_single_visit_has_exactly_one_carer(who: str) -> None:
    problem = two_carers_two_clients()
    assert "number_of_carers" in rules_broken(problem, plan(problem, rose_mon=(at(0, 9), who)))


def test_a_double_handed_visit_may_wait_for_its_second_carer() -> None:
    problem = two_carers_two_clients(visit(carers_wanted=2))
    assert broken(problem, as_wished(problem, "ann")) == ()
    assert broken(problem, as_wished(problem, "ann bob")) == ()


@pytest.mark.parametrize(
    ("minute", "is_fine"), [(479, False), (480, True), (600, True), (601, False)]
)
def test_a_start_stays_within_its_bounds(minute: int, is_fine: bool) -> None:
    problem = one_carer_one_client()
    found = plan(problem, rose_mon=(minute, "ann"))
    assert rules_broken(problem, found) == ([] if is_fine else ["bounds"])


def test_a_start_out_of_bounds_is_told_with_its_times() -> None:
    problem = one_carer_one_client()
    breach = only(problem, plan(problem, rose_mon=(at(0, 10, 5), "ann")))
    assert breach.sentence == "Visit rose.mon starts on Mon 10:05, outside Mon 08:00 to Mon 10:00."


@pytest.mark.parametrize(
    "found", [{}, {"rose_mon": (at(0, 9, 1), "ann")}, {"rose_mon": (540, "bob")}]
)
def test_a_pinned_visit_keeps_its_start_and_its_carers(found: dict[str, tuple[int, str]]) -> None:
    problem = two_carers_two_clients(visit(pinned=Placement(at(0, 9), ("ann",))))
    breach = only(problem, plan(problem, **found))
    assert breach.rule == "pinned"
    assert breach.sentence == "Visit rose.mon is pinned to Mon 09:00 with ann and must stay so."


def test_pinned_carers_may_be_listed_in_any_order() -> None:
    problem = two_carers_two_clients(
        visit(carers_wanted=2, pinned=Placement(at(0, 9), ("ann", "bob")))
    )
    assert broken(problem, as_wished(problem, "bob ann")) == ()


def test_the_pinned_visits_alone_show_what_no_plan_can_mend() -> None:
    pin = Placement(at(0, 9), ("ann",))
    problem = two_carers_two_clients(visit(pinned=pin), visit("dai.mon", client="dai", pinned=pin))
    assert rules_broken(problem, pinned_alone(problem)) == ["reach"]


def test_a_carer_who_is_not_of_this_week_is_named() -> None:
    problem = one_carer_one_client()
    breach = only(problem, as_wished(problem, "gwen"))
    assert breach == Breach("unknown_carer", ("rose.mon",), "gwen")


def test_a_carer_has_all_that_the_visit_needs() -> None:
    problem = one_carer_one_client(visit(needs=frozenset({"lang:cy", "medication"})))
    breach = only(problem, as_wished(problem))
    assert breach.rule == "needs"
    assert breach.sentence == "Visit rose.mon: carer ann lacks lang:cy, medication."


def test_a_carer_has_nothing_that_the_visit_avoids() -> None:
    problem = one_carer_one_client(
        visit(avoid=frozenset({"cat allergy"})), carers=(carer(traits=frozenset({"cat allergy"})),)
    )
    assert rules_broken(problem, as_wished(problem)) == ["avoid"]


def test_a_barred_carer_does_not_come() -> None:
    problem = one_carer_one_client(clients=(client(barred=frozenset({"ann"})),))
    breach = only(problem, as_wished(problem))
    assert breach == Breach("barred", ("rose.mon",), "ann", "rose")


def test_a_visit_lies_inside_one_window_of_its_carer() -> None:
    # 09:00 to 09:30, while Ann's morning ends at 09:15 and goes on at once
    split = carer(available=((at(0, 7), at(0, 9, 15)), (at(0, 9, 15), at(0, 12))))
    problem = one_carer_one_client(carers=(split,))
    assert rules_broken(problem, as_wished(problem)) == ["available"]
    assert broken(problem, plan(problem, rose_mon=(at(0, 8, 45), "ann"))) == ()


@pytest.mark.parametrize(("gap", "is_fine"), [(-1, False), (0, True)])
def test_visits_of_a_client_without_spacing_do_not_overlap(gap: int, is_fine: bool) -> None:
    problem = two_carers_two_clients(visit(), visit("rose.more", at(0, 9, 30)))
    found = plan(problem, rose_mon=(540, "ann"), rose_more=(570 + gap, "bob"))
    assert rules_broken(problem, found) == ([] if is_fine else ["spacing"])


@pytest.mark.parametrize(("gap", "is_fine"), [(119, False), (120, True)])
def test_visits_of_a_client_keep_their_spacing(gap: int, is_fine: bool) -> None:
    problem = two_carers_two_clients(
        visit(), visit("rose.noon", at(0, 11)), clients=(client(spacing_minutes=120),)
    )
    found = plan(problem, rose_mon=(540, "ann"), rose_noon=(570 + gap, "bob"))
    assert rules_broken(problem, found) == ([] if is_fine else ["spacing"])


@pytest.mark.parametrize(("minute", "is_fine"), [(573, False), (574, True)])
def test_the_next_visit_can_be_reached(minute: int, is_fine: bool) -> None:
    # Rose at 1 km until 09:30 (570), Dai at 5 km: 4 minutes on the way
    problem = two_carers_two_clients(visit(), visit("dai.mon", at(0, 9, 30), client="dai"))
    found = plan(problem, rose_mon=(540, "ann"), dai_mon=(minute, "ann"))
    assert rules_broken(problem, found) == ([] if is_fine else ["reach"])


def test_the_next_visit_can_be_reached_across_midnight() -> None:
    # the day ends, the road does not: 23:30 to 24:00 with Rose, 00:02 at Dai's
    problem = two_carers_two_clients(
        visit(start=at(0, 23, 30)), visit("dai.tue", at(1, 0, 2), client="dai"), rules=Rules(rest=0)
    )
    breach = only(problem, as_wished(problem))
    assert (breach.rule, breach.visits) == ("reach", ("rose.mon", "dai.tue"))


def test_a_day_of_work_counts_its_runs_and_not_the_hours_between() -> None:
    # 07:00-12:00 and 15:00-20:00 are 600 minutes; a minute more is too much
    morning = visit("rose.am", at(0, 7), duration_minutes=300)
    evening = visit("rose.pm", at(0, 15), duration_minutes=300)
    late = visit("rose.pm", at(0, 15), duration_minutes=301)
    fine, long = one_carer_one_client(morning, evening), one_carer_one_client(morning, late)
    assert broken(fine, as_wished(fine)) == ()
    breach = only(long, as_wished(long))
    assert (breach.rule, breach.facts["worked_minutes"]) == ("day_most", 601)
    assert breach.visits == ("rose.am", "rose.pm")


def test_a_week_of_work_stays_within_the_most() -> None:
    problem = one_carer_one_client(
        visit(), visit("rose.tue", at(1, 9)), carers=(carer(most_minutes=59),)
    )
    assert rules_broken(problem, as_wished(problem)) == ["most"]


def test_days_worked_stay_within_the_most() -> None:
    problem = one_carer_one_client(
        visit(), visit("rose.tue", at(1, 9)), carers=(carer(most_days=1),)
    )
    assert rules_broken(problem, as_wished(problem)) == ["most_days"]


@pytest.mark.parametrize(("minute", "is_fine"), [(at(1, 8, 29), False), (at(1, 8, 30), True)])
def test_eleven_hours_lie_between_two_days(minute: int, is_fine: bool) -> None:
    # Monday ends 21:30; 11 hours later it is 08:30
    problem = one_carer_one_client(visit(start=at(0, 21)), visit("rose.tue", at(1, 8, 30)))
    found = plan(problem, rose_mon=(at(0, 21), "ann"), rose_tue=(minute, "ann"))
    assert rules_broken(problem, found) == ([] if is_fine else ["rest"])


def test_last_weeks_work_counts_for_the_first_rest() -> None:
    # last work ended on Sunday 22:01, so 10 h 59 min before Monday 09:00
    problem = one_carer_one_client(carers=(carer(worked_until=-119),))
    breach = only(problem, as_wished(problem))
    assert (breach.rule, breach.facts["rest_minutes"]) == ("rest", 659)
    assert "from Sun 22:01 to Mon 09:00: 659" in breach.sentence


def test_one_stretch_of_the_week_is_free() -> None:
    # one short visit at noon of each day leaves 23.5 hours between any two
    daily = [visit(f"rose.{day}", at(day, 12)) for day in range(7)]
    problem = one_carer_one_client(*daily)
    breach = only(problem, as_wished(problem))
    assert (breach.rule, breach.facts["longest_minutes"]) == ("weekly_rest", 1410)


def test_a_free_weekend_is_a_weekly_rest() -> None:
    problem = one_carer_one_client(*[visit(f"rose.{day}", at(day, 12)) for day in range(6)])
    assert broken(problem, as_wished(problem)) == ()


@pytest.mark.parametrize(("pause", "is_fine"), [(19, False), (20, True)])
def test_a_run_beyond_six_hours_has_a_break(pause: int, is_fine: bool) -> None:
    # 3 hours, a pause, 3 hours: longer than 6 hours from end to end
    problem = one_carer_one_client(
        visit("rose.one", at(0, 9), duration_minutes=180),
        visit("rose.two", at(0, 12), duration_minutes=180),
    )
    found = plan(problem, rose_one=(540, "ann"), rose_two=(720 + pause, "ann"))
    assert rules_broken(problem, found) == ([] if is_fine else ["break"])


def test_travel_is_no_break() -> None:
    # a gap of 20 minutes, 4 of them on the road
    problem = two_carers_two_clients(
        visit(duration_minutes=180),
        visit("dai.mon", at(0, 12, 20), client="dai", duration_minutes=180),
    )
    assert rules_broken(problem, as_wished(problem)) == ["break"]


def test_a_night_holds_its_own_break() -> None:
    problem = one_carer_one_client(visit(duration_minutes=540))
    assert broken(problem, as_wished(problem)) == ()


def test_every_rule_has_a_test_above() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert {rule for rule in RULES if f'"{rule}"' not in text} == set()


def test_every_sentence_can_be_filled_with_names() -> None:
    problem = two_carers_two_clients(visit(), visit("dai.mon", client="dai"))
    breach = only(problem, as_wished(problem))
    assert breach.sentence == (
        "Carer ann cannot do rose.mon and dai.mon: one ends on Mon 09:30, the next starts on "
        "Mon 09:00, and the way takes minutes: 4."
    )


def test_moments_of_the_week_before_and_after_have_names_too() -> None:
    assert [moment(-1), moment(0), moment(at(7, 1))] == ["Sun 23:59", "Mon 00:00", "Mon 01:00"]
