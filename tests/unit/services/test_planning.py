"""Ordering, proposing and accepting a week. Today is Tuesday 1 December 2026."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import col, select

from carecoop import clock
from carecoop.errors import CareCoopError, ConflictError
from carecoop.kinds import RotaState, Standing
from carecoop.records import RotaPlace, RotaVisit, TrailEntry
from carecoop.services.carers import archive_carer, get_carer, save_carer
from carecoop.services.clients import get_client, save_client
from carecoop.services.office import Office
from carecoop.services.patterns import set_exception
from carecoop.services.people_values import BondForm, ExceptionForm, TimeOffForm
from carecoop.services.planning import (
    BuildDone,
    BuildFailed,
    BuildOrder,
    BuildProgress,
    BuildProven,
    PlanText,
    accept,
    export_problem,
    propose,
    read_message,
    start_build,
)
from carecoop.services.trail import undo_last
from carecoop.services.week import week_board
from carecoop.services.week_values import ChangeKind, WeekBoard
from solver.exchange import parse_problem, plan_to_json
from solver.plan import Plan
from solver.problem import Placement
from solver.prover import Proven, Worth
from solver.rules import expect_possible, pinned_alone
from tests.helpers.weeks import DAY, WEEK, Small, plan_text, small_coop

MONDAY = date(2026, 11, 30)
NEXT = MONDAY + WEEK
Chosen = dict[tuple[UUID, int], tuple[int, list[UUID]]]  # pattern, weekday: minute, carers


@pytest.fixture(autouse=True)
def hands(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The hands of the clock: one instant that a test may change."""
    hands = [datetime(2026, 12, 1, 6, 30, tzinfo=UTC)]
    monkeypatch.setattr(clock, "now_utc", lambda: hands[0])
    return hands


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def plan(chosen: Chosen) -> PlanText:
    return plan_text(chosen, NEXT)


def build(office: Office, chosen: Chosen) -> None:
    accept(office, propose(office, start_build(office, NEXT), plan(chosen)))


def test_an_order_holds_the_problem_as_the_worker_reads_it(office: Office, small: Small) -> None:
    order = start_build(office, NEXT, seconds=5)
    task = json.loads(order.first_line)
    assert (order.week, order.expected_version) == (NEXT, 0)
    assert (task["type"], task["seconds"], task["start"]) == ("solve", 5, None)
    assert task["prove"]
    assert len(parse_problem(task["problem"]).visits) == 8
    assert "\n" not in order.first_line
    assert order.command[1:] == ("-P", "-m", "solver.worker")


def test_a_second_build_starts_from_the_rota_there_is(office: Office, small: Small) -> None:
    build(office, {(small.breakfast, 2): (495, [small.grace])})
    task = json.loads(start_build(office, NEXT).first_line)
    assert [visit["start"] for visit in task["start"]["visits"]] == [2 * DAY + 495]


def test_a_week_that_is_over_is_not_built(office: Office, small: Small) -> None:
    with pytest.raises(CareCoopError, match="week is over"):
        start_build(office, MONDAY - WEEK)


def test_a_week_without_visits_is_not_built(office: Office) -> None:
    with pytest.raises(CareCoopError, match="Nobody has a visit"):
        start_build(office, NEXT)


def test_a_week_in_which_nobody_is_available_is_not_built(office: Office, small: Small) -> None:
    for carer in (small.grace, small.dai):
        save_carer(office, carer, replace(get_carer(office, carer), availability=()))
    with pytest.raises(CareCoopError, match="No carer is available"):
        start_build(office, NEXT)


def test_the_workers_lines_become_values() -> None:
    progress = {
        "type": "progress", "seconds": 1.5, "phase": "improve", "filled": 90, "wanted": 94,
        "unfilled": 1710, "soft": 5903, "faces_per_client": 2.2, "plan": None,
    }  # fmt: skip
    assert read_message(json.dumps(progress)) == BuildProgress(
        1.5, "improve", 90, 94, 2.2, None, Worth(1710, 5903)
    )
    proven = {"least_unfilled": 1680, "allowed": 1710, "soft": 5620}
    told = BuildProven(Proven(1680, 1710, 5620))
    assert read_message(json.dumps({"type": "proven"} | proven)) == told
    for last, meant in ((proven, told), (None, None)):
        done = {"type": "done", "plan": {"visits": []}, "hard": 0, "proven": last}
        assert read_message(json.dumps(done)) == BuildDone(PlanText('{"visits": []}'), meant)
    failed = read_message(json.dumps({"type": "error", "message": "No."}))
    assert isinstance(failed, BuildFailed)
    assert str(failed.sentence) == "The rota could not be built: No."


@pytest.mark.parametrize("line", ["", "{", "[]", "7", '{"type": "hello"}', '{"type": "done"}'])
def test_a_line_that_is_no_message_is_one_clear_error(line: str) -> None:
    with pytest.raises(CareCoopError, match="unreadable"):
        read_message(line)


def test_a_proposal_stands_beside_what_is_proven_of_its_week(office: Office, small: Small) -> None:
    order, chosen = start_build(office, NEXT), plan({(small.breakfast, 0): (480, [small.grace])})
    told = BuildProven(Proven(least_unfilled=30, allowed=10_000, soft=7))
    proof = propose(office, order, chosen, told).proof
    assert proof is not None
    assert (proof.least_unfilled, proof.least_points) == (30, 7)
    assert proof.unfilled > 30
    assert proof.points > 7
    assert propose(office, order, chosen).proof is None


def test_a_proof_of_points_is_only_for_rotas_as_full(office: Office, small: Small) -> None:
    order, chosen = start_build(office, NEXT), plan({(small.breakfast, 0): (480, [small.grace])})
    proof = propose(office, order, chosen, BuildProven(Proven(30, allowed=30, soft=7))).proof
    assert proof is not None
    assert (proof.least_unfilled, proof.least_points) == (30, 0)


def test_a_week_that_changed_has_no_proof(office: Office, small: Small) -> None:
    order, chosen = start_build(office, NEXT), plan({(small.breakfast, 0): (480, [small.grace])})
    save_carer(office, small.dai, replace(get_carer(office, small.dai), availability=()))
    told = BuildProven(Proven(least_unfilled=30, allowed=10_000, soft=7))
    assert propose(office, order, chosen, told).proof is None


def test_a_proposal_tells_what_changes_for_whom(office: Office, small: Small) -> None:
    build(
        office,
        {
            (small.breakfast, 0): (480, [small.grace]),
            (small.breakfast, 1): (480, [small.grace]),
            (small.breakfast, 2): (480, [small.grace]),
            (small.breakfast, 3): (480, [small.grace]),
            (small.lifting, 0): (600, [small.dai]),
        },
    )
    proposal = propose(
        office,
        start_build(office, NEXT),
        plan(
            {
                (small.breakfast, 0): (480, [small.grace]),
                (small.breakfast, 1): (490, [small.grace]),
                (small.breakfast, 2): (480, [small.dai]),
                (small.lifting, 0): (600, [small.dai, small.grace]),
            }
        ),
    )
    told = {
        (change.client_name, change.kind, change.before_carers, change.after_carers)
        for change in proposal.changes
    }
    assert told == {
        ("Winnie", ChangeKind.TIME, ("Grace",), ("Grace",)),
        ("Winnie", ChangeKind.CARER, ("Grace",), ("Dai",)),
        ("Winnie", ChangeKind.LOST, ("Grace",), ()),
        ("Menna", ChangeKind.FILLED, ("Dai",), ("Dai", "Grace")),
    }
    assert proposal.before.figures.places_filled == 5
    assert proposal.after.figures.places_filled == 5


def test_a_proposal_has_starts_that_people_can_say(office: Office, small: Small) -> None:
    order = start_build(office, NEXT)
    proposal = propose(office, order, plan({(small.breakfast, 0): (488, [small.grace])}))
    shown = [visit.start_minute for visit in proposal.after.visits if visit.places]
    saved = [visit.start_minute for visit in accept(office, proposal).visits if visit.places]
    assert shown == saved == [490]


def test_accepting_saves_every_visit_and_one_entry_in_the_trail(
    office: Office, small: Small
) -> None:
    order = start_build(office, NEXT)
    proposal = propose(office, order, plan({(small.lifting, 0): (600, [small.dai])}))
    board = accept(office, proposal)
    assert (board.version, board.state) == (1, RotaState.DRAFT)
    assert [visit.missing for visit in board.visits if visit.places] == [1]
    with office.read() as session:
        assert len(session.exec(select(RotaVisit)).all()) == 8
        last = session.exec(select(TrailEntry).order_by(col(TrailEntry.id).desc())).first()
        assert last is not None
        assert (last.use_case, last.subject) == ("accept_rota", str(NEXT))


def test_accepting_again_changes_only_what_differs(office: Office, small: Small) -> None:
    both = {(small.breakfast, day): (480, [small.grace]) for day in (0, 1)}
    build(office, both)
    with office.read() as session:
        before = set(session.exec(select(RotaPlace.id)).all())
    build(office, both | {(small.breakfast, 2): (480, [small.grace])})
    with office.read() as session:
        after = set(session.exec(select(RotaPlace.id)).all())
    assert before < after
    assert len(after) == 3
    assert week_board(office, NEXT).version == 2


def test_an_accepted_rota_can_be_undone(office: Office, small: Small) -> None:
    build(office, {(small.breakfast, 0): (480, [small.grace])})
    undo_last(office)
    assert week_board(office, NEXT).version == 0


def test_a_proposal_against_an_older_rota_is_refused(office: Office, small: Small) -> None:
    order = start_build(office, NEXT)
    proposal = propose(office, order, plan({(small.breakfast, 0): (480, [small.grace])}))
    build(office, {(small.breakfast, 1): (480, [small.grace])})
    with pytest.raises(ConflictError, match="Nothing was saved"):
        accept(office, proposal)
    with pytest.raises(ConflictError, match="Nothing was saved"):
        propose(office, order, plan({}))
    assert [visit.start_minute for visit in week_board(office, NEXT).visits if visit.places] == [
        DAY + 480
    ]


def test_a_plan_that_no_longer_keeps_the_rules_is_refused(office: Office, small: Small) -> None:
    order = start_build(office, NEXT)
    proposal = propose(office, order, plan({(small.breakfast, 0): (480, [small.grace])}))
    leave = TimeOffForm(NEXT, 0, NEXT, 1440)
    save_carer(office, small.grace, replace(get_carer(office, small.grace), time_off=(leave,)))
    with pytest.raises(ConflictError, match="no longer fits"):
        accept(office, proposal)
    assert week_board(office, NEXT).version == 0


def test_a_visit_cancelled_in_between_makes_the_plan_too_old(office: Office, small: Small) -> None:
    order = start_build(office, NEXT)
    off = ExceptionForm(cancelled=True, reason="Out for lunch")
    set_exception(office, small.breakfast, NEXT, off)
    with pytest.raises(ConflictError, match="no longer fits"):
        propose(office, order, plan({(small.breakfast, 0): (480, [small.grace])}))


@pytest.mark.parametrize(
    "text", ["{}", '{"format": "carecoop-plan/1", "problem": "another", "visits": []}']
)
def test_a_plan_that_cannot_be_read_is_one_clear_error(
    office: Office, small: Small, text: str
) -> None:
    order = BuildOrder(NEXT, 0, "", ())
    with pytest.raises(CareCoopError):
        propose(office, order, PlanText(text))


def test_the_exported_problem_is_in_the_exchange_format(office: Office, small: Small) -> None:
    problem = parse_problem(json.loads(export_problem(office, NEXT + timedelta(days=3))))
    assert problem.week == NEXT
    assert len(problem.visits) == 8


# A week under way -------------------------------------------------------------------------


def weekday_starts(board: WeekBoard, pattern_id: UUID) -> dict[int, tuple[int, set[UUID]]]:
    """Where a pattern's visits stand: weekday to minute of the day and carers."""
    return {
        visit.start_minute // DAY: (
            visit.start_minute % DAY,
            {place.carer_id for place in visit.places},
        )
        for visit in board.visits
        if visit.pattern_id == pattern_id and visit.places
    }


def on_wednesday_noon(hands: list[datetime]) -> None:
    hands[0] = datetime(2026, 12, 9, 12, tzinfo=UTC)


def answer(order: BuildOrder, *everywhere: UUID) -> PlanText:
    """As the worker answers: it refuses what is impossible and keeps what is pinned; what is free
    goes to the carers given."""
    problem = parse_problem(json.loads(order.first_line)["problem"])
    expect_possible(problem)
    free = {
        visit.id: Placement(visit.preferred_minute, tuple(map(str, everywhere)))
        for visit in problem.visits
        if everywhere and visit.pinned is None
    }
    chosen = Plan(problem.name, {**pinned_alone(problem).placements, **free})
    return PlanText(json.dumps(plan_to_json(chosen)))


def test_a_rebuild_on_wednesday_leaves_monday_as_it_was(
    office: Office, small: Small, hands: list[datetime]
) -> None:
    build(
        office,
        {
            (small.breakfast, 0): (480, [small.grace]),
            (small.breakfast, 3): (480, [small.grace]),
            (small.lifting, 0): (600, [small.dai, small.grace]),
        },
    )
    on_wednesday_noon(hands)
    order = start_build(office, NEXT)
    proposal = propose(office, order, answer(order, small.grace))
    board = accept(office, proposal)
    breakfasts = weekday_starts(board, small.breakfast)
    assert breakfasts[0] == (480, {small.grace})
    assert weekday_starts(board, small.lifting) == {0: (600, {small.dai, small.grace})}
    assert set(breakfasts) == {0, 3, 4, 5, 6}, "nobody can come on Tuesday any more"
    assert len(board.visits) == 8
    assert {change.kind for change in proposal.changes} == {ChangeKind.FILLED}


def test_a_plan_that_moves_what_has_begun_is_refused(
    office: Office, small: Small, hands: list[datetime]
) -> None:
    build(office, {(small.breakfast, 0): (480, [small.grace])})
    on_wednesday_noon(hands)
    order = start_build(office, NEXT)
    other_carer: Chosen = {(small.breakfast, 0): (480, [small.dai])}
    on_tuesday_too: Chosen = {(small.breakfast, day): (480, [small.grace]) for day in (0, 1)}
    for changed in (other_carer, on_tuesday_too, {}):
        with pytest.raises(ConflictError, match="no longer fits"):
            propose(office, order, plan(changed))


def test_a_past_that_breaks_rules_does_not_stop_the_rest(
    office: Office, small: Small, hands: list[datetime]
) -> None:
    worked = {(small.breakfast, day): (480, [small.grace]) for day in (0, 1, 2)}
    build(office, worked | {(small.lifting, 0): (600, [small.dai, small.grace])})
    on_wednesday_noon(hands)
    sick = TimeOffForm(NEXT, 0, NEXT, 1440)
    grace = get_carer(office, small.grace)
    save_carer(
        office, small.grace, replace(grace, time_off=(sick,), contract_minutes=0, most_minutes=60)
    )
    archive_carer(office, small.dai)
    client = get_client(office, small.winnie)
    barred = BondForm(small.grace, Standing.BARRED, "They fell out on Tuesday.")
    save_client(office, small.winnie, replace(client, bonds=(barred,)))
    order = start_build(office, NEXT)
    board = accept(office, propose(office, order, answer(order)))
    assert weekday_starts(board, small.breakfast) == {
        day: (480, {small.grace}) for day in (0, 1, 2)
    }
    assert weekday_starts(board, small.lifting) == {0: (600, {small.dai, small.grace})}


def test_a_week_of_which_nothing_is_left_is_not_built(
    office: Office, small: Small, hands: list[datetime]
) -> None:
    hands[0] = datetime(2026, 12, 13, 23, 59, tzinfo=UTC)
    with pytest.raises(CareCoopError, match="nothing is left to plan"):
        start_build(office, NEXT)


def test_a_proposal_that_lay_until_its_visits_began_is_refused(
    office: Office, small: Small, hands: list[datetime]
) -> None:
    order = start_build(office, NEXT)
    proposal = propose(office, order, plan({(small.breakfast, 2): (480, [small.grace])}))
    hands[0] = datetime(2026, 12, 9, 8, 30, tzinfo=UTC)
    assert accept(office, proposal).version == 1
    proposal = propose(
        office, start_build(office, NEXT), plan({(small.breakfast, 2): (480, [small.grace])})
    )
    assert not proposal.changes
    undo_last(office)
    proposal = propose(office, order, plan({(small.breakfast, 2): (480, [small.grace])}))
    hands[0] = datetime(2026, 12, 9, 8, 31, tzinfo=UTC)
    with pytest.raises(ConflictError, match="begun meanwhile"):
        accept(office, proposal)
