"""Creating a co-op, and unlocking or reaching one that is there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlcipher3 import dbapi2
from sqlmodel import Session

from carecoop.errors import QT_TRANSLATE_NOOP, StoreError
from carecoop.records import Account, Coop
from carecoop.store import backups, schema
from carecoop.store.engines import LockedFile, file_engine, url_engine
from carecoop.store.key import SALT_BYTES, STRONG, KeyCost, derive_key
from carecoop.store.problems import plain_errors
from carecoop.store.store import Store

LEAST_LETTERS = 8
PAGE_BYTES = 4096  # SQLCipher 4's; a whole file has a whole number of pages
_PLAIN_SQLITE = b"SQLite format 3\0"
_NOT_A_DATABASE = 26  # SQLITE_NOTADB: the first page cannot be decrypted

TOO_SHORT = QT_TRANSLATE_NOOP(
    "carecoop", "Choose a passphrase of at least {letters} letters; three or four words are good."
)
THERE_ALREADY = QT_TRANSLATE_NOOP(
    "carecoop", "{file} is there already and was left as it is. Choose another name."
)
CANNOT_CREATE = QT_TRANSLATE_NOOP(
    "carecoop", "{file} cannot be created in that folder. Choose another folder."
)
MISSING = QT_TRANSLATE_NOOP("carecoop", "{file} is not there. Choose the co-op's file.")
NOT_A_FILE = QT_TRANSLATE_NOOP("carecoop", "{file} is not a file. Choose the co-op's file.")
NO_ACCESS = QT_TRANSLATE_NOOP(
    "carecoop", "{file} or its folder is closed to you or read-only. Check its permissions."
)
EMPTY = QT_TRANSLATE_NOOP("carecoop", "{file} is empty; there is no co-op in it.")
NOT_OURS = QT_TRANSLATE_NOOP("carecoop", "{file} is not a co-op's file.")
CUT_SHORT = QT_TRANSLATE_NOOP(
    "carecoop", "{file} is not a co-op's file, or was cut short. Restore the newest backup."
)
WRONG_PASSPHRASE = QT_TRANSLATE_NOOP(
    "carecoop", "This passphrase does not open {file}. Check capital letters and try again."
)
NOT_A_URL = QT_TRANSLATE_NOOP(
    "carecoop", "This is not the address of a database: postgresql://user@server/name is one."
)
NO_DRIVER = QT_TRANSLATE_NOOP(
    "carecoop", "PostgreSQL support is not installed. Install carecoop[postgres]."
)


def create(
    path: Path, passphrase: str, *, coop_name: str, account_name: str, cost: KeyCost = STRONG
) -> Store:
    """A new encrypted file with one co-op and one account. Never overwrites; all or nothing."""
    if len(passphrase) < LEAST_LETTERS:
        raise StoreError(TOO_SHORT, letters=LEAST_LETTERS)
    salt = os.urandom(SALT_BYTES)
    key = derive_key(passphrase, salt, cost)
    _claim(path)
    part = path.with_name(f"{path.name}.part")
    try:
        _remove(part)
        with _closed_on_failure(file_engine(LockedFile(part, key, salt), "rwc")) as engine:
            _found(engine, coop_name, account_name)
            engine.dispose()
        part.chmod(0o600)
        part.replace(path)
    except BaseException:
        path.unlink()
        _remove(part)
        raise
    return _open(LockedFile(path, key, salt))


def unlock(path: Path, passphrase: str, *, cost: KeyCost = STRONG) -> Store:
    """Open a co-op's file, migrated if it is older (after a backup). Creates nothing."""
    salt = _salt_of(path)
    return _open(LockedFile(path, derive_key(passphrase, salt, cost), salt))


def expect_file(path: Path) -> None:
    """StoreError where `unlock` would raise it whatever the passphrase: ask for none then."""
    _salt_of(path)


def create_at(url: str, *, coop_name: str, account_name: str) -> Store:
    """A new co-op in an empty PostgreSQL database."""
    with _closed_on_failure(_engine_at(url)) as engine:
        if schema.revision(engine) is not None:
            raise StoreError(THERE_ALREADY, file=engine.url.database)
        _found(engine, coop_name, account_name)
        return Store(engine)


def connect(url: str) -> Store:
    """Reach a co-op on PostgreSQL, migrated if it is older."""
    with _closed_on_failure(_engine_at(url)) as engine:
        _bring_up_to_date(engine, None)
        return Store(engine)


def _open(file: LockedFile) -> Store:
    with _closed_on_failure(file_engine(file)) as engine:
        _check_key(engine, file.path)
        _bring_up_to_date(engine, file)
        return Store(engine, file)


@contextmanager
def _closed_on_failure(engine: Engine) -> Iterator[Engine]:
    """Errors as sentences, and no connection left behind by them."""
    try:
        with plain_errors():
            yield engine
    except BaseException:
        engine.dispose()
        raise


def _bring_up_to_date(engine: Engine, file: LockedFile | None) -> None:
    found = schema.revision(engine)
    if found is None:
        raise StoreError(schema.UNFINISHED)
    if found == schema.HEAD:
        return
    schema.refuse_newer(found)
    if file is not None:
        backups.back_up(engine, file, backups.BEFORE_MIGRATION)
    schema.upgrade(engine)


def _check_key(engine: Engine, path: Path) -> None:
    try:
        engine.connect().close()
    except DBAPIError as err:
        if isinstance(err.orig, dbapi2.Error) and err.orig.sqlite_errorcode == _NOT_A_DATABASE:
            raise StoreError(WRONG_PASSPHRASE, file=path.name) from None
        raise


def _found(engine: Engine, coop_name: str, account_name: str) -> None:
    schema.upgrade(engine)
    with Session(engine) as session:
        session.add_all([Coop(name=coop_name), Account(name=account_name)])
        session.commit()


def _claim(path: Path) -> None:
    """Make the name ours, so that two programs cannot create the same file."""
    try:
        path.open("xb").close()
    except FileExistsError:
        raise StoreError(THERE_ALREADY, file=path.name) from None
    except OSError:
        raise StoreError(CANNOT_CREATE, file=path.name) from None


def _remove(part: Path) -> None:
    """A leftover of an earlier try; its WAL would be taken for that of the new file."""
    for ending in ("", "-wal", "-shm"):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _salt_of(path: Path) -> bytes:
    """The first bytes of the file, once all that can be told without a key looks right."""
    try:
        if not path.is_file():
            raise StoreError(NOT_A_FILE if path.exists() else MISSING, file=path.name)
        with path.open("r+b") as opened:
            size, salt = os.fstat(opened.fileno()).st_size, opened.read(SALT_BYTES)
    except OSError:
        raise StoreError(NO_ACCESS, file=path.name) from None
    if size == 0:
        raise StoreError(EMPTY, file=path.name)
    if salt == _PLAIN_SQLITE:
        raise StoreError(NOT_OURS, file=path.name)
    if size % PAGE_BYTES:
        raise StoreError(CUT_SHORT, file=path.name)
    if not os.access(path.parent, os.W_OK):
        raise StoreError(NO_ACCESS, file=path.name)
    return salt


def _engine_at(url: str) -> Engine:
    try:
        return url_engine(url)
    except ArgumentError:
        raise StoreError(NOT_A_URL) from None
    except ModuleNotFoundError:
        raise StoreError(NO_DRIVER) from None
