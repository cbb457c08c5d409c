"""What is asked of a week when chosen visits go somewhere else."""

from dataclasses import replace

import pytest

from carecoop.services.editing_values import Put
from carecoop.services.week_values import Leg, LegKind
from tests.helpers import boards
from tests.helpers.boards import uid
from ui.board import gaps, moves
from ui.board.gaps import Gap
from ui.board.making import build_scene
from ui.board.moves import Target
from ui.board.scene import NOBODY, RowsBy, Spot

DAI, MAIR, SAM = (uid(1, number) for number in range(3))
DAY = 1440
SCENE = build_scene(boards.small_week())
PRYCE, JONES, WITH_MAIR = Spot(DAI, "small-0"), Spot(DAI, "small-1"), Spot(MAIR, "small-1")
LEWIS = Spot(None, "small-3")


def test_a_visit_goes_to_another_carer_at_its_time() -> None:
    assert moves.puts(SCENE, [PRYCE], Target(0, SAM)) == (Put("small-0", 480, (SAM,)),)


def test_both_carers_of_a_visit_go_along_in_time_and_one_place_to_another_carer() -> None:
    assert moves.puts(SCENE, [JONES], Target(15)) == (Put("small-1", 555, (DAI, MAIR)),)
    assert moves.puts(SCENE, [JONES], Target(0, SAM)) == (Put("small-1", 540, (SAM, MAIR)),)
    assert moves.puts(SCENE, [JONES], Target(0, NOBODY)) == (Put("small-1", 540, (MAIR,)),)


def test_a_carer_who_is_there_already_is_asked_for_twice_so_that_it_is_refused() -> None:
    assert moves.puts(SCENE, [JONES], Target(0, MAIR)) == (Put("small-1", 540, (MAIR, MAIR)),)


def test_what_needs_someone_is_filled() -> None:
    assert moves.puts(SCENE, [LEWIS], Target(0, SAM)) == (Put("small-3", 1170, (SAM,)),)


def test_what_would_stay_is_not_asked_for() -> None:
    assert moves.puts(SCENE, [PRYCE, JONES], Target()) == ()
    assert moves.puts(SCENE, [PRYCE], Target(0, DAI)) == ()


def test_several_visits_are_asked_for_in_the_order_of_time() -> None:
    asked = moves.puts(SCENE, [JONES, PRYCE, WITH_MAIR], Target(5))
    assert [put.visit_id for put in asked] == ["small-0", "small-1"]


@pytest.mark.parametrize(
    ("start", "direction", "minutes"), [(480, 1, 5), (480, -1, -5), (483, 1, 2), (483, -1, -3)]
)
def test_a_step_ends_on_the_grid(start: int, direction: int, minutes: int) -> None:
    assert moves.one_step(start, direction) == minutes


def test_a_time_is_the_nearest_of_the_grid() -> None:
    assert moves.to_grid(480, 497.4) == 15
    assert moves.to_grid(483, 481.0) == -3


def test_a_run_ends_where_the_carer_rests() -> None:
    week = boards.small_week()
    assert moves.run_of(SCENE, PRYCE) == (PRYCE, JONES)
    dai = replace(week.carers[0], legs=(Leg(LegKind.REST, 525, 540),))
    apart = build_scene(replace(week, carers=(dai, *week.carers[1:])))
    assert moves.run_of(apart, PRYCE) == (PRYCE,)
    assert moves.run_of(apart, JONES) == (JONES,)


def test_all_visits_up_to_another_are_those_of_the_rows_and_the_time_between() -> None:
    assert moves.up_to(SCENE, PRYCE, JONES) == (PRYCE, JONES)
    assert moves.up_to(SCENE, JONES, PRYCE) == (JONES, PRYCE)
    assert set(moves.up_to(SCENE, PRYCE, WITH_MAIR)) == {PRYCE, JONES, WITH_MAIR}


def test_a_place_is_followed_to_whoever_comes_instead() -> None:
    week = boards.small_week()
    place = week.visits[0].places[0]._replace(carer_id=SAM)
    moved = build_scene(
        replace(week, visits=(week.visits[0]._replace(places=(place,)), *week.visits[1:]))
    )
    assert moves.followed(PRYCE, SCENE, moved) == Spot(SAM, "small-0")
    assert moves.followed(JONES, SCENE, moved) == JONES
    assert moves.followed(Spot(DAI, None), SCENE, moved) == Spot(DAI, None)


def test_a_place_is_followed_to_another_day() -> None:
    week = boards.small_week()
    first, *others = week.visits
    there = first._replace(id="small-other-day", start_minute=first.start_minute + DAY)
    moved = build_scene(replace(week, visits=(there, *others)))
    assert moves.followed(PRYCE, SCENE, moved) == Spot(DAI, "small-other-day")
    second = there._replace(id="small-later", start_minute=there.start_minute + DAY)
    same = first._replace(id="small-anew")
    anew = build_scene(replace(week, visits=(same, second, *others)))
    assert moves.followed(PRYCE, SCENE, anew) == Spot(DAI, "small-anew"), "at the same time"
    gone = build_scene(replace(week, visits=tuple(others)))
    assert moves.followed(PRYCE, SCENE, gone) is None


def test_days_are_counted_from_where_visits_are_to_where_they_go() -> None:
    assert moves.days_away(SCENE, [PRYCE, JONES], 3) == 3
    assert moves.days_away(SCENE, [Spot(DAI, "nowhere")], 3) == 0
    assert [moves.whole_days(one) for one in (700, 740, -800, 1500)] == [0, DAY, -DAY, DAY]


def test_a_gap_lies_between_visits_within_the_hours_offered() -> None:
    row = SCENE.row_of[DAI]
    assert gaps.gap_at(SCENE, row, SCENE.window.unit(530)) == Gap(DAI, 525, 540)
    assert gaps.gap_at(SCENE, row, SCENE.window.unit(600)) == Gap(DAI, 570, 1260 + 60)
    assert gaps.gap_at(SCENE, row, SCENE.window.unit(500)) is None, "a visit is there"


def test_gaps_come_one_after_the_other_and_begin_again() -> None:
    first = gaps.next_gap(SCENE, PRYCE, 0, None)
    assert first == Gap(DAI, 525, 540)
    assert gaps.next_gap(SCENE, Spot(DAI, None), 0, first) == Gap(DAI, 570, 1320)
    assert gaps.next_gap(SCENE, Spot(DAI, None), 0, Gap(DAI, 570, 1320)) == Gap(DAI, 420, 480)


def test_in_client_rows_a_block_goes_by_its_carer_and_nobody_has_one_too() -> None:
    scene = build_scene(boards.small_week(), (), RowsBy.CLIENTS)
    assert [row.name for row in scene.rows] == ["A Lewis", "Ada Evans", "Mr Jones", "Mrs Pryce"]
    assert [scene.label(block) for row in scene.rows for block in row.blocks] == [
        NOBODY, MAIR, DAI, MAIR, DAI, DAI,
    ]  # fmt: skip
    jones = scene.rows[2].blocks
    assert [(block.lane, block.lanes) for block in jones] == [(0, 2), (1, 2)]
    assert not any(block.troubles for block in jones), "two carers at once are no clash"
    assert scene.row_index(LEWIS) == 0
    assert gaps.next_gap(scene, PRYCE, 0, None) is None
