"""Before a plan is agreed: what is worth asking about, and the button that agrees it."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from carecoop.errors import CareCoopError
from ui import look, text
from ui.look import Space
from ui.widgets.labels import Paragraph, quiet
from ui.widgets.lines import at_the_left

Asked = tuple[UUID | None, CareCoopError]  # the outcome that it is about, and the sentence


class AgreeingPart(QWidget):
    """Signals:
    agreed: agree the plan.
    asked: go to an outcome (its id), or to the top (None).
    """

    agreed = Signal()
    asked = Signal(object)

    def __init__(self, worth_asking: Sequence[Asked]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        said = self.tr("Worth asking about before it is agreed; none of it stops you:")
        self.intro = quiet(said if worth_asking else self.tr("Nothing stands open."))
        column.addWidget(self.intro)
        self.gaps: list[QPushButton] = []
        for outcome_id, sentence in worth_asking:
            gap = QPushButton(look.icon("arrow-top-right"), text.show_error(sentence))
            gap.setFlat(True)
            gap.setStyleSheet("text-align: left")
            gap.clicked.connect(partial(self.asked.emit, outcome_id))
            self.gaps.append(gap)
            column.addWidget(gap)
        self.trouble = Paragraph("", "trouble")
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.button = QPushButton(look.icon("check"), self.tr("Agree this plan"))
        self.button.setToolTip(self.tr("Its text stays as it is from then on; words may be added"))
        self.button.setMinimumHeight(36)
        self.button.clicked.connect(self.agreed)
        column.addLayout(at_the_left(self.button))

    def say(self, sentence: str) -> None:
        """Why it could not be agreed."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
