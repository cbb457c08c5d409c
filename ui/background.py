"""One worker thread for the database, and one for what only computes; results come back to the main
thread as signals."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")

# How long the worker keeps the interpreter from a window that wants to paint: with Python's own
# 5 ms a frame of the week board takes three times as long while a week is being read.
SWITCH_SECONDS = 0.001


class Background(QObject):
    """Runs work one after the other off the main thread. Work must not touch widgets."""

    _ended = Signal(object)  # a closure to call on the main thread
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_SECONDS)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="carecoop")
        self._thinkers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="carecoop-think")
        self._pending = 0
        self._closed = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return self._pending > 0

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work` in the worker thread, then `done` or `failed` in the main thread.

        Nothing is done once it is closed: a timer may still ask.
        """
        self._submit(self._pool, work, done, failed)

    def think(
        self,
        work: Callable[[Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """As `run`, for what takes long and touches no database: that can be used meanwhile.
        `work` is given a question to ask now and then: whether nobody waits for it any more."""
        self._submit(self._thinkers, lambda: work(lambda: self._closed), done, failed)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def task() -> None:
            try:
                result = work()
            except Exception as error:
                caught = error
                self._ended.emit(lambda: failed(caught))
            else:
                self._ended.emit(lambda: done(result))

        if self._closed:
            return
        self._pending += 1
        pool.submit(task)

    def close(self, *, at_once: bool = True) -> None:
        """Let the running work end, or else all that is waiting too; deliver nothing more."""
        self._closed = True
        self._thinkers.shutdown(wait=True, cancel_futures=True)
        self._pool.shutdown(wait=True, cancel_futures=at_once)

    def _deliver(self, closure: Callable[[], None]) -> None:
        self._pending -= 1
        if not self._closed:
            closure()
            if not self._pending:
                self.idle.emit()
