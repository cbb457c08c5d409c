"""The frozen values of a weekly rota problem, as the exchange format words them.

All times are whole minutes since Monday 00:00 of the planned week, wall clock; all distances
are whole metres. `solver.exchange` reads and writes them; nothing here checks the rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

DAY_MINUTES = 1440
WEEK_MINUTES = 7 * DAY_MINUTES


@dataclass(frozen=True, slots=True)
class StraightLine:
    """Minutes by distance: 0 on the spot, else overhead + ceil(metres * per_10km / 10000)."""

    overhead_minutes: int
    minutes_per_10km: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Travel minutes from place to place, used as they are."""

    minutes: tuple[tuple[int, ...], ...]


Travel = StraightLine | Matrix


@dataclass(frozen=True, slots=True)
class Rules:
    """The hard limits, in minutes (Working Time Regulations 1998 regs 10 to 12 by default)."""

    rest: int = 660
    weekly_rest: int = 1440
    day_most: int = 600
    split: int = 90
    break_after: int = 360
    break_minutes: int = 20


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of each soft term; the names are those of the exchange format."""

    carers_per_client: int = 30
    off_circle: int = 30
    new_face: int = 60
    early_late: int = 1
    travel: int = 2
    commute: int = 1
    waiting: int = 1
    run: int = 30
    short: int = 1
    over: int = 2
    caseload: int = 5
    wish: int = 10
    changed: int = 25
    moved: int = 1


@dataclass(frozen=True, slots=True)
class Carer:
    id: str
    home: int
    mode: str
    traits: frozenset[str]
    available: tuple[tuple[int, int], ...]
    contract_minutes: int
    most_minutes: int
    most_days: int
    caseload: int
    worked_until: int | None = None


@dataclass(frozen=True, slots=True)
class Client:
    id: str
    place: int
    circle: frozenset[str] = frozenset()
    known: Mapping[str, int] = field(default_factory=dict)
    barred: frozenset[str] = frozenset()
    spacing_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """When a visit starts and who comes, in the order given."""

    start_minute: int
    carers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    id: str
    client: str
    earliest_minute: int
    latest_minute: int
    preferred_minute: int
    duration_minutes: int
    carers_wanted: int = 1
    needs: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    priority: int = 1
    pinned: Placement | None = None
    published: Placement | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One week to plan. Ids are unique; `home` and `place` index `places` (metres, x and y)."""

    name: str
    week: date
    places: tuple[tuple[int, int], ...]
    travel: Mapping[str, Travel]
    carers: tuple[Carer, ...]
    clients: tuple[Client, ...]
    visits: tuple[Visit, ...]
    rules: Rules = Rules()
    weights: Weights = Weights()
