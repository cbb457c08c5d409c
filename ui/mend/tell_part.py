"""Who is to be told, with a tick for each: clients and their contacts first, then carers."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop import clock
from carecoop.kinds import Answer, DisruptionKind
from carecoop.services.disruptions import CallForm
from carecoop.services.disruptions_values import CallRow, DisruptionDetail, ToTell
from carecoop.services.people_values import ContactForm
from ui import text
from ui.look import Size, Space
from ui.mend import words
from ui.mend.keeping import refill
from ui.mend.phone import phone
from ui.widgets.labels import Paragraph, ToneLabel, heading_that_wraps, quiet

MOST_CALLS = 2  # the latest; all of them are kept


class TellPart(QWidget):
    """Sends `called` with a `CallForm`."""

    called = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.MEDIUM)

    def show_detail(self, detail: DisruptionDetail) -> None:
        refill(self._column, self._widgets(detail))

    def _widgets(self, detail: DisruptionDetail) -> Iterator[QWidget]:
        if not detail.to_tell:
            yield quiet(self.tr("Nobody is to be told of anything yet."))
        for one in detail.to_tell:
            line = TellLine(one, detail.row.form.kind, _calls(detail.calls, one))
            line.called.connect(self.called)
            yield line


def _calls(calls: Sequence[CallRow], one: ToTell) -> tuple[CallRow, ...]:
    """Those to them and to their contacts, but for the one that the tick stands for."""
    theirs = (one.carer_id, one.client_id)
    ticked = (one.name, one.told_at_utc)
    return tuple(
        call
        for call in calls
        if (call.carer_id, call.client_id) == theirs and (call.name, call.called_at_utc) != ticked
    )


class TellLine(QWidget):
    """One person: what they are to be told, their number, those to ring instead, and a tick."""

    called = Signal(object)

    def __init__(self, one: ToTell, kind: DisruptionKind, calls: Sequence[CallRow]) -> None:
        super().__init__()
        self.one = one
        self.told = QCheckBox(words.answer(Answer.TOLD))
        self.told.setObjectName(f"{one.carer_id or one.client_id}:{Answer.TOLD}")
        self.told.setChecked(one.told_at_utc is not None)
        self.told.setAccessibleName(self.tr("{name} is told").format(name=one.name))
        self.told.clicked.connect(lambda: self._call(Answer.TOLD))
        self.no_reply = QPushButton(words.answer(Answer.NO_REPLY))
        self.no_reply.setObjectName(f"{one.carer_id or one.client_id}:{Answer.NO_REPLY}")
        self.no_reply.setAccessibleName(f"{one.name}: {words.answer(Answer.NO_REPLY)}")
        self.no_reply.clicked.connect(lambda: self._call(Answer.NO_REPLY))
        self._lay_out(kind, calls)
        for control in (self.told, self.no_reply):
            control.setVisible(one.told_at_utc is None)

    def _known(self) -> Iterator[QWidget]:
        """That they know, and since when."""
        if self.one.told_at_utc is None:
            return
        there = clock.local(self.one.told_at_utc)
        at = text.minutes_text(there.hour * 60 + there.minute)
        yield ToneLabel(self.tr("✓ Told at {time}").format(time=at), "accent")

    def _call(self, answer: Answer, contact_name: str = "") -> None:
        self.called.emit(
            CallForm(answer, self.one.carer_id, self.one.client_id, contact_name=contact_name)
        )

    def _lay_out(self, kind: DisruptionKind, calls: Sequence[CallRow]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(heading_that_wraps(self.one.name, Size.BODY), 1)
        top.addWidget(phone(self.one.phone))
        column.addLayout(top)
        column.addWidget(quiet(words.tell(self.one, kind), Size.SMALL))
        ticks = QHBoxLayout()
        ticks.setSpacing(Space.MEDIUM)
        ticks.addWidget(self.told)
        ticks.addWidget(self.no_reply)
        ticks.addStretch(1)
        column.addLayout(ticks)
        for known in self._known():
            column.addWidget(known)
        if self.one.told_at_utc is None:
            for contact in self.one.contacts:
                column.addLayout(self._contact(contact))
        for call in calls[:MOST_CALLS]:
            column.addWidget(Paragraph(f"☎ {call.name}: {words.call(call)}", "accent", Size.SMALL))

    def _contact(self, contact: ContactForm) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        number = contact.phone.replace(" ", "\N{NO-BREAK SPACE}")
        parts = (contact.name, contact.relation, number)
        line.addWidget(quiet(words.SEPARATOR.join(filter(None, parts)), Size.SMALL), 1)
        button = QPushButton(words.answer(Answer.TOLD))
        button.setObjectName(f"{self.one.client_id}:{contact.name}")
        button.setAccessibleName(self.tr("{name} is told instead").format(name=contact.name))
        button.clicked.connect(lambda: self._call(Answer.TOLD, contact.name))
        line.addWidget(button)
        return line
