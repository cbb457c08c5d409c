"""What a publication keeps, and the week that several of them put together."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from carecoop.errors import CareCoopError
from carecoop.records import Rota
from carecoop.services.office import Office
from carecoop.services.publication_rows import (
    days_that_differ,
    publications,
    publish_visits,
    snapshot,
)
from carecoop.services.week_records import SavedVisit
from tests.helpers.weeks import DAY, Small, small_coop

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def visit(small: Small, *carers: UUID, day: date = MONDAY, minute: int = 480) -> SavedVisit:
    start = day.weekday() * DAY + minute
    return SavedVisit(small.breakfast, small.winnie, day, start, 45, 1, carers)


def publish(office: Office, *weeks: list[SavedVisit]) -> UUID:
    """Publish one after the other; the id of the rota."""
    with office.work("publish") as work:
        rota = Rota(week=MONDAY, changed_at_utc=datetime(2026, 11, 24, tzinfo=UTC))
        work.session.add(rota)
        work.session.flush()
        for visits in weeks:
            publish_visits(work.session, rota, visits, "why")
        work.commit()
        return rota.id


def test_each_publication_keeps_what_it_puts_otherwise_and_tells_the_whole(
    office: Office, small: Small
) -> None:
    monday, tuesday = visit(small, small.grace), visit(small, small.dai, day=TUESDAY)
    later = monday._replace(start_minute=495)
    rota_id = publish(office, [monday, tuesday], [later, tuesday], [later])
    with office.read() as session:
        told = publications(session, rota_id)
        assert [(len(one.visits), len(one.gone)) for one in told] == [(2, 0), (1, 0), (0, 1)]
        whole = [set(snapshot(told[:number]).values()) for number in (1, 2, 3)]
    assert whole == [{monday, tuesday}, {later, tuesday}, {later}]


def test_the_same_week_again_is_no_publication(office: Office, small: Small) -> None:
    rota_id = publish(office, [visit(small, small.grace)], [visit(small, small.grace)])
    with office.read() as session:
        assert len(publications(session, rota_id)) == 1


def test_a_reason_of_nothing_but_spaces_is_none(office: Office, small: Small) -> None:
    rota_id = publish(office, [visit(small, small.grace)])
    with office.work("publish") as work:
        rota = work.session.get_one(Rota, rota_id)
        with pytest.raises(CareCoopError, match="say why"):
            publish_visits(work.session, rota, [visit(small, small.dai)], " \n ")


def test_a_pattern_that_takes_over_at_the_same_time_changes_nobodys_day(small: Small) -> None:
    before = visit(small, small.grace)
    after = before._replace(pattern_id=small.lifting)
    told = {(before.pattern_id, MONDAY): before}
    now = {(after.pattern_id, MONDAY): after}
    assert days_that_differ(told, now) == set()
    moved = {(after.pattern_id, MONDAY): after._replace(start_minute=500)}
    assert days_that_differ(told, moved) == {(small.grace, MONDAY)}
