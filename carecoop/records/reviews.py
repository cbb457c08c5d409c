"""How a plan lives on: what visits do for it, what carers note, and reviews."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from carecoop.kinds import Achieved, ReviewCause
from carecoop.records.base import Record, UtcDateTime, choice


class VisitOutcome(Record, table=True):
    """That a regular visit serves an outcome. `pattern_id` is the first of those that took over
    from one another, `origin_id` the outcome as first written: both outlive their versions."""

    __tablename__ = "visit_outcome"
    __table_args__ = (UniqueConstraint("pattern_id", "origin_id"),)

    pattern_id: UUID = Field(foreign_key="visit_pattern.id", index=True)
    origin_id: UUID = Field(foreign_key="plan_outcome.id", index=True)
    what_is_done: str = Field(default="", max_length=500)


class VisitNote(Record, table=True):
    """One line after a visit: what moved."""

    __tablename__ = "visit_note"
    __table_args__ = (CheckConstraint("length(text) > 0", name="text_given"),)

    client_id: UUID = Field(foreign_key="client.id", index=True)
    pattern_id: UUID = Field(foreign_key="visit_pattern.id", index=True)
    origin_id: UUID = Field(foreign_key="plan_outcome.id", index=True)
    visit_date: date = Field(index=True)
    carer_id: UUID | None = Field(default=None, foreign_key="carer.id", index=True)
    text: str = Field(max_length=300)
    account_id: UUID = Field(foreign_key="account.id")
    noted_at_utc: datetime = Field(sa_type=UtcDateTime)


class Review(Record, table=True):
    """A look back at an agreed plan. Who took part is in its `Decision`."""

    __tablename__ = "review"

    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    held_on: date
    cause: ReviewCause = Field(sa_type=choice(ReviewCause))
    words: str = ""
    language: str = Field(default="en", max_length=8)
    agreed_changes: str = ""
    next_review_on: date | None = None  # where people chose a day; else the co-op's clock says
    finished_on: date | None = None


class ReviewedOutcome(Record, table=True):
    """What came of one outcome of the plan."""

    __tablename__ = "reviewed_outcome"
    __table_args__ = (
        UniqueConstraint("review_id", "outcome_id"),
        CheckConstraint("level BETWEEN -2 AND 2", name="level"),
        CheckConstraint("now_score BETWEEN 0 AND 10", name="now_score"),
    )

    review_id: UUID = Field(foreign_key="review.id", index=True)
    outcome_id: UUID = Field(foreign_key="plan_outcome.id", index=True)
    words: str = ""
    achieved: Achieved | None = Field(default=None, sa_type=choice(Achieved))
    level: int | None = None
    now_text: str = ""
    now_score: int | None = None
    change: str = ""


class ReviewEvent(Record, table=True):
    """Something after which the plan is looked at again."""

    __tablename__ = "review_event"

    client_id: UUID = Field(foreign_key="client.id", index=True)
    cause: ReviewCause = Field(sa_type=choice(ReviewCause))
    happened_on: date
    note: str = Field(default="", max_length=500)


class ReviewSetting(Record, table=True):
    """The co-op's own review clock; without a row that of its nation holds."""

    __tablename__ = "review_setting"
    __table_args__ = (
        CheckConstraint("first_weeks BETWEEN 0 AND 52", name="first_weeks"),
        CheckConstraint("first_months BETWEEN 0 AND 24", name="first_months"),
        CheckConstraint("first_weeks + first_months > 0", name="first"),
        CheckConstraint("later_months BETWEEN 1 AND 24", name="later_months"),
        CheckConstraint("event_days BETWEEN 0 AND 90", name="event_days"),
    )

    first_weeks: int
    first_months: int
    later_months: int
    event_days: int
