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
    came: defaultdict[UUID, dict[UUID, Relationship]] = defaultdict(dict)  # to each client
    familiar: list[Relationship] = []  # of each place
    filled = wanted = 0
    for visit in visits:
        wanted += visit.carers_wanted
        filled += min(len(visit.places), visit.carers_wanted)
        for carer_id, relationship in visit.places:
            came[visit.client_id][carer_id] = relationship
            familiar.append(relationship)
    return WeekFigures(
        places_filled=filled,
        places_wanted=wanted,
        carers_per_client_14=_faces(records, came, weeks_before=1),
        carers_per_client_28=_faces(records, came, weeks_before=3),
        circle_share=figures.share([one is Relationship.CIRCLE for one in familiar]),
        new_faces=sum(list(carers.values()).count(Relationship.NEW) for carers in came.values()),
        contact_minutes=sum(carer.contact_minutes for carer in carers),
        travel_minutes=sum(carer.travel_minutes for carer in carers),
        waiting_minutes=sum(carer.waiting_minutes for carer in carers),
        worked_minutes=sum(carer.worked_minutes for carer in carers),
        contract_minutes=sum(carer.contract_minutes for carer in carers),
    )


def _faces(
    records: WeekRecords, came: Mapping[UUID, Iterable[UUID]], weeks_before: int
) -> float | None:
    """Carers per client in the window that ends with this week; None while nobody is placed in
    it, where the weeks before alone would only flatter."""
    if not came:
        return None
    seen = defaultdict(set, {client_id: set(carers) for client_id, carers in came.items()})
    for ago in range(1, weeks_before + 1):
        for client_id, carers in records.met[ago].items():
            seen[client_id].update(carers)
    return figures.median_faces(seen.values())
