"""How far the mend is, and what to do with it."""

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from ui import look
from ui.look import CONTROL_HEIGHT, Space
from ui.widgets.labels import Paragraph
from ui.widgets.primary import PrimaryButton


class MendState(Enum):
    NONE = auto()  # nothing to mend, or not yet asked for
    SEARCHING = auto()
    PROPOSED = auto()
    SAVING = auto()


class MendBar(QFrame):
    """Signals:
    accepted: save the mend.
    again_asked: look for one (again).
    review_asked: see all of it beside the week, to take parts of it.
    """

    accepted = Signal()
    again_asked = Signal()
    review_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = MendState.NONE
        self.sentence = Paragraph("")
        self.progress = QProgressBar(maximum=0, textVisible=False)
        self.progress.setAccessibleName(self.tr("Looking for a mend"))
        self.progress.setFixedHeight(Space.HAIR)
        look.accent_bar(self.progress)
        self.accept_button = PrimaryButton(self.tr("Accept the mend"))
        self.accept_button.setShortcut(QKeySequence("Ctrl+Return"))
        self.accept_button.setToolTip(self.tr("Save it; it can be undone (Ctrl+Enter)"))
        self.again_button = QPushButton(look.icon("refresh"), "")
        self.again_button.setAccessibleName(self.tr("Look again"))
        self.again_button.setMinimumHeight(CONTROL_HEIGHT)
        self.again_button.setToolTip(self.tr("Have the week mended as it is now"))
        self.review_button = QPushButton(self.tr("See all of it…"))
        self.review_button.setMinimumHeight(CONTROL_HEIGHT)
        self.review_button.setToolTip(
            self.tr("Beside the week, by person and by carer; accept it in whole or in part")
        )
        self.review_button.clicked.connect(self.review_asked)
        self.accept_button.clicked.connect(self.accepted)
        self.again_button.clicked.connect(self.again_asked)
        self._lay_out()
        self.show_state(MendState.NONE, "")

    def show_state(
        self,
        state: MendState,
        sentence: str,
        *,
        tone: str = "quiet",
        may_look: bool = True,
        may_review: bool = False,
    ) -> None:
        """`may_look`: whether there is something that a mend could still do; `may_review`: whether
        what is proposed can be seen in full."""
        self.state = state
        self.sentence.set_tone(tone)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.progress.setVisible(state in {MendState.SEARCHING, MendState.SAVING})
        self.accept_button.setVisible(state is MendState.PROPOSED)
        self.review_button.setVisible(state is MendState.PROPOSED and may_review)
        settled = state in {MendState.NONE, MendState.PROPOSED}
        self.again_button.setVisible(settled and may_look)
        self.again_button.setText("" if state is MendState.PROPOSED else self.tr("Look again"))

    def name_accept(self, words: str) -> None:
        """What accepting is called: a mend is accepted, leave is granted."""
        self.accept_button.setText(words)
        self.accept_button.setShortcut(QKeySequence("Ctrl+Return"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.sentence)
        column.addWidget(self.progress)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.review_button)
        buttons.addWidget(self.again_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
