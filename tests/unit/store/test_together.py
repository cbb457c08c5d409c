"""Several use cases as one: saved together or not at all, in the trail and undone as one."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from carecoop.errors import ConflictError
from carecoop.records import CarerSkill, Client, TrailEntry
from carecoop.store import Store, Work
from tests.helpers.store import carer, client, everything, save


def add(store: Store, *rows: object, name: str = "add", subject: str = "") -> None:
    with store.work(store.account_id, name, subject) as work:
        work.session.add_all(rows)
        work.commit()


def names(store: Store) -> list[str]:
    with store.read() as session:
        return sorted(session.exec(select(Client.name)))


def entries(store: Store) -> list[tuple[str, str, int]]:
    with store.read() as session:
        found = session.exec(select(TrailEntry).order_by("id"))
        return [(entry.use_case, entry.subject, len(entry.changes)) for entry in found]


def test_several_are_one_entry_and_one_step_back(store: Store) -> None:
    before = everything(store)
    with store.together(store.account_id, "save client", "Gwen") as whole:
        add(store, client("A"), name="add a")
        add(store, client("B"), name="add b")
        number = whole.commit()
    assert names(store) == ["A", "B"]
    assert entries(store) == [("save client", "Gwen", 2)]
    with store.work(store.account_id, "undo") as work:
        work.take_back(work.session.get_one(TrailEntry, number))
        work.commit()
    assert everything(store) == before


def test_parts_of_one_name_give_it_to_the_whole(store: Store) -> None:
    with store.together(store.account_id, "save client", "Gwen") as whole:
        for _ in range(5):
            add(store, client(), name="set exception", subject="Breakfast")
        whole.commit()
    assert entries(store) == [("set exception", "Breakfast", 5)]


def test_a_row_that_several_parts_change_is_told_once(store: Store) -> None:
    gwen = client("A")
    save(store, gwen)
    with store.together(store.account_id, "rename") as whole:
        for name in ("B", "C"):
            with store.work(store.account_id, f"to {name}") as work:
                work.session.get_one(Client, gwen.id).name = name
                work.commit()
        whole.commit()
    with store.read() as session:
        (change,) = session.exec(select(TrailEntry).order_by("id")).all()[-1].changes
    assert (change["before"], change["after"]) == ({"name": "A"}, {"name": "C"})


def test_left_without_commit_nothing_happened(store: Store) -> None:
    before = everything(store)
    with store.together(store.account_id, "save client"):
        add(store, client())
    assert (everything(store), entries(store)) == (before, [])


def test_a_part_that_fails_takes_all_with_it(store: Store) -> None:
    dai = carer()
    save(store, dai, CarerSkill(carer_id=dai.id, skill="hoist"))
    before = everything(store)

    def fail_in_the_middle() -> None:
        with store.together(store.account_id, "save") as whole:
            add(store, client())
            add(store, CarerSkill(carer_id=dai.id, skill="hoist"))
            whole.commit()

    with pytest.raises(ConflictError, match="is there already"):
        fail_in_the_middle()
    assert everything(store) == before
    add(store, client("Later"))
    assert names(store) == ["Later"]


def test_a_part_that_was_given_up_dooms_the_whole(store: Store) -> None:
    def give_one_up() -> None:
        with store.together(store.account_id, "save") as whole:
            add(store, client("A"))
            with store.work(store.account_id, "add half") as work:
                work.session.add(client("B"))
            whole.commit()

    with pytest.raises(RuntimeError, match="add half was left without commit"):
        give_one_up()
    assert (names(store), entries(store)) == ([], [])


def test_together_within_together_is_still_one(store: Store) -> None:
    with store.together(store.account_id, "outer") as outer:
        add(store, client("A"))
        with store.together(store.account_id, "inner") as inner:
            add(store, client("B"))
            inner.commit()
        add(store, client("C"))
        assert entries(store) == []
        outer.commit()
    assert names(store) == ["A", "B", "C"]
    assert entries(store) == [("outer", "", 3)]


def test_reading_within_sees_what_was_done_so_far_and_leaves_it(store: Store) -> None:
    with store.together(store.account_id, "save") as whole:
        add(store, client("A"))
        with store.read() as session:
            session.add(client("forgotten"))
            session.flush()
        assert names(store) == ["A"]
        add(store, client("B"))
        whole.commit()
    assert names(store) == ["A", "B"]


def test_another_thread_is_not_drawn_in(store: Store) -> None:
    inside = threading.Event()

    def elsewhere() -> None:
        inside.wait()
        assert names(store) == []
        add(store, client("Theirs"))

    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(elsewhere)
        with store.together(store.account_id, "ours"):
            inside.set()
            add(store, client("Ours"))
        other.result()
    assert names(store) == ["Theirs"]


def _by_another_account(store: Store, _whole: Work) -> None:
    with store.work(client().id, "add") as work:
        work.commit()


def _after_the_commit(store: Store, whole: Work) -> None:
    whole.commit()
    add(store, client())


def _taking_back(store: Store, _whole: Work) -> None:
    with store.work(store.account_id, "undo") as work:
        work.take_back(work.session.exec(select(TrailEntry)).one())


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (_by_another_account, "another account"),
        (_after_the_commit, "after the commit"),
        (_taking_back, "a step of its own"),
    ],
)
def test_what_cannot_be_a_part_is_refused(
    store: Store, wrong: Callable[[Store, Work], None], told: str
) -> None:
    save(store, client("There"))

    def try_it() -> None:
        with store.together(store.account_id, "save") as whole:
            wrong(store, whole)
            whole.commit()

    with pytest.raises(RuntimeError, match=told):
        try_it()
    assert names(store) == ["There"]
