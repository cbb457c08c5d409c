"""A button that stays pressed in, filled with the accent and bold while it is."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolButton

from ui import look
from ui.look import Size


class AccentButton(QToolButton):
    """As wide in as out, so that nothing moves."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(look.font(Size.BODY, bold=True))
        self.setFixedWidth(self.sizeHint().width())
        self.setFont(look.font(Size.BODY))
        self.toggled.connect(self._paint_state)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._paint_state()

    def _paint_state(self) -> None:
        palette = QPalette()
        if self.isChecked():
            tones = look.colours()
            palette.setColor(QPalette.ColorRole.Button, tones.accent)
            palette.setColor(QPalette.ColorRole.ButtonText, tones.on_accent)
        self.setPalette(palette)
        self.setFont(look.font(Size.BODY, bold=self.isChecked()))
