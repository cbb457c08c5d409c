"""Weekly rest over the borders of weeks: Grace comes to Winnie's breakfast most days."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.kinds import TimeOffKind
from carecoop.services.carers import get_carer, save_carer
from carecoop.services.editing import bench, save
from carecoop.services.editing_values import Put, Verdict
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from carecoop.services.people_values import TimeOffForm
from carecoop.services.rest_owed import owed_rest
from carecoop.services.week import week_board
from carecoop.services.weekly_rest import LAST, NEXT, THIS, Rests
from solver.problem import WEEK_MINUTES
from tests.helpers.rota import put
from tests.helpers.short_nights import REASON
from tests.helpers.weeks import BREAKFAST, DAY, WEEK, Small, small_coop

MONDAY = date(2026, 11, 30)
EVERY_DAY = range(7)
WEEKDAYS = range(5)


@pytest.fixture(autouse=True)
def _the_week_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=10))
    monkeypatch.setattr(clock, "minutes_since", lambda day: -20 * DAY)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def breakfasts(office: Office, small: Small, monday: date, days: Iterable[int]) -> None:
    put(office, monday, {(small.breakfast, day): (480, [small.grace]) for day in days})


def breakfast(small: Small, day: int, monday: date = MONDAY) -> Put:
    visit_id = f"{small.breakfast}:{monday + timedelta(days=day)}"
    return Put(visit_id, day * DAY + 480, (small.grace,))


def on_bench(office: Office, *puts: Put) -> Verdict:
    return bench(office, MONDAY).judge(puts)


def weekly(verdict: Verdict) -> list[tuple[str, str]]:
    """The rules of weekly rest that break, and what is said of each."""
    return [
        (one.rule, one.saying.template.format(**one.saying.facts))
        for one in verdict.breaks
        if one.rule.startswith("weekly_rest")
    ]


def said(verdict: Verdict) -> list[str]:
    return [one.template.format(**one.facts) for one in verdict.effects]


# Next week --------------------------------------------------------------------------------


def night(office: Office, small: Small, weekday: int) -> UUID:
    """Somebody sits with Winnie from eleven at night until two."""
    late = replace(BREAKFAST, title="Night", weekdays=frozenset({weekday}), duration_minutes=180,
                   preferred_minute=1380, earliest_minute=1320, latest_minute=1430)  # fmt: skip
    return add_pattern(office, small.winnie, late)


def test_work_past_sundays_midnight_is_no_rest_of_next_week(office: Office, small: Small) -> None:
    """Grace is off on next week's Monday alone, and begins at one on the Tuesday."""
    early = replace(BREAKFAST, title="Early", weekdays=frozenset({1}), preferred_minute=60,
                    earliest_minute=0, latest_minute=60)  # fmt: skip
    tuesday = add_pattern(office, small.menna, early)
    breakfasts(office, small, MONDAY, range(1, 7))
    breakfasts(office, small, MONDAY + WEEK, range(1, 7))
    put(office, MONDAY + WEEK, {(tuesday, 1): (60, [small.grace])})
    nights = night(office, small, 6)
    sunday = Put(f"{nights}:{MONDAY + timedelta(days=6)}", 6 * DAY + 1380, (small.grace,))
    ((rule, sentence),) = weekly(on_bench(office, sunday))
    assert rule == "weekly_rest_after"
    assert sentence == (
        "1395 is next week's longest rest; 1440 are the rule, or twice that in the fourteen days "
        "(Working Time Regulations reg 11)"
    )


def test_what_is_over_by_midnight_leaves_next_weeks_rest_alone(
    office: Office, small: Small
) -> None:
    breakfasts(office, small, MONDAY + WEEK, range(1, 7))
    nights = night(office, small, 6)
    sunday = Put(f"{nights}:{MONDAY + timedelta(days=6)}", 6 * DAY + 1260, (small.grace,))
    assert weekly(on_bench(office, sunday)) == []


# Fourteen days ----------------------------------------------------------------------------


def test_two_days_off_in_fourteen_make_up_for_a_week_without_any(
    office: Office, small: Small
) -> None:
    breakfasts(office, small, MONDAY - WEEK, WEEKDAYS)
    breakfasts(office, small, MONDAY, range(6))
    verdict = on_bench(office, breakfast(small, 6))
    assert weekly(verdict) == []
    assert (
        "Grace: 1395 is the week's longest rest; the fourteen days make up for it "
        "(Working Time Regulations reg 11(2))"
    ) in said(verdict)


def test_they_do_so_only_whichever_way_they_are_counted(office: Office, small: Small) -> None:
    breakfasts(office, small, MONDAY - WEEK, WEEKDAYS)
    breakfasts(office, small, MONDAY + WEEK, (0, 1, 2, 3, 4, 6))
    breakfasts(office, small, MONDAY, range(6))
    assert [rule for rule, _said in weekly(on_bench(office, breakfast(small, 6)))] == [
        "weekly_rest"
    ]


def test_leave_makes_up_for_no_weekly_rest(office: Office, small: Small) -> None:
    breakfasts(office, small, MONDAY - WEEK, WEEKDAYS)
    breakfasts(office, small, MONDAY, range(6))
    saturday = MONDAY - timedelta(days=2)
    leave = TimeOffForm(saturday, 0, saturday + timedelta(days=1), DAY, TimeOffKind.LEAVE)
    form = get_carer(office, small.grace)
    save_carer(office, small.grace, replace(form, time_off=(leave,)))
    assert [rule for rule, _said in weekly(on_bench(office, breakfast(small, 6)))] == [
        "weekly_rest"
    ]


@pytest.mark.parametrize(
    ("full", "rule", "whose"),
    [(-WEEK, "weekly_rest_before", "was last week's"), (WEEK, "weekly_rest_after", "is next week")],
)
def test_a_week_that_makes_up_for_another_stays_able_to(
    office: Office, small: Small, full: timedelta, rule: str, whose: str
) -> None:
    breakfasts(office, small, MONDAY + full, EVERY_DAY)
    breakfasts(office, small, MONDAY, WEEKDAYS)
    ((broken, sentence),) = weekly(on_bench(office, breakfast(small, 6)))
    assert broken == rule
    assert whose in sentence


def test_what_a_reason_was_given_for_is_owed_until_the_fourteen_days_make_up_for_it(
    office: Office, small: Small
) -> None:
    breakfasts(office, small, MONDAY - WEEK, EVERY_DAY)
    breakfasts(office, small, MONDAY, WEEKDAYS)
    sunday, rule = breakfast(small, 6), "weekly_rest_before"
    reasons = {(sunday.visit_id, small.grace, rule): REASON}
    save(office, MONDAY, week_board(office, MONDAY).version, [sunday], overrides=reasons)
    (owed,) = owed_rest(office)
    assert (owed.minutes, owed.day) == (45, MONDAY + timedelta(days=6))
    assert "Last week" in owed.rule
    put(office, MONDAY, {(small.breakfast, 5): (480, []), (small.breakfast, 0): (480, [])})
    assert owed_rest(office) == (), "off on Monday and on Saturday"


# By the clock -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("monday", "really"),
    [(date(2027, 3, 22), 1380), (date(2026, 10, 19), 1500), (date(2026, 11, 2), 1440)],
)
def test_the_longest_rest_is_as_long_as_it_really_is(monday: date, really: int) -> None:
    """Worked round the clock but for a day from Saturday at noon."""
    noon = 5 * DAY + 720
    rests = Rests(monday, {THIS}, ((0, noon), (noon + DAY, WEEK_MINUTES)))
    assert rests.longest_minutes(THIS) == really
    assert rests.short_minutes(THIS) == max(0, DAY - really)


@pytest.mark.parametrize(
    ("free", "is_enough"),
    [
        (((0, DAY), (7 * DAY, 8 * DAY)), True),
        (((6 * DAY, 8 * DAY),), True),  # over the border of the weeks
        (((6 * DAY, 8 * DAY - 1),), False),
        (((0, DAY), (7 * DAY, 8 * DAY - 1)), False),
    ],
)
def test_fourteen_days_want_two_rests_of_a_day_or_one_of_two(
    free: tuple[tuple[int, int], ...], is_enough: bool
) -> None:
    edges = sorted((-WEEK_MINUTES, *(one for span in free for one in span), 2 * WEEK_MINUTES))
    worked = tuple(zip(edges[::2], edges[1::2], strict=True))
    assert Rests(MONDAY, {THIS, NEXT}, worked).is_made_up(THIS) is is_enough
    assert Rests(MONDAY, {THIS}, worked).is_made_up(THIS) is False
    assert Rests(MONDAY, {LAST, THIS, NEXT}, worked).is_made_up(THIS) is False
