"""The sample's rotas: solved once by `carecoop.sample.make`, kept by the tables' keys.

`rotas.json` holds, for each letter (A or B) that this week may have, five weeks from four weeks
ago (4) to this week (0): pattern key -> weekday -> [start minute of the day, carer keys].
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from uuid import UUID

from carecoop.clock import DAY_MINUTES
from carecoop.kinds import Weeks
from carecoop.services.demand import WantedVisit
from carecoop.services.week import PlacedVisit
from carecoop.services.week_records import WeekRecords

if TYPE_CHECKING:
    from carecoop.sample.build import Keys

PAST_WEEKS = 4
FILE = "rotas.json"

Placed = Mapping[str, Mapping[str, tuple[int, list[str]]]]


@cache
def kept() -> Mapping[str, Mapping[str, Placed]]:
    """Letter of this week -> weeks ago -> placements."""
    text = files(__package__).joinpath(FILE).read_text("utf-8")
    weeks: Mapping[str, Mapping[str, Placed]] = json.loads(text)
    return weeks


def placed(records: WeekRecords, ago: int, letter: Weeks, keys: "Keys") -> tuple[PlacedVisit, ...]:
    """The visits that the week wants, where the kept rota puts them."""
    week = kept().get(letter, {}).get(str(ago), {})
    key_of = {pattern_id: key for key, pattern_id in keys.patterns.items()}
    return tuple(
        _placed(visit, week.get(key_of[visit.pattern_id], {}), keys.carers)
        for visit in records.wanted
    )


def _placed(
    visit: WantedVisit, days: Mapping[str, tuple[int, list[str]]], carers: Mapping[str, UUID]
) -> PlacedVisit:
    found = days.get(str(visit.visit_date.weekday()))
    if found is None:
        return PlacedVisit(visit, visit.preferred_minute, ())
    start, who = found
    midnight = visit.visit_date.weekday() * DAY_MINUTES
    return PlacedVisit(visit, midnight + start, tuple(carers[key] for key in who))
