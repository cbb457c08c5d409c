"""The key below the board: each sign drawn as the board draws it, beside its word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from carecoop.kinds import Lock, Priority, RotaState
from carecoop.services.week_values import (
    BoardVisit,
    ChangeKind,
    Place,
    Relationship,
    VisitChange,
    WeekBoard,
)
from ui import look
from ui.board.block_paint import BlockPainter, Boxed
from ui.board.flow import FlowLayout
from ui.board.making import blank_week, build_scene
from ui.board.scene import NOBODY, Block, Trouble
from ui.board.style import BoardStyle
from ui.board.untold import WIDTH, paint_bubble
from ui.look import Size, Space

Paint = Callable[[QPainter, QRectF, BoardStyle], None]


class _Sample(QWidget):
    """One sign at a small size."""

    def __init__(self, paint: Paint, width: int) -> None:
        super().__init__()
        self._paint = paint
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._width, BoardStyle.of(self.palette()).line_height + Space.HAIR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = BoardStyle.of(self.palette(), self.devicePixelRatioF())
        self._paint(painter, QRectF(self.rect()).adjusted(1, 1, -2, -2), style)


class Legend(QWidget):
    """In the order of need; at a narrow width it takes a second line. What only some weeks have
    stands here only for those."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(Space.SMALL)
        flow.setContentsMargins(Space.MEDIUM, Space.HAIR, Space.MEDIUM, Space.HAIR)
        for paint, width, words in self._entries():
            flow.addWidget(self._entry(paint, width, words))
        circle = _visit(Relationship.CIRCLE)
        locked, timed = (
            _block(replace(circle, visit=circle.visit._replace(lock=lock)))
            for lock in (Lock.CARERS, Lock.TIME)
        )
        self._carers_locked = self._entry(locked, 20, self.tr("carers locked"))
        self._time_locked = self._entry(timed, 20, self.tr("time locked"))
        self._untold = self._entry(_untold, 20, self.tr("not yet told"))
        self._differs = self._entry(_block(_differing()), 20, self.tr("differs"))
        for entry in (self._carers_locked, self._time_locked, self._untold, self._differs):
            flow.addWidget(entry)
        self.setLayout(flow)

    def show_for(self, board: WeekBoard, *, differing: bool) -> None:
        """For a week; `differing`: what a proposal changes is marked."""
        locks = {visit.lock for visit in board.visits}
        self._carers_locked.setVisible(not locks.isdisjoint({Lock.CARERS, Lock.BOTH}))
        self._time_locked.setVisible(not locks.isdisjoint({Lock.TIME, Lock.BOTH}))
        self._untold.setVisible(board.state is RotaState.PUBLISHED)
        self._differs.setVisible(differing)

    def _entry(self, paint: Paint, width: int, words: str) -> QWidget:
        entry, label = QWidget(), QLabel(words)
        label.setFont(look.font(Size.SMALL))
        line = QHBoxLayout(entry)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.HAIR)
        line.addWidget(_Sample(paint, width))
        line.addWidget(label)
        return entry

    def _entries(self) -> list[tuple[Paint, int, str]]:
        circle = _visit(Relationship.CIRCLE)
        needs = replace(circle, relationship=None, troubles=(Trouble.NEEDS_SOMEONE,))
        twice = replace(circle, visit=circle.visit._replace(carers_wanted=2))
        return [
            (_block(circle), 20, self.tr("circle")),
            (_block(_visit(Relationship.KNOWN)), 20, self.tr("known")),
            (_block(_visit(Relationship.NEW)), 20, self.tr("new face")),
            (_block(needs), 20, self.tr("trouble")),
            (_block(_visit(Relationship.KNOWN, Priority.RED)), 20, self.tr("red risk")),
            (_block(_visit(Relationship.KNOWN, Priority.AMBER)), 20, self.tr("amber")),
            (_block(twice), 20, self.tr("two carers")),
            (_travel, 20, self.tr("travel")),
            (_waiting, 26, self.tr("waiting")),
            (_away, 20, self.tr("away")),
            (_closed, 20, self.tr("not offered")),
        ]


def _visit(kind: Relationship, priority: Priority = Priority.GREEN) -> Block:
    visit = BoardVisit(
        "", NOBODY, NOBODY, " ", "", "", 540, 30, 540, 540, 1, (Place(NOBODY, kind),), priority,
        time_critical=False, needs=(),
    )  # fmt: skip
    return Block(visit, NOBODY, kind, 0.0, 30.0, 0, 1, (), None)


def _differing() -> Block:
    change = VisitChange("", "", ChangeKind.TIME, 540, 550, (), ())
    return replace(_visit(Relationship.KNOWN), change=change)


def _block(block: Block) -> Paint:
    scene = build_scene(replace(blank_week(date.min), visits=(block.visit,)))

    def paint(painter: QPainter, box: QRectF, style: BoardStyle) -> None:
        whole = box.toRect()
        boxed = Boxed(block, whole.x(), whole.y(), whole.width(), whole.height())
        BlockPainter(style, scene).paint(painter, [boxed])

    return paint


def _travel(painter: QPainter, box: QRectF, style: BoardStyle) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.quiet)
    painter.drawRect(QRectF(box.left(), box.center().y(), box.width(), 1.5))


def _waiting(painter: QPainter, box: QRectF, style: BoardStyle) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own setter
    painter.setPen(style.dots)
    painter.drawLine(
        box.toRect().left(), int(box.center().y()), int(box.right()), int(box.center().y())
    )


def _away(painter: QPainter, box: QRectF, style: BoardStyle) -> None:
    painter.fillRect(box, style.base)
    painter.fillRect(box, style.hatch)


def _untold(painter: QPainter, box: QRectF, style: BoardStyle) -> None:
    paint_bubble(painter, QPointF(box.center().x() - WIDTH / 2, box.top()), style)


def _closed(painter: QPainter, box: QRectF, style: BoardStyle) -> None:
    painter.fillRect(box, style.closed)
    painter.setPen(style.line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
