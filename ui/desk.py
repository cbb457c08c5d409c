"""What every page works at: the open office, what changed, what to say, and undo."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from carecoop.errors import CareCoopError
from carecoop.services.office import Office
from carecoop.services.trail import Undone
from ui import text
from ui.background import Background
from ui.history import History

T = TypeVar("T")

EVERYTHING = frozenset({"clients", "carers", "patterns", "plans", "rota", "told", "coop"})


class Desk(QObject):
    """Pages do things through services with `desk.office` and then say so with `did`.

    Signals:
        changed: a frozenset of kinds (those of EVERYTHING).
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
        self.history = History(office, self)
        self._saving = 0  # changes under way in the worker thread

    def did(self, message: str, *kinds: str, undoable: bool = True) -> None:
        """Tell the status line what was done, and the pages what to read again."""
        self._say(message, undoable=undoable)
        if kinds:
            self.history.follow()
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

    def think(
        self,
        work: Callable[[Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """As `run`, for what takes long and touches no database; see `Background.think`."""
        self.background.think(work, done, failed or self.tell)

    def save(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """As `run`, for a change: *Undo* waits for it."""
        fail = failed or self.tell

        def ended(result: T) -> None:
            self._saving -= 1
            done(result)

        def gave_up(error: Exception) -> None:
            self._saving -= 1
            fail(error)

        self._saving += 1
        self.background.run(work, ended, gave_up)

    def undo(self) -> None:
        """Take back this account's last change, whatever it was."""
        self._after_saving(
            lambda: self._step(
                self.history.take_back,
                self.tr("Taken back: {what}"),
                self.tr("There is nothing to take back."),
            )
        )

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._after_saving(
            lambda: self._step(
                self.history.do_again,
                self.tr("Done again: {what}"),
                self.tr("There is nothing to do again."),
            )
        )

    def close(self) -> None:
        """End the worker thread, once what is being saved is in the file, and close that."""
        self.background.close(at_once=not self._saving)
        self.office.close()

    def _after_saving(self, step: Callable[[], None]) -> None:
        """At once, or after the changes that are on their way into the file."""
        if self._saving:
            self.run(lambda: None, lambda _nothing: step())
        else:
            step()

    def _step(self, step: Callable[[], Undone | None], done: str, nothing: str) -> None:
        try:
            stepped = step()
        except CareCoopError as error:
            self.tell(error)
            return
        if stepped is None:
            self._say(nothing, undoable=False)
            return
        what = text.use_case_text(stepped.use_case, stepped.subject)
        self._say(done.format(what=what), undoable=self.history.canUndo())
        self.changed.emit(EVERYTHING)

    def _say(self, sentence: str, *, undoable: bool) -> None:
        self.said.emit(sentence, undoable)
