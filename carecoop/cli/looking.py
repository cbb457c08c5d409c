"""`carecoop demo` and `carecoop shots`: the app on the sample co-op, also without a screen."""

import re
from pathlib import Path
from typing import Annotated

import typer


def demo(
    folder: Annotated[
        Path, typer.Option(help="Where pages and pictures go when there is no display.")
    ] = Path("demo-output"),
    seconds: Annotated[int, typer.Option(min=1, help="How long the rota is searched for.")] = 20,
) -> None:
    """Do the main job on the sample co-op: build next week's rota, look at it, print it."""
    from carecoop import app as composition

    raise typer.Exit(composition.demo(folder, seconds))


def shots(
    folder: Annotated[Path, typer.Argument(help="Where the pictures go.")],
    dark: Annotated[bool, typer.Option("--dark", help="In dark colours.")] = False,
    size: Annotated[
        str, typer.Option(help="Of the window, as WIDTHxHEIGHT; QT_SCALE_FACTOR enlarges it.")
    ] = "1440x900",
    only: Annotated[str, typer.Option(help="Only those with this in their names.")] = "",
) -> None:
    """Take a picture of every state of the window, offscreen, with the sample co-op."""
    from carecoop import app as composition

    raise typer.Exit(composition.shots(folder, dark=dark, size=_size(size), only=only))


def _size(written: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", written)
    if found is None:
        raise typer.BadParameter(f"“{written}” is no size: write for example 1280x720")
    return int(found[1]), int(found[2])
