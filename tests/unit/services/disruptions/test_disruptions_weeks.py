"""A disruption that runs into the next week is mended in both."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from carecoop.errors import ConflictError
from carecoop.services import disruptions
from carecoop.services.disruptions_values import DisruptionForm
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from carecoop.services.replanning import MendProposal
from carecoop.services.trail import undo_last
from tests.helpers.disrupted import (
    EIGHT,
    MONDAY,
    NEXT_MONDAY,
    TUESDAY,
    answer,
    build,
    built_week,
    come,
    sick,
)
from tests.helpers.store import everything
from tests.helpers.weeks import BREAKFAST, Small

NEXT_TUESDAY = TUESDAY + timedelta(weeks=1)
SUNDAY = MONDAY + timedelta(days=6)
LATE, EARLY = 1140, 420


@pytest.fixture
def small(office: Office, now: list[int]) -> Small:
    """With a rota for the week after, too."""
    made = built_week(office, now)
    build(office, made, week=NEXT_MONDAY)
    return made


def mends(office: Office, disruption: UUID, *, in_turn: bool = True) -> list[MendProposal]:
    """Of both weeks, the second as if the first were accepted; or each for itself."""
    found: list[MendProposal] = []
    for week in (MONDAY, NEXT_MONDAY):
        earlier = tuple(found) if in_turn else ()
        order = disruptions.start_mend(office, disruption, week, earlier)
        found.append(disruptions.propose(office, order, answer(order), earlier))
    return found


def test_what_it_leaves_open_is_said_of_every_week_with_a_rota(
    office: Office, small: Small
) -> None:
    form = sick(small, until=NEXT_TUESDAY)
    assert disruptions.weeks_of(office, form) == (MONDAY, NEXT_MONDAY)
    days = {visit.visit_date for visit in disruptions.affected(office, form)}
    assert {TUESDAY, NEXT_MONDAY, NEXT_TUESDAY} <= days
    assert max(days) == NEXT_TUESDAY
    detail = disruptions.get(office, disruptions.report(office, form))
    assert detail.weeks == (MONDAY, NEXT_MONDAY)
    assert {visit.visit_date for visit in detail.visits} == days


def test_all_weeks_are_accepted_in_one_step(office: Office, small: Small) -> None:
    disruption = disruptions.report(office, sick(small, until=NEXT_TUESDAY))
    reported = everything(office.store)
    detail = disruptions.accept(office, disruption, *mends(office, disruption))
    covered = {visit.visit_date for visit in detail.visits if visit.covered_by == small.dai}
    assert {TUESDAY, NEXT_MONDAY, NEXT_TUESDAY} <= covered
    assert come(office, small.breakfast, NEXT_TUESDAY) == {small.dai}
    undo_last(office)
    assert everything(office.store) == reported


def test_one_week_is_accepted_by_itself(office: Office, small: Small) -> None:
    disruption = disruptions.report(office, sick(small, until=NEXT_TUESDAY))
    this, following = mends(office, disruption)
    detail = disruptions.accept(office, disruption, following)
    assert come(office, small.breakfast, NEXT_TUESDAY) == {small.dai}
    assert come(office, small.breakfast, TUESDAY) == {small.grace}
    assert any(visit.is_open for visit in detail.visits)
    disruptions.accept(office, disruption, this)
    assert come(office, small.breakfast, TUESDAY) == {small.dai}


def test_leave_is_granted_with_the_mends_of_all_its_weeks(office: Office, small: Small) -> None:
    leave = sick(small, until=NEXT_TUESDAY)
    before = everything(office.store)
    found: list[MendProposal] = []
    for week in disruptions.weeks_of(office, leave):
        order = disruptions.try_out(office, leave, week, found)
        found.append(disruptions.propose(office, order, answer(order), tuple(found)))
    assert everything(office.store) == before
    disruptions.grant(office, leave, *found)
    assert come(office, small.breakfast, TUESDAY) == {small.dai}
    assert come(office, small.breakfast, NEXT_TUESDAY) == {small.dai}
    undo_last(office)
    assert everything(office.store) == before


def late_and_early(office: Office, small: Small) -> tuple[UUID, UUID]:
    """Grace helps Winnie to bed on the Sunday, eleven hours before she comes again; Dai is with
    Menna then, and could be there an hour later."""
    bed = replace(BREAKFAST, title="Bed", weekdays=frozenset({6}), duration_minutes=60,
                  preferred_minute=LATE, earliest_minute=LATE, latest_minute=LATE + 90)  # fmt: skip
    tea = replace(bed, title="Tea", preferred_minute=LATE - 15, earliest_minute=LATE - 15,
                  latest_minute=LATE - 15)  # fmt: skip
    early = replace(BREAKFAST, title="Insulin", weekdays=frozenset({0}), starts_on=NEXT_MONDAY,
                    preferred_minute=EARLY, earliest_minute=EARLY, latest_minute=EARLY)  # fmt: skip
    bed_id, insulin = (add_pattern(office, small.winnie, form) for form in (bed, early))
    tea_id = add_pattern(office, small.menna, tea)
    grace, dai = [small.grace], [small.dai]
    on_dai = {(small.breakfast, 2): (EIGHT, dai), (tea_id, 6): (LATE - 15, dai)}
    build(office, small, {(bed_id, 6): (LATE, grace), **on_dai})
    build(office, small, {(insulin, 0): (EARLY, grace)}, NEXT_MONDAY)
    return bed_id, insulin


def over_the_weekend(small: Small) -> DisruptionForm:
    return replace(sick(small, until=NEXT_MONDAY), from_date=SUNDAY, from_minute=0)


def test_a_night_between_two_weeks_is_a_night_too(office: Office, small: Small) -> None:
    """Whoever takes the Sunday's last visit has not rested by the Monday's first."""
    bed, insulin = late_and_early(office, small)
    disruption = disruptions.report(office, over_the_weekend(small))
    both = mends(office, disruption)
    disruptions.accept(office, disruption, *both)
    assert come(office, bed, SUNDAY) == {small.dai}
    assert come(office, insulin, NEXT_MONDAY) == set()


def test_mends_that_do_not_go_together_are_saved_neither(office: Office, small: Small) -> None:
    late_and_early(office, small)
    disruption = disruptions.report(office, over_the_weekend(small))
    each = mends(office, disruption, in_turn=False)
    before = everything(office.store)
    with pytest.raises(ConflictError):
        disruptions.accept(office, disruption, *each)
    assert everything(office.store) == before
