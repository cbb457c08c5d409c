"""What a mend does to the hours and the nights of each carer."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carecoop.services.disruptions_values import CarerEffect
from ui import text
from ui.look import Size, Space
from ui.mend import words
from ui.mend.keeping import refill
from ui.widgets.labels import Paragraph, heading, heading_that_wraps, quiet

REST_MINUTES = 11 * 60  # between two days of work: Working Time Regulations 1998, reg 10


class EffectsPart(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.HAIR)

    def show_effects(self, effects: Mapping[date, Sequence[CarerEffect]]) -> None:
        """Of each week that a mend is on show for."""
        refill(self._column, self._widgets(effects))

    def _widgets(self, effects: Mapping[date, Sequence[CarerEffect]]) -> Iterator[QWidget]:
        if not effects:
            yield quiet(self.tr("What a mend does to everybody's hours stands here."))
        for week, of_week in effects.items():
            if len(effects) > 1:
                yield heading(text.week_text(week), Size.HEADING)
            yield from self._of_week(of_week)

    def _of_week(self, effects: Sequence[CarerEffect]) -> Iterator[QWidget]:
        if not effects:
            yield quiet(self.tr("Nobody's hours change."))
        for effect in effects:
            yield heading_that_wraps(effect.name, Size.BODY)
            yield quiet(words.hours(effect))
            yield from self._rest(effect)

    def _rest(self, effect: CarerEffect) -> Iterator[QWidget]:
        after = effect.rest_after_minutes
        said = words.rest(effect)
        if after is not None and after < REST_MINUTES:
            short = self.tr("! {rest}: under 11 hours (Working Time Regulations, reg 10)")
            yield Paragraph(short.format(rest=said), "trouble", Size.SMALL)
        elif said:
            yield quiet(said, Size.SMALL)
