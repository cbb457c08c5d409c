"""What the inspector says of a visit and of a day."""

from pytestqt.qtbot import QtBot

from tests.helpers import boards
from tests.helpers.boards import uid
from ui.board.inspector import Inspector
from ui.board.making import build_scene
from ui.board.scene import Spot

DAI, MAIR = uid(1, 0), uid(1, 1)


def test_who_comes_and_does_not_know_yet_is_said_at_the_name(qtbot: QtBot) -> None:
    inspector = Inspector()
    qtbot.addWidget(inspector)
    scene = build_scene(boards.small_week())
    said = "Dai has not yet been told how this day is now"
    for spot in (Spot(DAI, "small-0"), Spot(DAI, None)):
        inspector.show_untold(frozenset())
        inspector.show_spot(scene, spot, 0)
        assert said not in inspector.toPlainText()
        inspector.show_untold(frozenset({(DAI, 1)}))
        assert said not in inspector.toPlainText()  # that is another day
        inspector.show_untold(frozenset({(DAI, 0)}))
        assert said in inspector.toPlainText()
    inspector.show_spot(scene, Spot(MAIR, None), 0)
    assert said not in inspector.toPlainText()
