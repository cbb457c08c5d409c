"""`carecoop solve` and `carecoop export-problem`: rotas as files of the exchange format."""

import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from carecoop.cli.options import CoopFile, Passphrase, Sample, monday, the_office
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.services import files
from solver import exchange
from solver.errors import SolverError
from solver.plan import Plan
from solver.prover import Proven, Prover, Worth, unrefuted


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
    prove: Annotated[
        bool,
        typer.Option(
            "--prove",
            help="Prove meanwhile how good any plan can be at best; takes an eighth of two cores.",
        ),
    ] = False,
) -> None:
    """Plan a week from a problem file. Ctrl+C stops early and keeps the best plan."""
    from solver.score import score
    from solver.search import STEADY_MOVES_PER_SECOND
    from solver.search import solve as search

    asked = exchange.read_problem(problem)
    files.expect_writable(output)
    moves = round(seconds * STEADY_MOVES_PER_SECOND) if deterministic else None
    with _stopped_by_interrupt() as stopped, Prover(asked) if prove else nullcontext() as prover:
        plan = search(
            asked,
            seconds=None if deterministic else seconds,
            moves=moves,
            seed=seed,
            on_progress=prover.follow if prover else None,
            should_stop=lambda: bool(stopped),
        )
    _keep(plan, output)
    result = score(asked, plan)
    typer.echo(f"hard {result.hard}  unfilled {result.unfilled}  soft {result.soft}")
    if prover is not None:
        worth = Worth(result.unfilled, result.soft)
        tell_proven(unrefuted(prover.proven, worth), worth)


def tell_proven(proven: Proven | None, plan: Worth) -> None:
    """What no plan can beat, beside the plan; only what holds for plans like this one."""
    if proven is None or not proven.covers(plan):
        typer.echo("Nothing could be proven in this time of how few points a plan can have.")
    else:
        which = "leaves no more open" if plan.unfilled else "fills every visit"
        typer.echo(
            f"No rota for this week that {which} can have fewer than {proven.soft} points; "
            f"this one has {plan.soft}."
        )
    if proven is not None and plan.unfilled:
        typer.echo(
            f"No rota for this week can have less than {proven.least_unfilled} unfilled; "
            f"this one has {plan.unfilled}."
        )


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


def _keep(plan: Plan, output: Path) -> None:
    """Write the plan; where that fails after all, elsewhere: it was long in the making."""
    try:
        exchange.write_plan(plan, output)
    except SolverError as error:
        aside = Path(tempfile.mkdtemp(prefix="carecoop-")) / "plan.json"
        exchange.write_plan(plan, aside)
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "{file} could not be written; the plan is in {aside} instead."
            ),
            file=output,
            aside=aside,
        ) from error


def export_problem(
    week: Annotated[str, typer.Argument(help="Any day of the week, as 2026-11-30.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the problem goes.")],
    coop: CoopFile = None,
    passphrase: Passphrase = None,
    sample: Sample = False,
) -> None:
    """Write a week as a problem in the exchange format: no names, no addresses, no notes."""
    from carecoop.services import planning

    wanted = monday(week)
    files.expect_writable(output)
    with the_office(coop, passphrase, sample=sample) as office:
        files.save(planning.export_problem(office, wanted), output)
