"""Which week is on show: as it is saved, or what is proposed for it, or both."""

from enum import IntEnum

from carecoop.services.changes import turned_round
from carecoop.services.week_values import BoardVisit, Proposal, VisitChange, WeekBoard
from ui.board.making import build_scene
from ui.board.scene import RowsBy, Scene


class Side(IntEnum):
    """What the board shows while there is a proposal."""

    PROPOSAL = 0
    PRESENT = 1
    BOTH = 2


class OnShow:
    """A week as it is saved and, while there is one, a proposal for it."""

    def __init__(self, saved: WeekBoard) -> None:
        self.saved = saved
        self.proposal: Proposal | None = None
        self.side = Side.PROPOSAL

    def save(self, board: WeekBoard) -> None:
        """Only a week as it is saved."""
        self.saved, self.proposal = board, None

    def propose(self, proposal: Proposal) -> None:
        """A proposal; whoever looks at the week as it is turns to the proposal."""
        self.saved, self.proposal = proposal.before, proposal
        if self.side is Side.PRESENT:
            self.side = Side.PROPOSAL

    @property
    def board(self) -> WeekBoard:
        """What the first of the boards shows."""
        if self.proposal is None or self.side is Side.PRESENT:
            return self.saved
        return self.proposal.after

    @property
    def has_changes(self) -> bool:
        """Whether visits can differ: where there was no rota, all is new."""
        return self.proposal is not None and self.saved.version > 0

    @property
    def shows_both(self) -> bool:
        """Beside a week without a rota there is nothing to see."""
        return self.side is Side.BOTH and self.has_changes

    def scene(self, rows_by: RowsBy) -> Scene:
        changes = self._changes(present=self.board is self.saved)
        return build_scene(self.board, changes, rows_by, self._all_visits())

    def present(self, rows_by: RowsBy) -> Scene:
        """The week as it is, to see beside the proposal."""
        return build_scene(self.saved, self._changes(present=True), rows_by, self._all_visits())

    def _changes(self, *, present: bool) -> tuple[VisitChange, ...]:
        """What the proposal changes, seen from one or the other."""
        if self.proposal is None or not self.has_changes:
            return ()
        changes = self.proposal.changes
        return tuple(turned_round(one) for one in changes) if present else changes

    def _all_visits(self) -> tuple[BoardVisit, ...]:
        """Of both, so that both show the same hours and a visit that stays lies below itself."""
        proposal = self.proposal
        return () if proposal is None else (*proposal.before.visits, *proposal.after.visits)
