"""A problem as flat arrays, and plans into and out of them (see `layout` for what lies where)."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from solver.errors import SolverError
from solver.plan import Plan
from solver.problem import Client, Placement, Problem, StraightLine, Visit
from solver.search import layout as lay
from solver.search.neighbours import blocks, near_lists, round_lists, start_windows
from solver.travel import minutes_matrix

Int32 = npt.NDArray[np.int32]
Int16 = npt.NDArray[np.int16]

LARGEST = 32_000  # points that fit a cell of the pair table
LONGEST_NIGHT = 660  # minutes that a way between two days may take
DAY_ROOM_MOST = 64  # visits a carer can have in a day


@dataclass(frozen=True)
class Model:
    """A problem ready for the kernel. `blank` is the state in which only pins are placed."""

    problem: Problem
    fix: Int32
    tab: Int16
    blank: Int32
    pinned: Int32  # rows of visit, carer, start; ended by -1


class Cells:
    """A flat array under construction: tables are appended, their offsets noted."""

    def __init__(self, header: int) -> None:
        self.parts: list[npt.NDArray[np.int64]] = [np.zeros(header, dtype=np.int64)]
        self.size = header

    def add(self, values: npt.ArrayLike) -> int:
        """Append values and return the offset of the first."""
        flat = np.asarray(values, dtype=np.int64).ravel()
        offset = self.size
        self.parts.append(flat)
        self.size += flat.size
        return offset

    def add_lists(self, lists: Iterable[Iterable[int]]) -> list[tuple[int, int]]:
        """Append several lists; the offset and length of each."""
        spans: list[tuple[int, int]] = []
        values: list[int] = []
        for each in lists:
            before = len(values)
            values.extend(each)
            spans.append((self.size + before, len(values) - before))
        self.add(values)
        return spans


def fitting(problem: Problem) -> npt.NDArray[np.bool_]:
    """[visit][carer]: some start of the visit lies inside one of the carer's windows."""
    windows = [(k, a, b) for k, c in enumerate(problem.carers) for a, b in c.available]
    owner, opens, closes = np.array(windows, dtype=np.int64).reshape(-1, 3).T
    earliest, latest, lasts = start_windows(problem)
    fits = np.zeros((len(problem.visits), len(problem.carers)), dtype=np.bool_)
    owners, begins = np.unique(owner, return_index=True)
    for rows in blocks(len(problem.visits) if len(owners) else 0):
        first = np.maximum(opens, earliest[rows, None])
        last = np.minimum(closes - lasts[rows, None], latest[rows, None])
        fits[rows, owners] = np.logical_or.reduceat(first <= last, begins, axis=1)
    return fits


def trait_points(problem: Problem, visit: Visit) -> npt.NDArray[np.int64]:
    """Per carer: points of the wishes that the carer lacks, -1 without what the visit needs."""
    points = np.empty(len(problem.carers), dtype=np.int64)
    for k, carer in enumerate(problem.carers):
        able = visit.needs <= carer.traits and not (visit.avoid & carer.traits)
        points[k] = problem.weights.wish * len(visit.wishes - carer.traits) if able else -1
    return points


def pair_table(problem: Problem) -> npt.NDArray[np.int64]:
    """[visit][carer]: points of the place filled by that carer; -1 where a rule forbids it."""
    index = {c.id: k for k, c in enumerate(problem.carers)}
    clients = {c.id: c for c in problem.clients}
    away, barred = {}, {}
    for client in problem.clients:
        points = np.zeros(len(index), dtype=np.int64)
        if client.circle:
            points[:] = problem.weights.off_circle
            points[[index[i] for i in client.circle if i in index]] = 0
        away[client.id] = points
        barred[client.id] = [index[i] for i in client.barred if i in index]
    by_traits: dict[tuple[frozenset[str], ...], npt.NDArray[np.int64]] = {}
    table = np.empty((len(problem.visits), len(index)), dtype=np.int64)
    for row, v in enumerate(problem.visits):
        key = (v.needs, v.avoid, v.wishes)
        if key not in by_traits:
            by_traits[key] = trait_points(problem, v)
        traits = by_traits[key]
        points = traits + away[clients[v.client].id]
        if v.published:
            points += problem.weights.changed
            held = [index[i] for i in v.published.carers if i in index]
            points[held] -= problem.weights.changed
        points[traits < 0] = -1
        points[barred[v.client]] = -1
        table[row] = points
    table[~fitting(problem)] = -1
    if table.max(initial=0) > LARGEST:
        raise SolverError(f"The weights of circle, wishes and changes exceed {LARGEST} points.")
    return table


def too_far(
    problem: Problem, tables: dict[str, npt.NDArray[np.int32]], place: list[int]
) -> tuple[npt.NDArray[np.bool_], int]:
    """Which visits are too far from which carers' homes, and minutes that no way by night exceeds.

    The way from one day's last visit to the next day's first is not looked at on its own: resting
    that long is the simpler, safe reading. So that one mode's way across a region (a day and more
    on foot) does not stretch all nights, nobody is sent further than half a night from home.
    """
    night = max(problem.rules.rest, LONGEST_NIGHT)
    homes = np.array([c.home for c in problem.carers], dtype=np.int64)
    far = np.zeros((len(place), len(homes)), dtype=np.bool_)
    needed = 0
    for mode, table in tables.items():
        longest = int(table.max(initial=0))
        if longest > night and isinstance(problem.travel[mode], StraightLine):
            ours = np.flatnonzero([c.mode == mode for c in problem.carers])
            ways = np.maximum(table[homes[ours]][:, place], table[place][:, homes[ours]].T)
            far[:, ours] = night // 2 < ways.T
            longest = night
        needed = max(needed, longest)
    if far.any() and any(far[visit, carer] for visit, carer in pinned_pairs(problem)):
        return np.zeros_like(far), max(int(table.max(initial=0)) for table in tables.values())
    return far, needed


def pinned_pairs(problem: Problem) -> list[tuple[int, int]]:
    """Rows of visits and of the carers pinned to them."""
    rows = {c.id: row for row, c in enumerate(problem.carers)}
    return [
        (number, rows[carer])
        for number, visit in enumerate(problem.visits)
        for carer in (visit.pinned.carers if visit.pinned else ())
        if carer in rows
    ]


def window_cells(problem: Problem, fix: Cells) -> list[tuple[int, int]]:
    """Per carer and day: the span of availability windows in which a visit may start that day."""
    spans = []
    for carer in problem.carers:
        for day in range(lay.DAYS):
            begins, ends = day * lay.DAY, (day + 1) * lay.DAY
            cells = [m for a, b in carer.available if a < ends and b > begins for m in (a, b)]
            spans.append((fix.add(cells), len(cells) // 2))
    return spans


def day_room(problem: Problem) -> int:
    """How many visits a carer's day can hold: the day's limit over the shortest visit."""
    shortest = min((max(1, v.duration_minutes) for v in problem.visits), default=1)
    pins = sum(v.pinned is not None for v in problem.visits)
    return min(DAY_ROOM_MOST, max(problem.rules.day_most // shortest + 2, min(pins, 32)))


def build(problem: Problem) -> Model:
    """Lay a problem out in arrays and place its pinned visits."""
    carers = {c.id: k for k, c in enumerate(problem.carers)}
    clients = {c.id: k for k, c in enumerate(problem.clients)}
    of_client: list[list[int]] = [[] for _ in clients]
    for row, visit in enumerate(problem.visits):
        of_client[clients[visit.client]].append(row)
    place = [problem.clients[clients[v.client]].place for v in problem.visits]

    tab = Cells(0)
    tables = {mode: minutes_matrix(problem, mode) for mode in problem.travel}
    modes = {mode: tab.add(table) for mode, table in tables.items()}
    pairs = pair_table(problem)
    far, night = too_far(problem, tables, place)
    pairs[far] = -1

    fix = Cells(lay.HEADER)
    head = fix.parts[0]
    head[lay.CARERS], head[lay.CLIENTS], head[lay.VISITS] = len(carers), len(clients), len(place)
    head[lay.PLACES] = len(problem.places)
    head[lay.PAIR] = tab.add(pairs)
    head[lay.STRANGER] = tab.add(strangers(problem, carers))
    fill_rules(problem, head, night)
    near = fix.add_lists(near_lists(problem, of_client))
    able = fix.add_lists(np.nonzero(row >= 0)[0].tolist() for row in pairs)
    rounds = fix.add_lists(round_lists(problem, place))
    groups = fix.add_lists(of_client)
    familiar = fix.add_lists(
        [carers[i] for i in known_first(client) if i in carers] for client in problem.clients
    )
    movable = [row for row, v in enumerate(problem.visits) if v.pinned is None]
    head[lay.MOVABLE], head[lay.MOVABLE_LIST] = len(movable), fix.add(movable)
    head[lay.WINDOW] = fix.add(window_cells(problem, fix))
    head[lay.VISIT] = fix.add(
        [
            visit_row(v, clients[v.client], place[i], near[i], able[i], rounds[i])
            for i, v in enumerate(problem.visits)
        ]
    )
    head[lay.CARER] = fix.add(
        [
            [c.home, modes[c.mode], c.contract_minutes, c.contract_minutes * 4 // 5,
             c.most_minutes, c.most_days, c.caseload,
             lay.NEVER if c.worked_until is None else c.worked_until]
            for c in problem.carers
        ]
    )  # fmt: skip
    head[lay.CLIENT] = fix.add(
        [
            [c.spacing_minutes,
             max((problem.visits[v].carers_wanted for v in of_client[k]), default=0),
             *groups[k], *familiar[k], 0, 0]
            for k, c in enumerate(problem.clients)
        ]
    )  # fmt: skip
    size = lay_out_state(head, day_room(problem))
    blank = np.zeros(size, dtype=np.int32)
    cells = np.concatenate(fix.parts).astype(np.int32)
    table = np.concatenate(tab.parts).astype(np.int16)
    pinned = rows_of({v.id: v.pinned for v in problem.visits if v.pinned}, problem)
    set_blank(problem, cells, blank)
    return Model(problem, cells, table, blank, pinned)


def known_first(client: Client) -> list[str]:
    """The carers of the circle, then those known best."""
    known = sorted((i for i, n in client.known.items() if n > 0), key=lambda i: -client.known[i])
    return [*sorted(client.circle), *(i for i in known if i not in client.circle)]


def strangers(problem: Problem, carers: dict[str, int]) -> npt.NDArray[np.int64]:
    """[client][carer]: 1 where the two have never met."""
    table = np.ones((len(problem.clients), len(carers)), dtype=np.int64)
    for row, client in enumerate(problem.clients):
        met = [carers[i] for i in known_first(client) if i in carers]
        table[row, met] = 0
    return table


def fill_rules(problem: Problem, head: npt.NDArray[np.int64], night: int) -> None:
    """Write rules and weights into the header."""
    rules, weights = problem.rules, problem.weights
    head[lay.REST] = max(rules.rest, night)
    head[lay.WEEKLY_REST] = rules.weekly_rest
    head[lay.DAY_MOST], head[lay.SPLIT] = rules.day_most, rules.split
    head[lay.BREAK_AFTER], head[lay.BREAK] = rules.break_after, rules.break_minutes
    head[lay.W_FACES], head[lay.W_NEW] = weights.carers_per_client, weights.new_face
    head[lay.W_EARLY], head[lay.W_MOVED] = weights.early_late, weights.moved
    head[lay.W_TRAVEL], head[lay.W_COMMUTE] = weights.travel, weights.commute
    head[lay.W_WAITING], head[lay.W_RUN] = weights.waiting, weights.run
    head[lay.W_SHORT], head[lay.W_OVER] = weights.short, weights.over
    head[lay.W_CASELOAD] = weights.caseload


def visit_row(
    v: Visit,
    client: int,
    place: int,
    near: tuple[int, int],
    able: tuple[int, int],
    rounds: tuple[int, int],
) -> list[int]:
    """The row of one visit in the table VISIT."""
    earliest = max(0, v.earliest_minute)
    latest = min(lay.WEEK - 1, v.latest_minute)
    published = v.published.start_minute if v.published else -1
    weight = v.priority * v.duration_minutes
    return [
        client, place, v.duration_minutes, earliest, latest, v.preferred_minute,
        v.carers_wanted, weight, int(v.pinned is not None), published, *near, *able, *rounds,
    ]  # fmt: skip


def lay_out_state(head: npt.NDArray[np.int64], room: int) -> int:
    """Write the offsets of the tables of `now` into the header; the size of `now`."""
    carers, clients, visits = int(head[lay.CARERS]), int(head[lay.CLIENTS]), int(head[lay.VISITS])
    head[lay.DAY_ROOM], head[lay.DAY_WIDTH] = room, lay.D_LIST + room
    sizes = {
        lay.STATE: visits * lay.STATE_ROW,
        lay.DAYROW: carers * lay.DAYS * (lay.D_LIST + room),
        lay.WEEKROW: carers * lay.WEEK_ROW,
        lay.FACES: clients,
        lay.MET: clients * carers,
        lay.OPEN_LIST: visits,
        lay.LOG: lay.LOG_ROOM * lay.LOG_ROW,
        lay.SCRATCH: lay.SCRATCH_ROOM,
        lay.STAMP: carers,
        lay.BEST: visits * lay.STATE_ROW,
    }
    offset = lay.NOW_HEADER
    for cell, size in sizes.items():
        head[cell] = offset
        offset += size
    return offset


def set_blank(problem: Problem, fix: Int32, now: Int32) -> None:
    """The state of a week in which nothing is placed: all open, every contract short."""
    states = now[fix[lay.STATE] :][: fix[lay.VISITS] * lay.STATE_ROW].reshape(-1, lay.STATE_ROW)
    states[:] = -1
    movable = [row for row, v in enumerate(problem.visits) if v.pinned is None]
    states[movable, lay.S_OPEN] = np.arange(len(movable))
    now[fix[lay.OPEN_LIST] :][: len(movable)] = movable
    now[lay.OPEN_N] = len(movable)
    now[lay.UNFILLED] = sum(
        v.priority * v.duration_minutes * v.carers_wanted for v in problem.visits
    )
    now[lay.SOFT] = problem.weights.short * sum(c.contract_minutes * 4 // 5 for c in problem.carers)
    now[lay.BEST_SOFT], now[lay.BEST_UNFILLED] = lay.FAR, lay.FAR


def rows_of(placements: dict[str, Placement], problem: Problem) -> Int32:
    """Placements as rows of visit, carer, start; ended by -1. Unknown ids are left out."""
    visits = {v.id: row for row, v in enumerate(problem.visits)}
    carers = {c.id: k for k, c in enumerate(problem.carers)}
    cells = [
        cell
        for visit, placement in placements.items()
        if visit in visits
        for carer in placement.carers[: problem.visits[visits[visit]].carers_wanted]
        if carer in carers
        for cell in (visits[visit], carers[carer], placement.start_minute)
    ]
    return np.array([*cells, -1], dtype=np.int32)


def plan_of(model: Model, now: Int32, table: int) -> Plan:
    """The plan that a table of visit states holds (lay.STATE: present, lay.BEST: best so far)."""
    problem = model.problem
    offset = int(model.fix[table])
    rows = now[offset : offset + len(problem.visits) * lay.STATE_ROW].reshape(-1, lay.STATE_ROW)
    ids = [c.id for c in problem.carers]
    return Plan(
        problem.name,
        {
            visit.id: Placement(start, tuple(ids[k] for k in (one, two) if k >= 0))
            for visit, (start, one, two, _) in zip(problem.visits, rows.tolist(), strict=True)
            if one >= 0
        },
    )
