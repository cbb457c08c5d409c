"""The rota search as a child process, seen from the window: one JSON line per message."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.services import planning
from carecoop.services.planning import (
    BuildDone,
    BuildFailed,
    BuildMessage,
    BuildOrder,
    BuildProgress,
    BuildProven,
    PlanText,
)
from ui.crash import note_child

PATIENCE_MS = 5000  # a stopped search answers in well under a second; past this it is stuck
MOST_FAULT_BYTES = 50_000  # the newest: the last traceback is what ended it
ENDED_EARLY = QT_TRANSLATE_NOOP("carecoop", "The rota search ended before it was done.")


class RotaJob(QObject):
    """One build from start to end. Exactly one of `finished`, `failed` and `cancelled` is emitted.

    Signals:
        progressed: a `BuildProgress`.
        proved: a `BuildProven`, each saying more than the one before.
        finished: the plan to propose.
        failed: a `CareCoopError`, and the best plan so far or None.
        cancelled: nothing is kept.
    """

    progressed = Signal(object)
    proved = Signal(object)
    finished = Signal(object)
    failed = Signal(object, object)
    cancelled = Signal()

    def __init__(self, order: BuildOrder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.order = order
        self.best: PlanText | None = None
        self.proven: BuildProven | None = None
        self._over = False
        self._unread = b""
        self._faults = b""
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_faults)
        self._process.finished.connect(self._on_gone)
        self._process.errorOccurred.connect(self._on_gone)  # on a kill both are emitted
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._process.kill)

    @property
    def process_id(self) -> int:
        return self._process.processId()

    def start(self) -> None:
        program, *arguments = self.order.command
        self._process.start(program, arguments)
        self._send(self.order.first_line)

    def stop_and_keep(self) -> None:
        """Ask for the best plan now; a search that does not answer is killed and its last kept."""
        self._send(planning.stop_line())
        self._patience.start()

    def cancel(self) -> None:
        """Give up: nothing is kept."""
        self._end(self.cancelled.emit)

    def _send(self, line: str) -> None:
        self._process.write(line.encode() + b"\n")

    def _read(self) -> None:
        arrived = self._unread + self._process.readAllStandardOutput().data()
        *lines, self._unread = arrived.split(b"\n")
        for line in lines:
            if not self._over:
                self._take(_message(line))

    def _read_faults(self) -> None:
        said = self._faults + self._process.readAllStandardError().data()
        self._faults = said[-MOST_FAULT_BYTES:]

    def _take(self, message: BuildMessage) -> None:
        match message:
            case BuildProgress():
                self.best = message.plan or self.best
                self.progressed.emit(message)
            case BuildProven():
                self.proven = message
                self.proved.emit(message)
            case BuildDone():
                self.proven = message.proven
                self._end(lambda: self.finished.emit(message.plan))
            case BuildFailed():
                self._end(lambda: self.failed.emit(message.sentence, self.best))

    def _on_gone(self) -> None:
        if not self._over:
            self._read()  # what it said last may still lie in the pipe
        self._end(lambda: self.failed.emit(CareCoopError(ENDED_EARLY), self.best))

    def _end(self, say: Callable[[], None]) -> None:
        """Say once how it ended, and leave no process behind."""
        if self._over:
            return
        self._over = True
        self._patience.stop()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(PATIENCE_MS)
        self._read_faults()
        note_child(self._faults.decode(errors="replace"))
        say()


def _message(line: bytes) -> BuildMessage:
    try:
        return planning.read_message(line.decode(errors="replace"))
    except CareCoopError as error:
        return BuildFailed(error)
