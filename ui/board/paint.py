"""The board's picture between its headers: rows, hours, what lies between visits, the blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLine, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from carecoop.services.week_values import LegKind
from ui import text
from ui.board import geometry, lettering, words
from ui.board.block_paint import BlockPainter, Boxed
from ui.board.gaps import Gap
from ui.board.scene import Block, Row, Scene, Spot
from ui.board.style import BoardStyle
from ui.look import Space

LEAST_WIDTH = 3
ROOMY_FROM = 0.45  # pixels per minute from which rows have two lines
LEGS_FROM = 0.3  # pixels per minute from which travel and waiting can be seen
LEAST_DOTS = 4  # pixels of waiting from which its dots are drawn
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


def boxes(blocks: Iterable[Block], row: int, scale: float, row_height: int) -> list[Boxed]:
    """Where the blocks of a row lie, in whole pixels from the board's top left corner."""
    made, top, whole = [], row * row_height + Space.HAIR // 2, row_height - Space.HAIR
    for block in blocks:
        left = int(block.left * scale + 0.5)
        width = int(block.right * scale + 0.5) - left - 1
        width = max(width, LEAST_WIDTH)
        if block.lanes == 1:
            made.append(Boxed(block, left, top, width, whole))
        else:
            height = whole // block.lanes
            made.append(Boxed(block, left, top + block.lane * height, width, height))
    return made


class BoardPainter:
    """Draws parts of one scene in one style."""

    def __init__(self, scene: Scene, style: BoardStyle, device_ratio: float = 1.0) -> None:
        self.scene = scene
        self.style = style
        self.blocks = BlockPainter(style, scene, device_ratio)
        self._words = lettering.Lettering(style.small_font)

    def paint(
        self,
        painter: QPainter,
        frame: Frame,
        selected: Spot | None,
        chosen: Sequence[Spot] = (),
        *,
        focus: bool,
    ) -> None:
        painter.fillRect(
            QRectF(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top),
            self.style.base,
        )
        rows = frame.rows(len(self.scene.rows))
        self._ground(painter, frame, rows)
        self._grid(painter, frame, rows)
        self._between(painter, frame, rows)
        shown = [box for index in rows for box in self._visible(index, frame)]
        self._joints(painter, frame, shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.blocks.paint(painter, shown)
        if selected is not None:
            self._selection(painter, frame, shown, selected, focus=focus)
        if len(chosen) > 1:
            self._chosen(painter, shown, frozenset(chosen) - {selected})

    def _visible(self, index: int, frame: Frame) -> list[Boxed]:
        row, scale, row_height = self.scene.rows[index], frame.scale, frame.row_height
        margin = 4 / scale
        span = geometry.visible(
            row.lefts,
            row.longest + margin,
            frame.left / scale - margin,
            frame.right / scale + margin,
        )
        return boxes(row.blocks[span.start : span.stop], index, scale, row_height)

    def _ground(self, painter: QPainter, frame: Frame, rows: range) -> None:
        scale, height = frame.scale, frame.row_height
        shut = [
            QRect(x, index * height, round(right * scale) - x, height)
            for index in rows
            for left, right in self.scene.rows[index].closed
            if (x := round(left * scale)) <= frame.right and right * scale >= frame.left
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.style.closed)
        painter.drawRects(shut)
        for index in rows:
            if self.scene.rows[index].absences:
                self._absences(painter, frame, self.scene.rows[index], index * height)

    def _absences(self, painter: QPainter, frame: Frame, row: Row, top: int) -> None:
        for absence in row.absences:
            left, right = absence.left * frame.scale, absence.right * frame.scale
            if left > frame.right or right < frame.left:
                continue
            box = QRectF(left, top + 2, right - left, frame.row_height - 4)
            painter.fillRect(box, self.style.hatch)
            box.setLeft(absence.clear[0] * frame.scale)
            box.setRight(absence.clear[1] * frame.scale)
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
        bottom = min(frame.bottom, len(self.scene.rows) * frame.row_height)
        step = geometry.tick_step(scale, GRID_FROM)
        days = range(window.day(frame.left / scale), window.day(frame.right / scale) + 1)
        top, high = int(frame.top), int(bottom - frame.top)
        hours = [
            QRect(x, top, 1, high)
            for day in days
            for minute in range(-(-window.first // step) * step, window.last, step)
            if frame.left <= (x := round((day * window.length + minute - window.first) * scale))
            and x <= frame.right
        ]
        left, wide = int(frame.left), int(frame.right - frame.left)
        across = [QRect(left, (row + 1) * frame.row_height - 1, wide, 1) for row in rows]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.style.faint)
        painter.drawRects(hours + across)
        painter.setBrush(self.style.line)
        edges = (round(day * window.length * scale) for day in days if day)
        painter.drawRects([QRect(x - 1, top, 2, high) for x in edges])

    def _between(self, painter: QPainter, frame: Frame, rows: range) -> None:
        """Travel as a line, thick where it is tight; waiting as dots; rest as nothing."""
        if frame.scale < LEGS_FROM:
            return
        lines: list[QRect] = []
        dotted: list[QLine] = []
        scale, start, end = frame.scale, frame.left / frame.scale, frame.right / frame.scale
        for index in rows:
            row = self.scene.rows[index]
            middle = index * frame.row_height + frame.row_height // 2
            for at in geometry.visible(row.leg_lefts, row.longest_leg, start, end):
                leg = row.legs[at]
                left = round(leg.left * scale)
                width = round(leg.right * scale) - left
                if width < 2:
                    continue
                if leg.kind is LegKind.WAITING:
                    if width >= LEAST_DOTS:
                        dotted.append(QLine(left + 3, middle, left + width - 1, middle))
                else:
                    half = 2 if leg.tight else 1
                    lines.append(QRect(left, middle - half, width, 2 * half))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.style.quiet)
        painter.drawRects(lines)
        painter.setPen(self.style.dots)
        painter.drawLines(dotted)

    def _joints(self, painter: QPainter, frame: Frame, shown: list[Boxed]) -> None:
        """A line between the blocks of a double-handed visit, behind everything else."""
        if frame.scale < ROOMY_FROM or self.scene.by_clients:
            return
        joints = []
        for box in shown:
            places = box.block.visit.places
            if len(places) < 2:
                continue
            rows = [self.scene.row_of.get(place.carer_id) for place in places]
            known = [row for row in rows if row is not None]
            if len(known) > 1:
                x = box.x + box.width // 2
                top, bottom = min(known), max(known)
                joints.append(QLine(x, (2 * top + 1) * frame.row_height // 2,
                                    x, (2 * bottom + 1) * frame.row_height // 2))  # fmt: skip
        painter.setPen(QPen(self.style.accent, 1, Qt.PenStyle.DotLine))
        painter.drawLines(joints)

    def _selection(
        self,
        painter: QPainter,
        frame: Frame,
        shown: list[Boxed],
        selected: Spot,
        *,
        focus: bool,
    ) -> None:
        chosen = self.scene.block(selected)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen is None:
            self._row_ring(painter, frame, selected, focus=focus)
            return
        alike = self.scene.label(chosen).int  # numbers are compared more quickly than ids
        for at in shown:
            if at.block is chosen:
                self._ring(painter, QRectF(at.box).adjusted(0.5, 0.5, -0.5, -0.5), focus=focus)
            elif self.scene.label(at.block).int == alike:
                painter.setPen(QPen(self.style.text, 1.2))
                painter.drawRoundedRect(QRectF(at.box).adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)

    def gap(self, painter: QPainter, frame: Frame, gap: Gap) -> None:
        """A free stretch that is selected: a dashed frame with its times, where there is room."""
        row = self.scene.row_of.get(gap.carer_id)
        if row is None:
            return
        window, scale = self.scene.window, frame.scale
        left = window.unit(gap.start_minute) * scale
        width = window.unit(gap.end_minute) * scale - left
        box = QRectF(left + 1, row * frame.row_height + 2, width - 2, frame.row_height - 5)
        painter.setBrush(self.style.wash)
        painter.setPen(QPen(self.style.accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 3, 3)
        said = self._words.exactly(
            text.span_text(gap.start_minute, gap.end_minute), box.width() - Space.SMALL
        )
        if said is not None:
            painter.setPen(self.style.text)
            painter.setFont(self.style.small_font)
            y = box.center().y() - self.style.small_height / 2
            lettering.draw(painter, box.center().x() - said.width / 2, y, said)

    def _chosen(
        self, painter: QPainter, shown: list[Boxed], chosen: frozenset[Spot | None]
    ) -> None:
        """What else is selected: the same ring, thinner."""
        for at in shown:
            if at.block.spot in chosen:
                box = QRectF(at.box).adjusted(0.5, 0.5, -0.5, -0.5)
                self._ring(painter, box, focus=False)

    def _ring(self, painter: QPainter, box: QRectF, *, focus: bool) -> None:
        painter.setPen(QPen(self.style.base, 2))
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 4, 4)
        painter.setPen(QPen(self.style.text, 3 if focus else 2))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 5, 5)

    def _row_ring(self, painter: QPainter, frame: Frame, selected: Spot, *, focus: bool) -> None:
        row = self.scene.row_index(selected)
        if row is not None:
            top = row * frame.row_height
            painter.setPen(QPen(self.style.text, 2 if focus else 1))
            width = self.scene.window.units * frame.scale
            painter.drawRect(QRectF(1, top + 1, width - 2, frame.row_height - 3))
