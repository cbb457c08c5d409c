"""What every test stands on: no screen, fresh settings, a small co-op, nothing left running."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

import platformdirs

# The compiled search is the machine's, not a test's: with a home of its own each test would start
# a compiler beside itself.
os.environ.setdefault("CARECOOP_KERNEL_CACHE", str(platformdirs.user_cache_path("carecoop")))

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QLocale, QSettings
from pytestqt.qtbot import QtBot

from tests.helpers.examples import examples

if TYPE_CHECKING:  # the tests of the solver need neither store nor window
    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester

    from carecoop.services.office import Office
    from tests.helpers.qt import ScriptedAsker
    from ui.desk import Desk
    from ui.main_window import MainWindow


# Nothing fails because the machine is slow.
settings.register_profile(
    "patient",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=examples(100),
)
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that use Qt are marked `gui`, so that `-m "not gui"` is quick."""
    for item in items:
        if {"qapp", "qtbot"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.gui)


@pytest.fixture(autouse=True, scope="session")
def _keys_derived_once() -> Iterator[None]:
    """A key is slow to derive, as it should be; the copies of a file have the same one."""
    opening = sys.modules.get("carecoop.store.opening")  # loaded by whoever opens a file
    with pytest.MonkeyPatch.context() as patch:
        if opening is not None:
            patch.setattr(opening, "derive_key", cache(opening.derive_key))
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home, settings and data folder of its own for each test."""
    home = tmp_path / "home"
    for name, folder in (
        ("HOME", home),
        ("USERPROFILE", home),
        ("XDG_CONFIG_HOME", home / "config"),
        ("XDG_DATA_HOME", home / "data"),
        ("XDG_STATE_HOME", home / "state"),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(folder))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home / "config"))
    QCoreApplication.setOrganizationName("carecoop")
    QCoreApplication.setApplicationName("carecoop")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


@pytest.fixture(autouse=True, scope="module")
def _what_was_there_before() -> None:
    """Out of the collections: to go through it all after each test took longer than most tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _garbage_on_the_main_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the app (`ui.garbage`): windows are never destroyed from another thread."""
    if request.node.get_closest_marker("gui") is None:
        yield
        return
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """A test that leaves a thread of ours running fails."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and t.name.startswith("carecoop")]
    assert not left, f"threads left running: {left}"


@pytest.fixture
def office(tmp_path: Path) -> "Iterator[Office]":
    """An empty co-op in a file of its own."""
    from tests.helpers.office import new_office  # noqa: PLC0415 - see above

    opened = new_office(tmp_path / "coop.carecoop")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server; who asks for it is skipped where none can run."""
    from tests.helpers.postgresql import running_postgresql  # noqa: PLC0415 - see above

    with running_postgresql() as url:
        yield url


@pytest.fixture
def server_office(server: str) -> "Iterator[Office]":
    """An empty co-op on a PostgreSQL server."""
    from tests.helpers.postgresql import new_server_office  # noqa: PLC0415 - see above

    with new_server_office(server) as office:
        yield office


PATIENCE_MS = 300_000  # a wait ends with what it waits for; a machine in use must fail no test


class PatientBot(QtBot):
    """As pytest-qt's own, but nothing is given up because the machine is slow."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = PATIENCE_MS, **asked: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **asked)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MS, **asked: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **asked)

    def waitActive(self, widget: object, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: object, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: "QApplication", request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture
def desk(qtbot: QtBot, office: "Office") -> "Iterator[Desk]":
    """A desk at the empty co-op; what pages do through it is real."""
    from ui.desk import Desk  # noqa: PLC0415 - see above

    made = Desk(office)
    yield made
    made.background.close()


@pytest.fixture
def window(qtbot: QtBot, office: "Office", asker: "ScriptedAsker") -> "Iterator[MainWindow]":
    """The real window at the empty co-op, on its real pages, shown."""
    from ui.app import make_window  # noqa: PLC0415 - see above
    from ui.messages import Answer  # noqa: PLC0415 - see above

    shown = make_window(office)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    asker.answers = [Answer.DISCARD]
    shown.close()
    shown.deleteLater()


@pytest.fixture
def check_model(qtmodeltester: "ModelTester") -> Callable[[QAbstractItemModel], None]:
    """Qt's own examination of an item model, with types."""
    check: Callable[[QAbstractItemModel], None] = qtmodeltester.check
    return check


@pytest.fixture
def asker() -> "Iterator[ScriptedAsker]":
    """Stands where dialogs would open: give it answers, read what it was asked."""
    from tests.helpers.qt import ScriptedAsker  # noqa: PLC0415 - see above
    from ui import messages  # noqa: PLC0415 - see above

    scripted = ScriptedAsker()
    before = messages.use(scripted)
    yield scripted
    messages.use(before)
