"""Before a plan is agreed: who has to agree, what is worth asking about, when it is looked at
again, and the button that agrees it."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from carecoop.errors import CareCoopError
from ui import look, text
from ui.look import Space
from ui.plans.next_review import next_review_editor
from ui.widgets.labels import Paragraph, quiet
from ui.widgets.lines import at_the_left

Asked = tuple[UUID | None, CareCoopError]  # the outcome that it is about, and the sentence


class AgreeingPart(QWidget):
    """Signals:
    agreed: agree the plan; with the day of its next review, or None.
    asked: go to an outcome (its id), or to the top (None).
    """

    agreed = Signal(object)
    asked = Signal(object)

    def __init__(
        self, worth_asking: Sequence[Asked], missing: Sequence[CareCoopError], by_clock: date
    ) -> None:
        """`missing`: a sentence for each side that has not agreed; `by_clock`: when the plan would
        be looked at again by the co-op's clock."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self.missing = [text.show_error(error) for error in missing]
        for sentence in self.missing:
            self._column.addWidget(Paragraph(sentence))
        said = self.tr("Worth asking about before it is agreed; none of it stops you:")
        self.intro = quiet(said if worth_asking else self.tr("Nothing stands open."))
        if worth_asking or not self.missing:
            self._column.addWidget(self.intro)
        self.gaps = [self._gap(*asked) for asked in worth_asking]
        self.trouble = Paragraph("", "trouble")
        self.trouble.hide()
        self._column.addWidget(self.trouble)
        self.next_review = next_review_editor(by_clock)
        self._column.addLayout(at_the_left(self.next_review))
        self.button = QPushButton(look.icon("check"), self.tr("Agree this plan"))
        self.button.setToolTip(self.tr("Its text stays as it is from then on; words may be added"))
        self.button.setMinimumHeight(36)
        self.button.clicked.connect(self._on_pressed)
        self._column.addLayout(at_the_left(self.button))

    def _gap(self, outcome_id: UUID | None, sentence: CareCoopError) -> QPushButton:
        gap = QPushButton(look.icon("arrow-top-right"), text.show_error(sentence))
        gap.setFlat(True)
        gap.setStyleSheet("text-align: left")
        gap.clicked.connect(partial(self.asked.emit, outcome_id))
        self._column.addWidget(gap)
        return gap

    def _on_pressed(self) -> None:
        self.agreed.emit(self.next_review.value())

    def say(self, sentence: str) -> None:
        """Why it could not be agreed."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
