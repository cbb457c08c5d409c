"""Who took part in a decision and what each of them said to it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from carecoop.kinds import DecisionSubject, Role, Stance
from carecoop.records.base import Record, UtcDateTime, choice


class Decision(Record, table=True):
    """Something to be agreed: a version of a plan, a review, a change of circle or of a visit.

    `subject_id` is the plan's, the review's, the client's (circle) or the visit pattern's.
    """

    __tablename__ = "decision"

    client_id: UUID = Field(foreign_key="client.id", index=True)
    subject: DecisionSubject = Field(sa_type=choice(DecisionSubject))
    subject_id: UUID = Field(index=True)
    about: str = Field(default="", max_length=500)
    decided_on: date


class Participant(Record, table=True):
    """Somebody whom a decision concerns. `contact_id` may name a contact that is gone since."""

    __tablename__ = "participant"
    __table_args__ = (CheckConstraint("length(name) > 0", name="name_given"),)

    decision_id: UUID = Field(foreign_key="decision.id", index=True)
    position: int
    name: str = Field(max_length=200)
    role: Role = Field(sa_type=choice(Role))
    relation: str = Field(default="", max_length=100)
    carer_id: UUID | None = Field(default=None, foreign_key="carer.id", index=True)
    contact_id: UUID | None = None
    took_part: str = Field(default="", max_length=200)


class ParticipantWord(Record, table=True):
    """What a participant said, and who wrote it down; the newest counts, none is written over."""

    __tablename__ = "participant_word"
    __table_args__ = (
        CheckConstraint("stance <> 'objects' OR length(reason) > 0", name="reason_given"),
        CheckConstraint("spoken_by IS NULL OR length(authority) > 0", name="authority_given"),
        CheckConstraint("spoken_by <> participant_id", name="spoken_by"),
    )

    participant_id: UUID = Field(foreign_key="participant.id", index=True)
    stance: Stance = Field(sa_type=choice(Stance))
    reason: str = Field(default="", max_length=500)
    said_on: date
    spoken_by: UUID | None = Field(default=None, foreign_key="participant.id", index=True)
    authority: str = Field(default="", max_length=200)
    account_id: UUID = Field(foreign_key="account.id")
    recorded_at_utc: datetime = Field(sa_type=UtcDateTime)
