"""How long the store takes: `python -m benchmarks.store [--runs N]`.

Unlocking the sample co-op's file (Argon2id and migrations checked), saving one client, reading a
week for the board, and undoing the save.
"""

import argparse
import statistics
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from carecoop import clock
from carecoop.sample import SAMPLE_PASSPHRASE, build_sample
from carecoop.services import clients, trail
from carecoop.services.office import Office, open_office
from carecoop.services.week import week_board


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    runs: int = parser.parse_args().runs
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.carecoop"
        build_sample(path, today=clock.today()).close()
        report("unlock", runs, lambda: open_office(path, SAMPLE_PASSPHRASE).close())
        office = open_office(path, SAMPLE_PASSPHRASE)
        notes = iter(range(runs))
        report("save a client", runs, lambda: save_a_client(office, str(next(notes))))
        report("undo it", runs, lambda: trail.undo_last(office))
        report("read a week", runs, lambda: week_board(office, clock.today()))
        print(f"store: file {path.stat().st_size / 1e6:.1f} MB")
        office.close()


def save_a_client(office: Office, note: str) -> None:
    first = clients.list_clients(office)[0].id
    clients.save_client(office, first, replace(clients.get_client(office, first), notes=note))


def report(name: str, runs: int, work: Callable[[], object], table: str = "store") -> None:
    times = []
    for _ in range(runs):
        started = perf_counter()
        work()
        times.append((perf_counter() - started) * 1000)
    print(
        f"{table}: {name:14} median {statistics.median(times):7.1f} ms   worst {max(times):7.1f} ms"
    )


if __name__ == "__main__":
    main()
