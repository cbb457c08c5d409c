from tests.helpers import boards
from tests.helpers.boards import DAY, uid
from ui.board import walk
from ui.board.making import build_scene
from ui.board.scene import Spot

DAI, MAIR, SAM = (uid(1, number) for number in range(3))
SHOWN = build_scene(boards.small_week())
PRYCE, JONES = Spot(DAI, "small-0"), Spot(DAI, "small-1")
TUESDAY_EVENING = SHOWN.window.unit(DAY + 1080)


def test_along_a_row_and_no_further_than_its_ends() -> None:
    assert walk.along(SHOWN, PRYCE, 1, 0) == JONES
    assert walk.along(SHOWN, PRYCE, -1, 0) == PRYCE
    assert walk.along(SHOWN, Spot(DAI, "small-4"), 1, 0) == Spot(DAI, "small-4")


def test_from_a_whole_row_to_the_block_nearest_to_where_one_was() -> None:
    assert walk.along(SHOWN, Spot(DAI, None), 1, TUESDAY_EVENING) == Spot(DAI, "small-4")
    assert walk.along(SHOWN, Spot(SAM, None), 1, 0) == Spot(SAM, None)


def test_down_goes_to_the_same_time_of_the_same_day() -> None:
    here = SHOWN.window.unit(540)
    assert walk.across(SHOWN, PRYCE, 1, here) == Spot(MAIR, "small-1")
    assert walk.across(SHOWN, Spot(MAIR, "small-1"), 1, here) == Spot(SAM, None)
    assert walk.across(SHOWN, Spot(SAM, None), 1, here) == Spot(SAM, None)
    assert walk.across(SHOWN, Spot(SAM, None), -2, here) == JONES


def test_the_ends_of_the_day() -> None:
    assert walk.to_edge(SHOWN, PRYCE, last=True, goal=0) == JONES
    assert walk.to_edge(SHOWN, JONES, last=False, goal=0) == PRYCE
    assert walk.to_edge(SHOWN, Spot(SAM, None), last=True, goal=0) == Spot(SAM, None)


def test_trouble_follows_trouble_round_the_week() -> None:
    (only,) = SHOWN.troubled
    assert walk.next_trouble(SHOWN, None, 1, 0) == only
    assert walk.next_trouble(SHOWN, only, 1, 0) == only
    assert walk.next_trouble(SHOWN, Spot(DAI, "small-4"), -1, 0) == only
    assert walk.next_trouble(SHOWN, Spot(DAI, "small-4"), 1, 0) == only


def test_no_trouble_is_nowhere_to_go() -> None:
    assert walk.next_trouble(build_scene(boards.nobody_yet()), None, 1, 0) is None


def test_where_to_begin() -> None:
    assert walk.first(SHOWN, 0) == PRYCE
    assert walk.first(SHOWN, 1) == Spot(DAI, "small-4")
    assert walk.first(SHOWN, 5) == Spot(DAI, None)
    assert walk.first(build_scene(boards.nobody_yet()), 0) is None
