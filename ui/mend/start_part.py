"""Where it begins: what is not settled yet, the form, and what it would leave open."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from carecoop.services.disruptions_values import AffectedVisit, DisruptionRow
from ui.look import Size, Space
from ui.mend import words
from ui.mend.keeping import refill
from ui.mend.report_form import ReportForm
from ui.mend.visit_card import VisitCard
from ui.widgets.labels import heading, quiet


class StartPart(QWidget):
    """Sends `chosen` with the id of a disruption to look at again."""

    chosen = Signal(object)

    def __init__(self, now: Callable[[], tuple[date, int]]) -> None:
        super().__init__()
        self.form = ReportForm(now)
        self.cards: list[VisitCard] = []
        self.buttons: list[QPushButton] = []
        self._open, self._settled, self._preview = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        for layout in (self._open, self._preview, self._settled):
            layout.setSpacing(Space.SMALL)
        column.addLayout(self._open)
        column.addWidget(self.form)
        column.addLayout(self._preview)
        column.addLayout(self._settled)
        column.addStretch(1)

    def show_disruptions(self, rows: Sequence[DisruptionRow]) -> None:
        """Those that are not settled above the form, the others below it."""
        self.buttons = []
        self._list(self._open, self.tr("Not settled yet"), rows, settled=False)
        self._list(self._settled, self.tr("Settled in the last four weeks"), rows, settled=True)

    def show_preview(self, visits: Sequence[AffectedVisit]) -> None:
        """What the form as it is written would leave open."""
        self.cards = [VisitCard(visit, self.form.form().kind) for visit in visits]
        for card in self.cards:
            card.opener.hide()
        title = heading(self._preview_text(len(visits)), Size.BODY)
        refill(self._preview, (title, *self.cards) if self.cards else ())

    def _preview_text(self, count: int) -> str:
        return self.tr("Visits this concerns: {count}").format(count=count)

    def _list(
        self, into: QVBoxLayout, title: str, rows: Sequence[DisruptionRow], *, settled: bool
    ) -> None:
        those = [row for row in rows if (row.settled_at_utc is not None) == settled]
        refill(into, self._lines(title, those) if those else ())

    def _lines(self, title: str, rows: Sequence[DisruptionRow]) -> Iterator[QWidget]:
        yield heading(title, Size.BODY)
        for row in rows:
            yield self._button(row)
            yield quiet(self._line(row), Size.SMALL)

    def _button(self, row: DisruptionRow) -> QPushButton:
        button = QPushButton(words.title(row.form, row.person_name))
        button.setToolTip(self.tr("Look at it again"))
        button.setAccessibleDescription(self._line(row))
        button.clicked.connect(lambda: self.chosen.emit(row.id))
        self.buttons.append(button)
        return button

    def _line(self, row: DisruptionRow) -> str:
        return f"{words.subtitle(row.form)}\n{words.standing(row)}"
