"""What the head of the week offers: to publish or close it, and who is not told yet."""

from datetime import date
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QToolButton

from carecoop import clock
from carecoop.kinds import RotaState
from carecoop.services.publishing_values import Published
from carecoop.services.week_values import WeekBoard
from ui import look


class Step(Enum):
    """What comes next for a week."""

    NOTHING = auto()
    PUBLISH = auto()
    PUBLISH_AGAIN = auto()
    CLOSE = auto()


def next_step(board: WeekBoard, published: Published, today: date) -> Step:
    if not board.version or board.state is RotaState.WORKED:
        return Step.NOTHING
    if board.week < clock.monday_of(today):
        return Step.CLOSE
    if board.state is RotaState.DRAFT:
        return Step.PUBLISH if board.figures.places_filled else Step.NOTHING
    return Step.PUBLISH_AGAIN if published.differs else Step.NOTHING


class PublishButton(QPushButton):
    """Sends `asked` with a `Step`."""

    asked = Signal(object)
    KEYS = "Ctrl+Shift+P"

    def __init__(self) -> None:
        super().__init__()
        self.step = Step.NOTHING
        self.clicked.connect(lambda: self.asked.emit(self.step))
        self.show_step(Step.NOTHING)

    def show_step(self, step: Step) -> None:
        """Offer what comes next; where nothing does, take no room."""
        self.step = step
        words, tip = {
            Step.NOTHING: ("", ""),
            Step.PUBLISH: (
                self.tr("Publish…"),
                self.tr("Let carers and families go by this week ({keys})"),
            ),
            Step.PUBLISH_AGAIN: (
                self.tr("Publish changes…"),
                self.tr("People, visits or absences changed since it was published ({keys})"),
            ),
            Step.CLOSE: (
                self.tr("Close the week"),
                self.tr("It was worked as the rota has it now ({keys})"),
            ),
        }[step]
        self.setText(words)
        self.setAccessibleName(words or self.tr("Publish"))
        self.setToolTip(tip.format(keys=self.KEYS))
        self.setShortcut(self.KEYS)  # setting the text takes it away
        self.setVisible(step is not Step.NOTHING)


class ToldButton(QToolButton):
    """Says how many carers' days are not told yet, and opens or closes the list of them."""

    KEYS = "Ctrl+T"

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setIcon(look.icon("comment-processing-outline"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip(
            self.tr("Whose days changed and who has not been told ({keys})").format(keys=self.KEYS)
        )
        self.show_count(0)

    def show_count(self, count: int) -> None:
        self.setText(self.tr("Not yet told: {count}").format(count=count))
        self.setAccessibleName(self.text())
        self.setShortcut(self.KEYS)
        self.setVisible(bool(count) or self.isChecked())
