"""By how many minutes a rest was too short where its rule was set aside: so much is owed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"  # which cannot add a check to a table
    with op.batch_alter_table(
        "rule_override", recreate="always" if on_sqlite else "never"
    ) as rule_override:
        rule_override.add_column(sa.Column("short_minutes", sa.Integer(), nullable=True))
        rule_override.create_check_constraint(
            op.f("ck_rule_override_short_minutes"), "short_minutes > 0"
        )
