"""`carecoop …`: the app and the jobs that need no window. Bad input: one sentence, exit code 2."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Annotated
from uuid import UUID

import click
import typer

from carecoop import __version__, clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.services.office import Office, default_path, open_office
from solver.errors import SolverError

BAD_INPUT = 2

app = typer.Typer(
    name="carecoop",
    help="Rotas and plans for social care co-operatives.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

CoopFile = Annotated[
    Path | None,
    typer.Option("--coop", help="The co-op's file; without it, the one at the usual place."),
]
Passphrase = Annotated[
    str | None,
    typer.Option(envvar="CARECOOP_PASSPHRASE", help="Asked for where it is not given."),
]
Sample = Annotated[bool, typer.Option("--sample", help="Use the fictional sample co-op.")]


def main() -> None:
    """The console entry: what we raise on purpose becomes one sentence and exit code 2."""
    try:
        app()
    except (CareCoopError, SolverError) as error:
        typer.echo(f"carecoop: {error}", err=True)
        sys.exit(BAD_INPUT)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    coop: CoopFile = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Open the app, or run one of the commands below."""
    context.obj = coop
    if version:
        typer.echo(f"carecoop {__version__}")
    elif context.invoked_subcommand is None:
        from carecoop import app as composition

        raise typer.Exit(composition.run(coop))


@app.command()
def demo(
    folder: Annotated[
        Path, typer.Option(help="Where pages and pictures go when there is no display.")
    ] = Path("demo-output"),
    seconds: Annotated[int, typer.Option(min=1, help="How long the rota is searched for.")] = 20,
) -> None:
    """Do the main job on the sample co-op: build next week's rota, look at it, print it."""
    from carecoop import app as composition

    raise typer.Exit(composition.demo(folder, seconds))


@app.command()
def solve(
    problem: Annotated[Path, typer.Argument(help="A problem in the exchange format.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the plan goes.")],
    seconds: Annotated[float, typer.Option(min=0.1, help="How long to search.")],
    seed: Annotated[int, typer.Option(min=0, help="Another seed, another plan.")] = 0,
    deterministic: Annotated[
        bool,
        typer.Option(
            "--deterministic",
            help="Same seed, same plan, on any machine: about so many seconds' work on one core, "
            "counted in moves.",
        ),
    ] = False,
) -> None:
    """Plan a week from a problem file. Ctrl+C stops early and keeps the best plan."""
    from solver import exchange
    from solver.score import score
    from solver.search import STEADY_MOVES_PER_SECOND
    from solver.search import solve as search

    asked = exchange.read_problem(problem)
    with _stopped_by_interrupt() as stopped:
        plan = search(
            asked,
            seconds=None if deterministic else seconds,
            moves=round(seconds * STEADY_MOVES_PER_SECOND) if deterministic else None,
            seed=seed,
            should_stop=lambda: bool(stopped),
        )
    exchange.write_plan(plan, output)
    result = score(asked, plan)
    typer.echo(f"hard {result.hard}  unfilled {result.unfilled}  soft {result.soft}")


@contextmanager
def _stopped_by_interrupt() -> Iterator[list[int]]:
    """A list that is no longer empty once someone pressed Ctrl+C."""
    stopped: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopped.append(number)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


class Document(StrEnum):
    """What `carecoop print` prints."""

    SCHEDULE = "schedule"
    WHO_IS_COMING = "who-is-coming"
    ROTA = "rota"
    TIMESHEET = "timesheet"


Week = Annotated[
    str, typer.Option("--week", help="Any day of the week, as 2026-11-30; without it, this week.")
]


@app.command("print")
def print_document(
    document: Annotated[Document, typer.Argument(help="Which document.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the PDF goes.")],
    name: Annotated[
        str, typer.Option("--for", help="Whose: a carer's name, or a client's for who-is-coming.")
    ] = "",
    week: Week = "",
    coop: CoopFile = None,
    passphrase: Passphrase = None,
    sample: Sample = False,
) -> None:
    """Print a document of a week as PDF."""
    from carecoop.services import files, papers
    from carecoop.services.week import week_board

    monday = _monday(week)
    with _office(coop, passphrase, sample=sample) as office:
        if document is Document.ROTA:
            paper = papers.rota(office, monday)
        else:
            board = week_board(office, monday)
            people = (
                {visit.client_id: visit.client_name for visit in board.visits}
                if document is Document.WHO_IS_COMING
                else {carer.carer_id: carer.name for carer in board.carers}
            )
            make = {
                Document.SCHEDULE: papers.schedule,
                Document.WHO_IS_COMING: papers.who_is_coming,
                Document.TIMESHEET: papers.timesheet,
            }[document]
            paper = make(office, monday, _person(people, name))
        files.save(paper.pdf, output)


def _person(people: dict[UUID, str], name: str) -> UUID:
    """The one person whose name begins with, or else has in it, what was typed."""
    from carecoop.services.people_text import fold

    wanted = fold(name)
    found = [one for one, shown in people.items() if wanted and wanted in fold(shown)]
    exact = [one for one in found if fold(people[one]) == wanted]
    if len(exact or found) != 1:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop",
                "There are {count} people this week whose name fits “{name}”: give one with --for.",
            ),
            count=len(found),
            name=name,
        )
    return (exact or found)[0]


@app.command("export-problem")
def export_problem(
    week: Annotated[str, typer.Argument(help="Any day of the week, as 2026-11-30.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the problem goes.")],
    coop: CoopFile = None,
    passphrase: Passphrase = None,
    sample: Sample = False,
) -> None:
    """Write a week as a problem in the exchange format: no names, no addresses, no notes."""
    from carecoop.services import files, planning

    with _office(coop, passphrase, sample=sample) as office:
        files.save(planning.export_problem(office, _monday(week)), output)


@app.command()
def shots(
    folder: Annotated[Path, typer.Argument(help="Where the pictures go.")],
    dark: Annotated[bool, typer.Option("--dark", help="In dark colours.")] = False,
) -> None:
    """Take a picture of every page of the window, offscreen, with the sample co-op."""
    from carecoop import app as composition

    raise typer.Exit(composition.shots(folder, dark=dark))


def _monday(text: str) -> date:
    if not text:
        return clock.monday_of(clock.today())
    try:
        return clock.monday_of(date.fromisoformat(text))
    except ValueError:
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "“{text}” is not a date: write it as 2026-11-30."),
            text=text,
        ) from None


@contextmanager
def _office(coop: Path | None, passphrase: str | None, *, sample: bool) -> Iterator[Office]:
    """The co-op's file unlocked, or the sample co-op in a folder that goes away."""
    if sample:
        from carecoop.app import sample_office

        with sample_office() as office:
            yield office
        return
    secret = passphrase or typer.prompt("Passphrase", hide_input=True)
    path = coop or click.get_current_context().find_root().obj or default_path()
    office = open_office(path, secret)
    try:
        yield office
    finally:
        office.close()
