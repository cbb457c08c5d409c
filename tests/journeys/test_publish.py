"""A week on its way through the real window: published, changed, told, closed. It begins on the
Tuesday before the week of 30 November 2026."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.kinds import BegunBy, RotaState
from carecoop.services import papers
from carecoop.services.clients import add_suspension
from carecoop.services.office import Office
from carecoop.services.people_values import SuspensionForm
from carecoop.services.publishing import publish
from carecoop.services.publishing_notice import history
from carecoop.services.publishing_values import Said
from tests.helpers.pdf import whole_text
from tests.helpers.qt import click, click_row, click_tab
from tests.helpers.rota import put
from tests.helpers.weeks import Small, small_coop
from ui.board.scene import Spot
from ui.main_window import MainWindow
from ui.pages.carers import CarersPage
from ui.pages.week import WeekPage
from ui.people.carer_detail import CarerDetail
from ui.publish.flow import PublishFlow

MONDAY = date(2026, 11, 30)
EIGHT = 480
CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The moment, to be set."""
    moments = [datetime(2026, 11, 24, 9, 41, tzinfo=UTC)]
    monkeypatch.setattr(clock, "now_utc", lambda: moments[0])
    return moments


@pytest.fixture
def small(office: Office) -> Small:
    """A draft in which Grace comes to every breakfast."""
    made = small_coop(office)
    put(office, MONDAY, {(made.breakfast, day): (EIGHT, [made.grace]) for day in range(7)})
    return made


@pytest.fixture
def page(qtbot: QtBot, small: Small, window: MainWindow) -> WeekPage:
    shown = window.pages[window.page_of(WeekPage)]
    assert isinstance(shown, WeekPage)
    soon(qtbot, lambda: bool(shown.scene.rows))
    QTest.keyClick(shown.board, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    soon(qtbot, lambda: shown.scene.board.week == MONDAY)
    return shown


@pytest.fixture
def flow(page: WeekPage, window: MainWindow) -> PublishFlow:
    found = window.findChild(PublishFlow)
    assert found is not None
    return found


def soon(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds)


def open_sheet(qtbot: QtBot, page: WeekPage, flow: PublishFlow, offered: str) -> None:
    soon(qtbot, lambda: page.head.publish.text() == offered)
    click(qtbot, page.head.publish)
    soon(qtbot, lambda: flow.sheet is not None and flow.sheet.isVisible())


def publish_it(qtbot: QtBot, page: WeekPage, flow: PublishFlow) -> None:
    open_sheet(qtbot, page, flow, "Publish…")
    assert flow.sheet is not None
    click(qtbot, flow.sheet.publish_button)
    soon(qtbot, lambda: "version 1" in page.head.state.text())
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()


def change_tuesday(window: MainWindow, small: Small) -> None:
    """Somebody, somewhere else, gives Tuesday's breakfast to Dai."""
    put(window.desk.office, MONDAY, {(small.breakfast, 1): (EIGHT, [small.dai])}, "Her car")
    window.desk.did("Changed", "rota")


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_draft_is_published_from_its_head(
    qtbot: QtBot, page: WeekPage, flow: PublishFlow, window: MainWindow, small: Small
) -> None:
    assert page.head.state.text().startswith("Draft · changed 09:41")
    assert "Draft: may still change" in text_of(
        papers.schedule(window.desk.office, MONDAY, small.grace).pdf
    )
    publish_it(qtbot, page, flow)
    soon(qtbot, lambda: not page.head.publish.isVisible())
    assert page.scene.board.state is RotaState.PUBLISHED
    assert not page.head.told.isVisible()
    assert "Version 1, published 24 November, 09:41" in text_of(
        papers.schedule(window.desk.office, MONDAY, small.grace).pdf
    )


def test_publishing_is_left_with_escape_and_nothing_is_published(
    qtbot: QtBot, page: WeekPage, flow: PublishFlow
) -> None:
    open_sheet(qtbot, page, flow, "Publish…")
    sheet = flow.sheet
    assert sheet is not None
    QTest.keyClick(sheet, KEY.Key_Escape)
    soon(qtbot, lambda: flow.sheet is None)
    assert page.scene.board.state is RotaState.DRAFT


def test_a_publication_is_not_taken_back_and_the_window_says_why(
    qtbot: QtBot, page: WeekPage, flow: PublishFlow, window: MainWindow
) -> None:
    publish_it(qtbot, page, flow)
    with qtbot.waitSignal(window.desk.troubled) as trouble:
        QTest.keyClick(window, KEY.Key_Z, CTRL)
    assert "cannot be taken back" in trouble.args[0]
    assert page.scene.board.state is RotaState.PUBLISHED


def test_carers_are_told_of_a_change_by_key_and_by_button(
    qtbot: QtBot, page: WeekPage, flow: PublishFlow, window: MainWindow, small: Small
) -> None:
    publish_it(qtbot, page, flow)
    change_tuesday(window, small)
    soon(qtbot, page.head.told.isVisible)
    assert page.head.state.text().startswith("Published, version 2")
    assert page.head.told.text() == "Not yet told: 2"
    assert page.board.untold.days == {(small.grace, 1), (small.dai, 1)}
    page.select(Spot(small.dai, f"{small.breakfast}:{MONDAY + timedelta(days=1)}"))
    untold = "Dai has not yet been told how this day is now"
    assert untold in page.inspector.toPlainText()
    click(qtbot, page.head.told)
    panel = flow.panel
    assert panel is not None
    dai, grace = panel.cards
    assert (dai.untold.carer_name, grace.untold.carer_name) == ("Dai", "Grace")
    assert dai.hasFocus()
    assert page.board.day == 1
    QTest.keyClick(dai, KEY.Key_1)
    soon(qtbot, lambda: len(panel.cards) == 1)
    assert page.head.told.text() == "Not yet told: 1"
    assert untold not in page.inspector.toPlainText()
    (grace,) = panel.cards
    assert grace.hasFocus()
    in_person = next(one for one in grace.findChildren(QPushButton) if one.text() == "In person")
    click(qtbot, in_person)
    soon(qtbot, lambda: not panel.cards)
    assert panel.nobody.isVisible()
    assert not page.board.untold.days
    QTest.keyClick(window, KEY.Key_Z, CTRL)
    soon(qtbot, lambda: len(panel.cards) == 1)
    QTest.keyClick(panel, KEY.Key_Escape)
    soon(qtbot, page.board.hasFocus)
    assert page.side is None


def test_what_a_carer_says_to_a_change_is_kept(
    qtbot: QtBot, page: WeekPage, flow: PublishFlow, window: MainWindow, small: Small
) -> None:
    publish_it(qtbot, page, flow)
    change_tuesday(window, small)
    soon(qtbot, page.head.told.isVisible)
    click(qtbot, page.head.told)
    panel = flow.panel
    assert panel is not None
    dai, grace = panel.cards
    QTest.keyClick(grace.begun_by.combo, KEY.Key_Down)
    assert not grace.agreed.combo.isEnabled()  # it was her wish
    QTest.keyClick(dai.agreed.combo, KEY.Key_Down)
    dai.setFocus()
    QTest.keyClick(dai, KEY.Key_1)
    soon(qtbot, lambda: len(panel.cards) == 1)
    (grace,) = panel.cards
    assert not grace.agreed.combo.isEnabled()  # as it was chosen, though the list is another
    QTest.keyClick(grace, KEY.Key_1)
    soon(qtbot, lambda: not panel.cards)
    office = window.desk.office
    for carer, said in (
        (small.dai, Said(BegunBy.COOP, agreed=True)),
        (small.grace, Said(BegunBy.CARER, agreed=True)),
    ):
        (change,) = (one for one in history(office, carer).notices if not one.is_first)
        assert change.said == said


def test_everybody_is_told_at_once(
    qtbot: QtBot, page: WeekPage, flow: PublishFlow, window: MainWindow, small: Small
) -> None:
    publish_it(qtbot, page, flow)
    change_tuesday(window, small)
    soon(qtbot, page.head.told.isVisible)
    QTest.keyClick(window, KEY.Key_T, CTRL)
    soon(qtbot, lambda: flow.panel is not None)
    panel = flow.panel
    assert panel is not None
    panel.all_button.menu().actions()[2].trigger()
    soon(qtbot, lambda: not panel.cards)
    QTest.keyClick(window, KEY.Key_T, CTRL)
    soon(qtbot, lambda: not page.head.told.isVisible())


def test_a_week_that_came_to_differ_is_published_again_with_a_reason(
    qtbot: QtBot, page: WeekPage, flow: PublishFlow, window: MainWindow, small: Small
) -> None:
    publish_it(qtbot, page, flow)
    hospital = SuspensionForm(MONDAY + timedelta(days=2), reason="Hospital")
    add_suspension(window.desk.office, small.winnie, hospital)
    window.desk.did("Off", "clients")
    open_sheet(qtbot, page, flow, "Publish changes…")
    sheet = flow.sheet
    assert sheet is not None
    click(qtbot, sheet.publish_button)
    assert sheet.missing.text() == "Say in a few words why the week changes."
    QTest.keyClicks(sheet.reason.line, "Winnie is in hospital")
    QTest.keyClick(sheet.reason.line, KEY.Key_Return)
    soon(qtbot, page.head.told.isVisible)
    assert page.head.state.text().startswith("Published, version 2")
    assert page.head.told.text() == "Not yet told: 5"


def test_a_week_that_is_over_is_closed(
    qtbot: QtBot, page: WeekPage, flow: PublishFlow, window: MainWindow, now: list[datetime]
) -> None:
    publish_it(qtbot, page, flow)
    now[0] = datetime(2026, 12, 8, 9, tzinfo=UTC)
    page.refresh()
    soon(qtbot, lambda: page.head.publish.text() == "Close the week")
    click(qtbot, page.head.publish)
    soon(qtbot, lambda: page.head.state.text().startswith("Worked"))
    soon(qtbot, lambda: not page.head.publish.isVisible())
    QTest.keyClick(window, KEY.Key_Z, CTRL)
    soon(qtbot, lambda: page.head.state.text().startswith("Published, version 1"))


def test_the_notice_a_carer_had_is_on_their_page(
    qtbot: QtBot, page: WeekPage, window: MainWindow, small: Small, now: list[datetime]
) -> None:
    publish(window.desk.office, MONDAY, 1)
    now[0] += timedelta(hours=2)
    change_tuesday(window, small)
    window.show_page(window.page_of(CarersPage))
    carers = window.page
    assert isinstance(carers, CarersPage)
    soon(qtbot, lambda: carers.list.view.model().rowCount() == 2)
    click_row(qtbot, carers.list.view, carers.list.view.model().index(1, 0))
    detail = carers.detail
    assert isinstance(detail, CarerDetail)
    click_tab(qtbot, detail.tabs, "Notice")
    soon(qtbot, lambda: detail.notice.notices is not None)
    assert detail.notice.headline.text() == "Days: shortest notice 5 days, median 8 days"
    shown = detail.notice.table.figures.lines
    assert [cell.shown for cell in shown[5].cells] == [
        "Tue 1 Dec", "–", "No longer: 08:00–08:45 Winnie, Breakfast", "not told yet", "", "Her car",
    ]  # fmt: skip
    click(qtbot, detail.notice.print_button)
    preview = detail.notice.preview
    assert preview is not None
    soon(qtbot, lambda: preview.document.pageCount() == 1)
    assert preview.paper is not None
    assert "no shift, was 08:00–08:45, visits: 1" in " ".join(whole_text(preview.paper.pdf).split())
