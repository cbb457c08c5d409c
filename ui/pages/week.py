"""The home page: a week on the board, its figures, and what is selected."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carecoop import clock
from carecoop.kinds import Lock, RotaState
from carecoop.services import coop
from carecoop.services import week as weeks
from carecoop.services.editing_values import Put
from carecoop.services.week_values import Proposal, WeekBoard
from ui.board import moves
from ui.board.actions import BoardActions
from ui.board.details import Details
from ui.board.frame import WeekFrame
from ui.board.hand import Hand
from ui.board.head import Look
from ui.board.keys import WeekKeys
from ui.board.making import blank_week, build_scene
from ui.board.on_show import OnShow, Side
from ui.board.reasons_finder import ReasonsFinder
from ui.board.scene import RowsBy, Scene, Spot
from ui.board.shelf import Shelf
from ui.board.tray_drag import TrayDrag
from ui.board.view import BoardView
from ui.board.words import Saving
from ui.desk import Desk
from ui.pages.page import Page
from ui.people.client_words import client_words


class WeekPage(Page):
    """Shows a week and lets one look at it from every side.

    Signals:
        build_requested: *Build rota* was asked for the week that starts on this Monday.
        print_requested: a kind ("rota", "all", "schedule", "timesheet", "who_is_coming") and the
            id of the carer or client whom it concerns, or None.
        clients_requested: nobody has a visit yet; the person wants to add someone.
        leave_asked: another week was asked for, by its Monday, while a proposal is on show.
        turn_asked: Space, while a proposal is on show: show the week as it is, or it again.
        board_shown: a `WeekBoard` as it is saved, or None where a proposal is on show.
        side_changed: see `side`.
        note_requested: the `Spot` of a visit, to note what moved there.
        cannot_come_requested: a `Kind` of `ui.mend.report_form`, and the id of the carer who is
            selected, or None.
    """

    icon_name = "calendar-week"
    picture_name = "week"
    kinds = frozenset({"clients", "carers", "patterns", "rota", "coop"})

    build_requested = Signal(object)
    print_requested = Signal(str, object)
    clients_requested = Signal()
    leave_asked = Signal(object)
    turn_asked = Signal()
    board_shown = Signal(object)
    side_changed = Signal()
    note_requested = Signal(object)
    cannot_come_requested = Signal(object, object)

    def __init__(self, desk: Desk, today: Callable[[], date] = clock.today) -> None:
        super().__init__(desk)
        self._today = today
        self.week = clock.monday_of(today())
        self.scene: Scene = build_scene(blank_week(self.week))
        self._on_show = OnShow(self.scene.board)
        self.selected: Spot | None = None
        self.frame = frame = WeekFrame(self.scene, self._why_fixed)
        self.head, self.board, self.beside = frame.head, frame.board, frame.beside
        self.list, self.tray, self.inspector = frame.list, frame.tray, frame.inspector
        self.legend, self.drop_here = frame.legend, frame.drop_here
        self.no_rota, self.nothing = frame.no_rota, frame.nothing
        self.reasons = ReasonsFinder(desk, self)
        self.hand = Hand(desk, self)
        self.shelf = Shelf(desk, self._read_week, self)
        self._rows_by = RowsBy.CARERS
        self._read = False  # whether the week has been read, so that "nothing" is known
        self._shown_on = today()  # what can be done with a week changes from day to day
        self._lay_out()
        self._details = Details(self)
        self.actions_by_hand = BoardActions(self)
        TrayDrag(self)
        self._connect()
        self._keys = WeekKeys(self, self._details.close)
        self.board.show_day(today().weekday())

    def title(self) -> str:
        return self.tr("This week")

    # What is shown

    def refresh(self) -> None:
        """Read the week again; a proposal on show stays until its banner goes."""
        office, week = self.desk.office, self.week
        kept = self.shelf.scene(week)
        if kept is not None and self.scene.board.week != week:
            self._on_read(kept)
        self.board.corner.name_clients(client_words(coop.get_coop(office).word_for_client).many)
        self.desk.run(lambda: self._read_if_on_show(week), self._on_read, self._on_unread)

    def _read_if_on_show(self, week: date) -> Scene | None:
        """In the worker thread: whoever leafs past a week does not wait for it."""
        return self._read_week(week) if week == self.week else None

    def _read_week(self, week: date) -> Scene:
        """The week made ready to look at; in the worker thread."""
        return build_scene(weeks.week_board(self.desk.office, week), (), self._rows_by)

    def go_to(self, week: date) -> None:
        """Show the week that holds this day."""
        monday = clock.monday_of(week)
        if monday == self.week:
            return
        if self._on_show.proposal is not None:
            self.leave_asked.emit(monday)
        else:
            self.week = monday
            self.head.show_week(monday)
            self.refresh()

    def show_board(self, board: WeekBoard) -> None:
        """Show a week as it is saved."""
        self.week = board.week
        self._on_show.save(board)
        self._show()
        self._hold()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what is proposed for a week, with what it changes marked."""
        self.week = proposal.after.week
        self._on_show.propose(proposal)
        self._show()
        self._hold()

    def show_side(self, side: Side) -> None:
        """While a proposal is on show: the week as it is, with what would change marked, or the
        proposal, or both."""
        self._on_show.side = side
        if self._on_show.proposal is not None:
            self._show()

    def set_banner(self, widget: QWidget | None) -> None:
        """Put a widget between the head and the board; None takes it and its proposal away."""
        self.frame.put_banner(widget)
        if widget is None:
            self._end_proposal()
        self._arrange()

    def set_side(self, widget: QWidget | None) -> None:
        """Put a widget in the place of the details; None gives the place back to them."""
        self.frame.put_side(widget)
        self._arrange()
        self.side_changed.emit()

    @property
    def side(self) -> QWidget | None:
        return self.frame.side

    def set_building(self, building: bool) -> None:  # noqa: FBT001 - a state, as Qt's setters have it
        self.head.set_building(building=building)
        self.no_rota.button.setEnabled(not building)

    # Selection: one for the board, the list, the tray and the inspector

    def select(self, spot: Spot | None) -> None:
        if spot == self.selected:
            return
        self.selected = spot
        if spot != self.board.selected:  # there it may be one of several
            self.board.select(spot)
        self.tray.show_chosen(spot)
        self.list.show_chosen(spot)
        self._show_selection()

    def to_trouble(self, step: int = 1) -> None:
        """Go to the next (1) or previous (-1) visit that wants attention."""
        spot = self.board.steering.to_trouble(step)
        if spot is None:
            self.desk.did(self.tr("Nothing wants attention this week."), undoable=False)
        elif self.scene.row_index(spot) is None:
            self.tray.cards.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.frame.shows_board:
            self.board.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Inside

    def _on_read(self, scene: Scene | None) -> None:
        if scene is None:
            return
        board = scene.board
        if board.week != self.week or self.hand.saving is Saving.UNDER_WAY:
            return  # what is being saved comes as a whole, and is newer
        self.shelf.rest_at(board.week)
        self.shelf.keep(scene)
        is_new = not self._read or board != self.scene.board or self._today() != self._shown_on
        self._on_show.saved, self._read = board, True
        if self._on_show.proposal is None and is_new:
            self._show(scene)
        elif self._on_show.proposal is None:
            self._details.ask()  # the reasons may be others though the week is the same
        self._hold()

    def _on_changed(self, kinds: frozenset[str]) -> None:
        """What was changed here by hand is on show already."""
        if kinds & self.kinds:
            self.shelf.forget()
            self.shelf.rest_at(self.week)
        if not (self.hand.is_telling and kinds == {"rota"}):
            super()._on_changed(kinds)

    def _hold(self) -> None:
        """Let the week be changed by hand, unless it is a proposal or over."""
        board, proposal = self._on_show.saved, self._on_show.proposal
        is_over = board.week < clock.monday_of(self._today()) or board.state is RotaState.WORKED
        self.hand.hold(None if proposal is not None or is_over or not self._read else board)

    def _on_hand(self, board: WeekBoard) -> None:
        """The week as it will be, or as it is saved by now."""
        if board.week == self.week and self._on_show.proposal is None:
            self._on_show.save(board)
            self._show()

    def _show_saving(self) -> None:
        if self._on_show.proposal is None and self.scene.board.week == self.week:
            self.head.show_board(self.scene.board, self._today(), self.hand.saving, proposal=False)

    def change(self, puts: tuple[Put, ...]) -> None:
        """Put visits elsewhere, as somebody wishes by hand."""
        if fixed := self._why_fixed():
            self.desk.troubled.emit(fixed)
        else:
            self.hand.ask(puts)

    def lock(self, visit_ids: Sequence[str], lock: Callable[[Lock | None], Lock | None]) -> None:
        """Change what is locked of some visits."""
        if fixed := self._why_fixed():
            self.desk.troubled.emit(fixed)
        else:
            self.hand.lock(visit_ids, lock)

    def _why_fixed(self) -> str:
        """Why nothing can be changed by hand; empty where it can."""
        if self.hand.can_change:
            return ""
        if self._on_show.proposal is not None:
            return self.tr("This is a proposal: accept or discard it before you change it by hand.")
        return self.tr("This week is over: its rota stays as it was worked.")

    def _on_unread(self, error: Exception) -> None:
        """Stay with the week that is on show."""
        self.week = self.scene.board.week
        self.head.show_week(self.week)
        self.desk.tell(error)

    def _show(self, ready: Scene | None = None) -> None:
        """Show what is to be shown; `ready` is its scene where it was made already."""
        before, scene = self.scene, ready
        if scene is None or scene.rows_by is not self._rows_by:
            scene = self._on_show.scene(self._rows_by)
        self.scene = scene
        today = (self._today() - scene.board.week).days
        self.board.today = today if 0 <= today < 7 else None
        if self.selected is not None:
            self.selected = moves.followed(self.selected, before, scene)
        for view in (self.board, self.list, self.tray):
            view.set_scene(scene)
        self._show_state()
        self._show_beside()
        self.tray.show_chosen(self.selected)
        self.list.show_chosen(self.selected)
        self._show_selection()
        self._arrange()
        self._shown_on = self._today()
        self.board_shown.emit(None if self._on_show.proposal else scene.board)

    def _show_state(self) -> None:
        proposal = self._on_show.proposal is not None
        self.head.show_board(self.scene.board, self._today(), self.hand.saving, proposal=proposal)
        if proposal and self._on_show.side is Side.PRESENT:
            self.head.state.setText(self.tr("The week as it is now"))
        self._keys.let_turn(possible=proposal)

    def _show_beside(self) -> None:
        """The week as it is beside its proposal."""
        proposal = self._on_show.proposal
        if proposal is not None and self._on_show.shows_both:
            present = self._on_show.present(self._rows_by)
            self.beside.show_present(present, len(proposal.changes))
        else:
            self.beside.show_alone()

    def _end_proposal(self) -> None:
        if self._on_show.proposal is not None:
            self._on_show.save(self._on_show.saved)
            self._show()
            self._hold()

    def _arrange(self) -> None:
        self.frame.arrange(self.scene, self._on_show, is_read=self._read)

    def _show_selection(self) -> None:
        scene, spot = self.scene, self.selected
        self.inspector.show_spot(scene, spot, self.board.day, self.board.gap)
        self._details.ask()
        self.beside.show_selected(spot)
        block = scene.block(spot) if spot is not None else None
        carer: tuple[UUID, str] | None = None
        if spot is not None and spot.carer_id is not None:
            carer = (spot.carer_id, scene.carer_names[spot.carer_id])
        visit = None if block is None else block.visit
        self.head.show_selection(
            carer, None if visit is None else (visit.client_id, visit.client_name)
        )

    @property
    def shows_list(self) -> bool:
        return self.frame.look is Look.LIST

    def _show_look(self, chosen: int) -> None:
        look = self.frame.look = Look(chosen)
        self.head.show_look(look)
        self._arrange()
        if look is Look.DAY and self.board.shows_week:
            self.board.show_day(self.board.steering.day_meant())
        elif look is Look.WEEK:
            self.board.show_week()

    def _show_rows(self, rows_by: RowsBy) -> None:
        self._rows_by = rows_by
        self._show()
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """Look for visits in the list."""
        self._show_look(Look.LIST)
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_zoomed(self, whole_week: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not self.shows_list:
            self.frame.look = Look.WEEK if whole_week else Look.DAY
            self.head.show_look(self.frame.look)
        if self.selected is not None and self.selected.visit_id is None:
            self._show_selection()

    def _ask_week(self, week: date | None) -> None:
        self.go_to(self._today() if week is None else week)

    def _ask_cannot_come(self, kind: object) -> None:
        """About the carer who is selected, if one is."""
        self.cannot_come_requested.emit(kind, self.selected.carer_id if self.selected else None)

    def _connect(self) -> None:
        self.head.week_asked.connect(self._ask_week)
        self.head.look_asked.connect(self._show_look)
        self.head.print_asked.connect(self.print_requested)
        self.head.cannot_come.asked.connect(self._ask_cannot_come)
        self.head.build_action.triggered.connect(lambda: self.build_requested.emit(self.week))
        self.reasons.found.connect(self.inspector.show_reasons)
        self.reasons.fits_found.connect(self.inspector.show_fits)
        self.inspector.taken.connect(lambda n: self.actions_by_hand.takes[n - 1].trigger())
        self.inspector.note_asked.connect(self.actions_by_hand.note.trigger)
        self.board.gap_changed.connect(self._show_selection)
        self.no_rota.button.clicked.connect(self.head.build_action.trigger)
        self.nothing.button.clicked.connect(self.clients_requested)
        self.hand.shown.connect(self._on_hand)
        self.hand.saving_changed.connect(self._show_saving)
        self.hand.known.connect(self.board.carry.judge_again)
        self.board.carry.judge = self.hand.judge
        self.shelf.is_at_work = lambda: self.board.carry.is_under_way
        self.board.carry.why_fixed = self._why_fixed
        self.board.refused.connect(self.desk.troubled)
        self.board.dropped.connect(self.change)
        self.board.menu_asked.connect(self.actions_by_hand.show_menu)
        self.tray.menu_asked.connect(self.actions_by_hand.show_menu)
        self.board.corner.asked.connect(self._show_rows)
        self.board.selection_changed.connect(self.select)
        self.board.zoomed.connect(self._on_zoomed)
        for view in (self.tray, self.list):
            view.chosen.connect(self.select)
        self.beside.selected.connect(self.select)
        self.beside.made.connect(self._on_second_board)

    def _on_second_board(self, board: BoardView) -> None:
        """It turns and changes its rows as the first does."""
        self._keys.turns(board)
        board.corner.asked.connect(self._show_rows)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.setFocusProxy(self.board)
