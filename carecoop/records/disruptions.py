"""What upset a week under way, who covered, and who was told, when."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from carecoop.kinds import Answer, DisruptionKind, TimeOffKind
from carecoop.records.base import Record, UtcDateTime, choice


class Disruption(Record, table=True):
    """A carer who cannot come, a client who is away or back, a package that begins."""

    __tablename__ = "disruption"
    __table_args__ = (
        CheckConstraint("(carer_id IS NULL) <> (client_id IS NULL)", name="one_person"),
        CheckConstraint("until_date IS NULL OR until_date >= from_date", name="in_order"),
        CheckConstraint("from_minute BETWEEN 0 AND 1440", name="from_minute"),
        CheckConstraint("until_minute BETWEEN 0 AND 1440", name="until_minute"),
    )

    kind: DisruptionKind = Field(sa_type=choice(DisruptionKind))
    carer_id: UUID | None = Field(default=None, foreign_key="carer.id", index=True)
    client_id: UUID | None = Field(default=None, foreign_key="client.id", index=True)
    from_date: date = Field(index=True)
    from_minute: int = 0
    until_date: date | None = None
    until_minute: int = 1440
    away_as: TimeOffKind | None = Field(default=None, sa_type=choice(TimeOffKind))  # of a carer
    reason: str = Field(default="", max_length=500)
    place: str = Field(default="", max_length=200)  # hospital and ward
    reported_by: str = Field(default="", max_length=200)
    reported_at_utc: datetime = Field(sa_type=UtcDateTime)  # when somebody rang
    settled_at_utc: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Cover(Record, table=True):
    """A place on a visit that a disruption changed: `covered_by` comes instead of `instead_of`.

    Somebody new where nobody came yet (`instead_of` None), nobody (`covered_by` None), or the same
    carer at another time. A client's visit that is off has nobody to cover it. The starts are
    minutes of `visit_date`: the one that was promised, and the one that is now.
    """

    __tablename__ = "cover"
    __table_args__ = (
        UniqueConstraint("disruption_id", "pattern_id", "visit_date", "instead_of"),
        CheckConstraint("start_minute BETWEEN 0 AND 1439", name="start_minute"),
        CheckConstraint("covered_start_minute BETWEEN 0 AND 1439", name="covered_start_minute"),
    )

    disruption_id: UUID = Field(foreign_key="disruption.id", index=True)
    pattern_id: UUID = Field(foreign_key="visit_pattern.id", index=True)
    visit_date: date
    start_minute: int
    instead_of: UUID | None = Field(default=None, foreign_key="carer.id", index=True)
    covered_by: UUID | None = Field(default=None, foreign_key="carer.id", index=True)
    covered_start_minute: int | None = None
    covered_at_utc: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Call(Record, table=True):
    """Somebody was rung about a disruption: a carer to ask, a client or their contact to tell."""

    __tablename__ = "telephone_call"
    __table_args__ = (
        CheckConstraint("(carer_id IS NULL) <> (client_id IS NULL)", name="one_person"),
    )

    disruption_id: UUID = Field(foreign_key="disruption.id", index=True)
    carer_id: UUID | None = Field(default=None, foreign_key="carer.id", index=True)
    client_id: UUID | None = Field(default=None, foreign_key="client.id", index=True)
    contact_name: str = Field(default="", max_length=200)  # of a client's contact, if it was they
    called_at_utc: datetime = Field(sa_type=UtcDateTime)
    answer: Answer = Field(sa_type=choice(Answer))
    note: str = Field(default="", max_length=500)
