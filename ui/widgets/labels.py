"""Headings and quiet text, in colours that follow the palette."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import look
from ui.look import Size

MOST_HEIGHT = 10_000  # of a text while it is measured
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


class ToneLabel(QLabel):
    """Plain text in one of the colours of `look.Colours`, light and dark."""

    def __init__(self, words: str = "", tone: str = "quiet", size: Size = Size.BODY) -> None:
        super().__init__(words)
        self._tone = tone
        self.setFont(look.font(size))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._paint_tone()

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self._paint_tone()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_tone()

    def _paint_tone(self) -> None:
        look.tint(self, getattr(look.colours(), self._tone))


def heading(words: str, size: Size = Size.HEADING) -> QLabel:
    label = QLabel(words)
    label.setFont(look.font(size, bold=True))
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class Paragraph(ToneLabel):
    """Text that wraps and is just as high as its wrapping at the width it has.

    Qt's own label asks for the height of its narrowest wrapping wherever layouts are nested.
    """

    def __init__(self, words: str = "", tone: str = "quiet", size: Size = Size.BODY) -> None:
        super().__init__(words, tone, size)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, words: str) -> None:
        super().setText(words)
        self._fit()

    def hasHeightForWidth(self) -> bool:
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Qt's own answer never gets below the height that it had before."""
        room = QRect(0, 0, self.contentsRect().width(), MOST_HEIGHT)
        height = self.fontMetrics().boundingRect(room, WRAPPED, self.text()).height()
        if height > 0 and height != self.minimumHeight():
            self.setFixedHeight(height)


def quiet(words: str, size: Size = Size.BODY) -> Paragraph:
    """Secondary text that wraps."""
    return Paragraph(words, size=size)


def heading_that_wraps(words: str, size: Size = Size.HEADING) -> Paragraph:
    """Where long names have little room."""
    made = Paragraph(words, "text", size)
    made.setFont(look.font(size, bold=True))
    return made
