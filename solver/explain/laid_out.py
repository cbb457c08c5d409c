"""A plan by whom it concerns: anybody's week as it stands, or as visits put elsewhere leave it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from solver.plan import Plan
from solver.problem import DAY_MINUTES, Client, Placement, Problem, Visit
from solver.timeline import CarerWeek, ClientWeek, Placed, carer_week, client_week, teams_of

Puts = Mapping[str, Placement | None]  # visit id to where it goes; None takes everybody off it
NOTHING: Puts = {}


class LaidOut:
    """Visits that the plan places and the problem does not know are left out.

    With `any_day` a visit that is put on another day takes along what was agreed of its time.
    """

    def __init__(self, problem: Problem, plan: Plan, *, any_day: bool = False) -> None:
        self.problem = problem
        self._any_day = any_day
        self.visits: Mapping[str, Visit] = {visit.id: visit for visit in problem.visits}
        self.clients: Mapping[str, Client] = {client.id: client for client in problem.clients}
        self.carers = {carer.id: carer for carer in problem.carers}
        self._teams = teams_of(problem)
        self._order = {key: number for number, key in enumerate(plan.placements)}
        self._of_carer: defaultdict[str, list[Placed]] = defaultdict(list)
        self._of_client: defaultdict[str, list[Placed]] = defaultdict(list)
        for key, placement in plan.placements.items():
            if key in self.visits:
                one = self.placed(key, placement)
                self._of_client[one.client.id].append(one)
                for carer_id in placement.carers:
                    self._of_carer[carer_id].append(one)
        self._weeks: dict[str, CarerWeek] = {}

    def placed(self, visit_id: str, placement: Placement) -> Placed:
        visit = self.visits[visit_id]
        if self._any_day:
            visit = _on_the_day_of(visit, placement.start_minute)
        return Placed(visit, self.clients[visit.client], placement)

    def number(self, visit_id: str) -> int:
        """Of visits at the same time the plan's first one comes first; new ones come last."""
        return self._order.get(visit_id, len(self._order))

    def carers_visits(self, carer_id: str, puts: Puts = NOTHING) -> list[Placed]:
        """In the order of the plan."""
        return self._changed(self._of_carer.get(carer_id, ()), puts, carer_id)

    def carer_week(self, carer_id: str, puts: Puts = NOTHING) -> CarerWeek:
        """A known carer's; as it stands it is laid out only once."""
        carer = self.carers[carer_id]
        if puts:
            return carer_week(self.problem, carer, self.carers_visits(carer_id, puts))
        if carer_id not in self._weeks:
            self._weeks[carer_id] = carer_week(self.problem, carer, self._of_carer[carer_id])
        return self._weeks[carer_id]

    def client_week(self, client_id: str, puts: Puts = NOTHING) -> ClientWeek:
        theirs = self._changed(self._of_client[client_id], puts, client_id)
        return client_week(self.clients[client_id], theirs, self._teams.get(client_id, 0))

    def _changed(self, placed: Iterable[Placed], puts: Puts, whose: str) -> list[Placed]:
        stay = [one for one in placed if one.visit.id not in puts]
        come = [
            one
            for key, placement in puts.items()
            if placement is not None
            for one in (self.placed(key, placement),)
            for person in (one.client.id, *placement.carers)
            if person == whose
        ]
        return sorted((*stay, *come), key=lambda one: self.number(one.visit.id))


def _on_the_day_of(visit: Visit, minute: int) -> Visit:
    """The visit as it would be agreed for the day of a minute."""
    later = (minute // DAY_MINUTES - visit.preferred_minute // DAY_MINUTES) * DAY_MINUTES
    if not later:
        return visit
    told = visit.published
    return replace(
        visit,
        earliest_minute=visit.earliest_minute + later,
        latest_minute=visit.latest_minute + later,
        preferred_minute=visit.preferred_minute + later,
        published=told and replace(told, start_minute=told.start_minute + later),
    )
