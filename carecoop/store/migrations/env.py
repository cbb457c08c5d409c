"""Run by Alembic; the connection and its transaction come from `carecoop.store.migrating`."""

from alembic import context

from carecoop.records import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,  # on SQLite too: the transaction is begun by us
)
with context.begin_transaction():
    context.run_migrations()
