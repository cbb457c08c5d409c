"""Papers beside a plan, such as the council's own."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop.services.plans.values import Attachment
from ui import look, messages, text
from ui.look import Space
from ui.widgets.labels import ToneLabel
from ui.widgets.lines import at_the_left


class PapersPart(QWidget):
    """Signals:
    attached: the path of a file to put beside the plan.
    opened: the `Attachment` to save a copy of, and the path for it.
    removed: the id of an attachment to take out.
    """

    attached = Signal(object)
    opened = Signal(object, object)
    removed = Signal(object)

    def __init__(self, attachments: tuple[Attachment, ...], *, read_only: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        for one in attachments:
            column.addLayout(self._line(one, read_only=read_only))
        self.attach = QPushButton(look.icon("paperclip"), self.tr("Attach the council's plan…"))
        self.attach.clicked.connect(self._ask)
        if read_only:
            self.attach.hide()
        column.addLayout(at_the_left(self.attach))

    def _line(self, one: Attachment, *, read_only: bool) -> QHBoxLayout:
        on = f" · {text.date_text(one.form.dated_on)}" if one.form.dated_on else ""
        line = QHBoxLayout()
        line.addWidget(ToneLabel(f"{one.form.name or one.file_name}{on}"))
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
