"""Rotas that were kept: opened again, compared, renamed and thrown away, and what-ifs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.services import proposals
from carecoop.services.office import Office
from carecoop.services.week import week_board
from tests.helpers.proposing import DAI, GRACE, Hand, hand_at
from tests.helpers.qt import ScriptedAsker, click, write
from ui.build.compare_panel import ComparePanel
from ui.build.what_if_panel import Kind, WhatIfPanel
from ui.main_window import MainWindow

KEY = Qt.Key


@pytest.fixture
def hand(window: MainWindow, office: Office, qtbot: QtBot) -> Hand:
    return hand_at(window, office, qtbot)


def test_kept_under_a_name_discarded_and_opened_from_the_menu(hand: Hand) -> None:
    panel = hand.propose(DAI)
    click(hand.qtbot, panel.keep_button)
    assert panel.keep_line.name.hasFocus()
    write(hand.qtbot, panel.keep_line.name, "Dai for a week")
    QTest.keyClick(panel.keep_line.name, KEY.Key_Return)
    assert panel.kept_text == "Kept as “Dai for a week”"
    with hand.qtbot.waitSignal(hand.flow.ended):
        click(hand.qtbot, panel.discard_button)
    hand.settle()
    assert hand.comes() == GRACE
    assert hand.page.head.proposals.text() == "1"
    open_it = hand.page.head.proposals.kept_menu.actions()[-1]
    assert open_it.text() == "Open “Dai for a week”"
    with hand.qtbot.waitSignal(hand.flow.proposed):
        open_it.trigger()
    with hand.qtbot.waitSignal(hand.flow.ended):
        QTest.keyClick(hand.panel.accept_button, KEY.Key_Space)
    assert hand.comes() == DAI


def test_keeping_is_left_with_escape(hand: Hand) -> None:
    panel = hand.propose(DAI)
    click(hand.qtbot, panel.keep_button)
    QTest.keyClick(panel.keep_line.name, KEY.Key_Escape)
    assert not panel.keep_line.isVisible()
    assert panel.keep_button.hasFocus()
    assert proposals.kept(hand.office, hand.week) == ()


def test_kept_ones_stand_side_by_side_are_renamed_and_thrown_away(
    hand: Hand, asker: ScriptedAsker
) -> None:
    for name, who in (("One", DAI), ("Two", {**GRACE, 1: "Dai"})):
        panel = hand.propose(who)
        click(hand.qtbot, panel.keep_button)
        write(hand.qtbot, panel.keep_line.name, name)
        click(hand.qtbot, panel.keep_line.keep_button)
        with hand.qtbot.waitSignal(hand.flow.ended):
            click(hand.qtbot, panel.discard_button)
    hand.settle()
    hand.page.head.proposals.kept_menu.actions()[1].trigger()
    compare = shown_comparison(hand)
    headers = [
        compare.table.model().headerData(n, Qt.Orientation.Horizontal)
        for n in range(compare.table.model().columnCount())
    ]
    assert headers == ["As it is now", "One", "Two"]
    click(hand.qtbot, compare.rename_button)
    write(hand.qtbot, compare.rename_line.name, "Only Tuesday")
    QTest.keyClick(compare.rename_line.name, KEY.Key_Return)
    hand.settle()
    hand.wait(lambda: compare.chosen is not None and compare.chosen.name == "Only Tuesday")
    QTest.keyClick(compare.table, KEY.Key_Left)
    assert compare.chosen is not None
    assert compare.chosen.name == "One"
    click(hand.qtbot, compare.throw_button)
    hand.settle()
    assert [row.name for row in proposals.kept(hand.office, hand.week)] == ["Only Tuesday"]
    hand.wait(lambda: compare.table.model().columnCount() == 2)
    compare.table.setFocus()
    with hand.qtbot.waitSignal(hand.flow.proposed):
        QTest.keyClick(compare.table, KEY.Key_Return)
    assert "Another carer: 1" in hand.panel.changes_text


def shown_comparison(hand: Hand) -> ComparePanel:
    hand.wait(lambda: isinstance(hand.kept.panel, ComparePanel))
    panel = hand.kept.panel
    assert isinstance(panel, ComparePanel)
    return panel


def test_a_what_if_is_built_and_no_record_changes(hand: Hand) -> None:
    hand.flow.seconds = 1
    hand.page.head.proposals.kept_menu.actions()[0].trigger()
    panel = hand.kept.panel
    assert isinstance(panel, WhatIfPanel)
    assert panel.kind.value() is Kind.CARER_OFF
    panel.carer.set_value(hand.small.grace)
    QTest.keyClick(panel.day.control, KEY.Key_Down)  # from all week to Monday
    with hand.qtbot.waitSignal(hand.flow.proposed):
        click(hand.qtbot, panel.build_button)
    shown = hand.panel.proposal
    assert shown.supposed
    monday = [one for one in shown.after.visits if one.start_minute < 1440]
    assert all(hand.small.grace not in {p.carer_id for p in one.places} for one in monday)
    click(hand.qtbot, hand.panel.keep_button)
    assert hand.panel.keep_line.name.text() == "What if Grace were off on Monday"
    click(hand.qtbot, hand.panel.keep_line.keep_button)
    with hand.qtbot.waitSignal(hand.flow.ended):
        click(hand.qtbot, hand.panel.discard_button)
    assert hand.comes() == GRACE
    assert not any(one.away for one in week_board(hand.office, hand.week).carers)


def test_a_what_if_is_left_with_escape(hand: Hand) -> None:
    hand.page.head.proposals.kept_menu.actions()[0].trigger()
    panel = hand.kept.panel
    assert isinstance(panel, WhatIfPanel)
    QTest.keyClick(panel.kind.control, KEY.Key_Escape)
    assert hand.kept.panel is None
    assert not panel.isVisible()
