"""A circle proposed for a client, with its reasons, to take into the form or to leave."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from carecoop import clock
from ui import look
from ui.board.reasons import said
from ui.desk import Desk
from ui.look import Space
from ui.widgets.labels import quiet
from ui.widgets.lines import at_the_left

if TYPE_CHECKING:  # OR-Tools is loaded once somebody asks for a proposal
    from carecoop.services.circles import CircleProposal, CircleQuestion


class CirclePart(QWidget):
    """Shows a proposal when asked for one; nothing is saved here.

    Signals:
        taken: the ids of the proposed carers, to be written into the form.
    """

    taken = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._client: UUID | None = None
        self._circle: tuple[UUID, ...] = ()
        self.propose_button = QPushButton(
            look.icon("account-heart-outline"), self.tr("Propose a circle")
        )
        self.take_button = QPushButton(look.icon("plus"), self.tr("Take into the form"))
        self.found = quiet("")
        self._lay_out()
        self.propose_button.clicked.connect(self.propose)
        self.take_button.clicked.connect(lambda: self.taken.emit(self._circle))

    def open(self, client: UUID | None) -> None:
        """Nothing is proposed yet; for somebody who is not saved nothing can be (None)."""
        self._client = client
        self.propose_button.setVisible(client is not None)
        self._say("")

    def propose(self) -> None:
        """From what is saved of the coming week, which is there as a whole. It is read, and then
        thought about beside whatever else is done."""
        asked, office = self._client, self._desk.office
        week = clock.monday_of(clock.today()) + timedelta(weeks=1)

        def read() -> "CircleQuestion":
            from carecoop.services import circles  # noqa: PLC0415 - see above

            return circles.ask_for_circles(office, week)

        def think(question: "CircleQuestion") -> None:
            self._desk.think(
                question.answer, lambda found: self._on_found(asked, found), self._on_failed
            )

        self.propose_button.setEnabled(False)
        self._say(self.tr("Looking at everybody's visits of next week…"))
        self._desk.run(read, think, self._on_failed)

    def _on_found(self, asked: UUID | None, proposals: "tuple[CircleProposal, ...]") -> None:
        self.propose_button.setEnabled(True)
        if asked != self._client:
            return
        mine = next((one for one in proposals if one.client_id == asked), None)
        if mine is None:
            self._say(self.tr("Nothing to propose: the circle holds, or nobody comes next week."))
            return
        self._say("\n".join(_lines(mine)))
        self._circle = tuple(member.carer_id for member in mine.members)
        self.take_button.setVisible(not mine.circle <= mine.circle_before)

    def _on_failed(self, error: Exception) -> None:
        self.propose_button.setEnabled(True)
        self._say("")
        self._desk.tell(error)

    def _say(self, words: str) -> None:
        self._circle = ()
        self.take_button.hide()
        self.found.setText(words)
        self.found.setVisible(bool(words))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(at_the_left(self.propose_button))
        column.addWidget(self.found)
        column.addLayout(at_the_left(self.take_button))


def _lines(proposal: "CircleProposal") -> Iterator[str]:
    """What is wrong, each carer with what speaks for them, what is covered and what is not."""
    yield from map(said, proposal.weak)
    yield ""
    for member in proposal.members:
        yield f"• {member.name}: {' · '.join(map(said, member.reasons))}"
    yield ""
    yield from map(said, (*proposal.covers, *proposal.gaps))
