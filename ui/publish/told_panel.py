"""Who is not told yet: for each carer's day what changed, whom to ring, and how they were told."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from carecoop.kinds import BegunBy, ToldHow
from carecoop.services.publishing_values import Said, Untold
from ui import look
from ui.look import Size, Space
from ui.publish import words
from ui.publish.words import Change
from ui.widgets.editors import ChoiceEditor
from ui.widgets.labels import Paragraph, ToneLabel, heading, quiet
from ui.widgets.scrolling import Rule, scrolling
from ui.widgets.side_panel import SidePanel

WIDTH_CHARACTERS = 46
COOP, CARER = BegunBy.COOP, BegunBy.CARER
WAYS = (ToldHow.TELEPHONE, ToldHow.IN_PERSON, ToldHow.MESSAGE)
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


class UntoldCard(QFrame):
    """One carer's day. The keys 1, 2 and 3 say how the carer was told, after who wanted the change
    and what the carer said to it.

    Signals:
        told: how.
        looked_at: the `Untold` has the focus.
    """

    told = Signal(object)
    looked_at = Signal(object)

    def __init__(self, untold: Untold) -> None:
        super().__init__()
        self.untold = untold
        self.begun_by = ChoiceEditor([(one, words.begun_by(one)) for one in (COOP, CARER)])
        self.agreed: ChoiceEditor[bool | None] = ChoiceEditor(
            [(one, words.agreed(one)) for one in (None, True, False)]
        )
        self._name_answers()
        self.buttons = {way: self._button(way, number) for number, way in enumerate(WAYS, 1)}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self.setAccessibleName(". ".join((untold.carer_name, words.day_text(untold.day))))
        self.setAccessibleDescription(". ".join(self._changes()))
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for key, way in zip(KEYS, WAYS, strict=True):
            if event.key() == key:
                self.told.emit(way)
                return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(self.untold)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = look.colours(self.palette())
        ring = QPen(colours.accent, 2) if self.hasFocus() else QPen(colours.line, 1)
        painter.setPen(ring)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 5, 5)

    def _button(self, way: ToldHow, number: int) -> QPushButton:
        said = {
            ToldHow.TELEPHONE: self.tr("Telephone"),
            ToldHow.IN_PERSON: self.tr("In person"),
            ToldHow.MESSAGE: self.tr("Message"),
        }[way]
        button = QPushButton(said)
        button.setToolTip(self.tr("{name} was told {how} (key {number})").format(
            name=self.untold.carer_name, how=words.told_how(way), number=number
        ))  # fmt: skip
        button.setAccessibleName(f"{self.untold.carer_name}: {said}")
        button.clicked.connect(lambda: self.told.emit(way))
        return button

    @property
    def said(self) -> Said:
        by = self.begun_by.value()
        return Said(by, True if by is CARER else self.agreed.value())

    def _name_answers(self) -> None:
        name = self.untold.carer_name
        self.begun_by.name_it(self.tr("Who wanted {name}’s day otherwise").format(name=name))
        self.agreed.name_it(self.tr("What {name} said to it").format(name=name))
        self.begun_by.edited.connect(self.ask_if_agreed)

    def ask_if_agreed(self) -> None:
        """Whoever wanted it is not asked."""
        self.agreed.setEnabled(self.begun_by.value() is not CARER)

    def _changes(self) -> list[str]:
        lines = words.differences(self.untold.before, self.untold.after)
        return [line.words for line in lines if line.change is not Change.SAME]

    def _lay_out(self) -> None:
        untold = self.untold
        telephone = ToneLabel(untold.telephone or self.tr("No telephone number"), "quiet")
        telephone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        telephone.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.addWidget(heading(untold.carer_name, Size.BODY))
        head.addStretch(1)
        head.addWidget(telephone)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.HAIR)
        column.addLayout(head)
        since = self.tr("{day} · changed {moment}").format(
            day=words.day_text(untold.day), moment=words.moment_text(untold.since_utc)
        )
        column.addWidget(ToneLabel(since, "quiet", Size.SMALL))
        for line in self._changes():
            column.addWidget(Paragraph(line, "text"))
        column.addWidget(quiet(words.whys_text(untold.whys), Size.SMALL))
        column.addSpacing(Space.HAIR)
        answers = QHBoxLayout()
        answers.setSpacing(Space.SMALL)
        answers.addWidget(self.begun_by)
        answers.addWidget(self.agreed)
        answers.addStretch(1)
        column.addLayout(answers)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(ToneLabel(self.tr("Told:"), "quiet", Size.SMALL))
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)


class ToldPanel(SidePanel):
    """The list at the side of the board, the soonest first.

    Signals:
        told: a tuple of `Untold`, how, and by the ids of their notices what was `Said`.
        looked_at: the `Untold` that has the focus.
    """

    told = Signal(object, object, object)
    looked_at = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[UntoldCard] = []
        self.title = heading("", Size.HEADING)
        self.all_button = self._all_button()
        self.close_button = self._close_button()
        self.nobody = quiet(self.tr("Everybody knows how their days are now."))
        self._untold: tuple[Untold, ...] = ()
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * WIDTH_CHARACTERS + Space.WIDE, 600)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for what is on the cards: it scrolls up and down only."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(self._inner.minimumSizeHint().width() + bar, 200)

    def show_untold(self, untold: Sequence[Untold]) -> None:
        """Show whom to tell; the focus stays where it was in the list."""
        if tuple(untold) == self._untold:
            return
        at = next((n for n, card in enumerate(self.cards) if _is_in(card)), None)
        self._untold = tuple(untold)
        self.title.setText(self.tr("Not yet told: {count}").format(count=len(untold)))
        self.nobody.setVisible(not untold)
        self.all_button.setEnabled(bool(untold))
        said = {card.untold.notice_ids: card.said for card in self.cards}
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(one, said.get(one.notice_ids)) for one in untold]
        self.updateGeometry()
        if at is not None:
            self.focus_card(at)

    def focus_card(self, at: int = 0) -> None:
        """Where the person goes on; the way out when there is nobody left."""
        if self.cards:
            self.cards[min(at, len(self.cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, untold: Untold, said: Said | None) -> UntoldCard:
        card = UntoldCard(untold)
        if said is not None and said.begun_by is not None:
            card.begun_by.set_value(said.begun_by)
            card.agreed.set_value(said.agreed)
            card.ask_if_agreed()
        card.told.connect(lambda how: self._tell((card,), how))
        card.looked_at.connect(self.looked_at)
        self._column.insertWidget(self._column.count() - 1, card)
        card.show()  # now, not with the next turn of the event loop: it may take the focus
        return card

    def _all_button(self) -> QToolButton:
        menu = QMenu(self)
        for way in WAYS:
            action = menu.addAction(self.tr("Everybody {how}").format(how=words.told_how(way)))
            action.triggered.connect(lambda _checked=False, way=way: self._tell(self.cards, way))
        button = QToolButton()
        button.setText(self.tr("All told"))
        button.setToolTip(self.tr("Everybody in this list was told"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.setMinimumWidth(button.sizeHint().width() + Space.SMALL)  # its arrow is beside it
        return button

    def _tell(self, cards: Sequence[UntoldCard], how: ToldHow) -> None:
        said = {notice: card.said for card in cards for notice in card.untold.notice_ids}
        self.told.emit(tuple(card.untold for card in cards), how, said)

    def _close_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(look.icon("close"))
        button.setAutoRaise(True)
        button.setToolTip(self.tr("Close (Esc)"))
        button.setAccessibleName(self.tr("Close"))
        button.clicked.connect(self.closed)
        return button

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Who is not told yet"))
        head = QHBoxLayout()
        head.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        head.addWidget(self.title, 1)
        head.addWidget(self.all_button)
        head.addWidget(self.close_button)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        self._column.setSpacing(Space.MEDIUM)
        self._column.addWidget(self.nobody)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Rule())
        whole.addWidget(scrolling(self._inner), 1)


def _is_in(card: UntoldCard) -> bool:
    """Whether the focus is on the card or on something of it."""
    focused = QApplication.focusWidget()
    return focused is not None and (card is focused or card.isAncestorOf(focused))
