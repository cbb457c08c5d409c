"""What can be searched, and how far the trail was read for it: derived, no part of the trail."""

from datetime import date
from uuid import UUID

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from carecoop.kinds import FoundIn
from carecoop.records.base import choice


class SearchEntry(SQLModel, table=True):
    """The folded text of one row of the store (`fold`: no accents, no capitals)."""

    __tablename__ = "search_entry"
    __table_args__ = (UniqueConstraint("row_table", "row_id"),)

    id: int | None = Field(default=None, primary_key=True)
    row_table: str = Field(max_length=40)
    row_id: UUID
    found_in: FoundIn = Field(sa_column=Column(choice(FoundIn), nullable=False))
    client_id: UUID | None = Field(default=None, index=True)
    on_date: date | None = None
    title: str = ""
    body: str = ""


class SearchState(SQLModel, table=True):
    """One row: the newest entry of the trail that the search knows of."""

    __tablename__ = "search_state"

    id: int = Field(default=1, primary_key=True)
    trail_entry_id: int
