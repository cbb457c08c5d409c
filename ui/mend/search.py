"""Looking for a mend: an order from the services, a child process, and what it proposes."""

from collections.abc import Callable
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


class MendSearch(QObject):
    """One at a time; a new one, and `stop`, end the one before without a word.

    Signals:
        proposed: a `MendProposal`.
        failed: the exception that says why there is none.
    """

    proposed = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._number = 0  # of the search that is wanted: answers to an earlier one are stale
        self._is_wanted = False
        self.job: RotaJob | None = None

    @property
    def is_running(self) -> bool:
        return self._is_wanted

    def start(self, order: Callable[[], MendOrder]) -> None:
        self.stop()
        self._is_wanted = True
        self._desk.run(order, self._if_wanted(self._search), self._if_wanted(self._fail))

    def stop(self) -> None:
        self._number += 1
        self._is_wanted = False
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
        office = self._desk.office
        self._desk.run(
            lambda: disruptions.propose(office, order, plan),
            self._if_wanted(self._found),
            self._if_wanted(self._fail),
        )

    def _found(self, mended: MendProposal) -> None:
        self.stop()
        self.proposed.emit(mended)

    def _fail(self, error: Exception) -> None:
        self.stop()
        if not isinstance(error, CareCoopError):
            raise error
        self.failed.emit(error)

    def _if_wanted(self, do: Callable[[T], None]) -> Callable[[T], None]:
        number = self._number
        return lambda given: do(given) if number == self._number else None
