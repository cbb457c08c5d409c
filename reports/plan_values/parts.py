"""What plans and reviews are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from reports.plan_values.kinds import Doer, FaceNoteKind, PlanState, Role, Stance, TopicKind
from reports.values import check_span

DAYS_IN_WEEK = 7
FURTHEST = 10  # of "where I am now", from 0


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


NO_WORDS = Words()
NO_DOMAIN = Domain()


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


class _MayBePrivate(Protocol):
    @property
    def is_private(self) -> bool: ...


_Part = TypeVar("_Part", bound=_MayBePrivate)


def public(parts: Sequence[_Part]) -> tuple[_Part, ...]:
    return tuple(part for part in parts if not part.is_private)


def serving(visit: WeekVisit, shown: set[int]) -> WeekVisit:
    return replace(visit, serves=tuple(each for each in visit.serves if each.number in shown))
