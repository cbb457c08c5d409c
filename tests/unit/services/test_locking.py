"""Visits locked by hand, and what builds and mends make of them."""

import json
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from carecoop import clock
from carecoop.errors import CareCoopError, ConflictError
from carecoop.kinds import Lock, TimeOffKind
from carecoop.records import VisitLock
from carecoop.services import planning, replanning, trail
from carecoop.services.editing import Put, bench, save
from carecoop.services.locking import set_lock
from carecoop.services.office import Office
from carecoop.services.people_values import TimeOffForm
from carecoop.services.week import week_board
from carecoop.services.week_values import WeekBoard
from solver.exchange import parse_problem
from solver.problem import Placement, Problem
from tests.helpers.weeks import DAY, Small, plan_text, small_coop

MONDAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _the_friday_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=3))
    monkeypatch.setattr(clock, "minutes_since", lambda _: -3 * clock.DAY_MINUTES)


@pytest.fixture
def small(office: Office) -> Small:
    """Grace has breakfast with Winnie on Monday, both are with Menna after it."""
    found = small_coop(office)
    save(
        office,
        MONDAY,
        0,
        [
            Put(on(found.breakfast, 0), 480, (found.grace,)),
            Put(on(found.lifting, 0), 600, (found.dai, found.grace)),
        ],
    )
    return found


def on(pattern: UUID, weekday: int) -> str:
    return f"{pattern}:{MONDAY + timedelta(days=weekday)}"


def lock(office: Office, visit_id: str, kind: Lock | None) -> WeekBoard:
    return set_lock(office, MONDAY, week_board(office, MONDAY).version, [visit_id], kind)


def locks(board: WeekBoard) -> dict[str, Lock | None]:
    return {visit.id: visit.lock for visit in board.visits if visit.lock is not None}


def asked(order: planning.BuildOrder) -> Problem:
    """What the search is told of the week."""
    return parse_problem(json.loads(order.first_line)["problem"])


# On the board -----------------------------------------------------------------------------


def test_a_lock_is_on_the_board_and_undone_in_one_step(office: Office, small: Small) -> None:
    visit_id = on(small.breakfast, 0)
    board = lock(office, visit_id, Lock.TIME)
    assert locks(board) == {visit_id: Lock.TIME}
    assert board.version == 2
    assert locks(lock(office, visit_id, Lock.BOTH)) == {visit_id: Lock.BOTH}
    undone = trail.undo_last(office)
    assert undone is not None
    assert (undone.use_case, undone.subject) == ("lock_visit", "Winnie")
    assert locks(week_board(office, MONDAY)) == {visit_id: Lock.TIME}
    assert locks(lock(office, visit_id, None)) == {}


def test_only_what_is_filled_is_locked_to_its_carers(office: Office, small: Small) -> None:
    with pytest.raises(CareCoopError, match="Nobody comes to Winnie yet"):
        lock(office, on(small.breakfast, 1), Lock.TIME)
    save(office, MONDAY, 1, [Put(on(small.lifting, 0), 600, (small.dai,))])
    with pytest.raises(CareCoopError, match="Menna still needs someone"):
        lock(office, on(small.lifting, 0), Lock.BOTH)
    assert locks(lock(office, on(small.lifting, 0), Lock.TIME)) != {}


def test_a_lock_on_a_week_that_moved_on_is_not_set(office: Office, small: Small) -> None:
    with pytest.raises(ConflictError, match="changed elsewhere"):
        set_lock(office, MONDAY, 0, [on(small.breakfast, 0)], Lock.TIME)


def test_what_is_locked_cannot_be_moved_by_hand(office: Office, small: Small) -> None:
    visit_id = on(small.breakfast, 0)
    lock(office, visit_id, Lock.TIME)
    later = bench(office, MONDAY).judge([Put(visit_id, 490, (small.grace,))])
    assert later.impossible is not None
    assert bench(office, MONDAY).judge([Put(visit_id, 480, (small.dai,))]).impossible is None
    lock(office, visit_id, Lock.CARERS)
    assert bench(office, MONDAY).judge([Put(visit_id, 480, (small.dai,))]).impossible is not None
    assert bench(office, MONDAY).judge([Put(visit_id, 490, (small.grace,))]).impossible is None


def test_a_visit_that_loses_everybody_loses_its_lock(office: Office, small: Small) -> None:
    visit_id = on(small.breakfast, 0)
    board = lock(office, visit_id, Lock.TIME)
    save(office, MONDAY, board.version, [Put(visit_id, 480)])
    with office.read() as session:
        assert session.exec(select(VisitLock)).all() == []


# In builds and mends ----------------------------------------------------------------------


def test_a_build_is_told_what_is_locked(office: Office, small: Small) -> None:
    lock(office, on(small.breakfast, 0), Lock.CARERS)
    lock(office, on(small.lifting, 0), Lock.BOTH)
    problem = asked(planning.start_build(office, MONDAY))
    visits = {visit.id: visit for visit in problem.visits}
    able = [one.id for one in problem.carers if visits[on(small.breakfast, 0)].needs <= one.traits]
    assert able == [str(small.grace)]
    pinned = visits[on(small.lifting, 0)].pinned
    assert pinned is not None
    assert (pinned.start_minute, set(pinned.carers)) == (600, {str(small.dai), str(small.grace)})


def test_a_build_that_keeps_no_lock_is_not_taken(office: Office, small: Small) -> None:
    lock(office, on(small.breakfast, 0), Lock.BOTH)
    order = planning.start_build(office, MONDAY)
    other = plan_text({(small.breakfast, 0): (480, [small.dai])}, MONDAY)
    with pytest.raises(ConflictError):
        planning.propose(office, order, other)
    same = plan_text({(small.breakfast, 0): (480, [small.grace])}, MONDAY)
    board = planning.accept(office, planning.propose(office, order, same))
    assert locks(board) == {on(small.breakfast, 0): Lock.BOTH}


def test_what_was_set_aside_and_locked_does_not_keep_a_week_from_being_built(
    office: Office, small: Small
) -> None:
    visit_id = on(small.breakfast, 1)
    put = Put(visit_id, DAY + 660, (small.dai,))
    board = save(office, MONDAY, 1, [put], overrides={(visit_id, small.dai, "bounds"): "Nurse"})
    lock(office, visit_id, Lock.BOTH)
    assert board.version == 2
    order = planning.start_build(office, MONDAY)
    visits = {visit.id: visit for visit in asked(order).visits}
    assert visits[visit_id].pinned == Placement(DAY + 660, (str(small.dai),))
    plan = plan_text(
        {(small.breakfast, 1): (660, [small.dai]), (small.breakfast, 2): (480, [small.grace])},
        MONDAY,
    )
    built = planning.accept(office, planning.propose(office, order, plan))
    kept = next(visit for visit in built.visits if visit.id == visit_id)
    assert (kept.start_minute, kept.lock) == (DAY + 660, Lock.BOTH)
    assert [one.reason for one in kept.set_aside] == ["Nurse"]


def test_a_mend_leaves_what_was_set_aside_where_it_is(office: Office, small: Small) -> None:
    visit_id = on(small.breakfast, 1)
    put = Put(visit_id, DAY + 660, (small.dai,))
    save(office, MONDAY, 1, [put], overrides={(visit_id, small.dai, "bounds"): "Nurse"})
    week = asked(replanning.start_replan(office, MONDAY).build)
    assert {visit.id: visit.pinned for visit in week.visits}[visit_id] is not None
    sick = TimeOffForm(MONDAY, 0, MONDAY + timedelta(days=6), 1440, TimeOffKind.SICK)
    away = replanning.CarerOff(small.dai, sick)
    week = asked(replanning.start_replan(office, MONDAY, [away]).build)
    assert {visit.id: visit.pinned for visit in week.visits}[visit_id] is None
