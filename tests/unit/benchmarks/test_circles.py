"""The table of circles: what is counted, on a week that fits in a head."""

from dataclasses import replace

from benchmarks.circles import COLUMNS, over_caseload, row_of, spared_percent
from solver.circles.ability import cases_of
from solver.problem import Problem
from tests.helpers.problems import at, carer, client, one_carer_one_client, visit


def week() -> Problem:
    """Rose has Ann alone; of Bob and Cai, Cai can come on the Monday only."""
    carers = (carer(caseload=1), carer("bob"), carer("cai", available=((0, 1440),)))
    rose = client(circle=frozenset({"ann"}))
    visits = (visit(), visit("rose.tue", at(1, 9)))
    return one_carer_one_client(*visits, carers=carers, clients=(rose,))


def test_visits_with_somebody_to_spare_are_counted() -> None:
    cases = cases_of(week())
    assert spared_percent(cases, {"rose": frozenset({"ann"})}) == 0
    assert spared_percent(cases, {"rose": frozenset({"ann", "cai"})}) == 50
    assert spared_percent(cases, {"rose": frozenset({"ann", "bob"})}) == 100


def test_a_caseload_is_compared_with_what_is_comfortable() -> None:
    problem = replace(week(), carers=week().carers[:2])
    circles = {"rose": frozenset({"ann"}), "dai": frozenset({"ann", "bob"})}
    assert over_caseload(problem, circles) == [1, -9]


def test_a_row_tells_the_circles_before_and_after() -> None:
    row = dict(zip(COLUMNS, row_of("week", week()), strict=True))
    assert (row["no circle"], row["failing"], row["proposed"]) == (0, 1, 1)
    assert (row["size"], row["size after"]) == ("1.00", "2.00")
    assert (row["spared %"], row["after %"], row["gaps"]) == ("0.0", "100.0", 0)
