"""Collect the texts of the window for a language, and compile what is translated."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOLDERS = ("ui", "carecoop", "solver")  # the services pass on what the solver says
USAGE = "usage: python -m ui.locale LANGUAGE …   (cy, pl, …)"


def sources() -> list[Path]:
    """Every module that may hold a text for the window."""
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def collect(catalogue: Path) -> None:
    """Write new texts into a catalogue, keeping its translations."""
    run("lupdate", *map(str, sources()), "-locations", "none", "-ts", str(catalogue))


def run(tool: str, *arguments: str) -> None:
    """One of Qt's tools, from the environment that PySide6 is in."""
    program = Path(sys.executable).parent / f"pyside6-{tool}"
    subprocess.run([str(program), *arguments], check=True, cwd=ROOT)  # noqa: S603 - our own tool


def main(languages: list[str]) -> int:
    if not languages:
        sys.stderr.write(f"{USAGE}\n")
        return 2
    for language in languages:
        catalogue = HERE / f"carecoop_{language}.ts"
        collect(catalogue)
        run("lrelease", str(catalogue), "-qm", str(catalogue.with_suffix(".qm")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
