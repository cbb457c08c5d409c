"""The figures of a week on the board."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from carecoop.services import figures
from carecoop.services.week_records import WeekRecords
from carecoop.services.week_values import BoardVisit, CarerWeek, Relationship, WeekFigures


def week_figures(
    records: WeekRecords, visits: Sequence[BoardVisit], carers: Sequence[CarerWeek]
) -> WeekFigures:
    """The figures of these visits and of these carers' hours."""
    came = _came(visits)
    familiar = [place.relationship for visit in visits for place in visit.places]
    return WeekFigures(
        places_filled=sum(min(len(visit.places), visit.carers_wanted) for visit in visits),
        places_wanted=sum(visit.carers_wanted for visit in visits),
        carers_per_client_14=_faces(records, came, weeks_before=1),
        carers_per_client_28=_faces(records, came, weeks_before=3),
        circle_share=figures.share([one is Relationship.CIRCLE for one in familiar]),
        new_faces=_new_faces(visits) if Relationship.NEW in familiar else 0,
        contact_minutes=sum(carer.contact_minutes for carer in carers),
        travel_minutes=sum(carer.travel_minutes for carer in carers),
        waiting_minutes=sum(carer.waiting_minutes for carer in carers),
        worked_minutes=sum(carer.worked_minutes for carer in carers),
        contract_minutes=sum(carer.contract_minutes for carer in carers),
    )


def _came(visits: Iterable[BoardVisit]) -> dict[UUID, set[UUID]]:
    """Who comes to each client."""
    came: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for visit in visits:
        for place in visit.places:
            came[visit.client_id].add(place.carer_id)
    return came


def _new_faces(visits: Iterable[BoardVisit]) -> int:
    """How many carers are new to a client, counted for each client."""
    return len(
        {
            (visit.client_id, place.carer_id)
            for visit in visits
            for place in visit.places
            if place.relationship is Relationship.NEW
        }
    )


def _faces(records: WeekRecords, came: Mapping[UUID, set[UUID]], weeks_before: int) -> float | None:
    """Carers per client in the window that ends with this week; None while nobody is placed in
    it, where the weeks before alone would only flatter."""
    if not came:
        return None
    seen = defaultdict(set, {client_id: set(carers) for client_id, carers in came.items()})
    for ago in range(1, weeks_before + 1):
        for client_id, carers in records.met[ago].items():
            seen[client_id].update(carers)
    return figures.median_faces(seen.values())
