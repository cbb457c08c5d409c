"""Helpers for tests that drive the real window."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.messages import Answer


class ScriptedAsker:
    """Answers dialogs from a script and remembers each sentence shown.

    A dialog without an answer fails the test: nothing may ask by surprise.
    """

    def __init__(self) -> None:
        self.said: list[str] = []
        self.answers: list[object] = []

    def tell(self, parent: QWidget | None, sentence: str) -> None:
        self.said.append(sentence)

    def confirm(self, parent: QWidget | None, question: str, yes: str) -> bool:
        return bool(self._answer(question))

    def unsaved(self, parent: QWidget | None, question: str) -> Answer:
        answer = self._answer(question)
        assert isinstance(answer, Answer)
        return answer

    def open_file(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        return self._path(title)

    def save_file(
        self, parent: QWidget | None, title: str, suggested: str, kinds: str
    ) -> Path | None:
        return self._path(title)

    def open_folder(self, parent: QWidget | None, title: str) -> Path | None:
        return self._path(title)

    def _path(self, title: str) -> Path | None:
        answer = self._answer(title)
        assert answer is None or isinstance(answer, Path)
        return answer

    def _answer(self, question: str) -> object:
        self.said.append(question)
        assert self.answers, f"asked without an answer: {question}"
        return self.answers.pop(0)
