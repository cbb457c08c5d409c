"""The weeks that benchmarks plan: the shared instances, or made-up ones of our own."""

import csv
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

from solver.exchange import read_problem
from solver.problem import Carer, Client, Problem, StraightLine, Visit

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("CARECOOP_SHARED", ROOT.parent / "shared")) / "rota"
USUAL = ("tiny-6", "torbay-30", "valleys-60", "torbay-110", "torbay-110-sick", "torbay-350",
         "region-1200")  # fmt: skip
OWN_CLIENTS = {"own-8": 8, "own-20": 20, "own-50": 50}
OWN = "own-20"


class Row(NamedTuple):
    """What another program reached on a shared instance."""

    unfilled: int
    soft: int


def here() -> list[str]:
    """The shared instances, smallest first, or our own where there are none."""
    shared = [name for name in USUAL if (SHARED / "instances" / f"{name}.json").is_file()]
    return shared or list(OWN_CLIENTS)


def problem_of(name: str) -> Problem:
    """An instance by its name."""
    if name in OWN_CLIENTS:
        return own_week(OWN_CLIENTS[name])
    return read_problem(SHARED / "instances" / f"{name}.json")


def references() -> dict[tuple[str, str, float], Row]:
    """By program, instance and seconds, where the table is there."""
    table = SHARED / "reference.csv"
    if not table.is_file():
        return {}
    with table.open(encoding="utf-8") as file:
        return {
            (row["solver"], row["instance"], float(row["seconds"])): Row(
                int(row["unfilled"]), int(row["soft"])
            )
            for row in csv.DictReader(file)
        }


def own_week(clients: int = OWN_CLIENTS[OWN]) -> Problem:
    """A made-up week, always the same: three visits a day for each client, within 10 km."""
    carers = round(0.6 * clients)
    random = Random(20)
    spots = [(random.randrange(10_000), random.randrange(10_000)) for _ in range(clients + carers)]
    everyone = [f"carer{k}" for k in range(carers)]
    people = []
    for k, name in enumerate(everyone):
        days = random.sample(range(7), 5)
        windows = tuple((1440 * day + 390, 1440 * day + 1350) for day in sorted(days))
        people.append(Carer(name, clients + k, "car", frozenset(), windows, 1800, 2280, 5, 6))
    served = tuple(
        Client(f"client{c}", c, circle=frozenset(random.sample(everyone, 3)), spacing_minutes=60)
        for c in range(clients)
    )
    visits = []
    for c in range(clients):
        for hour in (8, 13, 18):
            wish = 60 * hour + 15 * random.randrange(4)
            for day in range(7):
                at = 1440 * day + wish
                visits.append(
                    Visit(f"v{c}.{day}.{hour}", f"client{c}", at - 45, at + 45, at, 30, priority=2)
                )
    return Problem(
        f"own-{clients}", date(2026, 11, 30), tuple(spots), {"car": StraightLine(3, 24)},
        tuple(people), served, tuple(visits),
    )  # fmt: skip


def machine() -> str:
    """What the figures were taken on."""
    return f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def line_of(cells: Sequence[object]) -> str:
    """The cells under each other: the first to the left, the others to the right."""
    return f"{cells[0]!s:<16}" + " ".join(f"{cell!s:>10}" for cell in cells[1:])


def peak_kilobytes() -> int:
    """The most memory this process has had; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


def print_table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> None:
    """The machine, the head, and each row as soon as it is known."""
    print(machine())
    print(line_of(head))
    for row in rows:
        print(line_of(row), flush=True)
