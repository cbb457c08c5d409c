"""Draws where chosen visits would go, and where they are as yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from carecoop.services.editing_values import Put
from ui import text
from ui.board import moves
from ui.board.geometry import DayWindow
from ui.board.lettering import Lettering, draw
from ui.board.paint import LEAST_WIDTH, Frame
from ui.board.scene import Scene
from ui.board.style import BoardStyle
from ui.look import Space

OVER_EDGE = 4  # pixels that a ghost's outline reaches over


@dataclass(frozen=True, slots=True)
class Ghost:
    """One place of one visit where it would be, in pixels of the whole board."""

    box: QRect
    name: str
    time: str


def ghosts(scene: Scene, puts: Sequence[Put], frame: Frame) -> list[Ghost]:
    """All places that would move; a place that is taken away has none."""
    return [ghost for put in puts for ghost in _ghosts_of(scene, put, frame)]


def _ghosts_of(scene: Scene, put: Put, frame: Frame) -> Iterator[Ghost]:
    visit = scene.visits[put.visit_id]
    before = moves.stands(visit)
    same_time = put.start_minute == before.start_minute
    name = scene.short_names.get(visit.client_id, visit.client_name)
    if scene.by_clients:
        rows = [scene.row_of[visit.client_id]]
        name = ", ".join(scene.carer_names.get(one, "") for one in put.carers)
    else:
        moved = [one for one in put.carers if not (same_time and one in before.carers)]
        rows = [scene.row_of[one] for one in moved if one in scene.row_of]
    span = put.start_minute, put.start_minute + visit.duration_minutes
    for row in rows:
        box = _box(scene.window, row, span, frame)
        yield Ghost(box, name, text.minutes_text(put.start_minute))


def _box(window: DayWindow, row: int, span: tuple[int, int], frame: Frame) -> QRect:
    left = round(window.unit(span[0]) * frame.scale)
    width = max(round(window.unit(span[1]) * frame.scale) - left - 1, LEAST_WIDTH)
    top = row * frame.row_height + Space.HAIR // 2
    return QRect(left, top, width, frame.row_height - Space.HAIR)


class GhostPainter:
    """Draws ghosts in one style."""

    def __init__(self, style: BoardStyle) -> None:
        self._style = style
        self._names = Lettering(style.name_font)
        self._small = Lettering(style.small_font)

    def paint(self, painter: QPainter, shown: Sequence[Ghost], *, refused: bool) -> None:
        style = self._style
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QColor(style.base)
        paper.setAlpha(243)
        colour = style.trouble if refused else style.accent
        for ghost in shown:
            box = QRectF(ghost.box).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setBrush(paper)
            painter.setPen(QPen(colour, 2.5))
            painter.drawRoundedRect(box, 3, 3)
            self._words(painter, ghost, refused=refused)

    def faded(self, painter: QPainter, boxes: Sequence[QRect]) -> None:
        """Where the visits are as yet: paler, with a dashed edge."""
        veil = QColor(self._style.base)
        veil.setAlpha(150)
        painter.setBrush(veil)
        painter.setPen(QPen(self._style.text, 1, Qt.PenStyle.DashLine))
        for box in boxes:
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _words(self, painter: QPainter, ghost: Ghost, *, refused: bool) -> None:
        style, box = self._style, ghost.box
        painter.setPen(style.text)
        room = box.width() - 6
        name = self._names.fitted(f"✕ {ghost.name}" if refused else ghost.name, room)
        painter.setFont(style.name_font)
        if name is not None:
            draw(painter, box.left() + 4, box.top() + 1, name)
        time = self._small.exactly(ghost.time, room)
        if time is not None and box.height() > style.line_height + style.small_height:
            painter.setFont(style.small_font)
            draw(painter, box.left() + 4, box.top() + style.line_height, time)
