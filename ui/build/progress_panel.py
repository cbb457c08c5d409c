"""What a person sees while the rota is built: how far it is, in words and three figures."""

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from carecoop.services.planning import BuildProgress, BuildProven, proof_of
from ui import look
from ui.build.proof_text import proof_details, proof_text
from ui.look import Size, Space
from ui.widgets.labels import ToneLabel

TICK_MS = 250


class Figure(QWidget):
    """One figure with its name above it, large enough to read across the room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ToneLabel(name, size=Size.SMALL)
        self._value = QLabel("–")
        self._value.setFont(look.font(Size.TITLE, bold=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._value)

    def show_value(self, value: str) -> None:
        self._value.setText(value)
        self.setAccessibleName(f"{self._name.text()}: {value}")

    @property
    def value(self) -> str:
        return self._value.text()


class ProgressPanel(QFrame):
    """Filled so far, faces per person, time; *Stop and keep* and *Cancel*.

    Signals:
        stop_asked: keep the best rota so far.
        cancel_asked: keep nothing.
    """

    stop_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, week_text: str, seconds: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._clock = QElapsedTimer()
        self._heading = QLabel(self.tr("Building the rota for {week}").format(week=week_text))
        self._heading.setFont(look.font(Size.HEADING, bold=True))
        self._phase = QLabel(self.tr("Reading the week…"))
        self.proof = ToneLabel()
        self.proof.setWordWrap(True)
        self.proof.hide()
        self._progress: BuildProgress | None = None
        self._proven: BuildProven | None = None
        self.filled = Figure(self.tr("Places filled so far"))
        self.faces = Figure(self.tr("Faces per person this week"))
        self.time = Figure(self.tr("Time"))
        self._bar = QProgressBar(maximum=seconds * 1000, textVisible=False)
        look.accent_bar(self._bar)
        self._bar.setAccessibleName(self.tr("Share of the time that has passed"))
        self.stop_button = QPushButton(self.tr("&Stop and keep"))
        self.stop_button.setToolTip(self.tr("Stop now and look at the best rota so far (Ctrl+.)"))
        self.stop_button.setShortcut(QKeySequence("Ctrl+."))
        self.stop_button.setEnabled(False)
        self.cancel_button = QPushButton(self.tr("&Cancel"))
        self.cancel_button.setToolTip(self.tr("Stop and keep the week as it was"))
        self.stop_button.clicked.connect(self._on_stop)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self._arrange()
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._tick)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        grid.setHorizontalSpacing(Space.VAST)
        grid.setVerticalSpacing(Space.SMALL)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self.stop_button)
        buttons.addWidget(self.cancel_button)
        grid.addWidget(self._heading, 0, 0, 1, 4)
        grid.addLayout(buttons, 0, 4)
        for column, figure in enumerate((self.filled, self.faces, self.time)):
            grid.addWidget(figure, 1, column)
        grid.setColumnStretch(3, 1)
        for row, widget in enumerate((self._bar, self._phase, self.proof), start=2):
            grid.addWidget(widget, row, 0, 1, 5)
        self.setFrameShape(QFrame.Shape.StyledPanel)

    def start(self) -> None:
        self._clock.start()
        self._ticker.start()
        self._tick()

    def show_progress(self, progress: BuildProgress) -> None:
        template = self.tr("{filled} of {wanted}")
        self.filled.show_value(template.format(filled=progress.filled, wanted=progress.wanted))
        self.faces.show_value(self.locale().toString(progress.faces_per_client, "f", 1))
        self._phase.setText(self._phase_text(progress))
        if progress.plan is not None:
            self.stop_button.setEnabled(True)
        self._progress = progress
        self._show_proof()

    def show_proven(self, proven: BuildProven) -> None:
        self._proven = proven
        self._show_proof()

    def _show_proof(self) -> None:
        if self._progress is None:
            return
        proof = proof_of(self._proven, self._progress.worth)
        self.proof.setText(proof_text(proof))
        self.proof.setToolTip(proof_details(proof))
        self.proof.setVisible(bool(self.proof.text()))

    def _phase_text(self, progress: BuildProgress) -> str:
        if progress.filled < progress.wanted:
            return self.tr("Finding someone for every visit…")
        return self.tr("Every visit that can be is filled. Now fewer faces and less travel…")

    def _on_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self._phase.setText(self.tr("Stopping…"))
        self.stop_asked.emit()

    def _tick(self) -> None:
        passed_ms = self._clock.elapsed()
        self._bar.setValue(min(passed_ms, self._bar.maximum()))
        template = self.tr("{passed} of {whole} s")
        self.time.show_value(template.format(passed=passed_ms // 1000, whole=self._seconds))
