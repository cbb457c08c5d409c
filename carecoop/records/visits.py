"""What was agreed to happen: visit patterns and their exceptions."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field

from carecoop.kinds import Priority, Weeks
from carecoop.records.base import Record, UtcDateTime, choice


class VisitPattern(Record, table=True):
    """A visit that recurs on some weekdays. A change from a date on ends it and starts another
    (`follows_id`), so that what was agreed before stays readable."""

    __tablename__ = "visit_pattern"
    __table_args__ = (
        CheckConstraint("length(title) > 0", name="title_given"),
        CheckConstraint("weekdays BETWEEN 1 AND 127", name="weekdays"),
        CheckConstraint("preferred_minute BETWEEN 0 AND 1439", name="preferred_minute"),
        CheckConstraint(
            "earliest_minute >= 0 AND earliest_minute <= preferred_minute", name="earliest_minute"
        ),
        CheckConstraint(
            "latest_minute >= preferred_minute AND latest_minute <= 1439", name="latest_minute"
        ),
        CheckConstraint("duration_minutes BETWEEN 5 AND 1440", name="duration_minutes"),
        CheckConstraint("carers_wanted BETWEEN 1 AND 2", name="carers_wanted"),
        CheckConstraint("priority BETWEEN 1 AND 3", name="priority"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="in_order"),
    )

    client_id: UUID = Field(foreign_key="client.id", index=True)
    title: str = Field(max_length=100)  # breakfast, bed, shopping
    purpose: str = ""  # what the visit is for, in the person's words where they gave them
    weekdays: int  # bit 0 = Monday … bit 6 = Sunday
    weeks: Weeks = Field(default=Weeks.EVERY, sa_type=choice(Weeks))
    preferred_minute: int
    earliest_minute: int
    latest_minute: int
    duration_minutes: int
    carers_wanted: int = 1
    needs: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    wishes: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    avoids: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    time_critical: bool = False
    priority: int = Priority.AMBER
    starts_on: date
    ends_on: date | None = None
    follows_id: UUID | None = Field(default=None, foreign_key="visit_pattern.id")
    archived_at_utc: datetime | None = Field(default=None, sa_type=UtcDateTime)


class VisitException(Record, table=True):
    """One day on which a pattern is different: not at all, or at another time or length. With
    `moved_from` it is a day that the pattern does not have, to which its visit of that day, which
    is cancelled, was moved."""

    __tablename__ = "visit_exception"
    __table_args__ = (
        UniqueConstraint("pattern_id", "visit_date"),
        CheckConstraint(
            "preferred_minute IS NULL OR preferred_minute BETWEEN 0 AND 1439",
            name="preferred_minute",
        ),
        CheckConstraint(
            "duration_minutes IS NULL OR duration_minutes BETWEEN 5 AND 1440",
            name="duration_minutes",
        ),
    )

    pattern_id: UUID = Field(foreign_key="visit_pattern.id", index=True)
    visit_date: date
    cancelled: bool = False
    preferred_minute: int | None = None
    duration_minutes: int | None = None
    reason: str = Field(default="", max_length=500)
    moved_from: date | None = None
