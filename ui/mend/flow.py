"""From *Cannot come…* to weeks in which everybody is covered and told, in a panel at the side."""

from collections.abc import Callable
from datetime import date
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carecoop import clock
from carecoop.errors import NotFoundError
from carecoop.services import disruptions
from carecoop.services.disruptions_values import AffectedVisit, DisruptionDetail, DisruptionRow
from ui.desk import Desk
from ui.mend import words
from ui.mend.case import KINDS, Case
from ui.mend.mend_bar import MendState
from ui.mend.mending import Mending
from ui.mend.panel import MendPanel
from ui.mend.report_form import CARER_AWAY, Kind
from ui.mend.reporting import Reporting
from ui.mend.ringing import Ringing


class Stage(Protocol):
    """Where the panel stands: the week page."""

    week: date

    def set_side(self, widget: QWidget | None) -> None: ...
    def go_to(self, week: date) -> None: ...


class MendFlow(QObject):
    """One panel at a time. What was reported is saved at once, and every call and tick as it is
    made; only a mend is a proposal until it is accepted.

    Signals:
        shown: a disruption is on show, as it stands now.
        proposed: a mend is on show.
        review_asked: a `MendProposal`, the id of its disruption and what that is called, to be
            seen beside the week.
    """

    shown = Signal(object)
    proposed = Signal(object)
    review_asked = Signal(object, object, str)

    def __init__(self, desk: Desk, stage: Stage) -> None:
        super().__init__(desk)
        self._desk = desk
        self._stage = stage
        self._case = Case(desk)
        self.reporting, self.ringing = Reporting(self._case), Ringing(self._case)
        self.mending = Mending(self._case)
        self.reporting.reported.connect(lambda one: self._read(one, self._on_reported))
        self.reporting.tried.connect(self._on_tried)
        self.ringing.noted.connect(self._show)
        self.ringing.taken.connect(self._on_taken)
        self.mending.proposed.connect(self.proposed)
        self.mending.saved.connect(self._on_saved)
        self.mending.granted.connect(lambda one: self._read(one, self._on_reported))
        self.mending.review_asked.connect(self.review_asked)
        desk.changed.connect(self._on_changed)

    @property
    def panel(self) -> MendPanel | None:
        return self._case.panel

    @property
    def detail(self) -> DisruptionDetail | None:
        """What is on show, once it is reported."""
        return self._case.detail

    # Opening and closing

    def open(self, kind: Kind = CARER_AWAY, person: UUID | None = None) -> None:
        """The form, and what is not settled yet."""
        panel = self._panel()
        self.mending.leave()
        self._case.forget()
        panel.show_start()
        self.reporting.know_people()
        panel.start.form.begin(kind, person)
        self._list()

    def reopen(self, disruption: UUID) -> None:
        """One that was reported."""
        self._panel()
        self.mending.leave()
        self._case.trial = None
        self._read(disruption, self._open_detail)

    def close(self) -> None:
        """Take the panel away; nothing that was shown as saved is lost."""
        self.mending.leave()
        self._case.forget()
        if self._case.panel is not None:
            self._stage.set_side(None)
            self._case.panel = None

    def _panel(self) -> MendPanel:
        if self._case.panel is None:
            self._case.panel = panel = MendPanel(_now)
            panel.closed.connect(self.close)
            panel.start_asked.connect(self.open)
            panel.start.chosen.connect(self.reopen)
            panel.bar.again_asked.connect(self._look_again)
            self.reporting.connect_to(panel.start)
            self.ringing.connect_to(panel)
            self.mending.connect_to(panel)
            self._stage.set_side(panel)
        return self._case.panel

    def _list(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: disruptions.newest(office), self._show_list)

    def _show_list(self, rows: tuple[DisruptionRow, ...]) -> None:
        if self.panel is not None:
            self.panel.start.show_disruptions(rows)

    # Leave that is asked for

    def _on_tried(self, visits: tuple[AffectedVisit, ...]) -> None:
        trial = self._case.trial
        if trial is not None:
            weeks = {clock.monday_of(visit.visit_date) for visit in visits if visit.is_open}
            self.mending.look(sorted(weeks) or [clock.monday_of(trial.from_date)])

    # A disruption as it stands

    def _read(self, disruption: UUID, done: Callable[[DisruptionDetail], None]) -> None:
        office = self._desk.office
        self._desk.run(lambda: disruptions.get(office, disruption), done, self._on_gone)

    def _on_gone(self, error: Exception) -> None:
        """Its report was taken back."""
        if isinstance(error, NotFoundError):
            self.open()
        else:
            self._desk.tell(error)

    def _on_reported(self, detail: DisruptionDetail) -> None:
        what = words.title(detail.row.form, detail.row.person_name)
        self._case.say(self.tr("Reported: {what}").format(what=what))
        self._open_detail(detail)

    def _open_detail(self, detail: DisruptionDetail) -> None:
        if self.panel is not None:
            self.panel.begin()
        self._show_and_mend(detail)

    def _show_and_mend(self, detail: DisruptionDetail) -> None:
        self._show(detail)
        if self.mending.is_idle:
            self._mend()

    def _show(self, detail: DisruptionDetail) -> None:
        if self.panel is None:
            return
        self._case.detail = detail
        self.panel.show_detail(detail)
        self.mending.show()
        if self.mending.is_idle:
            self._show_rest(detail)
        for card in self.panel.cards:
            if card.is_open:
                self.ringing.ring(card)
        self.shown.emit(detail)

    def _show_rest(self, detail: DisruptionDetail) -> None:
        """Nothing is proposed: what is left to do."""
        row = detail.row
        if row.settled_at_utc is not None:
            said = self.tr("Settled: everything is covered, and everybody knows.")
            if row.open_visits or row.not_told:
                said = self.tr("Put aside as settled.")
        elif row.open_visits:
            said = self.tr("Visits that still have nobody: {count}").format(count=row.open_visits)
        elif row.not_told:
            said = self.tr("Saved. Still to be told: {count}").format(count=row.not_told)
        else:
            said = ""
        if self.panel is not None:
            self.panel.bar.show_state(MendState.NONE, said, may_look=self._case.has_open)

    # The mends

    def _mend(self) -> None:
        """Have every week mended in which something is open."""
        if self._case.has_open:
            self.mending.look(self._case.open_weeks())

    def _look_again(self) -> None:
        if self._case.trial is not None:
            self.mending.look_again()
        else:
            self._mend()

    def _on_saved(self, detail: DisruptionDetail) -> None:
        """On to those who are to be told, once nothing is left to accept."""
        self._case.say(self.tr("Saved the mended week. Now tell those whose day changes."))
        self._show(detail)
        if self.panel is not None and self.mending.is_idle and not detail.row.open_visits:
            self.panel.tabs.setCurrentIndex(1)

    def _on_taken(self, detail: DisruptionDetail) -> None:
        """The week moved on: the rest is mended anew."""
        self.mending.leave()
        self._case.say(self.tr("Saved: they have the visit"))
        self._show_and_mend(detail)

    # Inside

    def _on_changed(self, kinds: frozenset[str]) -> None:
        """Something was saved elsewhere, or taken back: what is proposed may not fit any more."""
        case = self._case
        if case.panel is None or case.is_ours or not kinds & set(KINDS):
            return
        if case.detail is not None:
            self.mending.leave()
            self._read(case.detail.row.id, self._show_and_mend)
        elif case.trial is not None:
            self.mending.look_again()
        else:
            self._list()


def _now() -> tuple[date, int]:
    today = clock.today()
    return today, min(max(0, clock.minutes_since(today)), clock.DAY_MINUTES - 1)
