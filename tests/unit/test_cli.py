"""The command line: help for everything, one sentence and exit code 2 for bad input."""

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
import typer
from pypdf import PdfReader

from carecoop import __version__, cli
from carecoop.cli import solving
from carecoop.services.clients import add_client
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from solver.exchange import read_plan, read_problem, write_problem
from solver.plan import Plan
from solver.problem import Problem
from solver.prover import Proven, Prover, Worth
from solver.rules import broken, pinned_alone
from solver.search import Progress
from tests.helpers.forms import a_client, a_pattern
from tests.helpers.office import PASSPHRASE
from tests.helpers.problems import as_wished, at, one_carer_one_client, visit

HANG_SECONDS = 300  # only a hang takes longer, on the busiest machine

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `carecoop …` here; gives the exit code and what was printed on both ways out."""
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["carecoop", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return call


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked at the keyboard."""
    questions: list[str] = []

    def answer(question: str, **_: object) -> str:
        questions.append(question)
        return PASSPHRASE

    monkeypatch.setattr(typer, "prompt", answer)
    return questions


@pytest.fixture
def coop_file(office: Office, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A co-op with one person who has a visit every day; its passphrase is in the environment."""
    client = add_client(office, a_client(name="Mrs Olwen Pryce", preferred_name="Olwen"))
    add_pattern(office, client, a_pattern(starts_on=date(2026, 1, 5)))
    office.close()
    monkeypatch.setenv("CARECOOP_PASSPHRASE", PASSPHRASE)
    assert office.store.path is not None
    return office.store.path


def test_the_version_is_told(run: Run) -> None:
    assert run("--version") == (0, f"carecoop {__version__}\n", "")


@pytest.mark.parametrize("command", ["demo", "solve", "print", "export-problem", "shots"])
def test_each_command_has_help(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"carecoop {command}" in out


def test_a_size_that_is_none_is_refused_in_a_sentence(run: Run, tmp_path: Path) -> None:
    code, _, said = run("shots", tmp_path, "--size", "wide")
    assert code != 0
    assert "“wide” is no size: write for example 1280x720" in " ".join(said.split())


def test_solve_writes_a_plan_that_keeps_every_rule(run: Run, tmp_path: Path) -> None:
    asked = one_carer_one_client(visit(), visit("rose.tue", at(1, 9)))
    write_problem(asked, tmp_path / "problem.json")
    code, out, _ = run(
        "solve", tmp_path / "problem.json", "-o", tmp_path / "plan.json", "--seconds", 1
    )
    plan = read_plan(tmp_path / "plan.json", asked)
    assert code == 0
    assert out.startswith("hard 0  unfilled 0  soft ")
    assert len(plan.placements) == 2
    assert not broken(asked, plan)


def test_a_deterministic_solve_gives_the_same_plan_again(run: Run, tmp_path: Path) -> None:
    asked = one_carer_one_client(visit(), visit("rose.tue", at(1, 9)))
    write_problem(asked, tmp_path / "problem.json")
    plans = []
    for name in ("one.json", "two.json"):
        command = ("solve", tmp_path / "problem.json", "-o", tmp_path / name, "--seconds", 0.1)
        code, out, _ = run(*command, "--deterministic")
        assert (code, out.split()[:4]) == (0, ["hard", "0", "unfilled", "0"])
        plans.append((tmp_path / name).read_bytes())
    assert plans[0] == plans[1]


def test_a_proof_is_told_beside_the_plan(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = one_carer_one_client(visit())
    write_problem(asked, tmp_path / "problem.json")

    def search_until_all_is_proven(
        problem: Problem, *, on_progress: Callable[[Progress], None], **_: object
    ) -> Plan:
        on_progress(Progress(0.1, "first", None, 1, 1, 0, 122, 1.0))
        proven.wait(HANG_SECONDS)
        return as_wished(problem)

    proven = when_proven(monkeypatch, soft=122)
    monkeypatch.setattr("solver.search.solve", search_until_all_is_proven)
    output = tmp_path / "plan.json"
    command = ("solve", tmp_path / "problem.json", "-o", output, "--seconds", 1, "--prove")
    code, out, _ = run(*command)
    assert code == 0
    assert out.endswith(
        "No rota for this week that fills every visit can have fewer than 122 points; "
        "this one has 122.\n"
    )


def when_proven(monkeypatch: pytest.MonkeyPatch, soft: int) -> Event:
    """Set once the prover that a command starts has proven so many points."""
    proven = Event()

    class Watched(Prover):
        def __init__(self, problem: Problem) -> None:
            super().__init__(problem, lambda one: proven.set() if one.soft == soft else None)

    monkeypatch.setattr("carecoop.cli.solving.Prover", Watched)
    return proven


NO_POINTS = "Nothing could be proven in this time of how few points a plan can have.\n"


@pytest.mark.parametrize(
    ("proven", "said"),
    [
        (None, NO_POINTS),
        (
            Proven(least_unfilled=1680, allowed=1710, soft=5620),
            (
                "No rota for this week that leaves no more open can have fewer than 5620 points; "
                "this one has 5955.\n"
                "No rota for this week can have less than 1680 unfilled; this one has 1710.\n"
            ),
        ),
        (
            Proven(least_unfilled=780, allowed=1680, soft=5620),
            NO_POINTS + "No rota for this week can have less than 780 unfilled; "
            "this one has 1710.\n",
        ),
    ],
)
def test_only_what_holds_for_plans_like_this_one_is_told(
    capsys: pytest.CaptureFixture[str], proven: Proven | None, said: str
) -> None:
    solving.tell_proven(proven, Worth(1710, 5955))
    assert capsys.readouterr().out == said


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"{", "JSON"), (b"\xff", "UTF-8"), (b"{}", "format")]
)
def test_a_problem_that_cannot_be_read_is_one_sentence(
    run: Run, tmp_path: Path, content: bytes, sentence: str
) -> None:
    (tmp_path / "problem.json").write_bytes(content)
    code, out, err = run(
        "solve", tmp_path / "problem.json", "-o", tmp_path / "plan.json", "--seconds", 1
    )
    assert (code, out) == (2, "")
    assert err.startswith("carecoop: ")
    assert sentence in err
    assert err.count("\n") == 1
    assert not (tmp_path / "plan.json").exists()


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        (("solve", "problem.json", "-o", "plan.json", "--seconds", -1), "--seconds"),
        (("solve", "problem.json"), "-o"),
        (("print", "postcard", "-o", "page.pdf"), "postcard"),
        (("solfe",), "solfe"),
        (("--colour",), "--colour"),
    ],
)
def test_a_command_that_makes_no_sense_is_one_sentence(
    run: Run, command: tuple[object, ...], wrong: str
) -> None:
    code, out, err = run(*command)
    assert (code, out) == (2, "")
    assert err.startswith("carecoop: ")
    assert wrong in err
    assert err.endswith("--help.\n")
    assert err.count("\n") == 1


def test_where_the_plan_cannot_go_is_said_before_the_search(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("solver.search.solve", None)  # calling it would fail
    write_problem(one_carer_one_client(visit()), tmp_path / "problem.json")
    command = ("solve", tmp_path / "problem.json", "--seconds", 1, "-o")
    code, _, err = run(*command, tmp_path / "missing" / "plan.json")
    assert code == 2
    assert "cannot be written: No such file or directory" in err
    assert run(*command, tmp_path)[0] == 2


def test_a_plan_that_cannot_be_written_after_all_is_kept_elsewhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = one_carer_one_client(visit())
    write_problem(asked, tmp_path / "problem.json")
    output, found = tmp_path / "plan.json", pinned_alone(asked)
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))

    def search_until_the_place_is_taken(*_: object, **__: object) -> Plan:
        output.mkdir()
        return found

    monkeypatch.setattr("solver.search.solve", search_until_the_place_is_taken)
    code, _, err = run("solve", tmp_path / "problem.json", "-o", output, "--seconds", 1)
    (kept,) = aside.rglob("plan.json")
    assert code == 2
    assert str(kept) in err
    assert read_plan(kept, asked) == found


def test_a_page_for_a_person_is_printed(run: Run, coop_file: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    code, _, err = run(
        "print", "who-is-coming", "--for", "olwen", "--week", "2026-11-30", "-o", pdf,
        "--coop", coop_file,
    )  # fmt: skip
    assert (code, err) == (0, "")
    assert "Olwen" in PdfReader(BytesIO(pdf.read_bytes())).pages[0].extract_text()


def test_a_page_for_nobody_asks_whose_it_is_before_the_passphrase(
    run: Run, tmp_path: Path, asked_for: list[str]
) -> None:
    code, _, err = run("print", "timesheet", "-o", tmp_path / "page.pdf", "--sample")
    assert code == 2
    assert "Say whose timesheet it is with --for" in err
    assert not asked_for


def test_a_co_op_that_is_not_there_is_said_before_the_passphrase(
    run: Run, tmp_path: Path, asked_for: list[str]
) -> None:
    missing = tmp_path / "missing.carecoop"
    output = ("-o", tmp_path / "page.pdf")
    for command in (
        ("print", "rota", *output, "--coop", missing),
        ("--coop", missing, "print", "rota", *output),
        ("--coop", missing, "export-problem", "2026-11-30", *output),
    ):
        code, _, err = run(*command)
        assert code == 2
        assert "missing.carecoop" in err
    assert not asked_for


def test_leaving_at_the_passphrase_is_one_sentence(
    run: Run, coop_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(*_: object, **__: object) -> str:
        raise typer.Abort

    monkeypatch.delenv("CARECOOP_PASSPHRASE")
    monkeypatch.setattr(typer, "prompt", leave)
    code, _, err = run("print", "rota", "-o", tmp_path / "page.pdf", "--coop", coop_file)
    assert (code, err) == (1, "carecoop: stopped before anything was done.\n")


def test_a_name_that_fits_nobody_is_said(run: Run, coop_file: Path, tmp_path: Path) -> None:
    code, _, err = run(
        "print", "who-is-coming", "--for", "Nobody", "--week", "2026-11-30",
        "-o", tmp_path / "page.pdf", "--coop", coop_file,
    )  # fmt: skip
    assert code == 2
    assert "give one with --for" in err
    assert not (tmp_path / "page.pdf").exists()


def test_a_wrong_passphrase_is_one_sentence(
    run: Run, coop_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARECOOP_PASSPHRASE", "not this one")
    code, _, err = run(
        "export-problem", "2026-11-30", "-o", tmp_path / "week.json", "--coop", coop_file
    )
    assert code == 2
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert "not this one" not in err


def test_an_exported_week_is_a_problem_without_names(
    run: Run, coop_file: Path, tmp_path: Path
) -> None:
    code, _, _ = run(
        "export-problem", "2026-12-03", "-o", tmp_path / "week.json", "--coop", coop_file
    )
    assert code == 0
    problem = read_problem(tmp_path / "week.json")
    assert problem.week == date(2026, 11, 30)
    assert problem.visits
    assert "Olwen" not in (tmp_path / "week.json").read_text()


def test_what_is_no_date_is_said(run: Run, coop_file: Path, tmp_path: Path) -> None:
    code, _, err = run(
        "export-problem", "next week", "-o", tmp_path / "week.json", "--coop", coop_file
    )
    assert code == 2
    assert "write it as 2026-11-30" in err
