"""The co-op itself, who may act in it, and the trail of what they did."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, Index
from sqlmodel import Field, SQLModel

from carecoop.kinds import Nation, TrailKind
from carecoop.records.base import Record, UtcDateTime, choice

SUBJECT_LENGTH = 200


class Coop(Record, table=True):
    """One row: the co-op's name and the settings that everything else reads."""

    __tablename__ = "coop"

    name: str = Field(max_length=200)
    nation: Nation = Field(default=Nation.ENGLAND, sa_type=choice(Nation))
    office_phone: str = Field(default="", max_length=40)
    on_call_phone: str = Field(default="", max_length=40)
    word_for_client: str = Field(default="person", max_length=40)
    time_zone: str = Field(default="Europe/London", max_length=60)


class Account(Record, table=True):
    """Who may act. For now one coordinator; roles come with later accounts."""

    __tablename__ = "account"

    name: str = Field(max_length=200)
    archived_at_utc: datetime | None = Field(default=None, sa_type=UtcDateTime)


class TrailEntry(SQLModel, table=True):
    """One use case that changed something: who, when, what. Append-only, kept so by triggers.

    `changes` lists `{"table", "id", "before", "after"}`, with null for what was not there;
    it is what *undo* turns round. `undoes` names the entry that an undo or a redo took back.
    `facts` says what was read where only reading was worth an entry.
    """

    __tablename__ = "trail_entry"
    __table_args__ = (
        CheckConstraint("length(use_case) > 0", name="use_case_given"),
        CheckConstraint("(undoes IS NULL) = (kind IN ('change', 'reading'))", name="undoes_given"),
        Index(None, "account_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at_utc: datetime = Field(sa_type=UtcDateTime, index=True)
    account_id: UUID = Field(foreign_key="account.id")
    kind: TrailKind = Field(default=TrailKind.CHANGE, sa_type=choice(TrailKind))
    use_case: str = Field(max_length=60)
    subject: str = Field(default="", max_length=SUBJECT_LENGTH)
    undoes: int | None = Field(default=None, foreign_key="trail_entry.id", index=True)
    facts: dict[str, object] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    changes: list[dict[str, object]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
