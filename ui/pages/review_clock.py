"""When the co-op looks at its plans again, as part of its settings."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from carecoop import clock
from carecoop.kinds import Nation
from carecoop.services.plans import due, validation
from carecoop.services.plans.values import ReviewClock
from ui import text
from ui.look import Space
from ui.people.form_part import FormPart
from ui.widgets.editors import NumberEditor
from ui.widgets.field import FieldSet, Section
from ui.widgets.labels import quiet

translate = QCoreApplication.translate


class ReviewClockPart(Section):
    """Four numbers, what they come to for a plan agreed today, and what is usual.

    Signals:
        edited: something was changed.
    """

    edited = Signal()

    def __init__(self, nation: Callable[[], Nation]) -> None:
        """`nation`: whose rules the co-op says it goes by, also before that is saved."""
        super().__init__(translate("review_clock", "When plans are looked at again"))
        self._nation = nation
        self.fields = FieldSet(self)
        self.example = quiet("")
        self.usual: dict[Nation, QPushButton] = {}
        self._lay_out()
        self.form: FormPart[ReviewClock] = FormPart(
            self.fields,
            asdict,
            lambda numbers: ReviewClock(**numbers),
            validation.validate_review_clock,
            lambda form: validation.warn_review_clock(form, self._nation()),
        )
        self.form.edited.connect(self._on_edited)

    def open(self, form: ReviewClock) -> None:
        self.form.open(form)
        self._show_example()

    def revert(self) -> None:
        self.form.revert()
        self._show_example()

    def check(self) -> None:
        """Look again at what is unusual: another nation has other rules."""
        self.form.check(everywhere=False)

    def _lay_out(self) -> None:
        lead = self.tr(
            "By this the list of plans says what is due. Whoever agrees a plan or holds a review "
            "can choose another day for it."
        )
        self.column.addWidget(quiet(lead))
        add = self.fields.add
        weeks, months, days = self.tr("weeks"), self.tr("months"), self.tr("days")
        self.row(
            add("first_weeks", self.tr("First review after"), NumberEditor(0, 52, unit=weeks)),
            add("first_months", self.tr("and"), NumberEditor(0, 24, unit=months)),
            add("later_months", self.tr("Then every"), NumberEditor(1, 24, unit=months)),
        )
        hint = self.tr("After a hospital stay, a fall, a complaint, or a change of circle")
        self.row(
            add(
                "event_days",
                self.tr("When something happened, within"),
                NumberEditor(0, 90, unit=days),
                hint,
            )
        )
        self.column.addWidget(self.example)
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        for nation, words in (
            (Nation.WALES, self.tr("As the rules in Wales ask")),
            (Nation.ENGLAND, self.tr("As NICE advises in England")),
        ):
            button = QPushButton(words)
            button.clicked.connect(partial(self._take, nation))
            self.usual[nation] = button
            line.addWidget(button)
        line.addStretch(1)
        self.column.addLayout(line)

    def _take(self, nation: Nation) -> None:
        self.fields.set_values(asdict(due.CLOCKS[nation]))
        self.form.check(everywhere=False)
        self._on_edited()

    def _on_edited(self) -> None:
        self._show_example()
        self.edited.emit()

    def _show_example(self) -> None:
        form = self.form.form()
        first = due.first_review(clock.today(), form)
        later = due.months_later(first, form.later_months)
        said = self.tr("A plan agreed today is looked at on {first}, then on {later}.")
        self.example.setText(said.format(first=text.date_text(first), later=text.date_text(later)))
