"""Half past six on a Tuesday: somebody rings in sick, and the day is mended in one panel."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.kinds import Answer, DisruptionKind, Priority, RotaState, TimeOffKind
from carecoop.services import disruptions, papers, publishing
from carecoop.services.carers import get_carer
from carecoop.services.clients import add_client
from carecoop.services.disruptions_values import AffectedVisit
from carecoop.services.patterns import add_pattern
from carecoop.services.week_values import BoardVisit, WeekBoard
from tests.helpers.mornings import (
    MONDAY,
    SICK,
    TUESDAY,
    Morning,
    at_half_past_six,
    choose,
    count_moves,
    morning,
    report,
    sample_file,
    undo,
    wait_for_mend,
)
from tests.helpers.pdf import whole_text
from tests.helpers.qt import ScriptedAsker, click, click_tab, fill, write
from tests.helpers.weeks import BREAKFAST, CLIENT
from ui.mend.report_buttons import ReportButtons
from ui.mend.report_form import (
    CARER_AWAY,
    CLIENT_AWAY,
    CLIENT_BACK,
    LEAVE,
    NEW_PACKAGE,
    Kind,
    ReportForm,
)
from ui.mend.ring_part import RingLine
from ui.mend.tell_part import TellLine
from ui.mend.visit_card import VisitCard
from ui.pages.carers import CarersPage


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_file(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def half_six(
    qtbot: QtBot,
    asker: ScriptedAsker,
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Morning]:
    at_half_past_six(monkeypatch)
    count_moves(monkeypatch)
    with morning(qtbot, sample, tmp_path) as made:
        yield made


def test_the_form_says_at_once_what_falls_open_by_risk(half_six: Morning) -> None:
    before = half_six.board()
    choose(half_six, SICK)
    form = half_six.panel.start.form.form()
    assert (form.from_date, form.from_minute) == (TUESDAY, 390)
    assert (form.until_date, form.until_minute) == (TUESDAY, 1440)
    half_six.wait(lambda: len(half_six.panel.start.cards) == len(half_six.visits_of(SICK)))
    risks = [card.visit.priority for card in half_six.panel.start.cards]
    assert risks == sorted(risks, reverse=True)
    assert half_six.panel.start.cards[0].visit.time_critical
    assert half_six.board() == before
    QTest.keyClick(half_six.panel.start.form.fields.fields["person_id"].editor.control,
                   Qt.Key.Key_Escape)  # fmt: skip
    assert half_six.flow.panel is None


def test_a_sick_carers_day_is_mended_told_and_settled(half_six: Morning) -> None:
    theirs = half_six.visits_of(SICK)
    report(half_six)
    (off,) = get_carer(half_six.office, half_six.carer(SICK)).time_off
    assert (off.kind, off.from_date) == (TimeOffKind.SICK, TUESDAY)
    assert half_six.panel.cards[0].visit.priority is Priority.RED
    wait_for_mend(half_six)
    assert all("Proposed: " in card.outcome.text() for card in half_six.panel.cards)
    assert half_six.visits_of(SICK) == theirs  # nothing is changed until it is accepted

    QTest.keyClick(half_six.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    half_six.wait(lambda: half_six.flow.detail is not None and not _open(half_six))
    assert half_six.visits_of(SICK) == []
    assert half_six.board().state is RotaState.PUBLISHED
    assert half_six.panel.tabs.currentIndex() == 1  # on to those who are to be told

    tell_everybody(half_six)
    assert "Settled" in half_six.panel.bar.sentence.text()
    detail = half_six.flow.detail
    assert detail is not None
    assert detail.row.settled_at_utc is not None
    assert {visit.visit_id for visit in theirs_of(half_six)} == {visit.id for visit in theirs}
    assert all(visit.covered_by is not None for visit in detail.visits)
    assert all(one.told_at_utc is not None for one in detail.to_tell)
    expect_the_day_on_paper(half_six, detail.visits[0].covered_by)


def expect_the_day_on_paper(morning: Morning, carer: UUID | None) -> None:
    """Of the version that has the mend, and nobody is waiting to be told of it."""
    assert carer is not None
    stands = publishing.published(morning.office, morning.board())
    assert TUESDAY not in {one.day for one in stands.untold}
    said = whole_text(papers.schedule(morning.office, MONDAY, carer).pdf)
    assert f"Version {stands.version}, published" in said


def _open(morning: Morning) -> int:
    assert morning.flow.detail is not None
    return morning.flow.detail.row.open_visits


def theirs_of(morning: Morning) -> list[AffectedVisit]:
    assert morning.flow.detail is not None
    carer = morning.carer(SICK)
    return [visit for visit in morning.flow.detail.visits if visit.instead_of == carer]


def lines(morning: Morning) -> list[TellLine]:
    return [line for line in morning.panel.tell.findChildren(TellLine) if line.isVisible()]


def tell_everybody(morning: Morning) -> None:
    """One tick after the other, each saved as it is made."""
    detail = morning.flow.detail
    assert detail is not None
    for left in range(detail.row.not_told, 0, -1):
        line = next(one for one in lines(morning) if not one.told.isChecked())
        click(morning.qtbot, line.told)
        morning.wait(lambda: _not_told(morning) == left - 1)  # noqa: B023 - waited for here


def _not_told(morning: Morning) -> int:
    assert morning.flow.detail is not None
    return morning.flow.detail.row.not_told


def test_undo_brings_everything_back_step_by_step(half_six: Morning) -> None:
    theirs = half_six.visits_of(SICK)
    report(half_six)
    wait_for_mend(half_six)
    click(half_six.qtbot, half_six.panel.bar.accept_button)
    half_six.wait(lambda: not half_six.visits_of(SICK))
    half_six.wait(lambda: not _open(half_six))
    undo(half_six)
    assert half_six.visits_of(SICK) == theirs
    half_six.wait(lambda: bool(_open(half_six)))
    undo(half_six)
    assert get_carer(half_six.office, half_six.carer(SICK)).time_off == ()
    half_six.wait(lambda: half_six.flow.detail is None)  # it is no longer there: back to the form


def test_who_is_rung_is_kept_and_who_says_yes_has_the_visit(half_six: Morning) -> None:
    report(half_six)
    wait_for_mend(half_six)
    card = next(card for card in half_six.panel.cards if card.visit.client_name == "Ivor")
    click(half_six.qtbot, card.opener)
    first, second, *rest = ring_lines(half_six, card)
    rings = [line.row.ring for line in (first, second, *rest)]
    assert rings == sorted(rings)

    QTest.keyClicks(first.note, "asleep?")
    click(half_six.qtbot, first.no_reply)
    half_six.wait(lambda: bool(half_six.flow.detail and half_six.flow.detail.calls))
    assert half_six.flow.detail is not None
    (call,) = half_six.flow.detail.calls
    assert (call.carer_id, call.answer, call.note) == (first.carer_id, Answer.NO_REPLY, "asleep?")

    half_six.wait(lambda: ring_lines(half_six, card)[0].row.answer is not None)
    again = next(line for line in ring_lines(half_six, card) if line.yes.isEnabled())
    click(half_six.qtbot, again.yes)
    half_six.wait(lambda: not card.visit.is_open)
    assert again.carer_id in {
        place.carer_id
        for visit in half_six.board().visits
        if visit.id == card.visit.visit_id
        for place in visit.places
    }
    wait_for_mend(half_six)  # of the rest, as the week is now


def ring_lines(morning: Morning, card: VisitCard) -> list[RingLine]:
    """Those that are on show, once they have their place."""

    def found() -> list[RingLine]:
        return [line for line in card.ring.findChildren(RingLine) if line.isVisible()]

    morning.wait(lambda: bool(found()) and all(line.yes.height() > 9 for line in found()))
    return found()


def test_what_was_reported_is_there_again_after_a_crash(half_six: Morning) -> None:
    report(half_six)
    half_six.flow.close()  # as if the window had gone without another word
    assert half_six.flow.panel is None
    (row,) = disruptions.newest(half_six.office)
    QTest.keyClick(half_six.window, Qt.Key.Key_F9)
    half_six.wait(lambda: bool(half_six.panel.start.buttons))
    (button,) = half_six.panel.start.buttons
    assert button.text() == f"{SICK} cannot come"
    click(half_six.qtbot, button)
    half_six.wait(lambda: half_six.flow.detail is not None)
    assert half_six.flow.detail is not None
    assert half_six.flow.detail.row.id == row.id
    assert len(half_six.panel.cards) == row.visits


def test_what_is_wrong_is_said_beside_its_field(half_six: Morning) -> None:
    QTest.keyClick(half_six.window, Qt.Key.Key_F9)
    form = half_six.panel.start.form
    click(half_six.qtbot, form.button)
    assert form.fields.fields["person_id"].problem == "Choose who it is."
    assert disruptions.newest(half_six.office) == ()


def test_the_hours_and_the_nights_are_on_a_tab_of_their_own(half_six: Morning) -> None:
    report(half_six)
    wait_for_mend(half_six)
    click_tab(half_six.qtbot, half_six.panel.tabs, "Hours and rest")
    said = [label.text() for label in half_six.panel.effects.findChildren(QLabel)]
    assert SICK in said
    assert any("shortest night" in words for words in said)


def test_closing_the_window_ends_a_mend_that_is_under_way(half_six: Morning) -> None:
    report(half_six)
    half_six.wait(lambda: half_six.flow.mending.search.job is not None)
    half_six.window.close()
    assert half_six.flow.mending.search.job is None
    assert half_six.flow.panel is None


def test_the_real_worker_mends_the_morning(
    qtbot: QtBot,
    asker: ScriptedAsker,
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What it finds in its two seconds is its own; that it ends in a week without her is ours."""
    at_half_past_six(monkeypatch)
    with morning(qtbot, sample, tmp_path) as made:
        report(made)
        assert made.flow.detail is not None
        assert made.flow.detail.row.form.kind is DisruptionKind.CARER_AWAY
        wait_for_mend(made)
        click(qtbot, made.panel.bar.accept_button)
        made.wait(lambda: made.visits_of(SICK) == [])


# A client, a new package, leave ---------------------------------------------------------------


def choose_kind(morning: Morning, kind: Kind, name: str) -> ReportForm:
    """From the menu beside the button, then the name."""
    morning.page.head.cannot_come.kinds[kind].trigger()
    form = morning.panel.start.form
    combo = form.fields.fields["person_id"].editor.control
    assert isinstance(combo, QComboBox)
    QTest.keyClicks(combo, name)
    assert combo.currentText() == name
    return form


def visits_to(morning: Morning, name: str) -> list[BoardVisit]:
    return [visit for visit in morning.board().visits if visit.client_name == name]


def test_an_admission_takes_the_visits_off_and_a_discharge_brings_them_back(
    half_six: Morning,
) -> None:
    promised = visits_to(half_six, "Winnie")
    form = choose_kind(half_six, CLIENT_AWAY, "Winnie")
    fill(half_six.qtbot, form.fields, place="Torbay Hospital, ward 4", reported_by="her daughter")
    click(half_six.qtbot, form.button)
    half_six.wait(lambda: half_six.flow.detail is not None)
    left = visits_to(half_six, "Winnie")
    assert {visit.start_minute // clock.DAY_MINUTES for visit in left} == {0}
    assert half_six.board().state is RotaState.PUBLISHED
    assert "ward 4" in half_six.panel.subtitle.text()
    assert "Winnie" not in [line.one.name for line in tell_lines(half_six)]  # she knows

    form = choose_kind(half_six, CLIENT_BACK, "Winnie")
    write(half_six.qtbot, form.fields.fields["from_minute"].editor, "1600")
    click(half_six.qtbot, form.button)
    half_six.wait(lambda: half_six.flow.detail is not None)
    back = visits_to(half_six, "Winnie")
    assert {visit.id for visit in back} == {
        visit.id
        for visit in promised
        if visit.start_minute < clock.DAY_MINUTES or visit.start_minute >= clock.DAY_MINUTES + 960
    }
    assert half_six.panel.review.isVisible()
    wait_for_mend(half_six)
    before = half_six.board()
    click(half_six.qtbot, half_six.panel.bar.accept_button)
    half_six.wait(lambda: half_six.board().version > before.version)
    assert half_six.board().figures.places_filled > before.figures.places_filled


def tell_lines(morning: Morning) -> list[TellLine]:
    """Of the tab that is not on show, too."""
    return [line for line in morning.panel.tell.findChildren(TellLine) if not line.isHidden()]


def test_a_package_that_begins_tomorrow_is_listed_and_filled(half_six: Morning) -> None:
    nerys = add_client(half_six.office, replace(CLIENT, preferred_name="Nerys"))
    begins = TUESDAY + timedelta(days=1)
    add_pattern(half_six.office, nerys, replace(BREAKFAST, needs=(), starts_on=begins))
    half_six.window.desk.did("New", "clients", "patterns")
    half_six.wait(lambda: len(visits_to(half_six, "Nerys")) == 5)
    form = choose_kind(half_six, NEW_PACKAGE, "Nerys")
    assert form.form().from_date == begins
    click(half_six.qtbot, form.button)
    half_six.wait(lambda: len(half_six.panel.cards) == 5)
    assert all(card.visit.client_name == "Nerys" for card in half_six.panel.cards)
    wait_for_mend(half_six)
    click(half_six.qtbot, half_six.panel.bar.accept_button)
    half_six.wait(lambda: any(visit.places for visit in visits_to(half_six, "Nerys")))
    assert half_six.panel.tell.findChildren(TellLine)


def test_leave_that_is_asked_for_saves_nothing_until_it_is_granted(half_six: Morning) -> None:
    """From tomorrow on, as the form has it."""
    before = half_six.board()
    who = fullest(before, day=2)
    form = choose_kind(half_six, LEAVE, who)
    click(half_six.qtbot, form.button)
    wait_for_mend(half_six)
    assert len(half_six.panel.cards) == len(half_six.visits_of(who, day=2)) > 0
    assert half_six.board() == before
    assert disruptions.newest(half_six.office) == ()

    click(half_six.qtbot, half_six.panel.bar.accept_button)
    half_six.wait(lambda: half_six.flow.detail is not None)
    assert half_six.visits_of(who, day=2) == []
    (off,) = get_carer(half_six.office, half_six.carer(who)).time_off
    assert off.kind is TimeOffKind.LEAVE
    undo(half_six)  # one step
    half_six.wait(lambda: disruptions.newest(half_six.office) == ())
    assert half_six.visits_of(who, day=2)
    assert get_carer(half_six.office, half_six.carer(who)).time_off == ()


def test_a_carers_page_leads_to_the_panel_beside_the_week(half_six: Morning) -> None:
    carers = half_six.window.page_of(CarersPage)
    half_six.window.show_page(carers)
    page = half_six.window.page
    assert isinstance(page, CarersPage)
    page.detail.open(half_six.carer(SICK))
    page.sides.setCurrentWidget(page.detail)
    click_tab(half_six.qtbot, page.detail.tabs, "Time off")
    (buttons,) = page.findChildren(ReportButtons)
    click(half_six.qtbot, buttons.buttons[CARER_AWAY])
    assert half_six.window.page is half_six.page
    assert half_six.panel.start.form.form().person_id == half_six.carer(SICK)


def fullest(board: WeekBoard, day: int) -> str:
    """The carer with the most visits on a weekday."""
    count = Counter(
        place.carer_id
        for visit in board.visits
        for place in visit.places
        if visit.start_minute // clock.DAY_MINUTES == day
    )
    return max(board.carers, key=lambda one: count[one.carer_id]).name
