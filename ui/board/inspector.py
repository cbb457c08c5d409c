"""The panel at the right that says everything about what is selected."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, QUrl, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from carecoop.services.editing_values import GapFit, Put
from carecoop.services.reasons import Reasons
from carecoop.services.week_values import WeekBoard
from ui import look
from ui.board import markup, moves, reasons, story, words
from ui.board.gaps import Gap
from ui.board.moves import Target
from ui.board.scene import Scene, Spot
from ui.board.style import BoardStyle
from ui.board.untold import CarerDays
from ui.look import Size, Space

WIDTH_CHARACTERS = 36


class Inspector(QTextBrowser):
    """Shows a visit, a carer's day, or what to do when nothing is selected.

    Signals:
        taken: the number of whom, or of what, was chosen from the list on show.
        note_asked: somebody wants to note what moved with the visit on show.
    """

    taken = Signal(int)
    note_asked = Signal()

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
        self._gap: Gap | None = None
        self._untold: CarerDays = frozenset()
        self._fits: tuple[GapFit, ...] | None = None
        self.anchorClicked.connect(self._on_link)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * WIDTH_CHARACTERS + Space.WIDE, 400)

    def show_spot(self, scene: Scene, spot: Spot | None, day: int, gap: Gap | None = None) -> None:
        """Show what is at a spot; `day` is the weekday in view, for a carer's row, and `gap` the
        free stretch of it that is meant."""
        if self._shown is None or (scene.board, spot) != (self._shown[0].board, self._shown[1]):
            self._reasons, self._fits = Reasons(), None
        if gap != self._gap:
            self._gap, self._fits = gap, None
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

    def show_untold(self, untold: CarerDays) -> None:
        """Say at a carer's name that the carer does not know yet how the day is; the rest stays
        as it is read."""
        if untold != self._untold:
            self._untold = untold
            if self._shown is not None:
                read = self.verticalScrollBar().value()
                self.setHtml(self._html(*self._shown))
                self.verticalScrollBar().setValue(read)

    def show_fits(self, gap: Gap, fits: tuple[GapFit, ...]) -> None:
        """Add what would fit into the gap, if it is still on show."""
        if self._shown is not None and gap == self._gap:
            self._fits = fits
            self.setHtml(self._html(*self._shown))

    def offer(self, number: int) -> tuple[Put, ...]:
        """What taking a number of the list on show would put; nothing where there is no such."""
        if self._shown is None or number < 1:
            return ()
        if self._fits is not None:
            return self._fits[number - 1].puts if number <= len(self._fits) else ()
        helpers, (scene, spot, _day) = reasons.offered(self._reasons), self._shown
        if spot is None or number > len(helpers):
            return ()
        helper = helpers[number - 1]
        (put,) = moves.puts(scene, [spot], Target(0, helper.carer_id))
        return (replace(put, start_minute=helper.start_minute),)

    def _on_link(self, link: QUrl) -> None:
        if link.scheme() == "take":
            self.taken.emit(int(link.path()))
        elif link.scheme() == "note":
            self.note_asked.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self.setHtml(self._html(*self._shown))

    def _html(self, scene: Scene, spot: Spot | None, day: int) -> str:
        style = BoardStyle.of(self.palette())
        block = scene.block(spot) if spot is not None else None
        if block is not None:
            note = story.note_link(style)
            said = story.of_block(scene, block, style, self._untold)
            return said + note + reasons.html(self._reasons, style)
        row = None if spot is None else scene.row_index(spot)
        if row is not None:
            said = story.of_day(scene, scene.rows[row], day, style, self._untold)
            return self._gap_html(style) + said
        return story.hint(style)

    def _gap_html(self, style: BoardStyle) -> str:
        gap = self._gap
        if gap is None:
            return ""
        head = markup.large(words.free(gap.start_minute, gap.end_minute))
        if self._fits is None:
            return head + markup.small(self.tr("Looking for what would fit…"), style)
        return head + reasons.fits_html(self._fits, style) + "<hr>"
