"""What is read in a thread of its own is of the state that the session beside it sees."""

import threading
from functools import partial

import pytest
from sqlmodel import Session, select

from carecoop.records import Client
from carecoop.store import Store
from tests.helpers.store import client, save


def names(session: Session) -> list[str]:
    return sorted(session.exec(select(Client.name)))


def with_thread(session: Session) -> tuple[int, list[str]]:
    return threading.get_ident(), names(session)


def waiting(begun: threading.Event, gate: threading.Event, session: Session) -> list[str]:
    begun.set()
    gate.wait()
    return names(session)


def test_it_is_read_in_another_thread(store: Store) -> None:
    save(store, client("A"))
    with store.read() as session:
        thread, found = store.meanwhile(session, with_thread)()
    assert (found, thread != threading.get_ident()) == (["A"], True)


def test_it_may_be_asked_for_again(store: Store) -> None:
    save(store, client("A"))
    with store.read() as session:
        found = store.meanwhile(session, names)
        assert [found(), found()] == [["A"], ["A"]]


def test_what_is_changed_meanwhile_is_not_seen(store: Store) -> None:
    """Whether the other thread has begun to read by then or not."""
    save(store, client("A"))
    begun, gate = threading.Event(), threading.Event()
    with store.read() as session:
        under_way = store.meanwhile(session, partial(waiting, begun, gate))
        behind_it = store.meanwhile(session, names)
        begun.wait()
        save(store, client("B"))
        gate.set()
        assert (under_way(), behind_it(), names(session)) == (["A"], ["A"], ["A"])
    with store.read() as session:
        assert store.meanwhile(session, names)() == ["A", "B"]


def test_a_use_case_sees_what_it_does(store: Store) -> None:
    with store.work(store.account_id, "add") as work:
        work.session.add(client("A"))
        work.session.flush()
        assert store.meanwhile(work.session, with_thread)() == (threading.get_ident(), ["A"])
    with store.together(store.account_id, "add"):
        with store.work(store.account_id, "add") as work:
            work.session.add(client("B"))
            work.commit()
        with store.read() as session:
            assert store.meanwhile(session, names)() == ["B"]


def test_what_goes_wrong_is_told_to_whoever_asks(store: Store) -> None:
    def fail(_session: Session) -> list[str]:
        raise ZeroDivisionError

    with store.read() as session:
        found = store.meanwhile(session, fail)
        assert names(session) == []
        with pytest.raises(ZeroDivisionError):
            found()


def test_nobody_is_left_waiting_where_nobody_asks(store: Store) -> None:
    with store.read() as session:
        store.meanwhile(session, names)
    store.close()
    assert not any(one.name.startswith("carecoop-reader") for one in threading.enumerate())
