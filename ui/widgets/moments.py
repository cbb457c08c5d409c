"""Editors of minutes, lengths, dates and weekdays."""

import re
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QSizePolicy

from carecoop import clock
from ui import text
from ui.look import Space
from ui.widgets.accent_button import AccentButton
from ui.widgets.editor import Editor
from ui.widgets.editors import WheelGuard

CLOCK = re.compile(r"^(\d{1,2})(?:[:.h]?(\d{2}))?$")
LENGTH = re.compile(r"^(?:(\d+(?:[.,]\d+)?)\s*h)?\s*(?:(\d+)\s*(?:m|min)?)?$")


def read_minute(written: str) -> int | None:
    """Minutes after midnight from "8", "815", "8:15", "08.15" or "24:00"; None if unreadable."""
    found = CLOCK.match(written.strip().lower().replace(" ", ""))
    if not found:
        return None
    minute = int(found[1]) * 60 + int(found[2] or 0)
    return minute if int(found[2] or 0) < 60 and minute <= text.DAY_MINUTES else None


def read_hours(written: str) -> int | None:
    """Minutes from "32", "32.5", "32 h 30 min", "32:30" or "45 min"; None if unreadable."""
    tidy = written.strip().lower()
    if re.fullmatch(r"\d+(?:[.,]\d+)?", tidy):
        return round(float(tidy.replace(",", ".")) * 60)
    if clock_form := re.fullmatch(r"(\d+):([0-5]\d)", tidy):
        return int(clock_form[1]) * 60 + int(clock_form[2])
    in_words = _read_template(tidy)
    if in_words is not None:
        return in_words
    found = LENGTH.match(tidy)
    if not found or not (found[1] or found[2]):
        return None
    return round(float((found[1] or "0").replace(",", ".")) * 60) + int(found[2] or 0)


def _read_template(written: str) -> int | None:
    """Minutes from a length as this window writes it, whatever its language."""
    for template in text.length_templates():
        pattern = re.escape(template.lower()).replace(r"\{hours\}", r"(?P<hours>\d+)")
        found = re.fullmatch(pattern.replace(r"\{minutes\}", r"(?P<minutes>\d+)"), written)
        if found:
            parts = found.groupdict()
            return int(parts.get("hours", 0)) * 60 + int(parts.get("minutes", 0))
    return None


class _WrittenNumber(Editor[int]):
    """A number of minutes as a person writes it."""

    def __init__(self, width_like: str) -> None:
        self.line = QLineEdit()
        super().__init__(self.line)
        self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance(width_like) + 28)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._minutes = 0
        self.line.textEdited.connect(self._on_text)
        self.line.editingFinished.connect(self._tidy)

    def value(self) -> int:
        return self._minutes

    def set_value(self, value: int) -> None:
        if value != self._minutes or self.problem() or not self.line.text():
            self._minutes = value
            self.line.setText(self._write(value))

    def _read(self, written: str) -> int | None:
        raise NotImplementedError

    def _write(self, minutes: int) -> str:
        raise NotImplementedError

    def _on_text(self, written: str) -> None:
        minutes = self._read(written)
        if minutes is not None:
            self._minutes = minutes
        self.edited.emit()

    def _tidy(self) -> None:
        if not self.problem():
            self.line.setText(self._write(self._minutes))

    def _step(self, minutes: int) -> None:
        self._minutes = max(0, self._minutes + minutes)
        self.line.setText(self._write(self._minutes))
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._step(step)


class MinuteEditor(_WrittenNumber):
    """A time of day: "8", "815" and "8:15" are all understood; up and down move five minutes."""

    def __init__(self) -> None:
        super().__init__("00:00")

    def problem(self) -> str:
        if read_minute(self.line.text()) is not None:
            return ""
        return QCoreApplication.translate("moments", "Write a time such as 08:15.")

    def _read(self, written: str) -> int | None:
        return read_minute(written)

    def _write(self, minutes: int) -> str:
        return "24:00" if minutes == text.DAY_MINUTES else text.minutes_text(minutes)

    def _step(self, minutes: int) -> None:
        if 0 <= self._minutes + minutes <= text.DAY_MINUTES:
            super()._step(minutes)


class HoursEditor(_WrittenNumber):
    """A length: "32", "32.5", "1 h 30 min" and "45 min" are all understood."""

    def __init__(self) -> None:
        super().__init__("100 h 45 min")

    def problem(self) -> str:
        if read_hours(self.line.text()) is not None:
            return ""
        return QCoreApplication.translate("moments", "Write a length such as 32.5 or 1 h 30 min.")

    def _read(self, written: str) -> int | None:
        return read_hours(written)

    def _write(self, minutes: int) -> str:
        return text.hours_text(minutes)


class LengthEditor(HoursEditor):
    """The length of a visit, where a bare number means minutes."""

    def _read(self, written: str) -> int | None:
        return int(written) if written.strip().isdigit() else read_hours(written)


class DateEditor(Editor[date]):
    """A day, with a calendar to pick it from."""

    def __init__(self) -> None:
        self.box = QDateEdit()
        super().__init__(self.box)
        self.box.setCalendarPopup(True)
        self.box.setDisplayFormat("ddd d MMM yyyy")
        self.box.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.box.setMinimumDate(QDate(1990, 1, 1))
        self.box.setMinimumWidth(self.box.sizeHint().width() + Space.MEDIUM)  # room for "Wed 30"
        self.box.installEventFilter(WheelGuard(self.box))
        self.box.setDate(text.to_qdate(clock.today()))
        self._silent = False
        self.box.dateChanged.connect(self._on_date)

    def value(self) -> date:
        return text.from_qdate(self.box.date())

    def set_value(self, value: date) -> None:
        self._silent = True
        self.box.setDate(text.to_qdate(value))
        self._silent = False

    def _on_date(self) -> None:
        if not self._silent:
            self.edited.emit()


class OptionalDateEditor(Editor[date | None]):
    """A day that need not be: the tick says whether it is."""

    def __init__(self, words: str, offered: date | None = None) -> None:
        """`offered`: what stands there to begin with, instead of today."""
        self.tick = QCheckBox(words)
        self.day = DateEditor()
        super().__init__(self.tick, self.day)
        self._offered = offered
        self.day.set_value(offered or clock.today())
        self.row.addStretch(1)
        self.day.setEnabled(False)
        self.tick.toggled.connect(self.day.setEnabled)
        self.tick.clicked.connect(self.edited)
        self.day.edited.connect(self.edited)

    def value(self) -> date | None:
        return self.day.value() if self.tick.isChecked() else None

    def set_value(self, value: date | None) -> None:
        self.tick.setChecked(value is not None)
        self.day.set_value(value or self._offered or clock.today())

    def name_it(self, name: str) -> None:
        self.tick.setAccessibleName(name)
        self.day.name_it(name)


class DayButton(AccentButton):
    """A weekday to press in or out."""

    def __init__(self, weekday: int) -> None:
        super().__init__(text.day_name(weekday, short=True))
        self.setToolTip(text.day_name(weekday))


class WeekdaysEditor(Editor[frozenset[int]]):
    """Seven days to press in or out."""

    def __init__(self) -> None:
        self.buttons = [DayButton(weekday) for weekday in range(7)]
        super().__init__(*self.buttons)
        for button in self.buttons:
            button.clicked.connect(self.edited)
        self.row.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> frozenset[int]:
        return frozenset(day for day, button in enumerate(self.buttons) if button.isChecked())

    def set_value(self, value: Iterable[int]) -> None:
        chosen = set(value)
        for day, button in enumerate(self.buttons):
            button.setChecked(day in chosen)

    def name_it(self, name: str) -> None:
        for day, button in enumerate(self.buttons):
            button.setAccessibleName(f"{name}: {text.day_name(day)}")
