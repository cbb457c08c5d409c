"""What migrations make of an empty and of an old database."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, insert, text
from sqlmodel import Session, select

from carecoop.errors import StoreError
from carecoop.records import Client, ClientCarer, metadata
from carecoop.store import Store, migrating, schema, unlock
from carecoop.store.engines import WRITES, LockedFile, file_engine
from tests.helpers.store import PASSPHRASE, QUICK, carer, client, save

DOWN = schema.HEAD
NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{down}"


def upgrade() -> None:
    with op.batch_alter_table("client") as client:
        client.add_column(sa.Column("shoe_size", sa.Integer(), server_default="39"))
        client.create_check_constraint("shoe_size", "shoe_size > 0")
    {then}
"""


def empty(path: Path) -> Engine:
    return file_engine(LockedFile(path, key=bytes(32), salt=bytes(16)), "rwc")


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Engine]:
    engine = empty(tmp_path / "migrated")
    migrating.upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def direct(tmp_path: Path) -> Iterator[Engine]:
    """Made from the records, past all migrations."""
    engine = empty(tmp_path / "direct")
    metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def later_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same program one revision later; returns where the revision's module is."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrating.FOLDER, folder)
    module = folder / "versions" / "v9999_shoes.py"
    module.write_text(NEXT.format(down=DOWN, then=""))
    monkeypatch.setattr(migrating, "FOLDER", folder)
    monkeypatch.setattr(schema, "HEAD", "9999")
    return module


def definitions(engine: Engine) -> dict[str, list[str]]:
    """Every table and index with its columns and constraints, one per line, in no order. SQLite
    quotes the name of a table that was built anew."""
    kept = text("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')")
    with engine.connect() as connection:
        made = connection.execute(kept).all()
    return {
        name: sorted(
            part.strip(" \t,") for part in (sql or "").replace(f'"{name}"', name).splitlines()
        )
        for name, sql in made
        if name != "alembic_version" and not name.startswith("sqlite_")
    }


def test_head_is_the_newest_revision() -> None:
    assert migrating.heads() == (schema.HEAD,)


def test_migrations_make_what_the_records_say(migrated: Engine) -> None:
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrations_make_the_same_checks_and_references(migrated: Engine, direct: Engine) -> None:
    """Word for word: Alembic's comparison sees neither CHECK nor DEFERRABLE."""
    assert definitions(migrated) == definitions(direct)


def test_older_file_is_backed_up_and_migrated(
    store: Store, path: Path, later_program: Path
) -> None:
    gwen = client()
    save(store, gwen)
    store.close()
    migrated = unlock(path, PASSPHRASE, cost=QUICK)
    with migrated.read() as session:
        assert session.connection().exec_driver_sql("SELECT shoe_size FROM client").scalar() == 39
        assert session.exec(select(Client.id)).all() == [gwen.id]
        assert session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    migrated.close()
    (backup,) = (path.parent / "backups").iterdir()
    assert backup.stem.endswith("-before-update")


def test_backup_before_a_migration_opens_in_the_older_program(
    store: Store, path: Path, later_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, client())
    store.close()
    unlock(path, PASSPHRASE, cost=QUICK).close()
    monkeypatch.undo()
    (backup,) = (path.parent / "backups").iterdir()
    older = unlock(backup, PASSPHRASE, cost=QUICK)
    with older.read() as session:
        assert len(session.exec(select(Client)).all()) == 1
    older.close()


def test_newer_file_is_refused_and_left_alone(
    store: Store, path: Path, later_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    unlock(path, PASSPHRASE, cost=QUICK).close()
    before = path.read_bytes()
    monkeypatch.undo()
    with pytest.raises(StoreError, match="newer carecoop"):
        unlock(path, PASSPHRASE, cost=QUICK)
    assert path.read_bytes() == before


def test_migration_that_fails_half_way_has_changed_nothing(
    store: Store, path: Path, later_program: Path
) -> None:
    save(store, client())
    store.close()
    later_program.write_text(NEXT.format(down=DOWN, then="raise ZeroDivisionError"))
    with pytest.raises(ZeroDivisionError):
        unlock(path, PASSPHRASE, cost=QUICK)
    later_program.write_text(NEXT.format(down=DOWN, then=""))
    migrated = unlock(path, PASSPHRASE, cost=QUICK)
    with migrated.read() as session:
        assert session.connection().exec_driver_sql("SELECT shoe_size FROM client").scalar() == 39
    migrated.close()


def test_migration_that_breaks_a_reference_is_refused(
    store: Store, path: Path, later_program: Path
) -> None:
    store.close()
    orphan = (
        "op.execute(\"INSERT INTO carer_skill (id, carer_id, skill) VALUES ('a', 'b', 'hoist')\")"
    )
    later_program.write_text(NEXT.format(down=DOWN, then=orphan))
    with pytest.raises(StoreError, match="still needed"):
        unlock(path, PASSPHRASE, cost=QUICK)


def test_rows_of_a_table_that_is_built_anew_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A circle that was kept before circles had dates."""
    engine = empty(tmp_path / "old")
    upgrade = command.upgrade
    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", lambda config, _head: upgrade(config, "0003"))
        migrating.upgrade(engine)
    gwen, sam = client(), carer()
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        for row in (gwen, sam):
            connection.execute(insert(metadata.tables[str(row.__tablename__)]), row.model_dump())
        bond = {"id": "b" * 32, "client": gwen.id.hex, "carer": sam.id.hex}
        connection.execute(
            text("INSERT INTO client_carer VALUES (:id, :client, :carer, 'circle', '')"), bond
        )
    migrating.upgrade(engine)
    with Session(engine) as session:
        (kept,) = session.exec(select(ClientCarer))
        assert (kept.client_id, kept.carer_id, kept.since) == (gwen.id, sam.id, None)
    engine.dispose()
