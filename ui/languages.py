"""Languages in the words of the window."""

from PySide6.QtCore import QCoreApplication

from carecoop.services.languages import FIRST, NAMES


def name_of(code: str) -> str:
    return QCoreApplication.translate("languages", NAMES[code]) if code in NAMES else code


def choices() -> list[tuple[str, str]]:
    """Those asked for most often first, the others by name."""
    first = [(code, name_of(code)) for code in FIRST]
    others = [(code, name_of(code)) for code in NAMES if code not in FIRST]
    return first + sorted(others, key=lambda choice: choice[1])
