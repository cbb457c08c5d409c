"""A co-op's open database: read from it, or do one use case, or several as one, in it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session, col, func, select

from carecoop.errors import StoreError
from carecoop.records import Account, TrailEntry
from carecoop.store import backups
from carecoop.store.engines import WRITES, LockedFile
from carecoop.store.problems import plain_errors
from carecoop.store.schema import UNFINISHED
from carecoop.store.work import ACCOUNT, Whole, Work

T = TypeVar("T")
Read = Callable[[Session], T]


class Store:
    """An unlocked co-op. May be used from several threads, each with its own `read` or `work`."""

    def __init__(self, engine: Engine, file: LockedFile | None = None) -> None:
        self._engine = engine
        self._file = file
        self.path: Path | None = file.path if file else None
        self._here = _Here()
        self._kept: dict[Read[Any], tuple[int, Any]] = {}
        self.account_id = self._first_account()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent state to read; anything changed in it is forgotten.

        Within `together` it is the state that the whole has reached so far.
        """
        with plain_errors(), self._reading() as session:
            yield session

    def kept(self, session: Session, read: Read[T]) -> T:
        """What `read` gives, read again only where something was changed since, by whomever.

        Rows among it belong to no session any more: they are for looking at.
        """
        state = self._state(session)
        if state is None:
            return read(session)
        known = self._kept.get(read)
        if known is None or known[0] != state:
            known = state, read(session)
            as_now = {one: kept for one, kept in self._kept.items() if kept[0] == state}
            self._kept = {**as_now, read: known}
        value: T = known[1]
        return value

    def _state(self, session: Session) -> int | None:
        """The trail's last entry, which tells what a session sees. Not where changes have no entry
        yet, in a use case; nor on a server, where a later entry may be seen sooner."""
        at_work = self._here.whole is not None or ACCOUNT in session.info
        if at_work or self._file is None:
            return None
        return session.exec(select(func.max(TrailEntry.id))).one() or 0

    @contextmanager
    def work(self, account_id: UUID, use_case: str, subject: str = "") -> Iterator[Work]:
        """One transaction and its entry in the trail; left without `commit`, nothing happened.

        Within `together` of this thread it is a part of that, and saved only with the whole.
        """
        whole = self._here.whole
        if whole is None:
            with self._whole(account_id, use_case, subject) as work:
                yield work
        else:
            with plain_errors():
                yield whole.part(account_id, use_case, subject)

    @contextmanager
    def together(self, account_id: UUID, use_case: str, subject: str = "") -> Iterator[Work]:
        """Every `work` of this thread until the end of the block as one: one transaction, one
        entry in the trail, one step to undo.

        Where a part fails or is left without `commit`, the whole cannot be committed. Where all
        parts go by one name, so does the entry.
        """
        if self._here.whole is not None:
            with self.work(account_id, use_case, subject) as work:
                yield work
            return
        with self._whole(account_id, use_case, subject) as whole:
            self._here.whole = whole
            try:
                yield whole
            finally:
                self._here.whole = None

    @contextmanager
    def jot(self) -> Iterator[Session]:
        """A transaction without an entry in the trail, saved at the end of the block: only for
        what is no deed, such as what is being typed. Not within `together`."""
        with plain_errors(), Session(self._engine) as session:
            session.connection(execution_options={WRITES: True})
            yield session
            session.commit()

    def back_up(self) -> Path | None:
        """Copy the file, still encrypted, into the folder of backups; None on a server."""
        with plain_errors():
            return backups.back_up(self._engine, self._file) if self._file else None

    def back_up_if_due(self) -> Path | None:
        """Copy the file if no copy was made today; None if there was nothing to do."""
        return self.back_up() if self._file and backups.is_due(self._file.path) else None

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _whole(self, account_id: UUID, use_case: str, subject: str) -> Iterator[Whole]:
        with plain_errors(), Session(self._engine, expire_on_commit=False) as session:
            session.connection(execution_options={WRITES: True})
            yield Whole(session, account_id, use_case, subject)

    def _reading(self) -> Session:
        whole = self._here.whole
        if whole is None:
            return Session(self._engine, autoflush=False)
        whole.session.flush()
        return Session(
            whole.session.connection(), autoflush=False, join_transaction_mode="create_savepoint"
        )

    def _first_account(self) -> UUID:
        with self.read() as session:
            active = select(Account.id).where(col(Account.archived_at_utc).is_(None))
            found = session.exec(active.order_by(Account.name)).first()
        if found is None:
            raise StoreError(UNFINISHED)
        return found


class _Here(threading.local):
    """What this thread is in the middle of."""

    whole: Whole | None = None
