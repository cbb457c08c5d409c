"""The same tables, migrations and promises on PostgreSQL."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, text
from sqlmodel import select

from carecoop.errors import ConflictError, StoreError
from carecoop.records import CarerSkill, Client, ClientContact, TrailEntry, metadata
from carecoop.store import Store, connect, create_at, schema
from carecoop.store.engines import url_engine
from tests.helpers.postgresql import empty_database
from tests.helpers.store import carer, client, everything, pattern, save


@pytest.fixture
def url(server: str) -> Iterator[str]:
    """An empty database."""
    with empty_database(server) as url:
        yield url


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = create_at(url, coop_name="Gofal", account_name="Meg")
    yield opened
    opened.close()


def definitions(connection: Connection, schema_name: str) -> set[tuple[str, str, str]]:
    query = text(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = CAST(:schema AS regnamespace) AND contype <> 'n'"
    )
    rows = connection.execute(query, {"schema": schema_name}).all()
    return {(str(table), str(name), str(what)) for table, name, what in rows}


def test_migrations_make_what_the_records_say(url: str, engine: Engine) -> None:
    schema.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        migrated = definitions(connection, "public")
        connection.execute(text("CREATE SCHEMA direct"))
        connection.execute(text("SET search_path TO direct"))
        metadata.create_all(connection)
        direct = definitions(connection, "direct")
    assert direct == {found for found in migrated if "alembic" not in found[0]}


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    made = url_engine(url)
    yield made
    made.dispose()


def test_coop_is_found_again(store: Store, url: str) -> None:
    save(store, client())
    again = connect(url)
    assert everything(again) == everything(store)
    assert again.account_id == store.account_id
    assert (again.path, again.back_up(), again.back_up_if_due()) == (None, None, None)
    again.close()


def test_creating_twice_and_reaching_nothing_are_refused(url: str) -> None:
    with pytest.raises(StoreError, match="Create it again"):
        connect(url)
    create_at(url, coop_name="A", account_name="B").close()
    with pytest.raises(StoreError, match="is there already"):
        create_at(url, coop_name="A", account_name="B")


def test_rows_of_one_use_case_may_come_in_any_order(store: Store) -> None:
    gwen = client()
    save(store, ClientContact(client_id=gwen.id, name="Eira"), pattern(gwen), gwen)
    assert len(everything(store)["client_contact"]) == 1


def test_changes_are_taken_back_and_done_again(store: Store) -> None:
    gwen = client()
    breakfast = pattern(gwen)
    breakfast.needs = ["hoist"]
    before = everything(store)
    number = save(store, gwen, breakfast, ClientContact(client_id=gwen.id, name="Eira"))
    after = everything(store)
    for state in (before, after):
        with store.work(store.account_id, "undo") as work:
            work.take_back(work.session.get_one(TrailEntry, number))
            number = work.commit()
        assert everything(store) == state


def test_conflicts_and_limits_are_sentences_that_quote_nobody(store: Store) -> None:
    dai = carer("Blodwen Secret")
    save(store, dai, CarerSkill(carer_id=dai.id, skill="hoist"))
    with pytest.raises(ConflictError, match="is there already"):
        save(store, CarerSkill(carer_id=dai.id, skill="hoist"))
    with pytest.raises(ConflictError, match="still needed"):
        save(store, ClientContact(client_id=client().id, name="Blodwen Secret"))
    too_many = carer("Blodwen Secret")
    too_many.most_days = 12
    with pytest.raises(StoreError, match="ck_carer_most_days") as caught:
        save(store, too_many)
    assert "Secret" not in str(caught.value)


def test_two_who_change_the_same_row_at_once(store: Store) -> None:
    """Nobody's update is lost: the second is told to look again."""
    gwen = client()
    save(store, gwen)

    def both() -> None:
        with store.work(store.account_id, "save client") as second:
            row = second.session.get_one(Client, gwen.id)
            with store.work(store.account_id, "save client") as first:
                first.session.get_one(Client, gwen.id).phone = "1"
                first.commit()
            row.phone = "2"
            second.commit()

    with pytest.raises(ConflictError, match="at the same time"):
        both()
    with store.read() as session:
        assert session.exec(select(Client.phone)).one() == "1"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_entry SET use_case = 'x'",
        "DELETE FROM trail_entry",
        "TRUNCATE trail_entry CASCADE",
    ],
)
def test_trail_cannot_be_rewritten(store: Store, statement: str) -> None:
    save(store, client())
    with pytest.raises(StoreError), store.read() as session:
        session.connection().exec_driver_sql(statement)


def test_server_that_is_not_there_is_told() -> None:
    with pytest.raises(StoreError, match="does not answer"):
        connect("postgresql://nobody@/coop?host=/nowhere")


@pytest.mark.parametrize("url", ["what is this", "mysql://nobody@localhost/coop"])
def test_address_that_is_none_is_told(url: str) -> None:
    with pytest.raises(StoreError, match="not the address"):
        connect(url)
