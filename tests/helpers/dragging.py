"""Visits dragged over the board with real mouse events."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.board.paint import boxes
from ui.board.scene import Block, Spot
from ui.board.view import BoardView
from ui.pages.week import WeekPage

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def block_of(page: WeekPage, spot: Spot) -> Block:
    block = page.scene.block(spot)
    assert block is not None, spot
    return block


def visit_of(page: WeekPage, carer: str, client: str, day: int = 0) -> Spot:
    """A carer's visit to a client on a day: the first."""
    for row in page.scene.rows:
        for block in row.blocks:
            named = page.scene.carer_names.get(block.carer_id or UUID(int=0), "")
            here = block.visit.start_minute // 1440 == day
            if here and (named, block.visit.client_name) == (carer, client):
                return block.spot
    raise AssertionError(f"{carer} does not come to {client} on day {day}")


def middle(board: BoardView, spot: Spot) -> QPoint:
    """The middle of a visit, in the viewport."""
    board.reveal(spot)
    scene, frame = board.scene, board.frame()
    block, row = scene.block(spot), scene.row_index(spot)
    assert block is not None
    assert row is not None
    (placed,) = boxes([block], row, frame.scale, frame.row_height)
    return placed.box.center() - QPoint(int(frame.left), int(frame.top))


def row_y(board: BoardView, name: str) -> int:
    """The height of a row's middle, in the viewport."""
    row = next(at for at, one in enumerate(board.scene.rows) if one.name == name)
    board.show_row(row)
    frame = board.frame()
    return round(row * frame.row_height + frame.row_height / 2 - frame.top)


def later(board: BoardView, minutes: int) -> int:
    """So many pixels are so many minutes."""
    return round(minutes * board.frame().scale)


def move(widget: QWidget, at: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    """The mouse with its left button down."""
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(widget.mapToGlobal(at)),
        Qt.MouseButton.NoButton, LEFT, held,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def drag(board: BoardView, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press, move in steps as a hand does, and stay over the end: nothing is dropped yet."""
    view = board.viewport()
    QTest.mousePress(view, LEFT, PLAIN, start)
    for step in range(1, 6):
        move(view, start + (end - start) * step / 5, held)


def drop(board: BoardView, at: QPoint) -> None:
    QTest.mouseRelease(board.viewport(), LEFT, PLAIN, at)


MONDAY = date(2026, 11, 30)
