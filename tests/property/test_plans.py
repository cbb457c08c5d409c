"""Any plan is read as it was written; versions stay; all of it can be undone."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from carecoop.kinds import DecisionSubject, Role
from carecoop.services.office import Office
from carecoop.services.plans import comparing, drafting, taking_part, values
from carecoop.services.plans.attainment import t_score
from carecoop.services.plans.deciding import decision_id_of
from carecoop.services.plans.reading import get_plan
from carecoop.services.trail import recent, redo_last, undo_last
from tests.helpers.office import quick_office
from tests.helpers.plans import add_person, agree_together, plans
from tests.helpers.store import everything


def write(office: Office, client_id: UUID, wanted: values.Plan) -> values.Plan:
    """`wanted` through the services, part by part; what was said and visits apart."""
    plan_id = drafting.begin_plan(office, client_id)
    decision = decision_id_of(office, DecisionSubject.PLAN, plan_id)
    people: dict[UUID | None, UUID | None] = {None: None}
    for each in wanted.participants:
        if each.form.role is Role.PERSON:
            person = get_plan(office, plan_id).participants[0].id
            taking_part.save_participant(office, person, each.form)
            people[each.id] = person
        else:
            people[each.id] = taking_part.add_participant(office, decision, each.form)
    for section in wanted.sections:
        said = replace(section.form, said_by=people[section.form.said_by])
        drafting.save_section(office, plan_id, None, said)
    for outcome in wanted.outcomes:
        form = replace(outcome.form, said_by=people[outcome.form.said_by])
        saved = drafting.save_outcome(office, plan_id, None, form)
        if outcome.archived:
            drafting.archive_outcome(office, saved)
    for risk in wanted.risks:
        agreed_by = tuple(new for old in risk.form.agreed_by if (new := people[old]))
        drafting.save_risk(office, plan_id, None, replace(risk.form, agreed_by=agreed_by))
    drafting.set_language(office, plan_id, wanted.language)
    return get_plan(office, plan_id)


def comparable(plan: values.Plan, like: values.Plan) -> values.Plan:
    """`plan` with what `write` leaves as it is, and the ids of outcomes, from `like`."""
    outcomes = zip(plan.outcomes, like.outcomes, strict=True)
    return replace(
        plan,
        number=like.number,
        visits=like.visits,
        attachments=like.attachments,
        outcomes=tuple(replace(each, origin_id=other.origin_id) for each, other in outcomes),
    )


@settings(max_examples=6, deadline=None)
@given(plans(most_outcomes=4))
def test_what_is_written_is_read_again_and_undone(wanted: values.Plan) -> None:
    with quick_office() as office:
        client = add_person(office)
        before = everything(office.store)
        steps = len(recent(office, 500))
        written = write(office, client, wanted)
        differences = comparing.compare_plans(comparable(wanted, written), written).differences
        assert differences == ()
        assert [each.archived for each in written.outcomes] == [
            each.archived for each in wanted.outcomes
        ]
        after = everything(office.store)
        done = len(recent(office, 500)) - steps
        for _ in range(done):
            undo_last(office)
        assert everything(office.store) == before
        for _ in range(done):
            redo_last(office)
        assert everything(office.store) == after


@settings(max_examples=4, deadline=None)
@given(st.lists(plans(most_outcomes=3), min_size=2, max_size=3))
def test_an_agreed_version_reads_for_ever_as_it_did(wanted: list[values.Plan]) -> None:
    def text(plan: values.Plan) -> tuple[object, ...]:
        return plan.sections, plan.outcomes, plan.risks, plan.language, plan.agreed_on

    with quick_office() as office:
        client = add_person(office)
        kept: dict[UUID, tuple[object, ...]] = {}
        for each in wanted:
            draft = drafting.begin_plan(office, client)
            for outcome in get_plan(office, draft).outcomes:
                drafting.archive_outcome(office, outcome.id)
            for goal in each.outcomes:
                form = replace(goal.form, said_by=None, words=goal.form.words or "Something.")
                drafting.save_outcome(office, draft, None, form)
            agree_together(office, draft)
            kept[draft] = text(get_plan(office, draft))
            assert {plan_id: text(get_plan(office, plan_id)) for plan_id in kept} == kept


@given(
    st.lists(st.tuples(st.integers(-2, 2), st.integers(0, 9).map(float)), min_size=1, max_size=6)
)
def test_a_t_score_grows_with_each_goal_and_is_even_about_fifty(
    goals: list[tuple[int, float]],
) -> None:
    levels, weights = [level for level, _ in goals], [weight for _, weight in goals]
    score = t_score(levels, weights)
    if score is None:
        assert not any(weights)
        return
    opposite = t_score([-level for level in levels], weights)
    assert opposite is not None
    assert abs(score + opposite - 100) < 1e-9
    if levels[0] < 2:
        better = t_score([levels[0] + 1, *levels[1:]], weights)
        assert better is not None
        assert better >= score
