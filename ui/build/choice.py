"""Which of a proposal's changes are to be accepted."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from carecoop.services.proposals_parts import Chosen, Parts, Step
from carecoop.services.week_values import VisitChange


class Choice(QObject):
    """All that can be taken is chosen at first. What is taken or left takes along what must follow;
    what is chosen can always be accepted.

    Signals:
        changed: the `Step` that led to the choice as it is now, and whether something was taken.
    """

    changed = Signal(object, bool)

    def __init__(
        self, changes: Sequence[VisitChange], parts: Parts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self.all = frozenset(change.visit_id for change in changes)
        self.takeable = parts.takeable
        self.chosen: Chosen = parts.takeable

    @property
    def left(self) -> Chosen:
        """What could be taken and is not."""
        return self.takeable - self.chosen

    def take(self, ids: Iterable[str]) -> None:
        self._go(self._parts.take(self.chosen, ids), taken=True)

    def leave(self, ids: Iterable[str]) -> None:
        self._go(self._parts.leave(self.chosen, ids), taken=False)

    def _go(self, step: Step, *, taken: bool) -> None:
        if step.chosen != self.chosen:
            self.chosen = step.chosen
            self.changed.emit(step, taken)
