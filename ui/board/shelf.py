"""Weeks that were read already, so that leafing through them waits for nothing."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer

from carecoop.errors import CareCoopError
from ui.board.scene import Scene
from ui.desk import Desk

QUIET_MS = 700  # nothing is read ahead while somebody is at work
MOST_WEEKS = 8
BESIDE, LEAFING = 1, 3  # weeks read ahead either way: of one that is being changed, and else
WEEK = timedelta(weeks=1)


class Shelf(QObject):
    """Keeps scenes by their Monday and, when all is quiet, fetches those beside the one on show.

    What lies here may be older than the file: it is shown at once and read again.
    """

    def __init__(self, desk: Desk, read: Callable[[date], Scene], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read = read
        self._scenes: dict[date, Scene] = {}
        self._week = date.min
        self._way, self._reach = WEEK, BESIDE
        self.is_at_work: Callable[[], bool] = lambda: False  # then nothing is read ahead
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look_ahead)

    def keep(self, scene: Scene) -> None:
        """What lies furthest from the week on show is thrown out first."""
        self._scenes[scene.board.week] = scene
        while len(self._scenes) > MOST_WEEKS:
            del self._scenes[max(self._scenes, key=lambda week: abs(week - self._week))]

    def scene(self, week: date) -> Scene | None:
        return self._scenes.get(week)

    def forget(self) -> None:
        """Something changed that weeks are made of; whoever changes a week stays with it."""
        self._scenes.clear()
        self._reach = BESIDE

    def rest_at(self, week: date) -> None:
        """This week is on show; whoever leafs goes on the same way, or back."""
        if week != self._week:
            self._way = WEEK if week > self._week else -WEEK
            self._week, self._reach = week, LEAFING
        self._quiet.start()

    def _look_ahead(self) -> None:
        if self._desk.background.busy or self.is_at_work():
            self._quiet.start()
            return
        wanted = next((one for one in self._ahead() if one not in self._scenes), None)
        if wanted is not None:
            read = self._read
            self._desk.run(lambda: read(wanted), self._on_read, _leave)

    def _ahead(self) -> Iterator[date]:
        for weeks in range(1, self._reach + 1):
            yield self._week + weeks * self._way
            yield self._week - weeks * self._way

    def _on_read(self, scene: Scene) -> None:
        self.keep(scene)
        self._quiet.start()


def _leave(error: Exception) -> None:
    """A week that cannot be read says so when somebody asks for it."""
    if not isinstance(error, CareCoopError):
        raise error
