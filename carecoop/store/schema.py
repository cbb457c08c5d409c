"""Which schema this program knows, and which one a database has."""

from sqlalchemy import Engine, inspect, text

from carecoop.errors import QT_TRANSLATE_NOOP, StoreError

HEAD = "0006"  # the newest revision in migrations/versions

TOO_NEW = QT_TRANSLATE_NOOP(
    "carecoop", "This co-op was saved by a newer carecoop. Install the newest version to open it."
)
UNFINISHED = QT_TRANSLATE_NOOP(
    "carecoop", "There is no co-op in here; its creation was never finished. Create it again."
)


def revision(engine: Engine) -> str | None:
    """The revision a database was last migrated to; None when it never was."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return str(found) if found else None


def refuse_newer(found: str) -> None:
    """StoreError if `found` is a revision that this program has never heard of."""
    from carecoop.store import migrating  # noqa: PLC0415 - takes 0.15 s; most starts need it not

    if found not in migrating.known_revisions():
        raise StoreError(TOO_NEW)


def upgrade(engine: Engine) -> None:
    """Bring a database to HEAD, in one transaction."""
    from carecoop.store import migrating  # noqa: PLC0415 - takes 0.15 s; most starts need it not

    migrating.upgrade(engine)
