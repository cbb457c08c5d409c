"""The notice that Grace and Dai had of their days in the week of 30 November 2026."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.errors import NotFoundError
from carecoop.kinds import BegunBy, ToldHow
from carecoop.services.office import Office
from carecoop.services.publishing import mark_told, publish, untold
from carecoop.services.publishing_notice import history
from carecoop.services.publishing_values import Said
from tests.helpers.rota import put
from tests.helpers.weeks import DAY, Small, small_coop

MONDAY = date(2026, 11, 30)
TUESDAY = MONDAY + timedelta(days=1)
NOW = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
EIGHT, HOUR = 480, 60


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    moments = [NOW]
    monkeypatch.setattr(clock, "now_utc", lambda: moments[0])
    return moments


@pytest.fixture
def out(office: Office) -> Small:
    """Published on the Tuesday before: Grace comes on Monday and Tuesday at eight."""
    small = small_coop(office)
    put(office, MONDAY, {(small.breakfast, day): (EIGHT, [small.grace]) for day in (0, 1)})
    publish(office, MONDAY, 1)
    return small


def change_tuesday(office: Office, small: Small, minute: int, who: Sequence[UUID]) -> None:
    put(office, MONDAY, {(small.breakfast, 1): (minute, who)}, reason="The district nurse")


def tell_all(office: Office, how: ToldHow = ToldHow.TELEPHONE) -> None:
    for line in untold(office, MONDAY):
        mark_told(office, line.notice_ids, how)


def test_each_day_has_the_notice_with_which_the_week_went_out(office: Office, out: Small) -> None:
    found = history(office, out.grace)
    assert [(one.day, one.is_first, one.told_how) for one in found.notices] == [
        (TUESDAY, True, ToldHow.ROTA),
        (MONDAY, True, ToldHow.ROTA),
    ]
    to_monday = (datetime(2026, 11, 30, 8, tzinfo=UTC) - NOW) // timedelta(minutes=1)
    assert [one.notice_minutes for one in found.notices] == [to_monday + DAY, to_monday]
    assert (found.shortest_of_days, found.median_of_days) == (to_monday, to_monday + DAY // 2)
    assert (found.shortest_of_changes, found.median_of_changes) == (None, None)


def test_a_change_has_the_notice_from_when_it_was_told(
    office: Office, out: Small, now: list[datetime]
) -> None:
    now[0] = datetime(2026, 11, 30, 20, tzinfo=UTC)
    change_tuesday(office, out, EIGHT - 30, [out.grace])
    before, after = history(office, out.grace).notices[0], 11 * HOUR
    assert (before.told_at_utc, before.notice_minutes) == (None, None)
    now[0] += timedelta(minutes=30)
    tell_all(office)
    found = history(office, out.grace)
    change = found.notices[0]
    assert (change.told_at_utc, change.told_how) == (now[0], ToldHow.TELEPHONE)
    assert change.notice_minutes == after  # half past eight in the evening to half past seven
    assert [why.reason for why in change.whys] == ["The district nurse"]
    assert (found.shortest_of_changes, found.median_of_changes) == (after, after)


def test_who_wanted_a_change_and_what_the_carer_said_is_kept_with_it(
    office: Office, out: Small
) -> None:
    change_tuesday(office, out, EIGHT - 30, [out.grace])
    (line,) = untold(office, MONDAY)
    said = Said(BegunBy.COOP, agreed=False)
    mark_told(office, line.notice_ids, ToldHow.TELEPHONE, said=dict.fromkeys(line.notice_ids, said))
    change_tuesday(office, out, EIGHT, [out.grace])
    (line,) = untold(office, MONDAY)
    said = Said(BegunBy.COOP, agreed=True)
    mark_told(office, line.notice_ids, ToldHow.TELEPHONE, said=dict.fromkeys(line.notice_ids, said))
    found = history(office, out.grace)
    kept = [one.said for one in found.notices if one.day == TUESDAY]
    assert {said.agreed for said in kept} == {True, False, None}  # None: as it first went out
    assert (found.by_coop, found.agreed) == (2, 1)


def test_a_day_taken_counts_from_when_it_would_have_begun(
    office: Office, out: Small, now: list[datetime]
) -> None:
    now[0] = datetime(2026, 12, 1, 7, tzinfo=UTC)
    change_tuesday(office, out, EIGHT + 60, [out.dai])
    tell_all(office)
    taken, given = (history(office, who).notices[0] for who in (out.grace, out.dai))
    assert (taken.after, taken.notice_minutes) == ((), HOUR)
    assert (given.before, given.notice_minutes, given.is_first) == ((), 2 * HOUR, False)


def test_who_was_told_afterwards_had_no_notice(
    office: Office, out: Small, now: list[datetime]
) -> None:
    now[0] = datetime(2026, 12, 1, 9, tzinfo=UTC)
    change_tuesday(office, out, EIGHT, [out.dai])
    tell_all(office)
    assert history(office, out.dai).shortest_of_changes == -HOUR


def test_a_moment_of_telling_can_be_given(office: Office, out: Small) -> None:
    change_tuesday(office, out, EIGHT, [out.dai])
    earlier = NOW - timedelta(hours=3)
    (line,) = (one for one in untold(office, MONDAY) if one.carer_id == out.dai)
    mark_told(office, line.notice_ids, ToldHow.IN_PERSON, earlier)
    mark_told(office, line.notice_ids, ToldHow.MESSAGE)
    (notice,) = history(office, out.dai).notices
    assert (notice.told_at_utc, notice.told_how) == (earlier, ToldHow.IN_PERSON)


def test_notice_across_a_change_of_the_clocks_is_as_long_as_it_really_was(
    office: Office, now: list[datetime]
) -> None:
    """Clocks go forward on Sunday 28 March 2027."""
    small = small_coop(office)
    monday = date(2027, 3, 22)
    now[0] = datetime(2027, 3, 27, 8, tzinfo=UTC)
    put(office, monday, {(small.breakfast, 6): (EIGHT, [small.grace])})
    publish(office, monday, 1)
    assert history(office, small.grace).shortest_of_days == 23 * HOUR


def test_only_the_days_asked_for_are_told(office: Office, out: Small) -> None:
    (monday,) = history(office, out.grace, until=MONDAY).notices
    assert monday.day == MONDAY
    assert history(office, out.grace, since=TUESDAY + timedelta(days=1)).notices == ()


def test_somebody_unknown_has_no_history(office: Office) -> None:
    with pytest.raises(NotFoundError):
        history(office, UUID(int=7))
