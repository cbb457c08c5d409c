"""Killed at any moment of saving: the file opens, and nothing that was acknowledged is lost."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pytest
from sqlmodel import col, func, select

from carecoop.records import Client, ClientContact, TrailEntry
from carecoop.store import Store, unlock
from tests.helpers.saving_child import CONTACT, NAME
from tests.helpers.store import PASSPHRASE, QUICK, new_store

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 0.4  # from the first commit to the kill: some forty commits and two backups


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    new_store(folder / "co-op.carecoop").close()
    return folder / "co-op.carecoop"


@contextmanager
def saving(path: Path, killed_before: int) -> Iterator[subprocess.Popen[str]]:
    """A child that has begun to save."""
    command = [sys.executable, "-m", "tests.helpers.saving_child", str(path), str(killed_before)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


def acknowledged_until_killed(path: Path, killed_before: int, seconds: float) -> list[str]:
    with saving(path, killed_before) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            child.wait(seconds)
            pytest.fail("the child ended by itself")
        child.kill()
        told = first + child.stdout.read()
    return told.splitlines() if told.endswith("\n") else told.splitlines()[:-1]


def check(path: Path, acknowledged: set[str]) -> None:
    """Whole, all there, and every use case either done with its entry or not at all."""
    store = unlock(path, PASSPHRASE, cost=QUICK)
    with store.read() as session:
        raw = session.connection()
        assert raw.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert raw.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
        assert raw.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        names = set(session.exec(select(Client.name)))
        assert acknowledged <= names
        for table in (ClientContact, TrailEntry):
            assert session.exec(select(func.count(col(table.id)))).one() == len(names)
    store.close()


def kill_again_and_again(path: Path, times: int) -> None:
    moments, acknowledged = Random(20261024), set[str]()
    for killed_before in range(times):
        seconds = moments.uniform(0, LONGEST_SECONDS)
        acknowledged.update(acknowledged_until_killed(path, killed_before, seconds))
        check(path, acknowledged)
    assert len(acknowledged) >= times


def test_five_kills_lose_nothing(path: Path) -> None:
    kill_again_and_again(path, 5)


@pytest.mark.campaign
def test_a_hundred_kills_lose_nothing(path: Path) -> None:
    kill_again_and_again(path, 100)


def test_whole_backups_are_left_by_a_kill(path: Path) -> None:
    with saving(path, 0) as child:
        assert child.stdout is not None
        while ".45" not in child.stdout.readline():
            pass
    backups = [copy for copy in (path.parent / "backups").iterdir() if copy.suffix != ".part"]
    assert backups
    for copy in backups:
        opened: Store = unlock(copy, PASSPHRASE, cost=QUICK)
        opened.close()


def readable(folder: Path) -> list[str]:
    """Where a name, or the passphrase, can be read in the files of a folder."""
    secrets = [NAME, CONTACT, "Blodwen", "Ffion", PASSPHRASE, "client_contact", "CREATE TABLE"]
    spelt = [(s, s.encode(e)) for s in secrets for e in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        f"{secret} in {file.name}"
        for file in folder.rglob("*")
        if file.is_file()
        for content in [file.read_bytes()]
        for secret, letters in spelt
        if letters in content
    ]


def test_no_name_can_be_read_in_any_file_alive_or_killed(path: Path) -> None:
    with saving(path, 0) as child:
        assert child.stdout is not None
        while ".25" not in child.stdout.readline():
            pass
        present = {file.name.removeprefix(path.stem) for file in path.parent.iterdir()}
        assert {".carecoop-wal", ".carecoop-shm", "backups"} <= present
        assert readable(path.parent) == []
    assert len((path.parent / f"{path.name}-wal").read_bytes()) > 0
    assert list((path.parent / "backups").iterdir())
    assert readable(path.parent) == []


def test_the_search_would_find_a_readable_name(path: Path) -> None:
    (path.parent / "leak").write_bytes(f"...{NAME}...".encode("utf-16-le"))
    assert set(readable(path.parent)) == {f"{NAME} in leak", "Blodwen in leak"}
