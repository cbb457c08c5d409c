import time
from datetime import UTC, datetime, timedelta, timezone
from uuid import RFC_4122

import pytest
from sqlalchemy import Dialect
from sqlalchemy.engine import make_url

from carecoop.records import UtcDateTime, metadata
from carecoop.records.base import growing_id

SUMMER_TIME = timezone(timedelta(hours=1))
DIALECTS = [make_url(url).get_dialect()() for url in ("sqlite://", "postgresql+psycopg://")]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_instant_comes_back_aware_and_in_utc(dialect: Dialect) -> None:
    column = UtcDateTime()
    morning = datetime(2026, 7, 1, 7, 30, tzinfo=SUMMER_TIME)
    stored = column.process_bind_param(morning, dialect)
    back = column.process_result_value(stored, dialect)
    assert back == morning
    assert back is not None
    assert back.tzinfo is UTC


def test_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(datetime(2026, 7, 1), DIALECTS[0])  # noqa: DTZ001 - on purpose


def test_no_instant_stays_none() -> None:
    assert UtcDateTime().process_bind_param(None, DIALECTS[0]) is None
    assert UtcDateTime().process_result_value(None, DIALECTS[0]) is None


def test_every_reference_is_checked_at_commit() -> None:
    references = [each for t in metadata.tables.values() for each in t.foreign_key_constraints]
    assert references
    assert {(each.deferrable, each.initially) for each in references} == {(True, "DEFERRED")}


def test_every_constraint_has_a_name_for_migrations() -> None:
    unnamed = [
        (table.name, constraint)
        for table in metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]
    assert unnamed == []


def test_growing_ids_are_told_apart_and_follow_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len({growing_id() for _ in range(500)}) == 500
    nanoseconds = iter(range(10**18, 10**18 + 50 * 10**6, 10**6))  # a millisecond apart
    monkeypatch.setattr(time, "time_ns", lambda: next(nanoseconds))
    ids = [growing_id() for _ in range(50)]
    assert ids == sorted(ids)
    assert {(one.version, one.variant) for one in ids} == {(7, RFC_4122)}
