"""Bugs: written down without personal data, shown once in a sentence, and the app goes on."""

import faulthandler
import logging
import re
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path, PurePath
from traceback import extract_tb
from types import TracebackType
from typing import TextIO

from platformdirs import user_log_path
from PySide6.QtCore import QCoreApplication

LOGGER = logging.getLogger("carecoop.crash")

# Of a traceback as Python prints it: never the message, as in `without_values`.
_FRAME = re.compile(r'^ *File "(.+)", line (\d+)', re.MULTILINE)
_KIND = re.compile(r"^([\w.]+(?:Error|Exception|Group|Exit|Interrupt))(?=:|$)", re.MULTILINE)


class CrashLog:
    """Takes the place of `sys.excepthook`; `show` is told a sentence once per kind of bug."""

    def __init__(self, folder: Path, show: Callable[[str], None]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "carecoop.log"
        self.show = show
        self._shown: set[str] = set()
        self._before = sys.excepthook
        self._faults: TextIO = (folder / "faults.log").open("a", encoding="utf-8")
        self._handler = RotatingFileHandler(
            self.path, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))

    def install(self) -> None:
        LOGGER.addHandler(self._handler)
        LOGGER.propagate = False
        faulthandler.enable(self._faults)
        sys.excepthook = self.caught

    def remove(self) -> None:
        sys.excepthook = self._before
        faulthandler.disable()
        LOGGER.removeHandler(self._handler)
        LOGGER.propagate = True
        self._handler.close()
        self._faults.close()

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        what = without_values(kind, trace)
        LOGGER.error("%s", what)
        if what not in self._shown:
            self._shown.add(what)
            self.show(self._sentence())

    def _sentence(self) -> str:
        template = QCoreApplication.translate(
            "crash",
            "Something went wrong inside the program; what you saved is safe. "
            "It is written down, without anybody's data, in {path}.",
        )
        return template.format(path=self.path)


def without_values(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The type and where it happened; never the message, which may hold a name or a number."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in extract_tb(trace)]
    return f"{kind.__name__} at {' > '.join(places) or 'an unknown place'}"


def note_child(said: str) -> None:
    """Write down what a child process said of its faults; nothing where it said none."""
    places = [f"{PurePath(path).name}:{line}" for path, line in _FRAME.findall(said)]
    kinds = [name.rpartition(".")[2] for name in _KIND.findall(said)]
    if places or kinds:
        kind, where = ", ".join(kinds) or "A fault", " > ".join(places) or "an unknown place"
        LOGGER.error("in a child process: %s at %s", kind, where)


def default_folder() -> Path:
    return user_log_path("carecoop", appauthor=False)
