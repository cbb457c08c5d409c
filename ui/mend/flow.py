"""From *Cannot come…* to a week in which everybody is covered and told, in a panel at the side."""

from collections.abc import Callable
from datetime import date
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carecoop import clock
from carecoop.errors import CareCoopError, InvalidInputError, NotFoundError
from carecoop.services import carers, clients, disruptions, disruptions_leave, disruptions_ring
from carecoop.services.disruptions import CallForm
from carecoop.services.disruptions_values import (
    AffectedVisit,
    DisruptionDetail,
    DisruptionForm,
    DisruptionRow,
)
from carecoop.services.replanning import MendOrder, MendProposal
from ui import text
from ui.desk import Desk
from ui.mend import words
from ui.mend.mend_bar import MendState
from ui.mend.panel import MendPanel
from ui.mend.report_form import CARER_AWAY, Kind
from ui.mend.search import MendSearch
from ui.mend.visit_card import VisitCard

KINDS = ("disruptions", "rota", "carers", "clients")


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
        self.panel: MendPanel | None = None
        self.detail: DisruptionDetail | None = None
        self.trial: DisruptionForm | None = None
        self.mended: MendProposal | None = None
        self.search = MendSearch(desk)
        self.search.proposed.connect(self._show_proposal)
        self.search.failed.connect(self._on_no_mend)
        self._written = 0  # how often the form was: what was found for an earlier state is stale
        self._is_ours = False  # what is said to have changed
        desk.changed.connect(self._on_changed)

    # Opening and closing

    def open(self, kind: Kind = CARER_AWAY, person: UUID | None = None) -> None:
        """The form, and what is not settled yet."""
        panel = self._panel()
        self._leave_mend()
        self.detail = self.trial = None
        panel.show_start()
        self._know_people()
        panel.start.form.begin(kind, person)
        self._list()

    def reopen(self, disruption: UUID) -> None:
        """One that was reported."""
        self._panel()
        self._leave_mend()
        self.trial = None
        self._read(disruption, self._open_detail)

    def close(self) -> None:
        """Take the panel away; nothing that was shown as saved is lost."""
        self._leave_mend()
        self.detail = self.trial = None
        if self.panel is not None:
            self._stage.set_side(None)
            self.panel = None

    def _panel(self) -> MendPanel:
        if self.panel is None:
            self.panel = panel = MendPanel(_now)
            panel.closed.connect(self.close)
            panel.start_asked.connect(self.open)
            panel.start.chosen.connect(self.reopen)
            panel.start.form.edited.connect(self._preview)
            panel.start.form.submitted.connect(self._submit)
            panel.ring_asked.connect(self._ring)
            panel.called.connect(self._call)
            panel.taken.connect(self._take)
            panel.settle_asked.connect(self._settle)
            panel.bar.accepted.connect(self._accept)
            panel.bar.again_asked.connect(self._mend)
            panel.bar.review_asked.connect(self._review)
            self._stage.set_side(panel)
        return self.panel

    def _know_people(self) -> None:
        office = self._desk.office
        panel = self._panel()
        panel.start.form.offer(
            [(row.id, row.shown_name) for row in carers.list_carers(office)],
            [(row.id, row.shown_name) for row in clients.list_clients(office)],
        )

    def _list(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: disruptions.newest(office), self._show_list)

    def _show_list(self, rows: tuple[DisruptionRow, ...]) -> None:
        if self.panel is not None:
            self.panel.start.show_disruptions(rows)

    # The form

    def _preview(self) -> None:
        """What it would leave open, of the week that it begins in."""
        form = self._panel().start.form
        if not form.is_readable():
            self._panel().start.show_preview(())
            return
        office, written = self._desk.office, form.form()
        self._written += 1
        number = self._written

        def show(visits: tuple[AffectedVisit, ...]) -> None:
            if self.panel is not None and number == self._written:
                self.panel.start.show_preview(visits)

        self._desk.run(
            lambda: disruptions.affected(office, written, written.from_date),
            show,
            lambda _error: show(()),  # it is said beside the fields once it is to be done
        )

    def _submit(self) -> None:
        panel, office = self._panel(), self._desk.office
        form = panel.start.form.form()
        problems = self._desk.attempt(lambda: disruptions.validate(office, form))
        if problems is None or not panel.start.form.show_problems(problems):
            return
        if panel.start.form.is_only_asked:
            self._try_out(form)
        else:
            self._report(form)

    def _report(self, form: DisruptionForm) -> None:
        office = self._desk.office
        self._panel().start.form.button.setEnabled(False)

        def reported(disruption: UUID) -> None:
            self._panel().start.form.button.setEnabled(True)
            self._read(disruption, self._on_reported)

        self._desk.save(lambda: disruptions.report(office, form), reported, self._on_refused)

    def _on_reported(self, detail: DisruptionDetail) -> None:
        row = detail.row
        self._say(self.tr("Reported: {what}").format(what=words.title(row.form, row.person_name)))
        self._open_detail(detail)

    def _on_refused(self, error: Exception) -> None:
        if self.panel is not None:
            self.panel.start.form.button.setEnabled(True)
            if isinstance(error, InvalidInputError):
                self.panel.start.form.show_problems(error.fields)
                return
        self._desk.tell(error)

    # Leave that is asked for

    def _try_out(self, form: DisruptionForm) -> None:
        self.trial, self.detail = form, None
        office = self._desk.office

        def look() -> tuple[tuple[AffectedVisit, ...], str]:
            said = words.also_off(disruptions_leave.also_off(office, form))
            visits = disruptions.affected(office, form, form.from_date)
            if visits or disruptions_leave.has_rota(office, form.from_date):
                return visits, said
            like, visits = disruptions_leave.affected_as_usual(office, form)
            return visits, f"{said}\n{words.no_rota_yet(like)}"

        def show(found: tuple[tuple[AffectedVisit, ...], str]) -> None:
            visits, said = found
            if self.panel is not None and self.trial is form:
                name = dict(self._names())[form.person_id]
                subtitle = f"{words.subtitle(form)}\n{said}"
                self.panel.begin()
                self.panel.show_trial(words.title(form, name), subtitle, visits)
                self.panel.bar.name_accept(self.tr("Grant it"))
                self._mend()

        self._desk.run(look, show)

    def _names(self) -> list[tuple[UUID | None, str]]:
        return [(row.id, row.shown_name) for row in carers.list_carers(self._desk.office)]

    def _grant(self, form: DisruptionForm) -> None:
        """Saved with the mend that is on show, where there is one, in one step."""
        office, mended = self._desk.office, self.mended
        self._show_state(MendState.SAVING, self.tr("Saving…"))
        self._desk.save(
            lambda: disruptions.grant(office, form, mended), self._on_granted, self._on_not_saved
        )

    def _on_granted(self, disruption: UUID) -> None:
        self.trial = None
        self._leave_mend()
        self._read(disruption, self._on_reported)

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

    def _open_detail(self, detail: DisruptionDetail) -> None:
        if self.panel is not None:
            self.panel.begin()
            self.panel.bar.name_accept(self.tr("Accept the mend"))
        self._show_and_mend(detail)

    def _show_and_mend(self, detail: DisruptionDetail) -> None:
        self._show(detail)
        if _has_open(detail) and not self.search.is_running and self.mended is None:
            self._mend()

    def _show(self, detail: DisruptionDetail) -> None:
        if self.panel is None:
            return
        self.detail = detail
        self.panel.show_detail(detail)
        self.panel.show_mend(self.mended)
        if not self.search.is_running and self.mended is None:
            self._show_rest(detail)
        for card in self.panel.cards:
            if card.is_open:
                self._ring(card)
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
            self.panel.bar.show_state(MendState.NONE, said, may_look=_has_open(detail))

    # The mend

    def _mend(self) -> None:
        """Have the week mended in which something is open."""
        self._leave_mend()
        office, trial, detail = self._desk.office, self.trial, self.detail
        if trial is not None:
            self._start(lambda: disruptions.try_out(office, trial, trial.from_date))
        elif detail is not None:
            week = _week_to_mend(detail, self._stage.week)
            self._start(lambda: disruptions.start_mend(office, detail.row.id, week))

    def _start(self, order: Callable[[], MendOrder]) -> None:
        self._show_state(
            MendState.SEARCHING, self.tr("Looking for the mend that keeps the most promises…")
        )
        self.search.start(order)

    def _show_proposal(self, mended: MendProposal) -> None:
        if self.panel is None:
            return
        self.mended = mended
        self.panel.show_mend(mended)
        figures = mended.proposal.after.figures
        still_open = figures.places_wanted - figures.places_filled
        said = self.tr("Visits that change: {changes} · places open in this week: {open}").format(
            changes=len(mended.proposal.changes), open=still_open
        )
        self.panel.bar.show_state(MendState.PROPOSED, said, may_review=self.trial is None)
        self.proposed.emit(mended)

    def _review(self) -> None:
        if self.mended is not None and self.detail is not None:
            row = self.detail.row
            self.review_asked.emit(self.mended, row.id, words.title(row.form, row.person_name))

    def _on_no_mend(self, error: Exception) -> None:
        if not isinstance(error, CareCoopError):
            raise error
        if self.trial is not None and self.panel is not None:  # it may be granted all the same
            self.panel.bar.show_state(MendState.PROPOSED, text.show_error(error), tone="caution")
            return
        self._show_state(MendState.NONE, text.show_error(error), tone="trouble")

    def _accept(self) -> None:
        if self.trial is not None:
            self._grant(self.trial)
            return
        detail, mended, office = self.detail, self.mended, self._desk.office
        if detail is None or mended is None:
            return
        self._show_state(MendState.SAVING, self.tr("Saving…"))
        self._desk.save(
            lambda: disruptions.accept(office, detail.row.id, mended),
            self._on_accepted,
            self._on_not_saved,
        )

    def _on_accepted(self, detail: DisruptionDetail) -> None:
        """On to those who are to be told."""
        self._leave_mend()
        self._say(self.tr("Saved the mended week. Now tell those whose day changes."))
        self._show(detail)
        if self.panel is not None and not detail.row.open_visits:
            self.panel.tabs.setCurrentIndex(1)

    def _on_not_saved(self, error: Exception) -> None:
        """What was proposed is of a week that has moved on."""
        self._leave_mend()
        self._on_no_mend(error)

    def _leave_mend(self) -> None:
        """Whatever is being searched for, or on show, is no longer wanted."""
        self.mended = None
        self.search.stop()
        if self.panel is not None:
            self.panel.show_mend(None)

    # Ringing and telling

    def _ring(self, card: VisitCard) -> None:
        office, detail, visit = self._desk.office, self.detail, card.visit
        if detail is None or not visit.is_open:
            return
        self._desk.run(
            lambda: disruptions_ring.ring_list(
                office, detail.row.id, visit.visit_id, visit.instead_of
            ),
            lambda rows: card.show_rows(rows) if self._has_card(card) else None,
        )

    def _has_card(self, card: VisitCard) -> bool:
        return self.panel is not None and card in self.panel.cards

    def _call(self, form: CallForm) -> None:
        office, detail = self._desk.office, self.detail
        if detail is None:
            return
        self._desk.save(
            lambda: disruptions.note_call(office, detail.row.id, form),
            lambda now: self._after_call(now, self.tr("Noted the call")),
            self._show_again,
        )

    def _take(self, visit: AffectedVisit, carer: UUID) -> None:
        office, detail = self._desk.office, self.detail
        if detail is None:
            return
        self._desk.save(
            lambda: disruptions.take(
                office, detail.row.id, visit.visit_id, carer, visit.instead_of
            ),
            self._after_taken,
            self._show_again,
        )

    def _after_call(self, detail: DisruptionDetail, said: str) -> None:
        self._say(said, "disruptions")
        self._show(detail)

    def _show_again(self, error: Exception) -> None:
        """Nothing was saved: no tick may say otherwise."""
        if self.detail is not None:
            self._show(self.detail)
        self._desk.tell(error)

    def _after_taken(self, detail: DisruptionDetail) -> None:
        """The week moved on: the rest is mended anew."""
        self._leave_mend()
        self._say(self.tr("Saved: they have the visit"))
        self._show_and_mend(detail)

    def _settle(self) -> None:
        office, detail = self._desk.office, self.detail
        if detail is not None:
            self._desk.save(
                lambda: disruptions.settle(office, detail.row.id),
                lambda now: self._after_call(now, self.tr("Put aside as settled")),
            )

    # Inside

    def _on_changed(self, kinds: frozenset[str]) -> None:
        """Something was saved elsewhere, or taken back: what is proposed may not fit any more."""
        if self.panel is None or self._is_ours or not kinds & set(KINDS):
            return
        if self.detail is not None:
            self._leave_mend()
            self._read(self.detail.row.id, self._show_and_mend)
        elif self.trial is not None:
            self._mend()
        else:
            self._list()

    def _say(self, sentence: str, *kinds: str) -> None:
        """Tell the others; what we show we read ourselves."""
        self._is_ours = True
        self._desk.did(sentence, *(kinds or KINDS))
        self._is_ours = False

    def _show_state(self, state: MendState, sentence: str, *, tone: str = "quiet") -> None:
        if self.panel is not None:
            self.panel.bar.show_state(state, sentence, tone=tone)


def _now() -> tuple[date, int]:
    today = clock.today()
    return today, min(max(0, clock.minutes_since(today)), clock.DAY_MINUTES - 1)


def _has_open(detail: DisruptionDetail) -> bool:
    return detail.row.settled_at_utc is None and detail.row.open_visits > 0


def _week_to_mend(detail: DisruptionDetail, shown: date) -> date:
    """The week on show if anything of it is open, else the first that has something open."""
    is_open = [clock.monday_of(visit.visit_date) for visit in detail.visits if visit.is_open]
    if shown in is_open:
        return shown
    return min(is_open or detail.weeks or (clock.monday_of(detail.row.form.from_date),))
