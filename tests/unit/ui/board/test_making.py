from dataclasses import replace

from carecoop.services.changes import changes
from carecoop.services.week_values import Relationship, WeekBoard
from tests.helpers import boards
from tests.helpers.boards import DAY, uid
from ui.board.making import build_scene
from ui.board.scene import RowsBy, Spot, Trouble

DAI, MAIR, SAM = (uid(1, number) for number in range(3))


def moved(board: WeekBoard, visit_id: str, **changes: object) -> WeekBoard:
    visits = [v._replace(**changes) if v.id == visit_id else v for v in board.visits]  # type: ignore[arg-type] # names and values as each test gives them
    return replace(board, visits=tuple(visits))


def test_each_carer_has_a_row_with_their_visits_in_time_order() -> None:
    shown = build_scene(boards.small_week())
    assert [row.name for row in shown.rows] == ["Dai", "Mair", "Sam"]
    assert [b.visit.id for b in shown.rows[0].blocks] == ["small-0", "small-1", "small-4"]
    assert shown.rows[2].blocks == ()


def test_a_double_handed_visit_stands_in_both_rows() -> None:
    shown = build_scene(boards.small_week())
    both = [shown.block(Spot(carer, "small-1")) for carer in (DAI, MAIR)]
    assert all(block is not None for block in both)
    assert {block.relationship for block in both if block} == {Relationship.KNOWN}


def test_what_needs_someone_lies_in_the_tray() -> None:
    shown = build_scene(boards.small_week())
    assert [block.visit.client_name for block in shown.tray] == ["A Lewis"]
    assert shown.troubled == (Spot(None, "small-3"),)


def test_a_visit_short_of_a_second_carer_is_in_a_row_and_in_the_tray() -> None:
    board = boards.small_week()
    one = board.visits[1].places[:1]
    shown = build_scene(moved(board, "small-1", places=one))
    block = shown.block(Spot(DAI, "small-1"))
    assert block is not None
    assert block.troubles == (Trouble.NEEDS_SOMEONE,)
    assert shown.troubled == (Spot(None, "small-1"), Spot(None, "small-3"))  # each met once


def test_two_visits_at_once_are_trouble_side_by_side() -> None:
    shown = build_scene(moved(boards.small_week(), "small-1", start_minute=500))
    first, second = shown.rows[0].blocks[:2]
    assert (first.lanes, first.lane, second.lane) == (2, 0, 1)
    assert Trouble.OVERLAPS in first.troubles
    assert Trouble.OVERLAPS in second.troubles


def test_a_visit_by_somebody_who_has_left_is_trouble() -> None:
    board = boards.small_week()
    left = replace(board.carers[0], available=(), left_minute=530)
    shown = build_scene(replace(board, carers=(left, *board.carers[1:])))
    first, second, *_later = shown.rows[0].blocks
    assert first.troubles == ()
    assert second.troubles == (Trouble.GONE,)
    assert second.spot in shown.troubled
    assert shown.rows[0].closed, "nothing is offered any more"


def test_a_visit_during_leave_is_trouble() -> None:
    board = boards.small_week()
    start = 3 * DAY + 600
    shown = build_scene(
        moved(board, "small-2", start_minute=start, earliest_minute=start, latest_minute=start)
    )
    block = shown.block(Spot(MAIR, "small-2"))
    assert block is not None
    assert block.troubles == (Trouble.AWAY, Trouble.CLOSED)


def test_a_start_outside_its_window_is_trouble() -> None:
    shown = build_scene(moved(boards.small_week(), "small-4", start_minute=DAY + 600))
    block = shown.block(Spot(DAI, "small-4"))
    assert block is not None
    assert block.troubles == (Trouble.OUTSIDE_WINDOW,)


def test_travel_is_tight_only_where_no_waiting_is_left() -> None:
    board = boards.small_week()
    travel, waiting = build_scene(board).rows[0].legs
    assert (travel.tight, waiting.tight) == (False, False)
    dai = board.carers[0]
    all_the_way = dai.legs[0]._replace(end_minute=540)
    tight = replace(board, carers=(replace(dai, legs=(all_the_way,)), *board.carers[1:]))
    assert build_scene(tight).rows[0].legs[0].tight


def test_hours_not_offered_are_the_rest_of_the_week() -> None:
    shown = build_scene(boards.small_week())
    mair = shown.rows[1]
    three_days = shown.window.unit(2 * DAY + 1320)
    assert mair.closed[-1] == (three_days, shown.window.units)


def test_only_what_a_proposal_changed_is_marked() -> None:
    before = boards.small_week()
    sam = (before.visits[0].places[0]._replace(carer_id=SAM),)
    after = moved(moved(before, "small-0", places=sam), "small-2", start_minute=DAY + 1090)
    shown = build_scene(after, changes(before, after))
    marked = {block.spot for row in shown.rows for block in row.blocks if block.change is not None}
    assert marked == {Spot(SAM, "small-0"), Spot(MAIR, "small-2")}


def test_rows_of_clients_are_in_the_order_of_names_with_a_block_for_each_place() -> None:
    shown = build_scene(boards.small_week(), rows_by=RowsBy.CLIENTS)
    assert [row.name for row in shown.rows] == list(shown.names)
    assert [row.name.casefold() for row in shown.rows] == sorted(map(str.casefold, shown.names))
    both = [
        block.carer_id for row in shown.rows for block in row.blocks if block.visit.id == "small-1"
    ]
    assert sorted(both, key=str) == sorted([DAI, MAIR], key=str)
    assert shown.troubled == build_scene(boards.small_week()).troubled


def test_rows_looked_at_in_any_order_are_the_same() -> None:
    board = boards.five_thousand()
    forwards, backwards = build_scene(board).rows, build_scene(board).rows
    last_first = [backwards[number] for number in reversed(range(len(board.carers)))]
    assert list(forwards) == last_first[::-1]
    assert sum(len(row.blocks) for row in forwards) == sum(len(v.places) for v in board.visits)
