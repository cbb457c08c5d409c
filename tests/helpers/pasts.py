"""Weeks as they were worked, saved beside the small co-op."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from carecoop.kinds import RotaState
from carecoop.services.office import Office
from carecoop.services.rota_rows import save_rota
from carecoop.services.week import PlacedVisit
from carecoop.services.week_records import read_week

Came = Mapping[tuple[UUID, int], Sequence[UUID]]  # (pattern, weekday) -> carers


def save_week(office: Office, week: date, who: Came, state: RotaState = RotaState.WORKED) -> None:
    """Save the week's visits at their preferred times with these carers."""
    with office.work("test", str(week)) as work:
        records = read_week(work.session, week)
        visits = [
            PlacedVisit(
                visit,
                visit.preferred_minute,
                tuple(who.get((visit.pattern_id, visit.visit_date.weekday()), ())),
            )
            for visit in records.wanted
        ]
        save_rota(work.session, records, visits, state)
        work.commit()


def all_week(pattern: UUID, letters: str, carers: Mapping[str, UUID]) -> Came:
    """Who comes from Monday on, a letter a day; a dot is nobody."""
    return {
        (pattern, weekday): [carers[letter]]
        for weekday, letter in enumerate(letters)
        if letter != "."
    }
