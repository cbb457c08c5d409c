"""One sentence beside each field that needs another look."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from carecoop.errors import CareCoopError, InvalidInputError
from carecoop.kinds import Nation, Standing, Weeks
from carecoop.services import validation
from carecoop.services.people_values import (
    AvailabilityForm,
    BondForm,
    CarerLanguageForm,
    ContactForm,
    ExceptionForm,
    SkillForm,
    SuspensionForm,
    TimeOffForm,
)
from tests.helpers.forms import ANA, BREAKFAST, MAIR, MONDAY, a_pattern

SOMEONE = uuid4()
TUESDAY_NIGHT = AvailabilityForm(1, 1320, 1860)
SUNDAY_NIGHT_A = AvailabilityForm(6, 1320, 1860, Weeks.A)

WRONG_CLIENTS: list[tuple[str, dict[str, Any]]] = [
    ("name", {"name": "  "}),
    ("name", {"name": "x" * 201}),
    ("postcode", {"postcode": "TQ1"}),
    ("easting", {"easting": None}),
    ("easting", {"easting": 0, "northing": 0}),
    ("phone", {"phone": "0180"}),
    ("first_language", {"first_language": "Welsh"}),
    ("languages", {"languages": ("english",)}),
    ("spacing_minutes", {"spacing_minutes": 721}),
    ("agreed_minutes", {"agreed_minutes": -1}),
    ("contacts", {"contacts": (ContactForm("", phone="01803 496 0456"),)}),
    ("contacts", {"contacts": (ContactForm("Gwen", in_emergency=True),)}),
    ("contacts", {"contacts": (ContactForm("Gwen", relation="x" * 101),)}),
    ("bonds", {"bonds": (BondForm(SOMEONE), BondForm(SOMEONE, Standing.BARRED))}),
    ("bonds", {"bonds": (BondForm(SOMEONE), BondForm(SOMEONE))}),
    ("bonds", {"bonds": (BondForm(SOMEONE, reason="x" * 501),)}),
]
WRONG_CARERS: list[tuple[str, dict[str, Any]]] = [
    ("email", {"email": "ana@example"}),
    ("contract_minutes", {"contract_minutes": 2401}),
    ("most_minutes", {"most_minutes": 10_081}),
    ("most_days", {"most_days": 8}),
    ("caseload", {"caseload": -1}),
    ("availability", {"availability": (AvailabilityForm(0, 600, 600),)}),
    ("availability", {"availability": (AvailabilityForm(7, 600, 700),)}),
    ("availability", {"availability": (TUESDAY_NIGHT, AvailabilityForm(2, 400, 700))}),
    ("availability", {"availability": (SUNDAY_NIGHT_A, AvailabilityForm(0, 400, 700, Weeks.B))}),
    ("time_off", {"time_off": (TimeOffForm(MONDAY, 600, MONDAY, 600),)}),
    ("skills", {"skills": (SkillForm("Hoist"), SkillForm("hoist"))}),
    ("skills", {"skills": (SkillForm(" "),)}),
    ("languages", {"languages": (CarerLanguageForm("cy"), CarerLanguageForm("CY"))}),
]
WRONG_PATTERNS: list[tuple[str, dict[str, Any]]] = [
    ("title", {"title": ""}),
    ("weekdays", {"weekdays": frozenset()}),
    ("weekdays", {"weekdays": frozenset({7})}),
    ("earliest_minute", {"earliest_minute": 481}),
    ("latest_minute", {"latest_minute": 479}),
    ("preferred_minute", {"preferred_minute": 1440}),
    ("duration_minutes", {"duration_minutes": 4}),
    ("carers_wanted", {"carers_wanted": 3}),
    ("needs", {"needs": ("x" * 61,)}),
    ("avoids", {"avoids": ("Medication",)}),
    ("starts_on", {"starts_on": None}),
    ("ends_on", {"ends_on": date(2026, 11, 22)}),
]


def test_the_forms_that_tests_start_from_are_valid() -> None:
    assert validation.validate_client(MAIR) == {}
    assert validation.validate_carer(ANA) == {}
    assert validation.validate_pattern(BREAKFAST) == {}


@pytest.mark.parametrize(
    ("validate", "form", "field", "changes"),
    [(validation.validate_client, MAIR, *wrong) for wrong in WRONG_CLIENTS]
    + [(validation.validate_carer, ANA, *wrong) for wrong in WRONG_CARERS]
    + [(validation.validate_pattern, BREAKFAST, *wrong) for wrong in WRONG_PATTERNS],
)
def test_a_wrong_field_gets_its_sentence(
    validate: Callable[[Any], dict[str, CareCoopError]],
    form: Any,
    field: str,
    changes: dict[str, Any],
) -> None:
    found = validate(replace(form, **changes))
    assert field in found
    assert all(str(problem).endswith(".") for problem in found.values())


def test_windows_of_different_weeks_and_touching_ones_do_not_overlap() -> None:
    windows = (
        AvailabilityForm(0, 420, 870, Weeks.A),
        AvailabilityForm(0, 420, 870, Weeks.B),
        AvailabilityForm(0, 870, 1320),
        SUNDAY_NIGHT_A,
    )
    assert validation.validate_carer(replace(ANA, availability=windows)) == {}


def test_more_than_48_hours_is_a_warning() -> None:
    form = replace(ANA, most_minutes=2881)
    assert validation.validate_carer(form) == {}
    assert set(validation.warnings_for_carer(form)) == {"most_minutes"}


@pytest.mark.parametrize(("nation", "rule"), [(Nation.WALES, "41(4)"), (Nation.ENGLAND, "NICE")])
def test_a_short_visit_is_a_warning_with_its_rule(nation: Nation, rule: str) -> None:
    form = a_pattern(duration_minutes=29)
    assert validation.validate_pattern(form) == {}
    assert rule in str(validation.warnings_for_pattern(form, nation)["duration_minutes"])
    assert validation.warnings_for_pattern(a_pattern(duration_minutes=30), nation) == {}


def test_a_wide_time_critical_visit_and_one_that_never_falls_are_warnings() -> None:
    form = a_pattern(time_critical=True, latest_minute=600, weekdays=frozenset({1}), ends_on=MONDAY)
    found = validation.warnings_for_pattern(form, Nation.ENGLAND)
    assert set(found) == {"latest_minute", "weekdays"}


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (ExceptionForm(), "cancelled"),
        (ExceptionForm(preferred_minute=1440), "preferred_minute"),
        (ExceptionForm(duration_minutes=4), "duration_minutes"),
    ],
)
def test_a_wrong_exception_gets_its_sentence(form: ExceptionForm, field: str) -> None:
    assert set(validation.validate_exception(form)) == {field}


def test_a_suspension_ends_after_it_starts_and_has_a_reason() -> None:
    form = SuspensionForm(MONDAY, 600, MONDAY, 540)
    assert set(validation.validate_suspension(form)) == {"until_date", "reason"}
    assert validation.validate_suspension(SuspensionForm(MONDAY, 1440, reason="holiday")) == {}


def test_what_was_found_is_raised_by_field() -> None:
    validation.checked({})
    with pytest.raises(InvalidInputError) as caught:
        validation.checked(validation.validate_client(replace(MAIR, name="")))
    assert set(caught.value.fields) == {"name"}
