"""Whatever was done, undoing all of it restores the start, and redoing all of it the end."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from carecoop.kinds import Standing
from carecoop.records import Carer, CarerSkill, Client, ClientCarer, ClientContact, VisitPattern
from carecoop.services.office import Office
from carecoop.services.trail import recent, redo_last, undo_last
from carecoop.store import Work, unlock
from tests.helpers.examples import examples
from tests.helpers.store import PASSPHRASE, QUICK, carer, client, everything, new_store, pattern

Deed: TypeAlias = Callable[[Work, int], None]


def add_client(work: Work, number: int) -> None:
    gwen = client(f"Client {number}")
    work.session.add_all([ClientContact(client_id=gwen.id, name="Eira"), pattern(gwen), gwen])


def add_carer(work: Work, number: int) -> None:
    work.session.add(carer(f"Carer {number}"))


def change_client(work: Work, number: int) -> None:
    for gwen in work.session.exec(select(Client).limit(2)):
        gwen.name = f"Renamed {number}"
        gwen.archived_at_utc = datetime(2026, 10, 25, number % 24, tzinfo=UTC)


def replace_skills(work: Work, number: int) -> None:
    for dai in work.session.exec(select(Carer)).all():
        held = select(CarerSkill).where(CarerSkill.carer_id == dai.id)
        for skill in work.session.exec(held).all():
            work.session.delete(skill)
        work.session.flush()
        names = ("hoist", "medication")[: number % 3]
        day = date(2026, 1, 1 + number % 28)
        work.session.add_all(
            CarerSkill(carer_id=dai.id, skill=name, expires_on=day) for name in names
        )


def bond(work: Work, number: int) -> None:
    pairs = {(row.client_id, row.carer_id) for row in work.session.exec(select(ClientCarer))}
    gwen, dai = (work.session.exec(select(kind)).first() for kind in (Client, Carer))
    if gwen and dai and (gwen.id, dai.id) not in pairs:
        standing = list(Standing)[number % 2]
        work.session.add(ClientCarer(client_id=gwen.id, carer_id=dai.id, standing=standing))


def change_pattern(work: Work, number: int) -> None:
    for visit in work.session.exec(select(VisitPattern)):
        visit.needs = ["hoist"] * (number % 3)
        visit.time_critical = number % 2 == 0


def remove_client(work: Work, number: int) -> None:
    gwen = work.session.exec(select(Client)).first()
    if gwen is None:
        return
    owned = (
        *work.session.exec(select(ClientContact).where(ClientContact.client_id == gwen.id)),
        *work.session.exec(select(VisitPattern).where(VisitPattern.client_id == gwen.id)),
        *work.session.exec(select(ClientCarer).where(ClientCarer.client_id == gwen.id)),
    )
    for row in owned:
        work.session.delete(row)
    work.session.delete(gwen)


DEEDS: tuple[Deed, ...] = (
    add_client,
    add_carer,
    change_client,
    replace_skills,
    bond,
    change_pattern,
    remove_client,
)


@cache
def new_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.carecoop"
        new_store(path).close()
        return path.read_bytes()


@contextmanager
def an_office() -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "co-op.carecoop"
        path.write_bytes(new_file())
        store = unlock(path, PASSPHRASE, cost=QUICK)
        yield Office(store, store.account_id)
        store.close()


@settings(max_examples=examples(25))
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 99)), min_size=1, max_size=8))
def test_undo_all_restores_the_start_and_redo_all_the_end(deeds: list[tuple[Deed, int]]) -> None:
    with an_office() as office:
        states = [everything(office.store)]
        for deed, number in deeds:
            with office.work(deed.__name__) as work:
                deed(work, number)
                if work.commit() is not None:
                    states.append(everything(office.store))
        for state in states[-2::-1]:
            assert undo_last(office) is not None
            assert everything(office.store) == state
        assert undo_last(office) is None
        for state in states[1:]:
            assert redo_last(office) is not None
            assert everything(office.store) == state
        assert redo_last(office) is None


@settings(max_examples=examples(15))
@given(
    st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 99)), min_size=1, max_size=6),
    st.integers(0, 6),
)
def test_deeds_in_one_step_are_one_to_undo_and_none_where_one_fails(
    deeds: list[tuple[Deed, int]], fails_after: int
) -> None:
    def do_all(office: Office, most: int) -> None:
        for deed, number in deeds[:most]:
            with office.work(deed.__name__) as work:
                deed(work, number)
                work.commit()
        if most < len(deeds):
            raise ZeroDivisionError

    with an_office() as office:
        before = everything(office.store)
        if fails_after < len(deeds):
            with pytest.raises(ZeroDivisionError):
                office.in_one_step("all", "", lambda: do_all(office, fails_after))
            assert everything(office.store) == before
            assert recent(office) == ()
        office.in_one_step("all", "", lambda: do_all(office, len(deeds)))
        after = everything(office.store)
        assert len(recent(office)) == (after != before)
        if after != before:
            undo_last(office)
            assert everything(office.store) == before
            redo_last(office)
            assert everything(office.store) == after
