"""What is decided by hand, published, kept to compare, and done when a week is upset."""

import sqlalchemy as sa
from alembic import op

from carecoop.store.migrations.parts import refers, words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_decisions()
    _create_publications()
    _create_proposals()
    _create_disruptions()


def _create_decisions() -> None:
    op.create_table(
        "visit_lock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rota_visit_id", sa.Uuid(), nullable=False),
        sa.Column("lock", words("lock", "carers", "time", "both"), nullable=False),
        refers("rota_visit_id", "rota_visit"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_lock")),
        sa.UniqueConstraint("rota_visit_id", name=op.f("uq_visit_lock_rota_visit_id")),
    )
    op.create_table(
        "rule_override",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pattern_id", sa.Uuid(), nullable=False),
        sa.Column("visit_date", sa.Date(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.String(40), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("made_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rest_made_up_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_rule_override_reason_given")),
        refers("account_id", "account"),
        refers("carer_id", "carer"),
        refers("pattern_id", "visit_pattern"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_override")),
    )
    op.create_index(op.f("ix_rule_override_carer_id"), "rule_override", ["carer_id"])
    op.create_index(op.f("ix_rule_override_pattern_id"), "rule_override", ["pattern_id"])
    op.create_index(op.f("ix_rule_override_visit_date"), "rule_override", ["visit_date"])
    op.create_table(
        "usual_carer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pattern_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "until_date IS NULL OR until_date >= from_date", name=op.f("ck_usual_carer_in_order")
        ),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_usual_carer_weekday")),
        refers("carer_id", "carer"),
        refers("pattern_id", "visit_pattern"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usual_carer")),
    )
    op.create_index(op.f("ix_usual_carer_carer_id"), "usual_carer", ["carer_id"])
    op.create_index(op.f("ix_usual_carer_pattern_id"), "usual_carer", ["pattern_id"])


def _create_publications() -> None:
    op.create_table(
        "publication",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rota_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("published_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("is_taken_back", sa.Boolean(), nullable=False),
        sa.Column("visits", sa.JSON(), nullable=False),
        sa.Column("gone", sa.JSON(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_publication_number")),
        sa.CheckConstraint(
            "number = 1 OR length(reason) > 0", name=op.f("ck_publication_reason_given")
        ),
        refers("account_id", "account"),
        refers("rota_id", "rota"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("rota_id", "number", name=op.f("uq_publication_rota_id_number")),
    )
    op.create_index(op.f("ix_publication_rota_id"), "publication", ["rota_id"])
    op.create_table(
        "day_notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("publication_id", sa.Uuid(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("told_at_utc", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "told_how",
            words("toldhow", "rota", "telephone", "in_person", "message"),
            nullable=True,
        ),
        sa.CheckConstraint(
            "(told_at_utc IS NULL) = (told_how IS NULL)", name=op.f("ck_day_notice_told")
        ),
        refers("carer_id", "carer"),
        refers("publication_id", "publication"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_notice")),
        sa.UniqueConstraint(
            "publication_id",
            "carer_id",
            "day",
            name=op.f("uq_day_notice_publication_id_carer_id_day"),
        ),
    )
    op.create_index(op.f("ix_day_notice_carer_id"), "day_notice", ["carer_id"])
    op.create_index(op.f("ix_day_notice_day"), "day_notice", ["day"])
    op.create_index(op.f("ix_day_notice_publication_id"), "day_notice", ["publication_id"])


def _create_proposals() -> None:
    op.create_table(
        "kept_proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("made_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_from_version", sa.Integer(), nullable=False),
        sa.Column("now_minute", sa.Integer(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("changed", sa.JSON(), nullable=False),
        sa.Column("supposed", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_kept_proposal_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_proposal")),
        sa.UniqueConstraint("week", "name", name=op.f("uq_kept_proposal_week_name")),
    )
    op.create_index(op.f("ix_kept_proposal_week"), "kept_proposal", ["week"])


def _create_disruptions() -> None:
    op.create_table(
        "disruption",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            words("disruptionkind", "carer_away", "client_away", "client_back", "new_package"),
            nullable=False,
        ),
        sa.Column("carer_id", sa.Uuid(), nullable=True),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=False),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.Column("until_minute", sa.Integer(), nullable=False),
        sa.Column(
            "away_as", words("timeoffkind", "leave", "sick", "training", "other"), nullable=True
        ),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("reported_by", sa.String(200), nullable=False),
        sa.Column("reported_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at_utc", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "from_minute BETWEEN 0 AND 1440", name=op.f("ck_disruption_from_minute")
        ),
        sa.CheckConstraint(
            "until_date IS NULL OR until_date >= from_date", name=op.f("ck_disruption_in_order")
        ),
        sa.CheckConstraint(
            "(carer_id IS NULL) <> (client_id IS NULL)", name=op.f("ck_disruption_one_person")
        ),
        sa.CheckConstraint(
            "until_minute BETWEEN 0 AND 1440", name=op.f("ck_disruption_until_minute")
        ),
        refers("carer_id", "carer"),
        refers("client_id", "client"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disruption")),
    )
    op.create_index(op.f("ix_disruption_carer_id"), "disruption", ["carer_id"])
    op.create_index(op.f("ix_disruption_client_id"), "disruption", ["client_id"])
    op.create_index(op.f("ix_disruption_from_date"), "disruption", ["from_date"])
    op.create_table(
        "cover",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("disruption_id", sa.Uuid(), nullable=False),
        sa.Column("pattern_id", sa.Uuid(), nullable=False),
        sa.Column("visit_date", sa.Date(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=False),
        sa.Column("instead_of", sa.Uuid(), nullable=True),
        sa.Column("covered_by", sa.Uuid(), nullable=True),
        sa.Column("covered_start_minute", sa.Integer(), nullable=True),
        sa.Column("covered_at_utc", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "covered_start_minute BETWEEN 0 AND 1439", name=op.f("ck_cover_covered_start_minute")
        ),
        sa.CheckConstraint("start_minute BETWEEN 0 AND 1439", name=op.f("ck_cover_start_minute")),
        refers("covered_by", "carer"),
        refers("disruption_id", "disruption"),
        refers("instead_of", "carer"),
        refers("pattern_id", "visit_pattern"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cover")),
        sa.UniqueConstraint(
            "disruption_id",
            "pattern_id",
            "visit_date",
            "instead_of",
            name=op.f("uq_cover_disruption_id_pattern_id_visit_date_instead_of"),
        ),
    )
    op.create_index(op.f("ix_cover_covered_by"), "cover", ["covered_by"])
    op.create_index(op.f("ix_cover_disruption_id"), "cover", ["disruption_id"])
    op.create_index(op.f("ix_cover_instead_of"), "cover", ["instead_of"])
    op.create_index(op.f("ix_cover_pattern_id"), "cover", ["pattern_id"])
    op.create_table(
        "telephone_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("disruption_id", sa.Uuid(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=True),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("contact_name", sa.String(200), nullable=False),
        sa.Column("called_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", words("answer", "no_reply", "yes", "no", "told"), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.CheckConstraint(
            "(carer_id IS NULL) <> (client_id IS NULL)", name=op.f("ck_telephone_call_one_person")
        ),
        refers("carer_id", "carer"),
        refers("client_id", "client"),
        refers("disruption_id", "disruption"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_telephone_call")),
    )
    op.create_index(op.f("ix_telephone_call_carer_id"), "telephone_call", ["carer_id"])
    op.create_index(op.f("ix_telephone_call_client_id"), "telephone_call", ["client_id"])
    op.create_index(op.f("ix_telephone_call_disruption_id"), "telephone_call", ["disruption_id"])
