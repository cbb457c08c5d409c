"""What several commands take, and what they do with it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError

if TYPE_CHECKING:  # the database is loaded by the commands that open a co-op
    from carecoop.services.office import Office


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
def the_office(coop: Path | None, passphrase: str | None, *, sample: bool) -> "Iterator[Office]":
    """The co-op's file unlocked, or the sample co-op in a folder that goes away."""
    from carecoop.services.office import default_path, open_office
    from carecoop.store import expect_file

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


def person(people: Mapping[UUID, str], name: str, option: str = "--for") -> UUID:
    """The one person whose name is, or else has in it, what was typed."""
    from carecoop.services.people_text import fold

    wanted = fold(name)
    found = [one for one, shown in people.items() if wanted in fold(shown)]
    exact = [one for one in found if fold(people[one]) == wanted]
    if len(exact or found) != 1:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop",
                "There are {count} people here whose name fits “{name}”: give one with {option}.",
            ),
            count=len(found),
            name=name,
            option=option,
        )
    return (exact or found)[0]
