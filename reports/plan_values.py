"""What is printed of a plan and its reviews: plain frozen values, as the services hand them over.

People's own words come with the language they were said in and are never translated. What is
private is marked where it stands; `for_others()` gives the same values without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol, Self, TypeVar

from reports.values import check_span

DAYS_IN_WEEK = 7
FURTHEST = 10  # of "where I am now", from 0


class Stance(StrEnum):
    """Somebody's word on the plan."""

    AGREES = "agrees"
    OBJECTS = "objects"
    NOT_ASKED = "not_asked"


class PlanState(StrEnum):
    DRAFT = "draft"
    AGREED = "agreed"
    SUPERSEDED = "superseded"


class TopicKind(StrEnum):
    """What can be told for a plan, in the order in which it is printed."""

    LIKE_AND_ADMIRE = "like_and_admire"
    IMPORTANT_TO_ME = "important_to_me"
    SUPPORT_ME_BEST = "support_me_best"
    COMMUNICATION = "communication"
    LANGUAGE = "language"
    CULTURE = "culture"
    ROUTINES = "routines"
    CIRCUMSTANCES = "circumstances"
    HOPES = "hopes"
    BARRIERS = "barriers"
    RISKS = "risks"
    OWN_STRENGTHS = "own_strengths"
    FAMILY_STRENGTHS = "family_strengths"
    COMMUNITY_STRENGTHS = "community_strengths"
    LATE_OR_MISSED = "late_or_missed"
    MEDICINES = "medicines"
    CONSENT = "consent"
    CAPACITY = "capacity"
    WHO_MAY_SEE = "who_may_see"


_KINDS = tuple(TopicKind)
PROFILE = _KINDS[: _KINDS.index(TopicKind.COMMUNICATION)]
ABOUT_ME = _KINDS[: _KINDS.index(TopicKind.CIRCUMSTANCES)]
WHAT_MATTERS = _KINDS[len(ABOUT_ME) : _KINDS.index(TopicKind.LATE_OR_MISSED)]
CONSENT = _KINDS[_KINDS.index(TopicKind.CONSENT) :]


class Role(StrEnum):
    """Who somebody is to the person."""

    PERSON = "person"
    FAMILY = "family"
    FRIEND = "friend"
    ADVOCATE = "advocate"
    VOLUNTEER = "volunteer"
    CARER = "carer"
    COORDINATOR = "coordinator"
    PROFESSIONAL = "professional"


class Doer(StrEnum):
    """Who does a step towards an outcome."""

    PERSON = "person"
    FAMILY = "family"
    VOLUNTEER = "volunteer"
    CARER = "carer"
    COMMUNITY = "community"
    PROFESSIONAL = "professional"


class FaceNoteKind(StrEnum):
    """What a plan has to say of itself before anybody reads on."""

    OBJECTS = "objects"
    NOT_ASKED = "not_asked"
    ON_BEHALF = "on_behalf"
    NO_WORKER = "no_worker"


class Achieved(StrEnum):
    """What came of an outcome, as its review found."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    CHANGED = "changed"  # something else is wanted now


class ReviewCause(StrEnum):
    """Why a plan was looked at again."""

    DUE = "due"
    HOSPITAL = "hospital"
    FALL = "fall"
    COMPLAINT = "complaint"
    CIRCLE = "circle"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody said, in their language (a tag as in `cy`; "" where it is not known)."""

    text: str = ""
    language: str = ""
    said_by: str = ""
    translation: str = ""  # the same as somebody put it in another language
    translation_language: str = ""

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def is_translated(self, languages: Sequence[str]) -> bool:
        """Whether a reader of `languages` is helped by the translation."""
        return bool(self.translation.strip()) and self.translation_language in languages


@dataclass(frozen=True, slots=True)
class Domain:
    """A heading of outcomes: the law's, by its key, or a co-op's own as typed."""

    key: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What somebody told; several may have told of the same kind."""

    kind: TopicKind
    words: Words
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """Who does what towards an outcome, and what of it the person does for themselves."""

    doer: Doer
    what: Words
    who: str = ""  # the name, where there is one
    my_part: Words = Words()


@dataclass(frozen=True, slots=True)
class Distance:
    """Where the person said they were, from 0 to 10, on a day."""

    on: date
    score: int
    words: Words = Words()

    def __post_init__(self) -> None:
        if not 0 <= self.score <= FURTHEST:
            raise ValueError(f"{self.score} is not from 0 to {FURTHEST}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the person hopes for. The number stays when private outcomes are left out."""

    number: int
    words: Words
    domain: Domain = Domain()
    why: Words = Words()
    now: Words = Words()
    now_score: int | None = None  # 0 to 10
    hoped: Words = Words()
    actions: tuple[Action, ...] = ()
    by_when: date | None = None
    served_by: tuple[str, ...] = ()  # the visits that serve it
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Served:
    """An outcome, by its number, and what a visit does for it."""

    number: int
    what: str = ""


@dataclass(frozen=True, slots=True)
class WeekVisit:
    """A visit of the agreed week: days from Monday as 0, minutes since their midnight."""

    title: str
    weekdays: frozenset[int]
    start_minute: int
    end_minute: int
    purpose: str = ""
    carers: int = 1
    is_every_other_week: bool = False
    serves: tuple[Served, ...] = ()

    def __post_init__(self) -> None:
        check_span(self.start_minute, self.end_minute)
        if not self.weekdays <= frozenset(range(DAYS_IN_WEEK)):
            raise ValueError(f"{sorted(self.weekdays)} are not days of the week")


@dataclass(frozen=True, slots=True)
class CircleMember:
    """Someone around the person; the telephone only where its owner agreed."""

    name: str
    role: Role
    relation: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class PositiveRisk:
    """A risk taken on purpose, because of what could go well."""

    what: Words
    could_go_well: Words = Words()
    could_go_wrong: Words = Words()
    what_we_do: Words = Words()
    agreed_by: tuple[str, ...] = ()
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number of the co-op's to ring: the office, or on call while the office is closed."""

    number: str
    is_on_call: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """A paper beside the plan, such as the council's own."""

    name: str
    dated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone the plan concerns: how they took part, and their word on it."""

    name: str
    role: Role
    relation: str = ""  # daughter, district nurse
    took_part: str = ""
    stance: Stance = Stance.NOT_ASKED
    reason: str = ""
    on: date | None = None
    spoken_by: str = ""


@dataclass(frozen=True, slots=True)
class FaceNote:
    """One line for the face. `reason` is the objection, or what gives `spoken_by` the right."""

    kind: FaceNoteKind
    name: str = ""
    reason: str = ""
    spoken_by: str = ""


@dataclass(frozen=True, slots=True)
class PlanEdition:
    """Which state of the plan a paper shows."""

    version: int
    state: PlanState = PlanState.DRAFT
    since: date | None = None  # the day it was agreed, reviewed or superseded


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
        outcomes = _public(self.outcomes)
        shown = {outcome.number for outcome in outcomes}
        return replace(
            self,
            topics=_public(self.topics),
            outcomes=outcomes,
            week=tuple(_serving(visit, shown) for visit in self.week),
            risks=_public(self.risks),
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
    domain: Domain = Domain()
    hoped: Words = Words()
    in_my_words: Words = Words()
    achieved: Achieved | None = None
    level: int | None = None  # goal attainment, -2 to 2, where people want it
    now: Words = Words()
    notes: tuple[VisitNote, ...] = ()
    distances: tuple[Distance, ...] = ()
    what_next: Words = Words()
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
    words: Words = Words()  # how it went, in the person's words
    outcomes: tuple[ReviewedOutcome, ...] = ()
    changes: Words = Words()  # what was agreed to change
    attainment: Attainment | None = None  # only where the person wants it
    next_review: date | None = None
    participants: tuple[Participant, ...] = ()
    face: tuple[FaceNote, ...] = ()
    leaves_out_private: bool = False

    def for_others(self) -> "ReviewRecord":
        """Without private outcomes, and so without a score over all of them."""
        outcomes = _public(self.outcomes)
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
        return replace(self, topics=_public(self.topics), leaves_out_private=True)


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


class _MayBePrivate(Protocol):
    @property
    def is_private(self) -> bool: ...


_Part = TypeVar("_Part", bound=_MayBePrivate)


def _public(parts: Sequence[_Part]) -> tuple[_Part, ...]:
    return tuple(part for part in parts if not part.is_private)


def _serving(visit: WeekVisit, shown: set[int]) -> WeekVisit:
    return replace(visit, serves=tuple(each for each in visit.serves if each.number in shown))
