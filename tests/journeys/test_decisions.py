"""A circle and a regular visit are decided on together, with everybody's own word."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.kinds import DecisionSubject, ReviewCause, Stance
from carecoop.services import clients, patterns
from carecoop.services.office import Office
from carecoop.services.plans import deciding, due
from carecoop.services.plans.values import Decision
from tests.helpers.plan_pages import BREAKFAST, PRYCE
from tests.helpers.plans import agreed_plan
from tests.helpers.qt import click, click_tab, write
from ui.main_window import MainWindow
from ui.pages.clients import ClientsPage
from ui.people.client_detail import ClientDetail
from ui.plans.decisions_part import DecisionsPart
from ui.plans.people_part import PersonRow


@pytest.fixture
def client(office: Office) -> UUID:
    return clients.add_client(office, PRYCE)


@pytest.fixture
def detail(client: UUID, window: MainWindow, qtbot: QtBot) -> ClientDetail:
    window.show_page(window.page_of(ClientsPage))
    page = window.page
    assert isinstance(page, ClientsPage)
    page.choose(client)
    detail = page.detail
    assert isinstance(detail, ClientDetail)
    settled(qtbot, detail)
    return detail


def settled(qtbot: QtBot, detail: ClientDetail) -> None:
    qtbot.waitUntil(lambda: not detail.desk.background.busy)


def decide(qtbot: QtBot, detail: ClientDetail, part: DecisionsPart, about: str) -> None:
    write(qtbot, part.about, about)
    click(qtbot, part.write_down)
    settled(qtbot, detail)


def row(part: DecisionsPart, name: str) -> PersonRow:
    rows = part.shown[0].people.rows
    return next(one for one in rows if one.participant.form.name == name)


def circle_decisions(office: Office, client: UUID) -> tuple[Decision, ...]:
    return deciding.decisions_about(office, DecisionSubject.CIRCLE, client)


def test_everybody_has_a_word_on_a_change_of_circle(
    detail: ClientDetail, qtbot: QtBot, office: Office, client: UUID
) -> None:
    click_tab(qtbot, detail.tabs, "Circle")
    part = detail.decided
    decide(qtbot, detail, part, "Tom joins the circle.")
    (view,) = part.shown
    assert view.whole.isVisible(), "who wrote it down goes on with who takes part"
    assert "not asked: 1" in view.head.text()
    click(qtbot, view.people.somebody.suggestions[0])
    settled(qtbot, detail)
    click(qtbot, row(part, "Mrs Pryce").buttons[Stance.AGREES])
    click(qtbot, row(part, "Mrs Pryce").say)
    settled(qtbot, detail)
    sian = row(part, "Siân Pryce")
    click(qtbot, sian.buttons[Stance.OBJECTS])
    write(qtbot, sian.reason, "He was late twice.")
    click(qtbot, sian.say)
    settled(qtbot, detail)
    (made,) = circle_decisions(office, client)
    assert [(one.form.name, one.stance) for one in made.participants] == [
        ("Mrs Pryce", Stance.AGREES),
        ("Siân Pryce", Stance.OBJECTS),
    ]
    head = part.shown[0].head.text()
    assert head.startswith("Tom joins the circle.")
    assert head.endswith("agrees: 1 · objects: 1")


def test_a_change_of_circle_makes_the_plan_due_and_undo_takes_both_back(
    detail: ClientDetail, qtbot: QtBot, office: Office, client: UUID, window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    today = clock.today()
    monkeypatch.setattr(clock, "today", lambda: today - timedelta(days=7))
    agreed_plan(office, client)
    monkeypatch.setattr(clock, "today", lambda: today)
    click_tab(qtbot, detail.tabs, "Circle")
    decide(qtbot, detail, detail.decided, "Tom joins the circle.")
    (review,) = due.due_reviews(office)
    assert (review.cause, review.days_left) == (ReviewCause.CIRCLE, 14)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, detail)
    assert circle_decisions(office, client) == ()
    assert detail.decided.shown == []
    assert due.due_reviews(office) == ()


def test_a_decision_without_words_is_asked_for_them(
    detail: ClientDetail, qtbot: QtBot, office: Office, client: UUID
) -> None:
    click_tab(qtbot, detail.tabs, "Circle")
    click(qtbot, detail.decided.write_down)
    settled(qtbot, detail)
    assert detail.decided.trouble.isVisible()
    assert circle_decisions(office, client) == ()


def test_a_decision_is_closed_opened_and_taken_out(
    detail: ClientDetail, qtbot: QtBot, office: Office, client: UUID
) -> None:
    click_tab(qtbot, detail.tabs, "Circle")
    decide(qtbot, detail, detail.decided, "Tom joins the circle.")
    decide(qtbot, detail, detail.decided, "Ann leaves it.")
    assert len(detail.decided.shown) == 2
    opened = [one for one in detail.decided.shown if one.whole.isVisible()]
    assert [one.decision.form.about for one in opened] == ["Ann leaves it."]
    click(qtbot, opened[0].head)
    assert not opened[0].whole.isVisible()
    click(qtbot, opened[0].head)
    click(qtbot, opened[0].out)
    settled(qtbot, detail)
    assert [one.form.about for one in circle_decisions(office, client)] == ["Tom joins the circle."]


def test_what_was_decided_about_a_visit_stays_with_it_when_it_changes(
    detail: ClientDetail, qtbot: QtBot, office: Office, client: UUID
) -> None:
    breakfast = patterns.add_pattern(office, client, BREAKFAST)
    detail.desk.did("", "patterns")
    settled(qtbot, detail)
    click_tab(qtbot, detail.tabs, "Visits")
    click(qtbot, detail.patterns.edit_button)
    settled(qtbot, detail)
    part = detail.patterns.decided
    decide(qtbot, detail, part, "Half an hour later from May.")
    (made,) = deciding.decisions_of(office, client, DecisionSubject.PATTERN)
    assert made.form.subject_id == breakfast
    later, soon = replace(BREAKFAST, preferred_minute=525), clock.today() + timedelta(days=30)
    after = patterns.save_pattern(office, breakfast, later, from_date=soon)
    (found,) = deciding.decisions_about(office, DecisionSubject.PATTERN, after)
    assert found.form.about == "Half an hour later from May."

    click(qtbot, detail.patterns.editor.back_button)
    click(qtbot, detail.patterns.add_button)
    assert not part.isVisible(), "nothing can be decided about what is not saved yet"
