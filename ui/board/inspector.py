"""The panel at the right that says everything about what is selected."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from carecoop.services.reasons import Reasons
from carecoop.services.week_values import WeekBoard
from ui import look
from ui.board import reasons, story
from ui.board.scene import Scene, Spot
from ui.board.style import BoardStyle
from ui.look import Size, Space

WIDTH_CHARACTERS = 36


class Inspector(QTextBrowser):
    """Shows a visit, a carer's day, or what to do when nothing is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.font(Size.BODY))
        self.setOpenLinks(False)
        self.document().setDocumentMargin(Space.LARGE)
        self.setAccessibleName(self.tr("About the selection"))
        self.setMinimumWidth(200)
        self._shown: tuple[Scene, Spot | None, int] | None = None
        self._reasons = Reasons()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * WIDTH_CHARACTERS + Space.WIDE, 400)

    def show_spot(self, scene: Scene, spot: Spot | None, day: int) -> None:
        """Show what is at a spot; `day` is the weekday in view, for a carer's row."""
        if self._shown is None or (scene.board, spot) != (self._shown[0].board, self._shown[1]):
            self._reasons = Reasons()
        self._shown = (scene, spot, day)
        self.setHtml(self._html(scene, spot, day))

    def show_reasons(self, board: WeekBoard, spot: Spot, found: Reasons) -> None:
        """Add why a visit is with whom it is, if it is still on show; what is read stays put."""
        if self._shown is None or (self._shown[0].board, self._shown[1]) != (board, spot):
            return
        self._reasons = found
        read = self.verticalScrollBar().value()
        self.setHtml(self._html(*self._shown))
        self.verticalScrollBar().setValue(read)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self.setHtml(self._html(*self._shown))

    def _html(self, scene: Scene, spot: Spot | None, day: int) -> str:
        style = BoardStyle.of(self.palette())
        block = scene.block(spot) if spot is not None else None
        if block is not None:
            return story.of_block(scene, block, style) + reasons.html(self._reasons, style)
        row = None if spot is None else scene.row_index(spot)
        if row is not None:
            return story.of_day(scene, scene.rows[row], day, style)
        return story.hint(style)
