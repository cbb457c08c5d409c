"""What a transaction changed, row by row, and how to turn it round."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, event, select
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, col

from carecoop.clock import now_utc
from carecoop.errors import QT_TRANSLATE_NOOP, ConflictError
from carecoop.records import Record, metadata

Values = dict[str, object]  # column -> what JSON can hold
Key = tuple[str, UUID]  # table and id

CHANGED_SINCE = QT_TRANSLATE_NOOP(
    "carecoop", "This was changed again since, so it can no longer be undone or done again."
)
_AT_ONCE = 500  # ids in one SELECT


@dataclass(frozen=True)
class Change:
    """One row: all its columns where it came or went, else only those that changed."""

    table: str
    id: str
    before: Values | None
    after: Values | None

    @property
    def key(self) -> Key:
        return self.table, UUID(self.id)

    def turned_round(self) -> "Change":
        return Change(self.table, self.id, before=self.after, after=self.before)

    def as_json(self) -> dict[str, object]:
        return {"table": self.table, "id": self.id, "before": self.before, "after": self.after}

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> "Change":
        return cls(entry["table"], entry["id"], entry["before"], entry["after"])


class Recorder:
    """Remembers each row of a session as it was before its first flush.

    It sees rows that are added, changed or deleted through the session. Statements that write
    past it are refused: what they do could be neither told nor undone.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._before: dict[Key, Values | None] = {}
        event.listen(session, "before_flush", self._remember)
        event.listen(session, "do_orm_execute", _refuse_writing)

    def _remember(self, session: Session, _context: object, _instances: object) -> None:
        fresh = {_key(row): None for row in session.new if isinstance(row, Record)}
        known = {_key(row) for row in (*session.dirty, *session.deleted)} - self._before.keys()
        self._before = fresh | rows_now(session, known) | self._before

    def changes(self) -> list[Change]:
        """What the session's transaction did so far, each row once, unchanged ones left out."""
        self._session.flush()
        after = rows_now(self._session, self._before)
        compared = (_compare(key, self._before[key], after[key]) for key in self._before)
        return [change for change in compared if change is not None]


def rows_now(session: Session, keys: Iterable[Key]) -> dict[Key, Values | None]:
    """The rows as the database has them within this transaction; None where there is none."""
    found: dict[Key, Values | None] = dict.fromkeys(keys)
    for name, ids in _by_table(found):
        table = metadata.tables[name]
        columns = [column.name for column in table.c]
        for row in session.connection().execute(select(table).where(table.c.id.in_(ids))):
            values = {column: encode(value) for column, value in zip(columns, row, strict=True)}
            found[name, row.id] = values
    return found


def turn_round(session: Session, changes: Iterable[Change]) -> None:
    """Do the opposite of `changes`; ConflictError if a row is no longer as they left it."""
    turned = [change.turned_round() for change in changes if not _stays(change)][::-1]
    now = rows_now(session, (change.key for change in turned))
    if any(not _holds(change, now[change.key]) for change in turned):
        raise ConflictError(CHANGED_SINCE)
    rows = _load(session, (change.key for change in turned if change.before is not None))
    # In this order no two rows share a unique value on the way.
    for group in (_is_removal, _is_update, _is_arrival):
        for change in filter(group, turned):
            _apply(session, change, rows.get(change.key))
        session.flush()


def _stays(change: Change) -> bool:
    """What people have seen since is not taken away behind their backs."""
    return change.before is None and _models()[change.table].stays


def encode(value: object) -> object:
    """A column's value as JSON can hold it; `decode` gives the same value back."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):  # datetimes too
        return value.isoformat()
    if value is None or isinstance(value, str | bool | int | float | list | dict):
        return value
    raise TypeError(f"the trail cannot hold a {type(value).__name__} yet")


def decode(column: Column[Any], value: Any) -> object:
    kind = column.type.python_type
    if value is None:
        return None
    if issubclass(kind, Enum | UUID):
        return kind(value)
    if issubclass(kind, date):
        return kind.fromisoformat(value)
    return value


def _refuse_writing(state: ORMExecuteState) -> None:
    if not state.is_select:
        raise TypeError("change rows through the session, so that the trail can tell what changed")


def _key(row: Record) -> Key:
    return str(row.__tablename__), row.id


def _by_table(keys: Iterable[Key]) -> Iterator[tuple[str, list[UUID]]]:
    """The ids of each table, a few hundred at a time."""
    gathered: defaultdict[str, list[UUID]] = defaultdict(list)
    for name, row_id in keys:
        gathered[name].append(row_id)
    for name, ids in gathered.items():
        for start in range(0, len(ids), _AT_ONCE):
            yield name, ids[start : start + _AT_ONCE]


def _load(session: Session, keys: Iterable[Key]) -> dict[Key, Record]:
    rows: dict[Key, Record] = {}
    for name, ids in _by_table(keys):
        model = _models()[name]
        rows |= {
            _key(row): row for row in session.scalars(select(model).where(col(model.id).in_(ids)))
        }
    return rows


def _compare(key: Key, before: Values | None, after: Values | None) -> Change | None:
    if before == after:
        return None
    if before is not None and after is not None:
        changed = [column for column in after if before[column] != after[column]]
        before = {column: before[column] for column in changed}
        after = {column: after[column] for column in changed}
    return Change(key[0], str(key[1]), before, after)


def _holds(change: Change, now: Values | None) -> bool:
    if change.before is None or now is None:
        return change.before is now
    dated_by = _models()[change.table].dated_by
    return all(
        now.get(column) == value for column, value in change.before.items() if column != dated_by
    )


def _is_removal(change: Change) -> bool:
    return change.after is None


def _is_arrival(change: Change) -> bool:
    return change.before is None


def _is_update(change: Change) -> bool:
    return change.before is not None and change.after is not None


def _apply(session: Session, change: Change, row: Record | None) -> None:
    columns, model = metadata.tables[change.table].c, _models()[change.table]
    after = change.after or {}
    values: dict[str, Any] = {name: decode(columns[name], value) for name, value in after.items()}
    if model.dated_by is not None:
        values[model.dated_by] = now_utc()
    if row is None:
        session.add(model(**values))
    elif change.after is None:
        session.delete(row)
    else:
        row.sqlmodel_update(values)


def _models() -> dict[str, type[Record]]:
    return {str(model.__tablename__): model for model in Record.__subclasses__()}
