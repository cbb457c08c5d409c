"""A week as the board, the papers and the figures see it: frozen values, no rows.

Minutes count from Monday 00:00 of the week, wall clock, as in the exchange format.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import ceil
from typing import NamedTuple
from uuid import UUID

from carecoop.kinds import Lock, Priority, RotaState, TimeOffKind
from carecoop.services.proposals_supposed import Supposition


class Relationship(StrEnum):
    """How familiar a carer is to a client (`known`: came in the four weeks before)."""

    CIRCLE = "circle"
    KNOWN = "known"
    NEW = "new"


class Place(NamedTuple):
    """A carer's place on a visit."""

    carer_id: UUID
    relationship: Relationship


@dataclass(frozen=True, slots=True)
class SetAside:
    """A rule that somebody knowingly lets a carer's visit break, and why."""

    carer_id: UUID
    rule: str
    reason: str


class BoardVisit(NamedTuple):
    """One visit of the week. `places` may be fewer than `carers_wanted`: then it needs someone.

    `lock` is what of it stays as it is when the week is built or mended; `set_aside` are the rules
    that were set aside for it by hand; `repeats` is whether there are more like it in later weeks.
    """

    id: str  # pattern id and date, stable through the week: also the solver's visit id
    pattern_id: UUID
    client_id: UUID
    client_name: str  # as the person likes to be called
    title: str
    purpose: str
    start_minute: int
    duration_minutes: int
    earliest_minute: int
    latest_minute: int
    carers_wanted: int
    places: tuple[Place, ...]
    priority: Priority
    time_critical: bool
    needs: tuple[str, ...]
    lock: Lock | None = None
    set_aside: tuple[SetAside, ...] = ()
    repeats: bool = True

    @property
    def end_minute(self) -> int:
        return self.start_minute + self.duration_minutes

    @property
    def missing(self) -> int:
        return max(0, self.carers_wanted - len(self.places))


class LegKind(StrEnum):
    TRAVEL = "travel"
    WAITING = "waiting"
    REST = "rest"  # between two runs of a day, or a break


class Leg(NamedTuple):
    """What lies between two visits of a carer's day."""

    kind: LegKind
    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class Away:
    """Leave, sickness, training: minutes clipped to the week."""

    kind: TimeOffKind
    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class CarerWeek:
    """A carer's row of the board, in the order to show. `left_minute` is when they left the co-op,
    None for whoever is there."""

    carer_id: UUID
    name: str
    contract_minutes: int
    contact_minutes: int
    travel_minutes: int
    waiting_minutes: int
    worked_minutes: int
    available: tuple[tuple[int, int], ...]
    away: tuple[Away, ...]
    legs: tuple[Leg, ...]
    left_minute: int | None = None


@dataclass(frozen=True, slots=True)
class Suspended:
    """A client whose visits are off for some of the week, and why."""

    client_id: UUID
    client_name: str
    reason: str
    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """The week's figures. Carers per client are medians over clients with a visit in the window
    of 14 or 28 days that ends with this week; a double-handed visit counts both carers."""

    places_filled: int
    places_wanted: int
    carers_per_client_14: float | None
    carers_per_client_28: float | None
    circle_share: float | None
    new_faces: int
    contact_minutes: int
    travel_minutes: int
    waiting_minutes: int
    worked_minutes: int
    contract_minutes: int


@dataclass(frozen=True, slots=True)
class WeekBoard:
    """Everything the week board shows. `version` is 0 where no rota has been saved yet,
    `published` the number of the newest publication, 0 before the first."""

    week: date  # its Monday
    state: RotaState
    version: int
    changed_at_utc: datetime | None
    carers: tuple[CarerWeek, ...]
    visits: tuple[BoardVisit, ...]
    suspended: tuple[Suspended, ...]
    figures: WeekFigures
    published: int = 0


class ChangeKind(StrEnum):
    FILLED = "filled"  # nobody came before, now somebody does
    LOST = "lost"  # somebody came before, now nobody does
    CARER = "carer"  # another carer
    TIME = "time"  # the same carers at another time


@dataclass(frozen=True, slots=True)
class VisitChange:
    """How a proposal differs from the rota before it, for one visit."""

    visit_id: str
    client_name: str
    kind: ChangeKind
    before_minute: int | None
    after_minute: int | None
    before_carers: tuple[str, ...]  # names
    after_carers: tuple[str, ...]
    is_to_come: bool = False  # seen from the week before: what is called before is proposed


@dataclass(frozen=True, slots=True)
class Proof:
    """A rota beside what is proven of all: none can leave less than `least_unfilled` open, and
    none that leaves no more open than this one can have fewer than `least_points`.

    Both are those of the solver's score; 0 says nothing, as every rota has as many.
    """

    unfilled: int
    least_unfilled: int
    points: int
    least_points: int

    @property
    def is_fullest(self) -> bool:
        """Something stays open, and whatever were done, it would."""
        return 0 < self.unfilled == self.least_unfilled

    @property
    def percent(self) -> int:
        """No rota as full has fewer points by more than this share."""
        return ceil(100 * (self.points - self.least_points) / max(1, self.points))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A built rota beside the week as it is; accepting it expects `before.version`.

    What began before `now_minute` of the week, when the build was asked for, stays as it was.
    `proof` is None where nothing is proven. Where something is `supposed`, `after` shows the week
    as if it were so, and only what fits the week as it is can be accepted (`proposals.parts`).
    """

    before: WeekBoard
    after: WeekBoard
    changes: tuple[VisitChange, ...]
    now_minute: int = 0
    proof: Proof | None = None
    supposed: tuple[Supposition, ...] = ()
