"""A week changed by hand: what is asked for, and what is to be said of it. Frozen values.

Minutes count from Monday 00:00 of the week, wall clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from carecoop.kinds import Nation, TimeOffKind
from carecoop.services.reasons import Saying
from carecoop.services.week_values import BoardVisit, CarerWeek
from carecoop.services.weekly_rest import Beside
from solver.spans import Span

BreakKey = tuple[str, UUID, str]  # visit, carer, rule: what a reason is given for


class Scope(StrEnum):
    """How far a change reaches."""

    THIS_WEEK = "this_week"
    FROM_NOW_ON = "from_now_on"  # what was agreed changes with it


@dataclass(frozen=True, slots=True)
class Put:
    """A visit put somewhere by hand; without carers it needs someone (again)."""

    visit_id: str
    start_minute: int
    carers: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """A rule that a change would newly break. It may be done all the same, with a reason.

    `visit_id` and `carer_id` are whom the reason is kept with: of what was put, the visit that
    brings it about, and the carer whose rule it is. `saying` has the rule's name and number;
    `reason` is the one that was given for the same before, which still holds; `short_minutes` is
    by how much a rest would be too short, 0 of other rules.
    """

    rule: str
    visit_id: str
    carer_id: UUID
    saying: Saying
    reason: str = ""
    short_minutes: int = 0

    @property
    def key(self) -> BreakKey:
        return self.visit_id, self.carer_id, self.rule

    @property
    def is_only_of_week(self) -> bool:
        """A time that was not agreed: from now on it is."""
        return self.rule == "bounds"


@dataclass(frozen=True, slots=True)
class OtherDays:
    """Which days of the week a pattern's visits cannot be moved to, because it has visits of its
    own then, by the pattern's id; and the agreed days of visits that were moved, by the visit's.
    Days are counted from Monday."""

    taken: Mapping[str, frozenset[int]] = field(default_factory=dict)
    moved_from: Mapping[str, int] = field(default_factory=dict)

    def may_go(self, visit_id: str, day: int) -> bool:
        pattern_id, _, _date = visit_id.partition(":")
        is_free = day not in self.taken.get(pattern_id, frozenset())
        return is_free or self.moved_from.get(visit_id) == day


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to know of a week's people beside the problem. Ids are the problem's.

    `met` are the clients and carers who met before the week, of clients with short visits;
    `reasons` are those that were given already.
    """

    carers: Mapping[str, str]  # names
    clients: Mapping[str, str]
    away: Mapping[str, tuple[tuple[int, int, TimeOffKind], ...]]
    next_starts: Mapping[str, int]  # next week's first minute of work, for those who have any
    windows: Mapping[str, tuple[Span, ...]]  # when those are there, whatever they need of rest
    beside: Beside  # what the weeks before and after have to do with weekly rest
    other_days: OtherDays
    gone_from: Mapping[str, int]  # the first minute at which a carer is no longer at the co-op
    nation: Nation
    met: frozenset[tuple[str, str]]
    is_published: bool
    reasons: Mapping[BreakKey, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What there is to say of a change: why it cannot be done at all (then nothing else), which
    rules it would break, what it does to people, the weightiest first, and its points: how many
    more (or, negative, fewer) the week costs in the score's terms."""

    impossible: Saying | None = None
    breaks: tuple[Break, ...] = ()
    effects: tuple[Saying, ...] = ()
    points: int = 0

    @property
    def is_free(self) -> bool:
        """Whether it can be done without giving a reason first."""
        return self.impossible is None and all(one.reason for one in self.breaks)


@dataclass(frozen=True, slots=True)
class Applied:
    """The visits and the carers' rows of the board that a change touches, as they would be."""

    visits: tuple[BoardVisit, ...]
    carers: tuple[CarerWeek, ...]


Reasons = Mapping[BreakKey, str]  # why each broken rule is to be broken


@dataclass(frozen=True, slots=True)
class GapFit:
    """A visit that would fit into a gap of a carer's day, and what saving `puts` would bring.

    `why` says what is not well with the visit now: nobody comes, or whose place would be taken,
    who is a new face, not of the circle, or has a rule set aside. `facts` are sentences in the
    order to read them.
    """

    visit_id: str
    client_name: str
    title: str
    start_minute: int
    duration_minutes: int
    why: Saying
    facts: tuple[Saying, ...]
    points: int
    puts: tuple[Put, ...]
