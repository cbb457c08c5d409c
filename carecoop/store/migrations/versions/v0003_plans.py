"""Outcome plans in versions, who agreed, what visits do for them, reviews, and the search."""

import sqlalchemy as sa
from alembic import op

from carecoop.store.migrations.parts import refers, words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# What belongs to a version, and how to find it from a row of the table.
_PARTS = {
    "plan_section": "{row}.plan_id",
    "plan_outcome": "{row}.plan_id",
    "plan_risk": "{row}.plan_id",
    "plan_attachment": "{row}.plan_id",
    "plan_step": "(SELECT plan_id FROM plan_outcome WHERE id = {row}.outcome_id)",
    "plan_risk_agreement": "(SELECT plan_id FROM plan_risk WHERE id = {row}.risk_id)",
}
_FROZEN = "an agreed plan is not changed"
_PART_ON_SQLITE = """
CREATE TRIGGER {table}_frozen_{event} BEFORE {event} ON {table}
WHEN (SELECT state FROM plan WHERE id = {plan}) <> 'draft'
BEGIN SELECT RAISE(ABORT, '{frozen}'); END
"""
_PLAN_ON_SQLITE = """
CREATE TRIGGER plan_frozen_{event} BEFORE {event} {of} ON plan WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, '{frozen}'); END
"""
_TEXT_OF_PLAN = "OF client_id, number, language, from_plan_id, began_on"
_REFUSE_ON_POSTGRESQL = """
CREATE FUNCTION plan_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{frozen}'; END $$
"""
_PART_ON_POSTGRESQL = """
CREATE FUNCTION {table}_{event}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM plan WHERE id = {plan}) <> 'draft' THEN
    RAISE EXCEPTION '{frozen}';
  END IF;
  RETURN {row};
END $$;
CREATE TRIGGER {table}_frozen_{event} BEFORE {event} ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_{event}_refuse()
"""
_PLAN_ON_POSTGRESQL = """
CREATE TRIGGER plan_frozen_{event} BEFORE {event} {of} ON plan
FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION plan_refuse()
"""


def upgrade() -> None:
    _create_decisions()
    _create_plans()
    _create_papers()
    _create_visits()
    _create_reviews()
    _create_search()
    _keep_what_was_agreed()


def _keep_what_was_agreed() -> None:
    """What is in an agreed version can be neither changed, added to nor taken out."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    part, plan = (
        (_PART_ON_SQLITE, _PLAN_ON_SQLITE)
        if on_sqlite
        else (_PART_ON_POSTGRESQL, _PLAN_ON_POSTGRESQL)
    )
    if not on_sqlite:
        op.execute(_REFUSE_ON_POSTGRESQL.format(frozen=_FROZEN))
    op.execute(plan.format(event="UPDATE", of=_TEXT_OF_PLAN, frozen=_FROZEN))
    op.execute(plan.format(event="DELETE", of="", frozen=_FROZEN))
    for table, found in _PARTS.items():
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            op.execute(
                part.format(
                    table=table, event=event, row=row, plan=found.format(row=row), frozen=_FROZEN
                )
            )


def _create_decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column(
            "subject",
            words("decisionsubject", "plan", "review", "circle", "pattern"),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.String(500), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        refers("client_id", "client"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_client_id"), "decision", ["client_id"])
    op.create_index(op.f("ix_decision_subject_id"), "decision", ["subject_id"])
    op.create_table(
        "participant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column(
            "role",
            words(
                "role",
                "person",
                "family",
                "friend",
                "advocate",
                "volunteer",
                "carer",
                "coordinator",
                "professional",
            ),
            nullable=False,
        ),
        sa.Column("relation", sa.String(100), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("took_part", sa.String(200), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_participant_name_given")),
        refers("carer_id", "carer"),
        refers("decision_id", "decision"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
    )
    op.create_index(op.f("ix_participant_carer_id"), "participant", ["carer_id"])
    op.create_index(op.f("ix_participant_decision_id"), "participant", ["decision_id"])
    op.create_table(
        "participant_word",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("stance", words("stance", "agrees", "objects", "not_asked"), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("spoken_by", sa.Uuid(), nullable=True),
        sa.Column("authority", sa.String(200), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "spoken_by IS NULL OR length(authority) > 0",
            name=op.f("ck_participant_word_authority_given"),
        ),
        sa.CheckConstraint(
            "stance <> 'objects' OR length(reason) > 0",
            name=op.f("ck_participant_word_reason_given"),
        ),
        sa.CheckConstraint(
            "spoken_by <> participant_id", name=op.f("ck_participant_word_spoken_by")
        ),
        refers("account_id", "account"),
        refers("participant_id", "participant"),
        refers("spoken_by", "participant"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant_word")),
    )
    op.create_index(
        op.f("ix_participant_word_participant_id"), "participant_word", ["participant_id"]
    )
    op.create_index(op.f("ix_participant_word_spoken_by"), "participant_word", ["spoken_by"])


def _create_plans() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", words("planstate", "draft", "agreed", "superseded"), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("from_plan_id", sa.Uuid(), nullable=True),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(agreed_on IS NULL) = (state = 'draft')", name=op.f("ck_plan_agreed_on")
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_plan_number")),
        refers("client_id", "client"),
        refers("from_plan_id", "plan"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("client_id", "number", name=op.f("uq_plan_client_id_number")),
    )
    op.create_index(op.f("ix_plan_client_id"), "plan", ["client_id"])
    op.create_table(
        "plan_section",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            words(
                "sectionkind",
                "like_and_admire",
                "important_to_me",
                "support_me_best",
                "communication",
                "language",
                "culture",
                "routines",
                "circumstances",
                "hopes",
                "barriers",
                "risks",
                "own_strengths",
                "family_strengths",
                "community_strengths",
                "late_or_missed",
                "medicines",
                "consent",
                "capacity",
                "who_may_see",
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("translation", sa.String(), nullable=False),
        sa.Column("said_by", sa.Uuid(), nullable=True),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        refers("plan_id", "plan"),
        refers("said_by", "participant"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_section")),
    )
    op.create_index(op.f("ix_plan_section_plan_id"), "plan_section", ["plan_id"])
    op.create_index(op.f("ix_plan_section_said_by"), "plan_section", ["said_by"])
    op.create_table(
        "plan_outcome",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("origin_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("translation", sa.String(), nullable=False),
        sa.Column("said_by", sa.Uuid(), nullable=True),
        sa.Column("domain", sa.String(60), nullable=False),
        sa.Column("why_it_matters", sa.String(), nullable=False),
        sa.Column("now_text", sa.String(), nullable=False),
        sa.Column("now_score", sa.Integer(), nullable=True),
        sa.Column("as_hoped", sa.String(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("importance", sa.Integer(), nullable=True),
        sa.Column("difficulty", sa.Integer(), nullable=True),
        sa.Column("baseline_level", sa.Integer(), nullable=True),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "baseline_level BETWEEN -2 AND 2", name=op.f("ck_plan_outcome_baseline_level")
        ),
        sa.CheckConstraint("difficulty BETWEEN 0 AND 3", name=op.f("ck_plan_outcome_difficulty")),
        sa.CheckConstraint("importance BETWEEN 0 AND 3", name=op.f("ck_plan_outcome_importance")),
        sa.CheckConstraint("now_score BETWEEN 0 AND 10", name=op.f("ck_plan_outcome_now_score")),
        refers("origin_id", "plan_outcome"),
        refers("plan_id", "plan"),
        refers("said_by", "participant"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_outcome")),
        sa.UniqueConstraint("plan_id", "origin_id", name=op.f("uq_plan_outcome_plan_id_origin_id")),
    )
    op.create_index(op.f("ix_plan_outcome_origin_id"), "plan_outcome", ["origin_id"])
    op.create_index(op.f("ix_plan_outcome_plan_id"), "plan_outcome", ["plan_id"])
    op.create_index(op.f("ix_plan_outcome_said_by"), "plan_outcome", ["said_by"])
    op.create_table(
        "plan_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("outcome_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "doer",
            words("doer", "person", "family", "volunteer", "carer", "community", "professional"),
            nullable=False,
        ),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("my_part", sa.String(), nullable=False),
        refers("outcome_id", "plan_outcome"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_step")),
    )
    op.create_index(op.f("ix_plan_step_outcome_id"), "plan_step", ["outcome_id"])
    op.create_table(
        "plan_risk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("could_go_well", sa.String(), nullable=False),
        sa.Column("could_go_wrong", sa.String(), nullable=False),
        sa.Column("what_we_do", sa.String(), nullable=False),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        refers("plan_id", "plan"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_risk")),
    )
    op.create_index(op.f("ix_plan_risk_plan_id"), "plan_risk", ["plan_id"])
    op.create_table(
        "plan_risk_agreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("risk_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        refers("participant_id", "participant"),
        refers("risk_id", "plan_risk"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_risk_agreement")),
        sa.UniqueConstraint(
            "risk_id", "participant_id", name=op.f("uq_plan_risk_agreement_risk_id_participant_id")
        ),
    )
    op.create_index(
        op.f("ix_plan_risk_agreement_participant_id"), "plan_risk_agreement", ["participant_id"]
    )
    op.create_index(op.f("ix_plan_risk_agreement_risk_id"), "plan_risk_agreement", ["risk_id"])


def _create_papers() -> None:
    op.create_table(
        "attached_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attached_file")),
    )
    op.create_table(
        "plan_attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_plan_attachment_name_given")),
        refers("file_id", "attached_file"),
        refers("plan_id", "plan"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_attachment")),
    )
    op.create_index(op.f("ix_plan_attachment_file_id"), "plan_attachment", ["file_id"])
    op.create_index(op.f("ix_plan_attachment_plan_id"), "plan_attachment", ["plan_id"])
    op.create_table(
        "own_heading",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_own_heading_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_heading")),
    )
    op.create_table(
        "jotting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(100), nullable=False),
        sa.Column("at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("form", sa.JSON(), nullable=False),
        refers("account_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jotting")),
        sa.UniqueConstraint(
            "account_id", "plan_id", "part", name=op.f("uq_jotting_account_id_plan_id_part")
        ),
    )
    op.create_index(op.f("ix_jotting_plan_id"), "jotting", ["plan_id"])


def _create_visits() -> None:
    op.create_table(
        "visit_outcome",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pattern_id", sa.Uuid(), nullable=False),
        sa.Column("origin_id", sa.Uuid(), nullable=False),
        sa.Column("what_is_done", sa.String(500), nullable=False),
        refers("origin_id", "plan_outcome"),
        refers("pattern_id", "visit_pattern"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_outcome")),
        sa.UniqueConstraint(
            "pattern_id", "origin_id", name=op.f("uq_visit_outcome_pattern_id_origin_id")
        ),
    )
    op.create_index(op.f("ix_visit_outcome_origin_id"), "visit_outcome", ["origin_id"])
    op.create_index(op.f("ix_visit_outcome_pattern_id"), "visit_outcome", ["pattern_id"])
    op.create_table(
        "visit_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("pattern_id", sa.Uuid(), nullable=False),
        sa.Column("origin_id", sa.Uuid(), nullable=False),
        sa.Column("visit_date", sa.Date(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("noted_at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_visit_note_text_given")),
        refers("account_id", "account"),
        refers("carer_id", "carer"),
        refers("client_id", "client"),
        refers("origin_id", "plan_outcome"),
        refers("pattern_id", "visit_pattern"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_note")),
    )
    op.create_index(op.f("ix_visit_note_carer_id"), "visit_note", ["carer_id"])
    op.create_index(op.f("ix_visit_note_client_id"), "visit_note", ["client_id"])
    op.create_index(op.f("ix_visit_note_origin_id"), "visit_note", ["origin_id"])
    op.create_index(op.f("ix_visit_note_pattern_id"), "visit_note", ["pattern_id"])
    op.create_index(op.f("ix_visit_note_visit_date"), "visit_note", ["visit_date"])


def _create_reviews() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column(
            "cause",
            words("reviewcause", "due", "hospital", "fall", "complaint", "circle", "asked"),
            nullable=False,
        ),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("agreed_changes", sa.String(), nullable=False),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        refers("plan_id", "plan"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    op.create_index(op.f("ix_review_plan_id"), "review", ["plan_id"])
    op.create_table(
        "reviewed_outcome",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("outcome_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("achieved", words("achieved", "yes", "partly", "no", "changed"), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("now_text", sa.String(), nullable=False),
        sa.Column("now_score", sa.Integer(), nullable=True),
        sa.Column("change", sa.String(), nullable=False),
        sa.CheckConstraint("level BETWEEN -2 AND 2", name=op.f("ck_reviewed_outcome_level")),
        sa.CheckConstraint(
            "now_score BETWEEN 0 AND 10", name=op.f("ck_reviewed_outcome_now_score")
        ),
        refers("outcome_id", "plan_outcome"),
        refers("review_id", "review"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviewed_outcome")),
        sa.UniqueConstraint(
            "review_id", "outcome_id", name=op.f("uq_reviewed_outcome_review_id_outcome_id")
        ),
    )
    op.create_index(op.f("ix_reviewed_outcome_outcome_id"), "reviewed_outcome", ["outcome_id"])
    op.create_index(op.f("ix_reviewed_outcome_review_id"), "reviewed_outcome", ["review_id"])
    op.create_table(
        "review_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column(
            "cause",
            words("reviewcause", "due", "hospital", "fall", "complaint", "circle", "asked"),
            nullable=False,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        refers("client_id", "client"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_event")),
    )
    op.create_index(op.f("ix_review_event_client_id"), "review_event", ["client_id"])
    op.create_table(
        "review_setting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first_weeks", sa.Integer(), nullable=False),
        sa.Column("first_months", sa.Integer(), nullable=False),
        sa.Column("later_months", sa.Integer(), nullable=False),
        sa.Column("event_days", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "event_days BETWEEN 0 AND 90", name=op.f("ck_review_setting_event_days")
        ),
        sa.CheckConstraint("first_weeks + first_months > 0", name=op.f("ck_review_setting_first")),
        sa.CheckConstraint(
            "first_months BETWEEN 0 AND 24", name=op.f("ck_review_setting_first_months")
        ),
        sa.CheckConstraint(
            "first_weeks BETWEEN 0 AND 52", name=op.f("ck_review_setting_first_weeks")
        ),
        sa.CheckConstraint(
            "later_months BETWEEN 1 AND 24", name=op.f("ck_review_setting_later_months")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_setting")),
    )


def _create_search() -> None:
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("of_table", sa.String(40), nullable=False),
        sa.Column("of_id", sa.Uuid(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column(
            "found_in",
            words("foundin", "client", "carer", "visit", "plan", "outcome", "note", "review"),
            nullable=False,
        ),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("on_date", sa.Date(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
    )
    op.create_index(op.f("ix_search_entry_client_id"), "search_entry", ["client_id"])
    op.create_index(op.f("ix_search_entry_of_table_of_id"), "search_entry", ["of_table", "of_id"])
    op.create_table(
        "search_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trail_entry_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_state")),
    )
