"""`carecoop replan`: what it reads, prints and writes."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from carecoop import clock
from carecoop.cli.replan import Away, away, moment
from carecoop.errors import CareCoopError
from carecoop.services import planning
from carecoop.services.carers import get_carer
from carecoop.services.office import Office
from carecoop.services.week import week_board
from solver.exchange import plan_to_json, problem_to_json, read_plan, read_problem
from solver.problem import Placement, Problem
from solver.rules import broken
from tests.helpers.office import PASSPHRASE
from tests.helpers.problems import as_wished, at, client, two_carers_two_clients, visit
from tests.helpers.weeks import DAY, Small, plan_text, small_coop

MONDAY = date(2026, 11, 30)
EIGHT = 480
SECONDS = ("--seconds", "0.2")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(carecoop: Run) -> Run:
    return partial(carecoop, "replan")


@pytest.fixture
def week() -> Problem:
    """Ann is promised to Rose on Monday and Tuesday, Bob to Dai on Tuesday."""
    return two_carers_two_clients(
        visit("mon"), visit("tue", at(1, 9)), visit("dai", at(1, 9), client="dai")
    )


@pytest.fixture
def files(week: Problem, tmp_path: Path) -> tuple[Path, Path]:
    promised = plan_to_json(as_wished(week))
    visits = promised["visits"]
    assert isinstance(visits, list)
    visits[2]["carers"] = ["bob"]
    problem, plan = tmp_path / "problem.json", tmp_path / "plan.json"
    problem.write_text(json.dumps(problem_to_json(week)), encoding="utf-8")
    plan.write_text(json.dumps(promised), encoding="utf-8")
    return problem, plan


def test_a_sick_carers_visit_changes_hands_and_the_rest_stays(
    run: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    output, mended = tmp_path / "out.json", tmp_path / "mended.json"
    code, out, _ = run(
        *files, "-o", output, "--mended-problem", mended, *SECONDS,
        "--now", "Mon 12:00", "--carer-off", "ann@Tue 06:30",
    )  # fmt: skip
    assert code == 0
    assert out.startswith("carer    tue ")
    assert out.splitlines()[-1].startswith("hard 0  unfilled 0  soft ")
    left = read_problem(mended)
    plan = read_plan(output, left)
    assert not broken(left, plan)
    assert plan.placements["mon"] == Placement(at(0, 9), ("ann",))
    assert plan.placements["tue"].carers == ("bob",)


def test_a_week_without_changes_stays(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    code, out, _ = run(*files, "-o", output)
    assert code == 0
    assert out.startswith("carer 0  time 0  filled 0  open 0  dropped 0  moved 0 by 0 minutes\n")
    assert json.loads(output.read_text()) == json.loads(files[1].read_text())


def test_new_visits_come_with_their_client(
    run: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    new = tmp_path / "new.json"
    one = problem_to_json(two_carers_two_clients(visit("eve", at(2, 9), client="eve")))
    clients = problem_to_json(two_carers_two_clients(clients=(client("eve", place=10),)))["clients"]
    added = {"visits": one["visits"], "clients": clients, "places": [[2500, 0]]}
    new.write_text(json.dumps(added), encoding="utf-8")
    code, out, err = run(*files, "--new", new, *SECONDS)
    assert err == ""
    assert (code, out.split()[:2]) == (0, ["filled", "eve"])


def test_what_nobody_can_take_is_said_to_be_open(
    run: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    new = tmp_path / "new.json"
    lifted = visit("lift", at(2, 9), needs=frozenset({"hoist"}))
    added = {"visits": problem_to_json(two_carers_two_clients(lifted))["visits"]}
    new.write_text(json.dumps(added), encoding="utf-8")
    code, out, _ = run(*files, "--new", new, *SECONDS)
    assert code == 0
    assert "still open: lift\n" in out


@pytest.mark.parametrize("added", [[], {"carers": []}])
def test_a_file_of_new_visits_holds_nothing_else(
    run: Run, files: tuple[Path, Path], tmp_path: Path, added: object
) -> None:
    new = tmp_path / "new.json"
    new.write_text(json.dumps(added), encoding="utf-8")
    code, _, err = run(*files, "--new", new)
    assert (code, err.count("\n")) == (2, 1)
    assert "must hold “visits”" in err


def test_who_could_take_a_visit_is_ranked(run: Run, files: tuple[Path, Path]) -> None:
    code, out, _ = run(*files, "--carer-off", "ann@Tue 00:00", "--who", "tue")
    lines = out.splitlines()
    assert code == 0
    assert [line.split()[0] for line in lines] == ["bob", "ann"]
    assert "breaks available" in lines[1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--who", "mon", "--now", "Mon 12:00"], "no visit of this week that is still to come"),
        (["--carer-off", "zoe"], "There is no carer zoe"),
        (["--client-away", "zoe"], "There is no client zoe"),
        (["--now", "noon"], "“noon” is not a moment of the week"),
        (["--accept"], "leave out the problem"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    run: Run, files: tuple[Path, Path], arguments: list[str], sentence: str
) -> None:
    code, out, err = run(*files, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert sentence in err


@pytest.mark.parametrize(
    ("text", "minute"),
    [("Mon 00:00", 0), ("tue 06:30", at(1, 6, 30)), ("Sunday 24:00", 7 * DAY)],
)
def test_a_moment_is_a_minute_of_the_week(text: str, minute: int) -> None:
    assert moment(text) == minute


@pytest.mark.parametrize("text", ["Tue 24:01", "Tue 6.30", "Abc 06:30", "06:30", "Tue 06:60"])
def test_what_is_no_moment_is_said_to_be_none(text: str) -> None:
    with pytest.raises(CareCoopError, match="not a moment"):
        moment(text)


def test_who_is_away_may_say_from_when_and_until_when() -> None:
    assert away("Ann Example") == Away("Ann Example", None, None)
    assert away("ann@Tue 06:30") == Away("ann", at(1, 6, 30), None)
    assert away("ann@Tue 06:30..Wed 24:00") == Away("ann", at(1, 6, 30), at(3, 0))


# In a co-op --------------------------------------------------------------------------------


@pytest.fixture
def coop(office: Office, monkeypatch: pytest.MonkeyPatch) -> Small:
    """Grace comes to Winnie's breakfasts; it is Tuesday, half past six."""
    minutes = [-DAY]
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=minutes[0] // DAY))
    monkeypatch.setattr(clock, "minutes_since", lambda day: minutes[0] - (day - MONDAY).days * DAY)
    small = small_coop(office)
    chosen = {(small.breakfast, day): (EIGHT, [small.grace]) for day in range(6)}
    order = planning.start_build(office, MONDAY)
    planning.accept(office, planning.propose(office, order, plan_text(chosen, MONDAY)))
    minutes[0] = DAY + 390
    monkeypatch.setenv("CARECOOP_PASSPHRASE", PASSPHRASE)
    return small


def test_a_proposal_names_people_and_is_saved_when_accepted(
    run: Run, coop: Small, office: Office
) -> None:
    command = ("--coop", office.store.path, "--carer-off", "grace@Tue 06:30..Tue 24:00", *SECONDS)
    code, out, _ = run(*command)
    assert code == 0
    assert "Winnie: Tue 08:00 Grace -> Tue 08:00 Dai" in out
    assert get_carer(office, coop.grace).time_off == ()
    code, out, _ = run(*command, "--accept")
    assert (code, out.splitlines()[-1]) == (0, "Saved.")
    (off,) = get_carer(office, coop.grace).time_off
    assert (off.until_date, off.until_minute) == (MONDAY + timedelta(days=1), DAY)
    visits = week_board(office, MONDAY).visits
    (tuesday,) = (one for one in visits if one.start_minute // DAY == 1)
    assert [place.carer_id for place in tuesday.places] == [coop.dai]


def test_a_client_in_hospital_is_named(run: Run, coop: Small, office: Office) -> None:
    code, out, err = run("--coop", office.store.path, "--client-away", "Winnie@Thu 00:00", *SECONDS)
    assert err == ""
    assert code == 0
    assert [line.split()[1] for line in out.splitlines() if line.startswith("off")] == [
        "Thu", "Fri", "Sat",
    ]  # fmt: skip


def test_who_could_take_a_visit_is_told_in_sentences(run: Run, coop: Small, office: Office) -> None:
    code, out, _ = run(
        "--coop", office.store.path, "--carer-off", "Grace", "--who", "Winnie@Tue 08:00"
    )
    assert code == 0
    assert out.startswith("Dai, Tue 08:00, ")
    assert "Has not met Winnie yet" in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--now", "Tue 06:30"], "are for files"),
        (["--who", "Winnie"], "Say which visit it is"),
        (["--carer-off", "Nobody"], "give one with --carer-off"),
    ],
)
def test_what_is_wrong_in_a_co_op_is_one_sentence(
    run: Run, coop: Small, office: Office, arguments: list[str], sentence: str
) -> None:
    code, out, err = run("--coop", office.store.path, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert sentence in err
