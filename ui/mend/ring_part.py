"""Who could take one visit, in the order to ring, with what each of them said."""

from collections.abc import Iterator
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from carecoop.kinds import Answer
from carecoop.services.disruptions import CallForm
from carecoop.services.disruptions_values import Ring, RingRow
from ui.board.reasons import said
from ui.look import Size, Space
from ui.mend import words
from ui.mend.keeping import refill
from ui.mend.phone import phone
from ui.widgets.labels import Paragraph, ToneLabel, heading_that_wraps, quiet

MOST_AT_FIRST = 4


class RingPart(QWidget):
    """Signals:
    called: a `CallForm`, of somebody who did not take it.
    taken: the id of the carer who has the visit now.
    """

    called = Signal(object)
    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[RingRow, ...] = ()
        self._shows_all = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.HAIR, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self.show_waiting()

    def show_waiting(self) -> None:
        if not self._rows:
            refill(self._column, [quiet(self.tr("Looking who could come…"))])

    def show_rows(self, rows: tuple[RingRow, ...]) -> None:
        """Those to ring, in order; the place of the keyboard stays."""
        self._rows = rows
        refill(self._column, self._widgets(rows))

    def _widgets(self, everybody: tuple[RingRow, ...]) -> Iterator[QWidget]:
        rows = everybody if self._shows_all else everybody[:MOST_AT_FIRST]
        if not rows:
            yield quiet(self.tr("Nobody could, whatever gave way. Ask the on-call or an agency."))
        for group, those in groupby(rows, key=lambda row: row.ring):
            yield ToneLabel(words.ring(group), size=Size.SMALL)
            for row in those:
                line = RingLine(row)
                line.called.connect(self.called)
                line.taken.connect(self.taken)
                yield line
        if len(rows) < len(everybody):
            yield self._more(len(everybody) - len(rows))

    def _more(self, count: int) -> QPushButton:
        button = QPushButton(self.tr("Show the others ({count})").format(count=count))
        button.clicked.connect(self._show_all)
        return button

    def _show_all(self) -> None:
        self._shows_all = True
        self.show_rows(self._rows)


class RingLine(QWidget):
    """One person: name and number, what speaks for and against, and what they said."""

    called = Signal(object)
    taken = Signal(object)

    def __init__(self, row: RingRow) -> None:
        super().__init__()
        self.row = row
        self.carer_id: UUID = row.taker.helper.carer_id
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setMaxLength(500)
        self.note.setAccessibleName(self.tr("Note about the call to {name}").format(name=self.name))
        self.no_reply = self._button(Answer.NO_REPLY)
        self.no = self._button(Answer.NO)
        self.yes = QPushButton(self.tr("Yes, takes it"))
        self.yes.setObjectName(f"{self.carer_id}:{Answer.YES}")
        self.yes.setAccessibleName(self.tr("{name} takes it").format(name=self.name))
        self.yes.setEnabled(row.ring is not Ring.RULE)
        self.yes.setToolTip(self._yes_tip())
        self.yes.clicked.connect(lambda: self.taken.emit(self.carer_id))
        self._lay_out()

    @property
    def name(self) -> str:
        return self.row.taker.helper.name

    def _yes_tip(self) -> str:
        if self.row.ring is Ring.RULE:
            return self.tr("Something stands in the way: change that first")
        return self.tr("Saves that they have this visit, and that they said so")

    def _button(self, answer: Answer) -> QPushButton:
        button = QPushButton(words.answer(answer))
        button.setObjectName(f"{self.carer_id}:{answer}")
        button.setAccessibleName(f"{self.name}: {words.answer(answer)}")
        button.clicked.connect(
            lambda: self.called.emit(
                CallForm(answer, carer_id=self.carer_id, note=self.note.text().strip())
            )
        )
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, 0, 0, Space.HAIR)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(heading_that_wraps(self.name, Size.BODY), 3)
        top.addWidget(phone(self.row.phone))
        top.addWidget(self.note, 2)
        column.addLayout(top)
        column.addWidget(quiet(words.SEPARATOR.join(self._facts()), Size.SMALL))
        for saying in self.row.taker.helper.obstacles:
            column.addWidget(Paragraph(f"! {said(saying)}", "trouble", Size.SMALL))
        if self.row.answer is not None:
            column.addWidget(Paragraph(f"☎ {words.call(self.row.answer)}", "accent", Size.SMALL))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.HAIR)
        for button in (self.no_reply, self.no, self.yes):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _facts(self) -> Iterator[str]:
        yield from (said(fact) for fact in self.row.taker.facts)
        yield from (said(move) for move in self.row.taker.moves)
