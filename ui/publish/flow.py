"""From a draft to a week that people go by, and from each change of it to those who are told."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from carecoop import clock
from carecoop.kinds import ToldHow
from carecoop.services import publishing
from carecoop.services.publishing_values import Published, Said, Untold
from carecoop.services.week_values import WeekBoard
from ui import text
from ui.board.scene import Spot
from ui.board.words import Saving
from ui.desk import Desk
from ui.pages.week import WeekPage
from ui.publish import words
from ui.publish.head_buttons import Step, next_step
from ui.publish.sheet import PublishSheet
from ui.publish.told_panel import ToldPanel


class PublishFlow(QObject):
    """Keeps the head, the marks on the board and the list of the untold true to the week."""

    def __init__(self, desk: Desk, page: WeekPage, today: Callable[[], date] = clock.today) -> None:
        super().__init__(desk)
        self._desk = desk
        self._page = page
        self._today = today
        self._board: WeekBoard | None = None  # as it is saved; None while a proposal is on show
        self.published: Published | None = None
        self.sheet: PublishSheet | None = None
        self.panel: ToldPanel | None = None
        page.board_shown.connect(self._on_board)
        page.head.publish.asked.connect(self.take_step)
        page.head.told.toggled.connect(self._show_panel)
        page.side_changed.connect(self._on_side_changed)
        desk.changed.connect(lambda kinds: self._read() if "told" in kinds else None)

    # What comes next for the week

    def take_step(self, step: Step) -> None:
        board, office = self._board, self._desk.office
        if board is None or step is Step.NOTHING:
            return
        if step is Step.CLOSE:
            week = board.week
            self._desk.save(
                lambda: publishing.close(office, week), lambda _none: self._closed(week)
            )
            return
        self._desk.run(
            lambda: publishing.recent_reasons(office), lambda recent: self._ask(board, step, recent)
        )

    def _ask(self, board: WeekBoard, step: Step, recent: tuple[str, ...]) -> None:
        if board is not self._board:
            return
        self.sheet = sheet = PublishSheet(board, step, recent, self._page)
        sheet.decided.connect(lambda reason: self._publish(board, reason))
        sheet.finished.connect(self._on_sheet_closed)
        sheet.open()

    def _on_sheet_closed(self) -> None:
        self.sheet = None

    def _publish(self, board: WeekBoard, reason: str) -> None:
        office = self._desk.office
        self._desk.save(
            lambda: publishing.publish(office, board.week, board.version, reason),
            lambda _none: self._on_published(board.week),
        )

    def _on_published(self, week: date) -> None:
        said = self.tr("Published the week {week}").format(week=text.week_text(week))
        self._desk.did(said, "rota", undoable=False)

    def _closed(self, week: date) -> None:
        said = self.tr("Closed the week {week}: it was worked").format(week=text.week_text(week))
        self._desk.did(said, "rota")

    # How the week stands with people

    def _on_board(self, board: WeekBoard | None) -> None:
        if board is None:
            self._board = None
            self._show(None)
        elif self._page.hand.saving is not Saving.UNDER_WAY:  # else it is not in the file yet
            self._board = board
            self._read()

    def _read(self) -> None:
        board, office = self._board, self._desk.office
        if board is not None:
            self._desk.run(
                lambda: publishing.published(office, board),
                lambda found: self._on_read(board, found),
            )

    def _on_read(self, board: WeekBoard, found: Published) -> None:
        if board is self._board:  # nothing newer is on show
            self._show(found)

    def _show(self, found: Published | None) -> None:
        self.published = found
        untold = found.untold if found is not None else ()
        step = Step.NOTHING
        if found is not None and self._board is not None:
            step = next_step(self._board, found, self._today())
        self._page.head.publish.show_step(step)
        self._page.head.told.show_count(len(untold))
        days = frozenset((one.carer_id, one.day.weekday()) for one in untold)
        self._page.board.mark_untold(days)
        self._page.inspector.show_untold(days)
        if self.panel is not None:
            self.panel.show_untold(untold)

    # The list of the untold

    def _show_panel(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        if shown and self._page.side is not None:
            self._page.head.told.setChecked(False)
            self._desk.troubled.emit(self.tr("Close what is open at the side of the week first."))
        elif shown and self.panel is None and self.published is not None:
            self.panel = panel = ToldPanel()
            panel.told.connect(self._tell)
            panel.looked_at.connect(self._look_at)
            panel.closed.connect(lambda: self._page.head.told.setChecked(False))
            self._page.set_side(panel)
            panel.show_untold(self.published.untold)
            panel.focus_card()
        elif not shown and self.panel is not None:
            panel, self.panel = self.panel, None
            if self._page.side is panel:
                self._page.set_side(None)
            self._page.board.setFocus(Qt.FocusReason.OtherFocusReason)
            self._page.head.told.show_count(len(self.published.untold) if self.published else 0)

    def _on_side_changed(self) -> None:
        """Something else took its place."""
        if self.panel is not None and self._page.side is not self.panel:
            self.panel = None
            self._page.head.told.setChecked(False)

    def _tell(self, untold: tuple[Untold, ...], how: ToldHow, said: Mapping[UUID, Said]) -> None:
        office = self._desk.office
        ids = [notice_id for one in untold for notice_id in one.notice_ids]
        names = ", ".join(dict.fromkeys(one.carer_name for one in untold))
        self._desk.save(
            lambda: publishing.mark_told(office, ids, how, said=said),
            lambda _none: self._on_told(names, how),
        )

    def _on_told(self, names: str, how: ToldHow) -> None:
        said = self.tr("Told {how}: {names}").format(how=words.told_how(how), names=names)
        self._desk.did(said, "told")

    def _look_at(self, untold: Untold) -> None:
        """Show the day on the board, and leave the focus in the list."""
        board = self._page.board
        if not board.shows_week:
            board.show_day(untold.day.weekday())
        board.reveal(Spot(untold.carer_id, None))
