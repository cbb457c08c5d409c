"""The co-op itself, its file, and what was done."""

from dataclasses import fields as dataclass_fields
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from carecoop.errors import InvalidInputError
from carecoop.services import coop, trail
from carecoop.services import office as offices
from carecoop.services.coop import CoopForm
from carecoop.services.plans import domains, due
from ui import look, messages, text
from ui.desk import Desk
from ui.look import Size, Space
from ui.messages import Answer
from ui.pages.own_headings import OwnHeadingsPart
from ui.pages.page import Page
from ui.pages.review_clock import ReviewClockPart
from ui.pages.trail_model import COL_WHAT, TrailModel
from ui.people import client_words, words
from ui.people.form_part import FormPart
from ui.widgets.editors import ChoiceEditor, TextEditor, WordEditor
from ui.widgets.field import FieldSet, Section
from ui.widgets.labels import heading
from ui.widgets.save_bar import SaveBar
from ui.widgets.scrolling import scrolling

WIDTH = 820
TRAIL_LINES = 50


class SettingsPage(Page):
    icon_name = "cog-outline"
    picture_name = "settings"
    kinds = frozenset({"coop", "clients", "carers", "patterns", "rota"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.fields = FieldSet(self)
        self.clock = ReviewClockPart(lambda: self.form.form().nation)
        self.headings = OwnHeadingsPart()
        self.trail = TrailModel(self)
        self.bar = SaveBar()
        self.file_label = QLabel()
        self._lay_out()
        self.form: FormPart[CoopForm] = FormPart(
            self.fields, _split, lambda values: CoopForm(**values), coop.validate_coop
        )
        self.form.edited.connect(self._show_dirt)
        self.form.edited.connect(self.clock.check)
        self.clock.edited.connect(self._show_dirt)
        self.headings.added.connect(self._add_heading)
        self.headings.removed.connect(self._archive_heading)
        self.bar.save_button.clicked.connect(self.save)
        self.bar.revert_button.clicked.connect(self._revert)

    def title(self) -> str:
        return self.tr("Settings")

    def refresh(self) -> None:
        if not self.is_dirty:
            self._open()
        self.headings.show_headings(domains.headings(self.desk.office))
        self.trail.set_lines(trail.recent(self.desk.office, TRAIL_LINES))
        path = self.desk.office.store.path
        self.file_label.setText(str(path) if path else self.tr("on a server"))
        self._show_dirt()

    def save(self) -> bool:
        """All that is written, or nothing, in one step."""
        parts = (self.form, self.clock.form)
        wrong = [part for part in parts if not part.ready()]  # each says what is wrong with it
        saved = not wrong and self._write()
        if saved:
            self._open()
            self.desk.did(self.tr("Saved the co-op's settings"), "coop")
        self._show_dirt()
        return saved

    @property
    def is_dirty(self) -> bool:
        return self.form.is_dirty or self.clock.form.is_dirty

    def may_leave(self) -> bool:
        if not self.is_dirty:
            return True
        question = self.tr("The co-op's settings are not saved. Save them?")
        answer = messages.current().unsaved(self, question)
        if answer is Answer.SAVE:
            return self.save()
        if answer is Answer.DISCARD:
            self._revert()
        return answer is Answer.DISCARD

    def back_up(self) -> None:
        """A copy beside the file, now, off the main thread."""
        office = self.desk.office
        self.backup_button.setEnabled(False)
        self.desk.run(lambda: offices.back_up(office), self._on_backed_up, self._on_failed)

    def _on_backed_up(self, made: Path | None) -> None:
        self.backup_button.setEnabled(True)
        if made is not None:
            said = self.tr("Made a backup: {file}").format(file=made.name)
            self.desk.did(said, undoable=False)

    def _on_failed(self, error: Exception) -> None:
        self.backup_button.setEnabled(True)
        self.desk.tell(error)

    def _open(self) -> None:
        self.form.open(coop.get_coop(self.desk.office))
        self.clock.open(due.get_review_clock(self.desk.office))

    def _write(self) -> bool:
        office, clock = self.desk.office, self.clock.form

        def write() -> None:
            if self.form.is_dirty:
                self.form.write(lambda form: coop.save_coop(office, form))
            if clock.is_dirty:
                clock.write(lambda form: due.save_review_clock(office, form))

        try:
            office.in_one_step("save_coop", "", write)
        except InvalidInputError:
            return False
        return True

    def _revert(self) -> None:
        self.form.revert()
        self.clock.revert()
        self._show_dirt()

    def _add_heading(self, name: str) -> None:
        domains.add_heading(self.desk.office, name)
        self.desk.did(text.use_case_text("add_heading", name), "coop")

    def _archive_heading(self, key: str) -> None:
        found = domains.heading_of(self.desk.office, key)
        domains.archive_heading(self.desk.office, key)
        name = found.name if found is not None else ""
        self.desk.did(text.use_case_text("archive_heading", name), "coop")

    def _show_dirt(self) -> None:
        self.bar.setVisible(self.is_dirty)

    def _show_folder(self) -> None:
        path = self.desk.office.store.path
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.WIDE)
        column.addWidget(heading(self.title(), Size.TITLE))
        for section in (self._coop(), self.clock, self.headings, self._file(), self._done()):
            column.addWidget(section)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scrolling(inner), 1)
        outer.addWidget(self.bar)
        self.bar.hide()

    def _coop(self) -> Section:
        section = Section(self.tr("Our co-op"))
        add = self.fields.add
        section.row(
            add("name", self.tr("Name"), TextEditor()),
            add("nation", self.tr("Rules of"), ChoiceEditor(words.nations())),
        )
        section.row(
            add("office_phone", self.tr("Office phone"), TextEditor(most=40)),
            add("on_call_phone", self.tr("On-call phone"), TextEditor(most=40)),
        )
        word = WordEditor(client_words.choices(), most=40)
        hint = self.tr(
            "Stands over their list and on its buttons. Or write your own, as for several: Tenants"
        )
        section.row(add("word_for_client", self.tr("We call those we support"), word, hint))
        return section

    def _file(self) -> Section:
        section = Section(
            self.tr("Our file"),
            self.tr(
                "Everything is in one encrypted file. A copy is kept beside it each day; put one "
                "on a stick in a safe place now and then."
            ),
        )
        self.file_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.file_label.setTextFormat(Qt.TextFormat.PlainText)
        self.file_label.setWordWrap(True)
        self.file_label.setAccessibleName(self.tr("Where the file is"))
        section.add(self.file_label)
        self.backup_button = QPushButton(
            look.icon("content-save-all-outline"), self.tr("Back up now")
        )
        self.backup_button.clicked.connect(self.back_up)
        self.folder_button = QPushButton(look.icon("folder-outline"), self.tr("Show the folder"))
        self.folder_button.clicked.connect(self._show_folder)
        line = QHBoxLayout()
        line.addWidget(self.backup_button)
        line.addWidget(self.folder_button)
        line.addStretch(1)
        section.column.addLayout(line)
        return section

    def _done(self) -> Section:
        section = Section(
            self.tr("What was done"),
            self.tr("The last {count} steps, newest first. Nothing here can be rubbed out.").format(
                count=TRAIL_LINES
            ),
        )
        view = QTableView()
        view.setModel(self.trail)
        view.setAccessibleName(self.tr("What was done"))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(COL_WHAT, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        view.setMinimumHeight(320)
        self.trail_view = view
        section.add(view)
        return section


def _split(form: CoopForm) -> dict[str, object]:
    return {field.name: getattr(form, field.name) for field in dataclass_fields(form)}
