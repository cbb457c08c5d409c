"""A visit moved to another day of its week, and the day that it was moved from."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"  # whose tables stay as if made at once
    with op.batch_alter_table(
        "visit_exception", recreate="always" if on_sqlite else "never"
    ) as visit_exception:
        visit_exception.add_column(sa.Column("moved_from", sa.Date(), nullable=True))
