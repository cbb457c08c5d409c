"""A co-op of two carers and two clients, made through the services, for tests of the week."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from carecoop.kinds import Standing
from carecoop.services.carers import add_carer
from carecoop.services.clients import add_client
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from carecoop.services.people_values import (
    AvailabilityForm,
    BondForm,
    CarerForm,
    CarerLanguageForm,
    ClientForm,
    PatternForm,
    SkillForm,
)
from carecoop.services.planning import PlanText

DAY = 1440
WEEK = timedelta(weeks=1)

EVERY_DAY = tuple(AvailabilityForm(weekday, 420, 1320) for weekday in range(7))

CARER = CarerForm(
    name="Grace Example",
    preferred_name="Grace",
    easting=291000,
    northing=64000,
    contract_minutes=600,
    most_days=6,
    availability=EVERY_DAY,
    skills=(SkillForm("medication"),),
)
CLIENT = ClientForm(
    name="Winifred Example", preferred_name="Winnie", easting=291500, northing=64500
)
BREAKFAST = PatternForm(
    title="Breakfast",
    purpose="Porridge by the window.",
    weekdays=frozenset(range(7)),
    preferred_minute=480,
    earliest_minute=450,
    latest_minute=540,
    duration_minutes=45,
    needs=("medication",),
    starts_on=date(2026, 1, 5),
)


@dataclass(frozen=True)
class Small:
    """Grace (of Winnie's circle) and Dai, who speaks Welsh; Winnie and Menna, whose first
    language that is. Winnie has breakfast every day, Menna a double-handed visit on Mondays."""

    grace: UUID
    dai: UUID
    winnie: UUID
    menna: UUID
    breakfast: UUID
    lifting: UUID


def small_coop(office: Office) -> Small:
    grace = add_carer(office, CARER)
    dai = add_carer(
        office,
        replace(
            CARER,
            name="Dafydd Example",
            preferred_name="Dai",
            northing=64800,
            languages=(CarerLanguageForm("cy"),),
        ),
    )
    winnie = add_client(
        office, replace(CLIENT, address="3 Example Rise", bonds=(BondForm(grace, Standing.CIRCLE),))
    )
    menna = add_client(
        office,
        replace(
            CLIENT,
            name="Menna Llŷr Example",
            preferred_name="Menna",
            easting=292000,
            first_language="cy",
        ),
    )
    lifting = replace(
        BREAKFAST,
        title="Morning",
        weekdays=frozenset({0}),
        preferred_minute=600,
        earliest_minute=570,
        latest_minute=660,
        carers_wanted=2,
        needs=(),
    )
    return Small(
        grace,
        dai,
        winnie,
        menna,
        add_pattern(office, winnie, BREAKFAST),
        add_pattern(office, menna, lifting),
    )


def plan_text(
    chosen: Mapping[tuple[UUID, int], tuple[int, Sequence[UUID]]], week: date
) -> PlanText:
    """A plan as the worker sends it: (pattern, weekday) -> (minute of the day, carers)."""
    visits = [
        {
            "id": f"{pattern_id}:{week + timedelta(days=weekday)}",
            "start": weekday * DAY + minute,
            "carers": [str(carer) for carer in carers],
        }
        for (pattern_id, weekday), (minute, carers) in chosen.items()
    ]
    return PlanText(
        json.dumps({"format": "carecoop-plan/1", "problem": f"week-{week}", "visits": visits})
    )
