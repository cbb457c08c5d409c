"""The window keeps its place, its pages and its promises."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from carecoop.services import clients, coop
from carecoop.services.office import Office
from carecoop.services.people_values import ClientForm
from tests.helpers.qt import ScriptedAsker, click, fill
from ui import look
from ui.app import make_window
from ui.main_window import MainWindow
from ui.messages import Answer
from ui.pages.clients import ClientsPage
from ui.pages.settings import SettingsPage
from ui.people.people_page import PeoplePage


def test_ctrl_and_a_number_go_to_each_page(window: MainWindow) -> None:
    for index in reversed(range(len(window.pages))):
        QTest.keyClick(
            window, Qt.Key(Qt.Key.Key_1.value + index), Qt.KeyboardModifier.ControlModifier
        )
        assert window.stack.currentIndex() == index
        assert window.navigation.buttons[index].isChecked()


def test_the_size_of_the_window_is_remembered(
    office: Office, qtbot: QtBot, asker: ScriptedAsker
) -> None:
    first = make_window(office)
    first.resize(900, 666)  # no wider than the screen that is not there
    first.show()
    first.close()
    again = make_window(office)
    assert again.size() == QSize(900, 666)
    again.close()


def test_it_fits_a_small_screen(window: MainWindow) -> None:
    window.resize(1024, 640)
    for index in range(len(window.pages)):
        window.show_page(index)
        assert window.size() == QSize(1024, 640)


def test_dark_comes_and_goes_while_it_is_open(window: MainWindow, qapp: QApplication) -> None:
    light = qapp.palette()
    page = next(page for page in window.pages if isinstance(page, PeoplePage))
    chosen, plain = window.navigation.buttons[1], page.list.add_button
    before = [button.icon().pixmap(24).toImage() for button in (chosen, plain)]
    qapp.setPalette(look.dark_palette())
    QApplication.processEvents()
    after = [button.icon().pixmap(24).toImage() for button in (chosen, plain)]
    qapp.setPalette(light)
    QApplication.processEvents()
    assert before[0] != after[0]
    assert before[1] != after[1]
    assert [button.icon().pixmap(24).toImage() for button in (chosen, plain)] == before


def test_every_control_can_be_named_by_a_screen_reader(window: MainWindow) -> None:
    nameless = set()
    for page in window.pages:
        for control in page.findChildren(QWidget):
            if not isinstance(control, QAbstractButton | QLineEdit | QComboBox):
                continue
            said = control.accessibleName() or getattr(control, "text", str)()
            own = control.objectName().startswith("qt_") or control.parent() is None
            if not said and not own and not _qts_own(control):
                nameless.add(f"{type(page).__name__}: {type(control).__name__}")
    assert nameless == set()


def _qts_own(control: QWidget) -> bool:
    """Buttons inside Qt's own controls, which speaks for them."""
    around = control.parentWidget()
    names = {"QLineEdit", "SearchLine", "QDateEdit", "QSpinBox", "QTabBar", "Tabs", "QTableView"}
    return around is not None and (
        type(around).__name__ in names or "Calendar" in type(around).__name__
    )


@pytest.mark.parametrize(
    ("answer", "left", "kept"),
    [
        (Answer.SAVE, True, "Gofal Bae"),
        (Answer.DISCARD, True, "Gofal Co-op"),
        (Answer.STAY, False, "Gofal Co-op"),
    ],
)
def test_settings_that_are_not_saved_are_asked_about(
    window: MainWindow,
    qtbot: QtBot,
    asker: ScriptedAsker,
    office: Office,
    answer: Answer,
    left: bool,
    kept: str,
) -> None:
    index = window.page_of(SettingsPage)
    window.show_page(index)
    page = window.page
    assert isinstance(page, SettingsPage)
    fill(qtbot, page.fields, name="Gofal Bae")
    asker.answers = [answer]
    click(qtbot, window.navigation.buttons[index - 1])
    assert (window.stack.currentIndex() != index) is left
    assert coop.get_coop(office).name == kept


def test_a_backup_is_made_off_the_main_thread_and_said(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(window.page_of(SettingsPage))
    page = window.page
    assert isinstance(page, SettingsPage)
    with qtbot.waitSignal(window.desk.said) as said:
        click(qtbot, page.backup_button)
    assert said.args[0].startswith("Made a backup: ")
    assert not window.status.undo_button.isVisible()


def test_the_co_op_s_own_word_and_name_are_used_at_once(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    clients, settings = window.page_of(ClientsPage), window.page_of(SettingsPage)
    assert window.navigation.buttons[clients].text() == "People"
    window.show_page(settings)
    page = window.page
    assert isinstance(page, SettingsPage)
    fill(qtbot, page.fields, name="Gofal Bro", word_for_client="Member")
    click(qtbot, page.bar.save_button)
    assert coop.get_coop(office).word_for_client == "member", "kept as the key of what is shown"
    assert window.navigation.buttons[clients].text() == "Members"
    assert window.windowTitle() == "Gofal Bro – care co-op"
    window.show_page(clients)
    shown = window.page
    assert isinstance(shown, ClientsPage)
    assert shown.empty.title.text() == "No members yet"
    assert shown.list.add_button.text() == "Add a member"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.navigation.buttons[clients].text() == "People"
    assert shown.empty.title.text() == "No people yet"


def test_the_edit_menu_says_what_would_be_taken_back(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    form = ClientForm(name="Anna & Bryn", easting=291500, northing=64000)
    clients.add_client(office, form)
    window.desk.did("Added", "clients")
    assert window.undo_action.text() == "&Undo: Added Anna && Bryn"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.undo_action.text() == "&Undo"
    assert window.redo_action.text() == "&Redo: Added Anna && Bryn"
