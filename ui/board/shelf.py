"""Weeks that were read already, so that leafing through them waits for nothing."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer

from carecoop.errors import CareCoopError
from ui.board.scene import Scene
from ui.desk import Desk

QUIET_MS = 700  # nothing is read ahead while somebody is at work
MOST_WEEKS = 8
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
        self.is_at_work: Callable[[], bool] = lambda: False  # then nothing is read ahead
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look_ahead)

    def keep(self, scene: Scene) -> None:
        """The newest is the last to be thrown out."""
        self._scenes.pop(scene.board.week, None)
        self._scenes[scene.board.week] = scene
        while len(self._scenes) > MOST_WEEKS:
            del self._scenes[next(iter(self._scenes))]

    def scene(self, week: date) -> Scene | None:
        return self._scenes.get(week)

    def forget(self) -> None:
        """Something changed that weeks are made of."""
        self._scenes.clear()

    def rest_at(self, week: date) -> None:
        """This week is on show; whoever stays there goes to one beside it next."""
        self._week = week
        self._quiet.start()

    def _look_ahead(self) -> None:
        if self._desk.background.busy or self.is_at_work():
            self._quiet.start()
            return
        week = self._week
        beside = (one for one in (week + WEEK, week - WEEK) if one not in self._scenes)
        wanted = next(beside, None)
        if wanted is not None:
            read = self._read
            self._desk.run(lambda: read(wanted), self._on_read, _leave)

    def _on_read(self, scene: Scene) -> None:
        self.keep(scene)
        self._quiet.start()


def _leave(error: Exception) -> None:
    """A week that cannot be read says so when somebody asks for it."""
    if not isinstance(error, CareCoopError):
        raise error
