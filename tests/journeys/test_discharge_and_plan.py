"""Somebody comes back from hospital: the week is told on one page, the plan is due on another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from carecoop.kinds import ReviewCause
from carecoop.services.plans import due
from tests.helpers.mornings import (
    Morning,
    at_half_past_six,
    count_moves,
    morning,
    sample_file,
)
from tests.helpers.plan_pages import open_plans, settled, sheet
from tests.helpers.qt import ScriptedAsker, click, click_row, fill, titles, write
from ui.mend.report_form import CLIENT_AWAY, CLIENT_BACK, Kind, ReportForm
from ui.people.lines import Role
from ui.plans.page import PlansPage
from ui.plans.plan_list import Show

NAME = "Menna"  # of the sample co-op: her plan is agreed, and no review is due soon


@pytest.fixture
def half_six(
    qtbot: QtBot, asker: ScriptedAsker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Morning]:
    at_half_past_six(monkeypatch)
    count_moves(monkeypatch)
    (tmp_path / "copy").mkdir()
    with morning(qtbot, sample_file(tmp_path), tmp_path / "copy") as made:
        yield made


def form_of(morning: Morning, kind: Kind) -> ReportForm:
    """From the menu beside the button, then the name."""
    morning.page.head.cannot_come.kinds[kind].trigger()
    form = morning.panel.start.form
    combo = form.fields.fields["person_id"].editor.control
    assert isinstance(combo, QComboBox)
    QTest.keyClicks(combo, NAME)
    assert combo.currentText() == NAME
    return form


def report(morning: Morning, form: ReportForm) -> None:
    shown = morning.flow.detail
    click(morning.qtbot, form.button)
    morning.wait(lambda: morning.flow.detail not in {None, shown})


def show_due(page: PlansPage) -> list[str]:
    page.list.show_box.setCurrentIndex(page.list.show_box.findData(Show.DUE))
    return titles(page.list.view)


def test_a_discharge_recorded_beside_the_week_makes_the_plan_due(
    half_six: Morning, qtbot: QtBot
) -> None:
    office = half_six.window.desk.office
    assert NAME not in {review.shown_name for review in due.due_reviews(office)}
    form = form_of(half_six, CLIENT_AWAY)
    fill(qtbot, form.fields, place="Torbay Hospital, ward 4", reported_by="her daughter")
    report(half_six, form)
    page = open_plans(half_six.window, qtbot)
    assert NAME not in show_due(page), "while she is away, nothing is looked back at"

    half_six.window.show_page(0)
    form = form_of(half_six, CLIENT_BACK)
    write(qtbot, form.fields.fields["from_minute"].editor, "1600")
    report(half_six, form)
    page = open_plans(half_six.window, qtbot)
    shown = show_due(page)
    assert NAME in shown
    index = page.list.filter.index(shown.index(NAME), 0)
    assert index.data(Role.LINE).mark == "review in 14 days"
    click_row(qtbot, page.list.view, index)
    settled(qtbot, page)
    assert sheet(page).plan.shown_name == NAME
    (review,) = (one for one in due.due_reviews(office) if one.shown_name == NAME)
    assert review.cause is ReviewCause.HOSPITAL

    QTest.keyClick(half_six.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page)
    assert NAME not in {review.shown_name for review in due.due_reviews(office)}
    assert NAME not in titles(page.list.view)
