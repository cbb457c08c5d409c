"""How much a visit matters, by letter and by shape: a square R, a diamond A, a round G."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from carecoop.kinds import Priority
from ui import look
from ui.board.style import BoardStyle
from ui.board.words import risk, risk_letter
from ui.look import Size


class RiskBadge(QWidget):
    def __init__(self, priority: Priority) -> None:
        super().__init__()
        self._priority = priority
        self.setFont(look.font(Size.SMALL, bold=True))
        side = self.fontMetrics().height() + 10
        self.setFixedSize(QSize(side, side))
        self.setToolTip(risk(priority))
        self.setAccessibleName(risk(priority))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = BoardStyle.of(self.palette())
        flag = style.flags[self._priority]
        painter.setPen(QPen(style.text, 1.2) if flag is None else Qt.PenStyle.NoPen)
        if flag is not None:
            painter.setBrush(flag.fill)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._shape(painter, box)
        painter.setPen(style.text if flag is None else flag.letter)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, risk_letter(self._priority))

    def _shape(self, painter: QPainter, box: QRectF) -> None:
        if self._priority is Priority.RED:
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 2, 2)
        elif self._priority is Priority.AMBER:
            middle = box.center()
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(middle.x(), box.top()),
                        QPointF(box.right(), middle.y()),
                        QPointF(middle.x(), box.bottom()),
                        QPointF(box.left(), middle.y()),
                    ]
                )
            )
        else:
            painter.drawEllipse(box.adjusted(2, 2, -2, -2))
