"""The only door to dialogs, so that tests can stand in it.

`Messages` asks with real dialogs. Pages reach it through `messages.current()`; a test puts its
own answers there with `messages.use(...)`.
"""

from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Answer(Enum):
    SAVE = auto()
    DISCARD = auto()
    STAY = auto()


class Asker(Protocol):
    """What can be asked or told in a dialog."""

    def tell(self, parent: QWidget | None, sentence: str) -> None: ...
    def confirm(self, parent: QWidget | None, question: str, yes: str) -> bool: ...
    def unsaved(self, parent: QWidget | None, question: str) -> Answer: ...
    def open_file(self, parent: QWidget | None, title: str, kinds: str) -> Path | None: ...
    def save_file(
        self, parent: QWidget | None, title: str, suggested: str, kinds: str
    ) -> Path | None: ...
    def open_folder(self, parent: QWidget | None, title: str) -> Path | None: ...


class Messages:
    """Asks with Qt's own dialogs."""

    def tell(self, parent: QWidget | None, sentence: str) -> None:
        QMessageBox.information(parent, _title(), sentence)

    def confirm(self, parent: QWidget | None, question: str, yes: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, _title(), question, parent=parent)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is agree

    def unsaved(self, parent: QWidget | None, question: str) -> Answer:
        buttons = QMessageBox.StandardButton
        asked = QMessageBox.question(
            parent, _title(), question, buttons.Save | buttons.Discard | buttons.Cancel
        )
        return {buttons.Save: Answer.SAVE, buttons.Discard: Answer.DISCARD}.get(asked, Answer.STAY)

    def open_file(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        name, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return Path(name) if name else None

    def save_file(
        self, parent: QWidget | None, title: str, suggested: str, kinds: str
    ) -> Path | None:
        name, _kind = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
        return Path(name) if name else None

    def open_folder(self, parent: QWidget | None, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None


class _Door:
    """Holds who asks at the moment."""

    asker: Asker = Messages()


def current() -> Asker:
    return _Door.asker


def use(asker: Asker) -> Asker:
    """Let `asker` ask from now on; gives back who asked before."""
    before, _Door.asker = _Door.asker, asker
    return before


def _title() -> str:
    return QCoreApplication.translate("messages", "Care co-op")
