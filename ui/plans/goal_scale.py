"""Goal attainment for those who want it: the level at the start, and how much a goal weighs."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carecoop.services.plans.values import LEAST_LEVEL, OutcomeForm
from ui.board.flow import FlowLayout
from ui.look import Space
from ui.plans import words
from ui.plans.meta import ChoiceButton

WEIGHTS = range(4)
START_LEVELS = range(LEAST_LEVEL, 0)  # agreed before: nobody begins where they hope to be


class GoalScale(QWidget):
    """Sends `edited` when something was chosen. Weights are asked once there is a level."""

    edited = Signal()

    def __init__(self, form: OutcomeForm) -> None:
        super().__init__()
        self.level = self._choice(
            self.tr("Goal scale: level at the start"),
            [(one, words.level_name(one)) for one in START_LEVELS],
            form.baseline_level,
        )
        self.importance = self._choice(
            self.tr("Importance"), [(one, str(one)) for one in WEIGHTS], form.importance
        )
        self.difficulty = self._choice(
            self.tr("Difficulty"), [(one, str(one)) for one in WEIGHTS], form.difficulty
        )
        flow = FlowLayout(Space.HAIR)
        flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(flow)
        for button in (self.level, self.importance, self.difficulty):
            flow.addWidget(button)
            button.chosen.connect(self._on_chosen)

    def values(self) -> dict[str, Any]:
        """As the form's fields name them."""
        return {
            "baseline_level": self.level.value(),
            "importance": self.importance.value(),
            "difficulty": self.difficulty.value(),
        }

    def show_values(self, form: OutcomeForm) -> None:
        self.level.set_value(form.baseline_level)
        self.importance.set_value(form.importance)
        self.difficulty.set_value(form.difficulty)
        self._show_weights()

    def _choice(self, name: str, rows: list[tuple[int, str]], chosen: int | None) -> ChoiceButton:
        button = ChoiceButton(name)
        shown = self.tr("{name}: {value}")
        offered: list[tuple[object, str, str]] = [(None, self.tr("None"), name)]
        offered += [(one, said, shown.format(name=name, value=said)) for one, said in rows]
        if chosen is not None and all(chosen != one for one, _said in rows):
            said = words.level_name(chosen)  # as it was agreed, though nobody is asked so now
            offered.append((chosen, said, shown.format(name=name, value=said)))
        button.offer(offered)
        return button

    def _on_chosen(self) -> None:
        self._show_weights()
        self.edited.emit()

    def _show_weights(self) -> None:
        for button in (self.importance, self.difficulty):
            if self.level.value() is None:
                button.hide()
            else:
                button.show()
