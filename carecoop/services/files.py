"""Files that people asked for: printed pages, exported problems, papers beside a plan."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError


def save(content: bytes, path: Path) -> None:
    """Write the file whole or not at all. Raises CareCoopError where the folder does not let us."""
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def read(path: Path) -> bytes:
    """The whole file. Raises CareCoopError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        template = QT_TRANSLATE_NOOP("carecoop", "{file} cannot be read: {reason}.")
        raise CareCoopError(template, file=path, reason=error.strerror or error) from error


def expect_writable(path: Path) -> None:
    """CareCoopError where `save` would fail now: to be asked before work that takes long."""
    target = path.resolve()
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        tempfile.TemporaryFile(dir=target.parent).close()
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> CareCoopError:
    template = QT_TRANSLATE_NOOP("carecoop", "{file} cannot be written: {reason}.")
    return CareCoopError(template, file=path, reason=error.strerror or error)
