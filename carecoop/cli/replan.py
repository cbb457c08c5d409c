"""`carecoop replan`: a published week mended, from files or in a co-op.

Whoever is away is written `WHO[@FROM[..UNTIL]]`, moments as `Tue 06:30`:
`--carer-off "c12@Tue 06:30..Wed 24:00"`. Without FROM it is from now on, without UNTIL to the end
of the week.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from carecoop.cli.options import CoopFile, Passphrase, Sample, Week, monday, the_office
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from solver.problem import DAY_MINUTES
from solver.rules import WEEKDAYS

MOMENT = re.compile(r"([A-Za-z]{3})[a-z]*\s+(\d{1,2}):(\d{2})")
LATEST_HOUR = 24  # a day's end

Output = Annotated[Path | None, typer.Option("-o", "--output", help="Where the mended plan goes.")]
CarerOff = Annotated[
    list[str] | None,
    typer.Option("--carer-off", metavar="WHO[@FROM[..UNTIL]]",
                 help="A carer who is off, as “c12@Tue 06:30..Wed 24:00”; again for another."),
]  # fmt: skip
ClientAway = Annotated[
    list[str] | None,
    typer.Option("--client-away", metavar="WHO[@FROM[..UNTIL]]",
                 help="A client whose visits are off, written as for --carer-off."),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Away:
    """Who is away, as written, and the minutes of the week; None: from now on, until further."""

    who: str
    from_minute: int | None
    until_minute: int | None


def replan(  # noqa: PLR0913, PLR0917 - each is an option of the command line
    problem: Annotated[
        Path | None,
        typer.Argument(help="A problem in the exchange format; without it, the co-op's own week."),
    ] = None,
    plan: Annotated[
        Path | None,
        typer.Argument(help="The plan that was published; without it, what the problem says was."),
    ] = None,
    output: Output = None,
    mended_problem: Annotated[
        Path | None,
        typer.Option("--mended-problem", help="Where the problem goes as it is after the changes."),
    ] = None,
    now: Annotated[
        str, typer.Option("--now", help="What began before it is kept: as “Tue 06:30”.")
    ] = "",
    carer_off: CarerOff = None,
    client_away: ClientAway = None,
    new: Annotated[
        Path | None,
        typer.Option("--new", help="New “visits”, with new “clients” and “places” where needed, as "
                                   "a problem has them."),
    ] = None,
    who: Annotated[
        str,
        typer.Option("--who", metavar="VISIT",
                     help="Print who could take this open visit, the best first, and mend nothing. "
                          "In a co-op: “CLIENT@Tue 08:30”."),
    ] = "",
    seconds: Annotated[float, typer.Option(min=0.1, help="How long a mend may take.")] = 2.0,
    accept: Annotated[
        bool, typer.Option("--accept", help="Save the mended week, and who is away, in the co-op.")
    ] = False,
    week: Week = "",
    coop: CoopFile = None,
    passphrase: Passphrase = None,
    sample: Sample = False,
) -> None:  # fmt: skip
    """Mend a published week after what changed, and break the fewest promises."""
    off = [away(text) for text in carer_off or ()]
    gone = [away(text) for text in client_away or ()]
    if problem is not None:
        from carecoop.cli import replan_files

        _refuse_with_files(accept=accept, sample=sample, week=week)
        asked = replan_files.Asked(
            problem, plan, moment(now) if now else 0, off, gone, new, output, mended_problem
        )
        if who:
            replan_files.tell_who(asked, who)
        else:
            replan_files.mend(asked, seconds)
        return
    _refuse_without_files(now=now, new=new, output=output, mended_problem=mended_problem)
    from carecoop.cli import replan_coop

    wanted = replan_coop.Asked(monday(week), off, gone)
    with the_office(coop, passphrase, sample=sample) as office:
        if who:
            replan_coop.tell_who(office, wanted, away(who))
        else:
            replan_coop.mend(office, wanted, seconds, accept=accept)


def _refuse_with_files(*, accept: bool, sample: bool, week: str) -> None:
    if accept or sample or week:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "--accept, --sample and --week are for a co-op: leave out the problem."
            )
        )


def _refuse_without_files(
    *, now: str, new: Path | None, output: Path | None, mended_problem: Path | None
) -> None:
    if now or new or output or mended_problem:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop",
                "--now, --new, -o and --mended-problem are for files: give a problem, or leave "
                "them out; a co-op knows the time and its visits.",
            )
        )


def away(text: str) -> Away:
    """`WHO[@FROM[..UNTIL]]`."""
    who, _, span = text.partition("@")
    start, _, end = span.partition("..")
    return Away(
        who.strip(), moment(start) if start.strip() else None, moment(end) if end.strip() else None
    )


def moment(text: str) -> int:
    """`Tue 06:30` as a minute of the week."""
    found = MOMENT.fullmatch(text.strip())
    if found is not None:
        name, hour, minute = found[1].capitalize(), int(found[2]), int(found[3])
        if name in WEEKDAYS and hour * 60 + minute <= LATEST_HOUR * 60 and minute < 60:
            return WEEKDAYS.index(name) * DAY_MINUTES + hour * 60 + minute
    raise CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "“{text}” is not a moment of the week: write Tue 06:30."),
        text=text,
    )
