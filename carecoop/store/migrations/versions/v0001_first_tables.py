"""The first tables."""

import sqlalchemy as sa
from alembic import op

from carecoop.store.migrations.parts import refers, words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NO_CHANGE_ON_SQLITE = """
CREATE TRIGGER trail_entry_no_{event} BEFORE {event} ON trail_entry
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END
"""
_NO_CHANGE_ON_POSTGRESQL = """
CREATE FUNCTION trail_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the trail is append-only'; END $$;
CREATE TRIGGER trail_entry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON trail_entry
FOR EACH STATEMENT EXECUTE FUNCTION trail_entry_refuse()
"""


def upgrade() -> None:
    _create_coop()
    _create_people()
    _create_visits()
    _create_rota()
    _keep_the_trail()


def _keep_the_trail() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_NO_CHANGE_ON_SQLITE.format(event="UPDATE"))
        op.execute(_NO_CHANGE_ON_SQLITE.format(event="DELETE"))
    else:
        op.execute(_NO_CHANGE_ON_POSTGRESQL)


def _create_coop() -> None:
    op.create_table(
        "coop",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("nation", words("nation", "england", "wales"), nullable=False),
        sa.Column("office_phone", sa.String(40), nullable=False),
        sa.Column("on_call_phone", sa.String(40), nullable=False),
        sa.Column("word_for_client", sa.String(40), nullable=False),
        sa.Column("time_zone", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coop")),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("archived_at_utc", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    op.create_table(
        "trail_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", words("trailkind", "change", "undo", "redo", "reading"), nullable=False),
        sa.Column("use_case", sa.String(60), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "(undoes IS NULL) = (kind IN ('change', 'reading'))",
            name=op.f("ck_trail_entry_undoes_given"),
        ),
        sa.CheckConstraint("length(use_case) > 0", name=op.f("ck_trail_entry_use_case_given")),
        refers("account_id", "account"),
        refers("undoes", "trail_entry"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trail_entry")),
    )
    op.create_index(op.f("ix_trail_entry_account_id_id"), "trail_entry", ["account_id", "id"])
    op.create_index(op.f("ix_trail_entry_at_utc"), "trail_entry", ["at_utc"])
    op.create_index(op.f("ix_trail_entry_undoes"), "trail_entry", ["undoes"])


def _create_people() -> None:
    op.create_table(
        "client",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("preferred_name", sa.String(200), nullable=False),
        sa.Column("address", sa.String(500), nullable=False),
        sa.Column("postcode", sa.String(10), nullable=False),
        sa.Column("easting", sa.Integer(), nullable=False),
        sa.Column("northing", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(40), nullable=False),
        sa.Column("first_language", sa.String(8), nullable=False),
        sa.Column("languages", sa.String(200), nullable=False),
        sa.Column("spacing_minutes", sa.Integer(), nullable=False),
        sa.Column("funder", sa.String(200), nullable=False),
        sa.Column(
            "funder_kind",
            words(
                "funderkind",
                "council",
                "health",
                "direct_payment",
                "individual_service_fund",
                "private",
            ),
            nullable=False,
        ),
        sa.Column("agreed_minutes", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("archived_at_utc", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("agreed_minutes >= 0", name=op.f("ck_client_agreed_minutes")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_client_name_given")),
        sa.CheckConstraint(
            "spacing_minutes BETWEEN 0 AND 720", name=op.f("ck_client_spacing_minutes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client")),
    )
    op.create_table(
        "client_access",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("how_to_get_in", sa.String(), nullable=False),
        sa.Column("parking", sa.String(), nullable=False),
        sa.Column("hazards", sa.String(), nullable=False),
        refers("client_id", "client"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_access")),
        sa.UniqueConstraint("client_id", name=op.f("uq_client_access_client_id")),
    )
    op.create_table(
        "client_contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("relation", sa.String(100), nullable=False),
        sa.Column("phone", sa.String(40), nullable=False),
        sa.Column("in_emergency", sa.Boolean(), nullable=False),
        refers("client_id", "client"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_contact")),
    )
    op.create_index(op.f("ix_client_contact_client_id"), "client_contact", ["client_id"])
    op.create_table(
        "carer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("preferred_name", sa.String(200), nullable=False),
        sa.Column("phone", sa.String(40), nullable=False),
        sa.Column("email", sa.String(200), nullable=False),
        sa.Column("address", sa.String(500), nullable=False),
        sa.Column("postcode", sa.String(10), nullable=False),
        sa.Column("easting", sa.Integer(), nullable=False),
        sa.Column("northing", sa.Integer(), nullable=False),
        sa.Column("travel_mode", words("travelmode", "car", "bike", "walk"), nullable=False),
        sa.Column("contract_minutes", sa.Integer(), nullable=False),
        sa.Column("most_minutes", sa.Integer(), nullable=False),
        sa.Column("most_days", sa.Integer(), nullable=False),
        sa.Column("caseload", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("archived_at_utc", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("caseload >= 0", name=op.f("ck_carer_caseload")),
        sa.CheckConstraint(
            "contract_minutes BETWEEN 0 AND 10080", name=op.f("ck_carer_contract_minutes")
        ),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_carer_name_given")),
        sa.CheckConstraint("most_days BETWEEN 0 AND 7", name=op.f("ck_carer_most_days")),
        sa.CheckConstraint("most_minutes BETWEEN 0 AND 10080", name=op.f("ck_carer_most_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carer")),
    )
    op.create_table(
        "client_carer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=False),
        sa.Column("standing", words("standing", "circle", "barred"), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        refers("carer_id", "carer"),
        refers("client_id", "client"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_carer")),
        sa.UniqueConstraint(
            "client_id", "carer_id", name=op.f("uq_client_carer_client_id_carer_id")
        ),
    )
    op.create_index(op.f("ix_client_carer_carer_id"), "client_carer", ["carer_id"])
    op.create_index(op.f("ix_client_carer_client_id"), "client_carer", ["client_id"])
    op.create_table(
        "suspension",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=False),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.Column("until_minute", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.CheckConstraint(
            "from_minute BETWEEN 0 AND 1440", name=op.f("ck_suspension_from_minute")
        ),
        sa.CheckConstraint(
            "until_date IS NULL OR until_date >= from_date", name=op.f("ck_suspension_in_order")
        ),
        sa.CheckConstraint(
            "until_minute BETWEEN 0 AND 1440", name=op.f("ck_suspension_until_minute")
        ),
        refers("client_id", "client"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suspension")),
    )
    op.create_index(op.f("ix_suspension_client_id"), "suspension", ["client_id"])
    op.create_table(
        "carer_availability",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=False),
        sa.Column("end_minute", sa.Integer(), nullable=False),
        sa.Column("weeks", words("weeks", "every", "A", "B"), nullable=False),
        sa.CheckConstraint(
            "end_minute > start_minute AND end_minute <= 2880",
            name=op.f("ck_carer_availability_end_minute"),
        ),
        sa.CheckConstraint(
            "start_minute BETWEEN 0 AND 1439", name=op.f("ck_carer_availability_start_minute")
        ),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_carer_availability_weekday")),
        refers("carer_id", "carer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carer_availability")),
    )
    op.create_index(op.f("ix_carer_availability_carer_id"), "carer_availability", ["carer_id"])
    op.create_table(
        "carer_time_off",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=False),
        sa.Column("until_date", sa.Date(), nullable=False),
        sa.Column("until_minute", sa.Integer(), nullable=False),
        sa.Column(
            "kind", words("timeoffkind", "leave", "sick", "training", "other"), nullable=False
        ),
        sa.Column("note", sa.String(500), nullable=False),
        sa.CheckConstraint(
            "from_minute BETWEEN 0 AND 1440", name=op.f("ck_carer_time_off_from_minute")
        ),
        sa.CheckConstraint("until_date >= from_date", name=op.f("ck_carer_time_off_in_order")),
        sa.CheckConstraint(
            "until_minute BETWEEN 0 AND 1440", name=op.f("ck_carer_time_off_until_minute")
        ),
        refers("carer_id", "carer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carer_time_off")),
    )
    op.create_index(op.f("ix_carer_time_off_carer_id"), "carer_time_off", ["carer_id"])
    op.create_table(
        "carer_skill",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=False),
        sa.Column("skill", sa.String(60), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        refers("carer_id", "carer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carer_skill")),
        sa.UniqueConstraint("carer_id", "skill", name=op.f("uq_carer_skill_carer_id_skill")),
    )
    op.create_index(op.f("ix_carer_skill_carer_id"), "carer_skill", ["carer_id"])
    op.create_table(
        "carer_language",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column(
            "level", words("languagelevel", "greetings", "conversation", "full"), nullable=False
        ),
        refers("carer_id", "carer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carer_language")),
        sa.UniqueConstraint(
            "carer_id", "language", name=op.f("uq_carer_language_carer_id_language")
        ),
    )
    op.create_index(op.f("ix_carer_language_carer_id"), "carer_language", ["carer_id"])


def _create_visits() -> None:
    op.create_table(
        "visit_pattern",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(100), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("weekdays", sa.Integer(), nullable=False),
        sa.Column("weeks", words("weeks", "every", "A", "B"), nullable=False),
        sa.Column("preferred_minute", sa.Integer(), nullable=False),
        sa.Column("earliest_minute", sa.Integer(), nullable=False),
        sa.Column("latest_minute", sa.Integer(), nullable=False),
        sa.Column("duration_minutes", sa.Integer(), nullable=False),
        sa.Column("carers_wanted", sa.Integer(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("avoids", sa.JSON(), nullable=False),
        sa.Column("time_critical", sa.Boolean(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("follows_id", sa.Uuid(), nullable=True),
        sa.Column("archived_at_utc", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "carers_wanted BETWEEN 1 AND 2", name=op.f("ck_visit_pattern_carers_wanted")
        ),
        sa.CheckConstraint(
            "duration_minutes BETWEEN 5 AND 1440", name=op.f("ck_visit_pattern_duration_minutes")
        ),
        sa.CheckConstraint(
            "earliest_minute >= 0 AND earliest_minute <= preferred_minute",
            name=op.f("ck_visit_pattern_earliest_minute"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_visit_pattern_in_order")
        ),
        sa.CheckConstraint(
            "latest_minute >= preferred_minute AND latest_minute <= 1439",
            name=op.f("ck_visit_pattern_latest_minute"),
        ),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_visit_pattern_title_given")),
        sa.CheckConstraint(
            "preferred_minute BETWEEN 0 AND 1439", name=op.f("ck_visit_pattern_preferred_minute")
        ),
        sa.CheckConstraint("priority BETWEEN 1 AND 3", name=op.f("ck_visit_pattern_priority")),
        sa.CheckConstraint("weekdays BETWEEN 1 AND 127", name=op.f("ck_visit_pattern_weekdays")),
        refers("client_id", "client"),
        refers("follows_id", "visit_pattern"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_pattern")),
    )
    op.create_index(op.f("ix_visit_pattern_client_id"), "visit_pattern", ["client_id"])
    op.create_table(
        "visit_exception",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pattern_id", sa.Uuid(), nullable=False),
        sa.Column("visit_date", sa.Date(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("preferred_minute", sa.Integer(), nullable=True),
        sa.Column("duration_minutes", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.CheckConstraint(
            "duration_minutes IS NULL OR duration_minutes BETWEEN 5 AND 1440",
            name=op.f("ck_visit_exception_duration_minutes"),
        ),
        sa.CheckConstraint(
            "preferred_minute IS NULL OR preferred_minute BETWEEN 0 AND 1439",
            name=op.f("ck_visit_exception_preferred_minute"),
        ),
        refers("pattern_id", "visit_pattern"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_exception")),
        sa.UniqueConstraint(
            "pattern_id", "visit_date", name=op.f("uq_visit_exception_pattern_id_visit_date")
        ),
    )
    op.create_index(op.f("ix_visit_exception_pattern_id"), "visit_exception", ["pattern_id"])


def _create_rota() -> None:
    op.create_table(
        "rota",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("state", words("rotastate", "draft", "published", "worked"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_rota_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rota")),
        sa.UniqueConstraint("week", name=op.f("uq_rota_week")),
    )
    op.create_table(
        "rota_visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rota_id", sa.Uuid(), nullable=False),
        sa.Column("pattern_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("visit_date", sa.Date(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=False),
        sa.Column("duration_minutes", sa.Integer(), nullable=False),
        sa.Column("carers_wanted", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "carers_wanted BETWEEN 1 AND 2", name=op.f("ck_rota_visit_carers_wanted")
        ),
        sa.CheckConstraint(
            "duration_minutes BETWEEN 5 AND 1440", name=op.f("ck_rota_visit_duration_minutes")
        ),
        sa.CheckConstraint(
            "start_minute BETWEEN 0 AND 1439", name=op.f("ck_rota_visit_start_minute")
        ),
        refers("client_id", "client"),
        refers("pattern_id", "visit_pattern"),
        refers("rota_id", "rota"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rota_visit")),
        sa.UniqueConstraint(
            "rota_id",
            "pattern_id",
            "visit_date",
            name=op.f("uq_rota_visit_rota_id_pattern_id_visit_date"),
        ),
    )
    op.create_index(op.f("ix_rota_visit_client_id"), "rota_visit", ["client_id"])
    op.create_index(op.f("ix_rota_visit_pattern_id"), "rota_visit", ["pattern_id"])
    op.create_index(op.f("ix_rota_visit_rota_id"), "rota_visit", ["rota_id"])
    op.create_index(op.f("ix_rota_visit_visit_date"), "rota_visit", ["visit_date"])
    op.create_table(
        "rota_place",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rota_visit_id", sa.Uuid(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=False),
        refers("carer_id", "carer"),
        refers("rota_visit_id", "rota_visit"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rota_place")),
        sa.UniqueConstraint(
            "rota_visit_id", "carer_id", name=op.f("uq_rota_place_rota_visit_id_carer_id")
        ),
    )
    op.create_index(op.f("ix_rota_place_carer_id"), "rota_place", ["carer_id"])
    op.create_index(op.f("ix_rota_place_rota_visit_id"), "rota_place", ["rota_visit_id"])
