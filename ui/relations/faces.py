"""A carer as a face: letters that nobody shares, a colour, a shape, and how familiar they are.

As on the board the circle is solid, a known face light with a solid edge, a new one dashed with
an N. Colours help the eye along a row; what they say is also said by letters and edge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen, QPixmap

from carecoop.services.week_values import Relationship
from ui import look
from ui.board import words
from ui.board.scene import initials
from ui.board.style import BoardStyle
from ui.look import Space, contrast, legible_on

LEAST_CONTRAST = 3.0  # of an edge against what is behind it: WCAG 2.2, 1.4.11
SQUARE_CORNER = 4.0


@dataclass(frozen=True, slots=True)
class Badge:
    """What a carer looks like among others; `is_square` tells two of the same colour apart."""

    letters: str
    colour: QColor
    is_square: bool


def badges(names: Sequence[tuple[UUID, str]]) -> dict[UUID, Badge]:
    """A badge for each carer, by the order in which they are given."""
    made: dict[UUID, Badge] = {}
    taken: set[str] = set()
    for at, (carer, name) in enumerate(names):
        letters = next(each for each in _letters(name) if each.casefold() not in taken)
        taken.add(letters.casefold())
        round_, hue = divmod(at, len(look.CATEGORIES))
        made[carer] = Badge(letters, QColor(look.CATEGORIES[hue]), is_square=bool(round_ % 2))
    return made


def _letters(name: str) -> Iterator[str]:
    """Ways to write a name in two letters, then with a number, without end."""
    first = initials(name) or "?"
    yield first
    rest = [letter for letter in name[1:] if letter.isalnum()]
    yield from (name[0] + letter for letter in rest)
    number = 2
    while True:
        yield f"{first[0]}{number}"
        number += 1


class FacePainter:
    """Draws faces in the colours of a palette."""

    def __init__(self, palette: QPalette) -> None:
        self.style = BoardStyle.of(palette)
        self._metrics = QFontMetricsF(self.style.strong_font)
        self.side = round(self._metrics.height()) + Space.SMALL

    def size(self, badge: Badge, *, is_first: bool) -> QSizeF:
        """As high as wide, wider where the letters or the N need it."""
        wide = self._metrics.horizontalAdvance(_written(badge, is_first=is_first))
        return QSizeF(max(self.side, wide + Space.MEDIUM), self.side)

    def paint(
        self,
        painter: QPainter,
        box: QRectF,
        badge: Badge,
        relationship: Relationship,
        *,
        is_first: bool = False,
    ) -> None:
        fill, ink = self._coat(badge.colour, relationship)
        painter.setPen(self._edge(badge.colour, relationship))
        painter.setBrush(fill)
        corner = SQUARE_CORNER if badge.is_square else box.height() / 2
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner)
        painter.setFont(self.style.strong_font)
        painter.setPen(ink)
        words_shown = _written(badge, is_first=is_first)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words_shown)

    def paint_nobody(self, painter: QPainter, box: QRectF) -> None:
        """A place with nobody in it, as the board marks trouble."""
        painter.setPen(QPen(self.style.trouble, 1.6))
        painter.setBrush(self.style.base)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), box.height() / 2, box.height() / 2)
        painter.setFont(self.style.strong_font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–")

    def pixmap(self, badge: Badge, relationship: Relationship, ratio: float) -> QPixmap:
        """The face as a picture beside a name."""
        size = self.size(badge, is_first=False)
        made = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRectF(0, 0, size.width(), size.height()), badge, relationship)
        painter.end()
        return made

    def _coat(self, colour: QColor, relationship: Relationship) -> tuple[QColor, QColor]:
        """The fill and the ink on it."""
        style = self.style
        if relationship is Relationship.CIRCLE:
            return colour, legible_on(colour)
        if relationship is Relationship.KNOWN:
            return look.mix(style.base, colour, 0.22), style.text
        return style.base, style.text

    def _edge(self, colour: QColor, relationship: Relationship) -> QPen:
        pen = QPen(visible_on(self.style.base, colour, self.style.text), 1.6)
        if relationship is Relationship.NEW:
            pen.setDashPattern([2.6, 2.0])
        return pen


def visible_on(back: QColor, colour: QColor, ink: QColor) -> QColor:
    """The colour with as much ink in it as an edge needs to be seen."""
    shares = (step / 10 for step in range(11))
    mixed = (look.mix(colour, ink, share) for share in shares)
    return next((each for each in mixed if contrast(each, back) >= LEAST_CONTRAST), ink)


def _written(badge: Badge, *, is_first: bool) -> str:
    return f"{badge.letters} {words.new_letter()}" if is_first else badge.letters
