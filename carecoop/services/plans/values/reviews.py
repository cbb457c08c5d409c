"""When a plan is looked at again, and what came of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from carecoop.kinds import (
    Achieved,
    ReviewCause,
)
from carecoop.services.plans.values.people import Participant
from carecoop.services.plans.values.plan import Outcome
from carecoop.services.plans.values.visits import VisitNote


@dataclass(frozen=True, slots=True)
class ReviewClock:
    """When reviews fall due, as the co-op sets it: the first after a plan is agreed, then from
    review to review, and after something happened."""

    first_weeks: int
    first_months: int
    later_months: int
    event_days: int


@dataclass(frozen=True, slots=True)
class EventForm:
    """Something after which a plan is looked at again."""

    cause: ReviewCause = ReviewCause.FALL
    happened_on: date | None = None  # None only while it is being filled in
    note: str = ""


@dataclass(frozen=True, slots=True)
class DueReview:
    """A plan to look at again. `cause` is why so soon; negative `days_left` are days overdue."""

    client_id: UUID
    plan_id: UUID
    shown_name: str
    due_on: date
    cause: ReviewCause
    days_left: int
    begun_review_id: UUID | None  # a review that was begun and is not finished

    @property
    def is_overdue(self) -> bool:
        return self.days_left < 0


@dataclass(frozen=True, slots=True)
class WithoutPlan:
    """A client with regular visits and no agreed plan; `draft_id` is the one being written."""

    client_id: UUID
    shown_name: str
    draft_id: UUID | None
    visits_since: date


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """`words` is how it went, in the person's words; `next_review_on` None goes by the clock."""

    held_on: date | None = None  # None only while it is being filled in
    cause: ReviewCause = ReviewCause.DUE
    words: str = ""
    language: str = "en"
    agreed_changes: str = ""
    next_review_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewedForm:
    """What came of one outcome: the person's words first, numbers only where people want them."""

    words: str = ""
    achieved: Achieved | None = None  # None until it was talked about
    level: int | None = None  # goal attainment, −2…2
    now_text: str = ""
    now_score: int | None = None
    change: str = ""  # what changes from now on


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An outcome in a review; `first_score` is the first "where am I now" ever given for it."""

    outcome: Outcome
    form: ReviewedForm
    first_score: int | None
    notes: tuple[VisitNote, ...]  # by carers since the last review, oldest first


@dataclass(frozen=True, slots=True)
class Attainment:
    """T-scores of goal attainment before and now; None where no outcome was scored."""

    baseline: float | None
    now: float | None

    @property
    def change(self) -> float | None:
        if self.baseline is None or self.now is None:
            return None
        return self.now - self.baseline


@dataclass(frozen=True, slots=True)
class Review:
    id: UUID
    client_id: UUID
    plan_id: UUID
    plan_number: int
    shown_name: str
    form: ReviewForm
    participants: tuple[Participant, ...]
    outcomes: tuple[Reviewed, ...]
    attainment: Attainment
    finished_on: date | None  # None while it is going on; a finished one is not changed


@dataclass(frozen=True, slots=True)
class Point:
    """Where the person was on a day: in words, and in numbers where there are any."""

    on: date
    words: str
    score: int | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Distance:
    """The distance travelled with one outcome, oldest first: this person's own, nobody else's."""

    origin_id: UUID
    words: str
    points: tuple[Point, ...]
