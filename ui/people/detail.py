"""The right-hand side: who it is, tabs to read and edit in, and a bar to save with."""

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carecoop.errors import CareCoopError, InvalidInputError
from ui import messages
from ui.desk import Desk
from ui.look import Size, Space
from ui.messages import Answer
from ui.widgets.field import Field
from ui.widgets.labels import ToneLabel, heading
from ui.widgets.save_bar import SaveBar
from ui.widgets.scrolling import Rule, scrolling
from ui.widgets.tabs import Tabs

FORM_WIDTH = 780


class Part(Protocol):
    """Something on a tab that is edited and saved."""

    @property
    def edited(self) -> SignalInstance: ...
    @property
    def is_dirty(self) -> bool: ...
    def ready(self) -> bool: ...
    def settle(self) -> None: ...
    def revert(self) -> None: ...


class Detail(QWidget):
    """Subclasses build tabs with `add_tab`, name their parts, the first of which is the person
    themself, and implement open, begin and write. Save is one step, whatever tabs it takes.

    Signals:
        saved: the id of the person to show after saving.
        abandoned: a new person was not kept.
    """

    saved = Signal(object)
    abandoned = Signal()

    kind = ""  # in the names of use cases
    touches: tuple[str, ...] = ()  # what others have to read again, see `Desk.changed`

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.person: UUID | None = None
        self.is_adding = False
        self.parts: list[Part] = []
        self.title = heading("", Size.TITLE)
        self.subtitle = ToneLabel()
        self.tabs = Tabs()
        self.stack = QStackedWidget()
        self.bar = SaveBar()
        self._lay_out()
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.bar.save_button.clicked.connect(self.save)
        self.bar.revert_button.clicked.connect(self.revert)

    @property
    def is_dirty(self) -> bool:
        return any(part.is_dirty for part in self.parts)

    def open(self, person: UUID) -> None:
        """Show a person who is saved."""
        raise NotImplementedError

    def begin(self) -> None:
        """Show an empty form for a new person."""
        raise NotImplementedError

    def shown_name(self) -> str:
        """What the person is called in what is written now."""
        raise NotImplementedError

    def write(self) -> UUID:
        """Do the use cases of what is dirty; the person's id. Raises what they refuse."""
        raise NotImplementedError

    def save(self) -> bool:
        """Save everything that is written, or nothing; True when nothing unsaved is left."""
        person = self._save_in_one_step() if self._ready() else None
        if person is None:
            self._show_wrong_tab()
        else:
            self._settle(person)
        self.show_dirt()
        return person is not None

    def revert(self) -> None:
        if self.is_adding:
            self.abandoned.emit()
            return
        for part in self.parts:
            if part.is_dirty:
                part.revert()
        self.show_dirt()

    def may_leave(self) -> bool:
        """True when nothing is unsaved, or the person said what to do with it."""
        if not self.is_dirty:
            return True
        name = self.title.text()
        question = self.tr("{name} has changes that are not saved. Save them?").format(name=name)
        answer = messages.current().unsaved(self, question)
        if answer is Answer.SAVE:
            return self.save()
        if answer is Answer.DISCARD:
            self.stop_adding()
            self.show_dirt()
            return True
        return False

    def show_dirt(self) -> None:
        self.bar.setVisible(self.is_dirty or self.is_adding)

    def stop_adding(self) -> None:
        """Drop a new person who was not saved."""
        self.is_adding = False
        for part in self.parts:
            part.revert()

    def add_part(self, part: Part) -> None:
        self.parts.append(part)
        part.edited.connect(self.show_dirt)

    def add_tab(self, words: str, *contents: QWidget) -> QWidget:
        """A tab whose contents stand below each other and scroll."""
        inner = QWidget()
        inner.setMaximumWidth(FORM_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.WIDE)
        for content in contents:
            column.addWidget(content)
        column.addStretch(1)
        return self._add(words, scrolling(inner))

    def add_full_tab(self, words: str, content: QWidget) -> QWidget:
        """A tab that does its own scrolling."""
        return self._add(words, content)

    def _add(self, words: str, content: QWidget) -> QWidget:
        self.stack.addWidget(content)
        self.tabs.addTab(words)
        return content

    def _ready(self) -> bool:
        """Whether all that is written could be saved; every tab says what is wrong on it."""
        asked = [part for part in self.parts if part.is_dirty]
        found = [part.ready() for part in asked or self.parts[:1]]
        return all(found)

    def _save_in_one_step(self) -> UUID | None:
        use_case = f"{'add' if self.is_adding else 'save'}_{self.kind}"
        try:
            return self.desk.office.in_one_step(use_case, self.shown_name(), self.write)
        except InvalidInputError:  # said beside the fields
            return None
        except CareCoopError as error:
            self.desk.tell(error)
            return None

    def _settle(self, person: UUID) -> None:
        self.person = person
        for part in self.parts:
            part.settle()
        self.desk.did(self.tr("Saved {name}").format(name=self.shown_name()), *self.touches)
        self.is_adding = False
        self.saved.emit(self.person)  # by now someone else, where the save was on the way there

    def _show_wrong_tab(self) -> None:
        """Bring the first field with a problem into view."""
        for index in range(self.stack.count()):
            tab = self.stack.widget(index)
            for field in tab.findChildren(Field) if tab else ():
                if field.problem:
                    self.tabs.setCurrentIndex(index)
                    field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                    return

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, 0)
        head.setSpacing(Space.HAIR)
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        head.addSpacing(Space.SMALL)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self.stack, 1)
        column.addWidget(Rule())
        column.addWidget(self.bar)
        self.bar.hide()
