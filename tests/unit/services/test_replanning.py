"""Mending a saved week: Grace is off on the Tuesday, Winnie goes into hospital."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from carecoop import clock
from carecoop.errors import CareCoopError, ConflictError, NotFoundError
from carecoop.kinds import RotaState, TimeOffKind
from carecoop.records import Publication
from carecoop.services import planning
from carecoop.services.carers import get_carer, save_carer
from carecoop.services.clients import list_suspensions
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from carecoop.services.people_values import SuspensionForm, TimeOffForm
from carecoop.services.planning import PlanText
from carecoop.services.publishing import publish
from carecoop.services.replanning import (
    CarerOff,
    MendOrder,
    VisitsOff,
    accept,
    part_of,
    parts,
    propose,
    start_replan,
)
from carecoop.services.trail import undo_last
from carecoop.services.week import week_board
from carecoop.services.week_values import ChangeKind, WeekBoard
from solver.exchange import parse_problem, plan_to_json
from solver.mend import replan
from tests.helpers.weeks import BREAKFAST, DAY, Small, plan_text, small_coop

MONDAY = date(2026, 11, 30)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
HALF_SIX, SEVEN, EIGHT = 390, 420, 480
MOVES = 500  # counted, so that a busy machine gets as far as a quiet one


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The minute of the week, to be set: Tuesday, half past six."""
    minutes = [DAY + HALF_SIX]
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=minutes[0] // DAY))
    monkeypatch.setattr(clock, "minutes_since", lambda day: minutes[0] - (day - MONDAY).days * DAY)
    return minutes


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


@pytest.fixture
def built(office: Office, small: Small, now: list[int]) -> Small:
    """Grace comes to breakfast but for Sunday, Dai then; both lift on the Monday."""
    at_half_six, now[0] = now[0], -DAY
    everyday = {(small.breakfast, day): (EIGHT, [small.grace]) for day in range(6)}
    everyday[small.breakfast, 6] = (EIGHT, [small.dai])
    save(office, {**everyday, (small.lifting, 0): (600, [small.dai, small.grace])})
    now[0] = at_half_six
    return small


def save(office: Office, chosen: Mapping[tuple[UUID, int], tuple[int, Sequence[UUID]]]) -> None:
    order = planning.start_build(office, MONDAY)
    planning.accept(office, planning.propose(office, order, plan_text(chosen, MONDAY)))


def grace_off(small: Small, from_minute: int = HALF_SIX) -> CarerOff:
    """Sick on the Tuesday."""
    return CarerOff(small.grace, TimeOffForm(TUESDAY, from_minute, TUESDAY, 1440, TimeOffKind.SICK))


def answer(order: MendOrder) -> PlanText:
    """As the worker answers."""
    problem = parse_problem(json.loads(order.build.first_line)["problem"])
    found = replan(problem, seconds=None, moves=MOVES)
    return PlanText(json.dumps(plan_to_json(found)))


def who(board: WeekBoard, pattern_id: UUID) -> dict[int, tuple[int, set[UUID]]]:
    """By weekday: the minute of the day and the carers of a pattern's placed visits."""
    return {
        visit.start_minute // DAY: (
            visit.start_minute % DAY, {place.carer_id for place in visit.places},
        )
        for visit in board.visits
        if visit.pattern_id == pattern_id and visit.places
    }  # fmt: skip


def test_a_sick_carers_visits_change_hands_and_nothing_else(office: Office, built: Small) -> None:
    order = start_replan(office, TUESDAY, [grace_off(built)])
    mended = propose(office, order, answer(order))
    (change,) = mended.proposal.changes
    assert (change.kind, change.client_name) == (ChangeKind.CARER, "Winnie")
    assert (change.before_carers, change.after_carers) == (("Grace",), ("Dai",))
    assert mended.off == ()


def test_nothing_is_saved_until_it_is_accepted(office: Office, built: Small) -> None:
    before = week_board(office, MONDAY)
    order = start_replan(office, TUESDAY, [grace_off(built)])
    propose(office, order, answer(order))
    assert week_board(office, MONDAY) == before
    assert get_carer(office, built.grace).time_off == ()


def test_accepting_saves_the_week_and_the_time_off_in_one_step(
    office: Office, built: Small
) -> None:
    before = week_board(office, MONDAY)
    order = start_replan(office, TUESDAY, [grace_off(built)])
    board = accept(office, propose(office, order, answer(order)))
    breakfasts = who(board, built.breakfast)
    assert breakfasts[1][1] == {built.dai}
    assert all(breakfasts[day] == (EIGHT, {built.grace}) for day in (0, 2, 3, 4, 5))
    (off,) = get_carer(office, built.grace).time_off
    assert off.kind is TimeOffKind.SICK
    undo_last(office)
    assert get_carer(office, built.grace).time_off == ()
    assert who(week_board(office, MONDAY), built.breakfast) == who(before, built.breakfast)


def test_a_visit_that_she_missed_can_still_be_made_by_somebody(
    office: Office, built: Small, now: list[int]
) -> None:
    """It should have begun at eight and may until nine; it is a quarter past."""
    now[0] = DAY + EIGHT + 15
    order = start_replan(office, TUESDAY, [grace_off(built)])
    board = accept(office, propose(office, order, answer(order)))
    start, carers = who(board, built.breakfast)[1]
    assert carers == {built.dai}
    assert EIGHT + 30 <= start <= 540


def test_a_visit_that_nobody_can_make_any_more_is_said_to_be_lost(
    office: Office, built: Small, now: list[int]
) -> None:
    now[0] = DAY + 600
    order = start_replan(office, TUESDAY, [grace_off(built)])
    mended = propose(office, order, answer(order))
    assert [change.kind for change in mended.proposal.changes] == [ChangeKind.LOST]
    assert 1 not in who(accept(office, mended), built.breakfast)


def test_the_visits_of_a_client_in_hospital_are_off(office: Office, built: Small) -> None:
    hospital = VisitsOff(built.winnie, SuspensionForm(WEDNESDAY, reason="hospital"))
    order = start_replan(office, TUESDAY, [hospital])
    mended = propose(office, order, answer(order))
    assert [visit.start_minute // DAY for visit in mended.off] == [2, 3, 4, 5, 6]
    assert mended.proposal.changes == ()
    assert set(who(accept(office, mended), built.breakfast)) == {0, 1}
    assert len(list_suspensions(office, built.winnie)) == 1


def test_a_new_package_is_filled_without_moving_anybody(office: Office, built: Small) -> None:
    tea = replace(
        BREAKFAST, title="Tea", preferred_minute=1020, earliest_minute=990, latest_minute=1050
    )
    added = add_pattern(office, built.menna, replace(tea, starts_on=WEDNESDAY))
    order = start_replan(office, TUESDAY)
    mended = propose(office, order, answer(order))
    assert {change.kind for change in mended.proposal.changes} == {ChangeKind.FILLED}
    assert set(who(accept(office, mended), added)) == {2, 3, 4, 5, 6}


def test_a_published_week_stays_published_with_the_reason_of_the_change(
    office: Office, built: Small
) -> None:
    publish(office, MONDAY, 1)
    order = start_replan(office, TUESDAY, [grace_off(built)])
    board = accept(office, propose(office, order, answer(order)))
    assert board.state is RotaState.PUBLISHED
    with office.read() as session:
        newest = session.exec(select(Publication).where(Publication.number == 2)).one()
    assert newest.reason == "sick"


def test_a_mend_of_an_older_rota_is_refused(office: Office, built: Small) -> None:
    order = start_replan(office, TUESDAY, [grace_off(built)])
    mended = propose(office, order, answer(order))
    accept(office, mended)
    with pytest.raises(ConflictError, match="changed"):
        accept(office, mended)
    assert len(get_carer(office, built.grace).time_off) == 1


def test_a_mend_that_no_longer_fits_saves_nothing(office: Office, built: Small) -> None:
    order = start_replan(office, TUESDAY, [grace_off(built)])
    mended = propose(office, order, answer(order))
    dai = get_carer(office, built.dai)
    save_carer(office, built.dai, replace(dai, skills=()))
    with pytest.raises(ConflictError, match="no longer fits"):
        accept(office, mended)
    assert get_carer(office, built.grace).time_off == ()


def test_a_mend_that_lay_until_its_visits_began_is_refused(
    office: Office, built: Small, now: list[int]
) -> None:
    order = start_replan(office, TUESDAY, [grace_off(built)])
    mended = propose(office, order, answer(order))
    now[0] = DAY + 600
    with pytest.raises(ConflictError, match="begun meanwhile"):
        accept(office, mended)


def test_a_week_without_a_rota_is_not_mended(office: Office, small: Small) -> None:
    with pytest.raises(CareCoopError, match="build it first"):
        start_replan(office, TUESDAY, [grace_off(small)])


def test_a_week_that_is_over_is_not_mended(office: Office, built: Small, now: list[int]) -> None:
    now[0] = 8 * DAY
    with pytest.raises(CareCoopError, match="over"):
        start_replan(office, MONDAY)


def test_somebody_unknown_cannot_be_off(office: Office, built: Small) -> None:
    off = replace(grace_off(built), carer_id=UUID(int=7))
    with pytest.raises(NotFoundError):
        start_replan(office, TUESDAY, [off])


def test_a_part_of_a_mend_leaves_the_rest_open(office: Office, built: Small) -> None:
    """Grace is off from Tuesday on; only Wednesday's breakfast is taken up by Dai."""
    off = CarerOff(built.grace, TimeOffForm(TUESDAY, HALF_SIX, MONDAY + timedelta(days=6), 1440))
    order = start_replan(office, TUESDAY, [off])
    mended = propose(office, order, answer(order))
    found = parts(office, mended)
    assert found.takeable == {change.visit_id for change in mended.proposal.changes}
    wednesday = f"{built.breakfast}:{WEDNESDAY}"
    part = part_of(office, mended, frozenset([wednesday]))
    comes = who(accept(office, part), built.breakfast)
    assert comes[2] == (EIGHT, {built.dai})
    assert 1 not in comes
    assert comes[0] == (EIGHT, {built.grace})


def test_all_parts_of_a_mend_are_the_mend(office: Office, built: Small) -> None:
    order = start_replan(office, TUESDAY, [grace_off(built)])
    mended = propose(office, order, answer(order))
    assert part_of(office, mended, parts(office, mended).takeable) == mended
