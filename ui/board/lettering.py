"""Text laid out once and drawn often: names and times that fit into blocks."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

from ui.board import scene, words
from ui.board.scene import NOBODY, Scene

ELLIPSIS_ROOM = 60.0  # pixels below which a name is cut without an ellipsis
LEAST_LETTERS = 2  # of a name; with fewer its initials say more
STEP = 1  # cut widths are rounded down to this, so that zooming keeps hitting the cache


@dataclass(frozen=True, slots=True)
class Laid:
    text: QStaticText
    width: float


class Lettering:
    """Lays out text in one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._laid: dict[str, Laid] = {}
        self._fitted: dict[tuple[str, int], Laid | None] = {}
        self._advances: dict[str, list[float]] = {}

    def laid(self, text: str) -> Laid:
        found = self._laid.get(text)
        if found is None:
            static = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.prepare(font=self.font)
            found = self._laid[text] = Laid(static, self._metrics.horizontalAdvance(text))
        return found

    def exactly(self, text: str, room: float) -> Laid | None:
        laid = self.laid(text)
        return laid if laid.width <= room else None

    def fitted(self, text: str, room: float) -> Laid | None:
        """The text, cut to the room; none where nothing useful would be left."""
        whole = self.laid(text)
        if whole.width <= room:
            return whole
        key = (text, int(room) // STEP)
        if key not in self._fitted:
            self._fitted[key] = self._cut(text, key[1] * STEP)
        return self._fitted[key]

    def longest(self, text: str, room: float) -> int:
        """How many of the first letters of a text have room."""
        advances = self._advances.get(text)
        if advances is None:
            lengths = range(1, len(text) + 1)
            advances = [self._metrics.horizontalAdvance(text[:length]) for length in lengths]
            self._advances[text] = advances
        return bisect_right(advances, room)

    def _cut(self, text: str, room: float) -> Laid | None:
        if room >= ELLIPSIS_ROOM:
            return self.laid(self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
        length = self.longest(text, room)
        return self.laid(text[:length]) if length >= LEAST_LETTERS else None


class Halves(NamedTuple):
    """A name that goes on in the line below."""

    upper: Laid
    lower: Laid


class Names:
    """The names on a scene's blocks by number, in the longest form that fits."""

    def __init__(self, shown: Scene, lettering: Lettering) -> None:
        self._lettering = lettering
        names = shown.client_names
        if shown.by_clients:
            names = {**shown.carer_names, NOBODY: words.nobody()}
        self._numbers = {one: number for number, one in enumerate(names)}
        self._forms = [
            (name, shown.short_names.get(one, name), scene.initials(name))
            for one, name in names.items()
        ]
        self._fitted: dict[tuple[int, int], Laid] = {}
        self._halves: dict[tuple[int, float, float, float], Halves | None] = {}

    def number(self, named: UUID) -> int:
        """A person's number: identifiers hash slowly, and a frame asks a thousand times."""
        return self._numbers[named]

    def fitted(self, person: int, room: float) -> Laid:
        """The longest form that fits on one line, cut where it must be; a letter at least."""
        key = (person, int(room) // STEP)
        if key not in self._fitted:
            self._fitted[key] = self._fit(person, key[1] * STEP)
        return self._fitted[key]

    def halves(self, person: int, room: float, first: float, second: float) -> "Halves | None":
        """The name in two lines, where more of it can be read so than in the `room` of one."""
        key = (person, room, first, second)
        if key not in self._halves:
            _full, short, _letters = self._forms[person]
            fits = self._lettering.laid(short).width <= room
            self._halves[key] = None if fits else self._halve(short, first, second)
        return self._halves[key]

    def _halve(self, name: str, first: float, second: float) -> "Halves | None":
        length = self._lettering.longest(name, first)
        if length > LEAST_LETTERS and length == len(name) - 1:
            length -= 1  # no letter is left alone
        if length < LEAST_LETTERS:
            return None
        rest = name[length:].lstrip()
        lower = self._lettering.fitted(rest, second) or self._lettering.exactly(rest[:1], second)
        upper = self._lettering.laid(name[:length].rstrip())
        return None if lower is None else Halves(upper, lower)

    def _fit(self, person: int, room: float) -> Laid:
        full, short, letters = self._forms[person]
        for form in (full, short):
            laid = self._lettering.laid(form)
            if laid.width <= room:
                return laid
        return (
            self._lettering.fitted(short, room)
            or self._lettering.exactly(letters, room)
            or self._lettering.laid(letters[:1])  # a pixel over the edge says more than nothing
        )


def draw(painter: QPainter, x: float, y: float, laid: Laid) -> None:
    """Draw with the painter's font and pen; `y` is the top of the line."""
    painter.drawStaticText(round(x), round(y), laid.text)
