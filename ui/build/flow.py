"""From *Build rota* to a saved week: one build at a time, shown in the week page's banner."""

from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carecoop.errors import CareCoopError
from carecoop.services import planning
from carecoop.services.planning import BuildOrder, PlanText
from carecoop.services.week_values import Proposal, WeekBoard
from ui import messages, text
from ui.build.job import RotaJob
from ui.build.progress_panel import ProgressPanel
from ui.build.proposal_panel import ProposalPanel
from ui.desk import Desk

BUILD_SECONDS = 60


class Stage(Protocol):
    """Where a build is shown: the week page."""

    def set_banner(self, widget: QWidget | None) -> None: ...
    def show_board(self, board: WeekBoard) -> None: ...
    def show_proposal(self, proposal: Proposal) -> None: ...
    def refresh(self) -> None: ...
    def set_building(self, building: bool) -> None: ...  # noqa: FBT001 - a state, as Qt's setters have it


class BuildFlow(QObject):
    """Runs one build at a time; what it ends in is a proposal until someone accepts it.

    Signals:
        ended: the build is over, whatever came of it.
        proposed: a `Proposal` is on show.
    """

    ended = Signal()
    proposed = Signal(object)

    def __init__(self, desk: Desk, stage: Stage, seconds: int = BUILD_SECONDS) -> None:
        super().__init__(desk)
        self._desk = desk
        self._stage = stage
        self.seconds = seconds
        self.job: RotaJob | None = None
        self.progress: ProgressPanel | None = None
        self.proposal: ProposalPanel | None = None
        self._starting = False

    @property
    def running(self) -> bool:
        return self._starting or self.job is not None

    def build(self, week: date) -> None:
        if self.running:
            return
        self._starting = True
        self._stage.set_building(True)
        office, seconds = self._desk.office, self.seconds
        self._desk.run(
            lambda: planning.start_build(office, week, seconds=seconds), self._start, self._give_up
        )

    def may_close(self) -> bool:
        """Whether no proposal would be lost, or the person says that it may be."""
        if self.proposal is None:
            return True
        question = self.tr("The rota on show is not saved. Close and lose it?")
        return messages.current().confirm(self.proposal, question, self.tr("Close and lose it"))

    def close(self) -> None:
        """The window closes: leave no process behind."""
        if self.job is not None:
            self.job.cancel()

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
        self._desk.run(
            lambda: planning.propose(office, order, plan, proven),
            lambda proposal: self._show(proposal, trouble),
            self._give_up,
        )

    def _show(self, proposal: Proposal, trouble: str) -> None:
        self.proposal = panel = ProposalPanel(proposal, trouble)
        panel.accepted.connect(self._accept)
        panel.discarded.connect(self._on_discarded)
        self._stage.show_proposal(proposal)
        self._stage.set_banner(panel)
        panel.accept_button.setFocus()
        self.proposed.emit(proposal)

    def _accept(self) -> None:
        if self.proposal is None:
            return
        office, proposal = self._desk.office, self.proposal.proposal
        self.proposal.setEnabled(False)
        self._desk.run(lambda: planning.accept(office, proposal), self._on_accepted, self._give_up)

    def _on_accepted(self, board: WeekBoard) -> None:
        self._stage.show_board(board)  # at once, not when it has been read again
        self._finish()
        said = self.tr("Saved the rota for {week}").format(week=text.week_text(board.week))
        self._desk.did(said, "rota")

    def _on_discarded(self) -> None:
        self._desk.did(self.tr("Discarded: the week is as it was."), undoable=False)
        self._finish()

    def _give_up(self, error: Exception) -> None:
        self._finish()
        self._desk.tell(error)

    def _finish(self) -> None:
        """Back to the week as it is saved."""
        self._starting = False
        if self.job is not None:
            self.job.deleteLater()
        self.job = self.progress = self.proposal = None
        self._stage.set_banner(None)
        self._stage.set_building(False)
        self._stage.refresh()
        self.ended.emit()
