"""The door: a co-op is made, closed and opened again; a wrong passphrase is one sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.services import coop
from carecoop.services import office as offices
from carecoop.services.office import Office
from tests.helpers.qt import ScriptedAsker, click, write
from ui.unlock import UnlockWindow

PASSPHRASE = "a kettle for the whole street"


def shown(qtbot: QtBot) -> UnlockWindow:
    door = UnlockWindow()
    qtbot.addWidget(door)
    with qtbot.waitExposed(door):
        door.show()
    return door


@pytest.fixture
def made(qtbot: QtBot, asker: ScriptedAsker) -> None:
    """A co-op made by hand at the usual place, and closed."""
    door = shown(qtbot)
    click(qtbot, door.welcome.create_button)
    panel = door.creating
    write(qtbot, panel.coop.editor, "Gofal Bae")
    write(qtbot, panel.account.editor, "Meg")
    write(qtbot, panel.first.editor, PASSPHRASE)
    write(qtbot, panel.second.editor, PASSPHRASE[:-1])
    click(qtbot, panel.create_button)
    assert panel.second.problem == "This is not the same as above."
    QTest.keyClicks(panel.second.editor.control, PASSPHRASE[-1])
    assert not panel.second.problem
    with qtbot.waitSignal(door.opened) as opened:
        QTest.keyClick(panel.second.editor.control, Qt.Key.Key_Return)
    office = opened.args[0]
    assert isinstance(office, Office)
    assert coop.get_coop(office).name == "Gofal Bae"
    office.close()
    door.close()


@pytest.mark.usefixtures("made")
def test_a_coop_opens_with_its_passphrase_and_says_so_when_it_is_wrong(qtbot: QtBot) -> None:
    door = shown(qtbot)
    panel = door.passphrase
    assert panel.isVisible()
    assert offices.default_path().name in panel.lead.text()
    write(qtbot, panel.passphrase.editor, "not this one")
    QTest.keyClick(panel.passphrase.editor.control, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(panel.passphrase.problem))
    assert panel.passphrase.problem == (
        f"This passphrase does not open {offices.default_path().name}. "
        "Check capital letters and try again."
    )
    assert panel.passphrase.editor.control.hasFocus()
    write(qtbot, panel.passphrase.editor, PASSPHRASE)
    assert not panel.passphrase.problem
    with qtbot.waitSignal(door.opened) as opened:
        click(qtbot, panel.unlock_button)
    opened.args[0].close()
    door.close()


def test_a_file_that_is_no_coop_is_refused_in_a_sentence(
    qtbot: QtBot, asker: ScriptedAsker, tmp_path: object
) -> None:
    path = offices.default_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a database" * 1000)
    door = shown(qtbot)
    write(qtbot, door.passphrase.passphrase.editor, PASSPHRASE)
    click(qtbot, door.passphrase.unlock_button)
    qtbot.waitUntil(lambda: bool(door.passphrase.passphrase.problem))
    assert "\n" not in door.passphrase.passphrase.problem
    door.close()


def test_the_first_start_offers_three_ways(qtbot: QtBot, asker: ScriptedAsker) -> None:
    door = shown(qtbot)
    assert door.welcome.isVisible()
    asker.answers = [None]
    click(qtbot, door.welcome.open_button)
    assert door.welcome.isVisible(), "no file chosen: nothing happens"
    click(qtbot, door.welcome.create_button)
    click(qtbot, door.creating.back_button)
    assert door.welcome.sample_button.isVisible()
    door.close()
