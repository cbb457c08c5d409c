"""Connections to a co-op's encrypted file or to PostgreSQL, set up the same way every time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Connection, Dialect, Engine, Uuid, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

WRITES = "carecoop_writes"  # execution option: take the writer's lock when the transaction begins
BUSY_SECONDS = 5.0  # how long to wait for another program that is writing
_IDS_KNOWN = 1 << 15  # of people, patterns and the latest visits

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what was acknowledged survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -32768",  # KiB: a year of rotas is decrypted once, not at every look
    "PRAGMA temp_store = MEMORY",  # sorting must not leave readable pages on disk
)


@dataclass(frozen=True, repr=False)
class LockedFile:
    """A co-op's file and what opens it. The repr shows neither key nor path."""

    path: Path
    key: bytes
    salt: bytes


def connect_file(file: LockedFile, mode: Literal["rw", "rwc"]) -> dbapi2.Connection:
    """A connection with the key in place; nothing of the file has been read yet."""
    connection = dbapi2.connect(
        f"{file.path.absolute().as_uri()}?mode={mode}",
        timeout=BUSY_SECONDS,
        isolation_level=None,  # transactions begin and end where we say, see _begin
        check_same_thread=False,  # the pool hands a connection to one thread at a time
        uri=True,
    )
    connection.execute(
        "PRAGMA cipher_log_level = NONE"
    )  # a wrong passphrase is our sentence to say
    connection.execute(f"PRAGMA key = \"x'{file.key.hex()}{file.salt.hex()}'\"")
    connection.execute("PRAGMA cipher_compatibility = 4")
    return connection


def file_engine(file: LockedFile, mode: Literal["rw", "rwc"] = "rw") -> Engine:
    def connect() -> dbapi2.Connection:
        connection = connect_file(file, mode)
        try:
            for setting in _SETTINGS:
                connection.execute(setting)
        except dbapi2.Error:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://", module=dbapi2, creator=connect, poolclass=QueuePool, hide_parameters=True
    )
    engine.dialect.colspecs = {**engine.dialect.colspecs, Uuid: _RememberedUuid}
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _end)
    return engine


@lru_cache(_IDS_KNOWN)
def known_id(text: str) -> UUID:
    """The id that a text stands for, made once."""
    return UUID(text)


def _id_or_none(text: str | None) -> UUID | None:
    return None if text is None else known_id(text)


class _RememberedUuid(Uuid[UUID]):
    """Ids, which SQLite keeps as text. Making a UUID takes longer than reading a row does, and a
    week has the same few people in it ten thousand times."""

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[Any], UUID | None]:
        return _id_or_none


def _begin(connection: Connection) -> None:
    """A use case takes the writer's lock at once, so that what it has read stays true."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")


def _end(connection: dbapi2.Connection | None, _record: object) -> None:
    """SQLite stays in the transaction when COMMIT itself fails; SQLAlchemy takes it for ended."""
    if connection is not None:
        connection.rollback()


def url_engine(url: str) -> Engine:
    """PostgreSQL with the same promise: a transaction sees one state and loses no update."""
    address = make_url(url)
    if address.drivername not in {"postgres", "postgresql"}:
        raise ArgumentError("not a PostgreSQL address")
    address = address.set(drivername="postgresql+psycopg")
    return create_engine(
        address, isolation_level="REPEATABLE READ", hide_parameters=True, pool_pre_ping=True
    )
