"""A plan, a profile and a review are printed from the window, for whom people choose."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from carecoop.kinds import Achieved
from carecoop.services import clients
from carecoop.services.office import Office
from carecoop.services.plans import reviewing
from carecoop.services.plans.values import ReviewedForm
from tests.helpers.pdf import whole_text
from tests.helpers.plan_pages import PRYCE, open_plans, settled, sheet
from tests.helpers.plans import agreed_plan
from tests.helpers.qt import ScriptedAsker, click
from tests.helpers.web_page import faults
from ui.main_window import MainWindow
from ui.plans.page import PlansPage
from ui.plans.paper import PlanPaper, PlanPaperKind

WISH = "I want to see the boats go out."


@pytest.fixture
def client(office: Office) -> UUID:
    return clients.add_client(office, replace(PRYCE, preferred_name="Mrs Pryce"))


@pytest.fixture
def page(office: Office, client: UUID, window: MainWindow, qtbot: QtBot) -> PlansPage:
    """Mrs Pryce's plan is agreed, and a review of it is begun."""
    plan = agreed_plan(office, client)
    review = reviewing.begin_review(office, plan.id)
    went = ReviewedForm("I saw the trawlers.", Achieved.PARTLY, level=1)
    reviewing.save_reviewed(office, review, plan.outcomes[0].id, went)
    return open_plans(window, qtbot)


def paper(qtbot: QtBot, page: PlansPage) -> PlanPaper:
    click(qtbot, page.head.printing)
    assert page.paper is not None
    shown = page.paper
    qtbot.waitUntil(shown.save_button.isEnabled)
    return shown


def choose(qtbot: QtBot, shown: PlanPaper, box: QAbstractButton) -> None:
    with qtbot.waitSignal(shown.shown):
        box.click()


def saved(qtbot: QtBot, shown: PlanPaper, asker: ScriptedAsker, path: Path) -> str:
    asker.answers = [path]
    click(qtbot, shown.save_button)
    return " ".join(whole_text(path.read_bytes()).split())


def test_a_plan_is_printed_in_large_print_with_the_words_of_the_person(
    page: PlansPage, qtbot: QtBot, asker: ScriptedAsker, tmp_path: Path
) -> None:
    shown = paper(qtbot, page)
    assert shown.score_box.isHidden()
    ordinary = saved(qtbot, shown, asker, tmp_path / "ordinary.pdf")
    choose(qtbot, shown, shown.large_box)
    choose(qtbot, shown, shown.private_box)
    large = saved(qtbot, shown, asker, tmp_path / "large.pdf")
    assert WISH in ordinary
    assert WISH in large
    assert "Private parts are left out" in ordinary
    assert "Private parts are left out" not in large
    with qtbot.waitSignal(shown.shown):
        shown.kind_box.setCurrentIndex(shown.kind_box.findData(PlanPaperKind.PROFILE))
    profile = saved(qtbot, shown, asker, tmp_path / "profile.pdf")
    assert "My profile" in profile
    assert WISH not in profile
    shown.close()


def test_a_plan_is_saved_as_a_page_for_screen_readers(
    page: PlansPage, qtbot: QtBot, asker: ScriptedAsker, tmp_path: Path
) -> None:
    shown = paper(qtbot, page)
    asker.answers = [tmp_path / "plan.html"]
    click(qtbot, shown.web_button)
    qtbot.waitUntil((tmp_path / "plan.html").exists)
    html = (tmp_path / "plan.html").read_text(encoding="utf-8")
    assert faults(html) == []
    assert WISH in html
    shown.close()


def test_a_review_has_its_score_on_paper_only_if_the_person_wants_it(
    page: PlansPage, qtbot: QtBot, asker: ScriptedAsker, tmp_path: Path
) -> None:
    begin = sheet(page).looking_back.begin
    assert begin.text() == "Go on with the review"
    begin.click()
    settled(qtbot, page)
    assert page.review is not None
    assert page.review.attainment.text() == (
        "Goal attainment: 60.0 now, 40.0 at the start, +20.0 between them; 50 is all as hoped."
    )
    shown = paper(qtbot, page)
    assert shown.kind_box.currentData() == PlanPaperKind.REVIEW
    without = saved(qtbot, shown, asker, tmp_path / "without.pdf")
    choose(qtbot, shown, shown.score_box)
    with_score = saved(qtbot, shown, asker, tmp_path / "with.pdf")
    assert "I saw the trawlers." in without
    assert "T-score" not in without
    assert "Before 40.0 Now 60.0 Change +20.0" in with_score
    shown.close()


@pytest.mark.parametrize("width", [1280, 1600])
def test_beside_the_preview_nothing_of_the_text_is_cut_off(
    page: PlansPage, qtbot: QtBot, window: MainWindow, width: int
) -> None:
    window.resize(width, 720)
    qtbot.waitUntil(lambda: window.width() == width)
    click(qtbot, page.head.preview)
    qtbot.waitUntil(lambda: sheet(page).width() == page.area.viewport().width())
    assert sheet(page).minimumSizeHint().width() <= page.area.viewport().width()
    assert page.list.isVisible() is (width == 1600)
    click(qtbot, page.head.preview)
    qtbot.waitUntil(page.list.isVisible)


def test_people_choose_when_to_look_back_again(
    page: PlansPage, qtbot: QtBot, office: Office, client: UUID
) -> None:
    sheet(page).looking_back.begin.click()
    settled(qtbot, page)
    review = page.review
    assert review is not None
    review.whole.next_review.tick.click()
    settled(qtbot, page)
    (kept,) = reviewing.reviews_of(office, client)
    assert kept.form.next_review_on == review.whole.next_review.day.value()
    review.whole.next_review.tick.click()
    settled(qtbot, page)
    assert reviewing.reviews_of(office, client)[0].form.next_review_on is None
