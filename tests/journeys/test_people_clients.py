"""A coordinator keeps the clients, with mouse and keys."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.kinds import Standing
from carecoop.services import carers, clients, patterns, trail
from carecoop.services.office import Office
from carecoop.services.people_values import BondForm, CarerForm, ClientForm
from tests.helpers.qt import ScriptedAsker, click, click_row, click_tab, fill, titles, write
from tests.helpers.store import everything
from ui import text
from ui.main_window import MainWindow
from ui.messages import Answer
from ui.pages.clients import ClientsPage
from ui.people.client_detail import ClientDetail
from ui.people.pattern_editor import PatternEditor
from ui.people.rows import BondRow, ContactRow
from ui.widgets.moments import WeekdaysEditor
from ui.widgets.rows import RowsEditor

PRYCE = ClientForm(
    name="Gwenllian Pryce", preferred_name="Mrs Pryce", easting=291500, northing=64000
)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ClientsPage:
    index = window.page_of(ClientsPage)
    click(qtbot, window.navigation.buttons[index])
    page = window.page
    assert isinstance(page, ClientsPage)
    return page


def detail(page: ClientsPage) -> ClientDetail:
    assert isinstance(page.detail, ClientDetail)
    return page.detail


def add(page: ClientsPage, form: ClientForm) -> None:
    """Someone added elsewhere; the page hears of it."""
    clients.add_client(page.desk.office, form)
    page.desk.did("", "clients")


def test_a_client_is_added_corrected_saved_and_found_again(
    page: ClientsPage, qtbot: QtBot, office: Office
) -> None:
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    fields = detail(page).fields
    fill(qtbot, fields, name="Gwenllian Pryce", postcode="TQ1", phone="12")
    assert fields.fields["postcode"].problem == (
        "“TQ1” is not a postcode. Write one like TQ1 1AB, or none."
    )
    assert not fields.fields["easting"].problem, "what was not touched is not complained of"
    click(qtbot, page.detail.bar.save_button)
    assert "position of the home" in fields.fields["easting"].problem
    assert not clients.list_clients(office)

    fill(qtbot, fields, postcode="tq1 1ab", phone="01803 555000", easting="SX 915 640")
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert titles(page.list.view) == ["Gwenllian Pryce"]
    assert not page.detail.bar.isVisible()
    (row,) = clients.list_clients(office)
    assert (row.postcode, page.title()) == ("TQ1 1AB", "People")
    form = clients.get_client(office, row.id)
    assert (form.easting, form.northing) == (291500, 64000)


def test_contacts_and_circle_are_kept(page: ClientsPage, qtbot: QtBot, office: Office) -> None:
    dai = carers.add_carer(office, CarerForm(name="Dai", easting=291500, northing=64000))
    add(page, PRYCE)
    contacts = detail(page).fields.fields["contacts"].editor
    assert isinstance(contacts, RowsEditor)
    click(qtbot, contacts.add_button)
    (row,) = contacts.editors
    assert isinstance(row, ContactRow)
    write(qtbot, row.name, "Siân")
    write(qtbot, row.phone, "07700 900123")
    click_tab(qtbot, page.detail.tabs, "Circle")
    circle = detail(page).fields.fields["bonds"].editor
    assert isinstance(circle, RowsEditor)
    click(qtbot, circle.add_button)
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (saved,) = clients.list_clients(office)
    form = clients.get_client(office, saved.id)
    assert [contact.name for contact in form.contacts] == ["Siân"]
    assert form.bonds == (BondForm(dai, Standing.CIRCLE, since=clock.today()),)
    assert saved.circle == ("Dai",)


def test_since_when_somebody_is_in_a_circle_is_shown_and_put_right(
    page: ClientsPage, qtbot: QtBot, office: Office
) -> None:
    dai = carers.add_carer(office, CarerForm(name="Dai", easting=291500, northing=64000))
    add(page, PRYCE)
    click_tab(qtbot, page.detail.tabs, "Circle")
    circle = detail(page).fields.fields["bonds"].editor
    assert isinstance(circle, RowsEditor)
    click(qtbot, circle.add_button)
    save_all(page)
    (row,) = circle.editors
    assert isinstance(row, BondRow)
    assert row.since.value() == clock.today(), "whoever joins does so today"
    row.since.day.box.setFocus()
    QTest.keyClick(row.since.day.box, Qt.Key.Key_Home)
    QTest.keyClick(row.since.day.box, Qt.Key.Key_Down)  # a weekday earlier
    earlier = row.since.value()
    assert earlier is not None
    assert earlier < clock.today()
    save_all(page)
    (saved,) = clients.list_clients(office)
    assert clients.get_client(office, saved.id).bonds == (BondForm(dai, since=earlier),)
    tab = detail(page).who_came
    click_tab(qtbot, page.detail.tabs, "Who came")
    qtbot.waitUntil(lambda: bool(tab.faces.figures.lines))
    shown = [cell.shown for cell in tab.faces.figures.lines[0].cells]
    assert shown[:2] == ["Dai", f"circle since {text.date_text(earlier)}"]


def save_all(page: ClientsPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not page.detail.is_dirty


def test_a_circle_needs_carers_and_names_those_in_the_archive(
    page: ClientsPage, qtbot: QtBot, office: Office
) -> None:
    add(page, PRYCE)
    circle = detail(page).fields.fields["bonds"].editor
    assert isinstance(circle, RowsEditor)
    assert not circle.add_button.isEnabled(), "there is nobody to choose yet"
    dai = carers.add_carer(office, CarerForm(name="Dai", easting=291500, northing=64000))
    (row,) = clients.list_clients(office)
    clients.save_client(office, row.id, replace(PRYCE, bonds=(BondForm(dai),)))
    carers.archive_carer(office, dai)
    page.desk.did("", "carers", "clients")
    (bond,) = circle.editors
    assert isinstance(bond, BondRow)
    assert bond.carer.combo.currentText() == "Dai (archived)"


def test_archiving_can_be_taken_back(
    page: ClientsPage, window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    add(page, PRYCE)
    click(qtbot, page.list.archive_button)
    assert titles(page.list.view) == []
    assert window.status.sentence.text() == "Archived Mrs Pryce"
    click(qtbot, window.status.undo_button)
    assert titles(page.list.view) == ["Mrs Pryce"]
    assert "Taken back" in window.status.sentence.text()
    QTest.keyClick(
        window,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert not clients.list_clients(office)
    click(qtbot, page.list.archived_box)
    assert titles(page.list.view) == ["Mrs Pryce"]
    click(qtbot, page.list.archive_button)
    assert len(clients.list_clients(office)) == 1


def test_the_search_takes_no_notice_of_accents(page: ClientsPage, qtbot: QtBot) -> None:
    add(page, PRYCE)
    add(page, ClientForm(name="Siân Tŷ-Mawr", easting=291500, northing=64000))
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.list.search.hasFocus()
    QTest.keyClicks(page.list.search, "sian ty")
    assert titles(page.list.view) == ["Siân Tŷ-Mawr"]
    assert page.list.count.text() == "Found: 1 of 2"
    QTest.keyClick(page.list.search, Qt.Key.Key_Escape)
    assert len(titles(page.list.view)) == 2


@pytest.mark.parametrize(
    ("answer", "name_kept", "shown"),
    [
        (Answer.SAVE, "Gwen Pryce", "Someone Else"),
        (Answer.DISCARD, "Gwenllian Pryce", "Someone Else"),
        (Answer.STAY, "Gwenllian Pryce", "Mrs Pryce"),
    ],
)
def test_nothing_written_is_lost_when_another_client_is_chosen(
    page: ClientsPage,
    qtbot: QtBot,
    office: Office,
    asker: ScriptedAsker,
    answer: Answer,
    name_kept: str,
    shown: str,
) -> None:
    add(page, PRYCE)
    add(page, ClientForm(name="Someone Else", easting=291500, northing=64000))
    fill(qtbot, detail(page).fields, name="Gwen Pryce")
    asker.answers = [answer]
    click_row(qtbot, page.list.view, page.list.view.model().index(1, 0))
    qtbot.waitUntil(lambda: page.detail.title.text() == shown)
    assert asker.said == ["Mrs Pryce has changes that are not saved. Save them?"]
    qtbot.waitUntil(lambda: page.list.view.currentIndex().data() == shown)
    names = {row.name for row in clients.list_clients(office)}
    assert names == {name_kept, "Someone Else"}


def test_reading_how_to_get_in_is_noted(page: ClientsPage, qtbot: QtBot, office: Office) -> None:
    add(page, PRYCE)
    click_tab(qtbot, page.detail.tabs, "How to get in")
    access = detail(page).access
    assert not access.fields.fields["how_to_get_in"].isVisible()
    click(qtbot, access.show_button)
    assert trail.recent(office)[0].use_case == "read_access"
    fill(qtbot, access.fields, how_to_get_in="Key safe by the back door")
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (row,) = clients.list_clients(office)
    assert clients.read_access(office, row.id).how_to_get_in == "Key safe by the back door"


def test_a_stay_in_hospital_shows_in_the_list(page: ClientsPage, qtbot: QtBot) -> None:
    add(page, PRYCE)
    click_tab(qtbot, page.detail.tabs, "Away")
    away = detail(page).away
    click(qtbot, away.rows.add_button)
    row = away.rows.editors[0]
    click(qtbot, page.detail.bar.save_button)
    assert "why visits are off" in away.fields.fields["suspensions"].problem
    write(qtbot, row, "hospital")
    click(qtbot, page.detail.bar.save_button)
    assert page.list.model.lines[0].mark == "hospital"


def open_editor(page: ClientsPage, qtbot: QtBot) -> PatternEditor:
    click_tab(qtbot, page.detail.tabs, "Visits")
    return detail(page).patterns.editor


def test_a_visit_is_added_and_reads_like_a_sentence(
    page: ClientsPage, qtbot: QtBot, office: Office
) -> None:
    add(page, PRYCE)
    editor = open_editor(page, qtbot)
    click(qtbot, detail(page).patterns.add_button)
    fill(qtbot, editor.fields, title="Breakfast", preferred_minute="730", duration_minutes="45")
    click(qtbot, page.detail.bar.save_button)
    assert editor.fields.fields["weekdays"].problem == "Choose at least one day of the week."
    days = editor.fields.fields["weekdays"].editor
    assert isinstance(days, WeekdaysEditor)
    for day in days.buttons[:5]:
        click(qtbot, day)
    fill(qtbot, editor.fields, earliest_minute="7:00", latest_minute="8.30", needs="hoist")
    click(qtbot, page.detail.bar.save_button)
    assert titles(detail(page).patterns.view) == ["Breakfast · Mon–Fri 07:30 (07:00–08:30)"]
    (row,) = patterns.list_patterns(office, clients.list_clients(office)[0].id)
    assert (row.form.duration_minutes, row.form.needs) == (45, ("hoist",))


def test_a_visit_changes_for_one_week_only(page: ClientsPage, qtbot: QtBot, office: Office) -> None:
    test_a_visit_is_added_and_reads_like_a_sentence(page, qtbot, office)
    change_for_one_week(page, office, qtbot)
    click(qtbot, page.detail.bar.save_button)
    (row,) = patterns.list_patterns(office, clients.list_clients(office)[0].id)
    assert row.form.preferred_minute == 450
    assert [each.form.preferred_minute for each in row.exceptions] == [480] * 5
    line = trail.recent(office)[0]
    assert (line.use_case, line.subject) == ("set_exception", "Breakfast")


def first_day(office: Office) -> date:
    (row,) = patterns.list_patterns(office, clients.list_clients(office)[0].id)
    assert row.form.starts_on is not None
    return row.form.starts_on


def test_one_save_over_all_tabs_is_one_step(
    page: ClientsPage, window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    test_a_visit_is_added_and_reads_like_a_sentence(page, qtbot, office)
    before = everything(office.store)
    steps = len(trail.recent(office))
    change_for_one_week(page, office, qtbot)
    click_tab(qtbot, page.detail.tabs, "Away")
    away = detail(page).away
    click(qtbot, away.rows.add_button)
    write(qtbot, away.rows.editors[0], "hospital")
    click_tab(qtbot, page.detail.tabs, "Who and where")
    fill(qtbot, detail(page).fields, preferred_name="Gwen")
    contacts = detail(page).fields.fields["contacts"].editor
    assert isinstance(contacts, RowsEditor)
    click(qtbot, contacts.add_button)
    write(qtbot, contacts.editors[0], "Eira")
    click(qtbot, page.detail.bar.save_button)
    assert not page.detail.is_dirty
    assert [len(everything(office.store)[name]) for name in TOUCHED] == [1, 1, 5]
    line, *earlier = trail.recent(office)
    assert (line.use_case, line.subject, len(earlier)) == ("save_client", "Gwen", steps)

    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert everything(office.store) == before
    assert window.status.sentence.text() == "Taken back: Changed Gwen"


def test_what_is_wrong_on_one_tab_saves_nothing_of_the_others(
    page: ClientsPage, qtbot: QtBot, office: Office
) -> None:
    test_a_visit_is_added_and_reads_like_a_sentence(page, qtbot, office)
    change_for_one_week(page, office, qtbot)
    before = everything(office.store)
    click_tab(qtbot, page.detail.tabs, "Away")
    away = detail(page).away
    click(qtbot, away.rows.add_button)
    click_tab(qtbot, page.detail.tabs, "Who and where")
    fields = detail(page).fields
    fill(qtbot, fields, preferred_name="Gwen", postcode="nowhere")
    click(qtbot, page.detail.bar.save_button)
    assert "is not a postcode" in fields.fields["postcode"].problem
    assert "why visits are off" in away.fields.fields["suspensions"].problem

    fill(qtbot, fields, postcode="TQ1 1AB")
    click(qtbot, page.detail.bar.save_button)
    assert page.detail.tabs.tabText(page.detail.tabs.currentIndex()) == "Away"
    write(qtbot, away.rows.editors[0], "hospital")
    editor = detail(page).patterns.editor
    editor.from_date.set_value(first_day(office) - timedelta(weeks=3))  # before its first day
    click(qtbot, page.detail.bar.save_button)
    assert "no day in that week" in editor.fields.fields["weekdays"].problem
    assert everything(office.store) == before, "refused by the last of them: nothing is saved"
    assert page.detail.is_dirty

    editor.from_date.set_value(first_day(office))
    click(qtbot, page.detail.bar.save_button)
    assert [len(everything(office.store)[name]) for name in TOUCHED] == [0, 1, 5]


def test_a_visit_can_be_looked_at_and_left(
    page: ClientsPage, qtbot: QtBot, office: Office, asker: ScriptedAsker
) -> None:
    test_a_visit_is_added_and_reads_like_a_sentence(page, qtbot, office)
    part = detail(page).patterns
    QTest.keyClick(part.view, Qt.Key.Key_Return)
    click(qtbot, part.editor.back_button)
    assert part.view.isVisible()
    QTest.keyClick(part.view, Qt.Key.Key_Return)
    fill(qtbot, part.editor.fields, title="Supper")
    asker.answers = [False, True]
    QTest.keyClick(part.editor, Qt.Key.Key_Escape)
    assert part.editor.isVisible(), "what is written is not dropped without a word"
    QTest.keyClick(part.editor, Qt.Key.Key_Escape)
    assert part.view.isVisible()
    assert not page.detail.is_dirty
    assert asker.said == ["Drop what is written about this visit?"] * 2


TOUCHED = ("client_contact", "suspension", "visit_exception")


def change_for_one_week(page: ClientsPage, office: Office, qtbot: QtBot) -> None:
    """Start half an hour later in the first week, not saved yet."""
    editor = detail(page).patterns.editor
    QTest.keyClick(detail(page).patterns.view, Qt.Key.Key_Return)
    fill(qtbot, editor.fields, preferred_minute="0800")
    editor.holds.combo.setFocus()
    QTest.keyClick(editor.holds.combo, Qt.Key.Key_End)
    editor.from_date.set_value(first_day(office))
