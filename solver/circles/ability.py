"""What a client needs of a circle, and who could be of it.

A carer *could do* a visit who has what it needs and nothing that it avoids, is not barred, is
free for the whole of it at some start within its bounds, lives within reach (or was chosen or
has come already), and may work that long. Pins and what was published do not count: a circle
outlasts the week.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from solver.problem import DAY_MINUTES, Carer, Client, Problem, Visit, Weights
from solver.search.model import pair_table
from solver.travel import travel_minutes

SPARE = 1  # how many more than a visit takes could do it, so that one can be away
MOST_WAY_MINUTES = 40
CONTACT_SHARE = (4, 5)  # of working time, as the score's `short` has it; the rest is travel
# Points of a member. All of a circle's together stay below those of one member more.
WAY_POINTS, MOST_WAY_COUNTED = 4, 120
STRANGE_POINTS, WELL_KNOWN_VISITS = 10, 12
WISH_POINTS, MOST_WISHES_COUNTED = 240, 2


@dataclass(frozen=True, slots=True)
class Need:
    """Visits that the same carers could do: `able` are all of them, `asked` how many it takes."""

    visits: tuple[str, ...]
    wanted: int
    able: frozenset[str]

    @property
    def asked(self) -> int:
        return self.wanted + SPARE

    @property
    def coverable(self) -> int:
        return min(self.asked, len(self.able))


@dataclass(frozen=True, slots=True)
class Case:
    """One client's question. `room` are the minutes of the client's visits that each carer who
    could do some could give in a week, in the order of the problem's carers; `points` say how
    little a carer suits the client, in the same order. `minutes` are those of all places that
    somebody could fill, `lasting_minutes` of those that somebody could with anybody away. `fixed`
    are of the circle whatever is settled."""

    client: str
    needs: tuple[Need, ...]
    minutes: int
    lasting_minutes: int
    fixed: frozenset[str]
    room: Mapping[str, int]
    points: Mapping[str, int]

    def thin_visits(self, circle: frozenset[str]) -> int:
        """Visits that fewer of a circle could do than it takes with one to spare."""
        return sum(len(need.visits) for need in self.needs if len(need.able & circle) < need.asked)

    def short_minutes(self, circle: frozenset[str]) -> int:
        """What the rest of a circle cannot give of `lasting_minutes`, whoever of it is away."""
        rooms = [self.room.get(one, 0) for one in circle]
        return max(0, self.lasting_minutes - sum(rooms) + max(rooms, default=0))

    @property
    def holds(self) -> bool:
        """Whether those who are of the circle anyway do all that can be done."""
        everybody = frozenset(self.room)
        return all(len(need.able & self.fixed) >= need.coverable for need in self.needs) and (
            self.short_minutes(self.fixed) <= self.short_minutes(everybody)
        )


def cases_of(problem: Problem) -> list[Case]:
    """A case for each client with visits, in the problem's order."""
    able = able_table(problem)
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, visit in enumerate(problem.visits):
        rows_of[visit.client].append(row)
    carers = {carer.id: carer for carer in problem.carers}
    return [
        _case(problem, client, carers, rows_of[client.id], able)
        for client in problem.clients
        if client.id in rows_of
    ]


def able_table(problem: Problem) -> npt.NDArray[np.bool_]:
    """[visit][carer]: could do it, see above."""
    able = pair_table(replace(problem, weights=Weights())) >= 0
    longest = np.array([longest_minutes(problem, carer) for carer in problem.carers])
    able &= np.array([v.duration_minutes for v in problem.visits])[:, None] <= longest[None]
    clients = {client.id: reach(problem, client) for client in problem.clients}
    for row, visit in enumerate(problem.visits):
        able[row] &= clients[visit.client]
    return able


def longest_minutes(problem: Problem, carer: Carer) -> int:
    """The longest visit that the carer's hours admit."""
    return min(carer.most_minutes, problem.rules.day_most) if carer.most_days else 0


def reach(problem: Problem, client: Client) -> npt.NDArray[np.bool_]:
    """Per carer: near enough to come, or of those who come already."""
    return np.array(
        [
            carer.id in client.circle
            or client.known.get(carer.id, 0) > 0
            or way_minutes(problem, client, carer) <= MOST_WAY_MINUTES
            for carer in problem.carers
        ],
        dtype=np.bool_,
    )


def way_minutes(problem: Problem, client: Client, carer: Carer) -> int:
    return travel_minutes(problem, carer.mode, carer.home, client.place)


def _case(
    problem: Problem,
    client: Client,
    carers: Mapping[str, Carer],
    rows: list[int],
    table: npt.NDArray[np.bool_],
) -> Case:
    visits = [problem.visits[row] for row in rows]
    ids = list(carers)
    able = [frozenset(ids[k] for k in np.flatnonzero(table[row])) for row in rows]
    could = [carer for carer in problem.carers if any(carer.id in some for some in able)]
    return Case(
        client=client.id,
        needs=tuple(_needs(visits, able)),
        minutes=_minutes(visits, [len(some) for some in able]),
        lasting_minutes=_minutes(visits, [len(some) - 1 for some in able]),
        fixed=frozenset(one for one in client.circle - client.barred if one in carers),
        room={one.id: _room(problem, one, visits, able) for one in could},
        points={one.id: _points(problem, client, one, visits) for one in could},
    )


def _needs(visits: list[Visit], able: list[frozenset[str]]) -> Iterator[Need]:
    alike: dict[tuple[int, frozenset[str]], list[str]] = {}
    for visit, some in zip(visits, able, strict=True):
        alike.setdefault((visit.carers_wanted, some), []).append(visit.id)
    for (wanted, some), ids in alike.items():
        yield Need(tuple(ids), wanted, some)


def _minutes(visits: list[Visit], able: list[int]) -> int:
    """Of all places, where so many could do each visit."""
    return sum(
        visit.duration_minutes * min(visit.carers_wanted, max(0, many))
        for visit, many in zip(visits, able, strict=True)
    )


def _room(problem: Problem, carer: Carer, visits: list[Visit], able: list[frozenset[str]]) -> int:
    """Minutes on the carer's best days for this client, as many days as they work."""
    days: defaultdict[int, int] = defaultdict(int)
    for visit, some in zip(visits, able, strict=True):
        if carer.id in some:
            days[visit.preferred_minute // DAY_MINUTES] += visit.duration_minutes
    full = (min(minutes, problem.rules.day_most) for minutes in days.values())
    best = sum(sorted(full, reverse=True)[: carer.most_days])
    return min(best, contact_minutes(carer.most_minutes))


def contact_minutes(worked_minutes: int) -> int:
    """How much of working time is time in homes, the ways between them apart."""
    part, whole = CONTACT_SHARE
    return worked_minutes * part // whole


def _points(problem: Problem, client: Client, carer: Carer, visits: list[Visit]) -> int:
    way = min(MOST_WAY_COUNTED, way_minutes(problem, client, carer))
    strange = WELL_KNOWN_VISITS - min(WELL_KNOWN_VISITS, client.known.get(carer.id, 0))
    total = sum(visit.duration_minutes for visit in visits)
    lacking = sum(
        visit.duration_minutes * min(MOST_WISHES_COUNTED, len(visit.wishes - carer.traits))
        for visit in visits
    )
    return WAY_POINTS * way + STRANGE_POINTS * strange + WISH_POINTS * lacking // max(1, total)
