"""Papers beside a plan, such as the council's own."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop.services.plans.values import Attachment, AttachmentForm
from ui import look, messages, text
from ui.board.flow import FlowLayout
from ui.look import Space
from ui.widgets.editors import TextEditor
from ui.widgets.labels import ToneLabel
from ui.widgets.lines import at_the_left
from ui.widgets.moments import OptionalDateEditor


class PapersPart(QWidget):
    """Signals:
    attached: the path of a file to put beside the plan.
    opened: the `Attachment` to save a copy of, and the path for it.
    changed: the id of an attachment, and its `AttachmentForm`.
    removed: the id of an attachment to take out.
    """

    attached = Signal(object)
    changed = Signal(object, object)
    opened = Signal(object, object)
    removed = Signal(object)

    def __init__(self, attachments: tuple[Attachment, ...], *, read_only: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        self.written: list[Written] = []
        for one in attachments:
            column.addLayout(self._line(one, read_only=read_only))
            if not read_only:
                column.addWidget(self._written(one))
        self.attach = QPushButton(look.icon("paperclip"), self.tr("Attach the council's plan…"))
        self.attach.clicked.connect(self._ask)
        if read_only:
            self.attach.hide()
        column.addLayout(at_the_left(self.attach))

    def _line(self, one: Attachment, *, read_only: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(ToneLabel(self._said(one.form) if read_only else one.file_name))
        line.addStretch(1)
        save = QPushButton(self.tr("Save a copy…"))
        save.setAccessibleName(f"{save.text()} {one.form.name}")
        save.clicked.connect(partial(self._save, one))
        line.addWidget(save)
        if not read_only:
            out = QPushButton(self.tr("Take out"))
            out.setAccessibleName(f"{out.text()} {one.form.name}")
            out.clicked.connect(partial(self.removed.emit, one.id))
            line.addWidget(out)
        return line

    def _said(self, form: AttachmentForm) -> str:
        dated = self.tr("dated {day}") if form.dated_on else ""
        review = self.tr("its own review {day}") if form.review_on else ""
        days = ((dated, form.dated_on), (review, form.review_on))
        said = (words.format(day=text.date_text(day)) for words, day in days if day is not None)
        return " · ".join((form.name, *said))

    def _written(self, one: Attachment) -> "Written":
        written = Written(one.form)
        written.edited.connect(lambda: self.changed.emit(one.id, written.form()))
        self.written.append(written)
        return written

    def _ask(self) -> None:
        path = messages.current().open_file(
            self, self.tr("Which paper?"), self.tr("Papers (*.pdf *.docx *.odt *.png *.jpg)")
        )
        if path is not None:
            self.attached.emit(path)

    def _save(self, one: Attachment) -> None:
        suffix = Path(one.file_name).suffix or ".pdf"
        path = messages.current().save_file(
            self, self.tr("Save a copy"), f"attached{suffix}", f"(*{suffix})"
        )
        if path is not None:
            self.opened.emit(one, path)


class Written(QWidget):
    """What is written of an attached paper: its name, and its dates. Sends `edited`."""

    edited = Signal()

    def __init__(self, form: AttachmentForm) -> None:
        super().__init__()
        self.name = TextEditor(hint=self.tr("What it is: the council's care and support plan"))
        self.name.name_it(self.tr("What the paper is"))
        self.dated = self._day(self.tr("Dated"))
        self.review = self._day(self.tr("Its own review"))
        self.name.set_value(form.name)
        self.dated.set_value(form.dated_on)
        self.review.set_value(form.review_on)
        days = QWidget()
        flow = FlowLayout(Space.SMALL)
        flow.setContentsMargins(0, 0, 0, 0)
        days.setLayout(flow)
        for day in (self.dated, self.review):
            flow.addWidget(day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.setSpacing(Space.HAIR)
        column.addWidget(self.name)
        column.addWidget(days)
        self._form = form
        self.name.line.editingFinished.connect(self._on_edited)
        for day in (self.dated, self.review):
            day.edited.connect(self._on_edited)

    def form(self) -> AttachmentForm:
        """A paper always has a name: without one it keeps the last."""
        name = self.name.value() or self._form.name
        return AttachmentForm(name, self.dated.value(), self.review.value())

    def _day(self, name: str) -> OptionalDateEditor:
        editor = OptionalDateEditor(name)
        editor.name_it(name)
        return editor

    def _on_edited(self) -> None:
        if self.form() != self._form:
            self.edited.emit()
