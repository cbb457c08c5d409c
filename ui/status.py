"""The line at the bottom: what was done last, with *Undo*; or what did not work."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStatusBar

from ui import look
from ui.widgets.labels import ToneLabel


class StatusLine(QStatusBar):
    """Says one sentence at a time; trouble has a mark and its own colour."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = ("", "")  # its name, and the tone it is drawn in
        self.mark = QLabel()
        self.sentence = ToneLabel("", "quiet")
        self.sentence.setAccessibleName(self.tr("What was done last"))
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.undo_button = QPushButton(look.icon("undo"), self.tr("Undo"))
        self.undo_button.setFlat(True)
        self.undo_button.setToolTip(self.tr("Take it back (Ctrl+Z)"))
        self.undo_button.clicked.connect(self.undo_asked)
        self.undo_button.hide()
        self.mark.hide()
        self.addWidget(self.mark)
        self.addWidget(self.sentence, 1)
        self.addPermanentWidget(self.undo_button)

    def say(self, sentence: str, undoable: bool) -> None:  # noqa: FBT001 - takes Desk.said
        self._show(sentence, "quiet", "check")
        self.undo_button.setVisible(undoable)

    def trouble(self, sentence: str) -> None:
        self._show(sentence, "trouble", "alert-circle-outline")
        self.undo_button.hide()

    def _show(self, sentence: str, tone: str, icon_name: str) -> None:
        self._icon = (icon_name, tone)
        self._draw_mark()
        self.mark.show()
        self.sentence.set_tone(tone)
        self.sentence.setText(sentence)
        self.sentence.setToolTip(sentence)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._draw_mark()

    def _draw_mark(self) -> None:
        icon_name, tone = self._icon
        if icon_name:
            colour = getattr(look.colours(), tone)
            self.mark.setPixmap(look.icon(icon_name, colour).pixmap(16, 16))
