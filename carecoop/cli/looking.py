"""`carecoop demo` and `carecoop shots`: the app on the sample co-op, also without a screen."""

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
) -> None:
    """Take a picture of every page of the window, offscreen, with the sample co-op."""
    from carecoop import app as composition

    raise typer.Exit(composition.shots(folder, dark=dark))
