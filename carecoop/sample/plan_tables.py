"""The words that the sample's plans are written in. Days count back from the sample's today."""

from dataclasses import dataclass

from carecoop.kinds import Achieved, Doer, PlanState, ReviewCause, Role, SectionKind, Stance

PERSON, FAMILY, CARER = Role.PERSON, Role.FAMILY, Role.CARER
COORDINATOR, PROFESSIONAL, FRIEND = Role.COORDINATOR, Role.PROFESSIONAL, Role.FRIEND
AGREES, OBJECTS, NOT_ASKED = Stance.AGREES, Stance.OBJECTS, Stance.NOT_ASKED
ME, KIN, PAID, VOLUNTEER, PLACE = (
    Doer.PERSON,
    Doer.FAMILY,
    Doer.CARER,
    Doer.VOLUNTEER,
    Doer.COMMUNITY,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who takes part, and their word on the plan. A carer's `key` is the sample's."""

    key: str
    role: Role
    name: str = ""  # empty for carers and the person
    relation: str = ""
    took_part: str = "at the kitchen table"
    stance: Stance = AGREES
    reason: str = ""
    spoken_by: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    kind: SectionKind
    by: str
    text: str
    translation: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    doer: Doer
    who: str
    what: str
    my_part: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """An outcome; `visits` are titles of the client's visits with what is done there."""

    key: str
    words: str
    domain: str
    why: str
    now: str
    hoped: str
    steps: tuple[Step, ...]
    visits: tuple[tuple[str, str], ...] = ()
    translation: str = ""
    score: int | None = None
    baseline: int | None = None
    weeks: int = 12  # by when, after today
    private: bool = False


@dataclass(frozen=True, slots=True)
class Risk:
    what: str
    well: str
    wrong: str
    we_do: str
    agreed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a review said of an outcome."""

    goal: str
    words: str
    achieved: Achieved
    now: str = ""
    score: int | None = None
    level: int | None = None
    change: str = ""


@dataclass(frozen=True, slots=True)
class SampleReview:
    weeks_ago: int
    words: str
    looked: tuple[Looked, ...]
    cause: ReviewCause = ReviewCause.DUE
    agreed_changes: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """By a carer after a visit, some days ago."""

    days_ago: int
    visit: str
    goal: str
    carer: str
    text: str


@dataclass(frozen=True, slots=True)
class SamplePlan:
    client: str
    weeks_ago: int
    voices: tuple[Voice, ...]
    sayings: tuple[Saying, ...]
    goals: tuple[Goal, ...]
    risks: tuple[Risk, ...] = ()
    reviews: tuple[SampleReview, ...] = ()
    notes: tuple[Note, ...] = ()
    language: str = "en"  # of the person's words
    state: PlanState = PlanState.AGREED
    fell_days_ago: int | None = None
