"""What every page works at: the open office, what changed, what to say, and undo."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from carecoop.errors import CareCoopError
from carecoop.services import trail
from carecoop.services.office import Office
from ui import text
from ui.background import Background

T = TypeVar("T")

EVERYTHING = frozenset({"clients", "carers", "patterns", "rota", "coop"})


class Desk(QObject):
    """Pages do things through services with `desk.office` and then say so with `did`.

    Signals:
        changed: a frozenset of kinds ("clients", "carers", "patterns", "rota", "coop").
        said: a sentence for the status line, and whether *Undo* is offered beside it.
        troubled: a sentence about something that did not work.
    """

    changed = Signal(object)
    said = Signal(str, bool)
    troubled = Signal(str)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.background = Background(self)

    def did(self, message: str, *kinds: str, undoable: bool = True) -> None:
        """Tell the status line what was done, and the pages what to read again."""
        self._say(message, undoable=undoable)
        if kinds:
            self.changed.emit(frozenset(kinds))

    def tell(self, error: Exception) -> None:
        """Show what went wrong on purpose; a bug goes on to the crash log."""
        if not isinstance(error, CareCoopError):
            raise error
        self.troubled.emit(text.show_error(error))

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Do something quick at once; where it cannot be done, say so and give None."""
        try:
            return work()
        except CareCoopError as error:
            self.tell(error)
            return None

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do something slow in the one worker thread; `done` is called in the main thread."""
        self.background.run(work, done, failed or self.tell)

    def undo(self) -> None:
        """Take back this account's last change, whatever it was."""
        self._step(
            trail.undo_last,
            self.tr("Taken back: {what}"),
            self.tr("There is nothing to take back."),
        )

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step(
            trail.redo_last, self.tr("Done again: {what}"), self.tr("There is nothing to do again.")
        )

    def close(self) -> None:
        """End the worker thread and close the co-op's file."""
        self.background.close()
        self.office.close()

    def _step(self, step: Callable[[Office], trail.Undone | None], done: str, nothing: str) -> None:
        try:
            stepped = step(self.office)
        except CareCoopError as error:
            self.tell(error)
            return
        if stepped is None:
            self._say(nothing, undoable=False)
            return
        what = text.use_case_text(stepped.use_case, stepped.subject)
        self._say(done.format(what=what), undoable=step is trail.redo_last)
        self.changed.emit(EVERYTHING)

    def _say(self, sentence: str, *, undoable: bool) -> None:
        self.said.emit(sentence, undoable)
