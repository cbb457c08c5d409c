"""What is kept of the store between two looks at it is never older than the store."""

import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlmodel import Session, select

from carecoop.records import Client, TrailEntry
from carecoop.store import Store, unlock
from tests.helpers.store import PASSPHRASE, QUICK, client, save


class Names:
    """Reads the clients' names, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, session: Session) -> list[str]:
        self.times += 1
        return sorted(session.exec(select(Client.name)))

    def of(self, store: Store) -> list[str]:
        with store.read() as session:
            return store.kept(session, self)


@pytest.fixture
def names() -> Names:
    return Names()


def test_what_nobody_changes_is_read_once(store: Store, names: Names) -> None:
    save(store, client("A"))
    assert [names.of(store) for _ in range(3)] == [["A"]] * 3
    assert names.times == 1


def test_what_was_changed_or_undone_is_read_anew(store: Store, names: Names) -> None:
    assert names.of(store) == []
    save(store, client("A"))
    assert names.of(store) == ["A"]
    with store.read() as session:
        newest = session.exec(select(TrailEntry.id).order_by("id")).all()[-1]
    with store.work(store.account_id, "undo") as work:
        work.take_back(work.session.get_one(TrailEntry, newest))
        work.commit()
    assert names.of(store) == []


def test_a_change_through_another_window_is_seen(store: Store, names: Names, path: Path) -> None:
    assert names.of(store) == []
    other = unlock(path, PASSPHRASE, cost=QUICK)
    save(other, client("A"))
    other.close()
    assert names.of(store) == ["A"]


class Lasting(list[str]):
    """Something of which one can tell whether anybody still holds it."""


def test_what_was_true_once_is_let_go(store: Store, names: Names) -> None:
    def lasting(session: Session) -> Lasting:
        return Lasting(session.exec(select(Client.name)))

    with store.read() as session:
        held = weakref.ref(store.kept(session, lasting))
    assert held() is not None
    save(store, client("A"))
    assert names.of(store) == ["A"]
    assert held() is None


@contextmanager
def alone(store: Store) -> Iterator[Session]:
    with store.work(store.account_id, "add") as work:
        work.session.add(client("A"))
        work.session.flush()
        yield work.session


@contextmanager
def among_others(store: Store) -> Iterator[Session]:
    with store.together(store.account_id, "add"):
        with store.work(store.account_id, "add") as work:
            work.session.add(client("A"))
            work.commit()
        with store.read() as session:
            yield session


@pytest.mark.parametrize("half_done", [alone, among_others])
def test_a_use_case_sees_what_it_does_and_nobody_is_left_with_it(
    store: Store, names: Names, half_done: Callable[[Store], AbstractContextManager[Session]]
) -> None:
    assert names.of(store) == []
    with half_done(store) as session:
        assert store.kept(session, names) == ["A"]
    assert names.of(store) == []
