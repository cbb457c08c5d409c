from datetime import date

import pytest

from carecoop.kinds import Doer, Role
from carecoop.services.plans.values import StepForm
from ui.plans import fields


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("is_private", True, "yes"),
        ("is_private", False, "no"),
        ("by_when", None, "–"),
        ("steps", (), "–"),
        ("steps", (StepForm(Doer.CARER, what="cooks"), StepForm(Doer.PERSON, what="sing")),
         "carer: cooks; I: sing"),
        ("by_when", date(2026, 11, 30), "Mon 30 Nov 2026"),
        ("role", Role.FAMILY, "family"),
        ("language", "cy", "Welsh"),
        ("now_score", 4, "4"),
        ("words", "cy", "cy"),
        ("domain", "wales:home", "Suitability of living accommodation"),
        ("domain", "own:0b1c", "a heading of our own"),
    ],
)  # fmt: skip
def test_a_value_is_shown_as_people_read_it(
    qapp: object, field: str, value: object, read: str
) -> None:
    assert fields.shown(field, value) == read


def test_a_field_without_a_name_stands_as_it_is(qapp: object) -> None:
    assert fields.name("as_hoped") == "When it goes as hoped"
    assert fields.name("shoe_size") == "shoe_size"
