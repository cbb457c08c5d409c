"""Looking for mends, week after week: an order from the services, a child process, a proposal."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from carecoop.errors import CareCoopError
from carecoop.services import disruptions
from carecoop.services.planning import PlanText
from carecoop.services.replanning import MendOrder, MendProposal
from ui.build.job import RotaJob
from ui.desk import Desk

T = TypeVar("T")
Order = Callable[[date, Sequence[MendProposal]], MendOrder]


class MendSearch(QObject):
    """One at a time; a new one, and `stop`, end the one before without a word. Each week is mended
    as if the mends of the weeks before it were accepted.

    Signals:
        looking: the Monday of the week that is being mended.
        proposed: a `MendProposal`.
        failed: a Monday, and the `CareCoopError` that says why there is no mend.
        ended: every week was looked at.
    """

    looking = Signal(object)
    proposed = Signal(object)
    failed = Signal(object, object)
    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._number = 0  # of the search that is wanted: answers to an earlier one are stale
        self._week: date | None = None
        self._left: list[date] = []
        self._order: Order | None = None
        self.job: RotaJob | None = None
        self.mends: dict[date, MendProposal] = {}

    @property
    def is_running(self) -> bool:
        return self._week is not None

    @property
    def found(self) -> tuple[MendProposal, ...]:
        """In the order of weeks."""
        return tuple(self.mends[week] for week in sorted(self.mends))

    def start(self, weeks: Iterable[date], order: Order) -> None:
        self.stop()
        self._left, self._order = sorted(weeks), order
        self._next()

    def stop(self) -> None:
        """Whatever is being looked for, or was found, is no longer wanted."""
        self.mends, self._left = {}, []
        self._end_week()

    def _next(self) -> None:
        self._end_week()
        if not self._left:
            self.ended.emit()
            return
        self._week = week = self._left.pop(0)
        order, earlier = self._order, self.found
        assert order is not None  # it came with the weeks
        self.looking.emit(week)
        self._desk.run(
            lambda: order(week, earlier), self._if_wanted(self._search), self._if_wanted(self._fail)
        )

    def _end_week(self) -> None:
        self._number += 1
        self._week = None
        job, self.job = self.job, None
        if job is not None:
            job.cancel()
            job.deleteLater()

    def _search(self, order: MendOrder) -> None:
        self.job = job = RotaJob(order.build, self)
        propose = self._if_wanted(partial(self._propose, order))
        fail = self._if_wanted(self._fail)
        job.finished.connect(propose)
        job.failed.connect(lambda error, _best: fail(error))
        job.start()

    def _propose(self, order: MendOrder, plan: PlanText) -> None:
        office, earlier = self._desk.office, self.found
        self._desk.run(
            lambda: disruptions.propose(office, order, plan, earlier),
            self._if_wanted(self._on_found),
            self._if_wanted(self._fail),
        )

    def _on_found(self, mended: MendProposal) -> None:
        self.mends[mended.proposal.after.week] = mended
        self._next_after(lambda: self.proposed.emit(mended))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, CareCoopError):
            self.stop()
            raise error
        week = self._week
        self._next_after(lambda: self.failed.emit(week, error))

    def _next_after(self, tell: Callable[[], None]) -> None:
        """Go on, unless whoever is told of it wants nothing more."""
        self._end_week()
        number = self._number
        tell()
        if number == self._number:
            self._next()

    def _if_wanted(self, do: Callable[[T], None]) -> Callable[[T], None]:
        number = self._number
        return lambda given: do(given) if number == self._number else None
