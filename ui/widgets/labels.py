"""Headings and quiet text, in colours that follow the palette."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import look
from ui.look import Size


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
    """Text that wraps. Qt asks for the height of its narrowest wrapping; one line will do."""

    def __init__(self, words: str, size: Size) -> None:
        super().__init__(words, size=size)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing())


def quiet(words: str, size: Size = Size.BODY) -> Paragraph:
    """Secondary text that wraps."""
    return Paragraph(words, size)
