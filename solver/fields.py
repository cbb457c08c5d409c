"""Reading values out of parsed JSON, one key at a time, with a sentence for whatever is wrong."""

import reprlib
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from solver.errors import QT_TRANSLATE_NOOP, SolverError

LONGEST_TEXT = 200

MISSING = QT_TRANSLATE_NOOP("carecoop", '{place}: "{key}" is missing.')
NOT_OBJECT = QT_TRANSLATE_NOOP(
    "carecoop", "{place} must be an object with named values, not {found}."
)
NOT_WHOLE = QT_TRANSLATE_NOOP(
    "carecoop", '{place}: "{key}" must be a whole number from {least} to {most}, not {found}.'
)
NOT_TEXT = QT_TRANSLATE_NOOP(
    "carecoop", '{place}: "{key}" must be a short text without control characters, not {found}.'
)
NOT_LIST = QT_TRANSLATE_NOOP("carecoop", '{place}: "{key}" must be a list, not {found}.')


def shown(value: object) -> str:
    """A found value as a sentence can quote it, whatever its size."""
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case dict():
            return "{…}" if value else "{}"
        case list():
            return "[…]" if value else "[]"
        case int() if abs(value) >= 10**18:
            return f"{'-' if value < 0 else ''}999999999999999999…"
        case _:
            return reprlib.repr(value)


class Fields:
    """A JSON object at a named place of the file; every getter raises SolverError in words."""

    def __init__(self, data: object, place: str) -> None:
        if not isinstance(data, dict):
            raise SolverError(NOT_OBJECT, place=place, found=shown(data))
        self.place = place
        self._data: dict[object, object] = data

    def error(self, template: str, /, **facts: object) -> SolverError:
        return SolverError(template, place=self.place, **facts)

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def get(self, key: str) -> object:
        if key not in self._data:
            raise self.error(MISSING, key=key)
        return self._data[key]

    def is_null(self, key: str) -> bool:
        """Whether the key is absent or null."""
        return self._data.get(key) is None

    def whole(self, key: str, least: int, most: int) -> int:
        value = self.get(key)
        if not is_whole(value, least, most):
            raise self.error(NOT_WHOLE, key=key, least=least, most=most, found=shown(value))
        return value

    def text(self, key: str) -> str:
        return self._as_text(key, self.get(key))

    def items(self, key: str) -> list[object]:
        value = self.get(key)
        if not isinstance(value, list):
            raise self.error(NOT_LIST, key=key, found=shown(value))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._as_text(key, item) for item in self.items(key))

    def within(self, key: str) -> "Fields":
        """The object under `key`."""
        return Fields(self.get(key), f'{self.place}: "{key}"')

    def entries(self, key: str, noun: str) -> Iterator["Fields"]:
        """The list's objects, each named by its id where it has a usable one."""
        for number, item in enumerate(self.items(key), start=1):
            name = item.get("id") if isinstance(item, dict) else None
            yield Fields(item, f"{noun} {name}" if is_text(name) else f"{noun} number {number}")

    def names(self) -> tuple[str, ...]:
        """The object's keys, all of them short texts."""
        return tuple(self._as_text(shown(key), key) for key in self._data)

    def numbers(self, least: int, most: int) -> Mapping[str, int]:
        """The whole object as whole numbers by key."""
        return {key: self.whole(key, least, most) for key in self.names()}

    def _as_text(self, key: str, value: object) -> str:
        if not is_text(value):
            raise self.error(NOT_TEXT, key=key, found=shown(value))
        return value


def is_whole(value: object, least: int, most: int) -> TypeGuard[int]:
    """Whether the value is a whole number in range; JSON's true and 1.0 are not."""
    return type(value) is int and least <= value <= most


def is_text(value: object) -> TypeGuard[str]:
    """Whether the value is a text that can be shown on one line."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST_TEXT and value.isprintable()
