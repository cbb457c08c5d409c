"""What every table shares: ids, instants, naming of constraints."""

import secrets
import time
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID, uuid4

from sqlalchemy import DateTime, Dialect, Enum, ForeignKeyConstraint, MetaData, Table, event
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

# Named constraints: migrations can address them on SQLite and PostgreSQL alike.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING
metadata: MetaData = SQLModel.metadata


@event.listens_for(ForeignKeyConstraint, "after_parent_attach")
def _check_at_commit(constraint: ForeignKeyConstraint, table: Table) -> None:
    """Rows of one use case may be saved in any order; what refers to what is checked at commit."""
    if table.metadata is metadata:
        constraint.deferrable = True
        constraint.initially = "DEFERRED"


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: refuses naive values, stored in UTC, aware again on load (SQLite drops zones)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def choice(kind: type[StrEnum]) -> Enum:
    """One of a few words, stored as the word with a CHECK: the same on SQLite and PostgreSQL."""
    return Enum(
        kind,
        name=kind.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


def growing_id() -> UUID:
    """An id that begins with the time (RFC 9562, version 7). Rows that are saved together lie
    together in the index of a large table, so that after years a week is found as soon as ever.
    """
    milliseconds = time.time_ns() // 1_000_000
    chance = int.from_bytes(secrets.token_bytes(10), "big") & ~(0xF << 76 | 0x3 << 62)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | 0x2 << 62 | chance)


class Record(SQLModel):
    """A row with an id of its own, made by us so that it is known before it is saved.

    A row of a table that `stays` is there for good, also when what brought it is taken back. The
    column `dated_by` says when a row was last saved, which taking back a change of it is too.
    """

    stays: ClassVar[bool] = False
    dated_by: ClassVar[str | None] = None

    id: UUID = Field(default_factory=uuid4, primary_key=True)
