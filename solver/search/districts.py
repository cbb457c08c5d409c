"""The parts of a week that have nothing to do with each other: towns with carers of their own.

Each can be planned by itself, as one small week: on a core of its own, in tables that fit the
processor's cache.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from solver.plan import Plan
from solver.problem import Carer, Client, Matrix, Problem, Travel, Visit

CELL_METRES = 2000  # places in the same or neighbouring squares of this size hang together
LEAST_VISITS = 3000  # a smaller week fits the cache as it is
LEAST_SHARE = 0.05  # of the visits: what is smaller is taken with its nearest neighbour

Cell = tuple[int, int]


class Groups:
    """Which things hang together (a union-find)."""

    def __init__(self) -> None:
        self._above: dict[Cell, Cell] = {}

    def of(self, cell: Cell) -> Cell:
        """The cell that stands for the group."""
        path = []
        while (above := self._above.setdefault(cell, cell)) != cell:
            path.append(cell)
            cell = above
        for each in path:
            self._above[each] = cell
        return cell

    def join(self, one: Cell, other: Cell) -> None:
        self._above[self.of(one)] = self.of(other)


def districts(problem: Problem) -> list[Problem]:
    """The week's districts as weeks of their own, together the whole; one where it hangs together.

    All carers live far from the other districts, and none is pinned or promised there. A few may be
    chosen or known there all the same: that is for the whole week's last round.
    """
    if len(problem.visits) < LEAST_VISITS:
        return [problem]
    cells = [(x // CELL_METRES, y // CELL_METRES) for x, y in problem.places]
    groups = neighbours(set(cells))
    join_promised(problem, cells, groups)
    home = {c.id: groups.of(cells[c.home]) for c in problem.carers}
    place = {c.id: groups.of(cells[c.place]) for c in problem.clients}
    into = absorbed(problem, place, set(home.values()))
    found = sorted(set(into.values()))
    if len(found) < 2:
        return [problem]
    return [
        part_of(
            problem,
            [c for c in problem.carers if into.get(home[c.id], found[0]) == one],
            [c for c in problem.clients if into[place[c.id]] == one],
        )
        for one in found
    ]


def neighbours(cells: set[Cell]) -> Groups:
    """Squares that touch, by a corner at least, are of one group."""
    groups = Groups()
    for x, y in cells:
        for other in ((x + 1, y - 1), (x + 1, y), (x + 1, y + 1), (x, y + 1)):
            if other in cells:
                groups.join((x, y), other)
    return groups


def join_promised(problem: Problem, cells: Sequence[Cell], groups: Groups) -> None:
    """Clients and the carers who are pinned or promised to them are of one group."""
    home = {c.id: cells[c.home] for c in problem.carers}
    place = {c.id: cells[c.place] for c in problem.clients}
    for visit in problem.visits:
        for standing in (visit.pinned, visit.published):
            for carer in standing.carers if standing else ():
                if carer in home:
                    groups.join(place[visit.client], home[carer])


def absorbed(problem: Problem, place: dict[str, Cell], staffed: set[Cell]) -> dict[Cell, Cell]:
    """For each group of clients the district it belongs to: itself, or the nearest large one."""
    visits: defaultdict[Cell, int] = defaultdict(int)
    for visit in problem.visits:
        visits[place[visit.client]] += 1
    least = LEAST_SHARE * len(problem.visits)
    large = sorted(one for one in visits if visits[one] >= least and one in staffed)

    def nearest(one: Cell) -> Cell:
        return min(large, key=lambda to: ((to[0] - one[0]) ** 2 + (to[1] - one[1]) ** 2, to))

    groups = sorted({*place.values(), *staffed})
    return {one: one if one in large or not large else nearest(one) for one in groups}


def part_of(problem: Problem, carers: Sequence[Carer], clients: Sequence[Client]) -> Problem:
    """The week of these people alone, with the places that they live at."""
    kept = sorted({c.home for c in carers} | {c.place for c in clients})
    at = {place: number for number, place in enumerate(kept)}
    ids = {client.id for client in clients}
    visits: Iterable[Visit] = (visit for visit in problem.visits if visit.client in ids)
    return replace(
        problem,
        places=tuple(problem.places[place] for place in kept),
        travel={mode: between(kept, way) for mode, way in problem.travel.items()},
        carers=tuple(replace(c, home=at[c.home]) for c in carers),
        clients=tuple(replace(c, place=at[c.place]) for c in clients),
        visits=tuple(visits),
    )


def between(kept: Sequence[int], way: Travel) -> Travel:
    """The ways between the places kept."""
    if not isinstance(way, Matrix):
        return way
    return replace(way, minutes=tuple(tuple(way.minutes[a][b] for b in kept) for a in kept))


def joined(name: str, plans: Iterable[Plan]) -> Plan:
    """The plans of all districts as one."""
    return Plan(name, {key: one for plan in plans for key, one in plan.placements.items()})
