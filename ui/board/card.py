"""The card beside what is being moved: lines with a sign for how each is to be taken."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen

from ui.board.lettering import Laid, Lettering, draw
from ui.board.style import BoardStyle
from ui.board.verdicts import SIGNS, Line, Tone
from ui.look import Space

LETTERS = 56  # of a line; what is longer goes on below
GAP = 10  # pixels from what it stands beside
INDENT = 14
STRONG = frozenset({Tone.TITLE, Tone.IMPOSSIBLE, Tone.BREAK})


class Card:
    """Lines laid out once in a style, to be drawn wherever there is room."""

    def __init__(self, style: BoardStyle, lines: Sequence[Line]) -> None:
        self._style = style
        self._strong = Lettering(style.strong_font)
        self._small = Lettering(style.small_font)
        self._lines = [part for line in lines for part in self._parts(line)]
        widest = max((laid.width for _tone, _sign, laid in self._lines), default=0.0)
        self.size = QSize(
            round(widest) + INDENT + 2 * Space.SMALL,
            len(self._lines) * style.small_height + Space.SMALL,
        )

    def beside(self, ghost: QRect, view: QRect, pointer: QPoint | None) -> QRect:
        """Below what is moved where there is room, else above it; within the view."""
        x = ghost.left() if pointer is None else pointer.x() + GAP
        x = max(view.left() + 2, min(x, view.right() - self.size.width() - 2))
        y = ghost.bottom() + GAP
        if y + self.size.height() > view.bottom():
            y = max(view.top() + 2, ghost.top() - GAP - self.size.height())
        return QRect(QPoint(x, y), self.size)

    def paint(self, painter: QPainter, box: QRect) -> None:
        style = self._style
        painter.setPen(QPen(style.text, 1))
        painter.setBrush(style.base)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        left, top = box.left() + Space.SMALL, box.top() + Space.HAIR
        for tone, sign, laid in self._lines:
            painter.setPen(self._ink(tone))
            if sign:
                painter.setFont(style.strong_font)
                draw(painter, left, top, self._strong.laid(sign))
            painter.setFont(style.strong_font if tone in STRONG else style.small_font)
            draw(painter, left + (0 if tone is Tone.TITLE else INDENT), top, laid)
            top += style.small_height

    def _parts(self, line: Line) -> Iterator[tuple[Tone, str, Laid]]:
        letters = self._strong if line.tone in STRONG else self._small
        for at, part in enumerate(wrap(line.words, LETTERS)):
            yield line.tone, SIGNS.get(line.tone, "") if at == 0 else "", letters.laid(part)

    def _ink(self, tone: Tone) -> QColor:
        style = self._style
        if tone in {Tone.IMPOSSIBLE, Tone.BREAK}:
            return style.trouble
        return style.quiet if tone is Tone.QUIET else style.text
