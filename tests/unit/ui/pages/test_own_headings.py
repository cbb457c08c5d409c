"""Headings of the co-op's own for outcomes, kept in the settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.services.office import Office
from carecoop.services.plans import domains
from tests.helpers.qt import click, write
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    window.show_page(window.page_of(SettingsPage))
    page = window.page
    assert isinstance(page, SettingsPage)
    return page


def own(office: Office) -> list[str]:
    return [each.name for each in domains.headings(office) if not each.by_law]


def test_a_heading_is_added_taken_out_and_brought_back_by_undo(
    page: SettingsPage, qtbot: QtBot, office: Office, window: MainWindow
) -> None:
    write(qtbot, page.headings.name, "Chapel")
    QTest.keyClick(page.headings.name.line, Qt.Key.Key_Return)
    write(qtbot, page.headings.name, "Allotment")
    click(qtbot, page.headings.add_button)
    assert own(office) == list(page.headings.outs) == ["Allotment", "Chapel"]
    assert page.headings.name.value() == ""
    click(qtbot, page.headings.outs["Chapel"])
    assert own(office) == list(page.headings.outs) == ["Allotment"]
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert own(office) == list(page.headings.outs) == ["Allotment", "Chapel"]


def test_nothing_and_what_is_there_already_is_not_added(
    page: SettingsPage, qtbot: QtBot, office: Office
) -> None:
    click(qtbot, page.headings.add_button)
    for _twice in range(2):
        write(qtbot, page.headings.name, "Chapel")
        click(qtbot, page.headings.add_button)
    assert own(office) == list(page.headings.outs) == ["Chapel"]
