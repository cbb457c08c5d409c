"""The strip of faces: who came to a person, visit by visit, weeks below each other."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carecoop.services.relationships_values import WhoCame, first_day
from ui import look, text
from ui.board import speech
from ui.look import Size, Space
from ui.relations import words
from ui.relations.faces import Badge, FacePainter
from ui.relations.strip_layout import DAYS, Laid, Measures, Stop, lay_out

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -100_000,
    Qt.Key.Key_End: 100_000,
}
LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Strip(QWidget):
    """Arrow keys go from face to face; Enter and a click ask for the carer.

    Signals:
        carer_asked: the id of the carer whose face was activated.
    """

    carer_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view: WhoCame | None = None
        self._days = 14
        self._badges: Mapping[UUID, Badge] = {}
        self._names: dict[UUID, str] = {}
        self._laid = Laid((), (), (), 0.0)
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Who came, day by day"))

    @property
    def stops(self) -> tuple[Stop, ...]:
        return self._laid.stops

    def show_view(self, view: WhoCame, days: int, badges: Mapping[UUID, Badge]) -> None:
        self._view, self._days, self._badges = view, days, badges
        self._names = {bond.other_id: bond.name for bond in view.bonds}
        self._lay_out()
        self.at = max(0, len(self.stops) - 1)
        self.setAccessibleDescription(words.headline(view.figures[days], days))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, round(self._laid.height))

    def spoken(self, stop: Stop) -> str:
        """A face as a sentence: the visit, and who came."""
        assert self._view is not None
        visit = self._view.visits[stop.visit]
        said = [words.face(self._names[face.carer_id], face) for face in visit.faces]
        if stop.face is not None:
            said.insert(0, said.pop(stop.face))
        return words.visit(visit, [*said, *[words.nobody()] * visit.missing])

    def stop_at(self, where: QPointF) -> int | None:
        return next((at for at, stop in enumerate(self.stops) if stop.box.contains(where)), None)

    # What happens ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self._go(self.at + STEPS[key])
        elif key in LINES:
            self._go(self._in_line(LINES[key]))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._ask()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.stop_at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(at)
            self._ask()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.stop_at(event.position())
        hand = at is not None and self.stops[at].face is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.stop_at(QPointF(event.pos()))
            shown = "" if at is None else self.spoken(self.stops[at]).replace(". ", "\n")
            QToolTip.showText(event.globalPos(), shown, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._go(self.at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._lay_out()

    def _go(self, at: int) -> None:
        if not self.stops:
            return
        self.at = min(max(0, at), len(self.stops) - 1)
        speech.say(self, self.spoken(self.stops[self.at]))
        self.update()

    def _in_line(self, down: int) -> int:
        """The nearest face in the line above or below."""
        if not self.stops:
            return 0
        here = self.stops[self.at].box.center()
        beyond = [
            (abs(stop.box.center().y() - here.y()), abs(stop.box.center().x() - here.x()), at)
            for at, stop in enumerate(self.stops)
            if (stop.box.center().y() - here.y()) * down > 1
        ]
        return min(beyond)[2] if beyond else self.at

    def _ask(self) -> None:
        stop = self.stops[self.at] if self.stops else None
        if stop is not None and stop.face is not None:
            assert self._view is not None
            self.carer_asked.emit(self._view.visits[stop.visit].faces[stop.face].carer_id)

    # What is drawn ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        view = self._view
        if view is None:
            return
        first = first_day(view.basis.end, self._days)
        painter = FacePainter(self.palette())
        small = QFontMetricsF(look.font(Size.SMALL))
        shown = [
            [
                painter.size(self._badges[face.carer_id], is_first=face.is_first)
                for face in one.faces
            ]
            + [painter.size(Badge("–", painter.style.text, is_square=False), is_first=False)]
            * one.missing
            for one in view.visits
        ]
        measures = Measures(
            faces=shown,
            side=painter.side,
            left=small.horizontalAdvance("00 Wwww") + Space.SMALL,
            top=small.height() + Space.SMALL,
            heading=small.height() + Space.HAIR,
        )
        self._laid = lay_out(view.visits, first, view.basis.end, self.width(), measures)
        self.setFixedHeight(max(1, round(self._laid.height)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        faces = FacePainter(self.palette())
        self._paint_calendar(painter, faces)
        for stop in self.stops:
            self._paint_stop(painter, faces, stop)
        if self.hasFocus() and self.stops:
            self._paint_focus(painter, faces, self.stops[self.at].box)

    def _paint_calendar(self, painter: QPainter, faces: FacePainter) -> None:
        style = faces.style
        painter.setFont(style.small_font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.base)
        for day in self._laid.days:
            painter.drawRect(day.box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(style.quiet)
        self._paint_weekdays(painter)
        for monday, row in self._laid.weeks:
            label = QRectF(0, row.top(), row.width(), style.small_height + Space.HAIR)
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, _short(monday))
        for day in self._laid.days:
            number = day.box.adjusted(Space.HAIR + 1, 2, 0, 0)
            painter.drawText(number, Qt.AlignmentFlag.AlignTop, str(day.day.day))

    def _paint_weekdays(self, painter: QPainter) -> None:
        """The names of the days across the top."""
        first = self._laid.days[0]
        left = first.box.left() - self._column() * first.day.weekday()
        for weekday in range(DAYS):
            head = QRectF(left + weekday * self._column(), 0, self._column(), first.box.top())
            name = text.day_name(weekday, short=True)
            where = head.adjusted(Space.HAIR, 0, 0, 0)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, name)

    def _column(self) -> float:
        return self._laid.days[0].box.width()

    def _paint_stop(self, painter: QPainter, faces: FacePainter, stop: Stop) -> None:
        assert self._view is not None
        visit = self._view.visits[stop.visit]
        if stop.face is None:
            faces.paint_nobody(painter, stop.box)
            return
        face = visit.faces[stop.face]
        badge = self._badges[face.carer_id]
        faces.paint(painter, stop.box, badge, face.relationship, is_first=face.is_first)

    def _paint_focus(self, painter: QPainter, faces: FacePainter, box: QRectF) -> None:
        painter.setPen(QPen(faces.style.text, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 6, 6)


def _short(day: date) -> str:
    """ "2 Nov"."""
    return QLocale().toString(text.to_qdate(day), "d MMM")
