"""Files that people asked for: printed pages, exported problems, import templates."""

import contextlib
import os
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
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "{file} cannot be written: {reason}."),
            file=path,
            reason=error.strerror or error,
        ) from error
