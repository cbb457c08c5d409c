"""What is proven, in which order, on weeks whose best plan is known."""

from threading import Thread

import pytest

from solver.problem import Problem
from solver.prover import Proven, Worth, proving
from solver.prover.proving import News, Proving
from tests.helpers.problems import one_carer_one_client, visit

HANG_SECONDS = 300


def all_proven(problem: Problem, *plans: Worth) -> list[Proven]:
    """What is told until nothing is left to prove, of a search that has these plans in turn."""
    news, told = News(settled_seconds=0), list[Proven]()
    proving = Thread(target=Proving(problem, news, told.append).work, daemon=True)
    proving.start()
    for plan in plans:
        news.put(plan)
    proving.join(HANG_SECONDS)
    assert not proving.is_alive()
    return told


def test_the_best_plan_is_proven_the_best() -> None:
    assert all_proven(one_carer_one_client(), Worth(0, 122))[-1] == Proven(0, 0, 122)


def test_what_nobody_can_do_is_told_and_the_rest_is_priced() -> None:
    lift = visit("rose.lift", needs=frozenset({"hoist"}))
    week = one_carer_one_client(visit(), lift)
    told = all_proven(week, Worth(30, 122))
    assert told[0] == Proven(least_unfilled=30, allowed=0, soft=0)
    assert told[-1] == Proven(least_unfilled=30, allowed=30, soft=122)


def test_what_no_plan_can_fill_is_proven_by_trying_all() -> None:
    both_at_nine = [
        visit(name, earliest_minute=540, latest_minute=540, preferred_minute=540)
        for name in ("a", "b")
    ]
    week = one_carer_one_client(*both_at_nine)
    assert all_proven(week, Worth(30, 122))[-1].least_unfilled == 30


def test_what_time_was_too_short_for_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = iter((0, 0, 0, 30))
    monkeypatch.setattr(proving, "least_unfilled", lambda *_, **__: next(tries))
    monkeypatch.setattr(proving, "LEAST_SECONDS", 0.0)
    lift = visit("rose.lift", needs=frozenset({"hoist"}))
    week = one_carer_one_client(visit(), lift)
    assert all_proven(week, Worth(30, 122))[-1] == Proven(30, 30, 122)
    assert not list(tries)


def test_a_fuller_plan_takes_the_proof_on() -> None:
    told = all_proven(one_carer_one_client(), Worth(30, 0), Worth(0, 200), Worth(0, 122))
    assert told[-1] == Proven(0, 0, 122)
    assert [one.soft for one in told] == sorted(one.soft for one in told)


def test_a_week_too_large_to_price_is_left_alone() -> None:
    crowd = one_carer_one_client(carers=one_carer_one_client().carers * 2_000_001)
    assert all_proven(crowd) == []


def test_news_waits_until_the_search_fills_no_more() -> None:
    news = News(settled_seconds=HANG_SECONDS)
    news.put(Worth(60, 100))

    def fill_on() -> None:
        for left in (60, 30, 0):
            news.put(Worth(left, 150))

    search = Thread(target=fill_on)
    search.start()
    assert news.fuller(None, least_unfilled=0) == Worth(0, 150)
    search.join()
