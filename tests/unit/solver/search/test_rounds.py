"""The rounds of a search: one for a large week, many for a small one, none that loses promises."""

from itertools import pairwise

import pytest

from solver.search.rounds import Cooling, alone_share, cooled, schedule


@pytest.mark.parametrize("visits", [0, 1, 400, 1600, 18_000])
@pytest.mark.parametrize("seconds", [0.01, 5.0, 60.0, 600.0])
@pytest.mark.parametrize("is_mending", [True, False])
def test_rounds_follow_each_other_to_the_end(visits: int, seconds: float, is_mending: bool) -> None:
    ends = [each.ends for each in schedule(seconds, visits, is_mending=is_mending)]
    assert ends[-1] == pytest.approx(1.0)
    assert all(one < two for one, two in pairwise([0.0, *ends]))


def test_a_small_week_begins_anew_many_times_and_tidies_the_best_at_the_end() -> None:
    *fresh, last = schedule(300, 400, is_mending=False)
    assert len(fresh) > 2
    assert len({each.cooling for each in fresh}) == 1
    assert last.cooling.hot < fresh[0].cooling.hot / 4


def test_a_large_week_has_one_round_the_cooler_the_less_time_it_has() -> None:
    (long,) = schedule(300, 1600, is_mending=False)
    (short,) = schedule(2, 1600, is_mending=False)
    assert long.cooling == Cooling()
    assert short.cooling.hot < long.cooling.hot


def test_a_week_that_is_mended_is_never_hot() -> None:
    assert all(each.cooling.hot < 20 for each in schedule(60, 400, is_mending=True))


def test_two_cores_share_one_plan_the_sooner_the_less_time_there_is_for_a_visit() -> None:
    shares = [alone_share(60, visits) for visits in (400, 1600, 5000, 30_000)]
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] == 0.0
    assert all(share <= 0.5 for share in shares)


def test_cooling_goes_down_all_the_way_and_longest_where_who_serves_whom_settles() -> None:
    shares = [n / 1000 for n in range(1001)]
    way = [cooled(300, 4, share) for share in shares]
    assert way[0] == pytest.approx(300)
    assert way[-1] == pytest.approx(4)
    assert all(one > two for one, two in pairwise(way))
    halving = {warmth: sum(warmth / 2 < w <= warmth for w in way) for warmth in (250, 50, 11)}
    assert halving[50] > halving[11] > halving[250]


@pytest.mark.parametrize(("hot", "cold"), [(12.0, 4.0), (10.0, 2.0), (60.0, 12.0)])
def test_a_round_within_one_band_cools_by_the_same_factor_all_along(
    hot: float, cold: float
) -> None:
    assert cooled(hot, cold, 0.5) == pytest.approx((hot * cold) ** 0.5)
