"""The prover as the search sees it: a real child process that hears of plans and proves."""

from queue import SimpleQueue

import pytest

from solver.prover import Proven, Prover, Worth, unrefuted
from tests.helpers.problems import one_carer_one_client

HANG_SECONDS = 300  # only a hang takes longer, on the busiest machine


def test_a_plan_is_proven_the_best() -> None:
    told: SimpleQueue[Proven] = SimpleQueue()
    with Prover(one_carer_one_client(), told.put) as prover:
        prover.hear_of(Worth(0, 122))
        while told.get(timeout=HANG_SECONDS).soft < 122:
            pass
    assert prover.proven == Proven(least_unfilled=0, allowed=0, soft=122)


def test_leaving_the_context_ends_the_process_whatever_it_does() -> None:
    with Prover(one_carer_one_client()) as prover:
        prover.hear_of(Worth(30, 0))  # and it waits for a fuller one
    prover.hear_of(Worth(0, 122))
    assert prover.proven is None


def test_points_speak_of_rotas_as_full_as_those_priced() -> None:
    proven = Proven(least_unfilled=1680, allowed=1710, soft=5620)
    assert proven.covers(Worth(1710, 9000))
    assert proven.covers(Worth(1680, 9000))
    assert not proven.covers(Worth(1711, 9000))
    assert not Proven(1680, 1710, 0).covers(Worth(1680, 9000))


def test_a_better_plan_than_can_be_refutes_a_proof() -> None:
    proven = Proven(least_unfilled=1680, allowed=1710, soft=5620)
    assert proven.is_refuted_by(Worth(1679, 9000))
    assert proven.is_refuted_by(Worth(1700, 5619))
    assert not proven.is_refuted_by(Worth(1700, 5620))
    assert not proven.is_refuted_by(Worth(1711, 5619))


def test_a_proof_that_a_plan_refutes_is_left_out_and_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    proven = Proven(least_unfilled=0, allowed=0, soft=122)
    assert unrefuted(proven, Worth(0, 122)) is proven
    assert unrefuted(proven, Worth(0, 121)) is None
    assert "refuted" in capsys.readouterr().err
