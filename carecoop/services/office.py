"""Where work is done: an open co-op and who acts in it. Every use case takes it first."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from platformdirs import user_documents_path
from sqlmodel import Session, func, select

from carecoop.records import TrailEntry
from carecoop.store import STRONG, KeyCost, Store, Work, connect, create, unlock

T = TypeVar("T")

FILE_SUFFIX = ".carecoop"


@dataclass(frozen=True)
class Office:
    store: Store
    account_id: UUID
    opened_after: int = 0  # the trail's last entry before this office was opened

    def read(self) -> AbstractContextManager[Session]:
        """One consistent state to read; values, never rows, leave the service."""
        return self.store.read()

    def work(self, use_case: str, subject: str = "") -> AbstractContextManager[Work]:
        """One transaction and its entry in the trail; left without `commit`, nothing happened."""
        return self.store.work(self.account_id, use_case, subject)

    def in_one_step(self, use_case: str, subject: str, do: Callable[[], T]) -> T:
        """All that `do` does through use cases as one: saved or not, in the trail and undone as a
        whole. Where it raises, nothing was saved. A step of one use case goes by its name.
        """
        with self.store.together(self.account_id, use_case, subject) as whole:
            done = do()
            whole.commit()
        return done

    def close(self) -> None:
        self.store.close()


def default_path() -> Path:
    """Where a co-op's file is looked for first and proposed to be made."""
    return user_documents_path() / "carecoop" / f"co-op{FILE_SUFFIX}"


def create_office(
    path: Path, passphrase: str, coop_name: str, account_name: str, *, cost: KeyCost = STRONG
) -> Office:
    """A new encrypted file, its folder made where needed. StoreError with a sentence otherwise."""
    with suppress(OSError):  # where there is no folder, creating the file says what to do
        path.parent.mkdir(parents=True, exist_ok=True)
    return enter(
        create(path, passphrase, coop_name=coop_name, account_name=account_name, cost=cost)
    )


def open_office(path: Path, passphrase: str, *, cost: KeyCost = STRONG) -> Office:
    """Unlock a co-op's file; StoreError with a sentence where that cannot be."""
    return enter(unlock(path, passphrase, cost=cost))


def join_office(url: str) -> Office:
    """Work in a co-op on a PostgreSQL server."""
    return enter(connect(url))


def back_up(office: Office) -> Path | None:
    """An encrypted copy in the folder `backups` beside the file, now; None on a server."""
    return office.store.back_up()


def back_up_if_due(office: Office) -> Path | None:
    """The day's copy, unless it was made already. Call it once the window is open."""
    return office.store.back_up_if_due()


def enter(store: Store) -> Office:
    """The office at an open store; undo begins here."""
    with store.read() as session:
        newest = session.exec(select(func.max(TrailEntry.id))).one()
    return Office(store, store.account_id, opened_after=newest or 0)
