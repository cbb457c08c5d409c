"""Who could take a visit, in sentences. Grace is sick; Dai is at Menna's when Winnie has hers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from carecoop import clock
from carecoop.kinds import Lock
from carecoop.services.editing import Put, save
from carecoop.services.locking import set_lock
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from carecoop.services.planning import accept, propose, start_build
from carecoop.services.reasons import Saying
from carecoop.services.replanning_who import takers
from tests.helpers.weeks import BREAKFAST, Small, plan_text, small_coop

MONDAY = date(2026, 11, 30)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _the_friday_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=3))
    monkeypatch.setattr(clock, "minutes_since", lambda _: -3 * clock.DAY_MINUTES)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def said(saying: Saying) -> str:
    """In English, with numbers as they are."""
    return saying.template.format(**saying.facts)


def tuesdays(small: Small) -> str:
    return f"{small.breakfast}:{MONDAY + timedelta(days=1)}"


def test_everybody_comes_with_sentences_to_read_out(office: Office, small: Small) -> None:
    grace, dai = takers(office, MONDAY, tuesdays(small))
    assert grace.helper.name == "Grace"
    assert [said(fact) for fact in grace.facts] == [
        "In the circle of Winnie; visits in the last four weeks: 0",
        "Lives 0.7 km away; on the way to the visit: 5",
        "Would work 45 this week instead of 0; contract 600",
    ]
    assert said(dai.facts[0]) == "Has not met Winnie yet"
    assert grace.moves == dai.moves == ()


def test_whoever_cannot_come_is_not_asked(office: Office, small: Small) -> None:
    chosen = {(small.breakfast, 1): (480, [small.grace])}
    order = start_build(office, MONDAY)
    accept(office, propose(office, order, plan_text(chosen, MONDAY)))
    (dai,) = takers(office, MONDAY, tuesdays(small), small.grace)
    assert (dai.helper.name, dai.helper.start_minute) == ("Dai", 1440 + 480)


def test_who_else_would_move_is_told_by_name(office: Office, small: Small) -> None:
    early = replace(
        BREAKFAST, weekdays=frozenset({1}), earliest_minute=480, latest_minute=660, needs=()
    )
    menna = add_pattern(office, small.menna, early)
    tight = replace(BREAKFAST, weekdays=frozenset({1}), earliest_minute=480, latest_minute=480)
    pills = add_pattern(office, small.winnie, replace(tight, title="Pills", preferred_minute=480))
    order = start_build(office, MONDAY)
    chosen = {(menna, 1): (480, [small.dai]), (small.breakfast, 1): (540, [small.grace])}
    accept(office, propose(office, order, plan_text(chosen, MONDAY)))
    rows = takers(office, MONDAY, f"{pills}:{MONDAY + timedelta(days=1)}")
    dai = next(row for row in rows if row.helper.name == "Dai")
    (move,) = dai.moves
    assert said(move).startswith("The visit to Menna on 1 would move from 1920 to 19")
    taken, moved = dai.puts
    assert (taken.visit_id, taken.carers) == (f"{pills}:{TUESDAY}", (small.dai,))
    assert (moved.visit_id, moved.carers) == (f"{menna}:{TUESDAY}", (small.dai,))
    assert moved.start_minute > 1440 + 480


def test_a_visit_that_nobody_knows_has_no_takers(office: Office, small: Small) -> None:
    assert takers(office, MONDAY, f"{small.menna}:2026-11-30") == ()


def test_taking_a_visit_is_one_thing_to_save(office: Office, small: Small) -> None:
    """Whoever is on it already stays; whoever would be in the way moves with it."""
    lifting = f"{small.lifting}:{MONDAY}"
    save(office, MONDAY, 0, [Put(lifting, 600, (small.dai,))])
    (grace,) = takers(office, MONDAY, lifting)
    assert grace.puts == (Put(lifting, 600, (small.dai, small.grace)),)
    board = save(office, MONDAY, 1, grace.puts)
    assert next(one for one in board.visits if one.id == lifting).missing == 0


def test_a_placed_visit_can_be_taken_by_somebody_else(office: Office, small: Small) -> None:
    save(office, MONDAY, 0, [Put(tuesdays(small), 1440 + 490, (small.grace,))])
    (dai,) = takers(office, MONDAY, tuesdays(small))
    (put,) = dai.puts
    assert put.carers == (small.dai,)


def test_a_locked_time_stays_and_a_locked_visit_does_not_move_for_another(
    office: Office, small: Small
) -> None:
    save(office, MONDAY, 0, [Put(tuesdays(small), 1440 + 500, (small.grace,))])
    set_lock(office, MONDAY, 1, [tuesdays(small)], Lock.BOTH)
    (dai,) = takers(office, MONDAY, tuesdays(small))
    assert dai.puts == (Put(tuesdays(small), 1440 + 500, (small.dai,)),)
