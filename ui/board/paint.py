"""The board's picture between its headers: rows, hours, what lies between visits, the blocks."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from carecoop.services.week_values import LegKind
from ui.board import geometry, lettering, words
from ui.board.block_paint import BlockPainter
from ui.board.geometry import DAYS
from ui.board.scene import Block, Row, Scene, Spot
from ui.board.style import BoardStyle
from ui.look import Space

LEAST_WIDTH = 3.0
ROOMY_FROM = 0.45  # pixels per minute from which rows have two lines
GRID_FROM = 30.0  # pixels between hour lines at the least


@dataclass(frozen=True, slots=True)
class Frame:
    """What is to be drawn: the scale, the rows' height and the part that shows, in pixels."""

    scale: float
    row_height: int
    left: float
    right: float
    top: float
    bottom: float

    def rows(self, count: int) -> range:
        first = max(0, int(self.top // self.row_height))
        return range(first, min(count, int(self.bottom // self.row_height) + 1))


def box_of(block: Block, row: int, scale: float, row_height: int) -> QRectF:
    """Where a block lies in the board, in pixels from its top left corner."""
    height = (row_height - Space.HAIR) / block.lanes
    return QRectF(
        block.left * scale + 0.5,
        row * row_height + Space.HAIR / 2 + block.lane * height + 0.5,
        max(LEAST_WIDTH, (block.right - block.left) * scale - 1.0),
        height - 1.0,
    )


class BoardPainter:
    """Draws parts of one scene in one style."""

    def __init__(self, scene: Scene, style: BoardStyle) -> None:
        self.scene = scene
        self.style = style
        self.blocks = BlockPainter.of(style, scene)
        self._words = lettering.Lettering(style.small_font)

    def paint(self, painter: QPainter, frame: Frame, selected: Spot | None, *, focus: bool) -> None:
        painter.fillRect(
            QRectF(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top),
            self.style.base,
        )
        rows = frame.rows(len(self.scene.rows))
        self._ground(painter, frame, rows)
        self._grid(painter, frame, rows)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._between(painter, frame, rows)
        shown = [(index, block) for index in rows for block in self._visible(index, frame)]
        self._joints(painter, frame, shown)
        for index, block in shown:
            box = box_of(block, index, frame.scale, frame.row_height)
            self.blocks.paint(painter, block, box)
        if selected is not None:
            self._selection(painter, frame, shown, selected, focus=focus)

    def _visible(self, index: int, frame: Frame) -> list[Block]:
        row = self.scene.rows[index]
        margin = 4 / frame.scale
        span = geometry.visible(
            row.lefts,
            row.longest + margin,
            frame.left / frame.scale - margin,
            frame.right / frame.scale + margin,
        )
        return [row.blocks[at] for at in span]

    def _ground(self, painter: QPainter, frame: Frame, rows: range) -> None:
        for index in rows:
            row, top = self.scene.rows[index], index * frame.row_height
            shut = [
                QRectF(left * frame.scale, top, (right - left) * frame.scale, frame.row_height)
                for left, right in row.closed
                if left * frame.scale <= frame.right and right * frame.scale >= frame.left
            ]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.style.closed)
            painter.drawRects(shut)
            self._absences(painter, frame, row, top)

    def _absences(self, painter: QPainter, frame: Frame, row: Row, top: int) -> None:
        for absence in row.absences:
            left, right = absence.left * frame.scale, absence.right * frame.scale
            if left > frame.right or right < frame.left:
                continue
            box = QRectF(left, top + 2, right - left, frame.row_height - 4)
            painter.fillRect(box, self.style.hatch)
            word = self._words.fitted(words.time_off(absence.kind), box.width() - 12)
            if word is not None:
                self._label(painter, box, word)

    def _label(self, painter: QPainter, box: QRectF, word: lettering.Laid) -> None:
        """A word on hatching, on a patch of plain ground so that it reads."""
        x = box.center().x() - word.width / 2
        y = box.center().y() - self.style.small_height / 2
        patch = QRectF(x - 5, y - 1, word.width + 10, self.style.small_height + 2)
        painter.fillRect(patch, self.style.base)
        painter.setPen(self.style.text)
        painter.setFont(self.style.small_font)
        lettering.draw(painter, x, y, word)

    def _grid(self, painter: QPainter, frame: Frame, rows: range) -> None:
        window, scale = self.scene.window, frame.scale
        bottom = len(self.scene.rows) * frame.row_height
        step = geometry.tick_step(scale, GRID_FROM)
        first = -(-window.first // step) * step
        hours = [
            QLineF(x, frame.top, x, min(frame.bottom, bottom))
            for day in range(DAYS)
            for minute in range(first, window.last, step)
            if frame.left <= (x := round((day * window.length + minute - window.first) * scale))
            and x <= frame.right
        ]
        painter.setPen(QPen(self.style.faint, 1))
        painter.drawLines(hours)
        across = [
            QLineF(frame.left, y, frame.right, y)
            for y in ((index + 1) * frame.row_height - 1 for index in rows)
        ]
        painter.drawLines(across)
        days = [
            QLineF(x, frame.top, x, min(frame.bottom, bottom))
            for x in (round(day * window.length * scale) for day in range(1, DAYS))
            if frame.left - 1 <= x <= frame.right + 1
        ]
        painter.setPen(QPen(self.style.line, 2))
        painter.drawLines(days)

    def _between(self, painter: QPainter, frame: Frame, rows: range) -> None:
        """Travel as a line, thick where it is tight; waiting as dots; rest as nothing."""
        lines: list[QRectF] = []
        thick: list[QRectF] = []
        dotted: list[QRectF] = []
        for index in rows:
            row = self.scene.rows[index]
            middle = index * frame.row_height + frame.row_height // 2
            start, end = frame.left / frame.scale, frame.right / frame.scale
            for at in geometry.visible(row.leg_lefts, row.longest_leg, start, end):
                leg = row.legs[at]
                left, width = leg.left * frame.scale, (leg.right - leg.left) * frame.scale
                if leg.kind is LegKind.WAITING:
                    dotted.append(QRectF(left, middle - 2, width, 4))
                elif leg.tight:
                    thick.append(QRectF(left, middle - 2, width, 4))
                else:
                    lines.append(QRectF(left, middle - 0.75, width, 1.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.style.quiet)
        painter.drawRects(lines + thick)
        for box in dotted:
            painter.setBrushOrigin(box.topLeft())
            painter.fillRect(box, self.style.dots)
        painter.setBrushOrigin(QPointF(0, 0))

    def _joints(self, painter: QPainter, frame: Frame, shown: list[tuple[int, Block]]) -> None:
        """A line between the blocks of a double-handed visit, behind everything else."""
        joints = []
        for index, block in shown:
            if len(block.visit.places) < 2 or frame.scale < ROOMY_FROM:
                continue
            rows = [self.scene.row_of.get(place.carer_id, index) for place in block.visit.places]
            if index == min(rows):
                x = (block.left + block.right) / 2 * frame.scale
                joints.append(QLineF(x, (index + 0.5) * frame.row_height, x,
                                     (max(rows) + 0.5) * frame.row_height))  # fmt: skip
        painter.setPen(QPen(self.style.accent, 1, Qt.PenStyle.DotLine))
        painter.drawLines(joints)

    def _selection(
        self,
        painter: QPainter,
        frame: Frame,
        shown: list[tuple[int, Block]],
        selected: Spot,
        *,
        focus: bool,
    ) -> None:
        chosen = self.scene.block(selected)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen is None:
            self._row_ring(painter, frame, selected, focus=focus)
            return
        for index, block in shown:
            box = box_of(block, index, frame.scale, frame.row_height)
            if block.spot == selected:
                self._ring(painter, box, focus=focus)
            elif block.visit.client_id == chosen.visit.client_id:
                painter.setPen(QPen(self.style.text, 1.5))
                painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 4, 4)

    def _ring(self, painter: QPainter, box: QRectF, *, focus: bool) -> None:
        painter.setPen(QPen(self.style.base, 2))
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 4, 4)
        painter.setPen(QPen(self.style.text, 3 if focus else 2))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 5, 5)

    def _row_ring(self, painter: QPainter, frame: Frame, selected: Spot, *, focus: bool) -> None:
        if selected.carer_id in self.scene.row_of:
            top = self.scene.row_of[selected.carer_id] * frame.row_height
            painter.setPen(QPen(self.style.text, 2 if focus else 1))
            width = self.scene.window.units * frame.scale
            painter.drawRect(QRectF(1, top + 1, width - 2, frame.row_height - 3))
