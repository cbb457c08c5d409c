"""The commands of `carecoop …`, and what is said where one of them cannot be done."""

from typing import Annotated

import typer

from carecoop import __version__
from carecoop.cli import INTERRUPTED, circles, looking, printing, replan, solving
from carecoop.cli.options import CoopFile
from carecoop.errors import CareCoopError
from solver.errors import SolverError

STOPPED, BAD_INPUT = 1, 2

app = typer.Typer(
    name="carecoop",
    help="Rotas and plans for social care co-operatives.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run() -> int:
    """Run what the command line asks for; the exit code. What we raise on purpose becomes one
    sentence and exit code 2. Raises KeyboardInterrupt where Ctrl+C ended it."""
    try:
        code = app(standalone_mode=False)
    except (CareCoopError, SolverError) as error:
        return _say(str(error), BAD_INPUT)
    except typer.TyperException as error:
        return _say(_usage(error), BAD_INPUT)
    except typer.Abort:
        return _say("stopped before anything was done.", STOPPED)
    if code == INTERRUPTED:  # as typer tells it
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _say(sentence: str, code: int) -> int:
    typer.echo(f"carecoop: {sentence}", err=True)
    return code


def _usage(error: typer.TyperException) -> str:
    """What is wrong with the command line and where to read more, on one line."""
    wrong = " ".join(error.format_message().replace("Value error, ", "").split()).rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{wrong}; see {context.command_path if context else 'carecoop'} --help."


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


app.command()(looking.demo)
app.command()(solving.solve)
app.command()(replan.replan)
app.command()(circles.circles)
app.command("print")(printing.print_document)
app.command()(solving.export_problem)
app.command()(looking.shots)
