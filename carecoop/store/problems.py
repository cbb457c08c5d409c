"""What a database says went wrong, as one sentence for a person, without SQL or anyone's data."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, ConflictError, StoreError

DAMAGED = QT_TRANSLATE_NOOP(
    "carecoop", "The co-op's file is damaged. Restore the newest backup from the folder beside it."
)
BUSY = QT_TRANSLATE_NOOP(
    "carecoop", "Another program is using the co-op's file. Close it there and try again."
)
FULL = QT_TRANSLATE_NOOP(
    "carecoop", "The disk is full. Nothing was saved; make room and try again."
)
READ_ONLY = QT_TRANSLATE_NOOP(
    "carecoop", "The co-op's file or its folder cannot be written to. Nothing was saved."
)
UNREADABLE = QT_TRANSLATE_NOOP(
    "carecoop", "The disk could not read or write the co-op's file. Check the disk and try again."
)
OUT_OF_REACH = QT_TRANSLATE_NOOP(
    "carecoop", "The co-op's database does not answer. Check the network and try again."
)
FAILED = QT_TRANSLATE_NOOP(
    "carecoop", "The co-op's database reported a fault ({code}). Nothing was saved."
)
NOT_UNIQUE = QT_TRANSLATE_NOOP(
    "carecoop", "The same is there already, so this was not saved. Look again and try once more."
)
STILL_NEEDED = QT_TRANSLATE_NOOP(
    "carecoop", "Something that belongs to this was removed or is still needed. Nothing was saved."
)
OUT_OF_BOUNDS = QT_TRANSLATE_NOOP(
    "carecoop", "A value is missing or out of bounds ({constraint}). Nothing was saved."
)
CHANGED_MEANWHILE = QT_TRANSLATE_NOOP(
    "carecoop",
    "Someone else changed the same at the same time. Nothing was saved; try again.",
)

_BY_SQLITE_CODE = {
    5: BUSY,
    6: BUSY,
    8: READ_ONLY,
    10: UNREADABLE,
    11: DAMAGED,
    13: FULL,
    14: READ_ONLY,
    26: DAMAGED,
}
_BY_SQLSTATE_CLASS = {"08": OUT_OF_REACH, "28": OUT_OF_REACH, "3D": OUT_OF_REACH, "53": FULL}
_CONFLICT_BY_SQLSTATE = {
    "23505": NOT_UNIQUE,
    "23503": STILL_NEEDED,
    "40001": CHANGED_MEANWHILE,
    "40P01": CHANGED_MEANWHILE,
    "55P03": CHANGED_MEANWHILE,
}
_REJECTED_BY_SQLSTATE = {"23502", "23514", "22001", "22003"}


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the database's errors into sentences; the originals, which may quote data, end here."""
    try:
        yield
    except DBAPIError as err:
        raise sentence(err) from None


def sentence(err: DBAPIError) -> CareCoopError:
    cause = err.orig
    if isinstance(cause, dbapi2.Error):
        return _sqlite_sentence(cause)
    return _postgresql_sentence(getattr(cause, "sqlstate", None), cause)


def _sqlite_sentence(cause: dbapi2.Error) -> CareCoopError:
    what = str(cause)
    if what.startswith("UNIQUE"):
        return ConflictError(NOT_UNIQUE)
    if what.startswith("FOREIGN KEY"):
        return ConflictError(STILL_NEEDED)
    if what.startswith(("CHECK", "NOT NULL")):
        return StoreError(OUT_OF_BOUNDS, constraint=what.rpartition(": ")[2])
    code = getattr(cause, "sqlite_errorcode", 1) & 0xFF
    if code in _BY_SQLITE_CODE:
        return StoreError(_BY_SQLITE_CODE[code])
    return StoreError(FAILED, code=code)


def _postgresql_sentence(sqlstate: str | None, cause: BaseException | None) -> CareCoopError:
    if sqlstate is None:
        return StoreError(OUT_OF_REACH)
    if sqlstate in _CONFLICT_BY_SQLSTATE:
        return ConflictError(_CONFLICT_BY_SQLSTATE[sqlstate])
    if sqlstate in _REJECTED_BY_SQLSTATE:
        told = getattr(cause, "diag", None)
        name = getattr(told, "constraint_name", None) or getattr(told, "column_name", None)
        return StoreError(OUT_OF_BOUNDS, constraint=name or sqlstate)
    if sqlstate[:2] in _BY_SQLSTATE_CLASS:
        return StoreError(_BY_SQLSTATE_CLASS[sqlstate[:2]])
    return StoreError(FAILED, code=sqlstate)
