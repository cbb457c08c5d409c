"""What fits into a gap of a carer's day. Grace is of Winnie's circle, Menna has none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from carecoop import clock
from carecoop.kinds import Lock, Priority
from carecoop.services import editing_text as texts
from carecoop.services.editing import Put, bench, save
from carecoop.services.gaps import fits
from carecoop.services.locking import set_lock
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from tests.helpers.weeks import BREAKFAST, DAY, Small, small_coop

MONDAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _the_friday_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=3))
    monkeypatch.setattr(clock, "minutes_since", lambda _: -3 * clock.DAY_MINUTES)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def test_open_visits_come_first_the_riskiest_before_others(office: Office, small: Small) -> None:
    tuesday = replace(BREAKFAST, weekdays=frozenset({1}), title="Pills", priority=Priority.RED)
    pills = add_pattern(office, small.menna, tuesday)
    one, two = fits(bench(office, MONDAY), small.grace, DAY + 420, DAY + 720)
    assert [one.title, two.title] == ["Pills", "Breakfast"]
    assert one.visit_id.startswith(str(pills))
    assert two.why.template.format(**two.why.facts) == "Winnie needs someone"
    assert texts.FILLED not in {one.template for one in two.facts}, "that is said by the line above"
    assert (two.start_minute, two.puts) == (
        DAY + 480, (Put(two.visit_id, DAY + 480, (small.grace,)),)
    )  # fmt: skip


def test_only_a_start_within_the_gap_that_was_agreed_counts(office: Office, small: Small) -> None:
    on_bench = bench(office, MONDAY)
    (late,) = fits(on_bench, small.grace, DAY + 510, DAY + 600)
    assert late.start_minute == DAY + 510
    assert fits(on_bench, small.grace, DAY + 510, DAY + 550) == ()
    assert fits(on_bench, small.grace, DAY + 600, DAY + 900) == ()


def test_whoever_suits_better_takes_the_place_of_a_new_face(office: Office, small: Small) -> None:
    visit_id = f"{small.breakfast}:{MONDAY}"
    save(office, MONDAY, 0, [Put(visit_id, 480, (small.dai,))])
    (fit,) = fits(bench(office, MONDAY), small.grace, 420, 540)
    assert fit.why.template.format(**fit.why.facts) == (
        "Instead of Dai, who is a new face for Winnie"
    )
    assert fit.points < 0
    assert fit.puts == (Put(visit_id, 480, (small.grace,)),)
    save(office, MONDAY, 1, fit.puts)
    assert fits(bench(office, MONDAY), small.dai, 420, 540) == ()


def test_what_is_locked_to_its_carers_stays_with_them(office: Office, small: Small) -> None:
    visit_id = f"{small.breakfast}:{MONDAY}"
    save(office, MONDAY, 0, [Put(visit_id, 480, (small.dai,))])
    set_lock(office, MONDAY, 1, [visit_id], Lock.CARERS)
    assert fits(bench(office, MONDAY), small.grace, 420, 540) == ()


def test_a_second_place_is_filled_beside_whoever_comes(office: Office, small: Small) -> None:
    visit_id = f"{small.lifting}:{MONDAY}"
    save(office, MONDAY, 0, [Put(visit_id, 600, (small.dai,))])
    (fit,) = fits(bench(office, MONDAY), small.grace, 560, 700)
    assert fit.puts == (Put(visit_id, 600, (small.dai, small.grace)),)
