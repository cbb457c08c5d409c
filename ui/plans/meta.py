"""The quiet line under a text: who said it, in which language, and whether it is private."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from carecoop.services import languages
from carecoop.services.plans.values import Participant
from ui import look
from ui.board.flow import FlowLayout
from ui.look import Size, Space
from ui.widgets.labels import ToneLabel


class ChoiceButton(QToolButton):
    """A quiet button that says what is chosen and opens a menu of the choices."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._value: object = None
        self.setAutoRaise(True)
        self.setFont(look.font(Size.SMALL))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def offer(self, choices: Sequence[tuple[object, str, str]]) -> None:
        """Value, words in the menu, words on the button."""
        menu = self._menu
        menu.clear()
        group = QActionGroup(menu)
        self._words = {value: shown for value, _words, shown in choices}
        for value, words, _shown in choices:
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
            menu.addAction(action)
            action.triggered.connect(lambda _checked, chosen=value: self._choose(chosen))

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        self._value = value
        words = self._words.get(value, str(value))
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
        for action in self._menu.actions():
            action.setChecked(action.data() == value)

    def _choose(self, value: object) -> None:
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)


class Meta(QWidget):
    """Sends `edited` when something of it was changed."""

    edited = Signal()
    other_asked = Signal()  # the same in the other language

    def __init__(self, people: Sequence[Participant], *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self._people = {each.id: each.form.name for each in people}
        self.said = ToneLabel(size=Size.SMALL)
        self.said_by = ChoiceButton(self.tr("Said by"))
        self.language = ChoiceButton(self.tr("Language"))
        self.private = QToolButton()
        self.said_by.offer(
            [
                (None, self.tr("Nobody in particular"), self.tr("Who said this?")),
                *(
                    (each.id, each.form.name, self.tr("said by {name}").format(name=each.form.name))
                    for each in people
                ),
            ]
        )
        names = [(code, _language(code)) for code in languages.NAMES]
        self.language.offer([(code, name, name) for code, name in names])
        self._set_up_private()
        self.said_by.chosen.connect(self.edited)
        self.language.chosen.connect(self.edited)
        self.private.clicked.connect(self._on_private)
        self._line = FlowLayout(Space.HAIR)
        self._line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._line)
        self.other = QToolButton()
        self.other.setAutoRaise(True)
        self.other.setFont(look.font(Size.SMALL))
        self.other.setText(self.tr("+ in another language"))
        self.other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.other.clicked.connect(self.other_asked)
        for button in (self.said_by, self.language, self.private, self.other):
            self._line.addWidget(button)
            if read_only:
                button.hide()
        self._line.addWidget(self.said)
        if not read_only:
            self.said.hide()

    def add(self, widget: QWidget) -> None:
        """Something else that is said about the text."""
        self._line.addWidget(widget)

    def show_values(self, said_by: UUID | None, language: str, *, is_private: bool) -> None:
        self.said_by.set_value(said_by)
        self.language.set_value(language)
        self.private.setChecked(is_private)
        self._name_private()
        parts = (
            self.tr("said by {name}").format(name=self._people[said_by])
            if said_by in self._people
            else "",
            _language(language) if language != languages.FIRST[0] else "",
            self.tr("private") if is_private else "",
        )
        self.said.setText(" · ".join(filter(None, parts)))

    @property
    def says_nothing(self) -> bool:
        """To be read, there is nothing here."""
        return self._read_only and not self.said.text()

    def values(self) -> tuple[UUID | None, str, bool]:
        said_by = self.said_by.value()
        return (
            said_by if isinstance(said_by, UUID) else None,
            str(self.language.value()),
            self.private.isChecked(),
        )

    def _set_up_private(self) -> None:
        self.private.setCheckable(True)
        self.private.setAutoRaise(True)
        self.private.setFont(look.font(Size.SMALL))
        self.private.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.private.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.private.setToolTip(self.tr("Private parts are printed only when asked for"))

    def _on_private(self) -> None:
        self._name_private()
        self.edited.emit()

    def _name_private(self) -> None:
        is_private = self.private.isChecked()
        self.private.setIcon(
            look.icon("lock-outline" if is_private else "lock-open-variant-outline")
        )
        self.private.setText(self.tr("private") if is_private else self.tr("for all who read it"))


def _language(code: str) -> str:
    return QCoreApplication.translate("languages", languages.NAMES[code])
