"""The mark of carers' days that changed after publication and are not told yet: a speech bubble at
the day's beginning, and a dashed line under the whole of it."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
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
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.caution, 2, Qt.PenStyle.DashLine))
    line = QPointF(0, 1.5)
    painter.drawLine(day.bottomLeft() - line, day.bottomRight() - line)
    bubble = QRectF(day.left() + 3, day.top() + 3, WIDTH, HEIGHT)
    path = QPainterPath()
    path.addRoundedRect(bubble, 3, 3)
    tail = QPolygonF([
        bubble.bottomLeft() + QPointF(2, -1),
        bubble.bottomLeft() + QPointF(3, TAIL),
        bubble.bottomLeft() + QPointF(7, -1),
    ])  # fmt: skip
    path.addPolygon(tail)
    painter.setPen(QPen(style.base, 2))
    painter.setBrush(style.caution)
    painter.drawPath(path.simplified())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.base)
    middle = bubble.center()
    for step in (-4.5, 0.0, 4.5):  # three dots: still to be said
        painter.drawEllipse(middle + QPointF(step, 0), 1.4, 1.4)
