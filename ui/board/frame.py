"""The parts of the week page in their places, and which of them are to be seen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.board.beside import Beside
from ui.board.empty import DropHere, NoRotaYet, NothingToPlan
from ui.board.head import Look, WeekHead
from ui.board.inspector import Inspector
from ui.board.legend import Legend
from ui.board.list_view import WeekList
from ui.board.on_show import OnShow
from ui.board.scene import Scene
from ui.board.tray import Tray
from ui.board.view import BoardView


class WeekFrame(QWidget):
    """Below the head a banner, the board or the list with what belongs to it, and the details.

    `look` is how the week is looked at; `banner` and `side`, which takes the place of the details,
    are there for as long as somebody needs them.
    """

    def __init__(self, scene: Scene, why_fixed: Callable[[], str]) -> None:
        super().__init__()
        self.head = WeekHead()
        self.board = BoardView(scene)
        self.beside = Beside(self.board, why_fixed)
        self.list = WeekList(scene)
        self.tray = Tray(scene)
        self.inspector = Inspector()
        self.legend = Legend()
        self.drop_here = DropHere()
        self.no_rota = NoRotaYet()
        self.nothing = NothingToPlan()
        self.banner: QWidget | None = None
        self.side: QWidget | None = None
        self.look = Look.DAY
        self._lay_out()

    @property
    def shows_board(self) -> bool:
        return self._stack.currentWidget() is self.beside

    def put_banner(self, widget: QWidget | None) -> None:
        """Between the head and the board; None takes it away."""
        if self.banner is not None:
            self._column.removeWidget(self.banner)
            self.banner.hide()
            self.banner.deleteLater()
        self.banner = widget
        if widget is not None:
            self._column.insertWidget(1, widget)
            widget.show()  # now, not with the next turn of the event loop: it may take the focus

    def put_side(self, widget: QWidget | None) -> None:
        """In the place of the details; None gives the place back to them."""
        if self.side is not None:
            self.side.hide()
            self.side.deleteLater()
        self.side = widget
        if widget is not None:
            self._split.addWidget(widget)
            widget.show()

    def arrange(self, scene: Scene, on_show: OnShow, *, is_read: bool) -> None:
        """Let be seen what there is to see; `is_read`: nothing is known to be nothing."""
        board = scene.board
        self.no_rota.setVisible(
            bool(board.visits) and not board.figures.places_filled and self.banner is None
        )
        self._stack.setCurrentWidget(self._middle(scene, is_read=is_read))
        self.legend.show_for(board, differing=on_show.has_changes)
        is_beside = on_show.shows_both  # two boards need the room
        self.tray.setVisible(bool(scene.tray or board.suspended) and not is_beside)
        self.inspector.setVisible(
            self.head.details.isChecked()
            and self.side is None
            and self._stack.currentWidget() is not self.nothing
        )
        self.legend.setVisible(bool(board.visits) and self.shows_board)

    def _middle(self, scene: Scene, *, is_read: bool) -> QWidget:
        if is_read and not scene.board.visits:
            return self.nothing
        return self.list if self.look is Look.LIST else self.beside

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.beside, self.list, self.nothing):
            self._stack.addWidget(widget)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self._board_and_below())
        self._split.addWidget(self.inspector)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)  # noqa: FBT003 - Qt's own setter
        self._split.setHandleWidth(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self._split, 1)

    def _board_and_below(self) -> QWidget:
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.no_rota)
        inner.addWidget(self._stack, 1)
        inner.addWidget(self.tray)
        inner.addWidget(self.drop_here)
        inner.addWidget(self.legend)
        return middle
