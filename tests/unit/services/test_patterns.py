"""Visit patterns: for good, from a day on, this day only."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from carecoop.errors import ConflictError, InvalidInputError
from carecoop.kinds import Weeks
from carecoop.services import carers, clients, patterns
from carecoop.services.office import Office
from carecoop.services.patterns import ExceptionForm, ExceptionRow, PatternRow
from tests.helpers.forms import MONDAY, a_carer, a_client, a_pattern

LATER = MONDAY + timedelta(weeks=2)


@pytest.fixture
def mair(office: Office) -> UUID:
    return clients.add_client(office, a_client())


def only(office: Office, client_id: UUID) -> PatternRow:
    (row,) = patterns.list_patterns(office, client_id)
    return row


def test_a_pattern_is_read_as_it_was_added(office: Office, mair: UUID) -> None:
    form = a_pattern(weeks=Weeks.B, carers_wanted=2, time_critical=True, ends_on=LATER)
    pattern_id = patterns.add_pattern(office, mair, form)
    assert only(office, mair) == PatternRow(pattern_id, form, (), None)


def test_a_change_from_a_day_on_keeps_what_was_agreed_before(office: Office, mair: UUID) -> None:
    old_id = patterns.add_pattern(office, mair, a_pattern())
    new_id = patterns.save_pattern(office, old_id, a_pattern(duration_minutes=60), from_date=LATER)
    old, new = patterns.list_patterns(office, mair)
    assert old.form == a_pattern(ends_on=LATER - timedelta(days=1))
    assert new.form == a_pattern(duration_minutes=60, starts_on=LATER)
    assert (new.id, new.follows_id) == (new_id, old_id)


def test_a_change_from_its_first_day_on_is_a_change_for_good(office: Office, mair: UUID) -> None:
    pattern_id = patterns.add_pattern(office, mair, a_pattern())
    form = a_pattern(duration_minutes=60)
    assert patterns.save_pattern(office, pattern_id, form, from_date=MONDAY) == pattern_id
    assert only(office, mair).form == form


def test_coming_exceptions_follow_to_the_new_pattern(office: Office, mair: UUID) -> None:
    old_id = patterns.add_pattern(office, mair, a_pattern())
    off = ExceptionForm(cancelled=True, reason="At her daughter's.")
    wednesday, friday = LATER + timedelta(days=2), LATER + timedelta(days=4)
    for day in (MONDAY, wednesday, friday):
        patterns.set_exception(office, old_id, day, off)
    patterns.save_pattern(office, old_id, a_pattern(weekdays=frozenset({2})), from_date=LATER)
    old, new = patterns.list_patterns(office, mair)
    if old.follows_id:
        old, new = new, old
    assert [each.visit_date for each in old.exceptions] == [MONDAY]
    assert [each.visit_date for each in new.exceptions] == [wednesday]


def test_a_pattern_that_has_ended_cannot_change_later(office: Office, mair: UUID) -> None:
    pattern_id = patterns.add_pattern(office, mair, a_pattern(ends_on=MONDAY))
    with pytest.raises(ConflictError, match="ended on 2026-11-23"):
        patterns.save_pattern(office, pattern_id, a_pattern(), from_date=LATER)
    assert only(office, mair).form == a_pattern(ends_on=MONDAY)


def test_one_day_can_be_different_and_as_ever_again(office: Office, mair: UUID) -> None:
    pattern_id = patterns.add_pattern(office, mair, a_pattern())
    later_start = ExceptionForm(preferred_minute=600, reason="The dentist at nine.")
    patterns.set_exception(office, pattern_id, MONDAY, ExceptionForm(cancelled=True))
    patterns.set_exception(office, pattern_id, MONDAY, later_start)
    assert only(office, mair).exceptions == (ExceptionRow(MONDAY, later_start),)
    patterns.clear_exception(office, pattern_id, MONDAY)
    assert only(office, mair).exceptions == ()


def test_a_day_without_a_visit_cannot_be_different(office: Office, mair: UUID) -> None:
    pattern_id = patterns.add_pattern(office, mair, a_pattern())
    tuesday = MONDAY + timedelta(days=1)
    with pytest.raises(InvalidInputError) as caught:
        patterns.set_exception(office, pattern_id, tuesday, ExceptionForm(cancelled=True))
    assert set(caught.value.fields) == {"visit_date"}


def test_an_archived_pattern_can_be_restored(office: Office, mair: UUID) -> None:
    pattern_id = patterns.add_pattern(office, mair, a_pattern())
    patterns.archive_pattern(office, pattern_id)
    assert patterns.list_patterns(office, mair) == ()
    patterns.restore_pattern(office, pattern_id)
    assert only(office, mair).id == pattern_id


def test_alternate_weeks_fall_on_their_own_days() -> None:
    form = a_pattern(weeks=Weeks.B)  # as MONDAY
    week = timedelta(weeks=1)
    assert [form.occurs_on(MONDAY + n * week) for n in range(3)] == [True, False, True]
    assert not form.occurs_on(MONDAY - 2 * week)
    assert not replace(form, ends_on=date(2026, 12, 1)).occurs_on(MONDAY + 2 * week)


def test_skills_to_choose_from_come_from_carers_and_visits(office: Office, mair: UUID) -> None:
    carers.add_carer(office, a_carer())
    patterns.add_pattern(office, mair, a_pattern(needs=("Medication",), avoids=("smoker",)))
    assert patterns.known_skills(office) == ("hoist", "medication", "smoker", "woman")
    assert only(office, mair).form.needs == ("medication",)
