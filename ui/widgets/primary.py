"""The one button of a panel that does what the panel is for."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton

from ui import look
from ui.look import CONTROL_HEIGHT


class PrimaryButton(QPushButton):
    """Filled with the accent, light and dark."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setMinimumHeight(CONTROL_HEIGHT)
        self._paint_accent()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._paint_accent()

    def _paint_accent(self) -> None:
        tones, palette = look.colours(), QPalette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Button, tones.button)
            palette.setColor(group, QPalette.ColorRole.ButtonText, tones.on_accent)
        self.setPalette(palette)
