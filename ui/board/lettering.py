"""Text laid out once and drawn often: names and times that fit into blocks."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

from ui.board import scene
from ui.board.scene import Scene

ELLIPSIS_ROOM = 26.0  # pixels below which an elided name says less than its initials
STEP = 4  # elided widths are rounded down to this, so that zooming keeps hitting the cache


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

    def laid(self, text: str) -> Laid:
        found = self._laid.get(text)
        if found is None:
            static = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            static.prepare(font=self.font)
            found = self._laid[text] = Laid(static, self._metrics.horizontalAdvance(text))
        return found

    def fitted(self, text: str, room: float) -> Laid | None:
        """The text, elided to the room; none where nothing useful would be left."""
        whole = self.laid(text)
        if whole.width <= room:
            return whole
        if room < ELLIPSIS_ROOM:
            return None
        key = (text, int(room) // STEP)
        if key not in self._fitted:
            elided = self._metrics.elidedText(
                text, Qt.TextElideMode.ElideRight, key[1] * STEP
            )
            self._fitted[key] = self.laid(elided) if len(elided) > 3 else None
        return self._fitted[key]


class Names:
    """The clients' names of a scene, in the longest form that fits."""

    def __init__(self, shown: Scene, lettering: Lettering) -> None:
        self._lettering = lettering
        self._forms: dict[UUID, tuple[str, str, str]] = {}
        for visit in shown.board.visits:
            if visit.client_id not in self._forms:
                short = shown.short_names[visit.client_id]
                forms = (visit.client_name, short, scene.initials(visit.client_name))
                self._forms[visit.client_id] = forms

    def fitted(self, client_id: UUID, room: float) -> Laid | None:
        full, short, letters = self._forms[client_id]
        for form in (full, short):
            laid = self._lettering.laid(form)
            if laid.width <= room:
                return laid
        elided = self._lettering.fitted(short, room)
        if elided is not None:
            return elided
        few = self._lettering.laid(letters)
        return few if few.width <= room else None


def draw(painter: QPainter, x: float, y: float, laid: Laid) -> None:
    """Draw with the painter's font and pen; `y` is the top of the line."""
    painter.drawStaticText(QPointF(x, y), laid.text)
