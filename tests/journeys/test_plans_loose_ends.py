"""From a visit that serves nothing, or an outcome nobody comes for, to the plan in one press."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from carecoop.services import patterns
from carecoop.services.office import Office
from carecoop.services.plans import visits
from carecoop.services.plans.values import Served
from tests.helpers.plan_pages import BREAKFAST, open_plans, settled, sheet
from tests.helpers.plans import add_person, agreed_plan
from tests.helpers.qt import click, click_row, titles
from ui.main_window import MainWindow
from ui.people.lines import Role
from ui.plans.loose_ends import EndsList
from ui.plans.page import PlansPage


@pytest.fixture
def page(office: Office, window: MainWindow, qtbot: QtBot) -> PlansPage:
    """Nancy's breakfast serves nothing; Bryn's serves the first of his two outcomes."""
    for name in ("Nancy Berryheadley", "Bryn Cockington"):
        client = add_person(office, name)
        plan = agreed_plan(office, client)
        breakfast = patterns.add_pattern(office, client, BREAKFAST)
        if name.startswith("Bryn"):
            visits.serve(office, breakfast, (Served(plan.outcomes[0].origin_id),))
            tea = replace(BREAKFAST, title="Tea", preferred_minute=960, earliest_minute=930,
                          latest_minute=990)  # fmt: skip
            patterns.add_pattern(office, client, tea)
    page = open_plans(window, qtbot)
    click(qtbot, page.list.loose_ends)
    settled(qtbot, page)
    return page


def below(part: EndsList) -> list[str]:
    model = part.model
    return [model.index(row).data(Role.LINE).below for row in range(model.rowCount())]


def test_visits_and_outcomes_without_each_other_stand_beside_each_other(page: PlansPage) -> None:
    ends = page.loose_ends
    assert titles(ends.visits.view) == ["Bryn", "Nancy"]
    assert below(ends.visits)[0] == "Tea · every day 16:00"
    assert titles(ends.outcomes.view) == ["Bryn", "Nancy", "Nancy"]
    assert below(ends.outcomes)[0] == "“A proper Sunday lunch.”"
    assert ends.visits.title.text() == "Visits that serve no outcome: 2"
    last = ends.outcomes.model.lines[0]
    assert last.mark == "nobody does anything yet"


def test_a_press_on_a_visit_goes_to_where_it_can_serve(
    page: PlansPage, qtbot: QtBot, office: Office
) -> None:
    view = page.loose_ends.visits.view
    click_row(qtbot, view, view.model().index(1, 0))
    settled(qtbot, page)
    assert sheet(page).plan.shown_name == "Nancy"
    serving = sheet(page).outcomes[0].serving
    assert serving is not None
    (chip,) = serving.chips.values()
    qtbot.waitUntil(chip.hasFocus)
    click(qtbot, chip)
    settled(qtbot, page)
    click(qtbot, page.list.loose_ends)
    settled(qtbot, page)
    assert titles(page.loose_ends.visits.view) == ["Bryn"]
    assert titles(page.loose_ends.outcomes.view) == ["Bryn", "Nancy"]


def test_a_press_on_an_outcome_goes_to_it(page: PlansPage, qtbot: QtBot) -> None:
    view = page.loose_ends.outcomes.view
    click_row(qtbot, view, view.model().index(0, 0))
    settled(qtbot, page)
    assert sheet(page).plan.shown_name == "Bryn"
    qtbot.waitUntil(sheet(page).outcomes[1].writing.hasFocus)


def test_nothing_loose_is_said(page: PlansPage, qtbot: QtBot, office: Office) -> None:
    for loose in visits.visits_serving_none(office):
        patterns.archive_pattern(office, loose.visit.pattern_id)
    page.desk.did("", "patterns")
    settled(qtbot, page)
    assert page.loose_ends.visits.none.isVisible()
    assert not page.loose_ends.visits.view.isVisible()
