import logging
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from carecoop.errors import CareCoopError, ConflictError, StoreError
from carecoop.kinds import TrailKind
from carecoop.records import CarerSkill, Client, ClientContact, TrailEntry
from carecoop.store import Store, engines
from tests.helpers.store import carer, client, everything, save


def trail(store: Store) -> list[TrailEntry]:
    with store.read() as session:
        return list(session.exec(select(TrailEntry).order_by("id")).all())


def test_work_is_kept_only_when_committed(store: Store) -> None:
    before = everything(store)
    with store.work(store.account_id, "add client") as work:
        work.session.add(client())
        work.session.flush()
    assert everything(store) == before
    assert trail(store) == []


def test_work_that_fails_half_way_leaves_nothing(store: Store) -> None:
    before = everything(store)

    def fail_half_way() -> None:
        with store.work(store.account_id, "add client") as work:
            work.session.add(client())
            work.session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert everything(store) == before


def test_reading_forgets_what_was_changed_in_it(store: Store) -> None:
    with store.read() as session:
        session.add(client())
        session.flush()
    with store.read() as session:
        assert session.exec(select(Client)).all() == []


def test_reading_sees_one_state_while_another_writes(store: Store) -> None:
    with store.read() as session:
        assert session.exec(select(Client)).all() == []
        save(store, client())
        assert session.exec(select(Client)).all() == []


def test_an_id_is_made_once_however_often_it_is_read(store: Store) -> None:
    gwen = client("Gwen Pryce")
    key = gwen.id
    save(store, gwen)
    found = []
    for _ in range(2):
        with store.read() as session:
            found.append(session.exec(select(Client.id, Client.name)).one()[0])
    assert found == [key, key]
    assert found[0] is found[1]


def test_entry_tells_who_when_and_what(store: Store) -> None:
    gwen = client("Gwen Pryce")
    with store.work(store.account_id, "add client", "Gwen") as work:
        work.session.add(gwen)
        number = work.commit()
    (entry,) = trail(store)
    assert entry.id == number
    assert (entry.account_id, entry.kind) == (store.account_id, TrailKind.CHANGE)
    assert (entry.use_case, entry.subject) == ("add client", "Gwen")
    assert entry.at_utc.utcoffset() is not None
    (change,) = entry.changes
    assert (change["table"], change["id"], change["before"]) == ("client", str(gwen.id), None)


def test_nothing_changed_leaves_no_entry(store: Store) -> None:
    gwen = client()
    save(store, gwen)
    with store.work(store.account_id, "save client") as work:
        work.session.get_one(Client, gwen.id).name = gwen.name
        assert work.commit() is None
    assert len(trail(store)) == 1


def test_reading_something_sensitive_leaves_an_entry(store: Store) -> None:
    with store.work(store.account_id, "read access") as work:
        work.note(client_id="3")
        assert work.commit() == 1
    (entry,) = trail(store)
    assert (entry.kind, entry.facts, entry.changes) == (TrailKind.READING, {"client_id": "3"}, [])


def test_long_subject_is_shortened_not_refused(store: Store) -> None:
    with store.work(store.account_id, "add client", "x" * 999) as work:
        work.session.add(client())
        work.commit()
    assert len(trail(store)[0].subject) == 200


def test_rows_may_be_read_after_the_commit(store: Store) -> None:
    gwen = client()
    save(store, gwen)
    assert gwen.name == "Gwen Pryce"


def test_rows_of_one_use_case_may_come_in_any_order(store: Store) -> None:
    gwen = client()
    save(store, ClientContact(client_id=gwen.id, name="Eira"), gwen)
    with store.work(store.account_id, "remove client") as work:
        work.session.delete(work.session.get_one(Client, gwen.id))
        work.session.flush()
        work.session.delete(work.session.exec(select(ClientContact)).one())
        work.commit()
    assert everything(store)["client"] == []


def test_reference_to_nothing_is_a_conflict(store: Store) -> None:
    before = everything(store)
    with pytest.raises(ConflictError, match="removed or is still needed"):
        save(store, ClientContact(client_id=client().id, name="Eira"))
    assert everything(store) == before


def test_the_same_twice_is_a_conflict(store: Store) -> None:
    dai = carer()
    skills = [CarerSkill(carer_id=dai.id, skill="hoist") for _ in range(2)]
    with pytest.raises(ConflictError, match="is there already"):
        save(store, dai, *skills)


def test_replacing_a_row_with_the_same_unique_value(store: Store) -> None:
    dai = carer()
    save(store, dai, CarerSkill(carer_id=dai.id, skill="hoist"))
    with store.work(store.account_id, "save carer") as work:
        work.session.delete(work.session.exec(select(CarerSkill)).one())
        work.session.flush()
        work.session.add(CarerSkill(carer_id=dai.id, skill="hoist"))
        work.commit()
    assert [change["table"] for change in trail(store)[-1].changes] == ["carer_skill"] * 2


def test_errors_quote_nobody(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the sentence, nor a printed traceback, nor a log names who was being saved."""
    caplog.set_level(logging.DEBUG)
    broken = carer("Blodwen Secret")
    broken.most_days = 12
    with pytest.raises(StoreError, match="out of bounds") as caught:
        save(store, broken)
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert "ck_carer_most_days" in told
    assert "Blodwen" not in told
    assert "INSERT" not in told


def test_second_writer_waits_for_the_first(store: Store) -> None:
    inside, order = threading.Event(), []

    def second() -> None:
        inside.wait()
        with store.work(store.account_id, "second") as work:
            order.append("second")
            work.session.add(client("Second"))
            work.commit()

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(second)
        with store.work(store.account_id, "first") as work:
            inside.set()
            work.session.add(client("First"))
            work.session.flush()
            order.append("first")
            work.commit()
        waiting.result()
    assert order == ["first", "second"]
    assert [entry.use_case for entry in trail(store)] == ["first", "second"]


def test_a_writer_that_waits_too_long_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    with (
        store.work(store.account_id, "first"),
        pytest.raises(CareCoopError, match="Another program"),
    ):
        save(store, client())


def test_full_disk_is_a_sentence_and_nothing_is_saved(store: Store) -> None:
    before = everything(store)

    def fill_it() -> None:
        with store.work(store.account_id, "add") as work:
            connection = work.session.connection()
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            work.session.add_all(client("x" * 199) for _ in range(200))
            work.commit()

    with pytest.raises(StoreError, match="disk is full"):
        fill_it()
    assert everything(store) == before


def test_store_is_used_from_two_threads(store: Store) -> None:
    def add(number: int) -> None:
        save(store, client(f"Client {number}"))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(add, range(20)))
    with store.read() as session:
        assert len(session.exec(select(Client)).all()) == 20


@pytest.mark.parametrize(
    "statement", ["UPDATE trail_entry SET use_case = 'x'", "DELETE FROM trail_entry"]
)
def test_trail_cannot_be_rewritten(store: Store, statement: str) -> None:
    save(store, client())
    with pytest.raises(StoreError), store.read() as session:
        session.connection().exec_driver_sql(statement)
    assert len(trail(store)) == 1
