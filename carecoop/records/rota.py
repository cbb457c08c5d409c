"""A week's rota: its visits as they were agreed when it was saved, who comes when, what of it was
decided by hand, and what of it people were told."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field

from carecoop.kinds import BegunBy, Lock, RotaState, ToldHow
from carecoop.records.base import Record, UtcDateTime, choice, growing_id


class Rota(Record, table=True):
    """One per week. `version` grows with each save and guards against lost updates."""

    __tablename__ = "rota"
    __table_args__ = (CheckConstraint("version >= 1", name="version"),)
    dated_by: ClassVar[str | None] = "changed_at_utc"

    week: date = Field(unique=True)  # its Monday
    state: RotaState = Field(default=RotaState.DRAFT, sa_type=choice(RotaState))
    version: int = 1
    changed_at_utc: datetime = Field(sa_type=UtcDateTime)


class RotaVisit(Record, table=True):
    """A visit of the week as the rota places it. Times are minutes of `visit_date`, wall clock."""

    __tablename__ = "rota_visit"
    __table_args__ = (
        UniqueConstraint("rota_id", "pattern_id", "visit_date"),
        CheckConstraint("start_minute BETWEEN 0 AND 1439", name="start_minute"),
        CheckConstraint("duration_minutes BETWEEN 5 AND 1440", name="duration_minutes"),
        CheckConstraint("carers_wanted BETWEEN 1 AND 2", name="carers_wanted"),
    )

    id: UUID = Field(default_factory=growing_id, primary_key=True)
    rota_id: UUID = Field(foreign_key="rota.id", index=True)
    pattern_id: UUID = Field(foreign_key="visit_pattern.id", index=True)
    client_id: UUID = Field(foreign_key="client.id", index=True)
    visit_date: date = Field(index=True)
    start_minute: int
    duration_minutes: int
    carers_wanted: int = 1


class RotaPlace(Record, table=True):
    """One carer's place on a visit; a visit with fewer places than wanted has room left."""

    __tablename__ = "rota_place"
    __table_args__ = (UniqueConstraint("rota_visit_id", "carer_id"),)

    id: UUID = Field(default_factory=growing_id, primary_key=True)
    rota_visit_id: UUID = Field(foreign_key="rota_visit.id", index=True)
    carer_id: UUID = Field(foreign_key="carer.id", index=True)


class VisitLock(Record, table=True):
    """A visit of a rota that stays with its carers, at its time, or both."""

    __tablename__ = "visit_lock"

    rota_visit_id: UUID = Field(foreign_key="rota_visit.id", unique=True)
    lock: Lock = Field(sa_type=choice(Lock))


class RuleOverride(Record, table=True):
    """A rule that somebody knowingly let a carer's visit break, and why (Working Time Regulations
    1998 regs 21 and 24 ask for compensatory rest). Kept when the visit moves on: it was so."""

    __tablename__ = "rule_override"
    __table_args__ = (
        CheckConstraint("length(reason) > 0", name="reason_given"),
        CheckConstraint("short_minutes > 0", name="short_minutes"),
    )

    pattern_id: UUID = Field(foreign_key="visit_pattern.id", index=True)
    visit_date: date = Field(index=True)
    carer_id: UUID = Field(foreign_key="carer.id", index=True)
    rule: str = Field(max_length=40)  # as the solver names its rules
    reason: str = Field(max_length=500)
    account_id: UUID = Field(foreign_key="account.id")
    made_at_utc: datetime = Field(sa_type=UtcDateTime)
    rest_made_up_on: date | None = None  # compensatory rest
    short_minutes: int | None = None  # by which a rest was too short, as far as that was kept


class UsualCarer(Record, table=True):
    """Who comes to a pattern's visits on a weekday from a day on, as people agreed; a build keeps
    to it like to a promise, and leave or sickness does not end it."""

    __tablename__ = "usual_carer"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("until_date IS NULL OR until_date >= from_date", name="in_order"),
    )

    pattern_id: UUID = Field(foreign_key="visit_pattern.id", index=True)
    weekday: int  # 0 = Monday
    carer_id: UUID = Field(foreign_key="carer.id", index=True)
    from_date: date
    until_date: date | None = None


class Publication(Record, table=True):
    """A week's rota as it was published, which nothing changes afterwards.

    `visits` lists `{"pattern", "date", "client", "start", "duration", "wanted", "carers"}` of
    those that the publication before it does not have, or has otherwise; `gone` lists `{"pattern",
    "date"}` of those that it has too many. `reason` says why there is another after the first;
    where that was taken back, another says so with the same reason.
    """

    __tablename__ = "publication"
    __table_args__ = (
        UniqueConstraint("rota_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("number = 1 OR length(reason) > 0", name="reason_given"),
    )
    stays: ClassVar[bool] = True

    rota_id: UUID = Field(foreign_key="rota.id", index=True)
    number: int  # the version that paper carries
    published_at_utc: datetime = Field(sa_type=UtcDateTime)
    account_id: UUID = Field(foreign_key="account.id")
    reason: str = Field(default="", max_length=500)
    is_taken_back: bool = False
    visits: list[dict[str, object]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
    gone: list[dict[str, object]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )


class DayNotice(Record, table=True):
    """A carer's day that a publication made or changed, and when the carer was told of it; of a
    change, who wanted it and whether the carer agreed (Employment Rights Act 2025, shifts that are
    moved or cancelled), None where that is not known."""

    __tablename__ = "day_notice"
    __table_args__ = (
        UniqueConstraint("publication_id", "carer_id", "day"),
        CheckConstraint("(told_at_utc IS NULL) = (told_how IS NULL)", name="told"),
    )
    stays: ClassVar[bool] = True

    publication_id: UUID = Field(foreign_key="publication.id", index=True)
    carer_id: UUID = Field(foreign_key="carer.id", index=True)
    day: date = Field(index=True)
    told_at_utc: datetime | None = Field(default=None, sa_type=UtcDateTime)
    told_how: ToldHow | None = Field(default=None, sa_type=choice(ToldHow))
    begun_by: BegunBy | None = Field(default=None, sa_type=choice(BegunBy))
    agreed: bool | None = None


class KeptProposal(Record, table=True):
    """A rota that was built, mended or tried out for a week, kept under a name to compare.

    `plan` is one of the exchange format; of it only the visits in `changed` (their ids) are the
    proposal's own, and placed in it unless nobody comes. `supposed` lists what was tried out; a
    mend is of a disruption.
    """

    __tablename__ = "kept_proposal"
    __table_args__ = (
        UniqueConstraint("week", "name"),
        CheckConstraint("length(name) > 0", name="name_given"),
    )

    week: date = Field(index=True)
    name: str = Field(max_length=100)
    made_at_utc: datetime = Field(sa_type=UtcDateTime)
    made_from_version: int
    now_minute: int
    plan: dict[str, object] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    changed: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    supposed: list[dict[str, object]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
    disruption_id: UUID | None = Field(default=None, foreign_key="disruption.id", index=True)
