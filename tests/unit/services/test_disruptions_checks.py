"""What stands in the way of reporting a disruption."""

from dataclasses import replace

import pytest

from carecoop.errors import InvalidInputError
from carecoop.kinds import DisruptionKind
from carecoop.services import disruptions
from carecoop.services.disruptions import DisruptionForm
from carecoop.services.office import Office
from tests.helpers.disrupted import TUESDAY, WEDNESDAY, built_week, set_clock, sick
from tests.helpers.weeks import Small


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The minute of the week, to be set."""
    return set_clock(monkeypatch)


@pytest.fixture
def small(office: Office, now: list[int]) -> Small:
    return built_week(office, now)


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
