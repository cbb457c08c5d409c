"""A list comes in from a spreadsheet: looked at first, then all of it or only what is well."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from carecoop.services import clients, trail
from carecoop.services.office import Office
from tests.helpers.qt import ScriptedAsker, click, titles
from ui.main_window import MainWindow
from ui.pages.clients import ClientsPage
from ui.pages.import_dialog import ImportDialog
from ui.pages.import_model import COL_STATE

GOOD = "Name,Postcode,Position\nMrs Pryce,TQ1 1AB,SX 915 640\n"
BAD = "Ŵyn Jones,not a code,nowhere\n"


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    window.show_page(window.page_of(ClientsPage))
    page = window.page
    assert isinstance(page, ClientsPage)
    page.import_list()
    shown = page.findChild(ImportDialog)
    assert isinstance(shown, ImportDialog)
    return shown


def choose(
    dialog: ImportDialog, qtbot: QtBot, asker: ScriptedAsker, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(text, encoding="utf-8")
    asker.answers = [path]
    click(qtbot, dialog.file_button)
    qtbot.waitUntil(dialog.file_button.isEnabled)


def test_bad_rows_are_shown_and_left_out_only_on_purpose(
    dialog: ImportDialog, qtbot: QtBot, asker: ScriptedAsker, office: Office, tmp_path: Path
) -> None:
    choose(dialog, qtbot, asker, tmp_path, GOOD + BAD)
    states = [dialog.model.index(row, COL_STATE).data() for row in range(2)]
    assert states[0] == "+ new"
    assert states[1].startswith("✕")
    assert "is not a postcode" in states[1]
    assert "Rows with problems: 1. Rows that are well: 1." in dialog.summary.text()
    assert not dialog.save_button.isEnabled()
    assert not clients.list_clients(office)
    with qtbot.waitSignal(dialog.imported):
        click(qtbot, dialog.leave_out_button)
    assert [row.name for row in clients.list_clients(office)] == ["Mrs Pryce"]


def test_a_clean_list_is_saved_and_taken_back_at_once(
    dialog: ImportDialog,
    qtbot: QtBot,
    asker: ScriptedAsker,
    office: Office,
    tmp_path: Path,
    window: MainWindow,
) -> None:
    choose(dialog, qtbot, asker, tmp_path, GOOD)
    with qtbot.waitSignal(dialog.imported):
        click(qtbot, dialog.save_button)
    assert window.status.sentence.text() == "Imported rows: 1"
    page = window.page
    assert isinstance(page, ClientsPage)
    assert titles(page.list.view) == ["Mrs Pryce"]
    click(qtbot, window.status.undo_button)
    assert not clients.list_clients(office)
    assert len(trail.recent(office)) == 2


def test_a_file_that_is_no_table_is_refused_in_a_sentence(
    dialog: ImportDialog, qtbot: QtBot, asker: ScriptedAsker, tmp_path: Path
) -> None:
    choose(dialog, qtbot, asker, tmp_path, "\0\1\2")
    assert dialog.summary.text()
    assert not dialog.save_button.isEnabled()


def test_the_empty_table_can_be_saved_and_filled_in(
    dialog: ImportDialog, qtbot: QtBot, asker: ScriptedAsker, tmp_path: Path
) -> None:
    asker.answers = [tmp_path / "clients.xlsx"]
    click(qtbot, dialog.template_button)
    assert (tmp_path / "clients.xlsx").read_bytes().startswith(b"PK")
