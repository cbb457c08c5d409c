"""What is to be known before a week is published, which cannot be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from carecoop.services.week_values import WeekBoard
from ui import text
from ui.look import Size, Space
from ui.publish.head_buttons import Step
from ui.widgets.labels import ToneLabel, heading, quiet
from ui.widgets.primary import PrimaryButton
from ui.widgets.reason_field import ReasonField

WIDTH_CHARACTERS = 62


class PublishSheet(QDialog):
    """Signals:
    decided: publish, with this reason ("" for the first time).
    """

    decided = Signal(str)

    def __init__(
        self,
        board: WeekBoard,
        step: Step,
        recent: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Publish the week"))
        self.is_first = step is Step.PUBLISH
        self.reason = ReasonField(recent)
        self.missing = ToneLabel("", "trouble")
        for widget in (self.reason, self.missing):
            widget.setVisible(not self.is_first)
        self.publish_button = PrimaryButton(self.tr("Publish"))
        self.publish_button.setDefault(True)
        self._lay_out(board)
        self.reason.edited.connect(self.missing.clear)
        self.reason.submitted.connect(self.accept)

    def accept(self) -> None:
        if not self.is_first and not self.reason.value():
            self.missing.setText(self.tr("Say in a few words why the week changes."))
            self.reason.setFocus()
            return
        self.decided.emit("" if self.is_first else self.reason.value())
        super().accept()

    def _lay_out(self, board: WeekBoard) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(heading(text.week_text(board.week), Size.HEADING))
        figures = board.figures
        carers = {place.carer_id for visit in board.visits for place in visit.places}
        filled = self.tr("Carers: {carers} · places filled: {filled} of {wanted}")
        column.addWidget(
            ToneLabel(
                filled.format(
                    carers=len(carers), filled=figures.places_filled, wanted=figures.places_wanted
                ),
                "quiet",
            )
        )
        missing = figures.places_wanted - figures.places_filled
        if missing:
            said = self.tr("Places that still need someone: {missing}")
            column.addWidget(ToneLabel(said.format(missing=missing), "caution"))
        column.addWidget(quiet(self._what_follows()))
        for widget in (self.reason, self.missing):
            column.addWidget(widget)
        column.addWidget(self._buttons())
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_CHARACTERS)

    def _what_follows(self) -> str:
        if self.is_first:
            return self.tr(
                "From now on carers and families go by this week, and everybody counts as told: "
                "print it or send it on. A change after this needs a reason, and shows until the "
                "carer has been told. Publishing cannot be taken back."
            )
        return self.tr(
            "People, visits or absences are no longer as the published week has them. Published "
            "again, the week has a new version, and the carers whose days change are to be told."
        )

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.publish_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
