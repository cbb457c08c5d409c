"""The figures that proposals are weighed by, in one order everywhere, and a line of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from carecoop.services.week_values import WeekFigures
from ui import look, text
from ui.look import Size, Space
from ui.widgets.labels import ToneLabel


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure's name, and its value in each of the weeks that stand side by side."""

    name: str
    values: tuple[str, ...]
    short: str = ""  # where it stands right of one that says the rest


def figure_rows(weeks: Sequence[WeekFigures]) -> tuple[FigureRow, ...]:
    def row(name: str, said: Callable[[WeekFigures], str], short: str = "") -> FigureRow:
        return FigureRow(name, tuple(said(one) for one in weeks), short)

    translate = QCoreApplication.translate
    return (
        row(translate("figures", "Filled"), _filled),
        row(
            translate("figures", "Faces per person, 14 days"),
            lambda one: _decimal(one.carers_per_client_14),
        ),
        row(
            translate("figures", "Faces per person, 28 days"),
            lambda one: _decimal(one.carers_per_client_28),
            translate("figures", "28 days"),
        ),
        row(translate("figures", "By the circle"), lambda one: _share(one.circle_share)),
        row(translate("figures", "New faces"), lambda one: str(one.new_faces)),
        row(translate("figures", "Travel"), lambda one: _hours(one.travel_minutes)),
        row(translate("figures", "Waiting"), lambda one: _hours(one.waiting_minutes)),
        row(translate("figures", "Hours of contract"), _against),
    )


class FiguresLine(QWidget):
    """A small table: each figure's name, and below it before and after. What changed is bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.WIDE)
        self._grid.setVerticalSpacing(0)
        self._labels: list[tuple[ToneLabel, QLabel]] = []

    def show_figures(self, before: WeekFigures, after: WeekFigures) -> None:
        rows = figure_rows((before, after))
        if not self._labels:
            self._labels = [self._place(column) for column in range(len(rows))]
        template = self.tr("{before} → {after}")
        for (name, value), row in zip(self._labels, rows, strict=True):
            was, becomes = row.values
            name.setText(row.short or row.name)
            value.setText(was if was == becomes else template.format(before=was, after=becomes))
            value.setFont(look.font(Size.BODY, bold=was != becomes))
        said = [f"{row.name}: {template.format(before=row.values[0], after=row.values[1])}"
                for row in rows]  # fmt: skip
        self.setAccessibleName(self.tr("Figures before and after"))
        self.setAccessibleDescription("; ".join(said))

    @property
    def words(self) -> str:
        return self.accessibleDescription()

    def _place(self, column: int) -> tuple[ToneLabel, QLabel]:
        name, value = ToneLabel("", "quiet", Size.SMALL), QLabel()
        value.setTextFormat(Qt.TextFormat.PlainText)
        self._grid.addWidget(name, 0, column)
        self._grid.addWidget(value, 1, column)
        self._grid.setColumnStretch(column + 1, 0)
        self._grid.setColumnStretch(len(self._labels) + column + 2, 1)
        return name, value


def _filled(figures: WeekFigures) -> str:
    return f"{figures.places_filled}/{figures.places_wanted}"


def _decimal(value: float | None) -> str:
    return "–" if value is None else QLocale().toString(value, "f", 1)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def _hours(minutes: int) -> str:
    return text.hours_text(round(minutes / 60) * 60)


def _against(figures: WeekFigures) -> str:
    worked, contract = round(figures.worked_minutes / 60), round(figures.contract_minutes / 60)
    template = QCoreApplication.translate("figures", "{worked}/{contract} h")
    return template.format(worked=worked, contract=contract)
