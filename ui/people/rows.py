"""Rows of the lists inside a person's form: contacts, bonds, skills, languages, days off."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt

from carecoop import clock
from carecoop.kinds import LanguageLevel, Standing, TimeOffKind
from carecoop.services.people_values import (
    BondForm,
    CarerLanguageForm,
    ContactForm,
    SkillForm,
    SuspensionForm,
    TimeOffForm,
)
from ui import languages
from ui.look import Size
from ui.people import words
from ui.widgets.editors import ChoiceEditor, TextEditor, YesNoEditor
from ui.widgets.labels import ToneLabel
from ui.widgets.moments import DateEditor, MinuteEditor, OptionalDateEditor
from ui.widgets.rows import RowEditor

SOON = timedelta(days=28)

KeptSuspension = tuple[UUID | None, SuspensionForm]


class ContactRow(RowEditor[ContactForm]):
    def __init__(self) -> None:
        super().__init__()
        self.name = TextEditor(hint=self.tr("Name"))
        self.relation = TextEditor(hint=self.tr("Daughter, neighbour, doctor…"), most=100)
        self.phone = TextEditor(hint=self.tr("Phone"), most=40)
        self.in_emergency = YesNoEditor(self.tr("in an emergency"))
        self.place(self.name, self.tr("Name"), 3)
        self.place(self.relation, self.tr("Who they are to the person"), 3)
        self.place(self.phone, self.tr("Phone"), 2)
        self.place(self.in_emergency, self.tr("Call in an emergency"))

    def value(self) -> ContactForm:
        return ContactForm(
            self.name.value(),
            self.relation.value(),
            self.phone.value(),
            self.in_emergency.value(),
        )

    def set_value(self, value: ContactForm) -> None:
        self.name.set_value(value.name)
        self.relation.set_value(value.relation)
        self.phone.set_value(value.phone)
        self.in_emergency.set_value(value.in_emergency)


class BondRow(RowEditor[BondForm]):
    """A carer of the circle, since when, or one who must not come, with the reason. A day that is
    known can be put right, not taken away."""

    def __init__(self, standing: Standing, carers: Sequence[tuple[UUID, str]]) -> None:
        super().__init__()
        self.standing = standing
        self.carer = ChoiceEditor(carers)
        self.reason = TextEditor(hint=self.tr("Why (kept with it)"), most=500)
        self.place(self.carer, self.tr("Carer"), 2)
        self.place(self.reason, self.tr("Why"), 3)
        self.since = OptionalDateEditor(self.tr("since"))
        self.is_known = ToneLabel(self.since.tick.text())  # in the tick's place
        if standing is Standing.CIRCLE:
            self._place_since()

    def value(self) -> BondForm:
        since = self.since.value()
        return BondForm(self.carer.value(), self.standing, self.reason.value(), since)

    def set_value(self, value: BondForm) -> None:
        self.carer.set_value(value.carer_id)
        self.reason.set_value(value.reason)
        self.since.set_value(value.since)
        self.since.tick.setVisible(value.since is None)
        self.is_known.setVisible(value.since is not None)

    def _place_since(self) -> None:
        """The day has its room also where nobody knows it, and is not shown then."""
        tick, day = self.since.tick, self.since.day
        self.put(self.is_known)
        self.place(self.since, self.tr("In the circle since; from today unless you say so"))
        self.is_known.setFixedWidth(tick.sizeHint().width())
        self.is_known.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.is_known.hide()
        policy = day.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        day.setSizePolicy(policy)
        day.hide()
        tick.toggled.connect(day.setVisible)


class SuspensionRow(RowEditor[KeptSuspension]):
    """Visits are off: from when, until when (or until told), why and where."""

    def __init__(self) -> None:
        super().__init__()
        self._id: UUID | None = None
        self.reason = TextEditor(hint=self.tr("Why: hospital, holiday…"), most=500)
        self.place_name = TextEditor(hint=self.tr("Where: hospital and ward"))
        self.from_date = DateEditor()
        self.from_minute = MinuteEditor()
        self.until_date = OptionalDateEditor(self.tr("until"))
        self.until_minute = MinuteEditor()
        self.place(self.reason, self.tr("Why visits are off"), 1)
        self.place(self.place_name, self.tr("Where the person is"), 1)
        self.new_line()
        self.word(self.tr("from"))
        self.place(self.from_date, self.tr("First day without visits"))
        self.place(self.from_minute, self.tr("From this time"))
        self.place(self.until_date, self.tr("Visits start again after a day that is known"))
        self.place(self.until_minute, self.tr("Until this time"))
        self.stretch()
        self.until_date.tick.toggled.connect(self.until_minute.setEnabled)
        self.until_minute.setEnabled(False)
        self.until_minute.set_value(1440)

    def value(self) -> KeptSuspension:
        until = self.until_date.value()
        form = SuspensionForm(
            self.from_date.value(),
            self.from_minute.value(),
            until,
            1440 if until is None else self.until_minute.value(),
            self.reason.value(),
            self.place_name.value(),
        )
        return self._id, form

    def set_value(self, value: KeptSuspension) -> None:
        self._id, form = value
        self.from_date.set_value(form.from_date)
        self.from_minute.set_value(form.from_minute)
        self.until_date.set_value(form.until_date)
        self.until_minute.set_value(form.until_minute)
        self.reason.set_value(form.reason)
        self.place_name.set_value(form.place)


class TimeOffRow(RowEditor[TimeOffForm]):
    def __init__(self) -> None:
        super().__init__()
        self.kind: ChoiceEditor[TimeOffKind] = ChoiceEditor(words.time_off_kinds())
        self.from_date = DateEditor()
        self.from_minute = MinuteEditor()
        self.until_date = DateEditor()
        self.until_minute = MinuteEditor()
        self.until_minute.set_value(1440)
        self.note = TextEditor(hint=self.tr("Note"), most=500)
        self.place(self.kind, self.tr("Kind"))
        self.place(self.note, self.tr("Note"), 1)
        self.new_line()
        self.word(self.tr("from"))
        self.place(self.from_date, self.tr("First day"))
        self.place(self.from_minute, self.tr("From this time"))
        self.word(self.tr("until"))
        self.place(self.until_date, self.tr("Last day"))
        self.place(self.until_minute, self.tr("Until this time"))
        self.stretch()

    def value(self) -> TimeOffForm:
        return TimeOffForm(
            self.from_date.value(),
            self.from_minute.value(),
            self.until_date.value(),
            self.until_minute.value(),
            self.kind.value(),
            self.note.value(),
        )

    def set_value(self, value: TimeOffForm) -> None:
        self.from_date.set_value(value.from_date)
        self.from_minute.set_value(value.from_minute)
        self.until_date.set_value(value.until_date)
        self.until_minute.set_value(value.until_minute)
        self.kind.set_value(value.kind)
        self.note.set_value(value.note)


class LanguageRow(RowEditor[CarerLanguageForm]):
    def __init__(self) -> None:
        super().__init__()
        self.language: ChoiceEditor[str] = ChoiceEditor(languages.choices())
        self.level: ChoiceEditor[LanguageLevel] = ChoiceEditor(words.language_levels())
        self.place(self.language, self.tr("Language"))
        self.place(self.level, self.tr("How well"))
        self.level.set_value(LanguageLevel.FULL)
        self.stretch()

    def value(self) -> CarerLanguageForm:
        return CarerLanguageForm(self.language.value(), self.level.value())

    def set_value(self, value: CarerLanguageForm) -> None:
        self.language.set_value(value.language)
        self.level.set_value(value.level)


class SkillRow(RowEditor[SkillForm]):
    """A skill; one that has expired or soon will says so in words."""

    def __init__(self, suggestions: Sequence[str]) -> None:
        super().__init__()
        self.skill = TextEditor(
            hint=self.tr("Medication, hoist…"), suggestions=suggestions, most=60
        )
        self.expires_on = OptionalDateEditor(self.tr("expires"))
        self.place(self.skill, self.tr("Skill"), 1)
        self.place(self.expires_on, self.tr("Expires"))
        self.warning = ToneLabel("", "caution", Size.SMALL)
        self.warning.setMinimumWidth(110)
        self.put(self.warning)
        self.edited.connect(self._warn)

    def value(self) -> SkillForm:
        return SkillForm(self.skill.value(), self.expires_on.value())

    def set_value(self, value: SkillForm) -> None:
        self.skill.set_value(value.skill)
        self.expires_on.set_value(value.expires_on)
        self._warn()

    def _warn(self) -> None:
        last = self.expires_on.value()
        today = clock.today()
        if last is not None and last < today:
            self.warning.set_tone("trouble")
            self.warning.setText(self.tr("✕ expired"))
        elif last is not None and last - today <= SOON:
            self.warning.set_tone("caution")
            days = (last - today).days
            self.warning.setText(self.tr("▲ days left: {days}").format(days=days))
        else:
            self.warning.setText("")
