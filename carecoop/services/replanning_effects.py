"""What a mend does to the carers' weeks: their hours, and the nights between their days."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from uuid import UUID

from carecoop.clock import DAY_MINUTES
from carecoop.services.disruptions_values import CarerEffect
from carecoop.services.week_values import Proposal, WeekBoard


def effects(proposal: Proposal) -> tuple[CarerEffect, ...]:
    """The carers whose visits the proposal changes, in the order of the board."""
    return tuple(_effects(proposal))


def _effects(proposal: Proposal) -> Iterator[CarerEffect]:
    before, after = _days(proposal.before), _days(proposal.after)
    hours = {one.carer_id: one for one in proposal.before.carers}
    for carer in proposal.after.carers:
        was, now = before[carer.carer_id], after[carer.carer_id]
        if was != now:
            earlier = hours.get(carer.carer_id)
            yield CarerEffect(
                carer_id=carer.carer_id,
                name=carer.name,
                before_minutes=earlier.worked_minutes if earlier is not None else 0,
                after_minutes=carer.worked_minutes,
                contract_minutes=carer.contract_minutes,
                rest_before_minutes=_least_rest(was),
                rest_after_minutes=_least_rest(now),
            )


def _days(board: WeekBoard) -> dict[UUID, list[tuple[int, int]]]:
    """From and until of each visit of each carer, in order."""
    spans: defaultdict[UUID, list[tuple[int, int]]] = defaultdict(list)
    for visit in board.visits:
        for place in visit.places:
            spans[place.carer_id].append((visit.start_minute, visit.end_minute))
    return defaultdict(list, {carer: sorted(found) for carer, found in spans.items()})


def _least_rest(spans: list[tuple[int, int]]) -> int | None:
    nights = (
        after[0] - before[1]
        for before, after in pairwise(spans)
        if before[0] // DAY_MINUTES < after[0] // DAY_MINUTES
    )
    return min(nights, default=None)
