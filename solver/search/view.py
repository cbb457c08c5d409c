"""Looking at a week under change: what its cells say, in words."""

from collections.abc import Collection

from solver.search import layout as lay
from solver.search.week import Week


class View:
    """Read-only questions to a week, for models in Python (the kernel reads cells itself)."""

    def __init__(self, week: Week) -> None:
        self._problem = week.model.problem
        self._fix, self._tab, self._now = week.model.fix, week.model.tab, week.cells()
        self._carers = int(self._fix[lay.CARERS])

    def _visit(self, visit: int, cell: int) -> int:
        return int(self._fix[self._fix[lay.VISIT] + visit * lay.VISIT_ROW + cell])

    def _carer(self, carer: int, cell: int) -> int:
        return int(self._fix[self._fix[lay.CARER] + carer * lay.CARER_ROW + cell])

    def _client(self, client: int, cell: int) -> int:
        return int(self._fix[self._fix[lay.CLIENT] + client * lay.CLIENT_ROW + cell])

    def start_of(self, visit: int) -> int:
        """Its start, -1 while nobody comes."""
        return int(self._now[self._fix[lay.STATE] + visit * lay.STATE_ROW])

    def carers_of(self, visit: int) -> list[int]:
        """Who comes."""
        at = int(self._fix[lay.STATE]) + visit * lay.STATE_ROW
        return [int(k) for k in self._now[at + lay.S_FIRST : at + lay.S_SECOND + 1] if k >= 0]

    def day_of(self, carer: int, day: int) -> list[tuple[int, int]]:
        """The carer's visits of a day with their starts, in order."""
        row = self._day(carer, day)
        n = int(self._now[row + lay.D_COUNT])
        visits = [int(v) for v in self._now[row + lay.D_LIST : row + lay.D_LIST + n]]
        return [(v, self.start_of(v)) for v in visits]

    def _day(self, carer: int, day: int) -> int:
        return int(self._fix[lay.DAYROW]) + (carer * lay.DAYS + day) * int(self._fix[lay.DAY_WIDTH])

    def client_of(self, visit: int) -> int:
        return self._visit(visit, lay.V_CLIENT)

    def near(self, visit: int) -> list[int]:
        """The client's visits that may come too close to this one."""
        at, n = self._visit(visit, lay.V_NEAR), self._visit(visit, lay.V_NEAR_N)
        return [int(v) for v in self._fix[at : at + n]]

    def round(self, visit: int) -> list[int]:
        """Visits near in time and place."""
        at, n = self._visit(visit, lay.V_ROUND), self._visit(visit, lay.V_ROUND_N)
        return [int(v) for v in self._fix[at : at + n]]

    def able(self, visit: int) -> list[int]:
        """The carers who may fill a place of it."""
        at, n = self._visit(visit, lay.V_ABLE), self._visit(visit, lay.V_ABLE_N)
        return [int(k) for k in self._fix[at : at + n]]

    def apart(self, one: int, start: int, two: int, begins: int) -> bool:
        """Two visits of a client at these starts keep its spacing."""
        spacing = self._client(self.client_of(one), lay.K_SPACING)
        ends = start + self._visit(one, lay.V_LASTS)
        return begins >= ends + spacing or start >= begins + self._visit(two, lay.V_LASTS) + spacing

    def keeps_distance(self, visit: int, start: int, besides: Collection[int]) -> bool:
        """The client's other visits, but those of `besides`, stay far enough."""
        return all(
            self.start_of(other) < 0 or self.apart(visit, start, other, self.start_of(other))
            for other in self.near(visit)
            if other not in besides
        )

    def pair_points(self, visit: int, carer: int) -> int:
        """Points of a place filled so, -1 where it must not be."""
        return int(self._tab[self._fix[lay.PAIR] + visit * self._carers + carer])

    def start_points(self, visit: int, start: int) -> int:
        """Points of starting then."""
        v, weights = self._problem.visits[visit], self._problem.weights
        points = weights.early_late * max(0, abs(start - v.preferred_minute) - 15)
        if v.published:
            points += weights.moved * max(0, abs(start - v.published.start_minute) - 15)
        return points

    def _minutes(self, carer: int, here: int, there: int) -> int:
        table = self._carer(carer, lay.C_TRAVEL)
        return int(self._tab[table + here * int(self._fix[lay.PLACES]) + there])

    def leg(self, carer: int, one: int, two: int) -> int:
        """Travel minutes between two visits."""
        return self._minutes(carer, self._visit(one, lay.V_PLACE), self._visit(two, lay.V_PLACE))

    def commute(self, carer: int, visit: int) -> tuple[int, int]:
        """Minutes from home to a visit and back home."""
        home, place = self._carer(carer, lay.C_HOME), self._visit(visit, lay.V_PLACE)
        return self._minutes(carer, home, place), self._minutes(carer, place, home)

    def rest_bounds(self, carer: int, day: int) -> tuple[int, int]:
        """The span in which a day's work must lie, for rest to the days before and after."""
        rest = int(self._fix[lay.REST])
        lo, hi = self._carer(carer, lay.C_UNTIL) + rest, 2 * lay.WEEK
        for other in range(lay.DAYS):
            row = self._day(carer, other)
            if self._now[row + lay.D_COUNT] == 0:
                continue
            if other < day:
                lo = int(self._now[row + lay.D_LAST]) + rest
            elif other > day:
                return lo, int(self._now[row + lay.D_FIRST]) - rest
        return lo, hi

    def may_work(self, carer: int, day: int) -> bool:
        """The day is worked already, or one more day is allowed."""
        days = int(self._now[self._fix[lay.WEEKROW] + carer * lay.WEEK_ROW + lay.W_DAYS])
        works = int(self._now[self._day(carer, day) + lay.D_COUNT]) > 0
        return works or days < self._carer(carer, lay.C_MOST_DAYS)

    def hours_besides(self, carer: int, day: int) -> tuple[int, int]:
        """Worked and busy minutes of the week without that day."""
        week, row = int(self._fix[lay.WEEKROW]) + carer * lay.WEEK_ROW, self._day(carer, day)
        worked = int(self._now[week + lay.W_WORKED]) - int(self._now[row + lay.D_WORKED])
        return worked, int(self._now[week + lay.W_BUSY]) - int(self._now[row + lay.D_BUSY])

    def meetings(self, client: int, carer: int) -> int:
        """Visits of the week that bring the two together."""
        return int(self._now[self._fix[lay.MET] + client * self._carers + carer])

    def met_by(self, client: int) -> list[int]:
        """The carers who come to a client this week."""
        return [k for k in range(self._carers) if self.meetings(client, k) > 0]

    def clients_of(self, carer: int) -> list[int]:
        """The clients to whom a carer goes this week."""
        clients = range(int(self._fix[lay.CLIENTS]))
        return [client for client in clients if self.meetings(client, carer) > 0]

    def team(self, client: int) -> int:
        """The most carers that one of its visits needs."""
        return self._client(client, lay.K_TEAM)

    def is_stranger(self, client: int, carer: int) -> int:
        """1 where the two have never met before."""
        return int(self._tab[self._fix[lay.STRANGER] + client * self._carers + carer])
