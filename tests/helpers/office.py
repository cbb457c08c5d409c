"""A small real co-op in a real encrypted file."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

from carecoop.sample import SAMPLE_PASSPHRASE, build_sample
from carecoop.services.office import Office, create_office, enter, open_office
from carecoop.store import unlock
from tests.helpers.store import PASSPHRASE as QUICK_PASSPHRASE
from tests.helpers.store import QUICK, new_store

PASSPHRASE = "a kettle for the whole street"


def new_office(path: Path) -> Office:
    path.write_bytes(_new_file())
    return open_office(path, PASSPHRASE)


def sample_office(path: Path, today: date) -> Office:
    """The sample co-op as it is on a day."""
    path.write_bytes(_sample_file(today))
    return open_office(path, SAMPLE_PASSPHRASE)


@cache
def _sample_file(today: date) -> bytes:
    """Made once and copied, as below."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.carecoop"
        build_sample(path, today=today).close()
        return path.read_bytes()


@contextmanager
def quick_office() -> Iterator[Office]:
    """An office at an empty co-op that is unlocked at once: for tests that need many."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "co-op.carecoop"
        path.write_bytes(_quick_file())
        store = unlock(path, QUICK_PASSPHRASE, cost=QUICK)
        yield enter(store)
        store.close()


@cache
def _quick_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.carecoop"
        new_store(path).close()
        return path.read_bytes()


@cache
def _new_file() -> bytes:
    """Made once and copied: running the migrations takes longer than most tests."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.carecoop"
        create_office(path, PASSPHRASE, "Gofal Co-op", "Meg").close()
        return path.read_bytes()
