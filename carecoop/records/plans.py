"""Outcome plans in versions. Once a version is agreed, triggers keep its text as it is."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from carecoop.kinds import Doer, PlanState, SectionKind
from carecoop.records.base import Record, UtcDateTime, choice


class Plan(Record, table=True):
    """One version of a client's plan. Who took part is in its `Decision`."""

    __tablename__ = "plan"
    __table_args__ = (
        UniqueConstraint("client_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("(agreed_on IS NULL) = (state = 'draft')", name="agreed_on"),
    )

    client_id: UUID = Field(foreign_key="client.id", index=True)
    number: int
    state: PlanState = Field(default=PlanState.DRAFT, sa_type=choice(PlanState))
    language: str = Field(default="en", max_length=8)
    from_plan_id: UUID | None = Field(default=None, foreign_key="plan.id")
    began_on: date
    agreed_on: date | None = None
    next_review_on: date | None = None  # where people chose a day; else the co-op's clock says


class PlanSection(Record, table=True):
    """Something said for the plan."""

    __tablename__ = "plan_section"

    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    position: int  # within its kind
    kind: SectionKind = Field(sa_type=choice(SectionKind))
    text: str = ""
    language: str = Field(default="en", max_length=8)
    translation: str = ""
    said_by: UUID | None = Field(default=None, foreign_key="participant.id", index=True)
    is_private: bool = False


class PlanOutcome(Record, table=True):
    """An outcome; `origin_id` is that of the version in which it was first written."""

    __tablename__ = "plan_outcome"
    __table_args__ = (
        UniqueConstraint("plan_id", "origin_id"),
        CheckConstraint("now_score BETWEEN 0 AND 10", name="now_score"),
        CheckConstraint("importance BETWEEN 0 AND 3", name="importance"),
        CheckConstraint("difficulty BETWEEN 0 AND 3", name="difficulty"),
        CheckConstraint("baseline_level BETWEEN -2 AND 2", name="baseline_level"),
    )

    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    origin_id: UUID = Field(foreign_key="plan_outcome.id", index=True)
    position: int
    words: str = ""
    language: str = Field(default="en", max_length=8)
    translation: str = ""
    said_by: UUID | None = Field(default=None, foreign_key="participant.id", index=True)
    domain: str = Field(default="", max_length=60)  # of the law, or an OwnHeading's id
    why_it_matters: str = ""
    now_text: str = ""
    now_score: int | None = None
    as_hoped: str = ""
    by_when: date | None = None
    importance: int | None = None
    difficulty: int | None = None
    baseline_level: int | None = None
    is_private: bool = False
    archived: bool = False


class PlanStep(Record, table=True):
    """Who does what towards an outcome, and what of it the person does."""

    __tablename__ = "plan_step"

    outcome_id: UUID = Field(foreign_key="plan_outcome.id", index=True)
    position: int
    doer: Doer = Field(sa_type=choice(Doer))
    who: str = Field(default="", max_length=200)
    what: str = ""
    my_part: str = ""


class PlanRisk(Record, table=True):
    """A risk worth taking."""

    __tablename__ = "plan_risk"

    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    position: int
    what: str = ""
    could_go_well: str = ""
    could_go_wrong: str = ""
    what_we_do: str = ""
    is_private: bool = False


class PlanRiskAgreement(Record, table=True):
    """A participant of the plan who agreed to take a risk."""

    __tablename__ = "plan_risk_agreement"
    __table_args__ = (UniqueConstraint("risk_id", "participant_id"),)

    risk_id: UUID = Field(foreign_key="plan_risk.id", index=True)
    participant_id: UUID = Field(foreign_key="participant.id", index=True)


class AttachedFile(SQLModel, table=True):
    """What is in an attached file. Like the trail it is only added to: taking an attachment out,
    and putting it back by undo, leaves it where it is."""

    __tablename__ = "attached_file"

    id: UUID = Field(primary_key=True)
    content: bytes


class PlanAttachment(Record, table=True):
    """A paper beside the plan, such as the council's own."""

    __tablename__ = "plan_attachment"
    __table_args__ = (CheckConstraint("length(name) > 0", name="name_given"),)

    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    file_id: UUID = Field(foreign_key="attached_file.id", index=True)
    name: str = Field(max_length=200)
    file_name: str = Field(max_length=200)
    size_bytes: int
    dated_on: date | None = None
    review_on: date | None = None


class OwnHeading(Record, table=True):
    """A domain of outcomes that the co-op added to those of the law."""

    __tablename__ = "own_heading"
    __table_args__ = (CheckConstraint("length(name) > 0", name="name_given"),)

    name: str = Field(max_length=100)
    archived: bool = False


class Jotting(SQLModel, table=True):
    """What somebody is typing, kept against a crash until it is saved; no part of the trail.

    `part` names what is being typed in, `form` is how it stands.
    """

    __tablename__ = "jotting"
    __table_args__ = (UniqueConstraint("account_id", "plan_id", "part"),)

    id: UUID = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id")
    plan_id: UUID = Field(index=True)  # may be gone since
    part: str = Field(max_length=100)
    at_utc: datetime = Field(sa_type=UtcDateTime)
    form: dict[str, object] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
