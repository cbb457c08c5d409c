"""An exact step: CP-SAT deals one day's visits of a few carers anew.

Everything else stays: other days, other carers, the starts of visits shared with carers outside
the hand. A visit keeps its start, moves to its wish or by a quarter of an hour. With such starts
given, all that a day costs lies on arcs from visit to visit, so each carer's day is a path.
What arcs cannot see (breaks, weekly rest) is checked when the plan takes the deal up.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from ortools.sat.python import cp_model

from solver.problem import Carer, Visit
from solver.search import layout as lay
from solver.search.view import View
from solver.search.week import Week

Terms = list[tuple[cp_model.LinearExprT, int]]

OPEN_POINTS = 1000  # per unfilled minute: more than any minute of detour saves
STEP_MINUTES = 15
HAND_CARERS = 3  # more: better deals, but seconds instead of tenths for each


@dataclass(frozen=True, slots=True)
class Deal:
    """One way to do a visit: who, and when."""

    visit: int
    carer: int
    start: int


@dataclass
class Hand:
    """The part of the plan that is dealt anew."""

    day: int
    carers: list[int]
    rows: list[Deal] = field(default_factory=list)  # as they are now
    visits: list[int] = field(default_factory=list)


def draw_hand(week: Week, day: int, carers: list[int]) -> Hand:
    """All movable visits that the carers have on a day, and the day's open ones."""
    hand = Hand(day, sorted(set(carers)))
    problem, view = week.model.problem, View(week)
    for carer in hand.carers:
        for visit, start in view.day_of(carer, day):
            if problem.visits[visit].pinned is None:
                hand.rows.append(Deal(visit, carer, start))
    placed = {row.visit for row in hand.rows}
    opened = {v for v in week.open_visits if problem.visits[v].earliest_minute // lay.DAY == day}
    hand.visits = sorted(placed | opened)
    return hand


def draw_around(week: Week, random: Random) -> Hand:
    """A hand around an open visit, else any: carers who are near, come already, or could."""
    problem, view = week.model.problem, View(week)
    free = week.open_visits or [i for i, v in enumerate(problem.visits) if v.pinned is None]
    visit = random.choice(free)
    client = view.client_of(visit)
    natural = [k for v in view.round(visit) for k in view.carers_of(v)] + view.met_by(client)
    able = view.able(visit)
    carers = set(view.carers_of(visit))
    for pool in (able, natural, natural, able):
        if pool and len(carers) < HAND_CARERS:
            carers.add(random.choice(pool))
    return draw_hand(week, problem.visits[visit].preferred_minute // lay.DAY, sorted(carers))


def redeal(week: Week, hand: Hand, seconds: float, seed: int) -> bool:
    """Deal the hand as well as CP-SAT can in the time; False where it found nothing better."""
    before = week.standing
    table = Table(week, hand)
    dealt = table.solve(seconds, seed)
    if dealt is None:
        return False
    week.take([(row.visit, row.carer) for row in hand.rows])
    refused = week.place([cell for d in dealt for cell in (d.visit, d.carer, d.start)])
    if refused == 0 and week.standing.beats(before):
        week.note()
        return True
    view = View(week)
    there = [(v, k) for v in hand.visits for k in view.carers_of(v) if k in hand.carers]
    week.take(there)
    week.force([cell for r in hand.rows for cell in (r.visit, r.carer, r.start)])
    return False


def weigh(terms: Terms) -> cp_model.LinearExprT:
    """The sum of expressions times weights."""
    return cp_model.LinearExpr.weighted_sum([e for e, _ in terms], [w for _, w in terms])


class Table:
    """The CP-SAT model of one hand."""

    def __init__(self, week: Week, hand: Hand) -> None:
        self.hand, self.view = hand, View(week)
        self.problem = week.model.problem
        self.cp = cp_model.CpModel()
        self.costs: Terms = []
        self.current = set(hand.rows)
        self.does: dict[Deal, cp_model.IntVar] = {}
        self._add_visits()
        for carer in hand.carers:
            self._add_day(carer)
        self._add_faces()

    def _visit(self, visit: int) -> Visit:
        return self.problem.visits[visit]

    def _carer(self, carer: int) -> Carer:
        return self.problem.carers[carer]

    def _starts(self, visit: int) -> list[int]:
        """Starts that the visit may have: set where someone outside the hand comes too."""
        now = self.view.start_of(visit)
        if set(self.view.carers_of(visit)) - set(self.hand.carers):
            return [now]
        v = self._visit(visit)
        at = v.preferred_minute if now < 0 else now
        wanted = {at, v.preferred_minute, at - STEP_MINUTES, at + STEP_MINUTES}
        clipped = {min(max(s, v.earliest_minute), v.latest_minute) for s in wanted}
        return sorted(s for s in clipped if s // lay.DAY == self.hand.day)

    def _add_visits(self) -> None:
        """Each visit has at most one start, and at most the carers that it wants."""
        begins: dict[int, dict[int, cp_model.IntVar]] = {}
        for visit in self.hand.visits:
            v = self._visit(visit)
            outside = set(self.view.carers_of(visit)) - set(self.hand.carers)
            wanted = v.carers_wanted - len(outside)
            at: dict[int, cp_model.IntVar] = {}
            everyone: list[cp_model.IntVar] = []
            for start in self._starts(visit):
                if not self.view.keeps_distance(visit, start, self.hand.visits):
                    continue
                at[start] = self.cp.new_bool_var("")
                coming = []
                for carer in self.hand.carers:
                    deal = Deal(visit, carer, start)
                    points = self.view.pair_points(visit, carer)
                    if points < 0 or carer in outside or not self._is_free(deal):
                        continue
                    chosen = self.does[deal] = self.cp.new_bool_var("")
                    self.cp.add_hint(chosen, deal in self.current)
                    self.costs.append((chosen, points))
                    coming.append(chosen)
                self.cp.add(sum(coming) <= wanted * at[start])
                self.costs.append((at[start], self.view.start_points(visit, start)))
                everyone += coming
            self.cp.add(sum(at.values()) <= 1)
            weight = v.priority * v.duration_minutes * OPEN_POINTS
            self.costs.append((sum(everyone), -weight))
            begins[visit] = at
        self._keep_apart(begins)

    def _keep_apart(self, begins: dict[int, dict[int, cp_model.IntVar]]) -> None:
        """The spacing between visits of one client within the hand."""
        for one, starts in begins.items():
            for two in self.view.near(one):
                if two <= one or two not in begins:
                    continue
                for s, first in starts.items():
                    for t, second in begins[two].items():
                        if not self.view.apart(one, s, two, t):
                            self.cp.add_bool_or(~first, ~second)

    def _is_free(self, deal: Deal) -> bool:
        """Availability, and rest to the neighbouring days as they are."""
        end = deal.start + self._visit(deal.visit).duration_minutes
        lo, hi = self.view.rest_bounds(deal.carer, self.hand.day)
        inside = any(a <= deal.start and end <= b for a, b in self._carer(deal.carer).available)
        return inside and lo <= deal.start and end <= hi

    def _add_day(self, carer: int) -> None:
        """A path through the carer's visits: travel, commute, waiting, runs and hours."""
        pins = [
            Deal(v, carer, s)
            for v, s in self.view.day_of(carer, self.hand.day)
            if self._visit(v).pinned
        ]
        nodes = sorted([d for d in self.does if d.carer == carer] + pins, key=lambda d: d.start)
        into: dict[Deal, list[cp_model.IntVar]] = defaultdict(list)
        out: dict[Deal, list[cp_model.IntVar]] = defaultdict(list)
        first: list[cp_model.IntVar] = []
        worked: Terms = []
        busy: Terms = []
        weights, split = self.problem.weights, self.problem.rules.split
        for i, one in enumerate(nodes):
            starts, stops = self.cp.new_bool_var(""), self.cp.new_bool_var("")
            first.append(starts)
            into[one].append(starts)
            out[one].append(stops)
            coming, going = self.view.commute(carer, one.visit)
            self.costs += [(starts, weights.commute * coming), (stops, weights.commute * going)]
            end = one.start + self._visit(one.visit).duration_minutes
            for two in nodes[i + 1 :]:
                leg, gap = self.view.leg(carer, one.visit, two.visit), two.start - end
                if two.visit == one.visit or gap < leg:
                    continue
                arc = self.cp.new_bool_var("")
                out[one].append(arc)
                into[two].append(arc)
                if gap >= split:
                    home = going + self.view.commute(carer, two.visit)[0]
                    self.costs.append((arc, weights.commute * home + weights.run))
                else:
                    self.costs.append((arc, weights.travel * leg + weights.waiting * (gap - leg)))
                    worked.append((arc, gap))
                    busy.append((arc, leg))
        for node in nodes:
            chosen: cp_model.LinearExprT = self.does.get(node, 1)
            self.cp.add(sum(into[node]) == chosen)
            self.cp.add(sum(out[node]) == chosen)
            lasts = self._visit(node.visit).duration_minutes
            worked.append((chosen, lasts))
            busy.append((chosen, lasts))
        self.cp.add(sum(first) <= (1 if self.view.may_work(carer, self.hand.day) else 0))
        self._add_hours(carer, weigh(worked), weigh(busy))

    def _add_hours(
        self, carer: int, worked: cp_model.LinearExprT, busy: cp_model.LinearExprT
    ) -> None:
        """Limits of day and week, and points of hours over and short of the contract."""
        facts, weights = self._carer(carer), self.problem.weights
        worked_else, busy_else = self.view.hours_besides(carer, self.hand.day)
        self.cp.add(worked <= self.problem.rules.day_most)
        self.cp.add(worked <= facts.most_minutes - worked_else)
        over = self.cp.new_int_var(0, lay.WEEK, "")
        self.cp.add(over >= worked + (worked_else - facts.contract_minutes))
        short = self.cp.new_int_var(0, lay.WEEK, "")
        self.cp.add(short >= facts.contract_minutes * 4 // 5 - busy_else - busy)
        self.costs += [(over, weights.over), (short, weights.short)]

    def _add_faces(self) -> None:
        """Points of faces, new faces and caseloads that the hand decides."""
        weights = self.problem.weights
        dealt: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        for deal, chosen in self.does.items():
            dealt[self.view.client_of(deal.visit), deal.carer].append(chosen)
        faces: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        cases: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for (client, carer), chosen_ones in dealt.items():
            if self._meets_besides(client, carer):
                continue
            meets = self.cp.new_bool_var("")
            self.cp.add_max_equality(meets, chosen_ones)
            faces[client].append(meets)
            cases[carer].append(meets)
            self.costs.append((meets, weights.new_face * self.view.is_stranger(client, carer)))
        for client, meeting in faces.items():
            besides = sum(self._meets_besides(client, k) for k in self.view.met_by(client))
            room = self.view.team(client) - besides
            extras = [self.cp.new_bool_var("") for _ in meeting]  # the nth costs n: convex
            already = max(0, -room)
            self.cp.add(sum(meeting) - max(0, room) <= sum(extras))
            for n, extra in enumerate(extras, start=1):
                self.costs.append((extra, weights.carers_per_client * (already + n)))
        for carer, meeting in cases.items():
            besides = sum(self._meets_besides(c, carer) for c in self.view.clients_of(carer))
            beyond = self.cp.new_int_var(0, len(meeting), "")
            room = self._carer(carer).caseload - besides
            self.cp.add(beyond >= sum(meeting) - max(0, room))
            self.costs.append((beyond, weights.caseload))

    def _meets_besides(self, client: int, carer: int) -> bool:
        """Carer and client meet in the week outside the hand."""
        within = sum(
            row.carer == carer and self.view.client_of(row.visit) == client
            for row in self.hand.rows
        )
        return self.view.meetings(client, carer) > within

    def solve(self, seconds: float, seed: int) -> list[Deal] | None:
        """The best deal found in the time, None where it found none."""
        self.cp.minimize(weigh(self.costs))
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = seed
        if solver.solve(self.cp) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return [deal for deal, chosen in self.does.items() if solver.boolean_value(chosen)]
