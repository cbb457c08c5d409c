"""A week's rota: its visits as they were agreed when it was saved, and who comes when."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from carecoop.kinds import RotaState
from carecoop.records.base import Record, UtcDateTime, choice


class Rota(Record, table=True):
    """One per week. `version` grows with each save and guards against lost updates."""

    __tablename__ = "rota"
    __table_args__ = (CheckConstraint("version >= 1", name="version"),)

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

    rota_visit_id: UUID = Field(foreign_key="rota_visit.id", index=True)
    carer_id: UUID = Field(foreign_key="carer.id", index=True)
