"""A carer's cases: faces are paid for in whole, hours are priced in each case as they are there."""

from dataclasses import replace

import numpy as np
import pytest

from solver.bound.ascent import Climb
from solver.bound.relaxation import Relaxation
from solver.problem import Weights
from tests.helpers.problems import at, carer, one_carer_one_client, two_carers_two_clients, visit


def test_a_carer_who_comes_once_pays_for_the_face_in_whole() -> None:
    visits = visit("v1", at(0, 8)), visit("v2", at(3, 18))
    hours_are_free = Weights(short=0, over=0)
    problem = one_carer_one_client(*visits, weights=hours_are_free)
    relaxation = Relaxation(problem, 0)
    prices = np.zeros_like(relaxation.bounds()[0])
    parts = relaxation.split(prices)
    parts.cover[:], parts.face[:] = (32, 0), 20
    # The first visit gains 32 less 2 for the way; its half of the face costs 20, the whole 40.
    by_shares, _ = relaxation.value(prices)
    relaxation.begin_cases(prices)
    in_whole, _ = relaxation.value(prices)
    assert in_whole == pytest.approx(by_shares + 32 - 2 - 20)


def test_cases_prove_more_than_prices_alone() -> None:
    ann = carer(contract_minutes=300, most_minutes=60, most_days=2)
    people = (ann, replace(ann, id="bob", home=1))
    visits = [visit(f"v{day}{who}", at(day, 9), client=who)
              for day in range(2) for who in ("rose", "dai")]  # fmt: skip
    climb = Climb(Relaxation(two_carers_two_clients(*visits, carers=people), 0), None)
    for _ in range(60):
        climb.step()
    before = climb.best
    climb.begin_cases()
    for _ in range(60):
        climb.step()
    assert climb.best > before + 1


def test_more_threads_find_the_same() -> None:
    bounds = []
    for threads in (1, 3):
        climb = Climb(Relaxation(two_carers_two_clients(), 0, threads), None)
        climb.step()
        climb.begin_cases()
        for _ in range(10):
            climb.step()
        bounds.append(climb.best)
    assert bounds[0] == bounds[1]
