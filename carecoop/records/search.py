"""What can be searched, and how far the trail was read for it: derived, no part of the trail."""

from datetime import date
from uuid import UUID

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from carecoop.kinds import FoundIn
from carecoop.records.base import choice


class SearchEntry(SQLModel, table=True):
    """The text of one row of the store, as it was written and folded.

    `of_table` and `of_id` name what is read anew as a whole when any of it changes: a plan with
    all its parts, a client with its contacts.
    """

    __tablename__ = "search_entry"
    __table_args__ = (Index(None, "of_table", "of_id"),)

    id: int | None = Field(default=None, primary_key=True)
    of_table: str = Field(max_length=40)
    of_id: UUID
    row_id: UUID
    found_in: FoundIn = Field(sa_column=Column(choice(FoundIn), nullable=False))
    client_id: UUID | None = Field(default=None, index=True)
    on_date: date | None = None
    title: str = ""
    text: str = ""
    folded: str = ""  # no accents, no capitals, a space before each word


class SearchState(SQLModel, table=True):
    """One row: the newest entry of the trail that the search knows of."""

    __tablename__ = "search_state"

    id: int = Field(default=1, primary_key=True)
    trail_entry_id: int
