"""`carecoop circles`: circles proposed for a problem file or a co-op; nothing is saved."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carecoop.cli.options import CoopFile, Passphrase, Sample, Week, monday, the_office
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.services import files

if TYPE_CHECKING:  # OR-Tools is loaded once there is something to settle
    from carecoop.services.circles import CircleProposal

EVERYBODY = "Everybody has a circle that holds."


def circles(
    problem: Annotated[
        Path | None,
        typer.Argument(help="A problem in the exchange format; without it, a co-op's week."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Where a problem's circles go; else they are printed."),
    ] = None,
    week: Week = "",
    coop: CoopFile = None,
    passphrase: Passphrase = None,
    sample: Sample = False,
) -> None:
    """Propose the smallest circle that holds to each client without one; nothing is saved."""
    if problem is not None:
        _refuse_with_a_file(week=week, sample=sample)
        _of_file(problem, output)
        return
    if output is not None:
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "-o is for a problem file: give one, or leave it out.")
        )
    wanted = monday(week)
    with the_office(coop, passphrase, sample=sample) as office:
        from carecoop.services.circles import propose_circles

        proposals = propose_circles(office, wanted)
    for line in [line for one in proposals for line in _lines(one)] or [EVERYBODY]:
        typer.echo(line)


def _refuse_with_a_file(*, week: str, sample: bool) -> None:
    if week or sample:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "--week and --sample are for a co-op: leave out the problem."
            )
        )


def _of_file(problem: Path, output: Path | None) -> None:
    """With ids, as JSON."""
    from solver.circles import circles_to_json, propose_circles
    from solver.exchange import read_problem
    from solver.json_files import publish_json

    asked = read_problem(problem)
    if output is not None:
        files.expect_writable(output)
    found = circles_to_json(asked.name, propose_circles(asked))
    if output is None:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        publish_json(found, output)


def _lines(proposal: "CircleProposal") -> Iterator[str]:
    """With names, in sentences."""
    from carecoop.cli.sayings import said

    yield f"{proposal.client_name}: {_joined(map(said, proposal.weak))}"
    for member in proposal.members:
        yield f"    {member.name}: {_joined(map(said, member.reasons))}"
    yield from (f"  {said(one)}." for one in (*proposal.covers, *proposal.gaps))


def _joined(sentences: Iterator[str]) -> str:
    return ". ".join(sentences) + "."
