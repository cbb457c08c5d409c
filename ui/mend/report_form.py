"""The first step: who, from when, until when, why; and at once what that would leave open."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carecoop.errors import CareCoopError
from carecoop.kinds import DisruptionKind, TimeOffKind
from carecoop.services.disruptions_values import DisruptionForm
from ui import text
from ui.look import Space
from ui.mend import words
from ui.widgets.editors import ChoiceEditor, TextEditor
from ui.widgets.field import Field, FieldSet
from ui.widgets.labels import quiet
from ui.widgets.moments import DateEditor, MinuteEditor, OptionalDateEditor
from ui.widgets.primary import PrimaryButton
from ui.widgets.settling import settle

Kind = tuple[DisruptionKind, bool]  # with whether it is only asked for
People = Sequence[tuple[UUID | None, str]]

CARER_AWAY: Kind = (DisruptionKind.CARER_AWAY, False)
LEAVE: Kind = (DisruptionKind.CARER_AWAY, True)
CLIENT_AWAY: Kind = (DisruptionKind.CLIENT_AWAY, False)
CLIENT_BACK: Kind = (DisruptionKind.CLIENT_BACK, False)
NEW_PACKAGE: Kind = (DisruptionKind.NEW_PACKAGE, False)
KINDS = (CARER_AWAY, CLIENT_AWAY, CLIENT_BACK, NEW_PACKAGE, LEAVE)


def kind_text(kind: Kind) -> str:
    of, is_asked = kind
    return words.leave_asked_for() if is_asked else words.kind(of)


class ReportForm(QWidget):
    """Sends `edited` when something else is written, and `submitted` when it is to be done.

    `now` gives the day and the minute at which it opens.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, now: Callable[[], tuple[date, int]]) -> None:
        super().__init__()
        self._now = now
        self._carers: People = ()
        self._clients: People = ()
        self.fields = FieldSet(self)
        self.kind: ChoiceEditor[Kind] = ChoiceEditor([(one, kind_text(one)) for one in KINDS])
        self.hint = quiet("")
        self.button = PrimaryButton()
        self._make_fields()
        self._lay_out()
        self.button.clicked.connect(self.submitted)
        self.kind.edited.connect(self._on_kind)
        self.fields.edited.connect(self.edited)

    # What is written

    def offer(self, carers: People, clients: People) -> None:
        """Those who can be chosen."""
        self._carers, self._clients = carers, clients
        self._offer_people()

    def begin(self, kind: Kind, person: UUID | None = None) -> None:
        """An empty form of a kind, from now."""
        self.kind.set_value(kind)
        of, is_asked = kind
        today, minute = self._now()
        is_later = is_asked or of is DisruptionKind.NEW_PACKAGE
        day = today + timedelta(days=1) if is_later else today
        start = 0 if is_later else minute - minute % 5
        ends = of is DisruptionKind.CARER_AWAY
        self._offer_people()
        self.fields.set_values(
            {
                "person_id": person,
                "from_date": day,
                "from_minute": start,
                "until_date": day if ends else None,
                "until_minute": text.DAY_MINUTES,
                "away_as": TimeOffKind.LEAVE if is_asked else TimeOffKind.SICK,
                "reason": words.hospital() if of is DisruptionKind.CLIENT_AWAY else "",
                "place": "",
                "reported_by": "",
            }
        )
        self._show_kind()
        self._field("person_id").editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    @property
    def is_only_asked(self) -> bool:
        return self.kind.value()[1]

    def form(self) -> DisruptionForm:
        values: dict[str, Any] = self.fields.values()
        of = self.kind.value()[0]
        if of is DisruptionKind.CARER_AWAY:
            values["until_date"] = values["until_date"] or values["from_date"]
        return DisruptionForm(of, **values)

    def is_readable(self) -> bool:
        return not self.fields.has_unreadable() and self.form().person_id is not None

    def show_problems(self, problems: dict[str, CareCoopError]) -> bool:
        return self.fields.show_problems(problems, everywhere=True)

    # Inside

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter anywhere in the form does it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.button.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def _field(self, key: str) -> Field:
        return self.fields.fields[key]

    def _on_kind(self) -> None:
        self.begin(self.kind.value())

    def _offer_people(self) -> None:
        editor = self._field("person_id").editor
        assert isinstance(editor, ChoiceEditor)
        is_carer = self.kind.value()[0] is DisruptionKind.CARER_AWAY
        people = self._carers if is_carer else self._clients
        editor.offer([(None, self.tr("Choose…")), *people])

    def _show_kind(self) -> None:
        """Only the fields that the kind has."""
        of, is_asked = self.kind.value()
        is_carer, is_away = of is DisruptionKind.CARER_AWAY, of is DisruptionKind.CLIENT_AWAY
        shown = {
            "until_date": is_carer or is_away,
            "until_minute": is_carer or is_away,
            "away_as": is_carer and not is_asked,
            "place": is_away,
            "reported_by": is_away or of is DisruptionKind.CLIENT_BACK,
        }
        for key, is_shown in shown.items():
            self._field(key).setVisible(is_shown)
        until = self._field("until_date").editor
        assert isinstance(until, OptionalDateEditor)
        until.tick.setVisible(not is_carer)  # a carer's absence has an end
        self._field("until_minute").editor.setEnabled(until.tick.isChecked())
        self.hint.setText(self._hint_text())
        self.hint.setVisible(bool(self.hint.text()))
        self.button.setText(
            self.tr("See what would fall open") if is_asked else self.tr("Report it")
        )
        self.button.setToolTip(self.tr("Enter"))
        settle(self)

    def _hint_text(self) -> str:
        of, is_asked = self.kind.value()
        if is_asked:
            return self.tr("Nothing is saved until you grant it.")
        return {
            DisruptionKind.CARER_AWAY: "",
            DisruptionKind.CLIENT_AWAY: self.tr("The circle is kept for the return."),
            DisruptionKind.CLIENT_BACK: self.tr(
                "The visits are back from this time; a review of the plan is due."
            ),
            DisruptionKind.NEW_PACKAGE: self.tr(
                "Add the person and their visits first; here is who can come from that day on."
            ),
        }[of]

    def _make_fields(self) -> None:
        add = self.fields.add
        add("person_id", self.tr("Who"), ChoiceEditor[UUID | None]([(None, self.tr("Choose…"))]))
        add("from_date", self.tr("From"), DateEditor())
        add("from_minute", self.tr("at"), MinuteEditor())
        until, until_minute = OptionalDateEditor(self.tr("known")), MinuteEditor()
        until.tick.toggled.connect(until_minute.setEnabled)
        add("until_date", self.tr("Until"), until)
        add("until_minute", self.tr("at"), until_minute)
        kinds = (TimeOffKind.SICK, TimeOffKind.OTHER, TimeOffKind.TRAINING, TimeOffKind.LEAVE)
        add("away_as", self.tr("Why"), ChoiceEditor([(one, words.away_as(one)) for one in kinds]))
        add("reason", self.tr("In a few words"), TextEditor(most=500))
        add("place", self.tr("Hospital, ward and its telephone"), TextEditor())
        add("reported_by", self.tr("Who said so"), TextEditor())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Field("kind", self.tr("What happened"), self.kind))
        column.addWidget(self.hint)
        column.addWidget(self._field("person_id"))
        column.addLayout(_side_by_side(self._field("from_date"), self._field("from_minute")))
        column.addLayout(_side_by_side(self._field("until_date"), self._field("until_minute")))
        for key in ("away_as", "reason", "place", "reported_by"):
            column.addWidget(self._field(key))
        column.addWidget(self.button)


def _side_by_side(day: QWidget, minute: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(Space.SMALL)
    line.addWidget(day)
    line.addWidget(minute)
    line.addStretch(1)
    return line
