"""The mark of carers' days that changed after publication and are not told yet: a speech bubble at
the day's beginning, and a dashed line under the whole of it."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from ui.board.geometry import DAY_MINUTES
from ui.board.paint import Frame
from ui.board.scene import Spot
from ui.board.style import BoardStyle

if TYPE_CHECKING:
    from ui.board.view import BoardView

CarerDays = frozenset[tuple[UUID, int]]  # carer and weekday

WIDTH, HEIGHT, TAIL = 17.0, 12.0, 5.0


class UntoldMarks:
    """Marks the days of one board; carers' rows only, as a client's day is nobody's shift."""

    def __init__(self, board: "BoardView") -> None:
        self._board = board
        self.days: CarerDays = frozenset()

    def said(self, spot: Spot) -> str:
        """For the reader of the screen, and for the tooltip; empty where the carer knows."""
        block = self._board.scene.block(spot)
        if block is not None:
            untold = (spot.carer_id, block.visit.start_minute // DAY_MINUTES) in self.days
        else:
            untold = spot.visit_id is None and spot.carer_id in {one for one, _day in self.days}
        if not untold:
            return ""
        return QCoreApplication.translate("board", "Changed, and not yet told")

    def paint(self, painter: QPainter, frame: Frame) -> None:
        scene = self._board.scene
        if scene.by_clients:
            return
        shown, length = frame.rows(len(scene.rows)), scene.window.length * frame.scale
        for carer_id, day in self.days:
            row = scene.row_of.get(carer_id)
            left = day * length
            in_view = left < frame.right and left + length > frame.left
            if in_view and row is not None and row in shown:
                box = QRectF(left, row * frame.row_height, length, frame.row_height)
                paint_untold(painter, box, self._board.style_in_use)


def paint_untold(painter: QPainter, day: QRectF, style: BoardStyle) -> None:
    """The mark of a day in its row."""
    painter.setPen(QPen(style.caution, 2, Qt.PenStyle.DashLine))
    line = QPointF(0, 1.5)
    painter.drawLine(day.bottomLeft() - line, day.bottomRight() - line)
    paint_bubble(painter, day.topLeft() + QPointF(3, 3), style)


def paint_bubble(painter: QPainter, at: QPointF, style: BoardStyle) -> None:
    """A speech bubble with three dots: still to be said. Its edge sets it off from a block."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bubble = QRectF(at, QSizeF(WIDTH, HEIGHT))
    left = bubble.bottomLeft()
    path = QPainterPath()
    path.addRoundedRect(bubble, 3, 3)
    path.addPolygon(
        QPolygonF([left + QPointF(2, -1), left + QPointF(3, TAIL), left + QPointF(9, -1)])
    )
    path.setFillRule(Qt.FillRule.WindingFill)
    painter.strokePath(path, QPen(style.base, 2))
    painter.fillPath(path, style.caution)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.base)
    for step in (-4.5, 0.0, 4.5):
        painter.drawEllipse(bubble.center() + QPointF(step, 0), 1.4, 1.4)
