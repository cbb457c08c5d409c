"""`carecoop circles`: JSON of a file, sentences of a co-op, one sentence of what is wrong."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from carecoop.services.office import Office, open_office
from carecoop.services.trail import recent
from solver.exchange import write_problem
from tests.helpers.office import PASSPHRASE
from tests.helpers.problems import carer, one_carer_one_client
from tests.helpers.weeks import small_coop

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(carecoop: Run) -> Run:
    return partial(carecoop, "circles")


@pytest.fixture
def problem(tmp_path: Path) -> Path:
    week = one_carer_one_client(carers=(carer(), carer("bob"), carer("cai", home=9)))
    write_problem(week, tmp_path / "problem.json")
    return tmp_path / "problem.json"


def members(written: str) -> list[list[str]]:
    clients = json.loads(written)["clients"]
    return [[member["carer"] for member in client["members"]] for client in clients]


def test_the_circles_of_a_file_are_printed_or_written_as_json(
    run: Run, problem: Path, tmp_path: Path
) -> None:
    code, out, err = run(problem)
    assert (code, members(out), err) == (0, [["ann", "bob"]], "")
    assert run(problem, "-o", tmp_path / "circles.json") == (0, "", "")
    assert json.loads((tmp_path / "circles.json").read_text("utf-8")) == json.loads(out)


def test_a_co_op_is_told_in_sentences_and_nothing_is_saved(
    run: Run, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_coop(office)
    before = recent(office)
    path = office.store.path
    assert path is not None
    office.close()
    monkeypatch.setenv("CARECOOP_PASSPHRASE", PASSPHRASE)
    code, out, err = run("--coop", path, "--week", "2026-12-02")
    assert (code, err) == (0, "")
    assert "Menna: Has no circle yet.\n" in out
    assert "    Dai: Has not met Winnie yet. Lives " in out
    assert "  Only Dai, Grace could do “Morning” on Mon at 10:00.\n" in out
    again = open_office(path, PASSPHRASE)
    assert recent(again) == before
    again.close()


def test_a_co_op_without_visits_needs_no_circles(
    run: Run, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office.store.path
    office.close()
    monkeypatch.setenv("CARECOOP_PASSPHRASE", PASSPHRASE)
    assert run("--coop", path) == (0, "Everybody has a circle that holds.\n", "")


def test_what_does_not_go_together_is_said(run: Run, problem: Path, tmp_path: Path) -> None:
    code, _, err = run(problem, "--sample")
    assert code == 2
    assert "leave out the problem" in err
    code, _, err = run("--sample", "-o", tmp_path / "circles.json")
    assert code == 2
    assert "-o is for a problem file" in err
