"""One sheet that asks everything a change needs before it is saved; nothing where nothing is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from carecoop.services.editing_values import Break, BreakKey
from ui import look, text
from ui.board import reasons
from ui.look import Size, Space
from ui.widgets.labels import Paragraph, ToneLabel, heading, quiet
from ui.widgets.reason_field import ReasonField

WIDTH_CHARACTERS = 80
MOST_WEEKS = 3  # that are named


@dataclass(frozen=True, slots=True)
class Question:
    """What has to be known: `breaks` are the rules without a reason yet; `repeats` says whether
    the change may also hold from now on."""

    what: str
    breaks: tuple[Break, ...] = ()
    is_published: bool = False
    repeats: bool = False

    @property
    def needs_reasons(self) -> bool:
        return bool(self.breaks) or self.is_published

    @property
    def is_open(self) -> bool:
        return self.needs_reasons or self.repeats


@dataclass(frozen=True, slots=True)
class Answer:
    """`ask_scope_again` is False where this week is meant from now on without asking."""

    reasons: Mapping[BreakKey, str] = field(default_factory=dict)
    publish_reason: str = ""
    from_now_on: bool = False
    ask_scope_again: bool = True


class DecisionSheet(QDialog):
    """Enter saves once everything is answered, Esc leaves the week as it is.

    Signals:
        decided: the `Answer`.
    """

    decided = Signal(object)

    def __init__(
        self, question: Question, recent: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        self.setWindowTitle(self.tr("Before this is saved"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reasons: dict[BreakKey, ReasonField] = {}
        self._only_of_week: dict[BreakKey, tuple[QWidget, ...]] = {}
        self._later_told: tuple[QWidget, ...] = ()
        self._are_later_told = False
        self.publish_reason = ReasonField(recent)
        self._recent = recent
        self.this_week = QRadioButton(self.tr("&This week only"))
        self.from_now_on = QRadioButton(self.tr("&From now on"))
        self.weeks = quiet("")
        self.not_again = QCheckBox(self.tr("Do &not ask again: this week only, until I close"))
        self.missing = ToneLabel("", "trouble")
        self.buttons = QDialogButtonBox()
        self.save_button = self.buttons.addButton(
            self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def show_weeks(self, weeks: Sequence[date], told: Sequence[date] = ()) -> None:
        """Which weeks would change from now on, as soon as it is known; of those that people have
        been `told` of only for a reason."""
        self.weeks.setText(weeks_text(weeks))
        self._are_later_told = bool(told)
        self._show_what_is_asked()

    def accept(self) -> None:
        missing = self._missing()
        if missing is not None:
            self.missing.setText(self.tr("Give a reason, or leave the week as it is with Esc."))
            self.missing.show()
            missing.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.decided.emit(
            Answer(
                {key: field.value() for key, field in self._answers()},
                self._why_published().value(),
                self.from_now_on.isChecked(),
                not (self.not_again.isChecked() and self.this_week.isChecked()),
            )
        )
        super().accept()

    def _answers(self) -> list[tuple[BreakKey, ReasonField]]:
        """Each rule with the line its reason is in: its own, or the first, where that is empty."""
        asked = {
            key: field
            for key, field in self.reasons.items()
            if not (self.from_now_on.isChecked() and key in self._only_of_week)
        }
        fields = list(asked.values())
        return [(key, field if field.value() else fields[0]) for key, field in asked.items()]

    def _show_what_is_asked(self) -> None:
        """From now on, a time is what is agreed with it; and later weeks are asked about."""
        from_now_on = self.from_now_on.isChecked()
        for widgets in self._only_of_week.values():
            for widget in widgets:
                widget.setVisible(not from_now_on)
        for widget in self._later_told:
            widget.setVisible(from_now_on and self._are_later_told)
        self.adjustSize()

    def _missing(self) -> ReasonField | None:
        fields = [field for _key, field in self._answers()]
        if self.question.is_published:
            fields.append(self._why_published())
        return next((field for field in fields if not field.value()), None)

    def _why_published(self) -> ReasonField:
        """The line in which it is said for whom was told: its own, or the first rule's."""
        if self.publish_reason.value():
            return self.publish_reason
        return next(iter(self.reasons.values()), self.publish_reason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        what = heading(self.question.what, Size.HEADING)
        what.setWordWrap(True)
        column.addWidget(what)
        if self.question.breaks:
            self._ask_reasons(column)
        if self.question.is_published:
            self._ask_publish_reason(column)
        if self.question.repeats:
            self._ask_scope(column)
        self.missing.hide()
        column.addWidget(self.missing)
        column.addSpacing(Space.SMALL)
        column.addWidget(self.buttons)
        self.save_button.setDefault(True)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_CHARACTERS)
        self._focus_first()

    def _ask_reasons(self, column: QVBoxLayout) -> None:
        breaks = self.question.breaks
        title = self._section(column, self.tr("Rules that this would break"))
        if all(one.is_only_of_week for one in breaks):
            self._only_of_week[breaks[0].key] = (title,)
        for number, one in enumerate(breaks):
            rule = Paragraph(f"!  {reasons.said(one.saying)}", "trouble")
            column.addWidget(rule)
            field = self.reasons[one.key] = ReasonField(self._recent)
            field.name_it(reasons.said(one.saying))
            if number:
                field.line.setPlaceholderText(same_reason())
            field.submitted.connect(self.accept)
            column.addWidget(field)
            if one.is_only_of_week:
                before = self._only_of_week.get(one.key, ())
                self._only_of_week[one.key] = (*before, rule, field)

    def _ask_publish_reason(self, column: QVBoxLayout) -> None:
        self._section(column, self.tr("People have been told of this week: why does it change?"))
        if self.reasons:
            self.publish_reason.line.setPlaceholderText(same_reason())
        self.publish_reason.submitted.connect(self.accept)
        column.addWidget(self.publish_reason)

    def _ask_scope(self, column: QVBoxLayout) -> None:
        self._section(column, self.tr("This week, or from now on?"))
        group = QButtonGroup(self)
        for button in (self.this_week, self.from_now_on):
            group.addButton(button)
            column.addWidget(button)
        self.this_week.setChecked(True)
        self.weeks.setWordWrap(True)
        self.weeks.setContentsMargins(Space.WIDE, 0, 0, 0)
        self.weeks.setText(self.tr("Reading which weeks would change…"))
        column.addWidget(self.weeks)
        column.addWidget(self.not_again)
        self.this_week.toggled.connect(self.not_again.setEnabled)
        self.from_now_on.toggled.connect(self._show_what_is_asked)
        if not self.question.is_published:
            self._ask_later_reason(column)

    def _ask_later_reason(self, column: QVBoxLayout) -> None:
        words = self.tr("People have been told of later weeks: why do those change?")
        label = self._section(column, words)
        self.publish_reason.line.setPlaceholderText(self.tr("They stay as they are, if left empty"))
        if self.reasons:
            self.publish_reason.line.setPlaceholderText(same_reason())
        self.publish_reason.submitted.connect(self.accept)
        column.addWidget(self.publish_reason)
        self._later_told = (label, self.publish_reason)
        self._show_what_is_asked()

    def _section(self, column: QVBoxLayout, words: str) -> QLabel:
        column.addSpacing(Space.SMALL)
        label = QLabel(words)
        label.setFont(look.font(Size.BODY, bold=True))
        label.setWordWrap(True)
        column.addWidget(label)
        return label

    def _focus_first(self) -> None:
        fields: list[QWidget] = list(self.reasons.values())
        if self.question.is_published:
            fields.append(self.publish_reason)
        (fields[0] if fields else self.this_week).setFocus()


def same_reason() -> str:
    return QCoreApplication.translate("board", "The same reason, if left empty")


def weeks_text(weeks: Sequence[date]) -> str:
    """Which weeks change: the first few by name, the rest by number."""
    if not weeks:
        return QCoreApplication.translate(
            "board", "No other week is planned yet: the later ones will follow."
        )
    named = " · ".join(text.week_text(week) for week in weeks[:MOST_WEEKS])
    left = len(weeks) - MOST_WEEKS
    if left > 0:
        template = QCoreApplication.translate("board", "{weeks} · and more: {count}")
        named = template.format(weeks=named, count=left)
    template = QCoreApplication.translate("board", "Changes {weeks}, and what is planned later.")
    return template.format(weeks=named)
