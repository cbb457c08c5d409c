"""Something happened after which a plan is looked at again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from carecoop import clock
from carecoop.kinds import ReviewCause
from carecoop.services.plans.values import EventForm
from ui.look import Space
from ui.widgets.editors import ChoiceEditor, TextEditor
from ui.widgets.moments import DateEditor


class HappenedPart(QWidget):
    """Signals:
    happened: an `EventForm`.
    """

    happened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cause = ChoiceEditor(
            [
                (ReviewCause.FALL, self.tr("A fall")),
                (ReviewCause.HOSPITAL, self.tr("A hospital stay")),
                (ReviewCause.COMPLAINT, self.tr("A complaint")),
                (ReviewCause.CIRCLE, self.tr("A change of circle")),
                (ReviewCause.ASKED, self.tr("Somebody asked for it")),
            ]
        )
        self.day = DateEditor()
        self.day.set_value(clock.today())
        self.note = TextEditor(hint=self.tr("In a line"), most=500)
        self.add = QPushButton(self.tr("It happened"))
        self.add.setToolTip(self.tr("The plan is looked at again soon after"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.SMALL)
        for editor, name, share in (
            (self.cause, self.tr("What happened"), 0),
            (self.day, self.tr("When"), 0),
            (self.note, self.tr("What happened, in a line"), 1),
        ):
            editor.name_it(name)
            line.addWidget(editor, share)
        line.addWidget(self.add)
        self.add.clicked.connect(self._on_add)

    def _on_add(self) -> None:
        self.happened.emit(
            EventForm(self.cause.value(), self.day.value(), self.note.value().strip())
        )
