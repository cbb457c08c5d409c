"""The plain values that several documents share.

Minutes are wall-clock minutes since midnight of the day they stand under, so 1470 under Monday is
half past midnight on Tuesday. Lengths are elapsed minutes, which differ from the clock in the
two nights a year when the clocks change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MINUTES_IN_DAY = 24 * 60


class LineKind(StrEnum):
    """What a stretch of a carer's day is; regulation 41 wants each set out separately."""

    VISIT = "visit"
    TRAVEL = "travel"
    WAITING = "waiting"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of the rota a paper shows; without a publication date it is a draft."""

    version: int
    published_on: date | None = None  # with the time of day where that is known

    @property
    def is_draft(self) -> bool:
        return self.published_on is None


class LineChange(StrEnum):
    """How a visit differs from the version of the carer's week before."""

    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class WhatMatters:
    """Why somebody comes, in the person's own words, and what is done for it at the visit."""

    words: str
    translation: str = ""  # where they are in a language other than the paper's
    what_is_done: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One stretch of a carer's day.

    A visit names the person as they like to be called, the street, what the visit is for and who
    else comes; one that moved has its `before_minutes`, from and to. How to get in never belongs
    here: the sheet may be lost on a bus.
    """

    kind: LineKind
    start_minute: int
    end_minute: int
    name: str = ""
    address: str = ""
    purpose: str = ""
    carers_needed: int = 1
    with_carers: tuple[str, ...] = ()
    is_first_visit: bool = False
    introduced_by: str = ""
    distance_miles: float | None = None
    elapsed_minutes: int | None = None  # only where the clocks change in between
    change: LineChange | None = None
    before_minutes: tuple[int, int] | None = None
    what_matters: tuple[WhatMatters, ...] = ()

    def __post_init__(self) -> None:
        check_span(self.start_minute, self.end_minute)

    @property
    def duration_minutes(self) -> int:
        if self.elapsed_minutes is not None:
            return self.elapsed_minutes
        return self.end_minute - self.start_minute


@dataclass(frozen=True, slots=True)
class CarerDay:
    """A carer's day in order of time; `note` says why there is nothing ("Annual leave"), and
    `gone` lists the visits that the version before had and this one has not."""

    day: date
    lines: tuple[Line, ...] = ()
    note: str = ""
    gone: tuple[Line, ...] = ()

    @property
    def is_changed(self) -> bool:
        return bool(self.gone) or any(line.change is not None for line in self.lines)


@dataclass(frozen=True, slots=True)
class Totals:
    """Minutes of each kind, and how many visits and planned miles there are."""

    visits: int
    visit_minutes: int
    travel_minutes: int
    waiting_minutes: int
    rest_minutes: int
    miles: float

    @property
    def working_minutes(self) -> int:
        """Travel and waiting are working time; a rest break is not."""
        return self.visit_minutes + self.travel_minutes + self.waiting_minutes


def totals(days: Iterable[CarerDay]) -> Totals:
    minutes = dict.fromkeys(LineKind, 0)
    visits, miles = 0, 0.0
    for line in (line for day in days for line in day.lines):
        minutes[line.kind] += line.duration_minutes
        visits += line.kind is LineKind.VISIT
        miles += line.distance_miles or 0.0
    return Totals(
        visits=visits,
        visit_minutes=minutes[LineKind.VISIT],
        travel_minutes=minutes[LineKind.TRAVEL],
        waiting_minutes=minutes[LineKind.WAITING],
        rest_minutes=minutes[LineKind.REST],
        miles=miles,
    )


def check_span(start_minute: int, end_minute: int) -> None:
    """A stretch starts on its own day and ends no earlier, at most a day later."""
    if not 0 <= start_minute <= end_minute <= 3 * MINUTES_IN_DAY:
        raise ValueError(f"minutes {start_minute} to {end_minute} are not a stretch of a day")
