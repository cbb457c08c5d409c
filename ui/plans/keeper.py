"""Keeps a plan while it is written: against a crash at once, in the co-op's file when a stretch
of writing ends; and says truthfully which of the two it is."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from enum import Enum, auto
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from carecoop import clock
from carecoop.errors import CareCoopError
from carecoop.services.office import Office
from carecoop.services.plans import jotting
from carecoop.services.plans.jotting import Jotted
from ui import text
from ui.desk import Desk

JOT_MS = 1000  # after the last key: kept against a crash
PAUSE_MS = 5000  # after the last key: a stretch of writing has ended


class Keeping(Enum):
    """How the plan stands, from the screen to the file."""

    SAVED = auto()
    WRITING = auto()
    SAVING = auto()
    FAILED = auto()


class Block(QWidget):
    """A part of the plan that is saved by itself. Subclasses give `form` and `saving`.

    Signals:
        touched: the person changed it.
        left: the person went on to something else; what was written is saved.
    """

    touched = Signal()
    left = Signal()

    def __init__(self, key: str, part_id: UUID | None, stored: Any) -> None:
        super().__init__()
        self.key = key  # as it is jotted under
        self.part_id = part_id  # None until it was saved for the first time
        self.stored = stored  # the form as it is in the file

    def form(self) -> Any:
        raise NotImplementedError

    def show_form(self, form: Any) -> None:
        """Show other values, as after a crash."""
        raise NotImplementedError

    def save(self, office: Office, form: Any) -> UUID:
        """Save the form and give its id; called in the worker thread."""
        raise NotImplementedError

    @property
    def is_dirty(self) -> bool:
        return bool(self.form() != self.stored)


class Keeper(QObject):
    """Watches the blocks of one plan.

    Signals:
        changed: how the plan stands is another.
        saved: a block was saved.
    """

    changed = Signal()
    saved = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan_id: UUID | None = None
        self._blocks: list[Block] = []
        self._saving = 0
        self._failed: dict[str, str] = {}  # block key -> why
        self.saved_at: datetime | None = None
        self._jot_timer = QTimer(self, singleShot=True, interval=JOT_MS)
        self._pause_timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._jot_timer.timeout.connect(self._jot)
        self._pause_timer.timeout.connect(self.settle)

    def open(self, plan_id: UUID | None) -> None:
        """Begin with another plan; what was written in the one before is saved first."""
        self.settle()
        self._plan_id, self._blocks, self._failed = plan_id, [], {}
        self.saved_at = None
        self.changed.emit()

    def bring_back(self, left: Sequence[Jotted]) -> int:
        """Put back what was typed and not saved when the program ended; how many parts."""
        by_key = {block.key: block for block in self._blocks}
        found = [(by_key[one.part], one) for one in left if one.part in by_key]
        for block, jotted in found:
            with suppress(ValueError):  # of a program that knew other parts
                block.show_form(from_json(jotted.form, type(block.stored)))
        brought = [block for block, _ in found if block.is_dirty]
        for block in brought:
            self._save(block)
        return len(brought)

    def watch(self, block: Block) -> None:
        self._blocks.append(block)
        block.touched.connect(self._on_touched)
        block.left.connect(lambda: self.settle(block))

    def drop(self, block: Block) -> None:
        self._blocks.remove(block)

    @property
    def state(self) -> Keeping:
        if self._failed:
            return Keeping.FAILED
        if self._saving:
            return Keeping.SAVING
        if any(block.is_dirty for block in self._blocks):
            return Keeping.WRITING
        return Keeping.SAVED

    def sentence(self) -> str:
        """How the plan stands, for the person."""
        match self.state:
            case Keeping.FAILED:
                why = next(iter(self._failed.values()))
                return self.tr("Not saved: {reason}").format(reason=why)
            case Keeping.SAVING:
                return self.tr("Saving…")
            case Keeping.WRITING:
                return self.tr("Writing…")
            case Keeping.SAVED:
                if self.saved_at is None:
                    return ""
                at = clock.local(self.saved_at).strftime("%H:%M")
                return self.tr("Saved {time}").format(time=at)

    def settle(self, only: Block | None = None) -> None:
        """Save what is written, all of it or one block."""
        for block in [only] if only is not None else list(self._blocks):
            if block.is_dirty:
                self._save(block)

    def try_again(self) -> None:
        """Once more what could not be saved."""
        self.settle()

    def _on_touched(self) -> None:
        self._jot_timer.start()
        self._pause_timer.start()
        self.changed.emit()

    def _jot(self) -> None:
        office, plan_id = self._desk.office, self._plan_id
        if plan_id is None:
            return
        for block in self._blocks:
            if block.is_dirty:
                kept = as_json(block.form())
                self._desk.run(_jotting(office, plan_id, block.key, kept), _nothing)

    def _save(self, block: Block) -> None:
        form, plan_id = block.form(), self._plan_id
        before, block.stored = block.stored, form
        office = self._desk.office
        self._saving += 1

        def do() -> None:
            block.part_id = block.save(office, form)  # here: the next save must know it
            if plan_id is not None:
                jotting.forget(office, plan_id, block.key)

        def done(_nothing: None) -> None:
            self._saving -= 1
            self._failed.pop(block.key, None)
            self.saved_at = clock.now_utc()
            self.changed.emit()
            self.saved.emit(block)

        def failed(error: Exception) -> None:
            self._saving -= 1
            block.stored = before
            self._desk.tell(error)  # a bug goes on to the crash log from there
            assert isinstance(error, CareCoopError)
            self._failed[block.key] = text.show_error(error)
            if plan_id is not None:  # the person may go on to another plan: it is there again later
                self._desk.run(_jotting(office, plan_id, block.key, as_json(form)), _nothing)
            self.changed.emit()

        self.changed.emit()
        self._desk.save(do, done, failed)


def as_json(form: Any) -> dict[str, object]:
    """A form as what JSON can hold."""
    kept: dict[str, object] = TypeAdapter(type(form)).dump_python(form, mode="json")
    return kept


def from_json(kept: dict[str, object], kind: type[Any]) -> Any:
    """A form from what was jotted; ValueError where it is of another program."""
    return TypeAdapter(kind).validate_python(kept)


def _jotting(
    office: Office, plan_id: UUID, key: str, kept: dict[str, object]
) -> Callable[[], None]:
    return lambda: jotting.jot(office, plan_id, key, kept)


def _nothing(_result: object) -> None:
    pass
