"""How one visit looks: fill and edge say who comes, the stripe says the risk, marks the rest."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from carecoop.kinds import Priority
from carecoop.services.week_values import Relationship
from ui import text
from ui.board import lettering
from ui.board.lettering import Lettering, Names
from ui.board.scene import Block, Scene
from ui.board.style import BoardStyle

STRIPE_ONLY = 15.0  # pixels: below this a block is drawn without text
LETTER_ROOM = 34.0  # from here the stripe has a foot with its letter
MARK_ROOM = 58.0  # from here ✕2 and N are written
STRIPE = 4.0
LETTERED_STRIPE = 12.0
CORNER = 3.0
LETTERS = {Priority.RED: "R", Priority.AMBER: "A", Priority.GREEN: "G"}


@dataclass(frozen=True, slots=True)
class BlockPainter:
    style: BoardStyle
    names: Names
    name: Lettering
    small: Lettering
    strong: Lettering

    @classmethod
    def of(cls, style: BoardStyle, scene: Scene) -> "BlockPainter":
        name = Lettering(style.name_font)
        return cls(
            style, Names(scene, name), name, Lettering(style.small_font),
            Lettering(style.strong_font),
        )  # fmt: skip

    def paint(self, painter: QPainter, block: Block, box: QRectF) -> None:
        """Draw a block into its box; what does not fit is left out, the marks last."""
        style, width = self.style, box.width()
        coat = style.coats[block.relationship]
        painter.setPen(coat.edge)
        painter.setBrush(coat.fill)
        if width < STRIPE_ONLY:
            painter.drawRect(box)
        else:
            painter.drawRoundedRect(box, CORNER, CORNER)
            self._inside(painter, block, box)
        if block.troubles:
            self._trouble(painter, box)
        if block.change is not None:
            self._change(painter, box)

    def _inside(self, painter: QPainter, block: Block, box: QRectF) -> None:
        """The name over the time, the stripe's letter before it; narrow blocks hold just a name."""
        style = self.style
        two_lines = box.height() >= style.line_height + style.small_height
        top = box.top() + (1 if two_lines else (box.height() - style.line_height) / 2)
        lower = top + style.line_height
        lettered = two_lines and box.width() >= LETTER_ROOM
        stripe = self._stripe(painter, block, box, lower if lettered else None)
        left = box.left() + (STRIPE + 2 if stripe else 3)
        painter.setPen(style.coats[block.relationship].text)
        room = box.right() - left - 1 - self._marks(painter, block, box, top)
        painter.setFont(style.name_font)
        client = block.visit.client_id
        if two_lines and not lettered:
            for at, laid in enumerate(self.names.wrapped(client, room)):
                lettering.draw(painter, left, top + at * (style.line_height - 1), laid)
            return
        name = self.names.fitted(client, room)
        if name is not None:
            lettering.draw(painter, left, top, name)
        if lettered:
            x = box.left() + stripe + 2
            self._when(painter, block, x, lower, box.right() - x - 1)

    def _when(self, painter: QPainter, block: Block, x: float, y: float, room: float) -> None:
        visit = block.visit
        span = text.span_text(visit.start_minute, visit.end_minute)
        painter.setFont(self.style.small_font)
        laid = self.small.laid(span)
        if laid.width > room:
            laid = self.small.laid(text.minutes_text(visit.start_minute))
        if laid.width <= room:
            lettering.draw(painter, x, y, laid)

    def _stripe(
        self, painter: QPainter, block: Block, box: QRectF, lower: float | None
    ) -> float:
        """Draw the stripe of the risk, with its letter below `lower`; gives the width it takes.

        Red is marked all the way down, amber half the way, green by its letter alone.
        """
        flag = self.style.flags[block.visit.priority]
        if flag is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(flag.fill)
            height = (box.height() - 2) * flag.share
            painter.drawRect(QRectF(box.left() + 1, box.bottom() - 1 - height, STRIPE, height))
        if lower is None:
            return STRIPE if flag is not None else 0.0
        tab = QRectF(box.left() + 1, lower, LETTERED_STRIPE, box.bottom() - 1 - lower)
        letter = self.style.coats[block.relationship].text
        if flag is not None:
            painter.drawRoundedRect(tab, 2, 2)
            letter = flag.letter
        laid = self.strong.laid(LETTERS[block.visit.priority])
        painter.setFont(self.style.strong_font)
        painter.setPen(letter)
        y = tab.center().y() - self.style.small_height / 2
        lettering.draw(painter, tab.center().x() - laid.width / 2, y, laid)
        return LETTERED_STRIPE + 1

    def _marks(self, painter: QPainter, block: Block, box: QRectF, top: float) -> float:
        """✕2 and N at the right end, as words where there is room; gives the width they take."""
        twice = block.visit.carers_wanted > 1
        new = block.relationship is Relationship.NEW
        if not (twice or new):
            return 0.0
        if box.width() < MARK_ROOM:
            if twice:
                x = box.right() - 2.5
                painter.drawLine(QPointF(x, box.top() + 3), QPointF(x, box.bottom() - 3))
            return 3.0 if twice else 0.0
        mark = " ".join(["✕2"] * twice + ["N"] * new)
        laid = self.strong.laid(mark)
        painter.setFont(self.style.strong_font)
        lettering.draw(painter, box.right() - laid.width - 4, top + 1, laid)
        return laid.width + 5

    def _trouble(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.style.trouble, 2.0))
        painter.drawRoundedRect(box, CORNER, CORNER)
        if box.width() < STRIPE_ONLY:
            return
        side = self.style.small_height - 1
        badge = QRectF(box.right() - side + 2, box.bottom() - side + 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.style.trouble)
        painter.drawEllipse(badge)
        laid = self.strong.laid("!")
        painter.setFont(self.style.strong_font)
        painter.setPen(self.style.on_trouble)
        y = badge.center().y() - self.style.small_height / 2
        lettering.draw(painter, badge.center().x() - laid.width / 2, y, laid)

    def _change(self, painter: QPainter, box: QRectF) -> None:
        """A folded corner and a strong line beneath: this is different in the proposal."""
        side = min(9.0, box.width())
        corner = QPolygonF([
            QPointF(box.right() + 1, box.top() - 1),
            QPointF(box.right() + 1 - side, box.top() - 1),
            QPointF(box.right() + 1, box.top() - 1 + side),
        ])  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.style.text)
        painter.drawPolygon(corner)
        painter.drawRect(QRectF(box.left(), box.bottom() + 0.5, box.width(), 2.5))
