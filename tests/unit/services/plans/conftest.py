"""What tests of plans stand on."""

from collections.abc import Iterator

import pytest

from carecoop.services.office import Office
from tests.helpers.office import quick_office


@pytest.fixture
def office() -> Iterator[Office]:
    """An empty co-op, unlocked at once."""
    with quick_office() as opened:
        yield opened
