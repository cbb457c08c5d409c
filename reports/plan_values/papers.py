"""What is on each paper, and what of it belongs into a copy."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, Self, TypeVar

from reports.plan_values.kinds import Achieved, ReviewCause
from reports.plan_values.parts import (
    NO_DOMAIN,
    NO_WORDS,
    Attached,
    CircleMember,
    Distance,
    Domain,
    FaceNote,
    Outcome,
    Participant,
    PlanEdition,
    PositiveRisk,
    Telephone,
    Topic,
    WeekVisit,
    Words,
    public,
    serving,
)


@dataclass(frozen=True, slots=True)
class OurPlan:
    organisation: str
    person_name: str  # as the person likes to be called
    edition: PlanEdition
    language: str = ""  # the person's own: a code, or in words
    next_review: date | None = None
    topics: tuple[Topic, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    week: tuple[WeekVisit, ...] = ()
    circle: tuple[CircleMember, ...] = ()
    risks: tuple[PositiveRisk, ...] = ()
    telephones: tuple[Telephone, ...] = ()
    attached: tuple[Attached, ...] = ()
    participants: tuple[Participant, ...] = ()
    face: tuple[FaceNote, ...] = ()
    leaves_out_private: bool = False

    def for_others(self) -> "OurPlan":
        """Without what is private; visits still name the outcomes that are left."""
        outcomes = public(self.outcomes)
        shown = {outcome.number for outcome in outcomes}
        return replace(
            self,
            topics=public(self.topics),
            outcomes=outcomes,
            week=tuple(serving(visit, shown) for visit in self.week),
            risks=public(self.risks),
            leaves_out_private=True,
        )


@dataclass(frozen=True, slots=True)
class VisitNote:
    """What a carer noted after a visit."""

    on: date
    words: Words


@dataclass(frozen=True, slots=True)
class ReviewedOutcome:
    """One outcome at its review, the person's own words first."""

    number: int
    words: Words
    domain: Domain = NO_DOMAIN
    hoped: Words = NO_WORDS
    in_my_words: Words = NO_WORDS
    achieved: Achieved | None = None
    level: int | None = None  # goal attainment, -2 to 2, where people want it
    now: Words = NO_WORDS
    notes: tuple[VisitNote, ...] = ()
    distances: tuple[Distance, ...] = ()
    what_next: Words = NO_WORDS
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Attainment:
    """Goal attainment scaling's T-score before and now; 50 is all as hoped."""

    before: float
    now: float

    @property
    def change(self) -> float:
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    organisation: str
    person_name: str
    held_on: date
    edition: PlanEdition  # the plan that was reviewed
    is_finished: bool = True
    cause: ReviewCause = ReviewCause.DUE
    words: Words = NO_WORDS  # how it went, in the person's words
    outcomes: tuple[ReviewedOutcome, ...] = ()
    changes: Words = NO_WORDS  # what was agreed to change
    attainment: Attainment | None = None  # only where the person wants it
    next_review: date | None = None
    participants: tuple[Participant, ...] = ()
    face: tuple[FaceNote, ...] = ()
    leaves_out_private: bool = False

    def for_others(self) -> "ReviewRecord":
        """Without private outcomes, and so without a score over all of them."""
        outcomes = public(self.outcomes)
        whole = len(outcomes) == len(self.outcomes)
        return replace(
            self,
            outcomes=outcomes,
            attainment=self.attainment if whole else None,
            leaves_out_private=True,
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """One page that introduces a person."""

    organisation: str
    person_name: str
    edition: PlanEdition
    language: str = ""
    topics: tuple[Topic, ...] = ()
    leaves_out_private: bool = False

    def for_others(self) -> "Profile":
        return replace(self, topics=public(self.topics), leaves_out_private=True)


@dataclass(frozen=True, slots=True)
class Copy:
    """Which copy of a paper: in which languages and print, and for whose eyes."""

    languages: tuple[str, ...] = ("en",)
    is_large: bool = False
    with_private: bool = False


ORDINARY_COPY = Copy()


class _HasPrivate(Protocol):
    def for_others(self) -> Self: ...


_Values = TypeVar("_Values", bound=_HasPrivate)


def shown_in(copy: Copy, values: _Values) -> _Values:
    """What of `values` belongs into this copy."""
    return values if copy.with_private else values.for_others()
