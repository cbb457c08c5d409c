"""The command line: help for everything, one sentence and exit code 2 for bad input."""

import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from carecoop import __version__, cli
from carecoop.services.clients import add_client
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from solver.exchange import read_plan, read_problem, write_problem
from solver.rules import broken
from tests.helpers.forms import a_client, a_pattern
from tests.helpers.office import PASSPHRASE
from tests.helpers.problems import at, one_carer_one_client, visit

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


def test_options_that_make_no_sense_are_refused(run: Run, tmp_path: Path) -> None:
    code, _, err = run("solve", "problem.json", "-o", tmp_path / "plan.json", "--seconds", -1)
    assert code == 2
    assert "--seconds" in err


def test_a_page_for_a_person_is_printed(run: Run, coop_file: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    code, _, err = run(
        "print", "who-is-coming", "--for", "olwen", "--week", "2026-11-30", "-o", pdf,
        "--coop", coop_file,
    )  # fmt: skip
    assert (code, err) == (0, "")
    assert "Olwen" in PdfReader(BytesIO(pdf.read_bytes())).pages[0].extract_text()


@pytest.mark.parametrize("name", ["Nobody", ""])
def test_a_name_that_fits_nobody_is_said(
    run: Run, coop_file: Path, tmp_path: Path, name: str
) -> None:
    code, _, err = run(
        "print", "who-is-coming", "--for", name, "--week", "2026-11-30",
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
