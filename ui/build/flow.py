"""From *Build rota*, a what-if or a kept proposal to a saved week: one at a time, in the banner."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecoop.errors import CareCoopError
from carecoop.services import disruptions, planning, proposals, replanning
from carecoop.services.planning import BuildOrder, PlanText
from carecoop.services.proposals_parts import Chosen
from carecoop.services.proposals_supposed import Supposition
from carecoop.services.replanning import MendProposal
from carecoop.services.week import week_board
from carecoop.services.week_values import Proposal, WeekBoard
from ui import text
from ui.build.job import RotaJob
from ui.build.progress_panel import ProgressPanel
from ui.build.proposal_flow import ProposalFlow, Shown, Stage, Ways
from ui.build.proposal_panel import ProposalPanel, Told
from ui.desk import Desk

BUILD_SECONDS = 60


class BuildFlow(QObject):
    """Runs one build at a time; what it ends in is a proposal until someone accepts it.

    Signals:
        begun: the banner is taken.
        ended: the build is over, whatever came of it.
        proposed: a `Proposal` is on show.
    """

    begun = Signal()
    ended = Signal()
    proposed = Signal(object)

    def __init__(self, desk: Desk, stage: Stage, seconds: int = BUILD_SECONDS) -> None:
        super().__init__(desk)
        self._desk = desk
        self._stage = stage
        self.seconds = seconds
        self.job: RotaJob | None = None
        self.progress: ProgressPanel | None = None
        self.showing = ProposalFlow(desk, stage)
        self.showing.shown.connect(self.proposed)
        self.showing.ended.connect(self._on_over)
        self._starting = False
        self._title = ""

    @property
    def proposal(self) -> ProposalPanel | None:
        return self.showing.panel

    @property
    def running(self) -> bool:
        return self._starting or self.job is not None or self.proposal is not None

    def build(self, week: date, supposed: Iterable[Supposition] = (), title: str = "") -> None:
        """Build the week's rota, as if something were so; `title` says what."""
        if self.running:
            return
        self._begin(title)
        office, seconds, what = self._desk.office, self.seconds, tuple(supposed)
        self._desk.run(
            lambda: planning.start_build(office, week, what, seconds=seconds),
            self._start,
            self._give_up,
        )

    def open_kept(self, kept_id: UUID) -> None:
        """A proposal that was kept, on the week as it is now."""
        if self.running:
            return
        self._begin("")
        office = self._desk.office

        def opened() -> Shown:
            found = proposals.reopen(office, kept_id)
            told = Told(gone=found.gone, kept_as=found.row.name)
            if found.mended is not None and found.row.disruption_id is not None:
                return self._mend(found.mended, found.row.disruption_id, told)
            return found.proposal, proposals.parts(office, found.proposal), told, None

        self._desk.run(opened, self._show, self._give_up)

    def open_mend(self, mended: MendProposal, disruption_id: UUID, name: str) -> None:
        """A mend in full, to accept in parts; kept, it is called `name`."""
        if self.running:
            return
        self._begin("")
        told = Told(name=name)
        self._desk.run(lambda: self._mend(mended, disruption_id, told), self._show, self._give_up)

    def _mend(self, mended: MendProposal, disruption_id: UUID, told: Told) -> Shown:
        """Accepting it keeps who covers what, too."""
        office = self._desk.office

        def save(chosen: Chosen) -> WeekBoard:
            part = replanning.part_of(office, mended, chosen)
            disruptions.accept(office, disruption_id, part)
            return week_board(office, part.proposal.after.week)

        def part_of(chosen: Chosen) -> Proposal:
            return replanning.part_of(office, mended, chosen).proposal

        def again(told: Told) -> Shown:
            made, gone = proposals.rebase_mend(office, mended, disruption_id)
            return self._mend(made, disruption_id, replace(told, gone=(*told.gone, *gone)))

        title = self.tr("A mend to look at: nothing is saved yet")
        told = replace(told, title=title, has_reason=True)
        ways = Ways(part_of, save, again, disruption_id)
        return mended.proposal, replanning.parts(office, mended), told, ways

    def may_close(self) -> bool:
        return self.showing.may_close()

    def close(self) -> None:
        """The window closes: leave no process behind."""
        if self.job is not None:
            self.job.cancel()

    def _begin(self, title: str) -> None:
        self._starting, self._title = True, title
        self._stage.set_building(True)
        self.begun.emit()

    def _start(self, order: BuildOrder) -> None:
        self._starting = False
        self.job = job = RotaJob(order, self)
        self.progress = panel = ProgressPanel(text.week_text(order.week), self.seconds)
        panel.stop_asked.connect(job.stop_and_keep)
        panel.cancel_asked.connect(job.cancel)
        job.progressed.connect(panel.show_progress)
        job.proved.connect(panel.show_proven)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._stage.set_banner(panel)
        panel.start()
        job.start()

    def _on_finished(self, plan: PlanText) -> None:
        self._propose(plan, "")

    def _on_failed(self, error: CareCoopError, best: PlanText | None) -> None:
        sentence = text.show_error(error)
        if best is None:
            self._desk.tell(error)
            self._finish()
            return
        kept = self.tr("The best rota so far was kept: here it is.")
        self._propose(best, f"{sentence} {kept}")

    def _on_cancelled(self) -> None:
        self._desk.did(self.tr("The week is as it was."), undoable=False)
        self._finish()

    def _propose(self, plan: PlanText, trouble: str) -> None:
        if self.job is None:
            return
        office, order, proven = self._desk.office, self.job.order, self.job.proven
        told = Told(self._title, trouble)

        def proposed() -> Shown:
            made = planning.propose(office, order, plan, proven)
            return made, proposals.parts(office, made), told, None

        self._desk.run(proposed, self._show, self._give_up)

    def _show(self, found: Shown) -> None:
        self._starting = False
        self._end_job()
        self.showing.open(*found)

    def _give_up(self, error: Exception) -> None:
        self._finish()
        self._desk.tell(error)

    def _finish(self) -> None:
        """Back to the week as it is saved."""
        self._stage.set_banner(None)
        self._stage.refresh()
        self._on_over()

    def _on_over(self) -> None:
        self._starting = False
        self._end_job()
        self._stage.set_building(False)
        self.ended.emit()

    def _end_job(self) -> None:
        if self.job is not None:
            self.job.deleteLater()
        self.job = self.progress = None
