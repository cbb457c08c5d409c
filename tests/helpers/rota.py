"""A week's rota put together by hand, for tests of what follows from it."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from carecoop import clock
from carecoop.services.office import Office
from carecoop.services.rota_rows import save_rota, state_kept
from carecoop.services.week import PlacedVisit, current_visits
from carecoop.services.week_records import read_week
from tests.helpers.weeks import DAY

Chosen = Mapping[tuple[UUID, int], tuple[int, Sequence[UUID]]]


def put(office: Office, week: date, chosen: Chosen, reason: str = "") -> None:
    """Save the week with visits of (pattern, weekday) at a minute of the day with carers; all
    others stay as they are, and so does the week's state."""
    with office.work("edit", str(week)) as work:
        records = read_week(work.session, week)
        visits = [_put(visit, chosen) for visit in current_visits(records, clock.today())]
        save_rota(work.session, records, visits, state_kept(records), reason)
        work.commit()


def _put(visit: PlacedVisit, chosen: Chosen) -> PlacedVisit:
    weekday = visit.wanted.visit_date.weekday()
    found = chosen.get((visit.wanted.pattern_id, weekday))
    if found is None:
        return visit
    minute, carers = found
    return PlacedVisit(visit.wanted, weekday * DAY + minute, tuple(carers))
