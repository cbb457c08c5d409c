"""A carer's weekly windows: a picture of the week, and rows to change it in."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from carecoop import clock
from carecoop.kinds import Weeks
from carecoop.services.people_values import AvailabilityForm
from ui import look, text
from ui.look import Size, Space
from ui.people import words
from ui.widgets.editor import Editor
from ui.widgets.editors import ChoiceEditor
from ui.widgets.labels import quiet
from ui.widgets.moments import MinuteEditor, WeekdaysEditor
from ui.widgets.rows import RowEditor, RowsEditor

ROW_HEIGHT = 26
HOUR_MARKS = range(0, 25, 3)
Windows = tuple[AvailabilityForm, ...]


class Window(NamedTuple):
    """The same hours on several weekdays."""

    weekdays: frozenset[int]
    start_minute: int
    end_minute: int  # past 1440: into the next day
    weeks: Weeks


def gather(windows: Iterable[AvailabilityForm]) -> tuple[Window, ...]:
    """Windows with the same hours and weeks as one, earliest first."""
    days: dict[tuple[int, int, Weeks], set[int]] = {}
    for each in windows:
        days.setdefault((each.start_minute, each.end_minute, each.weeks), set()).add(each.weekday)
    found = (Window(frozenset(on), *hours) for hours, on in days.items())
    return tuple(sorted(found, key=lambda w: (w.start_minute, w.end_minute, min(w.weekdays))))


def spread(windows: Iterable[Window]) -> Windows:
    """One window per weekday, as it is kept."""
    return tuple(
        AvailabilityForm(day, each.start_minute, each.end_minute, each.weeks)
        for each in windows
        for day in sorted(each.weekdays)
    )


class WindowRow(RowEditor[Window]):
    """Days, from, until and which weeks; an end at or before the start is the next day's."""

    def __init__(self) -> None:
        super().__init__()
        self.days = WeekdaysEditor()
        self.start = MinuteEditor()
        self.end = MinuteEditor()
        self.weeks: ChoiceEditor[Weeks] = ChoiceEditor(words.weeks())
        self.place(self.days, self.tr("Days"))
        self.place(self.start, self.tr("From"))
        self.word("–")
        self.place(self.end, self.tr("Until"))
        self.place(self.weeks, self.tr("Weeks"))
        self.stretch()

    def value(self) -> Window:
        start, end = self.start.value(), self.end.value()
        if end <= start:
            end += text.DAY_MINUTES
        return Window(self.days.value(), start, end, self.weeks.value())

    def set_value(self, value: Window) -> None:
        self.days.set_value(value.weekdays)
        self.start.set_value(value.start_minute)
        past = value.end_minute > text.DAY_MINUTES
        self.end.set_value(value.end_minute - text.DAY_MINUTES if past else value.end_minute)
        self.weeks.set_value(value.weeks)

    def problem(self) -> str:
        if not self.days.value():
            return self.tr("Choose at least one day of the week.")
        return super().problem()


class WeekPicture(QWidget):
    """Seven rows of 24 hours; A weeks fill the upper half, B weeks the lower."""

    def __init__(self) -> None:
        super().__init__()
        self._windows: Windows = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The week at a glance"))

    def set_windows(self, windows: Windows) -> None:
        self._windows = windows
        spans = (
            f"{text.days_text(w.weekdays)} {text.span_text(w.start_minute, w.end_minute)}"
            for w in gather(windows)
        )
        self.setAccessibleDescription("; ".join(spans))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 8 * ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 8 * ROW_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(Size.SMALL))
        left = painter.fontMetrics().horizontalAdvance("Wednesday"[:4]) + Space.LARGE
        area = QRectF(left, ROW_HEIGHT, self.width() - left - 1, 7 * ROW_HEIGHT)
        self._paint_grid(painter, area)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colours(self.palette()).accent)
        for window in self._windows:
            for bar in self._bars(window, area):
                painter.drawRoundedRect(bar, 3, 3)

    def _paint_grid(self, painter: QPainter, area: QRectF) -> None:
        tones = look.colours(self.palette())
        painter.fillRect(area, self.palette().color(QPalette.ColorRole.Base))
        centre = Qt.AlignmentFlag.AlignCenter
        for hour in HOUR_MARKS:
            x = area.left() + area.width() * hour / 24
            painter.setPen(tones.line)
            painter.drawLine(int(x), int(area.top()), int(x), int(area.bottom()))
            painter.setPen(tones.quiet)
            at = min(max(x - 15, area.left() - 4), area.right() - 26)
            painter.drawText(QRectF(at, 0, 30, ROW_HEIGHT), centre, f"{hour:02d}")
        for day in range(7):
            top = area.top() + day * ROW_HEIGHT
            painter.setPen(tones.line)
            painter.drawLine(int(area.left()), int(top), int(area.right()), int(top))
            painter.setPen(tones.quiet)
            where = QRectF(0, top, area.left() - Space.SMALL, ROW_HEIGHT)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, text.day_name(day, short=True))

    @staticmethod
    def _bars(window: AvailabilityForm, area: QRectF) -> list[QRectF]:
        """A bar, or two where the window runs over midnight (Sunday's into Monday)."""
        spans = [(window.weekday, window.start_minute, min(window.end_minute, text.DAY_MINUTES))]
        if window.end_minute > text.DAY_MINUTES:
            rest = window.end_minute - text.DAY_MINUTES
            spans.append(((window.weekday + 1) % 7, 0, rest))
        inset = 4.0
        height = ROW_HEIGHT - 2 * inset
        if window.weeks is not Weeks.EVERY:
            height = height / 2 - 1
        drop = ROW_HEIGHT / 2 - inset + 1 if window.weeks is Weeks.B else 0.0
        return [
            QRectF(
                area.left() + area.width() * start / text.DAY_MINUTES,
                area.top() + day * ROW_HEIGHT + inset + drop,
                area.width() * (end - start) / text.DAY_MINUTES,
                height,
            )
            for day, start, end in spans
        ]


class AvailabilityEditor(Editor[Windows]):
    """The picture above, the rows below."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = WeekPicture()
        self.rows = RowsEditor(
            _new_window,
            self.tr("Add hours"),
            self.tr("No hours yet: without them no rota can give this carer a visit."),
        )
        self.lead_with(self.rows.add_button)
        column = QVBoxLayout()
        column.setSpacing(Space.LARGE)
        column.addWidget(self.picture)
        column.addWidget(self._legend())
        column.addWidget(self.rows)
        self.row.addLayout(column)
        self.rows.edited.connect(self._on_edited)

    def value(self) -> Windows:
        return spread(self.rows.value())

    def set_value(self, value: Windows) -> None:
        self.rows.set_value(gather(value))
        self.picture.set_windows(value)

    def problem(self) -> str:
        return self.rows.problem()

    def _on_edited(self) -> None:
        self.picture.set_windows(self.value())
        self.edited.emit()

    def _legend(self) -> QWidget:
        letter = clock.weeks_letter(clock.today())
        template = self.tr(
            "Upper half: A weeks. Lower half: B weeks. This week is a {letter} week. "
            "Hours that end before they start run into the next day."
        )
        return quiet(template.format(letter=letter.value), Size.SMALL)


def _new_window() -> WindowRow:
    row = WindowRow()
    row.set_value(Window(frozenset(range(5)), 7 * 60, 14 * 60, Weeks.EVERY))
    return row
