"""JSON files, read strictly and written whole or not at all."""

import contextlib
import json
import os
from pathlib import Path
from typing import NoReturn

from solver.errors import QT_TRANSLATE_NOOP, SolverError
from solver.fields import shown


class _RepeatedKeyError(ValueError):
    """An object holds a key twice: which of the two was meant?"""


def load_json(path: Path | str) -> object:
    """A file's JSON, strictly: UTF-8, no NaN, no key twice in one object."""
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        template = QT_TRANSLATE_NOOP("carecoop", "{place} cannot be read: {reason}.")
        raise SolverError(template, place=path, reason=_reason(error)) from error
    return parse_json(content, str(path))


def parse_json(content: bytes, place: str) -> object:
    """As `load_json`, for bytes that are already here; `place` names them in sentences."""
    try:
        return json.loads(
            content.decode("utf-8-sig"), parse_constant=_refuse_constant, object_pairs_hook=_object
        )
    except (ValueError, RecursionError) as error:
        raise _unreadable(error, place) from error


def _unreadable(error: ValueError | RecursionError, place: str) -> SolverError:
    match error:
        case UnicodeDecodeError():
            template = QT_TRANSLATE_NOOP("carecoop", "{place} is not UTF-8 text (byte {byte}).")
            return SolverError(template, place=place, byte=error.start)
        case json.JSONDecodeError():
            template = QT_TRANSLATE_NOOP(
                "carecoop", "{place} is not JSON: line {line}, column {column}: {reason}."
            )
            facts = {"line": error.lineno, "column": error.colno, "reason": error.msg}
            return SolverError(template, place=place, **facts)
        case RecursionError():
            template = QT_TRANSLATE_NOOP("carecoop", "{place} is nested too deeply to be read.")
            return SolverError(template, place=place)
        case _RepeatedKeyError():
            template = QT_TRANSLATE_NOOP(
                "carecoop", "{place} is ambiguous: an object has the key {key} more than once."
            )
            return SolverError(template, place=place, key=error)
    template = QT_TRANSLATE_NOOP(
        "carecoop", "{place} holds NaN, Infinity or a number of thousands of digits."
    )
    return SolverError(template, place=place)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        raise _RepeatedKeyError(shown(next(name for name in names if names.count(name) > 1)))
    return members


def publish_json(data: object, path: Path | str) -> None:
    """Write the file whole or not at all; SolverError where the folder does not let us."""
    draft = None
    try:
        target = Path(path).resolve()  # a link stays a link
        draft = target.with_name(f".{target.name}.{os.getpid()}.new")
        with draft.open("x", encoding="utf-8") as file:
            file.write(json.dumps(data, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except (OSError, ValueError) as error:
        if draft is not None:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
        template = QT_TRANSLATE_NOOP("carecoop", "{place} cannot be written: {reason}.")
        raise SolverError(template, place=path, reason=_reason(error)) from error


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
