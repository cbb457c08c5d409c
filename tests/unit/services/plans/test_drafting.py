"""Writing a plan: versions, small saves, and what an agreed one refuses."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from carecoop.errors import CareCoopError, ConflictError, InvalidInputError, NotFoundError
from carecoop.kinds import Doer, PlanState, Role, SectionKind, Stance
from carecoop.services.office import Office
from carecoop.services.plans import agreeing, attaching, drafting, values
from carecoop.services.plans.reading import current_plan_id, get_plan, plans_of
from carecoop.services.trail import recent, redo_last, undo_last
from tests.helpers.plans import add_person, agree_together, agreed_plan, say, write_plan
from tests.helpers.store import everything


def test_a_new_plan_is_in_the_persons_language_and_has_the_person(office: Office) -> None:
    client = add_person(office, "Menna Teg", first_language="cy")
    plan = get_plan(office, drafting.begin_plan(office, client))
    assert (plan.number, plan.state, plan.language) == (1, PlanState.DRAFT, "cy")
    assert [(each.form.name, each.form.role) for each in plan.participants] == [
        ("Menna", Role.PERSON)
    ]


def test_there_is_one_draft_at_a_time(office: Office) -> None:
    client = add_person(office)
    drafting.begin_plan(office, client)
    with pytest.raises(ConflictError, match="Version 1 is a draft already"):
        drafting.begin_plan(office, client)


def test_what_is_written_is_read_again(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    (section,) = plan.sections
    assert (section.form.kind, section.form.text) == (SectionKind.IMPORTANT_TO_ME, "The harbour.")
    assert [each.form.words for each in plan.outcomes] == [
        "I want to see the boats go out.",
        "A proper Sunday lunch.",
    ]
    (step,) = plan.outcomes[0].form.steps
    assert (step.doer, step.who, step.my_part) == (Doer.CARER, "Wes", "I hold the rail")
    (risk,) = plan.risks
    assert risk.form.agreed_by == (plan.participants[1].id,)


def test_a_section_is_written_over_moved_and_taken_out(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    first = plan.sections[0]
    form = values.SectionForm(SectionKind.IMPORTANT_TO_ME, "Radio 4, loud.\n ")
    second = drafting.save_section(office, plan.id, None, form)
    drafting.move_section(office, second, 0)
    drafting.save_section(office, plan.id, second, replace(form, text="Radio 4."))
    texts = [each.form.text for each in get_plan(office, plan.id).sections]
    assert texts == ["Radio 4.", "The harbour."]
    drafting.remove_section(office, first.id)
    assert [each.id for each in get_plan(office, plan.id).sections] == [second]


def test_outcomes_are_moved_archived_and_restored(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    boats, lunch = (each.id for each in plan.outcomes)
    drafting.move_outcome(office, lunch, 0)
    assert [each.id for each in get_plan(office, plan.id).outcomes] == [lunch, boats]
    drafting.archive_outcome(office, lunch)
    archived = get_plan(office, plan.id)
    assert [each.id for each in archived.live_outcomes] == [boats]
    assert archived.outcomes[-1].archived
    drafting.restore_outcome(office, lunch)
    assert len(get_plan(office, plan.id).live_outcomes) == 2


def test_an_outcome_begun_by_mistake_is_removed_but_not_one_that_was_agreed(
    office: Office,
) -> None:
    client = add_person(office)
    agreed_plan(office, client)
    draft = drafting.begin_plan(office, client)
    added = drafting.save_outcome(office, draft, None, values.OutcomeForm(words="Bingo."))
    drafting.remove_outcome(office, added)
    with pytest.raises(ConflictError, match="Archive it"):
        drafting.remove_outcome(office, get_plan(office, draft).outcomes[0].id)


def test_a_new_version_is_a_copy_in_which_everybody_is_asked_anew(office: Office) -> None:
    client = add_person(office)
    agreed = agreed_plan(office, client)
    draft = get_plan(office, drafting.begin_plan(office, client))
    assert (draft.number, draft.from_number) == (2, 1)
    assert {each.stance for each in draft.participants} == {Stance.NOT_ASKED}
    assert [each.form.name for each in draft.participants] == ["Nancy", "Cathy", "Wes"]
    assert [each.origin_id for each in draft.outcomes] == [
        each.origin_id for each in agreed.outcomes
    ]
    assert draft.sections[0].form.said_by == draft.participants[0].id
    assert draft.risks[0].form.agreed_by == (draft.participants[1].id,)
    assert draft.outcomes[0].form.steps == agreed.outcomes[0].form.steps


def test_an_agreed_version_refuses_every_change(office: Office) -> None:
    plan = agreed_plan(office, add_person(office))
    outcome, section, risk = plan.outcomes[0], plan.sections[0], plan.risks[0]
    attempts = (
        lambda: drafting.save_section(office, plan.id, section.id, section.form),
        lambda: drafting.save_outcome(office, plan.id, None, outcome.form),
        lambda: drafting.save_risk(office, plan.id, risk.id, risk.form),
        lambda: drafting.archive_outcome(office, outcome.id),
        lambda: drafting.move_risk(office, risk.id, 0),
        lambda: drafting.remove_section(office, section.id),
        lambda: drafting.discard_draft(office, plan.id),
        lambda: agreeing.agree(office, plan.id),
    )
    for attempt in attempts:
        with pytest.raises(ConflictError, match="stays as it is"):
            attempt()
    assert get_plan(office, plan.id) == plan


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plan_outcome SET words = 'other'",
        "DELETE FROM plan_section",
        "UPDATE plan_step SET what = 'other'",
        "DELETE FROM plan_risk_agreement",
        "UPDATE plan_attachment SET name = 'other'",
        "DELETE FROM plan_step",
        "UPDATE plan SET language = 'cy'",
        "DELETE FROM plan",
    ],
)
def test_the_store_itself_keeps_what_was_agreed(office: Office, statement: str) -> None:
    draft = write_plan(office, add_person(office))
    attaching.attach(office, draft.id, values.AttachmentForm("Council plan"), "p.pdf", b"%PDF")
    agree_together(office, draft.id)
    with pytest.raises(CareCoopError), office.store.jot() as session:
        session.connection().execute(text(statement))


def test_a_draft_is_discarded_whole_and_comes_back_by_undo(office: Office) -> None:
    client = add_person(office)
    agreed = agreed_plan(office, client)
    before = everything(office.store)
    draft = drafting.begin_plan(office, client)
    drafting.save_outcome(office, draft, None, values.OutcomeForm(words="Bingo."))
    written = get_plan(office, draft)
    drafting.discard_draft(office, draft)
    assert everything(office.store) == before
    assert current_plan_id(office, client) == agreed.id
    undo_last(office)
    assert get_plan(office, draft) == written


def test_agreeing_is_undone_and_done_again(office: Office) -> None:
    client = add_person(office)
    first = agreed_plan(office, client)
    draft = drafting.begin_plan(office, client)
    drafting.save_section(office, draft, None, values.SectionForm(SectionKind.CULTURE))
    for each in get_plan(office, draft).participants:
        say(office, each, Stance.AGREES)
    agreeing.agree(office, draft)
    after = everything(office.store)
    undo_last(office)
    assert get_plan(office, first.id).state is PlanState.AGREED
    assert get_plan(office, draft).state is PlanState.DRAFT
    redo_last(office)
    assert everything(office.store) == after
    assert [row.state for row in plans_of(office, client)] == [
        PlanState.AGREED,
        PlanState.SUPERSEDED,
    ]


def test_each_save_is_one_step_and_an_unchanged_one_is_none(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    steps = len(recent(office))
    outcome = plan.outcomes[0]
    drafting.save_outcome(office, plan.id, outcome.id, outcome.form)
    assert len(recent(office)) == steps
    drafting.save_outcome(office, plan.id, outcome.id, replace(outcome.form, words="The boats."))
    (newest, *rest) = recent(office)
    assert (newest.use_case, newest.subject, len(rest)) == ("save_outcome", "Nancy", steps)
    undo_last(office)
    assert get_plan(office, plan.id) == plan


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"now_score": 11}, "now_score"),
        ({"baseline_level": -3}, "baseline_level"),
        ({"importance": 4}, "importance"),
        ({"language": "Welsh!"}, "language"),
        ({"words": "x" * 20_001}, "words"),
        ({"steps": (values.StepForm(who="x" * 201),)}, "steps"),
    ],
)
def test_what_an_outcome_cannot_be_is_said_beside_the_field(
    office: Office, changes: dict[str, object], field: str
) -> None:
    plan = write_plan(office, add_person(office))
    form = replace(plan.outcomes[0].form, **changes)  # type: ignore[arg-type] # as given above
    with pytest.raises(InvalidInputError) as caught:
        drafting.save_outcome(office, plan.id, plan.outcomes[0].id, form)
    assert list(caught.value.fields) == [field]


def test_only_who_takes_part_can_have_said_something(office: Office) -> None:
    mine = write_plan(office, add_person(office))
    theirs = write_plan(office, add_person(office, "Jack Mudstonehill"))
    form = values.SectionForm(SectionKind.CULTURE, "Chapel.", said_by=theirs.participants[0].id)
    with pytest.raises(InvalidInputError) as caught:
        drafting.save_section(office, mine.id, None, form)
    assert list(caught.value.fields) == ["said_by"]
    with pytest.raises(NotFoundError):
        drafting.save_section(office, mine.id, theirs.sections[0].id, replace(form, said_by=None))
