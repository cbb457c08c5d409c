"""The week page in the hand: read it, walk it, search it, go to another week."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carecoop.errors import CareCoopError
from carecoop.services.changes import changes
from carecoop.services.office import Office
from carecoop.services.week_values import Proposal, WeekBoard
from tests.helpers import boards
from tests.helpers.boards import uid
from tests.helpers.qt import click, click_row
from ui.board.head import Look
from ui.board.paint import boxes
from ui.board.scene import Spot
from ui.desk import Desk
from ui.pages.week import WeekPage

DAI, MAIR, SAM = (uid(1, number) for number in range(3))
MONDAY = boards.MONDAY
LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


class Weeks:
    """Stands for the service: one board for every week, and which weeks were asked for."""

    def __init__(self) -> None:
        self.board = boards.small_week()
        self.asked: list[date] = []

    def week_board(self, office: Office, week: date) -> WeekBoard:
        self.asked.append(week)
        return self.board if week == MONDAY else boards.nobody_yet(week)

    def bench(self, office: Office, week: date) -> SimpleNamespace:
        """What changes by hand are judged by; nothing is changed here."""
        return SimpleNamespace(board=self.board if week == MONDAY else boards.nobody_yet(week))


@pytest.fixture
def weeks(monkeypatch: pytest.MonkeyPatch) -> Weeks:
    made = Weeks()
    monkeypatch.setattr("carecoop.services.week.week_board", made.week_board)
    monkeypatch.setattr("carecoop.services.editing.bench", made.bench)
    monkeypatch.setattr("ui.board.shelf.QUIET_MS", 10**8)  # only what is asked for is read
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, weeks: Weeks) -> WeekPage:
    made = WeekPage(desk, today=lambda: MONDAY)
    made.resize(1280, 720)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.scene.rows))
    made.board.setFocus()
    return made


def reads(page: WeekPage, *words: str) -> bool:
    said = page.inspector.toPlainText()
    return all(word in said for word in words)


def centre(page: WeekPage, spot: Spot) -> QPoint:
    scene, frame = page.scene, page.board.frame()
    block, row = scene.block(spot), scene.row_index(spot)
    assert block is not None
    assert row is not None
    (placed,) = boxes([block], row, frame.scale, frame.row_height)
    return placed.box.center() - QPoint(int(frame.left), int(frame.top))


def test_a_click_on_a_visit_tells_all_of_it(qtbot: QtBot, page: WeekPage) -> None:
    QTest.mouseClick(page.board.viewport(), LEFT, pos=centre(page, Spot(DAI, "small-0")))
    assert reads(page, "Mrs Pryce", "Mon 30 Nov, 08:00–08:45 (45 min)", "May start 07:30–08:30")
    assert reads(page, "A proper cup of tea first.", "Dai", "circle", "Red: missing it")


def test_a_double_handed_visit_tells_who_comes_and_what_it_needs(
    qtbot: QtBot, page: WeekPage
) -> None:
    page.select(Spot(MAIR, "small-1"))
    assert reads(page, "Mr Jones", "Dai", "Mair", "known", "moving and handling")


def test_a_click_on_a_name_tells_the_carers_day(qtbot: QtBot, page: WeekPage) -> None:
    QTest.mouseClick(page.board.names, LEFT, pos=QPoint(20, 10))
    assert reads(page, "Mon 30 Nov", "Dai", "08:00–08:45", "travel 7 min", "waiting 8 min")
    assert not reads(page, "08:00–08:45\nwaiting 8 min")


def test_the_head_says_how_the_week_stands(page: WeekPage) -> None:
    assert page.head.range.text() == "30 Nov – 6 Dec 2026"
    assert page.head.state.text() == "Draft · changed 27 Nov 09:41"
    figures = page.head.figures.text().replace("&nbsp;", " ")
    for said in ("Filled <b>5/6</b>", "14 days <b>2.8</b>", "28 days <b>3.4</b>"):
        assert said in figures
    for said in ("By the circle <b>40%</b>", "New faces <b>1</b>", "Contact <b>3 h</b>"):
        assert said in figures


def test_f8_goes_to_what_needs_someone(qtbot: QtBot, page: WeekPage) -> None:
    QTest.keyClick(page.board, KEY.Key_F8)
    assert page.selected == Spot(None, "small-3")
    assert page.tray.cards.hasFocus()
    assert page.tray.cards.currentIndex().data() == "A Lewis, Mon 19:30"
    assert reads(page, "A Lewis", "Needs someone: 1", "Nobody yet")


def test_f8_says_so_when_nothing_wants_attention(
    qtbot: QtBot, page: WeekPage, desk: Desk, weeks: Weeks
) -> None:
    calm = tuple(visit for visit in weeks.board.visits if visit.places)
    page.show_board(replace(weeks.board, visits=calm))
    with qtbot.waitSignal(desk.said) as sent:
        QTest.keyClick(page.board, KEY.Key_F8)
    assert sent.args == ["Nothing wants attention this week.", False]


def test_a_card_of_the_tray_selects_and_the_board_lets_go(qtbot: QtBot, page: WeekPage) -> None:
    page.select(Spot(DAI, "small-0"))
    cards = page.tray.cards
    click_row(qtbot, cards, page.tray.model.index(0, 0))
    assert page.selected == page.board.selected == Spot(None, "small-3")


def test_who_is_away_is_said_quietly(page: WeekPage) -> None:
    assert page.tray.away.text() == "Away this week · Mr Bray: In hospital"
    assert page.tray.title.text() == "Needs someone (1)"


def test_weeks_are_asked_for_by_their_monday(qtbot: QtBot, page: WeekPage, weeks: Weeks) -> None:
    QTest.keyClick(page.board, KEY.Key_Right, ALT)
    qtbot.waitUntil(lambda: weeks.asked[-1] == MONDAY + timedelta(days=7))
    qtbot.waitUntil(page.nothing.isVisible)
    click(qtbot, page.head.earlier)
    click(qtbot, page.head.earlier)
    qtbot.waitUntil(lambda: weeks.asked[-1] == MONDAY - timedelta(days=7))
    click(qtbot, page.head.this_week)
    qtbot.waitUntil(lambda: weeks.asked[-1] == MONDAY and bool(page.scene.rows))
    assert all(week.weekday() == 0 for week in weeks.asked)


def test_a_week_that_cannot_be_read_leaves_the_page_as_it_is(
    qtbot: QtBot, page: WeekPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(office: Office, week: date) -> WeekBoard:
        raise CareCoopError("The file is not there any more.")

    monkeypatch.setattr("carecoop.services.week.week_board", broken)
    with qtbot.waitSignal(desk.troubled):
        click(qtbot, page.head.later)
    assert page.week == MONDAY
    assert page.head.range.text() == "30 Nov – 6 Dec 2026"
    assert page.scene.rows


def test_day_week_and_list_by_button_and_key(qtbot: QtBot, page: WeekPage) -> None:
    click(qtbot, page.head.looks.button(Look.WEEK))
    assert page.board.shows_week
    QTest.keyClick(page.board, KEY.Key_D)
    assert page.head.looks.checkedId() == Look.DAY
    click(qtbot, page.head.looks.button(Look.LIST))
    assert page.list.isVisible()
    assert not page.board.isVisible()


def test_the_list_is_searched_and_selects(qtbot: QtBot, page: WeekPage) -> None:
    QTest.keyClick(page.board, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.list.search.hasFocus()
    QTest.keyClicks(page.list.search, "mair evans")
    assert page.list.filter.rowCount() == 1
    click_row(qtbot, page.list.table, page.list.filter.index(0, 0))
    assert page.selected == Spot(MAIR, "small-2")
    assert reads(page, "Ada Evans", "new face")


def test_a_selection_of_the_board_is_found_in_the_list(qtbot: QtBot, page: WeekPage) -> None:
    page.select(Spot(DAI, "small-4"))
    click(qtbot, page.head.looks.button(Look.LIST))
    index = page.list.table.currentIndex()
    assert index.siblingAtColumn(1).data() == "Tue 1 Dec"


def test_enter_goes_to_the_inspector_and_escape_back(qtbot: QtBot, page: WeekPage) -> None:
    page.select(Spot(DAI, "small-0"))
    QTest.keyClick(page.board, KEY.Key_Return)
    assert page.inspector.hasFocus()
    QTest.keyClick(page.inspector, KEY.Key_Escape)
    assert not page.inspector.isVisible()
    assert page.board.hasFocus()


def test_build_is_asked_for_with_the_week(qtbot: QtBot, page: WeekPage) -> None:
    with qtbot.waitSignal(page.build_requested) as sent:
        click(qtbot, page.head.build_button)
    assert sent.args == [MONDAY]
    page.set_building(True)
    assert not page.head.build_button.isEnabled()


def test_what_is_selected_can_be_printed(qtbot: QtBot, page: WeekPage) -> None:
    page.select(Spot(DAI, "small-0"))
    actions = {action.text(): action for action in page.head.print_menu.actions()}
    with qtbot.waitSignal(page.print_requested) as sent:
        actions["Schedule: Dai"].trigger()
    assert sent.args == ["schedule", DAI]
    with qtbot.waitSignal(page.print_requested) as sent:
        actions["Who is coming: Mrs Pryce"].trigger()
    assert sent.args == ["who_is_coming", uid(2, 0)]
    page.select(None)
    assert len(page.head.print_menu.actions()) == 2


def test_a_proposal_is_marked_and_gone_when_its_banner_goes(
    qtbot: QtBot, page: WeekPage, weeks: Weeks
) -> None:
    first = weeks.board.visits[0]
    to_sam = first._replace(places=(first.places[0]._replace(carer_id=SAM),))
    after = replace(weeks.board, visits=(to_sam, *weeks.board.visits[1:]))
    page.set_banner(QLabel("a proposal"))
    page.show_proposal(Proposal(weeks.board, after, changes(weeks.board, after)))
    page.select(Spot(SAM, "small-0"))
    assert page.head.state.text() == "Proposal · not saved"
    assert reads(page, "Changed: Dai came before")
    page.go_to(MONDAY + timedelta(days=7))
    assert page.week == MONDAY  # first decide about the proposal
    page.refresh()
    qtbot.waitUntil(lambda: len(weeks.asked) > 1)
    assert page.scene.visits["small-0"] == to_sam
    page.set_banner(None)
    assert page.scene.visits["small-0"] == first
    assert page.selected == Spot(DAI, "small-0"), "it goes where its visit goes"


def test_a_week_without_a_rota_says_what_to_do(
    qtbot: QtBot, page: WeekPage, weeks: Weeks, desk: Desk
) -> None:
    weeks.board = boards.without_rota(weeks.board)
    desk.changed.emit(frozenset({"rota"}))
    qtbot.waitUntil(page.no_rota.isVisible)
    assert page.head.state.text() == "No rota yet"
    with qtbot.waitSignal(page.build_requested):
        click(qtbot, page.no_rota.button)


def test_a_week_without_visits_leads_to_the_clients(
    qtbot: QtBot, page: WeekPage, weeks: Weeks, desk: Desk
) -> None:
    weeks.board = boards.nobody_yet()
    desk.changed.emit(frozenset({"clients"}))
    qtbot.waitUntil(page.nothing.isVisible)
    with qtbot.waitSignal(page.clients_requested):
        click(qtbot, page.nothing.button)


@pytest.mark.parametrize("make", [boards.busy_week, boards.small_week])
def test_every_control_has_a_name(
    qtbot: QtBot, page: WeekPage, make: Callable[[], WeekBoard]
) -> None:
    page.show_board(make())
    for widget in (page.board, page.tray.cards, page.inspector, page.list.table, page.list.search):
        assert widget.accessibleName()
    for button in (page.head.earlier, page.head.later, page.head.details):
        assert button.accessibleName()


def test_control_and_page_keys_turn_weeks_also_while_a_visit_is_chosen(
    qtbot: QtBot, page: WeekPage, weeks: Weeks
) -> None:
    page.select(Spot(DAI, "small-0"))
    QTest.keyClick(page.board, KEY.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: weeks.asked[-1] == MONDAY + timedelta(days=7))
