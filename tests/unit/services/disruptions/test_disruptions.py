"""Grace rings in sick on the Tuesday at half past six: reported, mended, kept."""

from dataclasses import replace

import pytest

from carecoop.errors import CareCoopError
from carecoop.kinds import Answer, Priority, TimeOffKind
from carecoop.services import disruptions
from carecoop.services.carers import add_carer, get_carer
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from carecoop.services.replanning_effects import effects
from carecoop.services.trail import recent, undo_last
from tests.helpers.disrupted import (
    EIGHT,
    HALF_SIX,
    TUESDAY,
    answer,
    build,
    come,
    mend,
    sick,
    the_visit,
)
from tests.helpers.store import everything
from tests.helpers.weeks import BREAKFAST, CARER, DAY, Small


def test_what_falls_open_is_said_by_risk_before_anything_is_saved(
    office: Office, small: Small
) -> None:
    red = replace(BREAKFAST, title="Insulin", priority=Priority.RED, time_critical=True,
                  preferred_minute=1080, earliest_minute=1070, latest_minute=1090)  # fmt: skip
    insulin = add_pattern(office, small.winnie, red)
    build(office, small, {(insulin, 1): (1080, [small.grace])})
    before = everything(office.store)
    first, second = disruptions.affected(office, sick(small))
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
    (visit,) = disruptions.affected(office, ill)
    assert visit.has_begun
    detail = disruptions.get(office, disruptions.report(office, ill))
    assert detail.row.settled_at_utc is None or not detail.row.open_visits


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
