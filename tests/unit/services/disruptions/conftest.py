"""A week of two carers, on the Tuesday at half past six."""

import pytest

from carecoop.services.office import Office
from tests.helpers.disrupted import built_week, set_clock
from tests.helpers.weeks import Small


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The minute of the week, to be set."""
    return set_clock(monkeypatch)


@pytest.fixture
def small(office: Office, now: list[int]) -> Small:
    return built_week(office, now)
