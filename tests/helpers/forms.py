"""Valid forms to start a test from, varied by keyword."""

from dataclasses import replace
from datetime import date
from typing import Any

from carecoop.kinds import LanguageLevel, Priority, TimeOffKind, TravelMode, Weeks
from carecoop.services.people_values import (
    AvailabilityForm,
    CarerForm,
    CarerLanguageForm,
    ClientForm,
    ContactForm,
    PatternForm,
    SkillForm,
    TimeOffForm,
)

MONDAY = date(2026, 11, 23)  # of a B week

MAIR = ClientForm(
    name="Mair Tŷ-Mawr",
    preferred_name="Mair",
    address="12 Seaview Terrace\nTorquay",
    postcode="TQ1 1AB",
    easting=291_500,
    northing=64_000,
    phone="01803 496 0123",
    first_language="cy",
    languages=("en",),
    spacing_minutes=120,
    funder="Torbay Council",
    agreed_minutes=840,
    notes="Likes the window open.",
    contacts=(ContactForm("Gwen Hughes", "daughter", "01803 496 0456", in_emergency=True),),
)
ANA = CarerForm(
    name="Ana Silva",
    preferred_name="Ana",
    phone="01803 496 0789",
    email="ana@example.org",
    postcode="TQ2 5QQ",
    easting=290_000,
    northing=65_000,
    travel_mode=TravelMode.BIKE,
    contract_minutes=1800,
    most_minutes=2400,
    availability=(AvailabilityForm(0, 420, 870), AvailabilityForm(5, 960, 1320, Weeks.A)),
    time_off=(TimeOffForm(date(2026, 12, 24), 0, date(2026, 12, 26), 1440, TimeOffKind.LEAVE),),
    skills=(SkillForm("hoist"), SkillForm("medication", date(2027, 6, 30))),
    languages=(CarerLanguageForm("cy", LanguageLevel.CONVERSATION),),
)
BREAKFAST = PatternForm(
    title="breakfast",
    purpose="To be up and dressed in time for the radio.",
    weekdays=frozenset({0, 2, 4}),
    preferred_minute=480,
    earliest_minute=450,
    latest_minute=510,
    duration_minutes=45,
    needs=("medication",),
    wishes=("woman",),
    priority=Priority.RED,
    starts_on=MONDAY,
)


def a_client(**changes: Any) -> ClientForm:
    return replace(MAIR, **changes)


def a_carer(**changes: Any) -> CarerForm:
    return replace(ANA, **changes)


def a_pattern(**changes: Any) -> PatternForm:
    return replace(BREAKFAST, **changes)
