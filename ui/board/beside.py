"""Two boards of the same week: as it is now, and as it is proposed. They move as one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from ui.board import moves
from ui.board.scene import Scene, Spot
from ui.board.view import BoardView
from ui.look import Size, Space
from ui.widgets.labels import heading

WIDE_PX = 1800  # from here both have room side by side
LEAST_ROWS = 5  # of each, one above the other; with fewer of two lines they keep to one


class Beside(QSplitter):
    """A board, and at times the week as it is beside it: above it, or at its left where there is
    room. What is scrolled, zoomed or selected in one is so in the other.

    Signals:
        selected: in the week as it is, as a `Spot` of the board, or None.
        opened: see `BoardView`.
        made: the second board, when it is first needed.
    """

    selected = Signal(object)
    opened = Signal()
    made = Signal(object)

    def __init__(self, board: BoardView, why_fixed: Callable[[], str]) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.board = board
        self.present: BoardView | None = None
        self._why_fixed = why_fixed
        self._present_pane: QWidget | None = None
        self._is_following = False
        self.caption = heading("", Size.SMALL)
        self._pane = _pane(self.caption, board)
        self.caption.hide()
        self.setChildrenCollapsible(False)
        self.setFocusProxy(board)
        self.addWidget(self._pane)

    @property
    def is_on(self) -> bool:
        return self._present_pane is not None and not self._present_pane.isHidden()

    def show_present(self, scene: Scene, differing: int) -> None:
        """The week as it is, beside what the board shows by now."""
        present = self._make()
        self.caption.setText(self.tr("Proposal · visits that differ: {n}").format(n=differing))
        self.caption.show()
        present.today = self.board.today
        self._is_following = True  # what is shown stays on show while the other finds its place
        present.set_scene(scene)
        assert self._present_pane is not None
        if not self.is_on:
            self._present_pane.show()
            self.setSizes([1, 1])
        self._turn()
        present.follow(self.board)
        self._is_following = False
        self.show_selected(self.board.selected)

    def show_alone(self) -> None:
        """Only the board."""
        if self._present_pane is not None:
            self._present_pane.hide()
        self.caption.hide()
        self.board.show_hours(shown=True)
        self.board.set_low(low=False)

    def show_selected(self, spot: Spot | None) -> None:
        """What is selected in the board, in the week as it is."""
        if self.is_on and self.present is not None:
            scene = self.present.scene
            self.present.select(spot and moves.followed(spot, self.board.scene, scene))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    # Inside

    def _make(self) -> BoardView:
        if self.present is None:
            self.present = present = BoardView(self.board.scene)
            present.setAccessibleName(self.tr("The week as it is now"))
            present.carry.why_fixed = self._why_fixed
            present.refused.connect(self.board.refused)
            present.opened.connect(self.opened)
            present.selection_changed.connect(self._on_selected)
            for one, other in ((self.board, present), (present, self.board)):
                self._tie(one, other)
            self._present_pane = _pane(heading(self.tr("As it is now"), Size.SMALL), present)
            self._present_pane.hide()
            self.insertWidget(0, self._present_pane)
            self.made.emit(present)
        return self.present

    def _tie(self, one: BoardView, other: BoardView) -> None:
        def follow() -> None:
            self._follow(one, other)

        one.zoomed.connect(follow)
        one.horizontalScrollBar().valueChanged.connect(follow)
        one.verticalScrollBar().valueChanged.connect(follow)

    def _follow(self, one: BoardView, other: BoardView) -> None:
        if self.is_on and not self._is_following:
            self._is_following = True
            other.follow(one)
            self._is_following = False

    def _on_selected(self, spot: Spot | None) -> None:
        present = self.present
        if present is not None and present.hasFocus():
            self.selected.emit(spot and moves.followed(spot, present.scene, self.board.scene))

    def _turn(self) -> None:
        """Side by side where there is room; else with one head above and one bar below both."""
        is_wide = self.width() >= WIDE_PX
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self.setSizes([1, 1])
        self.board.show_hours(shown=is_wide or not self.is_on)
        low = self.is_on and not is_wide and self.height() < self._ample()
        self.board.set_low(low=low)
        if self.present is not None:
            self.present.set_low(low=low)
            bar = Qt.ScrollBarPolicy
            self.present.setHorizontalScrollBarPolicy(
                bar.ScrollBarAsNeeded if is_wide else bar.ScrollBarAlwaysOff
            )

    def _ample(self) -> int:
        """The height from which both, one above the other, have enough rows of two lines."""
        row = self.board.style_in_use.row_height(roomy=True)
        hours = self.board.hours.sizeHint().height()
        return 2 * (LEAST_ROWS * row + self.caption.sizeHint().height()) + hours


def _pane(caption: QLabel, board: BoardView) -> QWidget:
    pane = QWidget()
    caption.setContentsMargins(Space.MEDIUM, 2, Space.MEDIUM, 2)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(caption)
    column.addWidget(board, 1)
    return pane
