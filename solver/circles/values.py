"""What is proposed: frozen values with the ids of the problem."""

from dataclasses import dataclass
from enum import StrEnum

from solver.explain import Fact


class Weakness(StrEnum):
    """Why a circle does not hold, or that there is none."""

    NONE = "none"
    GONE = "gone"  # somebody of it is no longer among the carers
    THIN = "thin"  # some visit has nobody to spare
    HOURS = "hours"  # with somebody away, the others have too few hours


@dataclass(frozen=True, slots=True)
class Member:
    """A carer of a proposed circle, with all that speaks for them.

    `known_visits` are those of the last four weeks; `skills` and `wishes` what the client's
    visits need and like and the carer has; `visits` how many of the client's visits they could
    do. The way is from home, by the carer's own mode.
    """

    carer: str
    chosen: bool
    known_visits: int
    way_minutes: int
    metres: int
    skills: frozenset[str]
    wishes: frozenset[str]
    visits: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Visits that too few of the whole co-op could do: `could` are all who could, `asked` how many
    it takes with one to spare, `facts` the fewest that keep the others away (see `explain`; the
    rule `reach` means too far from home)."""

    visits: tuple[str, ...]
    asked: int
    could: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A circle for a client: those whom the client chose, and the fewest others that it takes.

    `weak` says what is wrong with the circle as it is, in which too few could do `thin_visits`.
    Each of the client's `visits` could be done by one more of the members than it takes, but for
    those in `gaps`. Of the week's `minutes` in the home the others could not give `short_minutes`
    while the member who gives most is away, gaps apart.
    """

    client: str
    weak: tuple[Weakness, ...]
    members: tuple[Member, ...]
    visits: int
    thin_visits: int
    minutes: int
    short_minutes: int
    gaps: tuple[Gap, ...]
