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
LETTER_ROOM = 40.0  # from here the stripe is wide enough for its letter
MARK_ROOM = 64.0  # from here ✕2 and N are written
STRIPE = 4.0
LETTERED_STRIPE = 13.0
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
        coat = self.style.coats[block.relationship]
        left = box.left() + self._stripe(painter, block, box) + 3
        room = box.right() - left - 3
        painter.setPen(coat.text)
        room -= self._marks(painter, block, box)
        name = self.names.fitted(block.visit.client_id, room)
        two_lines = box.height() >= self.style.line_height + self.style.small_height
        top = box.top() + 1 if two_lines else box.center().y() - self.style.line_height / 2
        if name is not None:
            painter.setFont(self.style.name_font)
            lettering.draw(painter, left, top, name)
        if two_lines:
            self._when(painter, block, left, top + self.style.line_height, box.right() - left - 3)

    def _when(self, painter: QPainter, block: Block, x: float, y: float, room: float) -> None:
        visit = block.visit
        span = text.span_text(visit.start_minute, visit.end_minute)
        painter.setFont(self.style.small_font)
        laid = self.small.laid(span)
        if laid.width > room:
            laid = self.small.laid(text.minutes_text(visit.start_minute))
        if laid.width <= room:
            lettering.draw(painter, x, y, laid)

    def _stripe(self, painter: QPainter, block: Block, box: QRectF) -> float:
        """Draw the stripe of the risk; gives its width."""
        priority = block.visit.priority
        flag = self.style.flags[priority]
        lettered = box.width() >= LETTER_ROOM
        if not lettered and priority is Priority.GREEN:
            return 0.0
        width = LETTERED_STRIPE if lettered else STRIPE
        half = not lettered and priority is Priority.AMBER
        height = (box.height() - 2) * (0.5 if half else 1.0)
        bar = QRectF(box.left() + 1, box.top() + 1, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(flag.fill)
        painter.drawRoundedRect(bar, 2, 2)
        if lettered:
            laid = self.strong.laid(LETTERS[priority])
            painter.setFont(self.style.strong_font)
            painter.setPen(flag.letter)
            y = bar.center().y() - self.style.small_height / 2
            lettering.draw(painter, bar.center().x() - laid.width / 2, y, laid)
        return width + 1

    def _marks(self, painter: QPainter, block: Block, box: QRectF) -> float:
        """✕2 and N at the right end, as words where there is room; gives the width they take."""
        mark = "✕2" if block.visit.carers_wanted > 1 else ""
        if block.relationship is Relationship.NEW:
            mark = f"{mark} N".strip()
        if not mark:
            return 0.0
        if box.width() < MARK_ROOM:
            if block.visit.carers_wanted > 1:
                x = box.right() - 2.5
                painter.drawLine(QPointF(x, box.top() + 3), QPointF(x, box.bottom() - 3))
            return 3.0
        laid = self.strong.laid(mark)
        painter.setFont(self.style.strong_font)
        lettering.draw(painter, box.right() - laid.width - 4, box.top() + 2, laid)
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
