"""What a person reads while a rota is built, and when it is proposed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecoop.kinds import RotaState
from carecoop.services.changes import changes
from carecoop.services.planning import BuildProgress, BuildProven, PlanText
from carecoop.services.proposals_parts import Parts
from carecoop.services.proposals_values import Compared, GoneVisit, KeptRow
from carecoop.services.week_values import (
    ChangeKind,
    Place,
    Proof,
    Proposal,
    Relationship,
    VisitChange,
    WeekBoard,
)
from solver.plan import Plan
from solver.problem import Client, Problem, Visit
from solver.prover import Proven, Worth
from tests.helpers.boards import MONDAY, small_week, uid
from ui.build.change_lines import lines_by_carer, lines_by_person, lines_by_visit
from ui.build.changes_model import ChangesModel
from ui.build.choice import Choice
from ui.build.compare_model import CompareModel
from ui.build.progress_panel import ProgressPanel
from ui.build.proof_text import proof_details, proof_text
from ui.build.proposal_panel import ProposalPanel, Told

_DAI, MAIR, SAM = (uid(1, number) for number in range(3))
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
        "Proven: with as much filled, faces and travel can get better by 10% at most."
    )
    panel.show_proven(BuildProven(Proven(least_unfilled=30, allowed=30, soft=999)))
    assert "nobody could fill more" in panel.proof.text()
    assert "by 1% at most" in panel.proof.text()
    assert "a score below 999; this one has 1000" in panel.proof.toolTip()


def test_a_proof_is_told_in_plain_words_where_it_is_worth_telling() -> None:
    best = Proof(unfilled=0, least_unfilled=0, points=1000, least_points=1000)
    assert "cannot get better" in proof_text(best)
    assert proof_text(None) == proof_text(replace(best, least_points=300)) == ""
    assert proof_text(replace(best, least_points=0)) == proof_details(None) == ""
    assert "by 1% at most" in proof_text(replace(best, least_points=999))


def test_cancel_is_there_from_the_start(qtbot: QtBot) -> None:
    panel = ProgressPanel("30 Nov – 6 Dec 2026", 60)
    qtbot.addWidget(panel)
    panel.show()
    with qtbot.waitSignal(panel.cancel_asked):
        QTest.mouseClick(panel.cancel_button, Qt.MouseButton.LeftButton)


def parts_of(*ids: str, takeable: Sequence[str] | None = None) -> Parts:
    """Changes of which each can be taken alone; those that cannot be are not in the problem."""
    visits = tuple(
        Visit(key, "client", 0, 600, 480, 30) for key in (ids if takeable is None else takeable)
    )
    client = Client("client", 0)
    problem = Problem("week", MONDAY, ((0, 0),), {}, (), (client,), visits)
    return Parts(problem, Plan("week", {}), Plan("week", {}), ids)


def panel_of(
    proposal: Proposal, qtbot: QtBot, parts: Parts | None = None, told: Told | None = None
) -> ProposalPanel:
    ids = [change.visit_id for change in proposal.changes]
    panel = ProposalPanel(proposal, parts or parts_of(*ids), told or Told())
    qtbot.addWidget(panel)
    panel.show()
    return panel


def moved(board: WeekBoard) -> WeekBoard:
    """Mrs Pryce has Sam on the Monday, and Lewis Mair."""
    pryce, _jones, _evans, lewis, *_ = sorted(board.visits, key=lambda visit: visit.id)
    to_sam = pryce._replace(places=(pryce.places[0]._replace(carer_id=SAM),))
    to_mair = lewis._replace(places=(Place(MAIR, Relationship.KNOWN),))
    changed = {one.id: one for one in (to_sam, to_mair)}
    visits = tuple(changed.get(visit.id, visit) for visit in board.visits)
    return replace(board, visits=visits)


def proposal() -> Proposal:
    before = small_week()
    after = moved(before)
    return Proposal(before, after, changes(before, after))


def rows_of(model: QAbstractItemModel, above: QModelIndex | None = None) -> list[list[str]]:
    above = above or QModelIndex()
    return [
        [model.index(row, column, above).data() for column in range(model.columnCount())]
        for row in range(model.rowCount(above))
    ]


def test_changes_are_a_sound_model_with_words(
    check_model: Callable[[QAbstractItemModel], None],
) -> None:
    model = ChangesModel(lines_by_visit(CHANGES), Choice(CHANGES, parts_of("v1", "v2", "v3")))
    check_model(model)
    assert rows_of(model) == [
        ["Mrs Pryce, Mon 08:15", "newly filled", "nobody", "Mon 08:15  Dai"],
        ["Reg, Tue 08:15", "another carer", "Tue 08:15  Sam", "Tue 08:15  Mair"],
        ["Reg, Mon 08:00", "another time", "Mon 08:00  Mair", "Mon 08:30  Mair"],
    ]


def test_a_person_shows_their_faces_with_their_visits_below(
    check_model: Callable[[QAbstractItemModel], None],
) -> None:
    shown = proposal()
    ids = [change.visit_id for change in shown.changes]
    model = ChangesModel(lines_by_person(shown), Choice(shown.changes, parts_of(*ids)))
    check_model(model)
    assert rows_of(model) == [
        ["A Lewis", "newly filled: 1", "nobody", "1: Mair"],
        ["Mrs Pryce", "another carer: 1", "1: Dai", "2: Dai, Sam"],
    ]
    below = rows_of(model, model.index(1, 0))
    assert below == [["Mon 08:00", "another carer", "Mon 08:00  Dai", "Mon 08:00  Sam"]]
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "Comes now: Sam"


def test_a_carer_shows_their_hours_and_whom_they_meet() -> None:
    shown = proposal()
    ids = [change.visit_id for change in shown.changes]
    model = ChangesModel(lines_by_carer(shown), Choice(shown.changes, parts_of(*ids)))
    assert rows_of(model) == [
        ["Dai", "visits lost: 1", "2 h 15 min", "2 h 15 min of 32 h"],
        ["Mair", "visits gained: 1, new people: A Lewis", "1 h", "1 h of 24 h"],
        ["Sam", "visits gained: 1, new people: Mrs Pryce", "0 min", "0 min of 30 h"],
    ]


def test_a_proposal_shows_before_and_after_and_asks(qtbot: QtBot) -> None:
    shown = proposal()
    figures = replace(shown.after.figures, places_filled=99, new_faces=7)
    after = replace(shown.after, figures=figures)
    panel = panel_of(replace(shown, after=after), qtbot)
    assert panel.proof_text == ""
    assert f"→ 99/{after.figures.places_wanted}" in panel.figures_text
    assert "Newly filled: 1" in panel.changes_text
    with qtbot.waitSignal(panel.accepted):
        QTest.mouseClick(panel.accept_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.discarded):
        QTest.mouseClick(panel.discard_button, Qt.MouseButton.LeftButton)


def test_what_is_ticked_is_counted_on_the_button(qtbot: QtBot) -> None:
    panel = panel_of(proposal(), qtbot)
    assert panel.accept_button.text() == "&Accept this rota"
    QTest.mouseClick(panel.show_changes_button, Qt.MouseButton.LeftButton)
    tree = panel.changes.tree
    assert tree.isVisible()
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert panel.accept_button.text() == "&Accept 1 of 2 changes"
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert panel.accept_button.text() == "&Accept 0 of 2 changes"
    assert not panel.accept_button.isEnabled()
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert panel.accept_button.isEnabled()


def test_what_does_not_fit_is_said_and_cannot_be_ticked(qtbot: QtBot) -> None:
    shown = proposal()
    first, second = (change.visit_id for change in shown.changes)
    panel = panel_of(shown, qtbot, parts_of(first, second, takeable=[second]))
    assert panel.unfit_text.endswith("cannot be accepted: 1 of 2.")
    assert panel.accept_button.text() == "&Accept 1 of 2 changes"
    index = panel.changes.trees[2].model().index(0, 0)
    assert not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert "does not fit the week as it is" in index.siblingAtColumn(1).data()


def test_a_published_week_asks_for_a_reason_first(qtbot: QtBot) -> None:
    shown = proposal()
    panel = panel_of(replace(shown, before=replace(shown.before, state=RotaState.PUBLISHED)), qtbot)
    with qtbot.assertNotEmitted(panel.accepted):
        QTest.mouseClick(panel.accept_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(panel.reason.line, "Grace is ill")
    with qtbot.waitSignal(panel.accepted):
        QTest.keyClick(panel.reason.line, Qt.Key.Key_Return)


def test_trouble_is_said_above_the_figures(qtbot: QtBot) -> None:
    board = small_week()
    told = Told(trouble="The search ended early.", gone=(GoneVisit("Reg", MONDAY),))
    panel = panel_of(Proposal(board, board, ()), qtbot, told=told)
    assert panel.trouble_text == "The search ended early."
    assert panel.gone_text == "No longer fits and is left out: Reg, Mon 30 Nov 2026."
    assert panel.changes_text == "Nothing changes"


def test_a_proposal_shows_what_is_proven_of_it(qtbot: QtBot) -> None:
    board = small_week()
    panel = panel_of(Proposal(board, board, (), proof=Proof(0, 0, 1000, 951)), qtbot)
    assert panel.proof_text.endswith("by 5% at most.")


def test_nothing_is_proven_of_a_part(qtbot: QtBot) -> None:
    panel = panel_of(replace(proposal(), proof=Proof(0, 0, 1000, 951)), qtbot)
    assert panel.proof_text
    some = [min(panel.choice.all)]
    panel.choice.leave(some)
    assert not panel.proof_text
    panel.choice.take(some)
    assert panel.proof_text


def test_a_comparison_is_a_sound_model(check_model: Callable[[QAbstractItemModel], None]) -> None:
    figures = small_week().figures
    row = KeptRow(uid(9, 0), MONDAY, "Dai for Winnie", datetime(2026, 11, 27, tzinfo=UTC), 6)
    model = CompareModel(
        [Compared(None, figures), Compared(row, replace(figures, new_faces=7), 6, 1, 2)]
    )
    check_model(model)
    across = Qt.Orientation.Horizontal
    assert [model.headerData(n, across) for n in range(2)] == ["As it is now", "Dai for Winnie"]
    shown = {
        model.headerData(row, Qt.Orientation.Vertical): cells
        for row, cells in enumerate(rows_of(model))
    }
    assert shown["Filled"] == ["5/6", "5/6"]
    assert shown["New faces"] == ["1", "7"]
    assert shown["Visits that change"] == ["0", "6"]
    assert shown["No longer fits"] == ["0", "2"]
    new_faces = list(shown).index("New faces")
    assert model.index(new_faces, 1).data(Qt.ItemDataRole.ToolTipRole) == "Now: 1"
