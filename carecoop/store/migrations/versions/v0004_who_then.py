"""Who was in a circle when, what a carer said to a change, and which disruption a mend is of."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from carecoop.store.migrations.parts import refers, words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _date_circles()
    with _altered("day_notice") as day_notice:
        day_notice.add_column(
            sa.Column("begun_by", words("begunby", "carer", "coop"), nullable=True)
        )
        day_notice.add_column(sa.Column("agreed", sa.Boolean(), nullable=True))
    with _altered("kept_proposal") as kept_proposal:
        kept_proposal.add_column(sa.Column("disruption_id", sa.Uuid(), nullable=True))
        kept_proposal.create_foreign_key(
            op.f("fk_kept_proposal_disruption_id_disruption"),
            "disruption",
            ["disruption_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
    op.create_index(op.f("ix_kept_proposal_disruption_id"), "kept_proposal", ["disruption_id"])


def _altered(table: str) -> AbstractContextManager[BatchOperations]:
    """SQLite cannot add a check to a table that is there: it builds the table anew."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    return op.batch_alter_table(table, recreate="always" if on_sqlite else "never")


def _date_circles() -> None:
    with _altered("client_carer") as client_carer:
        client_carer.add_column(sa.Column("since", sa.Date(), nullable=True))
    op.create_table(
        "circle_stay",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=True),
        sa.Column("until_date", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "from_date IS NULL OR until_date >= from_date", name=op.f("ck_circle_stay_in_order")
        ),
        refers("carer_id", "carer"),
        refers("client_id", "client"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circle_stay")),
    )
    op.create_index(op.f("ix_circle_stay_carer_id"), "circle_stay", ["carer_id"])
    op.create_index(op.f("ix_circle_stay_client_id"), "circle_stay", ["client_id"])
