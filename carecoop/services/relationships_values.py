"""Who came to whom, as pages and papers see it: frozen values, no rows.

A window is a number of days up to and with its end. A visit counts where a saved rota has it and
somebody in its place, be that rota worked, published or still a draft (`sources` says which);
visits that were cancelled or fell into a suspension are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from carecoop import clock
from carecoop.kinds import RotaState
from carecoop.services.figures import Continuity
from carecoop.services.week_values import Relationship

WINDOWS = (7, 14, 28)  # days; the figures are there for each
LONGEST = max(WINDOWS)
MANY_FACES = 4  # faces in a window above which a person sees too many: Wellbeing Teams' most


def first_day(end: date, days: int) -> date:
    """The first day of the window of so many days that ends with `end`."""
    return end - timedelta(days=days - 1)


@dataclass(frozen=True, slots=True)
class Source:
    """A week that a window touches, and how its rota stands; None where there is none."""

    week: date  # its Monday
    state: RotaState | None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a view rests on. `since` is the Monday of the very first rota saved: who came before
    it is not known, so whoever came in its first weeks looks new."""

    end: date
    sources: tuple[Source, ...]
    since: date | None

    def touched(self, days: int) -> tuple[Source, ...]:
        """The weeks that a window touches."""
        week = clock.monday_of(first_day(self.end, days))
        return tuple(one for one in self.sources if one.week >= week)


@dataclass(frozen=True, slots=True)
class Face:
    """A carer at a visit; `is_first` where they had never met before."""

    carer_id: UUID
    relationship: Relationship
    is_first: bool


@dataclass(frozen=True, slots=True)
class PastVisit:
    """One visit of the strip; `missing` places had nobody in them."""

    visit_id: UUID
    day: date
    start_minute: int  # of the day
    end_minute: int
    title: str
    faces: tuple[Face, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class Bond:
    """How often a client and a carer met, seen from either: `other_id` and `name` are the other's.

    `times` counts visits in each window. `first_met` and `last_met` look at everything saved up
    to the end of the window, None where they have not met; `since` is the first day in the circle,
    None for whoever is not in it, or was before that was kept.
    """

    other_id: UUID
    name: str
    in_circle: bool
    times: Mapping[int, int]
    first_met: date | None
    last_met: date | None
    since: date | None = None

    def relationship(self, end: date, days: int) -> Relationship:
        """Of the window: new where they met in it for the first time, and not of the circle."""
        if self.in_circle:
            return Relationship.CIRCLE
        return Relationship.NEW if self.is_new(end, days) else Relationship.KNOWN

    def is_new(self, end: date, days: int) -> bool:
        """Whether they met in the window and never before it."""
        return self.first_met is not None and self.first_met >= first_day(end, days)


@dataclass(frozen=True, slots=True)
class WhoCame:
    """A person's carers: the strip of 28 days, the faces (the circle's first, then by how often),
    and the figures of each window."""

    client_id: UUID
    name: str
    basis: Basis
    visits: tuple[PastVisit, ...]
    bonds: tuple[Bond, ...]
    figures: Mapping[int, Continuity]


@dataclass(frozen=True, slots=True)
class TheirPeople:
    """A carer's people, most visits in 28 days first; those of the circles they are in even
    where they did not come."""

    carer_id: UUID
    name: str
    basis: Basis
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """A line of the co-op's table. `circle_size` 0 says that there is no circle yet."""

    client_id: UUID
    name: str
    circle_size: int
    figures: Mapping[int, Continuity]


@dataclass(frozen=True, slots=True)
class CoopFigures:
    """The co-op over a window. Medians are over the people with a visit in it."""

    people: int
    median_faces: float | None
    most_faces: int
    circle_share: float | None
    new_faces: int
    visits: int


@dataclass(frozen=True, slots=True)
class CoopFaces:
    """Everybody with a visit in the longest window, by name, and the co-op's own figures."""

    basis: Basis
    people: tuple[PersonFigures, ...]
    figures: Mapping[int, CoopFigures]

    def most_first(self, days: int) -> tuple[PersonFigures, ...]:
        """Those with a visit in the window, who see the most faces first."""
        seen = (person for person in self.people if person.figures[days].visits)
        return tuple(
            sorted(
                seen,
                key=lambda one: (-one.figures[days].faces, -one.figures[days].new_faces),
            )
        )

    def distribution(self, days: int) -> dict[int, int]:
        """How many people saw so many faces: from 1 to the most, those nobody saw as 0."""
        counts = [person.figures[days].faces for person in self.most_first(days)]
        return {faces: counts.count(faces) for faces in range(1, max(counts, default=0) + 1)}

    def too_many(self, days: int, most: int = MANY_FACES) -> tuple[PersonFigures, ...]:
        """Those who see more than `most` faces in the window, most first."""
        return tuple(one for one in self.most_first(days) if one.figures[days].faces > most)
