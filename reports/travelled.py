"""How far somebody has come in their own reckoning, from 0 to 10, drawn over time.

The same geometry serves paper and web page; the figures stand beside it in words, so nothing is
told by the picture alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reports import style, typeface
from reports.plan_values import FURTHEST, Distance

SCALE_MARKS = (0, 5, FURTHEST)
_DOT = 3.2
_MARGIN_LEFT, _MARGIN_RIGHT, _MARGIN_TOP, _MARGIN_BOTTOM = 26.0, 16.0, 20.0, 20.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A point in the picture, from its lower left corner."""

    x: float
    y: float
    point: Distance


def is_drawn(points: Sequence[Distance]) -> bool:
    """One point is no distance."""
    return len({point.on for point in points}) > 1


def dots(points: Sequence[Distance], width: float, height: float) -> tuple[Dot, ...]:
    """Where each point stands: time to the right, ten at the top. `points` in order of time."""
    first, last = points[0].on, points[-1].on
    room = width - _MARGIN_LEFT - _MARGIN_RIGHT
    days = max(1, (last - first).days)
    return tuple(
        Dot(
            _MARGIN_LEFT + room * (point.on - first).days / days,
            level(point.score, height),
            point,
        )
        for point in points
    )


def level(score: int, height: float) -> float:
    return _MARGIN_BOTTOM + (height - _MARGIN_BOTTOM - _MARGIN_TOP) * score / FURTHEST


def axis(width: float) -> tuple[float, float]:
    """From where to where the lines of the scale go."""
    return _MARGIN_LEFT - 6, width - _MARGIN_RIGHT + 6


class Travelled(Flowable):
    """The drawing on paper: black on white, each dot with its figure, first and last day below."""

    def __init__(
        self, points: Sequence[Distance], days: tuple[str, str], width: float, size: float
    ) -> None:
        super().__init__()
        self._points, self._days, self._size = points, days, size
        self.width, self.height = width, 6.5 * size + 30

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        canvas.saveState()
        self._draw_scale(canvas)
        placed = dots(self._points, self.width, self.height)
        self._draw_line(canvas, placed)
        self._draw_days(canvas)
        canvas.restoreState()

    def _draw_scale(self, canvas: Canvas) -> None:
        left, right = axis(self.width)
        canvas.setStrokeColor(style.HAIRLINE)
        canvas.setLineWidth(style.HAIR_WIDTH)
        canvas.setFillColor(style.QUIET)
        canvas.setFont(typeface.REGULAR, self._size * 0.8)
        for mark in SCALE_MARKS:
            y = level(mark, self.height)
            canvas.line(left, y, right, y)
            canvas.drawRightString(left - 4, y - self._size * 0.27, str(mark))

    def _draw_line(self, canvas: Canvas, placed: Sequence[Dot]) -> None:
        canvas.setStrokeColor(style.ACCENT)
        canvas.setFillColor(style.ACCENT)
        canvas.setLineWidth(style.RULE_WIDTH)
        for one, two in pairwise(placed):
            canvas.line(one.x, one.y, two.x, two.y)
        for dot in placed:
            canvas.circle(dot.x, dot.y, _DOT, stroke=0, fill=1)
        canvas.setFillColor(style.INK)
        canvas.setFont(typeface.SEMIBOLD, self._size)
        for dot in apart(placed, self._size * 1.6):
            canvas.drawCentredString(dot.x, dot.y + _DOT + 3, str(dot.point.score))

    def _draw_days(self, canvas: Canvas) -> None:
        left, right = axis(self.width)
        canvas.setFillColor(style.QUIET)
        canvas.setFont(typeface.REGULAR, self._size * 0.8)
        canvas.drawString(left, 4, self._days[0])
        canvas.drawRightString(right, 4, self._days[1])


def apart(placed: Sequence[Dot], least: float) -> list[Dot]:
    """The dots whose figures do not run into one another: the newest first of all."""
    kept: list[Dot] = []
    for dot in reversed(placed):
        if not kept or kept[-1].x - dot.x >= least:
            kept.append(dot)
    return kept[::-1]
