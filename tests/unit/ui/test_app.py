"""From the door to the window and back."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from carecoop.services.office import Office
from tests.helpers.office import new_office
from tests.helpers.qt import ScriptedAsker, click
from ui import app
from ui.app import Start
from ui.main_window import MainWindow
from ui.pages.clients import ClientsPage
from ui.pages.import_dialog import ImportDialog
from ui.pages.week import WeekPage


@pytest.fixture
def start(qtbot: QtBot, asker: ScriptedAsker) -> Iterator[Start]:
    made = Start()
    made.show()
    yield made
    for window in (made.window, made.door):
        if window is not None and isValid(window):
            window.close()


def action(window: MainWindow, words: str) -> QAction:
    return next(each for each in window.file_menu.actions() if each.text() == words)


def test_the_sample_opens_in_the_window_and_can_be_left(start: Start, qtbot: QtBot) -> None:
    with qtbot.waitSignal(start.door.opened):
        click(qtbot, start.door.welcome.sample_button)
    window = start.window
    assert window is not None
    assert isinstance(window.page, WeekPage)
    qtbot.waitUntil(lambda: not window.desk.background.busy)
    action(window, "&Open another co-op…").trigger()
    assert start.door.welcome.isVisible()


def test_an_empty_co_op_offers_the_sample(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    start.door.opened.emit(new_office(tmp_path / "coop.carecoop"))
    empty = start.window
    assert empty is not None
    empty.show_page(empty.page_of(ClientsPage))
    page = empty.page
    assert isinstance(page, ClientsPage)
    click(qtbot, page.sample_button)
    with qtbot.waitSignal(start.door.opened):
        pass
    sample = start.window
    assert sample is not None
    assert sample is not empty
    sample.show_page(sample.page_of(ClientsPage))
    qtbot.waitUntil(lambda: not sample.desk.background.busy)
    shown = sample.page
    assert isinstance(shown, ClientsPage)
    assert not shown.empty.isVisible()
    assert shown.list.model.lines


def test_a_list_can_be_imported_from_the_menu(window: MainWindow) -> None:
    action(window, "&Import a list…").trigger()
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert dialog.isVisible()
    dialog.close()


def test_the_window_is_named_after_the_co_op(window: MainWindow) -> None:
    assert window.windowTitle() == "Gofal Co-op – care co-op"


def test_there_is_one_application_with_a_name(qapp: QApplication, office: Office) -> None:
    assert app.make_application() is qapp
    assert qapp.applicationName() == "carecoop"


def test_the_window_starts_without_the_heavy_libraries() -> None:
    """What only building, printing and importing need is loaded when they are used."""
    heavy = ["ortools", "numba", "numpy", "reportlab", "openpyxl", "pyproj", "holidays"]
    pages = "ui.pages.week, ui.pages.clients, ui.pages.carers, ui.pages.settings"
    code = f"import sys, ui.app, {pages}; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300
    )
    assert done.stdout.strip() == "[]"
