"""A frame for one outcome or one risk, with what moves it and takes it out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from ui import look
from ui.look import Space
from ui.plans.grip import Grip
from ui.plans.keeper import Block
from ui.plans.writing import Writing

BAR = 3  # pixels of accent at the left


class Card(QFrame):
    """Put what belongs into it into `column`. Alt+Up and Alt+Down move it, from anywhere in it;
    it is carried by its `grip` (`carrying`).

    Signals:
        moved: up (-1) or down (1).
        removed: take it out.
    """

    moved = Signal(int)
    removed = Signal()

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self._carried = False
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.up = self._button("chevron-up", self.tr("Move up (Alt+Up)"))
        self.down = self._button("chevron-down", self.tr("Move down (Alt+Down)"))
        self.out = self._button("close", self.tr("Take out"))
        self.grip = Grip()
        self.buttons: tuple[QToolButton, ...] = (self.out, self.grip, self.up, self.down)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.out.clicked.connect(self.removed)
        side = QVBoxLayout()
        side.setSpacing(0)
        for button in self.buttons:
            side.addWidget(button)
            if read_only:
                button.hide()
        side.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.MEDIUM + BAR, Space.SMALL, Space.SMALL, Space.MEDIUM)
        line.addLayout(self.column, 1)
        line.addLayout(side)

    def name_it(self, name: str) -> None:
        """Say whose buttons these are."""
        for button in self.buttons:
            button.setAccessibleName(f"{button.toolTip()}: {name}")

    def pressed(self) -> int | None:
        """Which of the buttons the keys are at; None: something else, or dragged by the handle."""
        at = (at for at, one in enumerate(self.buttons) if one.hasFocus() and one is not self.grip)
        return next(at, None)

    def set_carried(self, *, carried: bool) -> None:
        """Shaded while it is on its way somewhere else."""
        self._carried = carried
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if step is not None and is_alt and not self._read_only:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = look.colours(self.palette())
        painter = QPainter(self)
        if self._carried:
            painter.fillRect(self.rect(), colours.wash)
        painter.fillRect(0, 0, BAR, self.height(), colours.accent)

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(look.icon(icon))
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


class CardBlock(Block):
    """A block in a card, called by what is written largest in it.

    Signals:
        moved: one step up (-1) or down (1).
        removed: take it out.
    """

    moved = Signal(int)
    removed = Signal()
    card: Card
    writing: Writing

    def may_be_moved(self) -> None:
        """What is in the file can be put elsewhere in it."""
        self.card.grip.setEnabled(self.part_id is not None)
