"""Alembic, run from here and not from a command line.

A change of the tables takes a module in `migrations/versions` and its number in `schema.HEAD`;
tests compare what the migrations make with the records, word for word.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from carecoop.errors import StoreError
from carecoop.store.engines import WRITES
from carecoop.store.problems import STILL_NEEDED

FOLDER = Path(__file__).parent / "migrations"


def known_revisions() -> frozenset[str]:
    script = ScriptDirectory.from_config(_config())
    return frozenset(step.revision for step in script.walk_revisions())


def heads() -> tuple[str, ...]:
    return tuple(ScriptDirectory.from_config(_config()).get_heads())


def upgrade(engine: Engine) -> None:
    """Run what is missing, all in one transaction: killed half way, nothing has happened."""
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        on_sqlite = connection.dialect.name == "sqlite"
        if on_sqlite:
            _foreign_keys_off(connection)
        try:
            with connection.begin():
                config = _config()
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                if on_sqlite:
                    _check_foreign_keys(connection)
        finally:
            if on_sqlite:
                connection.invalidate()  # its foreign keys are off; the pool makes a new one


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _foreign_keys_off(connection: Connection) -> None:
    """SQLite changes a table by building it anew; it asks for this outside any transaction."""
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.close()


def _check_foreign_keys(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreError(STILL_NEEDED)
