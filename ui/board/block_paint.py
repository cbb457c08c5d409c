"""Draws blocks: a plate each, then all names, then all times, so that fonts change seldom."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui import text
from ui.board import lettering
from ui.board.lettering import Halves, Lettering, Names
from ui.board.plates import MARGIN, TIGHT_FROM, Plate, Plates
from ui.board.scene import Block, Scene
from ui.board.style import BoardStyle


class Boxed(NamedTuple):
    """A block and the pixels it takes."""

    block: Block
    x: int
    y: int
    width: int
    height: int

    @property
    def box(self) -> QRect:
        return QRect(self.x, self.y, self.width, self.height)


class Worded(NamedTuple):
    """What is drawn again and again of a block: the numbers of its look, ink and name."""

    look: int
    ink: int
    name: int
    start: str


class BlockPainter:
    """Draws the blocks of one scene in one style."""

    def __init__(self, style: BoardStyle, scene: Scene, device_ratio: float = 1.0) -> None:
        self.style = style
        self._plates = Plates(style, device_ratio)
        self._label = scene.label
        self._names = Names(scene, Lettering(style.name_font))
        self._tight_names = Names(scene, Lettering(style.tight_font))
        self._times = Lettering(style.small_font)
        self._inks = [coat.text for coat in style.coats.values()]
        self._ink_of = {relationship: at for at, relationship in enumerate(style.coats)}
        self._worded: dict[int, Worded] = {}  # by id: the scene keeps its blocks alive

    def paint(self, painter: QPainter, shown: Iterable[Boxed]) -> None:
        by_ink: list[list[Placed]] = [[] for _ink in self._inks]
        for placed in self._lay_plates(painter, shown):
            by_ink[placed.worded.ink].append(placed)
        for is_tight, font in ((False, self.style.name_font), (True, self.style.tight_font)):
            painter.setFont(font)
            for ink, group in zip(self._inks, by_ink, strict=True):
                painter.setPen(ink)
                for placed in group:
                    if placed.is_tight is is_tight:
                        self._name(painter, placed)
        painter.setFont(self.style.small_font)
        for ink, group in zip(self._inks, by_ink, strict=True):
            painter.setPen(ink)
            for placed in group:
                if placed.plate.time_left and placed.halves is None:
                    self._time(painter, placed)

    def _lay_plates(self, painter: QPainter, shown: Iterable[Boxed]) -> Iterator["Placed"]:
        """Draw all plates; gives those that have room for words."""
        worded_of, plates, draw = self._worded, self._plates, painter.drawPixmap
        for boxed in shown:
            block, x, y, width, height = boxed
            worded = worded_of.get(id(block)) or self._words_of(block)
            plate = plates.plate(worded.look, width, height)
            halves = None
            if plate.halves is not None:
                names = self._tight_names if width < TIGHT_FROM else self._names
                halves = names.halves(worded.name, plate.name_room, *plate.halves)
                if halves is not None:
                    plate = plates.plate(worded.look, width, height, for_halves=True)
            draw(x - MARGIN, y - MARGIN, plate.pixmap)
            if plate.name_room > 0:
                yield Placed(boxed, plate, worded, halves)

    def _words_of(self, block: Block) -> Worded:
        made = self._worded[id(block)] = Worded(
            self._plates.number(block),
            self._ink_of[block.relationship],
            self._names.number(self._label(block)),
            text.minutes_text(block.visit.start_minute),
        )
        return made

    def _name(self, painter: QPainter, placed: "Placed") -> None:
        boxed, plate, worded, halves = placed
        names = self._tight_names if placed.is_tight else self._names
        name = names.fitted(worded.name, plate.name_room) if halves is None else halves.upper
        lettering.draw(painter, boxed.x + plate.name_left, boxed.y + plate.top, name)
        if halves is not None:
            lettering.draw(painter, boxed.x + plate.lower_left, boxed.y + plate.lower, halves.lower)

    def _time(self, painter: QPainter, placed: "Placed") -> None:
        boxed, plate, worded, _halves = placed
        room = plate.time_room
        laid = self._times.laid(worded.start)
        if laid.width > room:
            return
        if room > 2 * laid.width:
            visit = boxed.block.visit
            whole = self._times.laid(text.span_text(visit.start_minute, visit.end_minute))
            laid = whole if whole.width <= room else laid
        lettering.draw(painter, boxed.x + plate.time_left, boxed.y + plate.lower, laid)


class Placed(NamedTuple):
    boxed: Boxed
    plate: Plate
    worded: Worded
    halves: Halves | None  # the name, where it takes both lines

    @property
    def is_tight(self) -> bool:
        return self.boxed.width < TIGHT_FROM
