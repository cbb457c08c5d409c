"""Grace rings in sick on the Tuesday at half past six; Winnie goes into hospital and comes home."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.errors import CareCoopError, InvalidInputError
from carecoop.kinds import Answer, DisruptionKind, Priority, RotaState, Standing, TimeOffKind
from carecoop.services import disruptions, disruptions_leave, disruptions_ring, planning, publishing
from carecoop.services.carers import add_carer, get_carer
from carecoop.services.clients import get_client, list_suspensions, save_client
from carecoop.services.disruptions import CallForm, DisruptionForm
from carecoop.services.disruptions_values import AffectedVisit, Ring
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from carecoop.services.people_values import BondForm, ContactForm
from carecoop.services.planning import PlanText
from carecoop.services.replanning import MendOrder
from carecoop.services.replanning_effects import effects
from carecoop.services.trail import recent, undo_last
from carecoop.services.week import week_board
from solver.exchange import parse_problem, plan_to_json
from solver.mend import replan
from tests.helpers.store import everything
from tests.helpers.weeks import BREAKFAST, CARER, DAY, Small, plan_text, small_coop

MONDAY = date(2026, 11, 30)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
HALF_SIX, EIGHT = 390, 480
MOVES = 500  # counted, so that a busy machine gets as far as a quiet one


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The minute of the week, to be set: Tuesday, half past six. Instants pass by the second."""
    minutes = [DAY + HALF_SIX]
    seconds: Iterator[int] = iter(range(100_000))
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=minutes[0] // DAY))
    monkeypatch.setattr(clock, "minutes_since", lambda day: minutes[0] - (day - MONDAY).days * DAY)
    monkeypatch.setattr(
        clock,
        "now_utc",
        lambda: (
            datetime(2026, 11, 30, tzinfo=UTC)
            + timedelta(minutes=minutes[0], seconds=next(seconds))
        ),
    )
    return minutes


@pytest.fixture
def small(office: Office, now: list[int]) -> Small:
    """Grace comes to breakfast but for Sunday, Dai then; both lift on the Monday."""
    made = small_coop(office)
    at_half_six, now[0] = now[0], -DAY
    build(office, made)
    now[0] = at_half_six
    return made


def build(
    office: Office,
    small: Small,
    also: Mapping[tuple[UUID, int], tuple[int, list[UUID]]] = MappingProxyType({}),
) -> None:
    chosen = {(small.breakfast, day): (EIGHT, [small.grace]) for day in range(6)}
    chosen[small.breakfast, 6] = (EIGHT, [small.dai])
    chosen[small.lifting, 0] = (600, [small.dai, small.grace])
    order = planning.start_build(office, MONDAY)
    plan = plan_text({**chosen, **also}, MONDAY)
    planning.accept(office, planning.propose(office, order, plan))


def sick(small: Small) -> DisruptionForm:
    """Grace, until the end of the day."""
    return DisruptionForm(
        DisruptionKind.CARER_AWAY, small.grace, TUESDAY, HALF_SIX, TUESDAY, reason="a heavy cold"
    )


def hospital(small: Small) -> DisruptionForm:
    return DisruptionForm(
        DisruptionKind.CLIENT_AWAY, small.winnie, TUESDAY, HALF_SIX,
        reason="hospital", place="Torbay, Ella Rowcroft ward", reported_by="her daughter",
    )  # fmt: skip


def answer(order: MendOrder) -> PlanText:
    """As the worker answers."""
    problem = parse_problem(json.loads(order.build.first_line)["problem"])
    return PlanText(json.dumps(plan_to_json(replan(problem, seconds=None, moves=MOVES))))


def mend(office: Office, disruption: UUID) -> None:
    order = disruptions.start_mend(office, disruption, TUESDAY)
    disruptions.accept(office, disruption, disruptions.propose(office, order, answer(order)))


def the_visit(office: Office, disruption: UUID) -> AffectedVisit:
    (visit,) = disruptions.get(office, disruption).visits
    return visit


def come(office: Office, pattern: UUID, day: date) -> set[UUID]:
    visit = next(one for one in week_board(office, MONDAY).visits if one.id == f"{pattern}:{day}")
    return {place.carer_id for place in visit.places}


# A carer ----------------------------------------------------------------------------------


def test_what_falls_open_is_said_by_risk_before_anything_is_saved(
    office: Office, small: Small
) -> None:
    red = replace(BREAKFAST, title="Insulin", priority=Priority.RED, time_critical=True,
                  preferred_minute=1080, earliest_minute=1070, latest_minute=1090)  # fmt: skip
    insulin = add_pattern(office, small.winnie, red)
    build(office, small, {(insulin, 1): (1080, [small.grace])})
    before = everything(office.store)
    first, second = disruptions.affected(office, sick(small), MONDAY)
    assert (first.title, first.start_minute, first.priority) == ("Insulin", 1080, Priority.RED)
    assert (second.title, second.instead_of_name, second.is_open) == ("Breakfast", "Grace", True)
    assert everything(office.store) == before


def test_reporting_saves_the_absence_and_its_places_in_one_step(
    office: Office, small: Small
) -> None:
    before = everything(office.store)
    disruption = disruptions.report(office, sick(small))
    (off,) = get_carer(office, small.grace).time_off
    assert (off.kind, off.from_minute, off.note) == (TimeOffKind.SICK, HALF_SIX, "a heavy cold")
    visit = the_visit(office, disruption)
    assert (visit.client_name, visit.is_open, visit.covered_by) == ("Winnie", True, None)
    assert come(office, small.breakfast, TUESDAY) == {small.grace}  # until somebody has it
    (line, *_) = recent(office)
    assert (line.use_case, line.subject) == ("report_disruption", "Grace")
    undo_last(office)
    assert everything(office.store) == before


def test_a_mend_is_saved_with_who_covers_and_who_is_to_be_told(
    office: Office, small: Small
) -> None:
    disruption = disruptions.report(office, sick(small))
    mend(office, disruption)
    visit = the_visit(office, disruption)
    assert (visit.covered_by_name, visit.covered_start_minute, visit.is_open) == ("Dai", 480, False)
    assert come(office, small.breakfast, TUESDAY) == {small.dai}
    detail = disruptions.get(office, disruption)
    assert [one.name for one in detail.to_tell] == ["Winnie", "Dai"]
    assert detail.row.settled_at_utc is None
    assert len(get_carer(office, small.grace).time_off) == 1  # written down once


def test_one_undo_takes_a_mend_back_and_the_next_the_report(office: Office, small: Small) -> None:
    nothing = everything(office.store)
    disruption = disruptions.report(office, sick(small))
    reported = everything(office.store)
    mend(office, disruption)
    undo_last(office)
    assert everything(office.store) == reported
    undo_last(office)
    assert everything(office.store) == nothing


def test_it_is_settled_once_everything_is_covered_and_everybody_told(
    office: Office, small: Small
) -> None:
    disruption = disruptions.report(office, sick(small))
    mend(office, disruption)
    disruptions.note_call(office, disruption, CallForm(Answer.NO_REPLY, client_id=small.winnie))
    disruptions.note_call(office, disruption, CallForm(Answer.TOLD, client_id=small.winnie))
    assert disruptions.get(office, disruption).row.settled_at_utc is None
    disruptions.note_call(office, disruption, CallForm(Answer.TOLD, carer_id=small.dai))
    detail = disruptions.get(office, disruption)
    assert detail.row.settled_at_utc is not None
    assert [(call.name, call.answer) for call in detail.calls] == [
        ("Dai", Answer.TOLD), ("Winnie", Answer.TOLD), ("Winnie", Answer.NO_REPLY),
    ]  # fmt: skip
    undo_last(office)
    assert disruptions.get(office, disruption).row.settled_at_utc is None


def test_whoever_was_told_before_it_changed_again_is_to_be_told_again(
    office: Office, small: Small
) -> None:
    disruption = disruptions.report(office, sick(small))
    disruptions.note_call(office, disruption, CallForm(Answer.TOLD, client_id=small.winnie))
    (winnie,) = disruptions.get(office, disruption).to_tell
    assert winnie.told_at_utc is not None
    mend(office, disruption)
    assert all(one.told_at_utc is None for one in disruptions.get(office, disruption).to_tell)


def test_the_ones_to_ring_come_circle_first_then_been_before_then_near(
    office: Office, small: Small
) -> None:
    far = add_carer(office, replace(CARER, name="Far", preferred_name="", easting=300000))
    near = add_carer(office, replace(CARER, name="Near", preferred_name="", phone="01803 496 0001"))
    winnie = get_client(office, small.winnie)
    circle = (*winnie.bonds, BondForm(far, Standing.CIRCLE))
    save_client(office, small.winnie, replace(winnie, bonds=circle))
    disruption = disruptions.report(office, sick(small))
    visit = the_visit(office, disruption)
    rows = disruptions_ring.ring_list(office, disruption, visit.visit_id, visit.instead_of)
    assert [(row.taker.helper.carer_id, row.ring) for row in rows] == [
        (far, Ring.CIRCLE), (small.dai, Ring.NEAR), (near, Ring.NEAR),
    ]  # fmt: skip
    assert rows[2].phone == "01803 496 0001"
    disruptions.note_call(office, disruption, CallForm(Answer.NO, carer_id=far, note="at school"))
    first, *_ = disruptions_ring.ring_list(office, disruption, visit.visit_id, visit.instead_of)
    assert first.answer is not None
    assert (first.answer.answer, first.answer.note) == (Answer.NO, "at school")


def test_who_says_yes_has_the_visit_and_that_is_one_step(office: Office, small: Small) -> None:
    disruption = disruptions.report(office, sick(small))
    before = everything(office.store)
    visit = the_visit(office, disruption)
    disruptions.take(office, disruption, visit.visit_id, small.dai, visit.instead_of)
    assert come(office, small.breakfast, TUESDAY) == {small.dai}
    assert the_visit(office, disruption).covered_by == small.dai
    assert disruptions.get(office, disruption).calls[0].answer is Answer.YES
    undo_last(office)
    assert everything(office.store) == before


def test_a_visit_that_was_moved_by_hand_on_the_board_counts_as_covered(
    office: Office, small: Small
) -> None:
    disruption = disruptions.report(office, sick(small))
    build(office, small, {(small.breakfast, 1): (500, [small.dai])})
    visit = the_visit(office, disruption)
    assert (visit.covered_by_name, visit.covered_start_minute) == ("Dai", 500)
    assert not visit.is_open


def test_a_visit_that_she_is_at_already_needs_nobody(
    office: Office, small: Small, now: list[int]
) -> None:
    """She is taken ill at twenty past eight, and stays with Winnie until she is ready."""
    now[0] = DAY + EIGHT + 20
    ill = replace(sick(small), from_minute=EIGHT + 20)
    (visit,) = disruptions.affected(office, ill, MONDAY)
    assert visit.has_begun
    detail = disruptions.get(office, disruptions.report(office, ill))
    assert detail.row.settled_at_utc is None or not detail.row.open_visits


def test_leave_that_is_only_asked_for_can_be_tried_out(office: Office, small: Small) -> None:
    before = everything(office.store)
    leave = replace(sick(small), away_as=TimeOffKind.LEAVE, until_date=WEDNESDAY)
    order = disruptions.try_out(office, leave, MONDAY)
    mended = disruptions.propose(office, order, answer(order))
    assert {change.after_carers for change in mended.proposal.changes} == {("Dai",)}
    assert everything(office.store) == before
    assert disruptions_leave.also_off(office, leave) == ()
    disruptions.report(office, replace(sick(small), person_id=small.dai))
    assert disruptions_leave.also_off(office, leave) == ("Dai",)


def test_leave_in_a_week_without_a_rota_is_looked_at_in_the_newest_one(
    office: Office, small: Small
) -> None:
    then = TUESDAY + timedelta(weeks=3)
    leave = replace(sick(small), from_date=then, until_date=then, from_minute=0)
    assert not disruptions_leave.has_rota(office, then)
    assert disruptions.affected(office, leave, then) == ()
    like, (visit,) = disruptions_leave.affected_as_usual(office, leave)
    assert (like, visit.visit_date, visit.client_name) == (MONDAY, TUESDAY, "Winnie")


def test_the_effect_on_hours_and_rest_is_that_of_the_two_weeks(
    office: Office, small: Small
) -> None:
    disruption = disruptions.report(office, sick(small))
    order = disruptions.start_mend(office, disruption, TUESDAY)
    found = effects(disruptions.propose(office, order, answer(order)).proposal)
    assert [one.name for one in found] == ["Dai", "Grace"]
    dai, grace = found
    assert dai.after_minutes - dai.before_minutes == 45
    assert grace.before_minutes - grace.after_minutes == 45
    assert dai.rest_after_minutes == DAY - 645 + EIGHT  # from Monday's lifting to the breakfast


# A client ---------------------------------------------------------------------------------


def test_an_admission_takes_the_visits_off_and_keeps_the_circle(
    office: Office, small: Small
) -> None:
    before = everything(office.store)
    disruption = disruptions.report(office, hospital(small))
    (off,) = (form for _, form in list_suspensions(office, small.winnie))
    assert (off.reason, off.place) == ("hospital", "Torbay, Ella Rowcroft ward")
    board = week_board(office, MONDAY)
    assert {visit.start_minute // DAY for visit in board.visits} == {0}
    assert board.version == 2
    detail = disruptions.get(office, disruption)
    assert [visit.visit_date for visit in detail.visits] == [
        TUESDAY + timedelta(days=n) for n in range(6)
    ]
    assert detail.row.open_visits == 0
    assert {one.name for one in detail.to_tell} == {"Grace", "Dai"}
    assert get_client(office, small.winnie).bonds == (BondForm(small.grace, Standing.CIRCLE),)
    undo_last(office)
    assert everything(office.store) == before


def test_a_discharge_brings_the_visits_back_from_its_time(
    office: Office, small: Small, now: list[int]
) -> None:
    admission = disruptions.report(office, hospital(small))
    now[0] = 2 * DAY + HALF_SIX
    home = DisruptionForm(DisruptionKind.CLIENT_BACK, small.winnie, WEDNESDAY, 700)
    visits = disruptions.affected(office, home, MONDAY)
    assert [visit.visit_date.weekday() for visit in visits] == [3, 4, 5, 6]
    disruption = disruptions.report(office, home)
    (off,) = (form for _, form in list_suspensions(office, small.winnie))
    assert (off.until_date, off.until_minute) == (WEDNESDAY, 700)
    mend(office, disruption)
    detail = disruptions.get(office, disruption)
    assert all(visit.covered_by == small.grace for visit in detail.visits)  # of the circle
    assert [one.name for one in detail.to_tell] == ["Winnie", "Grace"]
    before = disruptions.get(office, admission)
    assert before.row.open_visits == 0  # what was off stays so in its record
    assert all(visit.covered_by is None for visit in before.visits)


def test_a_new_package_lists_its_open_visits_and_a_mend_fills_them(
    office: Office, small: Small
) -> None:
    tea = replace(
        BREAKFAST, title="Tea", preferred_minute=1020, earliest_minute=990, latest_minute=1050
    )
    add_pattern(office, small.menna, replace(tea, starts_on=WEDNESDAY))
    new = DisruptionForm(DisruptionKind.NEW_PACKAGE, small.menna, WEDNESDAY)
    disruption = disruptions.report(office, new)
    detail = disruptions.get(office, disruption)
    assert detail.row.open_visits == 5
    mend(office, disruption)
    assert disruptions.get(office, disruption).row.open_visits == 0


def test_contacts_for_emergencies_are_there_to_be_told_first(office: Office, small: Small) -> None:
    winnie = get_client(office, small.winnie)
    contacts = (
        ContactForm("Abel", "neighbour"),
        ContactForm("Zoe", "niece", "01803 496 0002", in_emergency=True),
    )
    save_client(office, small.winnie, replace(winnie, contacts=contacts))
    disruption = disruptions.report(office, sick(small))
    (told,) = disruptions.get(office, disruption).to_tell
    assert [contact.name for contact in told.contacts] == ["Zoe", "Abel"]


# The record and what is refused --------------------------------------------------------------


def test_the_list_has_what_is_not_settled_and_what_was_lately(
    office: Office, small: Small, now: list[int]
) -> None:
    disruption = disruptions.report(office, sick(small))
    (row,) = disruptions.newest(office)
    assert (row.person_name, row.visits, row.open_visits, row.not_told) == ("Grace", 1, 1, 1)
    disruptions.settle(office, disruption)
    assert disruptions.newest(office)[0].settled_at_utc is not None
    now[0] += 29 * DAY
    assert disruptions.newest(office) == ()
    assert the_visit(office, disruption).instead_of_name == "Grace"  # still readable


@pytest.mark.parametrize(
    ("kind", "field", "sentence"),
    [
        (DisruptionKind.CARER_AWAY, "until_date", "Say until when"),
        (DisruptionKind.CLIENT_AWAY, "reason", "Say why visits are off"),
        (DisruptionKind.CLIENT_BACK, "person_id", "nothing to bring back"),
        (DisruptionKind.NEW_PACKAGE, "person_id", "Choose who it is"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    office: Office, small: Small, kind: DisruptionKind, field: str, sentence: str
) -> None:
    people = {
        DisruptionKind.CARER_AWAY: small.grace,
        DisruptionKind.NEW_PACKAGE: None,
    }
    form = DisruptionForm(kind, people.get(kind, small.winnie), TUESDAY)
    assert sentence in str(disruptions.validate(office, form)[field])
    with pytest.raises(InvalidInputError):
        disruptions.report(office, form)
    assert disruptions.newest(office) == ()


def test_the_same_absence_is_not_reported_twice(office: Office, small: Small) -> None:
    disruptions.report(office, sick(small))
    assert "already" in str(disruptions.validate(office, sick(small))["person_id"])
    later = replace(sick(small), from_date=WEDNESDAY, until_date=WEDNESDAY)
    assert disruptions.validate(office, later) == {}


def test_somebody_for_whom_a_rule_would_break_is_not_put_in(office: Office, small: Small) -> None:
    untrained = add_carer(office, replace(CARER, name="Untrained", skills=()))
    disruption = disruptions.report(office, sick(small))
    visit = the_visit(office, disruption)
    before = everything(office.store)
    with pytest.raises(CareCoopError, match="as things are"):
        disruptions.take(office, disruption, visit.visit_id, untrained, visit.instead_of)
    assert everything(office.store) == before


def test_nothing_of_illness_is_given_as_the_reason_of_a_change(
    office: Office, small: Small
) -> None:
    disruption = disruptions.report(office, sick(small))
    assert disruptions._reason(office, disruption) == "Grace cannot come"


def test_whoever_rang_or_was_told_here_is_told_of_the_published_week_too(
    office: Office, small: Small
) -> None:
    publishing.publish(office, MONDAY, week_board(office, MONDAY).version)
    disruption = disruptions.report(office, sick(small))
    mend(office, disruption)
    assert {one.carer_id for one in publishing.untold(office, MONDAY)} == {small.dai}
    disruptions.note_call(office, disruption, CallForm(Answer.TOLD, carer_id=small.dai))
    assert publishing.untold(office, MONDAY) == ()
    assert week_board(office, MONDAY).state is RotaState.PUBLISHED
