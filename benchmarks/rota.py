"""Rota quality and speed: `python -m benchmarks.rota [NAME...] [--seconds S] [--seeds N]`.

Plans the shared instances that stand beside the checkout (a made-up week of our own where there
are none), checks each plan with `solver.rules` and prints a table. Each run has a process of its
own, so that its memory and its start-up count. The ratio is against the `timefold` row of
`reference.csv` for the same number of seconds, where there is one.
"""

import argparse
import csv
import json
import os
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random
from time import monotonic

from solver.exchange import read_problem
from solver.problem import Carer, Client, Problem, StraightLine, Visit
from solver.score import figures, score
from solver.search import Progress, solve
from solver.search.warm import warm

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("CARECOOP_SHARED", ROOT.parent / "shared")) / "rota"
USUAL = ("tiny-6", "torbay-30", "valleys-60", "torbay-110", "torbay-110-sick", "torbay-350")
OWN = "own-20"
COLUMNS = ("instance", "seconds", "seed", "hard", "unfilled", "soft", "ratio", "faces", "first s",
           "took s", "MB")  # fmt: skip


def own_week(clients: int = 20, carers: int = 12) -> Problem:
    """A made-up week, always the same: three visits a day for each client, within 10 km."""
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
        OWN, date(2026, 11, 30), tuple(spots), {"car": StraightLine(3, 24)}, tuple(people),
        served, tuple(visits),
    )  # fmt: skip


def run_one(name: str, seconds: float, seed: int) -> dict[str, float]:
    """Plan one instance in this process; the figures of the plan found."""
    problem = own_week() if name == OWN else read_problem(SHARED / "instances" / f"{name}.json")
    first: list[float] = []

    def hear(progress: Progress) -> None:
        if not first:
            first.append(progress.seconds)

    begun = monotonic()
    plan = solve(problem, seconds=seconds, seed=seed, on_progress=hear)
    took = monotonic() - begun
    judged = score(problem, plan)
    return {
        "hard": judged.hard,
        "unfilled": judged.unfilled,
        "soft": judged.soft,
        "faces": round(figures(problem, plan).carers_per_client_mean, 2),
        "first s": round(first[0], 2),
        "took s": round(took, 2),
        "MB": peak_megabytes(),
    }


def peak_megabytes() -> int:
    """The most memory this process has had; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def references() -> dict[tuple[str, float], int]:
    """Soft points of the rival by instance and seconds, where the table is there."""
    table = SHARED / "reference.csv"
    if not table.is_file():
        return {}
    with table.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["solver"] == "timefold"]
    return {(row["instance"], float(row["seconds"])): int(row["soft"]) for row in rows}


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description="Rota quality and speed, as a table.")
    parser.add_argument("names", nargs="*", help="instances (default: all that are here)")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds for each")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)  # in the child: the seed
    asked = parser.parse_args()
    if asked.one is not None:
        print(json.dumps(run_one(asked.names[0], asked.seconds, asked.one)))
        return
    warm()
    here = [n for n in USUAL if (SHARED / "instances" / f"{n}.json").is_file()]
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(" ".join(f"{column:>9}" if i else f"{column:<16}" for i, column in enumerate(COLUMNS)))
    known = references()
    for name in asked.names or here or [OWN]:
        for seed in range(asked.seeds):
            print_row(name, asked.seconds, seed, known.get((name, asked.seconds)))


def print_row(name: str, seconds: float, seed: int, reference: int | None) -> None:
    """Run one instance in a child process and print its row."""
    command = [sys.executable, "-m", "benchmarks.rota", name]
    command += ["--seconds", str(seconds), "--one", str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    row = {"instance": name, "seconds": seconds, "seed": seed} | json.loads(done.stdout)
    row["ratio"] = f"{row['soft'] / reference:.3f}" if reference else "-"
    cells = [f"{row[c]!s:>9}" if i else f"{row[c]:<16}" for i, c in enumerate(COLUMNS)]
    print(" ".join(cells), flush=True)


if __name__ == "__main__":
    main()
