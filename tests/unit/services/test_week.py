"""The week board over real records. The week is Monday 30 November 2026, today its Tuesday."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.kinds import RotaState, TimeOffKind
from carecoop.services.carers import archive_carer, get_carer, save_carer
from carecoop.services.clients import add_suspension
from carecoop.services.office import Office
from carecoop.services.patterns import save_pattern, set_exception
from carecoop.services.people_values import ExceptionForm, SuspensionForm, TimeOffForm
from carecoop.services.rota_rows import save_rota
from carecoop.services.week import PlacedVisit, current_visits, legs_of, week_board
from carecoop.services.week_records import read_week
from carecoop.services.week_values import BoardVisit, LegKind, Relationship, WeekBoard
from solver import timeline
from solver.plan import Plan
from solver.problem import Carer, Client, Placement, Problem, Rules, StraightLine, Visit
from tests.helpers.weeks import BREAKFAST, DAY, WEEK, Small, small_coop

MONDAY = date(2026, 11, 30)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TUESDAY)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def place(
    office: Office,
    week: date,
    who: dict[tuple[UUID, int], Sequence[UUID]],
    state: RotaState = RotaState.DRAFT,
    late: int = 0,
) -> None:
    """Save the week with carers by pattern and weekday, each `late` minutes after its time."""
    with office.work("test", str(week)) as work:
        records = read_week(work.session, week)
        visits = [
            PlacedVisit(
                visit,
                visit.preferred_minute + late,
                tuple(who.get((visit.pattern_id, visit.visit_date.weekday()), ())),
            )
            for visit in records.wanted
        ]
        save_rota(work.session, records, visits, state)
        work.commit()


def find(board: WeekBoard, pattern_id: UUID, weekday: int) -> BoardVisit:
    day = board.week + timedelta(days=weekday)
    (visit,) = (v for v in board.visits if v.id == f"{pattern_id}:{day}")
    return visit


def test_a_week_without_a_rota_shows_every_visit_unfilled(office: Office, small: Small) -> None:
    board = week_board(office, TUESDAY)
    assert (board.week, board.version, board.state) == (MONDAY, 0, RotaState.DRAFT)
    assert len(board.visits) == 8
    assert (board.figures.places_filled, board.figures.places_wanted) == (0, 9)
    assert board.figures.carers_per_client_14 is None
    assert [carer.name for carer in board.carers] == ["Dai", "Grace"]


def test_nobody_is_known_by_a_visit_that_was_cancelled(office: Office, small: Small) -> None:
    place(office, MONDAY - WEEK, {(small.lifting, 0): [small.dai]})
    place(office, MONDAY, {(small.lifting, 0): [small.dai]})
    places = find(week_board(office, MONDAY), small.lifting, 0).places
    assert [one.relationship for one in places] == [Relationship.KNOWN]
    set_exception(office, small.lifting, MONDAY - WEEK, ExceptionForm(cancelled=True))
    places = find(week_board(office, MONDAY), small.lifting, 0).places
    assert [one.relationship for one in places] == [Relationship.NEW]


def test_places_say_how_familiar_the_carer_is(office: Office, small: Small) -> None:
    place(office, MONDAY - 4 * WEEK, {(small.lifting, 0): [small.dai]})
    place(
        office,
        MONDAY,
        {
            (small.breakfast, 0): [small.grace],
            (small.breakfast, 1): [small.dai],
            (small.lifting, 0): [small.dai, small.grace],
        },
    )
    board = week_board(office, MONDAY)
    of = {
        (place.carer_id, visit.pattern_id): place.relationship
        for visit in board.visits
        for place in visit.places
    }
    assert of[small.grace, small.breakfast] is Relationship.CIRCLE
    assert of[small.dai, small.breakfast] is Relationship.NEW
    assert of[small.dai, small.lifting] is Relationship.KNOWN
    assert of[small.grace, small.lifting] is Relationship.NEW
    assert board.figures.new_faces == 2


def test_who_came_more_than_four_weeks_ago_is_a_new_face_again(
    office: Office, small: Small
) -> None:
    place(office, MONDAY - 5 * WEEK, {(small.breakfast, 0): [small.dai]})
    place(office, MONDAY, {(small.breakfast, 0): [small.dai]})
    (there,) = find(week_board(office, MONDAY), small.breakfast, 0).places
    assert there.relationship is Relationship.NEW


def test_figures_count_carers_per_client_over_two_and_four_weeks(
    office: Office, small: Small
) -> None:
    place(office, MONDAY - 3 * WEEK, {(small.breakfast, 0): [small.dai]})
    place(office, MONDAY - 1 * WEEK, {(small.lifting, 0): [small.dai]})
    place(office, MONDAY, {(small.breakfast, 0): [small.grace], (small.lifting, 0): [small.grace]})
    figures = week_board(office, MONDAY).figures
    # 14 days: Winnie Grace; Menna Dai, Grace. 28 days: Winnie Dai, Grace; Menna Dai, Grace.
    assert (figures.carers_per_client_14, figures.carers_per_client_28) == (1.5, 2.0)
    assert figures.circle_share == 0.5
    assert (figures.places_filled, figures.contact_minutes) == (2, 90)


def test_a_visit_cancelled_after_saving_drops_out_and_a_new_one_is_unfilled(
    office: Office, small: Small
) -> None:
    place(office, MONDAY, {(small.breakfast, day): [small.grace] for day in range(7)})
    set_exception(
        office,
        small.breakfast,
        MONDAY + timedelta(days=3),
        ExceptionForm(cancelled=True, reason="Out for lunch"),
    )
    ids = {visit.id for visit in week_board(office, MONDAY).visits}
    assert f"{small.breakfast}:2026-12-03" not in ids
    assert len(ids) == 7


def test_a_placed_visit_whose_time_changed_shows_where_it_stands(
    office: Office, small: Small
) -> None:
    place(office, MONDAY, {(small.breakfast, 3): [small.grace]})
    set_exception(
        office,
        small.breakfast,
        MONDAY + timedelta(days=3),
        ExceptionForm(preferred_minute=600, duration_minutes=60, reason="Doctor first"),
    )
    visit = find(week_board(office, MONDAY), small.breakfast, 3)
    assert (visit.start_minute, visit.duration_minutes) == (3 * DAY + 480, 60)
    assert visit.earliest_minute == 3 * DAY + 570  # so it stands outside its window: for mending


def test_a_pattern_changed_from_a_day_on_keeps_the_carers_of_the_one_before(
    office: Office, small: Small
) -> None:
    place(office, MONDAY, {(small.breakfast, day): [small.grace] for day in range(7)})
    longer = replace(BREAKFAST, duration_minutes=60)
    after = save_pattern(office, small.breakfast, longer, from_date=MONDAY + timedelta(days=2))
    visit = find(week_board(office, MONDAY), after, 4)
    assert [one.carer_id for one in visit.places] == [small.grace]
    assert visit.duration_minutes == 60


def test_a_past_week_stands_as_it_was_saved(office: Office, small: Small) -> None:
    last_week = MONDAY - WEEK
    place(office, last_week, {(small.breakfast, 0): [small.grace]}, late=15)
    shorter = replace(BREAKFAST, weekdays=frozenset({5}))
    save_pattern(office, small.breakfast, shorter)
    board = week_board(office, last_week)
    assert len(board.visits) == 8
    assert find(board, small.breakfast, 0).start_minute == 495


def test_a_week_that_is_over_does_not_ask_what_is_wanted(office: Office, small: Small) -> None:
    last_week = MONDAY - WEEK
    place(office, last_week, {(small.breakfast, 0): [small.grace]})
    with office.read() as session:
        records = replace(read_week(session, last_week), wants=lambda: pytest.fail("asked"))
        assert len(current_visits(records, TUESDAY)) == 8


def test_the_week_is_the_same_on_a_server(server_office: Office) -> None:
    small = small_coop(server_office)
    both = [small.dai, small.grace]
    place(server_office, MONDAY - WEEK, {(small.lifting, 0): both})
    place(server_office, MONDAY, {(small.lifting, 0): both, (small.breakfast, 0): [small.dai]})
    board = week_board(server_office, MONDAY)
    known, new = Relationship.KNOWN, Relationship.NEW
    places = {one.carer_id: one.relationship for one in find(board, small.lifting, 0).places}
    assert places == {small.dai: known, small.grace: known}
    assert [one.relationship for one in find(board, small.breakfast, 0).places] == [new]


def test_a_carer_who_left_stays_on_the_weeks_they_worked(office: Office, small: Small) -> None:
    last_week = MONDAY - WEEK
    place(office, last_week, {(small.breakfast, 0): [small.grace]})
    archive_carer(office, small.grace)
    assert "Grace" in [carer.name for carer in week_board(office, last_week).carers]
    assert "Grace" not in [carer.name for carer in week_board(office, MONDAY + 9 * WEEK).carers]


def test_the_board_knows_when_a_carer_left(
    office: Office, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(office, MONDAY, {(small.breakfast, 0): [small.grace], (small.breakfast, 3): [small.dai]})
    tuesday_at_five = datetime.combine(MONDAY + timedelta(days=1), time(17), UTC)
    monkeypatch.setattr(clock, "now_utc", lambda: tuesday_at_five)
    archive_carer(office, small.grace)
    left = {row.name: row.left_minute for row in week_board(office, MONDAY).carers}
    assert left == {"Grace": DAY + 17 * 60, "Dai": None}


def test_time_off_and_suspensions_are_clipped_to_the_week(office: Office, small: Small) -> None:
    leave = TimeOffForm(MONDAY - WEEK, 0, MONDAY + timedelta(days=1), 720, TimeOffKind.LEAVE)
    save_carer(office, small.dai, replace(get_carer(office, small.dai), time_off=(leave,)))
    add_suspension(
        office,
        small.winnie,
        SuspensionForm(from_date=MONDAY + timedelta(days=5), from_minute=900, reason="Hospital"),
    )
    board = week_board(office, MONDAY)
    (dai,) = (carer for carer in board.carers if carer.carer_id == small.dai)
    assert [(away.start_minute, away.end_minute) for away in dai.away] == [(0, DAY + 720)]
    assert dai.available[0] == (DAY + 720, DAY + 1320)
    (off,) = board.suspended
    assert (off.client_name, off.start_minute, off.end_minute) == ("Winnie", 5 * DAY + 900, 7 * DAY)
    assert len([v for v in board.visits if v.client_id == small.winnie]) == 6


def test_unsaved_visits_of_the_current_week_keep_their_preferred_times(
    office: Office, small: Small
) -> None:
    with office.read() as session:
        visits = current_visits(read_week(session, MONDAY), TUESDAY)
    assert all(visit.start_minute == visit.wanted.preferred_minute for visit in visits)


# Legs: travel, waiting, breaks and the hours at home between two runs ------------------------


def laid_out(*starts_and_lengths: tuple[int, int]) -> timeline.CarerWeek:
    """One carer's week of visits to one client each, every journey 10 minutes."""
    visits = tuple(
        Visit(f"v{n}", f"k{n}", start, start, start, minutes)
        for n, (start, minutes) in enumerate(starts_and_lengths)
    )
    problem = Problem(
        "p",
        MONDAY,
        places=tuple((n, 0) for n in range(len(visits) + 1)),
        travel={"car": StraightLine(10, 0)},
        carers=(Carer("c", len(visits), "car", frozenset(), (), 0, 0, 0, 0),),
        clients=tuple(Client(f"k{n}", n) for n in range(len(visits))),
        visits=visits,
    )
    plan = Plan("p", {visit.id: Placement(visit.earliest_minute, ("c",)) for visit in visits})
    (week,) = timeline.lay_out(problem, plan).carer_weeks
    return week


def legs(*starts_and_lengths: tuple[int, int]) -> list[tuple[LegKind, int, int]]:
    found = legs_of(laid_out(*starts_and_lengths), Rules())
    return [(leg.kind, leg.start_minute, leg.end_minute) for leg in found]


def test_a_short_gap_is_travel_and_then_waiting() -> None:
    assert legs((480, 30), (530, 30)) == [
        (LegKind.TRAVEL, 510, 520),
        (LegKind.WAITING, 520, 530),
    ]


def test_a_gap_of_ninety_minutes_is_time_at_home() -> None:
    assert legs((480, 30), (600, 30)) == [(LegKind.REST, 510, 600)]


def test_a_long_run_has_its_break_in_its_longest_pause() -> None:
    # 08:00 to 14:30 without a gap of 90 minutes; the pause before the last visit is the longest.
    assert legs((480, 120), (620, 120), (790, 80)) == [
        (LegKind.TRAVEL, 600, 610),
        (LegKind.WAITING, 610, 620),
        (LegKind.TRAVEL, 740, 750),
        (LegKind.REST, 750, 770),
        (LegKind.WAITING, 770, 790),
    ]


def test_two_days_have_nothing_between_them() -> None:
    assert legs((480, 30), (DAY + 480, 30)) == []


def test_visits_that_overlap_leave_no_leg() -> None:
    assert legs((480, 60), (500, 30)) == []
