"""A week changed by hand. Grace is of Winnie's circle; Dai speaks Menna's first language."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from carecoop import clock
from carecoop.errors import CareCoopError, ConflictError
from carecoop.kinds import Nation, RotaState, Standing, TimeOffKind
from carecoop.records import RuleOverride
from carecoop.services import coop, trail
from carecoop.services.carers import archive_carer, get_carer, save_carer
from carecoop.services.clients import get_client, save_client
from carecoop.services.editing import Put, bench, save
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from carecoop.services.people_values import BondForm, TimeOffForm
from carecoop.services.reasons import Saying
from carecoop.services.week import week_board
from carecoop.services.week_values import BoardVisit, SetAside, WeekBoard
from tests.helpers.rota import put
from tests.helpers.weeks import BREAKFAST, DAY, Small, small_coop

MONDAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _the_friday_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=3))
    monkeypatch.setattr(clock, "minutes_since", lambda _: -3 * clock.DAY_MINUTES)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def said(saying: Saying) -> str:
    """In English, with numbers as they are."""
    return saying.template.format(
        **{name: said(x) if isinstance(x, Saying) else x for name, x in saying.facts.items()}
    )


def on(pattern: UUID, weekday: int) -> str:
    return f"{pattern}:{MONDAY + timedelta(days=weekday)}"


def visit(board: WeekBoard, visit_id: str) -> BoardVisit:
    return next(one for one in board.visits if one.id == visit_id)


def breakfast(small: Small, weekday: int, *who: UUID, minute: int = 480) -> Put:
    return Put(on(small.breakfast, weekday), weekday * DAY + minute, who)


def broken(office: Office, *puts: Put) -> list[str]:
    return [one.rule for one in bench(office, MONDAY).judge(puts).breaks]


def effects(office: Office, *puts: Put) -> list[str]:
    return [said(one) for one in bench(office, MONDAY).judge(puts).effects]


def impossible(office: Office, *puts: Put) -> str:
    saying = bench(office, MONDAY).judge(puts).impossible
    return said(saying) if saying else ""


def saved(office: Office, *puts: Put) -> WeekBoard:
    board = save(office, MONDAY, week_board(office, MONDAY).version, puts)
    assert board == week_board(office, MONDAY)  # what is told is what is in the file
    return board


# What it does to people -------------------------------------------------------------------


def test_filling_a_visit_breaks_nothing_and_says_who_is_new(office: Office, small: Small) -> None:
    verdict = bench(office, MONDAY).judge([breakfast(small, 0, small.dai)])
    assert verdict.is_free
    assert [said(one) for one in verdict.effects][:2] == [
        "Somebody comes to Winnie",
        "Dai is a new face for Winnie",
    ]


def test_taking_a_visit_from_the_circle_is_said(office: Office, small: Small) -> None:
    saved(office, breakfast(small, 0, small.grace))
    found = effects(office, breakfast(small, 0, small.dai))
    assert found[:2] == ["Dai is a new face for Winnie", "No longer with the circle of Winnie"]


def test_taking_everybody_off_a_visit_leaves_nobody(office: Office, small: Small) -> None:
    saved(office, breakfast(small, 0, small.grace))
    assert effects(office, breakfast(small, 0))[0] == "Nobody would come to Winnie"


def test_a_visit_is_later_than_its_client_would_like(office: Office, small: Small) -> None:
    saved(office, breakfast(small, 0, small.grace))
    found = effects(office, breakfast(small, 0, small.grace, minute=520))
    assert found == ["40 later than Winnie would like"]


# What it breaks ---------------------------------------------------------------------------


def test_rest_is_said_with_its_day_and_regulation(office: Office, small: Small) -> None:
    evening = replace(
        BREAKFAST, title="Bed", preferred_minute=1260, earliest_minute=1200, latest_minute=1290,
        weekdays=frozenset({1}),
    )  # fmt: skip
    bed = add_pattern(office, small.winnie, evening)
    saved(office, breakfast(small, 2, small.grace, minute=450))
    verdict = bench(office, MONDAY).judge([Put(on(bed, 1), DAY + 1260, (small.grace,))])
    (found,) = verdict.breaks
    assert (found.rule, found.visit_id, found.carer_id) == ("rest", on(bed, 1), small.grace)
    assert said(found.saying) == (
        "585 of rest before 2; 660 are the rule (Working Time Regulations reg 10)"
    )
    assert not verdict.is_free


def test_rest_before_next_weeks_first_visit_is_said_with_its_regulation(
    office: Office, small: Small
) -> None:
    evening = replace(BREAKFAST, title="Bed", preferred_minute=1260, earliest_minute=1200,
                      latest_minute=1290, weekdays=frozenset({6}))  # fmt: skip
    bed = add_pattern(office, small.winnie, evening)
    monday = Put(f"{small.breakfast}:{MONDAY + timedelta(days=7)}", 480, (small.grace,))
    save(office, MONDAY + timedelta(days=7), 0, [monday])
    (found,) = bench(office, MONDAY).judge([Put(on(bed, 6), 6 * DAY + 1260, (small.grace,))]).breaks
    assert said(found.saying) == (
        "615 of rest before 0; 660 are the rule (Working Time Regulations reg 10)"
    )
    assert (found.rule, found.short_minutes) == ("rest", 45)
    assert broken(office, Put(on(bed, 6), 6 * DAY + 1260, (small.dai,))) == []
    form = get_carer(office, small.grace)
    home_by_eight = tuple(replace(one, end_minute=1200) for one in form.availability)
    save_carer(office, small.grace, replace(form, availability=home_by_eight))
    both = bench(office, MONDAY).judge([Put(on(bed, 6), 6 * DAY + 1260, (small.grace,))]).breaks
    assert [one.rule for one in both] == ["available", "rest"], "each for a reason of its own"


@pytest.mark.parametrize(
    ("sunday", "minute", "really"),
    [
        (date(2027, 3, 28), 540, 615),  # an hour is missing
        (date(2026, 10, 25), 465, None),  # an hour is there twice
        (date(2026, 10, 25), 360, 555),
        (date(2026, 11, 8), 450, 585),
    ],
)
def test_a_rest_is_as_long_as_it_really_is_where_the_clocks_change(
    office: Office, small: Small, sunday: date, minute: int, really: int | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monday = sunday - timedelta(days=6)
    monkeypatch.setattr(clock, "today", lambda: monday)
    evening = replace(
        BREAKFAST, title="Bed", preferred_minute=1260, earliest_minute=1200, latest_minute=1290,
        weekdays=frozenset({5}),
    )  # fmt: skip
    bed = add_pattern(office, small.winnie, evening)
    late = Put(f"{bed}:{sunday - timedelta(days=1)}", 5 * DAY + 1260, (small.grace,))
    early = Put(f"{small.breakfast}:{sunday}", 6 * DAY + minute, (small.grace,))
    found = bench(office, monday).judge([late, early]).breaks
    rests = [said(one.saying) for one in found if one.rule == "rest"]
    assert rests == ([] if really is None else [
        f"{really} of rest before 6; 660 are the rule (Working Time Regulations reg 10)"
    ])  # fmt: skip


def test_the_longest_rest_of_the_week_is_said_with_its_regulation(
    office: Office, small: Small
) -> None:
    saved(office, *(breakfast(small, day, small.grace) for day in range(6)))
    found = bench(office, MONDAY).judge([breakfast(small, 6, small.grace)]).breaks
    assert [said(one.saying) for one in found if one.rule == "weekly_rest"] == [
        "1395 is the week's longest rest; 1440 are the rule (Working Time Regulations reg 11)"
    ]


def test_what_ran_over_midnight_before_the_week_is_no_rest(office: Office, small: Small) -> None:
    """Off all of Monday, but last week's work ended on it at one."""
    night = replace(
        BREAKFAST, title="Night", preferred_minute=1380, earliest_minute=1320, latest_minute=1430,
        duration_minutes=120, weekdays=frozenset({6}),
    )  # fmt: skip
    nights = add_pattern(office, small.winnie, night)
    early = replace(night, preferred_minute=0, earliest_minute=0, weekdays=frozenset({1}))
    tuesday = Put(on(add_pattern(office, small.winnie, early), 1), DAY, (small.grace,))
    saved(office, *(breakfast(small, day, small.grace) for day in range(1, 7)))
    assert "weekly_rest" not in broken(office, tuesday), "all of Monday is a rest"
    last_week = MONDAY - timedelta(days=7)
    put(office, last_week, {(small.breakfast, day): (480, [small.grace]) for day in range(1, 7)})
    before = Put(f"{nights}:{MONDAY - timedelta(days=1)}", 6 * DAY + 1380, (small.grace,))
    reasons = {(before.visit_id, small.grace, "available"): "Her daughter was away"}
    save(office, last_week, 1, [before], overrides=reasons)
    assert "weekly_rest" in broken(office, tuesday)


def test_a_time_that_was_not_agreed_is_a_break(office: Office, small: Small) -> None:
    verdict = bench(office, MONDAY).judge([breakfast(small, 0, small.grace, minute=600)])
    assert [said(one.saying) for one in verdict.breaks] == ["60 later than agreed with Winnie"]


def test_somebody_on_leave_can_only_come_for_a_reason(office: Office, small: Small) -> None:
    form = get_carer(office, small.grace)
    leave = TimeOffForm(MONDAY, 0, MONDAY, 1440, TimeOffKind.LEAVE)
    save_carer(office, small.grace, replace(form, time_off=(leave,)))
    verdict = bench(office, MONDAY).judge([breakfast(small, 0, small.grace)])
    assert [said(one.saying) for one in verdict.breaks] == ["Grace is on leave"]


def test_a_first_visit_in_wales_is_no_shorter_than_half_an_hour(
    office: Office, small: Small
) -> None:
    short = replace(BREAKFAST, title="Pills", duration_minutes=20, preferred_minute=720,
                    earliest_minute=700, latest_minute=740, needs=())  # fmt: skip
    pills = add_pattern(office, small.winnie, short)
    put = Put(on(pills, 1), DAY + 720, (small.dai,))
    assert broken(office, put) == []
    assert "Under 30 minutes by somebody Winnie does not know (NICE NG21)" in effects(office, put)
    coop.save_coop(office, replace(coop.get_coop(office), nation=Nation.WALES))
    (found,) = bench(office, MONDAY).judge([put]).breaks
    assert said(found.saying) == "Under 30 minutes for the first visit by Dai (Wales reg 41(4))"
    met = breakfast(small, 0, small.dai)
    assert broken(office, met, put) == []


# What cannot be ---------------------------------------------------------------------------


def test_nobody_is_in_two_places_at_once(office: Office, small: Small) -> None:
    saved(office, breakfast(small, 0, small.grace, minute=540))
    put = Put(on(small.lifting, 0), 570, (small.grace, small.dai))
    assert impossible(office, put) == "Grace is with Winnie from 540 to 585"


def test_nobody_is_in_two_weeks_at_once(office: Office, small: Small) -> None:
    night = replace(
        BREAKFAST, title="Night", preferred_minute=1380, earliest_minute=1320, latest_minute=1430,
        duration_minutes=560, weekdays=frozenset({6}),
    )  # fmt: skip
    nights = add_pattern(office, small.winnie, night)
    sunday = MONDAY + timedelta(days=6)
    put(office, MONDAY + timedelta(days=7), {(small.breakfast, 0): (480, [small.grace])})
    late = Put(f"{nights}:{sunday}", 6 * DAY + 1380, (small.grace,))
    assert impossible(office, late) == "Grace is at work in the week after from 10560"
    assert impossible(office, replace(late, start_minute=6 * DAY + 1360)) == ""
    put(office, MONDAY - timedelta(days=7), {(nights, 6): (1380, [small.grace])})
    found = impossible(office, breakfast(small, 0, small.grace))
    assert found == "Grace is at work from the week before until 500"


def test_whoever_is_barred_is_the_persons_own_decision(office: Office, small: Small) -> None:
    form = get_client(office, small.winnie)
    barred = (*form.bonds, BondForm(small.dai, Standing.BARRED))
    save_client(office, small.winnie, replace(form, bonds=barred))
    put = breakfast(small, 0, small.dai)
    assert impossible(office, put).startswith("Winnie decided that Dai should not come.")
    with pytest.raises(CareCoopError, match="Winnie decided"):
        save(office, MONDAY, 0, [put])


def test_whoever_has_left_does_not_come(
    office: Office, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    wednesday = clock.instant(MONDAY, 2 * DAY + 600)
    monkeypatch.setattr(clock, "now_utc", lambda: wednesday)
    archive_carer(office, small.grace)
    assert impossible(office, breakfast(small, 1, small.grace)) == ""
    assert impossible(office, breakfast(small, 2, small.grace)) == "Grace has left the co-op"


def test_a_visit_has_no_more_carers_than_it_wants(office: Office, small: Small) -> None:
    assert "Take one of them off" in impossible(office, breakfast(small, 0, small.grace, small.dai))
    unknown = Put(on(small.lifting, 1), DAY + 600, (small.dai,))
    assert impossible(office, unknown) == "This visit is no longer in the week"


# Saving -----------------------------------------------------------------------------------


def overridden(office: Office) -> Sequence[RuleOverride]:
    with office.read() as session:
        return session.exec(select(RuleOverride)).all()


def test_a_saved_change_is_on_the_board_and_undone_in_one_step(
    office: Office, small: Small
) -> None:
    board = saved(office, breakfast(small, 0, small.grace, minute=490))
    now = visit(board, on(small.breakfast, 0))
    assert (now.start_minute, [place.carer_id for place in now.places]) == (490, [small.grace])
    assert (board.version, board.state) == (1, RotaState.DRAFT)
    undone = trail.undo_last(office)
    assert undone is not None
    assert (undone.use_case, undone.subject) == ("change_visit", "Winnie")
    assert week_board(office, MONDAY).version == 0


def test_a_broken_rule_is_saved_with_its_reason_alone(office: Office, small: Small) -> None:
    put = breakfast(small, 0, small.grace, minute=600)
    key = (put.visit_id, small.grace, "bounds")
    with pytest.raises(CareCoopError, match="Give a reason"):
        save(office, MONDAY, 0, [put])
    with pytest.raises(CareCoopError, match="Give a reason"):
        save(office, MONDAY, 0, [put], overrides={key: "  "})
    assert week_board(office, MONDAY).version == 0
    board = save(office, MONDAY, 0, [put], overrides={key: "Winnie sees the nurse first"})
    assert board == week_board(office, MONDAY)
    kept = (SetAside(small.grace, "bounds", "Winnie sees the nurse first"),)
    assert visit(board, put.visit_id).set_aside == kept
    trail.undo_last(office)
    assert overridden(office) == []


def test_what_was_given_a_reason_needs_no_other_while_it_gets_no_worse(
    office: Office, small: Small
) -> None:
    put = breakfast(small, 0, small.grace, minute=600)
    key = (put.visit_id, small.grace, "bounds")
    save(office, MONDAY, 0, [put], overrides={key: "The nurse comes first"})
    assert broken(office, replace(put, start_minute=590)) == []
    (worse,) = bench(office, MONDAY).judge([replace(put, start_minute=610)]).breaks
    assert worse.reason == "The nurse comes first"
    board = save(office, MONDAY, 1, [replace(put, start_minute=610)])
    assert visit(board, put.visit_id).start_minute == 610
    assert len(overridden(office)) == 1


def test_a_week_that_moved_on_is_not_written_over(office: Office, small: Small) -> None:
    saved(office, breakfast(small, 0, small.grace))
    with pytest.raises(ConflictError, match="changed elsewhere"):
        save(office, MONDAY, 0, [breakfast(small, 1, small.grace)])


def test_a_week_that_is_over_stays(
    office: Office, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=8))
    with pytest.raises(CareCoopError, match="This week is over"):
        save(office, MONDAY, 0, [breakfast(small, 0, small.grace)])


def test_what_would_be_shown_is_what_is_shown_once_it_is_saved(
    office: Office, small: Small
) -> None:
    puts = [
        breakfast(small, 0, small.dai),
        Put(on(small.lifting, 0), 600, (small.grace, small.dai)),
    ]
    shown = bench(office, MONDAY).applied(puts)
    board = saved(office, *puts)
    assert {row.carer_id for row in shown.carers} == {small.grace, small.dai}
    assert all(row in board.carers for row in shown.carers)
    assert [one.start_minute for one in shown.visits] == [480, 600]
    for one in shown.visits:
        assert set(one.places) == set(visit(board, one.id).places)
