"""Undo and redo as Qt shows them. The trail is the one truth: this stack only mirrors it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from carecoop.errors import CareCoopError
from carecoop.services import trail
from carecoop.services.office import Office
from carecoop.services.trail import Undone
from ui import text

Turn = Callable[[Office], Undone | None]


class History(QUndoStack):
    """One command for each change that the trail can take back or do again.

    Where the trail refuses, because somebody else changed the same thing since, the stack stays
    as the trail is.
    """

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._mirroring = False
        self._turned: Undone | CareCoopError | None = None

    def follow(self) -> None:
        """Be as the trail is now."""
        steps = trail.steps(self._office)
        if self._shown() == ([one.id for one in steps.holding], _ids_from_top(steps.taken_back)):
            return
        self._mirroring = True
        self._mirror(steps)
        self._mirroring = False

    def take_back(self) -> Undone | None:
        """Undo the last change; None where there is none. ConflictError as the trail has it."""
        return self._step(self.undo)

    def do_again(self) -> Undone | None:
        """Redo what was taken back last; None where there is nothing."""
        return self._step(self.redo)

    def turn(self, turn: Turn) -> None:
        """What a command of this stack does, unless the stack is only being put in order."""
        if self._mirroring:
            return
        try:
            self._turned = turn(self._office)
        except CareCoopError as error:
            self._turned = error

    def _step(self, step: Callable[[], None]) -> Undone | None:
        self.follow()
        self._turned = None
        step()
        turned = self._turned
        self.follow()
        if isinstance(turned, CareCoopError):
            raise turned
        return turned

    def _shown(self) -> tuple[list[int], list[int]]:
        ids = [self._id_at(at) for at in range(self.count())]
        return ids[: self.index()], ids[self.index() :]

    def _id_at(self, at: int) -> int:
        command = self.command(at)
        assert isinstance(command, _Command)
        return command.step.id

    def _mirror(self, steps: trail.Steps) -> None:
        """Add what is new at the end; where more is different, begin again."""
        done, undone = self._shown()
        holding = steps.holding
        if undone or steps.taken_back or [one.id for one in holding[: len(done)]] != done:
            self.clear()
            done = []
        for step in (*holding[len(done) :], *reversed(steps.taken_back)):
            self.push(_Command(self, step))
        self.setIndex(len(holding))


class _Command(QUndoCommand):
    """One change of the trail."""

    def __init__(self, history: History, step: trail.Step) -> None:
        super().__init__(text.use_case_text(step.use_case, step.subject))
        self.step = step
        self._history = history

    def undo(self) -> None:
        self._history.turn(trail.undo_last)

    def redo(self) -> None:
        self._history.turn(trail.redo_last)


def _ids_from_top(taken_back: Sequence[trail.Step]) -> list[int]:
    """In the order of a stack: what is done again first comes first."""
    return [step.id for step in reversed(taken_back)]
