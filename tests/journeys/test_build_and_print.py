"""The main job through the real window, from the door to the paper; and what may go wrong."""

import os
import signal
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.kinds import RotaState
from carecoop.services import carers, clients, patterns
from carecoop.services.office import Office
from carecoop.services.people_values import AvailabilityForm
from carecoop.services.week import week_board
from tests.helpers.forms import a_carer, a_client, a_pattern
from tests.helpers.office import PASSPHRASE
from tests.helpers.qt import ScriptedAsker, click, click_tab, fill, write
from ui.app import Start
from ui.build.flow import BuildFlow
from ui.main_window import MainWindow
from ui.messages import Answer
from ui.pages.clients import ClientsPage
from ui.pages.week import WeekPage
from ui.paper.flow import PaperFlow
from ui.people.client_detail import ClientDetail
from ui.widgets.moments import WeekdaysEditor

EVERY_DAY = tuple(
    AvailabilityForm(weekday=day, start_minute=420, end_minute=1320) for day in range(7)
)


def add_carers(office: Office) -> None:
    for name in ("Dai", "Mair"):
        carers.add_carer(
            office, a_carer(name=f"{name} Morgan", preferred_name=name, availability=EVERY_DAY)
        )


def add_clients(office: Office, count: int) -> None:
    for number in range(count):
        client = clients.add_client(
            office, a_client(name=f"Person {number}", preferred_name="", bonds=())
        )
        patterns.add_pattern(office, client, a_pattern(starts_on=date(2026, 1, 5)))


def week_page(window: MainWindow) -> WeekPage:
    page = window.pages[window.page_of(WeekPage)]
    assert isinstance(page, WeekPage)
    return page


def flow_of(window: MainWindow) -> BuildFlow:
    flow = window.findChild(BuildFlow)
    assert flow is not None
    return flow


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window, key, modifier)


def shows_next_week(page: WeekPage) -> bool:
    board = page.scene.board
    return board.week == clock.monday_of(clock.today()) + timedelta(weeks=1) and bool(board.visits)


@pytest.fixture
def door(qtbot: QtBot, office: Office, asker: ScriptedAsker) -> Iterator[Start]:
    """The app as it starts, on the file of a co-op with two carers."""
    add_carers(office)
    office.close()
    start = Start(office.store.path)
    with qtbot.waitExposed(start.door):
        start.show()
    yield start
    if start.window is None:
        start.door.close()
    else:
        asker.answers = [Answer.DISCARD]
        start.window.close()
        start.window.deleteLater()


def test_the_whole_job_from_the_door_to_the_paper(
    door: Start, qtbot: QtBot, asker: ScriptedAsker, tmp_path: Path
) -> None:
    window = unlock(door, qtbot)
    add_a_client_with_a_visit(window, qtbot)

    press(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    page = week_page(window)
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shows_next_week(page))
    assert page.scene.board.figures.places_filled == 0

    flow = flow_of(window)
    flow.seconds = 2
    with qtbot.waitSignal(flow.proposed):
        click(qtbot, page.head.build_button)
    assert flow.proposal is not None
    assert page.scene.board.figures.places_filled == 5
    assert "Newly filled: 5" in flow.proposal.changes_text
    with qtbot.waitSignal(flow.ended):
        click(qtbot, flow.proposal.accept_button)
    assert window.status.sentence.text().startswith("Saved the rota for ")
    board = week_board(window.desk.office, page.week)
    assert (board.version, board.state) == (1, RotaState.DRAFT)
    assert all(len(visit.places) == 1 for visit in board.visits)

    text = save_family_page(window, page, qtbot, asker, tmp_path / "page.pdf")
    assert "Olwen" in text
    assert "Dai" in text or "Mair" in text


def unlock(door: Start, qtbot: QtBot) -> MainWindow:
    panel = door.door.passphrase
    write(qtbot, panel.passphrase.editor, PASSPHRASE)
    QTest.keyClick(panel.passphrase.editor.control, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: door.window is not None)
    assert door.window is not None
    door.window.activateWindow()
    return door.window


def add_a_client_with_a_visit(window: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, window.navigation.buttons[window.page_of(ClientsPage)])
    page = window.page
    assert isinstance(page, ClientsPage)
    detail = page.detail
    assert isinstance(detail, ClientDetail)
    press(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    fill(qtbot, detail.fields, name="Olwen Pryce", preferred_name="Olwen", easting="SX 915 640")
    click(qtbot, detail.bar.save_button)
    click_tab(qtbot, detail.tabs, "Visits")
    click(qtbot, detail.patterns.add_button)
    fields = detail.patterns.editor.fields
    fill(qtbot, fields, title="Breakfast", preferred_minute="0800", duration_minutes="45")
    days = fields.fields["weekdays"].editor
    assert isinstance(days, WeekdaysEditor)
    for day in days.buttons[:5]:
        click(qtbot, day)
    click(qtbot, detail.bar.save_button)


def save_family_page(
    window: MainWindow, page: WeekPage, qtbot: QtBot, asker: ScriptedAsker, path: Path
) -> str:
    """Prints the person's page to a file from the preview; its text."""
    visit = page.scene.board.visits[0]
    paper = window.findChild(PaperFlow)
    assert paper is not None
    page.print_requested.emit("who_is_coming", visit.client_id)
    preview = paper.preview
    assert preview is not None
    qtbot.waitUntil(preview.save_button.isEnabled)
    assert preview.document.pageCount() >= 1
    asker.answers = [path]
    click(qtbot, preview.save_button)
    preview.close()
    return "".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)


@pytest.fixture
def planning(window: MainWindow, office: Office, qtbot: QtBot) -> WeekPage:
    """The window on next week, with people enough that a build has something to do."""
    add_carers(office)
    add_clients(office, 6)
    page = week_page(window)
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shows_next_week(page))
    flow_of(window).seconds = 600
    return page


def start_build(window: MainWindow, page: WeekPage, qtbot: QtBot) -> BuildFlow:
    """A build that would go on for ten minutes, with a first plan in hand."""
    flow = flow_of(window)
    press(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: flow.job is not None and flow.job.best is not None)
    return flow


def test_a_running_build_is_stopped_and_its_best_plan_kept(
    window: MainWindow, planning: WeekPage, qtbot: QtBot
) -> None:
    flow = start_build(window, planning, qtbot)
    assert flow.progress is not None
    with qtbot.waitSignal(flow.proposed):
        click(qtbot, flow.progress.stop_button)
    assert flow.proposal is not None
    assert not flow.proposal.trouble_text
    assert planning.scene.board.figures.places_filled > 0
    with qtbot.waitSignal(flow.ended):
        click(qtbot, flow.proposal.discard_button)
    assert planning.scene.board.figures.places_filled == 0
    assert week_board(window.desk.office, planning.week).version == 0


def test_how_far_from_the_best_a_rota_can_be_is_said_beside_it(
    window: MainWindow, planning: WeekPage, qtbot: QtBot
) -> None:
    flow = start_build(window, planning, qtbot)
    panel = flow.progress
    assert panel is not None
    qtbot.waitUntil(lambda: panel.proof.text() != "")
    with qtbot.waitSignal(flow.proposed):
        click(qtbot, panel.stop_button)
    assert flow.proposal is not None
    assert flow.proposal.proof_text.startswith("Proven: ")
    with qtbot.waitSignal(flow.ended):
        click(qtbot, flow.proposal.discard_button)


def test_a_cancelled_build_leaves_the_week_and_no_process(
    window: MainWindow, planning: WeekPage, qtbot: QtBot
) -> None:
    flow = start_build(window, planning, qtbot)
    assert flow.progress is not None
    assert flow.job is not None
    process_id = flow.job.process_id
    with qtbot.waitSignal(flow.ended):
        click(qtbot, flow.progress.cancel_button)
    with pytest.raises(ProcessLookupError):
        os.kill(process_id, 0)
    assert planning.scene.board.version == 0
    assert window.status.sentence.text() == "The week is as it was."


def test_a_killed_worker_is_said_and_the_best_plan_kept(
    window: MainWindow, planning: WeekPage, qtbot: QtBot
) -> None:
    flow = start_build(window, planning, qtbot)
    assert flow.job is not None
    with qtbot.waitSignal(flow.proposed):
        os.kill(flow.job.process_id, signal.SIGKILL)
    assert flow.proposal is not None
    assert flow.proposal.trouble_text == (
        "The rota search ended before it was done. The best rota so far was kept: here it is."
    )
    with qtbot.waitSignal(flow.ended):
        click(qtbot, flow.proposal.accept_button)
    assert week_board(window.desk.office, planning.week).version == 1


def test_a_week_without_visits_is_not_built_and_says_why(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    flow = flow_of(window)
    with qtbot.waitSignal(flow.ended):
        press(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert "Add visits to a client first" in window.status.sentence.text()


def test_closing_asks_before_a_proposal_is_lost(
    window: MainWindow, planning: WeekPage, qtbot: QtBot, asker: ScriptedAsker
) -> None:
    flow = start_build(window, planning, qtbot)
    assert flow.progress is not None
    with qtbot.waitSignal(flow.proposed):
        click(qtbot, flow.progress.stop_button)
    asker.answers = [Answer.STAY]
    assert not window.close()
    assert asker.said == ["The rota on show is not saved. Keep it before you close?"]
    assert window.isVisible()
    assert flow.proposal is not None
    with qtbot.waitSignal(flow.ended):
        click(qtbot, flow.proposal.discard_button)


def test_closing_the_window_ends_a_running_build(
    window: MainWindow, planning: WeekPage, qtbot: QtBot
) -> None:
    flow = start_build(window, planning, qtbot)
    assert flow.job is not None
    process_id = flow.job.process_id
    window.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process_id, 0)
