"""What several commands take, and what they do with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.services.office import Office, default_path, open_office
from carecoop.store import expect_file


def _or_the_apps(context: typer.Context, coop: Path | None) -> Path | None:
    """`carecoop --coop FILE print …` means the same as `carecoop print --coop FILE …`."""
    before: Path | None = context.find_root().obj
    return coop or before


CoopFile = Annotated[
    Path | None,
    typer.Option(
        "--coop",
        callback=_or_the_apps,
        help="The co-op's file; without it, the one at the usual place.",
    ),
]
Passphrase = Annotated[
    str | None,
    typer.Option(envvar="CARECOOP_PASSPHRASE", help="Asked for where it is not given."),
]
Sample = Annotated[bool, typer.Option("--sample", help="Use the fictional sample co-op.")]
Week = Annotated[
    str, typer.Option("--week", help="Any day of the week, as 2026-11-30; without it, this week.")
]


def monday(text: str) -> date:
    """The Monday of the week that has the date; of this week where there is none."""
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
def the_office(coop: Path | None, passphrase: str | None, *, sample: bool) -> Iterator[Office]:
    """The co-op's file unlocked, or the sample co-op in a folder that goes away."""
    if sample:
        from carecoop.app import sample_office

        with sample_office() as office:
            yield office
        return
    path = coop or default_path()
    expect_file(path)
    office = open_office(path, passphrase or typer.prompt("Passphrase", hide_input=True))
    try:
        yield office
    finally:
        office.close()
