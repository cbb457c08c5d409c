"""The door: welcome at first, later the passphrase. The key is made off the main thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from carecoop import clock
from carecoop.errors import CareCoopError
from carecoop.services import office as offices
from carecoop.services.office import Office
from ui import look, messages, text
from ui.background import Background
from ui.look import Space
from ui.unlock_panels import CreatePanel, PassphrasePanel, WelcomePanel
from ui.widgets.labels import ToneLabel

LAST_PATH = "coop/path"
FIRST_SIZE = QSize(760, 600)
COLUMN_WIDTH = 440


def last_path() -> Path | None:
    """The co-op's file opened last, or the usual one, if it is still there."""
    kept = QSettings().value(LAST_PATH)
    candidates = [Path(str(kept))] if kept else []
    return next((p for p in (*candidates, offices.default_path()) if p.is_file()), None)


class UnlockWindow(QWidget):
    """Sends `opened` with the Office; then it is done and may be closed."""

    opened = Signal(object)

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self.path = path or last_path()
        self.background = Background(self)
        self.welcome = WelcomePanel()
        self.creating = CreatePanel()
        self.passphrase = PassphrasePanel()
        self.stack = QStackedWidget()
        self.busy = ToneLabel()
        self.bar = QProgressBar()
        self._lay_out()
        self._connect()
        if self.path is None:
            self.show_ways()
        else:
            self._ask_passphrase(self.path)

    def show_ways(self) -> None:
        """The welcome, with its three ways in."""
        self._show(self.welcome)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.background.close()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            look.redraw_icons(self)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Care co-op"))
        self.resize(FIRST_SIZE)
        for panel in (self.welcome, self.creating, self.passphrase):
            self.stack.addWidget(panel)
        self.stack.setMaximumWidth(COLUMN_WIDTH)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        look.accent_bar(self.bar)
        self.bar.setMaximumWidth(COLUMN_WIDTH)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.stack)
        middle.addSpacing(Space.LARGE)
        middle.addWidget(self.busy)
        middle.addWidget(self.bar)
        middle.addStretch(2)
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.VAST, Space.VAST, Space.VAST, Space.VAST)
        across.addStretch(1)
        across.addLayout(middle, 2)
        across.addStretch(1)
        self._rest()

    def _connect(self) -> None:
        self.welcome.create_asked.connect(lambda: self._show(self.creating))
        self.welcome.open_asked.connect(self._choose_file)
        self.welcome.sample_asked.connect(self.open_sample)
        self.creating.create_asked.connect(self._create)
        self.creating.back_asked.connect(self.show_ways)
        self.passphrase.unlock_asked.connect(self._unlock)
        self.passphrase.other_asked.connect(self.show_ways)

    def _show(self, panel: QWidget) -> None:
        self.stack.setCurrentWidget(panel)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.welcome.problem.setText("")

    def _ask_passphrase(self, path: Path) -> None:
        self.path = path
        self._show(self.passphrase)
        self.passphrase.ask_for(path)

    def _choose_file(self) -> None:
        kinds = self.tr("A co-op's file (*{suffix})").format(suffix=offices.FILE_SUFFIX)
        path = messages.current().open_file(self, self.tr("Open a co-op's file"), kinds)
        if path is not None:
            self._ask_passphrase(path)

    def _create(self, coop_name: str, account_name: str, passphrase: str) -> None:
        usual = offices.default_path()
        path = self._elsewhere(coop_name) if usual.exists() else usual
        if path is None:
            return
        self._work(
            self.tr("Making the co-op's file…"),
            lambda: offices.create_office(path, passphrase, coop_name, account_name),
            self.creating.show_problem,
        )

    def _elsewhere(self, coop_name: str) -> Path | None:
        kinds = self.tr("A co-op's file (*{suffix})").format(suffix=offices.FILE_SUFFIX)
        suggested = str(offices.default_path().with_name(f"{coop_name}{offices.FILE_SUFFIX}"))
        return messages.current().save_file(
            self, self.tr("Where to keep the co-op's file"), suggested, kinds
        )

    def _unlock(self, passphrase: str) -> None:
        path = self.path
        assert path is not None
        self._work(
            self.tr("Opening…"),
            lambda: offices.open_office(path, passphrase),
            self.passphrase.show_problem,
        )

    def open_sample(self) -> None:
        """Make a fresh sample co-op and go in."""
        self._work(
            self.tr("Making the sample co-op; this takes a few seconds…"),
            make_sample,
            self.welcome.problem.setText,
            keep=False,
        )

    def _work(
        self,
        words: str,
        work: Callable[[], Office],
        show_problem: Callable[[str], None],
        *,
        keep: bool = True,
    ) -> None:
        def done(opened: Office) -> None:
            self._rest()
            self._opened(opened, keep=keep)

        def failed(error: Exception) -> None:
            self._rest()
            if not isinstance(error, CareCoopError):
                raise error
            show_problem(text.show_error(error))

        self.busy.setText(words)
        self.bar.show()
        self.stack.setEnabled(False)
        self.background.run(work, done, failed)

    def _rest(self) -> None:
        self.busy.setText("")
        self.bar.hide()
        self.stack.setEnabled(True)

    def _opened(self, opened: Office, *, keep: bool) -> None:
        if keep and opened.store.path is not None:
            QSettings().setValue(LAST_PATH, str(opened.store.path))
        self.opened.emit(opened)


def make_sample() -> Office:
    """A fresh sample co-op in the user's data folder; changes to an older one are gone."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only the sample needs it

    from carecoop.sample import build_sample  # noqa: PLC0415 - only the sample needs it

    path = user_data_path("carecoop", appauthor=False) / f"sample{offices.FILE_SUFFIX}"
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    return build_sample(path, today=clock.today())
