"""A proposal on show beside the week as it is, until it is accepted, kept or let go."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carecoop import clock
from carecoop.errors import ConflictError
from carecoop.services import planning, proposals, publishing
from carecoop.services.office import Office
from carecoop.services.proposals_parts import Chosen, Parts
from carecoop.services.week_values import Proposal, WeekBoard
from ui import messages, text
from ui.board.on_show import Side
from ui.build.proposal_panel import ProposalPanel, Told
from ui.desk import Desk
from ui.messages import Answer

KINDS = frozenset({"rota", "clients", "carers", "patterns"})


class Stage(Protocol):
    """Where a build or a proposal is shown: the week page."""

    def set_banner(self, widget: QWidget | None) -> None: ...
    def show_board(self, board: WeekBoard) -> None: ...
    def show_proposal(self, proposal: Proposal) -> None: ...
    def show_side(self, side: Side) -> None: ...
    def go_to(self, week: date) -> None: ...
    def refresh(self) -> None: ...
    def set_building(self, building: bool) -> None: ...  # noqa: FBT001 - a state, as Qt's setters have it


@dataclass(frozen=True, slots=True)
class Ways:
    """How parts of a mend are made and saved, and how it is made again on the week as it has
    become, which is not as for a build; it is kept with its disruption."""

    part_of: Callable[[Chosen], Proposal]
    save: Callable[[Chosen], WeekBoard]
    again: Callable[[Told], "Shown"]
    disruption_id: UUID


Shown = tuple[Proposal, Parts, Told, Ways | None]


class ProposalFlow(QObject):
    """One proposal at a time. It follows the week when that changes, and is not lost unasked.

    Signals:
        shown: the `Proposal` is on show.
        ended: it is gone, whatever came of it.
    """

    shown = Signal(object)
    ended = Signal()

    def __init__(self, desk: Desk, stage: Stage) -> None:
        super().__init__(desk)
        self._desk = desk
        self._stage = stage
        self.panel: ProposalPanel | None = None
        self._told = Told()
        self._ways: Ways | None = None
        self._shown: Proposal | None = None  # what the board has: the proposal, or a part of it
        self._is_safe = False  # kept as it is
        self._asked = 0  # answers to what was asked before are stale
        desk.changed.connect(self._on_changed)

    def open(self, proposal: Proposal, parts: Parts, told: Told, ways: Ways | None = None) -> None:
        self._told, self._is_safe, self._shown = told, bool(told.kept_as), proposal
        self._ways = ways
        self._asked += 1
        self.panel = panel = ProposalPanel(proposal, parts, told)
        panel.accepted.connect(self._accept)
        panel.discarded.connect(self._on_discarded)
        panel.side_asked.connect(self._stage.show_side)
        panel.name_asked.connect(self._suggest_name)
        panel.keep_asked.connect(self._keep)
        panel.choice.changed.connect(lambda _step, _taken: self._show_part())
        self._stage.show_side(panel.side)
        self._stage.show_proposal(proposal)
        self._stage.set_banner(panel)
        if panel.needs_reason:
            self._offer_reasons(panel)
        panel.accept_button.setFocus()
        self.shown.emit(proposal)

    def turn(self) -> None:
        """Show the week as it is on the board, or the proposal again."""
        if self.panel is not None:
            self.panel.turn()

    def close(self) -> None:
        """Back to the week as it is saved."""
        self._asked += 1
        self.panel = self._shown = None
        self._stage.set_banner(None)
        self._stage.refresh()
        self.ended.emit()

    # Leaving

    def leave_for(self, week: date) -> None:
        """Go to another week; what is not kept is asked about first."""
        if self.may_leave(self.tr("Keep the rota on show, to come back to it?")):
            self.close()
            self._stage.go_to(week)

    def may_close(self) -> bool:
        """Whether no proposal would be lost, or the person says that it may be."""
        return self.may_leave(self.tr("The rota on show is not saved. Keep it before you close?"))

    def may_leave(self, question: str) -> bool:
        panel, shown = self.panel, self._shown
        if panel is None or shown is None or self._is_safe or not shown.changes:
            return True
        answer = messages.current().unsaved(panel, question)
        if answer is Answer.SAVE:
            office = self._desk.office
            name = proposals.unused_name(office, shown.after.week, self._name())
            return self._desk.attempt(lambda: self._kept(office, shown, name)) is not None
        return answer is Answer.DISCARD

    def _kept(self, office: Office, proposal: Proposal, name: str) -> UUID:
        mends = self._ways.disruption_id if self._ways is not None else None
        kept_id = proposals.keep(office, proposal, name, mends)
        self._desk.did(self.tr("Kept the proposal as “{name}”").format(name=name), "proposals")
        return kept_id

    # Keeping

    def _name(self) -> str:
        if name := self._told.kept_as or self._told.name or self._told.title:
            return name
        made = self.tr("Build of {moment}")
        return made.format(moment=text.moment_text(clock.now_utc()))

    def _suggest_name(self) -> None:
        panel, shown, office = self.panel, self._shown, self._desk.office
        if panel is not None and shown is not None:
            panel.ask_name(proposals.unused_name(office, shown.after.week, self._name()))

    def _keep(self, name: str) -> None:
        panel, shown, office = self.panel, self._shown, self._desk.office
        if panel is None or shown is None:
            return
        if self._desk.attempt(lambda: self._kept(office, shown, name)) is not None:
            self._is_safe = True
            panel.show_kept(" ".join(name.split()))

    # Parts

    def _show_part(self) -> None:
        """The board and the figures show what would be accepted."""
        panel, office = self.panel, self._desk.office
        if panel is None:
            return
        self._is_safe = False
        self._asked += 1
        asked, whole, chosen = self._asked, panel.proposal, panel.choice.chosen

        def show(part: Proposal) -> None:
            if asked == self._asked and self.panel is panel:
                self._shown = part
                self._stage.show_proposal(part)
                panel.show_figures(part.after.figures)
                panel.turn_to_proposal()

        ways = self._ways
        if ways is None:
            self._desk.run(lambda: proposals.part_of(office, whole, chosen), show)
        else:
            self._desk.run(lambda: ways.part_of(chosen), show)

    # Accepting

    def _accept(self) -> None:
        panel, office = self.panel, self._desk.office
        if panel is None:
            return
        whole, chosen, reason = panel.proposal, panel.choice.chosen, panel.reason.value()
        ways = self._ways

        def accept() -> WeekBoard:
            if ways is not None:
                return ways.save(chosen)
            return planning.accept(office, proposals.part_of(office, whole, chosen), reason)

        panel.setEnabled(False)
        self._desk.save(accept, self._on_accepted, self._on_refused)

    def _on_accepted(self, board: WeekBoard) -> None:
        self._stage.show_board(board)  # at once, not when it has been read again
        self.close()
        said = self.tr("Saved the rota for {week}").format(week=text.week_text(board.week))
        self._desk.did(said, "rota")

    def _on_refused(self, error: Exception) -> None:
        if self.panel is not None:
            self.panel.setEnabled(True)
        self._desk.tell(error)
        if isinstance(error, ConflictError):
            self._rebase()

    def _on_discarded(self) -> None:
        self._desk.did(self.tr("Discarded: the week is as it was."), undoable=False)
        self.close()

    def _offer_reasons(self, panel: ProposalPanel) -> None:
        office = self._desk.office

        def offer(recent: tuple[str, ...]) -> None:
            if self.panel is panel:
                panel.reason.offer(recent)

        self._desk.run(lambda: publishing.recent_reasons(office), offer)

    # Following the week

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if self.panel is not None and kinds & KINDS:
            self._rebase()

    def _rebase(self) -> None:
        """Set the proposal on the week as it has become; what was left out stays so."""
        panel, office, ways = self.panel, self._desk.office, self._ways
        if panel is None:
            return
        self._asked += 1
        asked, whole, left = self._asked, panel.proposal, panel.choice.left
        name = self._told.kept_as or self._told.name
        told = replace(self._told, trouble="", kept_as="", name=name, has_moved=True)

        def show(found: Shown) -> None:
            if asked == self._asked:
                self.open(*found)
                if self.panel is not None:
                    self.panel.choice.leave(left)

        def rebased() -> Shown:
            return self._rebased(office, whole, told) if ways is None else ways.again(told)

        self._desk.run(rebased, show, self._give_up)

    def _rebased(self, office: Office, proposal: Proposal, told: Told) -> Shown:
        found = proposals.rebase(office, proposal)
        parts = proposals.parts(office, found.proposal)
        return found.proposal, parts, replace(told, gone=(*told.gone, *found.gone)), None

    def _give_up(self, error: Exception) -> None:
        self.close()
        self._desk.tell(error)
