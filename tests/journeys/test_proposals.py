"""A proposal in the hand: read it, take parts, turn it over, keep it for another week."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from carecoop.kinds import RotaState
from carecoop.services import planning, proposals, publishing
from carecoop.services.office import Office
from carecoop.services.week import week_board
from tests.helpers.proposing import DAI, GRACE, Hand, hand_at
from tests.helpers.qt import ScriptedAsker, click, click_tab, tick
from ui.board.scene import Scene, Spot
from ui.main_window import MainWindow
from ui.messages import Answer
from ui.pages.week import WeekPage

KEY = Qt.Key


@pytest.fixture
def hand(window: MainWindow, office: Office, qtbot: QtBot) -> Hand:
    return hand_at(window, office, qtbot)


def line(view: QAbstractItemView, words: str) -> QModelIndex:
    model = view.model()
    return next(
        model.index(row, 0)
        for row in range(model.rowCount())
        if str(model.index(row, 0).data()).startswith(words)
    )


def test_parts_are_chosen_with_the_mouse_and_saved_as_one_step(hand: Hand) -> None:
    panel = hand.propose(DAI)
    assert "Another carer: 6" in panel.changes_text
    click(hand.qtbot, panel.show_changes_button)
    click_tab(hand.qtbot, panel.changes.tabs, "Visit by visit")
    for day in ("Winnie, Mon", "Winnie, Wed"):
        tick(panel.changes.tree, line(panel.changes.tree, day))
    assert panel.accept_button.text() == "&Accept 4 of 6 changes"
    hand.wait(lambda: len(hand.page.scene.board.visits) == 8 and len(marked(hand.page)) == 4)
    with hand.qtbot.waitSignal(hand.flow.ended):
        click(hand.qtbot, panel.accept_button)
    assert hand.comes() == {0: "Grace", 1: "Dai", 2: "Grace", 3: "Dai", 4: "Dai", 5: "Dai"}
    QTest.keyClick(hand.window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    assert hand.comes() == GRACE


def marked(page: WeekPage) -> set[str]:
    """The visits that the board marks as different."""
    return {
        block.visit.id
        for row in page.scene.rows
        for block in row.blocks
        if block.change is not None
    }


def test_a_person_is_left_out_and_taken_again_with_the_keyboard(hand: Hand) -> None:
    panel = hand.propose(DAI)
    QTest.keyClick(hand.window, KEY.Key_H, Qt.KeyboardModifier.AltModifier)
    tree = panel.changes.tree
    hand.wait(tree.isVisible)
    tree.setFocus()
    QTest.keyClick(tree, KEY.Key_Space)
    assert panel.accept_button.text() == "&Accept 0 of 6 changes"
    assert not panel.accept_button.isEnabled()
    QTest.keyClick(tree, KEY.Key_Right)  # opens the person's visits
    QTest.keyClick(tree, KEY.Key_Down)
    QTest.keyClick(tree, KEY.Key_Space)
    assert panel.accept_button.text() == "&Accept 1 of 6 changes"
    assert tree.model().data(tree.model().index(0, 0), Qt.ItemDataRole.CheckStateRole) is (
        Qt.CheckState.PartiallyChecked
    )


def test_carers_are_read_with_their_hours(hand: Hand) -> None:
    panel = hand.propose(DAI)
    click(hand.qtbot, panel.show_changes_button)
    click_tab(hand.qtbot, panel.changes.tabs, "By carer")
    tree = panel.changes.tree
    grace = line(tree, "Grace")
    assert grace.siblingAtColumn(1).data() == "visits lost: 6"
    dai = line(tree, "Dai")
    assert dai.siblingAtColumn(1).data() == "visits gained: 6, new people: Winnie"


def test_space_on_the_board_turns_between_the_two(hand: Hand) -> None:
    panel = hand.propose(DAI)
    visit = next(one for one in hand.page.scene.board.visits if one.client_name == "Winnie")
    assert hand.page.scene.visits[visit.id].places[0].carer_id == hand.small.dai
    hand.page.board.setFocus()
    QTest.keyClick(hand.page.board, KEY.Key_Space)
    assert hand.page.scene.visits[visit.id].places[0].carer_id == hand.small.grace
    assert panel.present_button.isChecked()
    assert hand.page.head.state.text() == "The week as it is now"
    assert len(marked(hand.page)) == 6
    QTest.keyClick(hand.page.board, KEY.Key_Space)
    assert hand.page.scene.visits[visit.id].places[0].carer_id == hand.small.dai
    click(hand.qtbot, panel.present_button)
    assert hand.page.scene.visits[visit.id].places[0].carer_id == hand.small.grace


def who(scene: Scene, visit_id: str) -> list[str]:
    """The rows in which a visit lies."""
    return [row.name for row in scene.rows for block in row.blocks if block.visit.id == visit_id]


def test_a_proposal_opens_beside_the_week_as_it_is_and_both_move_as_one(hand: Hand) -> None:
    hand.page.board.show_day(1)
    panel = hand.propose({**GRACE, 1: "Dai"})
    beside, proposed = hand.page.beside, hand.page.board
    present = beside.present
    assert present is not None
    assert (present.day, proposed.day) == (1, 1), "the day that was on show stays"
    assert panel.both_button.isChecked()
    assert present.isVisible()
    assert proposed.isVisible()
    assert beside.caption.text() == "Proposal · visits that differ: 1"
    (visit_id,) = (change.visit_id for change in panel.proposal.changes)
    assert who(present.scene, visit_id) == ["Grace"]
    assert who(proposed.scene, visit_id) == ["Dai"]
    for board in (present, proposed):  # the fold at the corner, and its word in the key below
        assert [one.change is not None for row in board.scene.rows for one in row.blocks
                if one.visit.id == visit_id] == [True]  # fmt: skip
        assert board.scene.window == present.scene.window

    QTest.keyClick(present, KEY.Key_W)
    assert proposed.shows_week
    QTest.keyClick(proposed, KEY.Key_D)
    QTest.keyClick(proposed, KEY.Key_Plus)
    assert present.frame().scale == proposed.frame().scale
    proposed.horizontalScrollBar().setValue(proposed.horizontalScrollBar().value() + 40)
    assert present.frame().left == proposed.frame().left

    present.setFocus()
    grace = next(row for row in present.scene.rows if row.name == "Grace")
    lead = next(one.spot for one in grace.blocks if one.visit.id == visit_id)
    present.select(lead)
    assert hand.page.selected == Spot(hand.small.dai, visit_id)
    assert proposed.selected == hand.page.selected


def test_one_board_alone_is_remembered(hand: Hand) -> None:
    panel = hand.propose(DAI)
    click(hand.qtbot, panel.proposal_button)
    assert hand.page.board.isVisible()
    assert hand.page.beside.present is not None
    assert not hand.page.beside.present.isVisible()
    with hand.qtbot.waitSignal(hand.flow.ended):
        click(hand.qtbot, panel.discard_button)
    panel = hand.propose(DAI)
    assert panel.proposal_button.isChecked()
    click(hand.qtbot, panel.both_button)
    assert hand.page.beside.present.isVisible()
    with hand.qtbot.waitSignal(hand.flow.ended):
        click(hand.qtbot, panel.discard_button)
    assert not hand.page.beside.present.isVisible(), "with its proposal"


def test_nothing_of_the_week_beside_a_proposal_is_moved_by_hand(hand: Hand) -> None:
    hand.propose(DAI)
    present = hand.page.beside.present
    assert present is not None
    present.select(next(one.spot for row in present.scene.rows for one in row.blocks))
    with hand.qtbot.waitSignal(hand.window.desk.troubled) as said:
        QTest.keyPress(present, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert said.args[0].startswith("This is a proposal")


def test_another_week_asks_first_and_keeps(hand: Hand, asker: ScriptedAsker) -> None:
    hand.propose(DAI)
    asker.answers = [Answer.STAY]
    click(hand.qtbot, hand.page.head.later)
    assert hand.page.week == hand.week
    assert hand.flow.proposal is not None
    asker.answers = [Answer.SAVE]
    with hand.qtbot.waitSignal(hand.flow.ended):
        QTest.keyClick(hand.page.board, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    hand.settle()
    assert hand.page.week == hand.week + timedelta(weeks=1)
    assert asker.said == ["Keep the rota on show, to come back to it?"] * 2
    (row,) = proposals.kept(hand.office, hand.week)
    assert row.name.startswith("Build of ")


def test_a_proposal_on_show_follows_the_week(hand: Hand) -> None:
    """Somebody else saves the Tuesday meanwhile; the proposal and its ticks are not lost."""
    panel = hand.propose({**GRACE, 4: "Dai", 5: "Dai"})
    click(hand.qtbot, panel.show_changes_button)
    click_tab(hand.qtbot, panel.changes.tabs, "Visit by visit")
    tick(panel.changes.tree, line(panel.changes.tree, "Winnie, Sat"))
    hand.settle()
    order = planning.start_build(hand.office, hand.week)
    planning.accept(
        hand.office, planning.propose(hand.office, order, hand.plan({**GRACE, 1: "Dai"}))
    )
    click(hand.qtbot, hand.panel.accept_button)
    hand.wait(lambda: hand.flow.proposal is not None and hand.panel.proposal.before.version == 2)
    assert hand.panel.has_moved
    assert hand.panel.accept_button.text() == "&Accept 1 of 2 changes"
    with hand.qtbot.waitSignal(hand.flow.ended):
        click(hand.qtbot, hand.panel.accept_button)
    assert hand.comes() == {**GRACE, 1: "Dai", 4: "Dai"}


def test_a_published_week_keeps_its_state_and_asks_why(hand: Hand) -> None:
    publishing.publish(hand.office, hand.week, expected_version=1)
    panel = hand.propose({**GRACE, 1: "Dai"})
    click(hand.qtbot, panel.accept_button)
    assert panel.reason.line.hasFocus()
    QTest.keyClicks(panel.reason.line, "Grace is ill")
    with hand.qtbot.waitSignal(hand.flow.ended):
        QTest.keyClick(panel.reason.line, KEY.Key_Return)
    board = week_board(hand.office, hand.week)
    assert board.state is RotaState.PUBLISHED
    assert hand.comes()[1] == "Dai"
