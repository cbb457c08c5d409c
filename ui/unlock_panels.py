"""The three faces of the door: a first welcome, a new co-op, and the passphrase."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import look
from ui.look import Size, Space
from ui.widgets.editor import Editor
from ui.widgets.editors import TextEditor
from ui.widgets.field import Field
from ui.widgets.labels import Paragraph, heading, quiet

LEAST_LETTERS = 8


class PassphraseEditor(Editor[str]):
    """A hidden line that can be shown; spaces at its ends count."""

    def __init__(self) -> None:
        self.line = QLineEdit()
        super().__init__(self.line)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(self.edited)
        self._eye = self.line.addAction(
            look.icon("eye-outline"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.setCheckable(True)
        self._eye.setToolTip(self.tr("Show what I write"))
        self._eye.toggled.connect(self._show)

    def value(self) -> str:
        return self.line.text()

    def set_value(self, value: str) -> None:
        self.line.setText(value)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - takes Qt's toggled
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if shown else modes.Password)


class Panel(QWidget):
    """A heading, a lead and what is asked, in one column."""

    def __init__(self, title: str, lead: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.LARGE)
        self.title = heading(title, Size.TITLE)
        self.title.setWordWrap(True)
        self.column.addWidget(self.title)
        self.lead = quiet(lead)
        self.column.addWidget(self.lead)
        self.column.addSpacing(Space.SMALL)

    def link(self, words: str, icon_name: str) -> QPushButton:
        """A quiet button for another way in."""
        button = QPushButton(look.icon(icon_name), words)
        button.setFlat(True)
        button.setStyleSheet("text-align: left")
        return button


class WelcomePanel(Panel):
    create_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Welcome"),
            self.tr(
                "Who comes to whom, and when: rotas that keep the same few faces with each "
                "person. Everything stays in one encrypted file on this computer."
            ),
        )
        self.create_button = self._way(
            self.tr("Create our co-op"), "home-plus-outline", self.create_asked
        )
        self.create_button.setDefault(True)
        self.open_button = self._way(
            self.tr("Open a file…"), "folder-open-outline", self.open_asked
        )
        self.sample_button = self._way(
            self.tr("Look round the sample co-op"), "compass-outline", self.sample_asked
        )
        self.problem = Paragraph("", "trouble")
        self.column.addWidget(self.problem)
        self.column.addStretch(1)

    def _way(self, words: str, icon_name: str, asked: SignalInstance) -> QPushButton:
        button = QPushButton(look.icon(icon_name), words)
        button.setMinimumHeight(44)
        button.clicked.connect(asked)
        self.column.addWidget(button)
        return button


class CreatePanel(Panel):
    """Sends `create_asked(coop name, account name, passphrase)` once all of it will do."""

    create_asked = Signal(str, str, str)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Create our co-op"),
            self.tr(
                "Choose a passphrase of three or four words that nobody would guess together. "
                "Write it down and keep it away from this computer: without it, nobody can open "
                "the file, and nobody can help."
            ),
        )
        self.coop = Field("coop", self.tr("Name of the co-op"), TextEditor())
        self.account = Field("account", self.tr("Your name"), TextEditor())
        self.first = Field("first", self.tr("Passphrase"), PassphraseEditor())
        self.second = Field("second", self.tr("The passphrase again"), PassphraseEditor())
        for field in self.fields:
            self.column.addWidget(field)
            field.editor.edited.connect(self._soothe)
        self._add_buttons()

    @property
    def fields(self) -> list[Field]:
        return [self.coop, self.account, self.first, self.second]

    def show_problem(self, sentence: str) -> None:
        self.first.set_problem(sentence)
        self.setEnabled(True)

    def _add_buttons(self) -> None:
        line = QHBoxLayout()
        self.back_button = self.link(self.tr("Back"), "arrow-left")
        self.back_button.clicked.connect(self.back_asked)
        self.create_button = QPushButton(self.tr("Create"))
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self._on_create)
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.create_button)
        self.column.addLayout(line)
        self.column.addStretch(1)
        for field in self.fields:
            if isinstance(field.editor.control, QLineEdit):
                field.editor.control.returnPressed.connect(self._on_create)

    def _soothe(self) -> None:
        """Take problems away as they are mended; find no new ones while somebody is typing."""
        wrong = self._problems()
        for field in self.fields:
            if field.problem:
                field.set_problem(wrong.get(field.key, ""))

    def _problems(self) -> dict[str, str]:
        values = {field.key: field.editor.value() for field in self.fields}
        wrong = {}
        if not values["coop"]:
            wrong["coop"] = self.tr("Give the co-op's name; it can be changed later.")
        if not values["account"]:
            wrong["account"] = self.tr("Give your name: it is kept with what you do.")
        if len(values["first"]) < LEAST_LETTERS:
            wrong["first"] = self.tr("Use at least {letters} letters.").format(
                letters=LEAST_LETTERS
            )
        if values["second"] != values["first"]:
            wrong["second"] = self.tr("This is not the same as above.")
        return wrong

    def _on_create(self) -> None:
        wrong = self._problems()
        for field in self.fields:
            field.set_problem(wrong.get(field.key, ""))
        for field in self.fields:
            if field.problem:
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.create_asked.emit(
            self.coop.editor.value(), self.account.editor.value(), self.first.editor.value()
        )


class PassphrasePanel(Panel):
    """Sends `unlock_asked(passphrase)`."""

    unlock_asked = Signal(str)
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Good to see you"), "")
        self.passphrase = Field("passphrase", self.tr("Passphrase"), PassphraseEditor())
        self.column.addWidget(self.passphrase)
        self.passphrase.editor.edited.connect(lambda: self.passphrase.set_problem(""))
        control = self.passphrase.editor.control
        assert isinstance(control, QLineEdit)
        control.returnPressed.connect(self._on_unlock)
        line = QHBoxLayout()
        self.other_button = self.link(self.tr("Another file…"), "folder-open-outline")
        self.other_button.clicked.connect(self.other_asked)
        self.unlock_button = QPushButton(self.tr("Open"))
        self.unlock_button.setDefault(True)
        self.unlock_button.clicked.connect(self._on_unlock)
        line.addWidget(self.other_button)
        line.addStretch(1)
        line.addWidget(self.unlock_button)
        self.column.addLayout(line)
        self.column.addStretch(1)

    def ask_for(self, path: Path) -> None:
        self.lead.setText(self.tr("The co-op's file: {file}").format(file=path.name))
        self.lead.setToolTip(str(path))
        self.passphrase.editor.set_value("")
        self.passphrase.set_problem("")
        self.passphrase.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        self.setEnabled(True)
        self.passphrase.set_problem(sentence)
        control = self.passphrase.editor.control
        assert isinstance(control, QLineEdit)
        control.selectAll()
        control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unlock(self) -> None:
        self.unlock_asked.emit(self.passphrase.editor.value())
