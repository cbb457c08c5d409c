from datetime import date
from uuid import uuid4

import pytest

from carecoop.kinds import PlanState
from carecoop.services.plans.values import PlanRow
from ui.plans import words

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("state", "reviews", "standing"),
    [
        (PlanState.DRAFT, 0, "draft"),
        (PlanState.AGREED, 0, "agreed"),
        (PlanState.AGREED, 2, "agreed · reviewed: 2"),
        (PlanState.SUPERSEDED, 1, "replaced by a later one · reviewed: 1"),
    ],
)
def test_a_version_says_that_it_was_reviewed(
    qapp: object, state: PlanState, reviews: int, standing: str
) -> None:
    row = PlanRow(uuid4(), uuid4(), "Nancy", 1, state, DAY, DAY, reviews, None, ())
    assert words.standing(row) == standing
