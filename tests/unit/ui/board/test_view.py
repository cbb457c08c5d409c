from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from carecoop.services.week_values import WeekBoard
from tests.helpers import boards
from tests.helpers.boards import uid
from ui import look
from ui.board.making import build_scene
from ui.board.paint import boxes
from ui.board.scene import Spot
from ui.board.view import BoardView

DAI, MAIR, SAM = (uid(1, number) for number in range(3))
PRYCE, JONES = Spot(DAI, "small-0"), Spot(DAI, "small-1")
LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


def shown(qtbot: QtBot, week: WeekBoard) -> BoardView:
    view = BoardView(build_scene(week))
    view.resize(1000, 500)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


@pytest.fixture
def view(qtbot: QtBot) -> BoardView:
    return shown(qtbot, boards.small_week())


def centre(view: BoardView, spot: Spot) -> QPoint:
    block, row, frame = view.scene.block(spot), view.scene.row_index(spot), view.frame()
    assert block is not None
    assert row is not None
    (placed,) = boxes([block], row, frame.scale, frame.row_height)
    return placed.box.center() - QPoint(int(frame.left), int(frame.top))


def turn_wheel(view: BoardView, at: QPoint, turn: int, modifiers: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(at), QPoint(0, 0), QPoint(0, turn), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_a_click_selects_and_says_so(qtbot: QtBot, view: BoardView) -> None:
    with qtbot.waitSignal(view.selection_changed) as sent:
        QTest.mouseClick(view.viewport(), LEFT, pos=centre(view, PRYCE))
    assert sent.args == [PRYCE]
    assert "Mrs Pryce. Breakfast. Mon 30 Nov, 08:00–08:45" in view.accessibleDescription()
    assert "circle" in view.accessibleDescription()


def test_a_click_beside_blocks_selects_the_row(qtbot: QtBot, view: BoardView) -> None:
    beside = QPoint(view.viewport().width() - 20, view.frame().row_height // 2)
    QTest.mouseClick(view.viewport(), LEFT, pos=beside)
    assert view.selected == Spot(DAI, None)


def test_a_click_below_the_rows_selects_nothing(qtbot: QtBot, view: BoardView) -> None:
    view.select(PRYCE)
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(50, 4 * view.frame().row_height))
    assert view.selected is None


def test_a_double_click_opens(qtbot: QtBot, view: BoardView) -> None:
    with qtbot.waitSignal(view.opened):
        QTest.mouseDClick(view.viewport(), LEFT, pos=centre(view, PRYCE))


def test_arrows_go_between_blocks_and_rows(qtbot: QtBot, view: BoardView) -> None:
    for key, where in (
        (KEY.Key_Right, PRYCE),  # the first key finds a place to begin
        (KEY.Key_Right, JONES),
        (KEY.Key_Down, Spot(MAIR, "small-1")),
        (KEY.Key_Down, Spot(SAM, None)),
        (KEY.Key_Up, Spot(MAIR, "small-1")),
        (KEY.Key_Up, JONES),
        (KEY.Key_Home, PRYCE),
        (KEY.Key_End, JONES),
        (KEY.Key_PageDown, Spot(SAM, None)),
        (KEY.Key_PageUp, JONES),
    ):
        QTest.keyClick(view, key)
        assert view.selected == where


def test_a_selection_on_another_day_turns_to_that_day(qtbot: QtBot, view: BoardView) -> None:
    assert view.day == 0
    view.select(JONES)
    QTest.keyClick(view, KEY.Key_Right)
    assert view.selected == Spot(DAI, "small-4")
    assert view.day == 1


def test_control_and_arrows_turn_days(qtbot: QtBot, view: BoardView) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view, KEY.Key_Right, control)
    QTest.keyClick(view, KEY.Key_Right, control)
    assert view.day == 2
    QTest.keyClick(view, KEY.Key_Left, control)
    assert view.day == 1


def test_day_and_week_by_key(qtbot: QtBot, view: BoardView) -> None:
    with qtbot.waitSignal(view.zoomed) as sent:
        QTest.keyClick(view, KEY.Key_W)
    assert sent.args == [True]
    assert view.horizontalScrollBar().maximum() == 0
    view.select(Spot(DAI, "small-4"))
    QTest.keyClick(view, KEY.Key_D)
    assert not view.shows_week
    assert view.day == 1


def test_the_wheel_with_control_zooms_about_the_pointer(qtbot: QtBot, view: BoardView) -> None:
    at = centre(view, PRYCE)
    before = view.frame()
    unit = (before.left + at.x()) / before.scale
    for _ in range(3):
        turn_wheel(view, at, 120, Qt.KeyboardModifier.ControlModifier)
    after = view.frame()
    assert after.scale == pytest.approx(before.scale * 1.25**3)
    assert (after.left + at.x()) / after.scale == pytest.approx(unit, abs=1)


def test_plus_and_minus_zoom_no_further_than_the_week(qtbot: QtBot, view: BoardView) -> None:
    day = view.frame().scale
    QTest.keyClick(view, KEY.Key_Plus)
    assert view.frame().scale > day
    for _ in range(20):
        QTest.keyClick(view, KEY.Key_Minus)
    assert view.shows_week


def test_the_wheel_scrolls_rows_and_with_shift_hours(qtbot: QtBot) -> None:
    view = shown(qtbot, boards.busy_week())
    at = QPoint(100, 100)
    turn_wheel(view, at, -120, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0
    turn_wheel(view, at, -120, Qt.KeyboardModifier.ShiftModifier)
    assert view.horizontalScrollBar().value() == 120


def test_a_zoom_survives_a_change_of_size(qtbot: QtBot, view: BoardView) -> None:
    QTest.keyClick(view, KEY.Key_Plus)
    zoomed = view.frame().scale
    view.resize(1100, 500)
    assert view.frame().scale == zoomed


def test_a_day_and_a_week_keep_fitting(qtbot: QtBot, view: BoardView) -> None:
    view.resize(1300, 600)
    assert view.frame().scale * view.scene.window.length == pytest.approx(view.viewport().width())


def test_a_day_keeps_fitting_when_another_week_comes(qtbot: QtBot, view: BoardView) -> None:
    view.show_day(6)
    for week in (boards.nobody_yet(), boards.busy_week(), boards.small_week()):
        view.set_scene(build_scene(week))
        assert (view.day_at(0), view.last_day()) == (6, 6)


def test_enter_opens(qtbot: QtBot, view: BoardView) -> None:
    with qtbot.waitSignal(view.opened):
        QTest.keyClick(view, KEY.Key_Return)


def test_a_name_selects_the_row_and_a_day_is_fitted(qtbot: QtBot, view: BoardView) -> None:
    names, hours = view.names, view.hours
    QTest.mouseClick(names, LEFT, pos=QPoint(20, view.frame().row_height * 3 // 2))
    assert view.selected == Spot(MAIR, None)
    view.show_week()
    day, box = hours.day_boxes()[4]
    QTest.mouseClick(hours, LEFT, pos=box.center().toPoint())
    assert (view.day, view.shows_week) == (day, False) == (4, False)


def test_what_is_drawn_by_strips_is_what_is_drawn_at_once(qtbot: QtBot) -> None:
    view = shown(qtbot, boards.busy_week())
    for _ in range(7):
        turn_wheel(view, QPoint(50, 50), -37, Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()
    scrolled = view.grab().toImage()
    view.viewport().update()
    QApplication.processEvents()
    assert view.grab().toImage() == scrolled


def test_a_board_with_a_visit_held_looks_as_it_does_without(qtbot: QtBot, view: BoardView) -> None:
    """What is held is drawn over a picture of the board, made when it is taken hold of."""
    QTest.mouseClick(view.viewport(), LEFT, pos=centre(view, JONES))
    before = view.viewport().grab().toImage()
    QTest.mousePress(view.viewport(), LEFT, pos=centre(view, JONES))
    assert view.viewport().grab().toImage() == before
    QTest.mouseRelease(view.viewport(), LEFT, pos=centre(view, JONES))
    QTest.mouseClick(view.viewport(), LEFT, pos=centre(view, PRYCE))
    QTest.mousePress(view.viewport(), LEFT, pos=centre(view, PRYCE))
    assert view.viewport().grab().toImage() != before


def test_a_selection_follows_its_visit_and_is_forgotten_with_it(
    qtbot: QtBot, view: BoardView
) -> None:
    view.select(PRYCE)
    view.set_scene(build_scene(boards.without_rota(boards.small_week())))
    assert view.selected == Spot(None, "small-0"), "it lies in the tray"
    view.set_scene(build_scene(boards.nobody_yet()))
    assert view.selected is None


def test_a_name_is_read_in_full_where_the_mouse_rests_on_it(view: BoardView) -> None:
    names = view.names
    for row, one in enumerate(view.scene.rows):
        at = QPoint(20, row * view.frame().row_height + 5)
        QApplication.sendEvent(names, QHelpEvent(QEvent.Type.ToolTip, at, names.mapToGlobal(at)))
        assert QToolTip.text() == one.name
    QToolTip.hideText()


def test_long_names_get_more_room_and_the_longest_not_all_of_it(view: BoardView) -> None:
    week, widths = boards.small_week(), []
    for name in ("Dai", "Mr Bickertonley", "Llanfihangel-yng-Ngwynfa Gwenllian Prydderch"):
        first, *others = week.carers
        view.set_scene(build_scene(replace(week, carers=(replace(first, name=name), *others))))
        widths.append(view.names.width())
    short, long, longest = widths
    bold = QFontMetrics(look.font(look.Size.BODY, bold=True))
    assert short < long < longest < view.width() / 4
    assert long >= bold.horizontalAdvance("Mr Bickertonley") + look.Space.MEDIUM
    view.set_scene(build_scene(week))
    assert view.names.width() == short
