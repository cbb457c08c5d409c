"""Reviews of a plan: begin one, go on with one, read those that were held."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from carecoop.services.plans.values import Distance, Review
from ui import look, text
from ui.look import Size, Space
from ui.plans.distance import DistanceView
from ui.plans.happened_part import HappenedPart
from ui.widgets.labels import heading, quiet
from ui.widgets.lines import at_the_left


class LookingBack(QWidget):
    """Signals:
    begun: begin a review.
    opened: the id of a review to read or to go on with.
    """

    begun = Signal()
    opened = Signal(object)

    def __init__(
        self,
        reviews: tuple[Review, ...],
        distances: tuple[Distance, ...],
        *,
        is_current: bool,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        going_on = next((one for one in reviews if one.finished_on is None), None)
        self.begin = QPushButton(look.icon("history"), self.tr("Look back together"))
        self.begin.setMinimumHeight(36)
        if going_on is not None:
            self.begin.setText(self.tr("Go on with the review"))
            self.begin.clicked.connect(partial(self.opened.emit, going_on.id))
        else:
            self.begin.clicked.connect(self.begun)
        if not is_current:
            self.begin.hide()
        column.addLayout(at_the_left(self.begin))
        self.happened = HappenedPart()
        if not is_current:
            self.happened.hide()
        column.addWidget(self.happened)
        self.held: list[QPushButton] = []
        for review in reviews:
            if review.finished_on is not None:
                column.addWidget(self._held(review))
        moved = [one for one in distances if len(one.points) > 1]
        if moved:
            column.addSpacing(Space.MEDIUM)
            column.addWidget(heading(self.tr("Distance travelled"), Size.HEADING))
        for distance in moved:
            column.addWidget(DistanceView(distance))

    def _held(self, review: Review) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        day = text.date_text(review.form.held_on) if review.form.held_on else ""
        button = QPushButton(self.tr("Review of {day}").format(day=day))
        button.setFlat(True)
        button.clicked.connect(partial(self.opened.emit, review.id))
        self.held.append(button)
        column.addLayout(at_the_left(button))
        if review.form.words:
            column.addWidget(quiet(self.tr("“{words}”").format(words=review.form.words)))
        return box
