"""What a form would leave open is looked up for what is written, not for every letter of it."""

import threading

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.services import disruptions
from carecoop.services.disruptions_values import AffectedVisit, DisruptionForm
from carecoop.services.office import Office
from tests.helpers.weeks import small_coop
from ui.main_window import MainWindow
from ui.mend.flow import MendFlow
from ui.mend.report_form import CLIENT_AWAY


def test_letters_that_were_written_over_are_not_looked_up(
    window: MainWindow, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, flow = small_coop(office), window.findChild(MendFlow)
    assert flow is not None
    written, looked = threading.Event(), list[str]()

    def affected(office: Office, form: DisruptionForm) -> tuple[AffectedVisit, ...]:
        looked.append(form.place)
        written.wait()  # the first is still looked up while the rest is written
        return ()

    monkeypatch.setattr(disruptions, "affected", affected)
    flow.open(CLIENT_AWAY, small.winnie)
    assert flow.panel is not None
    qtbot.waitUntil(lambda: looked == [""])
    QTest.keyClicks(flow.panel.start.form.fields.fields["place"].editor.control, "ward 4")
    written.set()
    qtbot.waitUntil(lambda: not window.desk.background.busy)
    assert looked == ["", "ward 4"]
