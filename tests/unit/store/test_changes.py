from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import Executable, delete, insert, update
from sqlmodel import col, select

from carecoop.errors import ConflictError
from carecoop.kinds import Nation, TimeOffKind
from carecoop.records import (
    CarerSkill,
    CarerTimeOff,
    Client,
    ClientContact,
    Coop,
    Publication,
    Record,
    Rota,
    TrailEntry,
    VisitPattern,
    metadata,
)
from carecoop.store import Store, account_of
from carecoop.store.changes import decode, encode
from tests.helpers.store import carer, client, everything, pattern, save


def newest(store: Store) -> TrailEntry:
    with store.read() as session:
        return session.exec(select(TrailEntry).order_by(col(TrailEntry.id).desc())).first() or (
            pytest.fail("the trail is empty")
        )


def take_back(store: Store, number: int | None) -> None:
    with store.work(store.account_id, "undo") as work:
        work.take_back(work.session.get_one(TrailEntry, number))
        work.commit()


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("client", "id", uuid4()),
        ("client", "archived_at_utc", datetime(2026, 10, 25, 1, 30, 0, 123456, tzinfo=UTC)),
        ("client", "archived_at_utc", None),
        ("client", "name", "Siân Tŷ-coch"),
        ("client_contact", "in_emergency", True),
        ("coop", "nation", Nation.WALES),
        ("carer_time_off", "from_date", date(2026, 10, 25)),
        ("carer_time_off", "kind", TimeOffKind.SICK),
        ("visit_pattern", "needs", ["hoist", "medication"]),
        ("visit_pattern", "weekdays", 31),
    ],
)
def test_values_come_back_as_they_were(table: str, column: str, value: object) -> None:
    back = decode(metadata.tables[table].c[column], encode(value))
    assert back == value
    assert type(back) is type(value)


def test_a_kind_of_value_nobody_thought_of_is_refused() -> None:
    with pytest.raises(TypeError, match="complex"):
        encode(1j)


def test_every_table_can_be_told_and_undone() -> None:
    """Each row has an id of its own. Not a Record is only the trail itself, what is no deed (what
    is being typed, what the search derived), and files, which stay where they are."""
    known = {str(model.__tablename__) for model in Record.__subclasses__()}
    untold = {"trail_entry", "attached_file", "jotting", "search_entry", "search_state"}
    assert known == metadata.tables.keys() - untold


def test_only_changed_columns_are_kept(store: Store) -> None:
    gwen = client("Gwen Pryce")
    save(store, gwen)
    with store.work(store.account_id, "save client") as work:
        row = work.session.get_one(Client, gwen.id)
        row.name, row.phone = "Gwen Price", ""
        work.commit()
    assert newest(store).changes == [
        {
            "table": "client",
            "id": str(gwen.id),
            "before": {"name": "Gwen Pryce"},
            "after": {"name": "Gwen Price"},
        }
    ]


def test_old_value_is_known_even_if_it_was_never_loaded(store: Store) -> None:
    gwen = client("Gwen Pryce")
    save(store, gwen)
    with store.work(store.account_id, "save client") as work:
        row = work.session.get_one(Client, gwen.id)
        work.session.expire(row)
        row.name = "Gwen Price"
        work.commit()
    assert newest(store).changes[0]["before"] == {"name": "Gwen Pryce"}


def test_several_flushes_tell_one_change(store: Store) -> None:
    gwen = client()
    save(store, gwen)
    with store.work(store.account_id, "save client") as work:
        row = work.session.get_one(Client, gwen.id)
        for name in ("A", "B", "C"):
            row.name = name
            work.session.flush()
        work.commit()
    assert [(c["before"], c["after"]) for c in newest(store).changes] == [
        ({"name": "Gwen Pryce"}, {"name": "C"})
    ]


def test_row_that_came_and_went_is_not_told(store: Store) -> None:
    with store.work(store.account_id, "nothing") as work:
        gwen = client()
        work.session.add(gwen)
        work.session.flush()
        work.session.delete(gwen)
        assert work.commit() is None


@pytest.mark.parametrize(
    "statement",
    [delete(Client), update(Client).values(name="x"), insert(Client)],
)
def test_writing_past_the_trail_is_refused(store: Store, statement: Executable) -> None:
    with (
        pytest.raises(TypeError, match="through the session"),
        store.work(store.account_id, "bulk") as work,
    ):
        work.session.execute(statement)


def test_taking_back_restores_added_changed_and_removed_rows(store: Store) -> None:
    gwen, dai = client(), carer()
    contact = ClientContact(client_id=gwen.id, name="Eira", in_emergency=True)
    off = CarerTimeOff(carer_id=dai.id, from_date=date(2026, 10, 5), until_date=date(2026, 10, 9))
    breakfast = pattern(gwen)
    breakfast.needs = ["hoist"]
    save(store, gwen, dai, contact, off, breakfast)
    before = everything(store)
    with store.work(store.account_id, "much at once") as work:
        for row in (contact, off):
            work.session.delete(work.session.get_one(type(row), row.id))
        work.session.get_one(VisitPattern, breakfast.id).needs = []
        work.session.get_one(Client, gwen.id).archived_at_utc = datetime.now(UTC)
        work.session.exec(select(Coop)).one().nation = Nation.WALES
        work.session.add(carer("Elin"))
        work.commit()
    after = everything(store)
    take_back(store, newest(store).id)
    assert everything(store) == before
    take_back(store, newest(store).id)
    assert everything(store) == after


def test_taking_back_swaps_rows_that_share_a_unique_value(store: Store) -> None:
    dai = carer()
    first = CarerSkill(carer_id=dai.id, skill="hoist")
    save(store, dai, first)
    before = everything(store)
    with store.work(store.account_id, "save carer") as work:
        work.session.delete(work.session.get_one(CarerSkill, first.id))
        work.session.flush()
        work.session.add(CarerSkill(carer_id=dai.id, skill="hoist"))
        work.commit()
    take_back(store, newest(store).id)
    assert everything(store) == before


def test_taking_back_what_changed_since_is_a_conflict(store: Store) -> None:
    gwen = client()
    number = save(store, gwen)
    with store.work(store.account_id, "save client") as work:
        work.session.get_one(Client, gwen.id).phone = "01803 555 0100"
        work.commit()
    before = everything(store)
    with pytest.raises(ConflictError, match="changed again since"):
        take_back(store, number)
    assert everything(store) == before


def test_taking_back_what_others_lean_on_is_a_conflict(store: Store) -> None:
    gwen, dai = client(), carer()
    number = save(store, gwen)
    save(store, dai, pattern(gwen))
    with pytest.raises(ConflictError, match="still needed"):
        take_back(store, number)
    assert len(everything(store)["client"]) == 1


def test_thousands_of_rows_are_told_in_one_entry(store: Store) -> None:
    save(store, *(client(f"Client {number}") for number in range(1_200)))
    assert len(newest(store).changes) == 1_200
    take_back(store, newest(store).id)
    assert everything(store)["client"] == []


def test_what_people_have_seen_stays_when_what_brought_it_is_taken_back(store: Store) -> None:
    rota = Rota(week=date(2026, 11, 30), changed_at_utc=datetime(2026, 11, 24, tzinfo=UTC))
    save(store, rota)
    with store.work(store.account_id, "publish") as work:
        work.session.add(
            Publication(
                rota_id=rota.id,
                number=1,
                published_at_utc=datetime(2026, 11, 24, tzinfo=UTC),
                account_id=account_of(work.session),
            )
        )
        work.session.get_one(Rota, rota.id).version = 2
        number = work.commit()
    take_back(store, number)
    with store.read() as session:
        assert session.get_one(Rota, rota.id).version == 1
        assert session.exec(select(Publication)).one().number == 1
