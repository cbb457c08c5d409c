"""What a mend does to the hours and the nights of each carer."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carecoop.services.disruptions_values import CarerEffect
from ui.look import Size, Space
from ui.mend import words
from ui.mend.keeping import clear
from ui.widgets.labels import Paragraph, heading, quiet

REST_MINUTES = 11 * 60  # between two days of work: Working Time Regulations 1998, reg 10


class EffectsPart(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.HAIR)

    def show_effects(self, effects: Sequence[CarerEffect] | None) -> None:
        """None where there is no mend to tell of."""
        clear(self._column)
        if effects is None:
            self._column.addWidget(
                quiet(self.tr("Here is what a mend does to everybody's hours, once there is one."))
            )
        elif not effects:
            self._column.addWidget(quiet(self.tr("Nobody's hours change.")))
        for effect in effects or ():
            self._column.addWidget(heading(effect.name, Size.BODY))
            self._column.addWidget(quiet(words.hours(effect)))
            self._add_rest(effect)
            self._column.addSpacing(Space.SMALL)
        self._column.addStretch(1)

    def _add_rest(self, effect: CarerEffect) -> None:
        after = effect.rest_after_minutes
        said = words.rest(effect)
        if after is not None and after < REST_MINUTES:
            short = self.tr("! {rest}: under 11 hours (Working Time Regulations, reg 10)")
            self._column.addWidget(Paragraph(short.format(rest=said), "trouble", Size.SMALL))
        elif said:
            self._column.addWidget(quiet(said, Size.SMALL))
