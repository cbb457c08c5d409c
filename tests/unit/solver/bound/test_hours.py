"""Prices of hours: never more than the hours cost, and better after a step."""

import numpy as np

from solver.bound.hours import Hours, Limits, Spent

LIMITS = Limits(floor=480, contract=600, most=900, most_days=5, short=1, over=2)


def week(minutes: float, days: int = 4) -> Spent:
    by_day = np.zeros(7)
    by_day[:days] = minutes / days
    return Spent(minutes, by_day)


def priced(hours: Hours, spent: Spent) -> float:
    return hours.held(LIMITS) + float(
        hours.worked * spent.worked - hours.short * spent.busy + hours.days * spent.days
    )


def test_a_week_without_work_is_short_of_the_whole_floor() -> None:
    assert Hours(1, 0, 0).held(LIMITS) == 480


def test_a_price_above_the_weight_of_over_counts_against_the_most() -> None:
    assert priced(Hours(0, 2, 0), week(700)) == 200
    assert priced(Hours(0, 3, 0), week(700)) == 200 - 200


def test_right_prices_have_no_error() -> None:
    assert Hours(1, 0, 0).error(week(300), LIMITS) == 0
    assert Hours(0, 2, 0).error(week(700), LIMITS) == 0
    assert Hours(0, 0, 0).error(week(550), LIMITS) == 0


def test_a_step_raises_the_price_of_what_is_too_much_or_too_little() -> None:
    free = Hours(0, 0, 0)
    assert free.moved(week(300), LIMITS, 0.5).short > 0
    assert free.moved(week(800), LIMITS, 0.5).worked > 0
    assert free.moved(week(550, days=6), LIMITS, 0.5).days > 0
    assert Hours(1, 0, 3).moved(week(550), LIMITS, 0.5).days < 3
