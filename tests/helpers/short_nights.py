"""A carer who works late on a Monday and early on the Tuesday, for a reason that is kept."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from carecoop.services.editing import save
from carecoop.services.editing_values import Put
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from carecoop.services.week import week_board
from tests.helpers.rota import put
from tests.helpers.weeks import BREAKFAST, DAY, Small

LATE, EARLY = 1260, 450
REASON = "Nobody else could come"


def bedtime(office: Office, small: Small, weekday: int = 0) -> UUID:
    """Winnie is helped to bed on Mondays, or on another weekday."""
    late = replace(BREAKFAST, title="Bed", weekdays=frozenset({weekday}), duration_minutes=60,
                   preferred_minute=LATE, earliest_minute=LATE, latest_minute=LATE)  # fmt: skip
    return add_pattern(office, small.winnie, late)


def short_night(office: Office, small: Small, bed: UUID, monday: date) -> Put:
    """Grace does both; the put that cut it short."""
    put(office, monday, {(bed, 0): (LATE, [small.grace])})
    visit_id = f"{small.breakfast}:{monday + timedelta(days=1)}"
    breakfast = Put(visit_id, DAY + EARLY, (small.grace,))
    version = week_board(office, monday).version
    save(office, monday, version, [breakfast], overrides={(visit_id, small.grace, "rest"): REASON})
    return breakfast
