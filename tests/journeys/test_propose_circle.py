"""A coordinator asks for a circle, reads the reasons, takes it into the form and saves it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.kinds import Standing
from carecoop.services.clients import get_client
from carecoop.services.office import Office
from carecoop.services.people_values import BondForm
from tests.helpers.qt import click, click_row, click_tab, titles
from tests.helpers.weeks import Small, small_coop
from ui.main_window import MainWindow
from ui.pages.clients import ClientsPage
from ui.people.circle_part import CirclePart
from ui.people.client_detail import ClientDetail

pytestmark = pytest.mark.gui


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


@pytest.fixture
def detail(small: Small, window: MainWindow, qtbot: QtBot) -> ClientDetail:
    """Winnie's page, at her circle: Grace."""
    page = window.pages[window.page_of(ClientsPage)]
    assert isinstance(page, ClientsPage)
    assert isinstance(page.detail, ClientDetail)
    button = window.navigation.buttons[window.page_of(ClientsPage)]
    click(qtbot, button)
    choose(qtbot, page, "Winnie")
    click_tab(qtbot, page.detail.tabs, "Circle")
    return page.detail


def choose(qtbot: QtBot, page: ClientsPage, name: str) -> None:
    view = page.list.view
    click_row(qtbot, view, view.model().index(titles(view).index(name), 0))


def propose(qtbot: QtBot, part: CirclePart) -> None:
    click(qtbot, part.propose_button)
    assert not part.propose_button.isEnabled()
    qtbot.waitUntil(part.propose_button.isEnabled)


def test_a_proposed_circle_is_saved_only_by_save(
    detail: ClientDetail, qtbot: QtBot, office: Office, small: Small
) -> None:
    propose(qtbot, detail.circle)
    words = detail.circle.found.text().splitlines()
    assert words[0] == "Visits that too few of the circle could do: 7 of 7"
    assert any(line.startswith("• Grace: Chosen by Winnie · ") for line in words)
    assert any(line.startswith("• Dai: Has not met Winnie yet · ") for line in words)
    click(qtbot, detail.circle.take_button)
    assert detail.bar.isVisible()
    assert get_client(office, small.winnie).bonds == (BondForm(small.grace),)
    click(qtbot, detail.bar.save_button)
    saved = get_client(office, small.winnie).bonds
    assert {bond.carer_id for bond in saved} == {small.grace, small.dai}
    assert not detail.circle.found.isVisible(), "what was proposed has been decided"


def test_whoever_is_written_in_the_form_stays_and_who_is_barred_is_not_added(
    detail: ClientDetail, qtbot: QtBot, small: Small
) -> None:
    propose(qtbot, detail.circle)
    barred = detail.fields.fields["barred"].editor
    barred.set_value((BondForm(small.dai, Standing.BARRED),))
    click(qtbot, detail.circle.take_button)
    assert detail.fields.fields["bonds"].editor.value() == (BondForm(small.grace),)


def test_a_proposal_that_comes_for_somebody_else_is_not_shown(
    detail: ClientDetail, qtbot: QtBot, window: MainWindow
) -> None:
    click(qtbot, detail.circle.propose_button)
    assert isinstance(window.page, ClientsPage)
    choose(qtbot, window.page, "Menna")
    qtbot.waitUntil(detail.circle.propose_button.isEnabled)
    assert not detail.circle.found.isVisible()
    assert not detail.circle.take_button.isVisible()


def test_somebody_who_is_not_saved_yet_is_not_proposed_for(
    detail: ClientDetail, qtbot: QtBot, window: MainWindow
) -> None:
    QTest.keyClick(window.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    click_tab(qtbot, detail.tabs, "Circle")
    assert not detail.circle.propose_button.isVisible()
