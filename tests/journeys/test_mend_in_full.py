"""A mend seen beside the week: taken in parts, kept by name, and followed when the week changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from carecoop import clock
from carecoop.services import disruptions, editing
from carecoop.services.editing import Put
from tests.helpers.mornings import (
    MONDAY,
    SICK,
    Morning,
    at_half_past_six,
    count_moves,
    morning,
    sample_file,
    seen_in_full,
    undo,
)
from tests.helpers.qt import ScriptedAsker, click, click_tab, tick


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


def test_a_mend_is_seen_in_full_and_taken_in_parts(half_six: Morning) -> None:
    flow, panel = seen_in_full(half_six)
    assert not panel.needs_reason  # it is known why
    click(half_six.qtbot, panel.show_changes_button)
    click_tab(half_six.qtbot, panel.changes.tabs, "Visit by visit")
    *_, last = panel.proposal.changes
    tick(panel.changes.tree, panel.changes.tree.model().index(len(panel.proposal.changes) - 1, 0))
    chosen = panel.choice.chosen
    assert chosen
    assert last.visit_id not in chosen
    with half_six.qtbot.waitSignal(flow.ended):
        click(half_six.qtbot, panel.accept_button)
    board = half_six.board()
    assert board.version == panel.proposal.before.version + 1
    proposed = {visit.id: visit.places for visit in panel.proposal.after.visits}
    assert all(visit.places == proposed[visit.id] for visit in board.visits if visit.id in chosen)
    saved = next(visit for visit in board.visits if visit.id == last.visit_id)
    assert saved.places != proposed[last.visit_id]


def test_a_mend_seen_in_full_follows_the_week_and_nothing_of_it_is_lost(half_six: Morning) -> None:
    """Somebody moves another visit meanwhile; a change that was left out stays so."""
    flow, panel = seen_in_full(half_six)
    whole = {change.visit_id for change in panel.proposal.changes}
    click(half_six.qtbot, panel.show_changes_button)
    click_tab(half_six.qtbot, panel.changes.tabs, "Visit by visit")
    tick(panel.changes.tree, panel.changes.tree.model().index(len(whole) - 1, 0))
    left = panel.choice.left
    assert left
    board = half_six.board()
    other = next(one for one in board.visits if one.id not in whole and len(one.places) == 1
                 and one.start_minute > 4 * clock.DAY_MINUTES)  # fmt: skip
    half_six.window.desk.attempt(
        lambda: editing.save(half_six.office, MONDAY, board.version,
                             [Put(other.id, other.start_minute)], publish_reason="She is out")
    )  # fmt: skip
    half_six.window.desk.did("Moved", "rota")
    half_six.wait(lambda: flow.proposal is not None and flow.proposal is not panel)
    again = flow.proposal
    assert again is not None
    assert again.has_moved
    assert {change.visit_id for change in again.proposal.changes} == whole
    assert again.choice.left == left
    with half_six.qtbot.waitSignal(flow.ended):
        click(half_six.qtbot, again.accept_button)
    saved = {visit.id: visit.places for visit in half_six.board().visits}
    assert saved[other.id] == ()
    proposed = {visit.id: visit.places for visit in again.proposal.after.visits}
    assert all(saved[visit] == proposed[visit] for visit in whole - left)


def test_a_mend_seen_in_full_goes_where_its_report_is_taken_back(
    half_six: Morning, asker: ScriptedAsker
) -> None:
    flow, _panel = seen_in_full(half_six)
    with half_six.qtbot.waitSignal(flow.ended):
        undo(half_six)
    assert disruptions.newest(half_six.office) == ()
    assert flow.proposal is None


def test_a_mend_that_was_kept_notes_who_covers_once_it_is_accepted(half_six: Morning) -> None:
    flow, panel = seen_in_full(half_six)
    click(half_six.qtbot, panel.keep_button)
    assert panel.keep_line.name.text() == f"{SICK} cannot come"
    click(half_six.qtbot, panel.keep_line.keep_button)
    with half_six.qtbot.waitSignal(flow.ended):
        click(half_six.qtbot, panel.discard_button)
    half_six.flow.close()

    menu = half_six.page.head.proposals.kept_menu
    half_six.wait(lambda: any(SICK in action.text() for action in menu.actions()))
    with half_six.qtbot.waitSignal(flow.proposed):
        next(action for action in menu.actions() if SICK in action.text()).trigger()
    opened = flow.proposal
    assert opened is not None
    assert not opened.needs_reason  # it is known why
    with half_six.qtbot.waitSignal(flow.ended):
        click(half_six.qtbot, opened.accept_button)
    (row,) = disruptions.newest(half_six.office)
    detail = disruptions.get(half_six.office, row.id)
    assert not row.open_visits
    assert all(visit.covered_at_utc is not None for visit in detail.visits)
