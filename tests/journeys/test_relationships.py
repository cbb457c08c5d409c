"""Who came to whom, through the real window: on a person's page, a carer's, and for the co-op.

The week is Monday 30 November 2026, today its Sunday. Winnie has breakfast every day, Menna a
double-handed visit on Mondays; Grace is Winnie's circle.
"""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.services.carers import add_carer, archive_carer
from carecoop.services.office import Office
from carecoop.services.patterns import set_exception
from carecoop.services.people_values import ExceptionForm
from tests.helpers.pasts import all_week, save_week
from tests.helpers.pdf import whole_text
from tests.helpers.qt import ScriptedAsker, click, click_row, click_tab
from tests.helpers.weeks import CARER, Small, small_coop
from ui.main_window import MainWindow
from ui.pages.carers import CarersPage
from ui.pages.clients import ClientsPage
from ui.pages.page import Page
from ui.people.carer_detail import CarerDetail
from ui.people.client_detail import ClientDetail
from ui.relations.page import MOST_KEY, RelationsPage
from ui.relations.report import ReportPreview
from ui.relations.their_people import TheirPeopleTab
from ui.relations.who_came import WhoCameTab

MONDAY = date(2026, 11, 30)
SUNDAY = MONDAY + timedelta(days=6)
WEEK = timedelta(weeks=1)


@pytest.fixture
def small(office: Office, monkeypatch: pytest.MonkeyPatch) -> Small:
    """Three weeks: Dai came in the first, Grace and Dai share the second, Sam is new in the third
    and nobody came on its Saturday."""
    monkeypatch.setattr(clock, "today", lambda: SUNDAY)
    made = small_coop(office)
    sam = add_carer(office, replace(CARER, name="Samira Example", preferred_name="Sam"))
    carers = {"G": made.grace, "D": made.dai, "S": sam}
    for ago, who in ((2, "DDDDDDD"), (1, "GDGDGDG"), (0, "GGSSG.G")):
        pairs = {(made.lifting, 0): [made.grace, made.dai]} if ago == 0 else {}
        save_week(office, MONDAY - ago * WEEK, {**all_week(made.breakfast, who, carers), **pairs})
    return made


def go(window: MainWindow, kind: type[Page], qtbot: QtBot) -> None:
    """To a page by its key."""
    key = Qt.Key(Qt.Key.Key_1.value + window.page_of(kind))
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.page, kind)
    read(window, qtbot)


def read(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.desk.background.busy)


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def click_at(widget: QWidget, where: QPointF) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where.toPoint())


def who_came(window: MainWindow, qtbot: QtBot, name: str = "Winnie") -> WhoCameTab:
    """A person's tab, reached by mouse."""
    go(window, ClientsPage, qtbot)
    page = window.page
    assert isinstance(page, ClientsPage)
    row = [line.title for line in page.list.model.lines].index(name)
    click_row(qtbot, page.list.view, page.list.filter.index(row, 0))
    assert isinstance(page.detail, ClientDetail)
    click_tab(qtbot, page.detail.tabs, "Who came")
    tab = page.detail.who_came
    qtbot.waitUntil(lambda: tab.view is not None)
    return tab


def their_people(window: MainWindow) -> TheirPeopleTab:
    page = window.page
    assert isinstance(page, CarersPage)
    assert isinstance(page.detail, CarerDetail)
    return page.detail.people


def coop(window: MainWindow, qtbot: QtBot) -> RelationsPage:
    go(window, RelationsPage, qtbot)
    page = window.page
    assert isinstance(page, RelationsPage)
    return page


def cells(tab: WhoCameTab | TheirPeopleTab, row: int) -> list[str]:
    table = tab.faces if isinstance(tab, WhoCameTab) else tab.table
    return [cell.shown for cell in table.figures.lines[row].cells]


def test_a_person_shows_who_came_visit_by_visit(
    small: Small, window: MainWindow, qtbot: QtBot
) -> None:
    tab = who_came(window, qtbot)
    assert tab.headline.text() == (
        "Different faces in 14 days: 3 · new faces: 2 · by the circle: 62%"
    )
    assert len(tab.strip.stops) == 14
    tab.strip.setFocus()
    press(tab.strip, Qt.Key.Key_Home)
    assert tab.strip.accessibleDescription() == (
        "Mon 23 Nov 2026, 08:00–08:45, Breakfast. Grace: circle, for the first time"
    )
    press(tab.strip, Qt.Key.Key_Right)
    assert tab.strip.accessibleDescription().endswith("Dai: known")
    press(tab.strip, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert tab.strip.accessibleDescription().endswith(
        "Wed 2 Dec 2026, 08:00–08:45, Breakfast. Sam: new face"
    )
    press(tab.strip, Qt.Key.Key_End, Qt.Key.Key_Left)
    assert tab.strip.accessibleDescription().endswith("nobody")
    assert cells(tab, 0)[:4] == ["Grace", "circle", "8", "62%"]
    assert [cells(tab, row)[0] for row in range(3)] == ["Grace", "Dai", "Sam"]
    assert cells(tab, 2)[1:] == ["new face", "2", "15%", "Wed 2 Dec 2026", "Thu 3 Dec 2026"]


def test_the_window_of_a_person_can_be_longer_and_end_earlier(
    small: Small, window: MainWindow, qtbot: QtBot
) -> None:
    tab = who_came(window, qtbot)
    click(qtbot, tab.bar.lengths.button(1))
    assert "in 28 days: 3" in tab.headline.text()
    assert len(tab.strip.stops) == 21
    tab.bar.end.control.setFocus()
    press(tab.bar.end.control, Qt.Key.Key_Down)
    before = SUNDAY - timedelta(days=1)
    assert tab.bar.last_day == before
    qtbot.waitUntil(lambda: tab.view is not None and tab.view.basis.end == before)
    assert len(tab.strip.stops) == 20
    click(qtbot, tab.bar.today)
    qtbot.waitUntil(lambda: tab.view is not None and tab.view.basis.end == SUNDAY)


def test_the_table_behind_the_strip_sorts_and_is_copied(
    small: Small, window: MainWindow, qtbot: QtBot
) -> None:
    tab = who_came(window, qtbot)
    click(qtbot, tab.look.button(1))
    assert tab.visits.isVisible()
    assert not tab.strip.isVisible()
    head = tab.visits.horizontalHeader()
    where = head.sectionViewportPosition(3) + 8
    QTest.mouseClick(
        head.viewport(), Qt.MouseButton.LeftButton, pos=QPointF(where, head.height() / 2).toPoint()
    )
    shown = [line.cells[3].shown for line in tab.visits.figures.lines]
    assert shown == sorted(shown, key=str.casefold)
    tab.faces.setFocus()
    QTest.keyClick(tab.faces, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[:3] == ["Carer", "Relationship", "Visits"]
    assert copied[1].split("\t")[:3] == ["Grace", "circle", "8"]
    assert len(copied) == 4


def test_what_changes_elsewhere_is_read_again(
    small: Small, window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    tab = who_came(window, qtbot)
    set_exception(office, small.breakfast, SUNDAY, ExceptionForm(cancelled=True))
    window.desk.did("", "patterns")
    qtbot.waitUntil(lambda: len(tab.strip.stops) == 13)


def test_a_face_leads_to_the_carer_and_a_bar_back_to_the_person(
    small: Small, window: MainWindow, qtbot: QtBot
) -> None:
    tab = who_came(window, qtbot)
    sam = next(stop for stop in tab.strip.stops if "Sam: new face" in tab.strip.spoken(stop))
    click_at(tab.strip, sam.box.center())
    page = window.page
    assert isinstance(page, CarersPage)
    assert page.detail.title.text() == "Sam"
    people = their_people(window)
    assert people.isVisible()
    qtbot.waitUntil(lambda: people.view is not None)
    assert people.headline.text() == "People in 14 days: 1 · visits: 2 · met anew: 1"
    click_at(people.bars, people.bars.box_of(0).center())
    assert isinstance(window.page, ClientsPage)
    assert window.page.detail.title.text() == "Winnie"
    assert tab.isVisible()


def test_a_carer_shows_their_people_as_bars_and_as_a_table(
    small: Small, window: MainWindow, qtbot: QtBot
) -> None:
    go(window, CarersPage, qtbot)
    page = window.page
    assert isinstance(page, CarersPage)
    row = [line.title for line in page.list.model.lines].index("Grace")
    click_row(qtbot, page.list.view, page.list.filter.index(row, 0))
    click_tab(qtbot, page.detail.tabs, "Their people")
    people = their_people(window)
    qtbot.waitUntil(lambda: people.view is not None)
    assert [(bar.name, bar.count) for bar in people.bars.bars] == [("Winnie", 8), ("Menna", 1)]
    people.bars.setFocus()
    press(people.bars, Qt.Key.Key_Down)
    said = "Menna: new face. Visits: 1. Last: Mon 30 Nov 2026"
    assert people.bars.accessibleDescription() == said
    click(qtbot, people.look.button(1))
    assert cells(people, 0)[:3] == ["Winnie", "circle", "8"]
    click(qtbot, people.look.button(0))
    people.bars.setFocus()
    press(people.bars, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert isinstance(window.page, ClientsPage)
    assert window.page.detail.title.text() == "Menna"


def test_the_co_op_shows_those_who_see_too_many_first(
    small: Small, window: MainWindow, qtbot: QtBot
) -> None:
    page = coop(window, qtbot)
    assert page.headline.text() == (
        "23 Nov – 6 Dec 2026: people 2 · more than 4 faces: 0 · by the circle 53% · new faces 4"
    )
    shown = [[cell.shown for cell in line.cells[:5]] for line in page.table.figures.lines]
    assert shown == [["Winnie", "", "2", "3", "3"], ["Menna", "no circle yet", "2", "2", "2"]]
    page.most.control.setFocus()
    press(page.most.control, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert "more than 2 faces: 1" in page.headline.text()
    assert page.table.figures.lines[0].cells[1].shown == "too many faces"
    assert page.histogram.accessibleDescription() == "Median 2.5; more than 2: 1 of 2"
    assert int(str(QSettings().value(MOST_KEY))) == 2


def test_a_column_of_the_picture_finds_its_people_and_a_line_goes_to_them(
    small: Small, window: MainWindow, qtbot: QtBot
) -> None:
    page = coop(window, qtbot)
    page.histogram.setFocus()
    press(page.histogram, Qt.Key.Key_Home, Qt.Key.Key_Right)
    assert page.histogram.accessibleDescription() == "Faces: 2. People: 1"
    click_at(page.histogram, page.histogram.column(2).center())
    (chosen,) = page.table.selectionModel().selectedRows()
    assert chosen.data() == "Menna"
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    assert isinstance(window.page, ClientsPage)
    assert window.page.detail.title.text() == "Menna"
    assert isinstance(window.page.detail, ClientDetail)
    assert window.page.detail.who_came.isVisible()


def test_each_figure_is_explained_in_a_sentence(
    small: Small, window: MainWindow, qtbot: QtBot
) -> None:
    page = coop(window, qtbot)
    for at, column in enumerate(page.table.figures.columns[2:], 2):
        tip = page.table.figures.headerData(
            at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
        )
        assert tip, column.name


def test_someone_in_the_archive_can_still_be_gone_to(
    small: Small, window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    archive_carer(office, small.dai)
    window.desk.did("", "carers")
    tab = who_came(window, qtbot)
    row = next(row for row in range(3) if cells(tab, row)[0] == "Dai")
    tab.faces.setFocus()
    tab.faces.setCurrentIndex(tab.faces.figures.index(row, 0))
    press(tab.faces, Qt.Key.Key_Return)
    assert isinstance(window.page, CarersPage)
    assert window.page.detail.title.text() == "Dai"


def test_a_co_op_without_rotas_says_what_to_do_first(window: MainWindow, qtbot: QtBot) -> None:
    page = coop(window, qtbot)
    assert page.empty.isVisible()
    assert "Build a week" in page.empty.sentence.text()


def test_someone_new_has_no_past_to_look_at(window: MainWindow, qtbot: QtBot) -> None:
    go(window, ClientsPage, qtbot)
    page = window.page
    assert isinstance(page, ClientsPage)
    page.add()
    assert isinstance(page.detail, ClientDetail)
    assert not page.detail.tabs.isTabEnabled(page.detail.who_came_tab)
    page.detail.stop_adding()


def test_the_report_for_the_meeting_names_nobody_until_asked(
    small: Small, window: MainWindow, qtbot: QtBot, asker: ScriptedAsker, tmp_path: Path
) -> None:
    page = coop(window, qtbot)
    page.most.control.setFocus()
    press(page.most.control, Qt.Key.Key_Down, Qt.Key.Key_Down)
    click(qtbot, page.print_button)
    report = page.findChild(ReportPreview)
    assert isinstance(report, ReportPreview)
    qtbot.waitUntil(lambda: report.paper is not None)
    assert report.paper is not None
    assert "Winnie" not in whole_text(report.paper.pdf)
    with qtbot.waitSignal(report.shown):
        click(qtbot, report.names_box)
    asker.answers = [tmp_path / "report.pdf"]
    click(qtbot, report.save_button)
    said = whole_text((tmp_path / "report.pdf").read_bytes())
    assert "Winnie" in said
    assert "23 November 2026 to 6 December 2026" in said
    report.close()
