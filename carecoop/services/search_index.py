"""Keeps what can be searched in step with the store, by reading on in the trail.

Every change is in the trail, also one that was undone; so nothing else has to think of the
search. What changed is read anew as a whole: a plan, a client, a note. What only a superseded
version of a plan says has `REPLACED` among its words, to be looked for only when asked; archived
outcomes live on in the version that holds. How to get into a home is never searched.

On SQLite the words are in an FTS5 table, made when it is first needed; elsewhere the folded text
itself is looked through. Both are as encrypted as the rest of the file.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import delete, insert, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, func, select

from carecoop.records import (
    Carer,
    Client,
    ClientContact,
    Plan,
    PlanOutcome,
    PlanRisk,
    PlanSection,
    PlanStep,
    Record,
    Review,
    ReviewedOutcome,
    SearchEntry,
    SearchState,
    TrailEntry,
    VisitNote,
    VisitPattern,
    metadata,
)
from carecoop.services.office import Office
from carecoop.services.people_text import fold
from carecoop.services.search_texts import READERS, Found

EDITION = 2  # of what is in the index; one of an earlier edition is made anew
REPLACED = "ꙮreplaced"  # begins with a letter that nobody types
AT_ONCE = 400  # plans, notes … read anew in one transaction, so that others can save in between
_NEW_WORDS = """
CREATE VIRTUAL TABLE search_words USING fts5(
  title, body, content='', contentless_delete=1, prefix='2 3',
  tokenize="unicode61 remove_diacritics 2")
"""
_ADD_WORDS = "INSERT INTO search_words (rowid, title, body) VALUES (:id, :title, :body)"
_ENTRIES = metadata.tables["search_entry"]
Unit: TypeAlias = tuple[str, UUID]  # the table and id of what is read anew as a whole
# Which column of a row names the unit it is in, and that unit's table.
IN_UNIT = {
    "client": ("id", "client"),
    "client_contact": ("client_id", "client"),
    "carer": ("id", "carer"),
    "visit_pattern": ("id", "visit_pattern"),
    "plan": ("id", "plan"),
    "plan_section": ("plan_id", "plan"),
    "plan_outcome": ("plan_id", "plan"),
    "plan_risk": ("plan_id", "plan"),
    "visit_note": ("id", "visit_note"),
    "review": ("id", "review"),
    "reviewed_outcome": ("review_id", "review"),
}
_READ: tuple[type[Record], ...] = (
    Client,
    ClientContact,
    Carer,
    VisitPattern,
    Plan,
    PlanSection,
    PlanOutcome,
    PlanRisk,
    PlanStep,
    VisitNote,
    Review,
    ReviewedOutcome,
)
TABLES: dict[str, type[Record]] = {str(table.__tablename__): table for table in _READ}


def refresh(office: Office) -> int:
    """Read on in the trail; how many plans, notes and so on were read anew."""
    with office.read() as session:
        newest = session.exec(select(func.max(TrailEntry.id))).one() or 0
        state = session.get(SearchState, EDITION)
        known = state.trail_entry_id if state else None
        if known == newest:
            return 0
        units = _everything(session) if known is None else _changed(session, known)
    if known is None:
        _start_anew(office)
    for start in range(0, len(units), AT_ONCE):
        with office.store.jot() as session:
            _read_anew(session, units[start : start + AT_ONCE])
    with office.store.jot() as session:
        session.merge(SearchState(id=EDITION, trail_entry_id=newest))
    return len(units)


def has_words(session: Session) -> bool:
    """Whether this store has the FTS5 table; its rowids are the ids of entries."""
    if session.get_bind().dialect.name != "sqlite":
        return False
    query = text("SELECT count(*) FROM sqlite_master WHERE name = 'search_words'")
    return bool(session.connection().execute(query).scalar())


# What is to be read anew ----------------------------------------------------------------------


def _everything(session: Session) -> list[Unit]:
    """All versions of a client's plan one after the other: they are compared with each other."""
    units = sorted({unit for _column, unit in IN_UNIT.values()} - {"plan"})
    every = [(unit, row_id) for unit in units for row_id in session.exec(select(TABLES[unit].id))]
    plans = session.exec(select(Plan.id).order_by(col(Plan.client_id)))
    return every + [("plan", plan_id) for plan_id in plans]


def _changed(session: Session, known: int) -> list[Unit]:
    """Units that entries of the trail after `known` touched, each once."""
    query = select(TrailEntry.changes).where(col(TrailEntry.id) > known)
    units: dict[Unit, None] = {}
    for changes in session.exec(query):
        for change in changes:
            units |= dict.fromkeys(_units_of(session, change))
    return list(units)


def _units_of(session: Session, change: Mapping[str, Any]) -> Iterator[Unit]:
    table, row_id = str(change["table"]), UUID(str(change["id"]))
    row = (change["before"] or {}) | (change["after"] or {})
    if table == "plan_step":
        outcome = session.get(PlanOutcome, _named(session, table, row_id, row, "outcome_id"))
        if outcome is not None:
            yield "plan", outcome.plan_id
    elif table in IN_UNIT:
        column, unit = IN_UNIT[table]
        unit_id = row_id if column == "id" else _named(session, table, row_id, row, column)
        if unit_id is not None:
            yield unit, unit_id
            if table == "client" and {"name", "preferred_name"} & row.keys():
                yield from _of_client(session, row_id)


def _named(
    session: Session, table: str, row_id: UUID, row: Mapping[str, Any], column: str
) -> UUID | None:
    """What a row's column says: as the trail has it, or as the row has it now."""
    if column in row:
        return UUID(str(row[column]))
    now = session.get(TABLES[table], row_id)
    return None if now is None else getattr(now, column)


def _of_client(session: Session, client_id: UUID) -> list[Unit]:
    """All that is found by the client's name too."""
    query = select(SearchEntry.of_table, SearchEntry.of_id)
    return list(session.exec(query.where(SearchEntry.client_id == client_id).distinct()))


# Reading it anew ------------------------------------------------------------------------------


def _start_anew(office: Office) -> None:
    with office.store.jot() as session:
        session.connection().execute(delete(_ENTRIES))
        session.connection().execute(delete(metadata.tables["search_state"]))
        if session.get_bind().dialect.name == "sqlite":
            session.connection().execute(text("DROP TABLE IF EXISTS search_words"))
            # A SQLite without FTS5 refuses; then the folded text is looked through.
            with suppress(DBAPIError):
                session.connection().execute(text(_NEW_WORDS))


def _read_anew(session: Session, units: Iterable[Unit]) -> None:
    by_table: defaultdict[str, list[UUID]] = defaultdict(list)
    for unit, unit_id in units:
        by_table[unit].append(unit_id)
    for unit, ids in by_table.items():
        _forget(session, unit, ids)
        _add(session, [_entry(unit, each) for each in READERS[unit](session, ids)])


def _forget(session: Session, unit: str, ids: list[UUID]) -> None:
    mine = (_ENTRIES.c.of_table == unit) & _ENTRIES.c.of_id.in_(ids)
    if has_words(session):
        gone = [{"id": each} for (each,) in session.connection().execute(
            select(_ENTRIES.c.id).where(mine))]  # fmt: skip
        if gone:
            session.connection().execute(text("DELETE FROM search_words WHERE rowid = :id"), gone)
    session.connection().execute(delete(_ENTRIES).where(mine))


def _entry(unit: str, found: Found) -> dict[str, Any]:
    title, body = folded(found.title), folded(f"{found.text} {found.also}")
    if found.is_replaced:
        body = f"{body} {REPLACED}"
    return {
        "of_table": unit,
        "of_id": found.of_id,
        "row_id": found.row_id,
        "found_in": found.found_in,
        "client_id": found.client_id,
        "on_date": found.on_date,
        "title": found.title,
        "text": found.text,
        "folded": f" {title} {body}",
        "words": {"title": title, "body": body},
    }


def folded(written: str) -> str:
    """`fold`, which plain words need not go through letter by letter."""
    words = written.split()
    return " ".join(word.casefold() if word.isascii() else fold(word) for word in words)


def _add(session: Session, entries: list[dict[str, Any]]) -> None:
    if not entries:
        return
    last = session.exec(select(func.max(SearchEntry.id))).one() or 0
    words = []
    for number, entry in enumerate(entries, start=last + 1):
        entry["id"] = number
        words.append(entry.pop("words") | {"id": number})
    session.connection().execute(insert(_ENTRIES), entries)
    if has_words(session):
        session.connection().execute(text(_ADD_WORDS), words)
