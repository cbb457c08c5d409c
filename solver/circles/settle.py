"""Who is of whose circle: one model in CP-SAT, for one client or for a choice among circles.

Circles compete for carers, whose caseloads and hours are small. A model of the whole co-op is
hopeless (its bound stays a third away); of one client, beside what the others have, it is solved
in a hundredth of a second. So each client in turn gets the best circle there is room for, several
times over; then one model chooses the best combination of all the circles seen, and proves it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.circles.ability import Case, contact_minutes
from solver.problem import Carer

# A member weighs more than all that can be said against those of a smaller circle.
MEMBER_POINTS = 10_000
OVER_CASELOAD_POINTS = 300  # for the first client too many; twice as much for the second
OVER_CONTRACT_POINTS, OVER_MOST_POINTS = 1, 30  # per minute in clients' homes
STEEPEST = 6  # clients too many, from which each further one weighs alike
NEAREST, NEAREST_PER_NEED, BROADEST = (
    16,
    4,
    12,
)  # who is asked: the best for the client, and for each visit
SWEEPS = 3
# CP-SAT's own measure of work, so that the answer is the same on any machine.
STEPS_ALONE, STEPS_TOGETHER = 1.0, 0.005  # for one client; for each client of a choice


@dataclass(frozen=True, slots=True)
class Settled:
    """A client's circle, and how its members would share the minutes."""

    circle: frozenset[str]
    minutes: Mapping[str, int]


@dataclass(slots=True)
class Load:
    """What a carer has with the clients who are not asked about."""

    clients: int = 0
    minutes: int = 0


def options(case: Case) -> list[str]:
    """The carers to choose from: those who suit best, of all and for each of the visits."""
    if case.holds:
        return sorted(case.fixed)
    ranked = sorted(case.room, key=lambda one: (case.points[one], one))
    able = [[one for one in ranked if one in need.able] for need in case.needs]
    few = {one for some in able for one in some[:NEAREST_PER_NEED]}
    broad = sorted(ranked, key=lambda one: -case.room[one])[:BROADEST]
    return sorted(few.union(ranked[:NEAREST], broad, case.fixed))


class StoppedError(Exception):
    """Nobody waits for the circles any more."""


def settle(
    cases: Sequence[Case],
    carers: Mapping[str, Carer],
    should_stop: Callable[[], bool] = lambda: False,
) -> dict[str, frozenset[str]]:
    """The circle of each client: the fewest and best suited carers that caseloads and hours
    leave room for. The same question has the same answer everywhere. Raises StoppedError soon
    after it should stop."""
    settled = {case.client: Settled(case.fixed, {}) for case in cases}
    seen: dict[str, list[frozenset[str]]] = {case.client: [] for case in cases}
    for _ in range(SWEEPS):
        _sweep(cases, carers, settled, seen, should_stop)
    chosen = _choose(cases, carers, settled, seen)
    return {client: found.circle for client, found in chosen.items()}


def _sweep(
    cases: Sequence[Case],
    carers: Mapping[str, Carer],
    settled: dict[str, Settled],
    seen: Mapping[str, list[frozenset[str]]],
    should_stop: Callable[[], bool],
) -> None:
    """Each client in turn gets the best circle beside those of the others."""
    loads = _loads(settled)
    for case in cases:
        if should_stop():
            raise StoppedError
        _lift(loads, settled[case.client], -1)
        model = _Model(carers)
        model.add(case, options(case))
        model.weigh(loads)
        found = model.solve(STEPS_ALONE, settled)[case.client]
        _lift(loads, found, 1)
        settled[case.client] = found
        if found.circle not in seen[case.client]:
            seen[case.client].append(found.circle)


def _choose(
    cases: Sequence[Case],
    carers: Mapping[str, Carer],
    settled: Mapping[str, Settled],
    seen: Mapping[str, list[frozenset[str]]],
) -> dict[str, Settled]:
    """For all clients at once, the best of the circles that were seen."""
    model = _Model(carers)
    for case in cases:
        circles = seen[case.client]
        model.add(case, sorted(frozenset().union(*circles)))
        model.choose(case, circles)
    model.weigh(defaultdict(Load))
    return model.solve(STEPS_TOGETHER * len(cases), settled)


def _loads(settled: Mapping[str, Settled]) -> defaultdict[str, Load]:
    loads: defaultdict[str, Load] = defaultdict(Load)
    for found in settled.values():
        _lift(loads, found, 1)
    return loads


def _lift(loads: defaultdict[str, Load], found: Settled, sign: int) -> None:
    """Add what the members of a circle have with its client to their loads, or take it out."""
    for one in found.circle:
        loads[one].clients += sign
        loads[one].minutes += sign * found.minutes.get(one, 0)


@dataclass
class _Model:
    """`comes` says who is of which circle, `gives` how many of the client's minutes they have."""

    carers: Mapping[str, Carer]
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    comes: dict[str, dict[str, cp_model.IntVar]] = field(default_factory=dict)
    gives: dict[str, dict[str, cp_model.IntVar]] = field(default_factory=dict)
    points: list[cp_model.LinearExprT] = field(default_factory=list)

    def add(self, case: Case, among: Iterable[str]) -> None:
        """The client's own side: enough who could do each visit, and hours enough."""
        comes = {one: self.cp.new_bool_var("") for one in among}
        for one, come in comes.items():
            if one in case.fixed:
                self.cp.add(come == 1)
            else:
                self.points.append((MEMBER_POINTS + case.points[one]) * come)
        for need in case.needs:
            able = [come for one, come in comes.items() if one in need.able]
            self.cp.add(sum(able) >= need.coverable)
        self.comes[case.client] = comes
        self._hours(case)

    def _hours(self, case: Case) -> None:
        """The members share the client's minutes, and could without any one of them."""
        comes = {one: come for one, come in self.comes[case.client].items() if one in case.room}
        asked = case.lasting_minutes - case.short_minutes(frozenset(comes))
        gives = {one: self.cp.new_int_var(0, case.room[one], "") for one in comes}
        for one, come in comes.items():
            self.cp.add(gives[one] <= case.room[one] * come)
            rest = [case.room[other] * comes[other] for other in comes if other != one]
            self.cp.add(sum(rest) >= asked)
        most = min(case.minutes, sum(case.room[one] for one in comes))
        self.cp.add(sum(gives.values()) == most)
        self.gives[case.client] = gives

    def choose(self, case: Case, circles: Sequence[frozenset[str]]) -> None:
        """The client's circle is one of these."""
        which = [self.cp.new_bool_var("") for _ in circles]
        self.cp.add_exactly_one(which)
        for one, come in self.comes[case.client].items():
            having = [this for this, circle in zip(which, circles, strict=True) if one in circle]
            self.cp.add(sum(having) == come)

    def weigh(self, loads: defaultdict[str, Load]) -> None:
        """The carers' side: few clients each, and no more hours than they have."""
        clients: defaultdict[str, list[cp_model.IntVar]] = defaultdict(list)
        minutes: defaultdict[str, list[cp_model.IntVar]] = defaultdict(list)
        for by_carer, found in (
            *((comes, clients) for comes in self.comes.values()),
            *((gives, minutes) for gives in self.gives.values()),
        ):
            for one, variable in by_carer.items():
                found[one].append(variable)
        for one, variables in clients.items():
            self._caseload(self.carers[one], loads[one], variables)
        for one, variables in minutes.items():
            self._worked(self.carers[one], loads[one], variables)

    def _caseload(self, carer: Carer, load: Load, comes: list[cp_model.IntVar]) -> None:
        """Each client above what is comfortable weighs more than the one before."""
        most = load.clients + len(comes) - carer.caseload
        if most <= 0:
            return
        over = load.clients + sum(comes) - carer.caseload
        weight = self.cp.new_int_var(0, most * (most + 1) // 2, "")
        for step in range(1, STEEPEST + 1):  # the straight lines under e(e + 1) / 2
            self.cp.add(weight >= step * over - step * (step - 1) // 2)
        self.points.append(OVER_CASELOAD_POINTS * weight)

    def _worked(self, carer: Carer, load: Load, gives: list[cp_model.IntVar]) -> None:
        """Minutes in homes beyond what the contract and the most hours leave for them."""
        given = load.minutes + sum(gives)
        limits = {
            OVER_CONTRACT_POINTS: min(carer.contract_minutes, carer.most_minutes),
            OVER_MOST_POINTS: carer.most_minutes,
        }
        for points, limit in limits.items():
            over = self.cp.new_int_var(0, 1_000_000, "")
            self.cp.add(over >= given - contact_minutes(limit))
            self.points.append(points * over)

    def solve(self, steps: float, before: Mapping[str, Settled]) -> dict[str, Settled]:
        """The best that is found in so many steps, setting out from `before`; there always is
        one, so where the steps were too few for any there are more."""
        self.cp.minimize(sum(self.points))
        self._hint(before)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = steps
        while solver.solve(self.cp) == cp_model.UNKNOWN:
            solver.parameters.max_deterministic_time *= 2
        return {client: self._settled(solver, client) for client in self.comes}

    def _hint(self, before: Mapping[str, Settled]) -> None:
        for client, comes in self.comes.items():
            for one, come in comes.items():
                self.cp.add_hint(come, one in before[client].circle)
            for one, give in self.gives[client].items():
                self.cp.add_hint(give, before[client].minutes.get(one, 0))

    def _settled(self, solver: cp_model.CpSolver, client: str) -> Settled:
        circle = frozenset(one for one, come in self.comes[client].items() if solver.value(come))
        gives = self.gives[client]
        return Settled(circle, {one: solver.value(give) for one, give in gives.items()})
