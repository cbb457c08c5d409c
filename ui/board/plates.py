"""Blocks without their words, drawn once for each look and size and then copied.

A plate's fill and edge say who comes, its stripe the risk; marks at its edges tell of a second
carer, a new face, what is locked, trouble and change. Nothing is told by colour alone.
"""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from carecoop.kinds import Lock, Priority
from carecoop.services.week_values import Relationship
from ui import look
from ui.board import lettering, words
from ui.board.lettering import Lettering
from ui.board.scene import Block
from ui.board.style import BoardStyle

TEXT_FROM = 13  # pixels: below this a block is drawn without text
MARK_FROM = 58  # from here ✕2 and N are written
TIGHT_FROM = 20  # below this letters are narrower: two hardly have room
NARROW_FROM = 34  # below this the stripe is thinner, so that more of the name can be read
STRIPE = 4
NARROW_STRIPE = 3
EDGE_OF_STRIPE = 0.7  # of the text's colour in it: seen, but not read as a letter
FOOT = 12
CORNER = 3.0
FOLD, NARROW_FOLD = 9.0, 6.0  # of what is different in a proposal
FOLD_BESIDE_NAME = 4.0  # so much less of it reaches down to the letters
PADLOCK = 11.0
MARGIN = 3  # pixels around a block for what reaches over its edge
MOST_PLATES = 6_000


class PlateLook(NamedTuple):
    """What of a block shows in its plate."""

    relationship: Relationship | None
    priority: Priority
    twice: bool
    troubled: bool
    changed: bool
    lock: Lock | None = None
    for_halves: bool = False  # the name takes the lower line, and the risk's letter gives way

    @classmethod
    def of(cls, block: Block) -> "PlateLook":
        return cls(
            block.relationship,
            block.visit.priority,
            block.lanes < block.visit.carers_wanted,  # where they stand together, it is seen
            bool(block.troubles),
            block.change is not None,
            block.visit.lock,
        )


@dataclass(frozen=True, slots=True)
class Plate:
    """A drawn plate and where words may stand on it, in pixels from the block's top left."""

    pixmap: QPixmap
    name_left: float
    name_room: float
    time_left: float  # 0 where there is no line for the time
    time_room: float
    top: float
    lower: float
    lower_left: float
    halves: tuple[float, float] | None  # rooms of a name in two lines, where no time would fit


class Plates:
    def __init__(self, style: BoardStyle, device_ratio: float) -> None:
        self._style = style
        self._ratio = device_ratio
        self._strong = Lettering(style.strong_font)
        self._moment = Lettering(style.small_font).laid("00:00").width
        self._looks: list[PlateLook] = []
        self._numbers: dict[PlateLook, int] = {}
        self._made: dict[tuple[int, int, int, bool], Plate] = {}

    def number(self, block: Block) -> int:
        """A number for the look of a block: enums hash slowly, a frame asks a thousand times."""
        shown = PlateLook.of(block)
        if shown not in self._numbers:
            self._numbers[shown] = len(self._looks)
            self._looks.append(shown)
        return self._numbers[shown]

    def plate(self, number: int, width: int, height: int, *, for_halves: bool = False) -> Plate:
        """`for_halves`: the name is in two lines; then the stripe alone tells the risk."""
        key = (number, width, height, for_halves)
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= MOST_PLATES:
                self._made.clear()
            found = self._made[key] = self._make(
                self._looks[number]._replace(for_halves=for_halves), width, height
            )
        return found

    def _make(self, shown: PlateLook, width: int, height: int) -> Plate:
        size = width + 2 * MARGIN, height + 2 * MARGIN
        pixmap = QPixmap(*(round(side * self._ratio) for side in size))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(MARGIN, MARGIN)
        plate = self._draw(painter, shown, width, height, pixmap)
        painter.end()
        return plate

    def _draw(
        self, painter: QPainter, shown: PlateLook, width: int, height: int, pixmap: QPixmap
    ) -> Plate:
        style, box = self._style, QRectF(0.5, 0.5, width - 1, height - 1)
        coat = style.coats[shown.relationship]
        painter.setPen(coat.edge)
        painter.setBrush(coat.fill)
        two_lines = height > style.line_height + style.small_height
        top = 1.0 if two_lines else (height - style.line_height) / 2
        lower = top + style.line_height - 1
        foot = two_lines and width >= TEXT_FROM
        crowded = shown.troubled and width < FOOT + style.small_height  # there its badge is
        has_letter = foot and not crowded and not shown.for_halves
        marks = 0.0
        if width < TEXT_FROM:
            painter.drawRect(box)
        else:
            painter.drawRoundedRect(box, CORNER, CORNER)
            self._stripe(painter, shown, box, lower if has_letter else box.bottom() - 0.5)
            if width >= MARK_FROM:
                marks = self._marks(painter, shown, box, top)
            elif shown.twice:
                self._second_edge(painter, shown, box, FOOT if has_letter else _stripe_width(width))
        if has_letter:
            self._foot(painter, shown, QRectF(1, lower, FOOT, height - 2 - lower))
        if shown.troubled:
            self._trouble(painter, box)
        if shown.changed:
            self._change(painter, box)
        self._locks(painter, shown, box)
        beside = lower_left = left = 2.0 if width < NARROW_FROM else 3.0
        flag = style.flags[shown.priority]
        if flag is not None:
            beside += _stripe_width(width)
            lower_left = beside + 1.0
            if not foot or flag.share == 1:  # else the stripe is below the name
                left = beside
        if shown.changed and width >= TEXT_FROM:
            marks = max(marks, _fold(width) - FOLD_BESIDE_NAME)
        room = width - left - marks if width >= TEXT_FROM else 0.0
        time_left = FOOT + 3.0 if foot else 0.0
        corner = self._corner(shown)
        time_room = width - time_left - corner
        halves = (width - left - marks, width - lower_left - corner)
        fits = foot and time_room < self._moment
        return Plate(
            pixmap,
            left,
            room,
            time_left,
            time_room,
            top,
            lower,
            lower_left,
            halves if fits else None,
        )

    def _corner(self, shown: PlateLook) -> float:
        """What of the lower line is taken at the right, by badge and padlock or the edge."""
        badge = self._style.small_height - 3.0 if shown.troubled else 0.0
        padlock = PADLOCK if shown.lock in {Lock.CARERS, Lock.BOTH} else 0.0
        return badge + padlock or 1.0

    def _stripe(self, painter: QPainter, shown: PlateLook, box: QRectF, seen_to: float) -> None:
        """Red is marked all the way down, amber half the way, green not at all; set off by a line,
        as the colours are about as light as the block's own. From `seen_to` its letter covers it.
        """
        flag = self._style.flags[shown.priority]
        if flag is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(flag.fill)
        height = (box.height() - 1) * flag.share
        wide = _stripe_width(box.width())
        stripe = QRectF(1, box.bottom() - 0.5 - height, wide, height)
        painter.drawRoundedRect(stripe, 1, 1)
        coat = self._style.coats[shown.relationship]
        ink = look.mix(coat.fill, coat.text, EDGE_OF_STRIPE)
        if seen_to <= stripe.top():
            return
        painter.fillRect(QRectF(stripe.right(), stripe.top(), 1, seen_to - stripe.top()), ink)
        if flag.share < 1:
            painter.fillRect(QRectF(1, stripe.top() - 1, wide + 1, 1), ink)

    def _foot(self, painter: QPainter, shown: PlateLook, foot: QRectF) -> None:
        """The risk's letter at the foot of the stripe."""
        flag = self._style.flags[shown.priority]
        letter = self._style.coats[shown.relationship].text
        if flag is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(flag.fill)
            painter.drawRoundedRect(foot, 2, 2)
            letter = flag.letter
        painter.setPen(letter)
        self._centred(painter, foot, words.risk_letter(shown.priority))

    def _marks(self, painter: QPainter, shown: PlateLook, box: QRectF, top: float) -> float:
        """✕2 and N in the right corner."""
        is_new = shown.relationship is Relationship.NEW
        mark = " ".join(["✕2"] * shown.twice + [words.new_letter()] * is_new)
        painter.setPen(self._style.coats[shown.relationship].text)
        if not mark:
            return 0.0
        laid = self._strong.laid(mark)
        painter.setFont(self._style.strong_font)
        lettering.draw(painter, box.right() - laid.width - 4, top, laid)
        return laid.width + 5

    def _second_edge(self, painter: QPainter, shown: PlateLook, box: QRectF, beside: float) -> None:
        """Of two carers, where ✕2 has no room: at the bottom, where it takes none of the name."""
        painter.setPen(self._style.coats[shown.relationship].text)
        y = box.bottom() - 2
        painter.drawLine(QPointF(box.left() + beside + 2, y), QPointF(box.right() - 3, y))

    def _trouble(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._style.trouble, 2.0))
        painter.drawRoundedRect(box, CORNER, CORNER)
        if box.width() < TEXT_FROM:
            return
        side = self._style.small_height - 2
        badge = QRectF(box.right() - side + 2, box.bottom() - side + 2, side, side)
        painter.setPen(QPen(self._style.base, 1))
        painter.setBrush(self._style.trouble)
        painter.drawEllipse(badge)
        painter.setPen(self._style.on_trouble)
        self._centred(painter, badge, "!")

    def _change(self, painter: QPainter, box: QRectF) -> None:
        """A folded corner and a strong line beneath: this is different in the proposal."""
        side, right, top = _fold(box.width()), box.right() + 1, box.top() - 1
        fold = [QPointF(right, top), QPointF(right - side, top), QPointF(right, top + side)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.text)
        painter.drawPolygon(QPolygonF(fold))
        painter.drawRect(QRectF(box.left(), box.bottom() + 0.5, box.width(), 2.0))

    def _locks(self, painter: QPainter, shown: PlateLook, box: QRectF) -> None:
        """A padlock in the lower corner: the carers stay; brackets at both ends: the time does."""
        ink = self._style.coats[shown.relationship].text
        if shown.lock in {Lock.TIME, Lock.BOTH} and box.width() >= TEXT_FROM:
            painter.setPen(QPen(ink, 1.6))
            for x, inwards in ((box.left() + 1.5, 3.0), (box.right() - 1.5, -3.0)):
                top, bottom = box.top() + 2, box.bottom() - 2
                painter.drawPolyline(
                    [QPointF(x + inwards, top), QPointF(x, top),
                     QPointF(x, bottom), QPointF(x + inwards, bottom)]
                )  # fmt: skip
        if shown.lock in {Lock.CARERS, Lock.BOTH}:
            badge = self._style.small_height if shown.troubled else 0
            corner = QPointF(box.right() - 3 - badge, box.bottom() - 3)
            painter.setPen(QPen(ink, 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(corner.x() - 4, corner.y() - 6), 2.4, 3)
            painter.fillRect(QRectF(corner.x() - 8, corner.y() - 6, 8, 6), ink)

    def _centred(self, painter: QPainter, box: QRectF, text: str) -> None:
        laid = self._strong.laid(text)
        painter.setFont(self._style.strong_font)
        y = box.center().y() - self._style.small_height / 2
        lettering.draw(painter, box.center().x() - laid.width / 2, y, laid)


def _fold(block: float) -> float:
    return min(FOLD if block >= NARROW_FROM else NARROW_FOLD, block)


def _stripe_width(block: float) -> int:
    return STRIPE if block >= NARROW_FROM else NARROW_STRIPE
