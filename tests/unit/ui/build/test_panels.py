"""What a person reads while a rota is built, and when it is proposed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.services.planning import BuildProgress, BuildProven, PlanText
from carecoop.services.week_values import ChangeKind, Proof, Proposal, VisitChange
from solver.prover import Proven, Worth
from tests.helpers.boards import small_week
from ui.build.changes_model import ChangesModel
from ui.build.progress_panel import ProgressPanel
from ui.build.proof_text import proof_details, proof_text
from ui.build.proposal_panel import ProposalPanel

CHANGES = (
    VisitChange("v1", "Mrs Pryce", ChangeKind.FILLED, None, 495, (), ("Dai",)),
    VisitChange("v2", "Reg", ChangeKind.CARER, 1935, 1935, ("Sam",), ("Mair",)),
    VisitChange("v3", "Reg", ChangeKind.TIME, 480, 510, ("Mair",), ("Mair",)),
)


def progress(filled: int, wanted: int, plan: PlanText | None = None) -> BuildProgress:
    return BuildProgress(1.0, "improve", filled, wanted, 2.25, plan, Worth(30, 1000))


def test_progress_is_told_in_figures(qtbot: QtBot) -> None:
    panel = ProgressPanel("30 Nov – 6 Dec 2026", 60)
    qtbot.addWidget(panel)
    panel.show_progress(progress(378, 400))
    assert panel.filled.value == "378 of 400"
    assert panel.faces.value == "2.3"


def test_stop_and_keep_waits_for_something_to_keep(qtbot: QtBot) -> None:
    panel = ProgressPanel("30 Nov – 6 Dec 2026", 60)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_progress(progress(0, 400))
    assert not panel.stop_button.isEnabled()
    panel.show_progress(progress(10, 400, PlanText("{}")))
    with qtbot.waitSignal(panel.stop_asked):
        QTest.mouseClick(panel.stop_button, Qt.MouseButton.LeftButton)
    assert not panel.stop_button.isEnabled()


def test_what_is_proven_so_far_is_told_beside_the_best_so_far(qtbot: QtBot) -> None:
    panel = ProgressPanel("30 Nov – 6 Dec 2026", 60)
    qtbot.addWidget(panel)
    panel.show_proven(BuildProven(Proven(least_unfilled=0, allowed=30, soft=900)))
    assert panel.proof.text() == ""
    panel.show_progress(progress(378, 400))
    assert panel.proof.text() == (
        "Proven: with as much filled, faces and travel can get better by 10 % at most."
    )
    panel.show_proven(BuildProven(Proven(least_unfilled=30, allowed=30, soft=999)))
    assert "nobody could fill more" in panel.proof.text()
    assert "by 1 % at most" in panel.proof.text()
    assert "fewer than 999 points; this one has 1000" in panel.proof.toolTip()


def test_a_proof_is_told_in_plain_words_where_it_is_worth_telling() -> None:
    best = Proof(unfilled=0, least_unfilled=0, points=1000, least_points=1000)
    assert "cannot get better" in proof_text(best)
    assert proof_text(None) == proof_text(replace(best, least_points=300)) == ""
    assert proof_text(replace(best, least_points=0)) == proof_details(None) == ""
    assert "by 1 % at most" in proof_text(replace(best, least_points=999))


def test_cancel_is_there_from_the_start(qtbot: QtBot) -> None:
    panel = ProgressPanel("30 Nov – 6 Dec 2026", 60)
    qtbot.addWidget(panel)
    panel.show()
    with qtbot.waitSignal(panel.cancel_asked):
        QTest.mouseClick(panel.cancel_button, Qt.MouseButton.LeftButton)


def test_changes_are_a_sound_model_with_words(
    check_model: Callable[[QAbstractItemModel], None],
) -> None:
    model = ChangesModel(CHANGES)
    check_model(model)
    rows = [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert rows == [
        ["Mrs Pryce", "newly filled", "nobody", "Mon 08:15  Dai"],
        ["Reg", "another carer", "Tue 08:15  Sam", "Tue 08:15  Mair"],
        ["Reg", "another time", "Mon 08:00  Mair", "Mon 08:30  Mair"],
    ]


def test_a_proposal_shows_before_and_after_and_asks(qtbot: QtBot) -> None:
    before = small_week()
    after = replace(before, figures=replace(before.figures, places_filled=99, new_faces=7))
    panel = ProposalPanel(Proposal(before, after, CHANGES))
    qtbot.addWidget(panel)
    panel.show()
    assert panel.proof_text == ""
    assert f"→ 99/{after.figures.places_wanted}" in panel.figures_text
    assert "Newly filled: 1" in panel.changes_text
    QTest.mouseClick(panel.show_changes_button, Qt.MouseButton.LeftButton)
    assert panel.table.isVisible()
    with qtbot.waitSignal(panel.accepted):
        QTest.mouseClick(panel.accept_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.discarded):
        QTest.mouseClick(panel.discard_button, Qt.MouseButton.LeftButton)


def test_trouble_is_said_above_the_figures(qtbot: QtBot) -> None:
    board = small_week()
    panel = ProposalPanel(Proposal(board, board, ()), "The search ended early.")
    qtbot.addWidget(panel)
    assert panel.trouble_text == "The search ended early."
    assert panel.changes_text == "Nothing changes"


def test_a_proposal_shows_what_is_proven_of_it(qtbot: QtBot) -> None:
    board = small_week()
    panel = ProposalPanel(Proposal(board, board, (), proof=Proof(0, 0, 1000, 951)))
    qtbot.addWidget(panel)
    assert panel.proof_text.endswith("by 5 % at most.")
