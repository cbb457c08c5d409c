"""Visits dragged from the tray onto the board, and from the board into the tray."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from ui.board.scene import Spot

if TYPE_CHECKING:
    from ui.pages.week import WeekPage


class TrayDrag(QObject):
    """Ties the tray of a page to its board."""

    def __init__(self, page: "WeekPage") -> None:
        super().__init__(page)
        self._page = page
        page.board.is_tray_at = self._is_tray_at
        page.board.carrying_changed.connect(self._on_carrying)
        page.tray.dragged.connect(self._drag)
        page.tray.drag_ended.connect(self._end)

    def _on_carrying(self) -> None:
        """There is somewhere to put what nobody is to come to, also where the tray is empty."""
        page = self._page
        under_way = page.board.carry.is_under_way
        if under_way:
            page.hand.get_ready()
        if under_way and not page.tray.isVisible():
            # In the legend's place and as high: a board of another size would be drawn anew.
            page.drop_here.setFixedHeight(page.legend.height())
            page.legend.hide()
            page.drop_here.show()
        else:
            page.drop_here.hide()
            page.legend.setVisible(bool(page.scene.board.visits))

    def _is_tray_at(self, at: QPoint) -> bool:
        places: tuple[QWidget, ...] = (self._page.tray, self._page.drop_here)
        return any(one.isVisible() and one.rect().contains(one.mapFromGlobal(at)) for one in places)

    def _drag(self, spot: Spot, at: QPoint) -> None:
        board = self._page.board
        block, here = self._page.scene.block(spot), board.viewport().mapFromGlobal(at)
        if block is None or self._page.list.isVisible():
            return
        if not board.mouse.is_under_way:
            board.mouse.take(block, here)
        board.mouse.move(here, Qt.KeyboardModifier.NoModifier)

    def _end(self, at: QPoint) -> None:
        """Let go over the board, or leave it where it is."""
        board = self._page.board
        here = board.viewport().mapFromGlobal(at)
        if board.viewport().rect().contains(here):
            board.mouse.release()
        else:
            board.mouse.cancel()
