"""A co-op's open database: read from it, or do one use case in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from carecoop.clock import now_utc
from carecoop.errors import StoreError
from carecoop.kinds import TrailKind
from carecoop.records import Account, TrailEntry
from carecoop.records.coop import SUBJECT_LENGTH
from carecoop.store import backups
from carecoop.store.changes import Change, Recorder, turn_round
from carecoop.store.engines import WRITES, LockedFile
from carecoop.store.problems import plain_errors
from carecoop.store.schema import UNFINISHED


class Work:
    """One use case under way: change rows through `session`, then `commit`.

    Rows may be added in any order. To replace a row by another with the same unique values,
    delete it and flush before adding the other. `subject` may be filled in until the commit.
    """

    def __init__(self, session: Session, account_id: UUID, use_case: str, subject: str) -> None:
        self.session = session
        self.subject = subject
        self._entry = TrailEntry(
            account_id=account_id, use_case=use_case, at_utc=now_utc(), kind=TrailKind.CHANGE
        )
        self._recorder = Recorder(session)

    def note(self, **facts: object) -> None:
        """Leave a trace of what was only read, and why that is worth one (ids, never values)."""
        self._entry.facts = {**self._entry.facts, **facts}

    def take_back(self, entry: TrailEntry) -> None:
        """Turn an earlier entry's changes round, under its name.

        ConflictError if one of its rows was changed since.
        """
        done = entry.kind in {TrailKind.CHANGE, TrailKind.REDO}
        self._entry.kind = TrailKind.UNDO if done else TrailKind.REDO
        self._entry.undoes = entry.id
        self._entry.use_case = entry.use_case
        self.subject = entry.subject
        turn_round(self.session, map(Change.from_json, entry.changes))

    def commit(self) -> int | None:
        """Save, with an entry in the trail; its number, or None when there was nothing to tell."""
        self._entry.changes = [change.as_json() for change in self._recorder.changes()]
        if not self._entry.changes and not self._entry.facts:
            self.session.rollback()
            return None
        if not self._entry.changes:
            self._entry.kind = TrailKind.READING
        self._entry.subject = self.subject[:SUBJECT_LENGTH]
        self.session.add(self._entry)
        self.session.commit()
        return self._entry.id


class Store:
    """An unlocked co-op. May be used from several threads, each with its own `read` or `work`."""

    def __init__(self, engine: Engine, file: LockedFile | None = None) -> None:
        self._engine = engine
        self._file = file
        self.path: Path | None = file.path if file else None
        self.account_id = self._first_account()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent state to read; anything changed in it is forgotten."""
        with plain_errors(), Session(self._engine, autoflush=False) as session:
            yield session

    @contextmanager
    def work(self, account_id: UUID, use_case: str, subject: str = "") -> Iterator[Work]:
        """One transaction and its entry in the trail; left without `commit`, nothing happened."""
        with plain_errors(), Session(self._engine, expire_on_commit=False) as session:
            session.connection(execution_options={WRITES: True})
            yield Work(session, account_id, use_case, subject)

    def back_up(self) -> Path | None:
        """Copy the file, still encrypted, into the folder of backups; None on a server."""
        with plain_errors():
            return backups.back_up(self._engine, self._file) if self._file else None

    def back_up_if_due(self) -> Path | None:
        """Copy the file if no copy was made today; None if there was nothing to do."""
        return self.back_up() if self._file and backups.is_due(self._file.path) else None

    def close(self) -> None:
        self._engine.dispose()

    def _first_account(self) -> UUID:
        with self.read() as session:
            active = select(Account.id).where(col(Account.archived_at_utc).is_(None))
            found = session.exec(active.order_by(Account.name)).first()
        if found is None:
            raise StoreError(UNFINISHED)
        return found
