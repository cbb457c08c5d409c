"""Encrypted copies of a co-op's file, in a folder beside it."""

from collections.abc import Iterator
from datetime import datetime
from glob import escape
from pathlib import Path

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, StoreError
from carecoop.store.engines import LockedFile, connect_file
from carecoop.store.problems import DAMAGED

FOLDER_NAME = "backups"
KEEP = 14  # of each kind: those of single days, and those before a migration
BEFORE_MIGRATION = "before-update"

NO_ROOM = QT_TRANSLATE_NOOP(
    "carecoop", "No backup could be written to {folder}. Check the disk's room and permissions."
)


def back_up(engine: Engine, file: LockedFile, kind: str = "") -> Path:
    """A whole, checked copy under the same passphrase; older ones beyond KEEP are removed."""
    folder = file.path.parent / FOLDER_NAME
    target = folder / _name(file.path, clock.now_utc(), kind)
    part = target.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _remove_leftovers(file.path)
        _copy(engine, LockedFile(part, file.key, file.salt))
        part.chmod(0o600)
        part.replace(target)
        _prune(file.path, kind)
    except (OSError, dbapi2.Error):
        raise StoreError(NO_ROOM, folder=folder.name) from None
    return target


def is_due(path: Path) -> bool:
    """No copy of this day yet."""
    today = clock.now_utc().strftime("%Y%m%d")
    return not any(copy.stem.startswith(f"{path.stem}-{today}") for copy in _copies(path, ""))


def _name(path: Path, at_utc: datetime, kind: str) -> str:
    stamp = at_utc.strftime("%Y%m%d-%H%M%S-%f")
    return "-".join(filter(None, (path.stem, stamp, kind))) + path.suffix


def _copy(engine: Engine, copy: LockedFile) -> None:
    source = engine.raw_connection()
    target = connect_file(copy, "rwc")
    try:
        opened = source.driver_connection
        assert isinstance(opened, dbapi2.Connection)
        opened.backup(target)
        if target.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise StoreError(DAMAGED)
    finally:
        target.close()
        source.close()


def _copies(path: Path, kind: str) -> list[Path]:
    """Oldest first, as their names sort."""
    ending = f"-{kind}" if kind else ""
    return sorted(_beside(path, f"{ending}{path.suffix}"))


def _beside(path: Path, ending: str) -> Iterator[Path]:
    """What is in the folder of backups under the names that `_name` gives."""
    digits = "[0-9]"
    stamp = f"{digits * 8}-{digits * 6}-{digits * 6}"
    return (path.parent / FOLDER_NAME).glob(f"{escape(path.stem)}-{stamp}{ending}")


def _remove_leftovers(path: Path) -> None:
    """Copies that a kill or a full disk left half written."""
    for part in _beside(path, "*.part*"):
        part.unlink()


def _prune(path: Path, kind: str) -> None:
    for old in _copies(path, kind)[:-KEEP]:
        old.unlink()
