"""One thing said for the plan: its heading, the words, and who said them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from carecoop.kinds import SectionKind
from carecoop.services.office import Office
from carecoop.services.plans import drafting
from carecoop.services.plans.values import Participant, SectionForm
from ui.look import Size, Space
from ui.plans import words
from ui.plans.keeper import Block
from ui.plans.meta import Meta
from ui.plans.told import OtherLanguage
from ui.plans.writing import Writing
from ui.widgets.labels import ToneLabel


class SectionBlock(Block):
    """`part_id` None: nothing of it is in the file yet.

    Signals:
        emptied: what was written is gone, and the person went elsewhere.
    """

    emptied = Signal()

    def __init__(
        self,
        plan_id: UUID,
        part_id: UUID | None,
        form: SectionForm,
        people: Sequence[Participant],
        *,
        read_only: bool,
    ) -> None:
        super().__init__(f"section:{part_id or form.kind}", part_id, form)
        self.plan_id = plan_id
        name = words.kind_name(form.kind)
        self.writing = Writing(words.prompt(form.kind))
        self.writing.setReadOnly(read_only)
        self.writing.setAccessibleName(name)
        self.meta = Meta(people, read_only=read_only)
        self.other = OtherLanguage(read_only=read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.setSpacing(0)
        column.addWidget(ToneLabel(name, size=Size.SMALL))
        column.addWidget(self.writing)
        column.addWidget(self.meta)
        column.addWidget(self.other)
        self.show_form(form)
        self.writing.edited.connect(self._on_edited)
        self.writing.left.connect(self._on_left)
        self.other.edited.connect(self.touched)
        self.other.left.connect(self.left)
        self.meta.edited.connect(self._on_chosen)
        self.meta.other_asked.connect(self.other.begin)

    @property
    def kind(self) -> SectionKind:
        kind: SectionKind = self.stored.kind
        return kind

    def form(self) -> SectionForm:
        said_by, language, is_private = self.meta.values()
        stored: SectionForm = self.stored
        return replace(
            stored,
            text=self.writing.text(),
            said_by=said_by,
            language=language,
            is_private=is_private,
            translation=self.other.text(),
        )

    def show_form(self, form: Any) -> None:
        self.writing.set_text(form.text)
        self.meta.show_values(form.said_by, form.language, is_private=form.is_private)
        self.other.set_text(form.translation)
        self.writing.spoken_in(form.language)
        self._show_meta()

    def save(self, office: Office, form: Any) -> UUID:
        return drafting.save_section(office, self.plan_id, self.part_id, form)

    def _on_edited(self) -> None:
        self._show_meta()
        self.touched.emit()

    def _on_chosen(self) -> None:
        self.writing.spoken_in(self.form().language)
        self.touched.emit()
        self.left.emit()

    def _on_left(self) -> None:
        self.left.emit()
        if not self.writing.text():
            self.emptied.emit()

    def _show_meta(self) -> None:
        """Who said it is asked once something is said."""
        self.meta.setVisible(bool(self.writing.text()) and not self.meta.says_nothing)
