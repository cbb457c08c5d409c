"""The distance travelled with one outcome, as a line over time with the words below it."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from carecoop.services.plans.values import MOST_SCORE, Distance
from ui import look, text
from ui.look import Size, Space
from ui.widgets.labels import ToneLabel, quiet

HEIGHT = 110
DOT = 5.0
SIDE = 28  # pixels for the numbers at the left


class DistanceView(QWidget):
    """The picture where there are two numbers or more; always the words, oldest first."""

    def __init__(self, distance: Distance) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.MEDIUM)
        column.setSpacing(Space.HAIR)
        title = ToneLabel(self.tr("“{words}”").format(words=distance.words), tone="accent")
        title.setWordWrap(True)
        column.addWidget(title)
        scored = [(one.on, one.score) for one in distance.points if one.score is not None]
        if len(scored) > 1:
            column.addWidget(Line(scored))
        for point in distance.points:
            number = "" if point.score is None else self.tr("{n} of 10").format(n=point.score)
            said = " · ".join(
                part for part in (text.date_text(point.on), number, point.words) if part
            )
            column.addWidget(quiet(said, Size.SMALL))


class Line(QWidget):
    """Numbers from 0 to 10 over the days between the first and the last of them."""

    def __init__(self, scored: list[tuple[date, int]]) -> None:
        super().__init__()
        self._scored = scored
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = ", ".join(f"{text.date_text(day)}: {score}" for day, score in scored)
        self.setAccessibleName(self.tr("Where I was, from 0 to 10"))
        self.setAccessibleDescription(said)

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = look.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(Size.SMALL))
        area = QRectF(SIDE, Space.SMALL, self.width() - 2 * SIDE, HEIGHT - Space.WIDE)
        painter.setPen(QPen(colours.line, 1))
        for score in (0, 5, 10):
            y = self._y(area, score)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(colours.quiet)
        for score in (0, 5, 10):
            box = QRectF(0, self._y(area, score) - 8, SIDE - Space.HAIR, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, str(score))
        points = [self._point(area, day, score) for day, score in self._scored]
        painter.setPen(QPen(colours.accent, 2))
        painter.drawPolyline(points)
        painter.setBrush(colours.accent)
        for (_day, score), point in zip(self._scored, points, strict=True):
            painter.drawEllipse(point, DOT, DOT)
            above = QRectF(point.x() - 20, point.y() - 22, 40, 14)
            painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, str(score))

    def _point(self, area: QRectF, day: date, score: int) -> QPointF:
        first, last = self._scored[0][0], self._scored[-1][0]
        share = (day - first).days / max(1, (last - first).days)
        width = area.width() - Space.WIDE  # the first dot clear of the numbers
        return QPointF(area.left() + Space.WIDE + share * width, self._y(area, score))

    @staticmethod
    def _y(area: QRectF, score: int) -> float:
        return area.bottom() - area.height() * score / MOST_SCORE
