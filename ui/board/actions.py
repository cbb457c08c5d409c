"""What can be done with chosen visits: by key, and from the menu that shows the keys."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from carecoop.kinds import Lock
from ui.board import gaps, moves
from ui.board.geometry import DAY_MINUTES
from ui.board.moves import Target
from ui.board.scene import NOBODY, Spot

if TYPE_CHECKING:
    from ui.pages.week import WeekPage

CARERS_TOO = {None: Lock.CARERS, Lock.TIME: Lock.BOTH}
TIME_TOO = {None: Lock.TIME, Lock.CARERS: Lock.BOTH}
NOT_CARERS = {Lock.CARERS: None, Lock.BOTH: Lock.TIME}
NOT_TIME = {Lock.TIME: None, Lock.BOTH: Lock.CARERS}


class BoardActions(QObject):
    """Cut and paste, to the tray, lock, the whole run, the next gap, whoever is offered by number.
    Keys work on the board, in the tray and beside it."""

    def __init__(self, page: "WeekPage") -> None:
        super().__init__(page)
        self._page = page
        self._cut: tuple[Spot, ...] = ()
        self.cut = self._make(self.tr("Cut"), "Ctrl+X", self._do_cut)
        self.paste = self._make(self.tr("Paste"), "Ctrl+V", self._do_paste)
        self.remove = self._make(self.tr("Nobody comes: to the tray"), "Del", self._do_remove)
        self.run = self._make(self.tr("Choose the whole run"), "R", self._do_run)
        self.lock_carers = self._make(self.tr("Lock the carers"), "L", self._do_lock_carers)
        self.lock_time = self._make(self.tr("Lock the time"), "Shift+L", self._do_lock_time)
        self.note = self._make(self.tr("Note what moved…"), "N", self._do_note)
        self.gap = self._make(self.tr("Choose the free time after it"), "G", self._do_gap)
        self.takes = [
            self._make(self.tr("Take number {n}").format(n=n), str(n), partial(self._do_take, n))
            for n in range(1, 10)
        ]
        self.ask_scope = QAction(self.tr("Ask: this week, or from now on?"), self)
        self.ask_scope.setCheckable(True)
        self.ask_scope.toggled.connect(self._do_ask_scope)

    def show_menu(self, at: QPoint) -> None:
        """The menu for what is chosen, at a point of the screen."""
        self.refresh()
        menu = self.menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups = (
            (self.cut, self.paste, self.remove),
            (self.lock_carers, self.lock_time),
            (self.run, self.gap),
            (self.note,),
            (self.ask_scope,),
        )
        for group in groups:
            menu.addActions(list(group))
            menu.addSeparator()
        menu.popup(at)

    def refresh(self) -> None:
        """What makes sense now; an action without sense says so by being grey."""
        chosen, scene = self._chosen(), self._page.scene
        placed = [spot for spot in chosen if spot.carer_id is not None]
        for action in (self.cut, self.lock_carers, self.lock_time, self.note):
            action.setEnabled(bool(chosen))
        for action in (self.remove, self.run):
            action.setEnabled(bool(placed))
        self.paste.setEnabled(bool(self._cut) and self._target() is not None)
        lead = scene.visits.get(chosen[-1].visit_id or "") if chosen else None
        lock = None if lead is None else lead.lock
        held = lock in {Lock.CARERS, Lock.BOTH}
        self.lock_carers.setText(
            self.tr("Unlock the carers") if held else self.tr("Lock the carers")
        )
        held = lock in {Lock.TIME, Lock.BOTH}
        self.lock_time.setText(self.tr("Unlock the time") if held else self.tr("Lock the time"))
        self.ask_scope.setChecked(self._page.hand.asks_scope)

    def _make(self, words: str, keys: str, do: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked: do())
        page = self._page
        bearers: tuple[QWidget, ...] = (page.board, page.tray, page.inspector)
        for bearer in bearers:
            bearer.addAction(action)
        return action

    def _chosen(self) -> tuple[Spot, ...]:
        page = self._page
        if page.board.chosen:
            return page.board.chosen
        spot = page.selected
        return (spot,) if spot is not None and spot.visit_id is not None else ()

    def _do_cut(self) -> None:
        self._cut = self._chosen()
        if self._cut:
            said = self.tr("Cut visits: {count}. Choose a carer and paste them with Ctrl+V.")
            self._page.desk.did(said.format(count=len(self._cut)), undoable=False)

    def _do_paste(self) -> None:
        """What was refused, or left with Esc, can be pasted to somebody else."""
        carer_id = self._target()
        there = tuple(spot for spot in self._cut if self._page.scene.holds(spot))
        if not there:
            said = self.tr("Cut visits first (Ctrl+X), then choose a carer to paste them to.")
            self._page.desk.did(said, undoable=False)
        elif carer_id is None:
            said = self.tr("Choose a carer, or a visit of theirs, to paste to.")
            self._page.desk.did(said, undoable=False)
        else:
            minutes = self._days_to(there) * DAY_MINUTES
            self._page.change(moves.puts(self._page.scene, there, Target(minutes, carer_id)))

    def _days_to(self, spots: Sequence[Spot]) -> int:
        """The days from what was cut to the free time, or the visit, that is chosen; what is in
        the tray stays on its day."""
        page = self._page
        gap = page.board.gap
        if any(spot.carer_id is None for spot in spots):
            return 0
        if gap is not None:
            return moves.days_away(page.scene, spots, gap.start_minute // DAY_MINUTES)
        spot = page.selected
        visit = page.scene.visits.get(spot.visit_id or "") if spot is not None else None
        if visit is None:
            return 0
        return moves.days_away(page.scene, spots, visit.start_minute // DAY_MINUTES)

    def _target(self) -> UUID | None:
        spot = self._page.selected
        return None if spot is None else spot.carer_id

    def _do_remove(self) -> None:
        self._page.change(moves.puts(self._page.scene, self._chosen(), Target(0, NOBODY)))

    def _do_run(self) -> None:
        lead = self._page.selected
        if lead is not None:
            run = moves.run_of(self._page.scene, lead)
            if run:
                self._page.board.choose(run, lead)

    def _do_gap(self) -> None:
        board = self._page.board
        if board.selected is not None:
            day = board.steering.day_meant()
            board.select_gap(gaps.next_gap(board.scene, board.selected, day, board.gap))

    def _do_note(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._page.note_requested.emit(chosen[-1])

    def _do_take(self, number: int) -> None:
        puts = self._page.inspector.offer(number)
        if puts:
            self._page.change(puts)

    def _do_lock_carers(self) -> None:
        self._lock(CARERS_TOO, NOT_CARERS)

    def _do_lock_time(self) -> None:
        self._lock(TIME_TOO, NOT_TIME)

    def _lock(self, more: dict[Lock | None, Lock], less: dict[Lock, Lock | None]) -> None:
        """All that is chosen gets locked, unless the one chosen last was: then all is unlocked."""
        chosen = self._chosen()
        ids = [spot.visit_id for spot in chosen if spot.visit_id is not None]
        if not ids:
            return
        lead = self._page.scene.visits[ids[-1]]

        def locked(before: Lock | None) -> Lock | None:
            return more.get(before, before)

        def unlocked(before: Lock | None) -> Lock | None:
            return before if before is None else less.get(before, before)

        self._page.lock(ids, unlocked if lead.lock in less else locked)

    def _do_ask_scope(self, asks: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._page.hand.asks_scope = asks
