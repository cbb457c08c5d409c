"""Two versions side by side."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from carecoop.errors import ConflictError
from carecoop.kinds import DecisionSubject, Role, SectionKind
from carecoop.services.office import Office
from carecoop.services.plans import comparing, drafting, taking_part, values
from carecoop.services.plans.deciding import decision_id_of
from carecoop.services.plans.reading import get_plan
from carecoop.services.plans.values import Difference, DifferenceKind, FieldChange, PartKind
from tests.helpers.examples import examples
from tests.helpers.plans import add_person, agree_together, agreed_plan, plans, write_plan


def test_a_fresh_copy_differs_in_nothing(office: Office) -> None:
    agreed = agreed_plan(office, add_person(office))
    draft = drafting.begin_plan(office, agreed.client_id)
    compared = comparing.compare(office, agreed.id, draft)
    assert compared == values.Comparison(1, 2, ())


def test_each_difference_is_told_with_before_and_after(office: Office) -> None:
    agreed = agreed_plan(office, add_person(office))
    draft = get_plan(office, drafting.begin_plan(office, agreed.client_id))
    boats, lunch = draft.outcomes
    _nancy, cathy, _wes = draft.participants
    drafting.save_section(
        office,
        draft.id,
        draft.sections[0].id,
        replace(draft.sections[0].form, text="The harbour, and Radio 4.", said_by=cathy.id),
    )
    drafting.save_section(office, draft.id, None, values.SectionForm(SectionKind.CULTURE, "Chapel"))
    drafting.save_outcome(office, draft.id, boats.id, replace(boats.form, now_score=5))
    drafting.archive_outcome(office, lunch.id)
    drafting.remove_risk(office, draft.risks[0].id)
    decision = decision_id_of(office, DecisionSubject.PLAN, draft.id)
    taking_part.add_participant(office, decision, values.ParticipantForm("Di", Role.FRIEND))
    compared = comparing.compare(office, agreed.id, draft.id)
    added, removed, changed = DifferenceKind
    assert compared.differences == (
        Difference(PartKind.PARTICIPANT, added, "Di"),
        Difference(
            PartKind.SECTION,
            changed,
            "The harbour, and Radio 4.",
            SectionKind.IMPORTANT_TO_ME,
            (
                FieldChange("text", "The harbour.", "The harbour, and Radio 4."),
                FieldChange("said_by", "Nancy", "Cathy"),
            ),
        ),
        Difference(PartKind.SECTION, added, "Chapel", SectionKind.CULTURE),
        Difference(
            PartKind.OUTCOME,
            changed,
            boats.form.words,
            changes=(FieldChange("now_score", 3, 5),),
        ),
        Difference(PartKind.OUTCOME, removed, lunch.form.words),
        Difference(PartKind.RISK, removed, "Down the steps"),
    )
    back = comparing.compare(office, draft.id, agreed.id)
    assert len(back.differences) == len(compared.differences)


def test_another_order_is_a_difference_of_the_plan(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    agree_together(office, plan.id)
    draft = get_plan(office, drafting.begin_plan(office, plan.client_id))
    drafting.move_outcome(office, draft.outcomes[1].id, 0)
    (difference,) = comparing.compare(office, plan.id, draft.id).differences
    assert [change.field for change in difference.changes] == ["order"]


def test_plans_of_two_people_are_not_compared(office: Office) -> None:
    mine = write_plan(office, add_person(office))
    theirs = write_plan(office, add_person(office, "Jack Mudstonehill"))
    with pytest.raises(ConflictError, match="two people"):
        comparing.compare(office, mine.id, theirs.id)


@settings(max_examples=examples(30))
@given(plans())
def test_no_plan_differs_from_itself(plan: values.Plan) -> None:
    assert comparing.compare_plans(plan, plan).differences == ()


@settings(max_examples=examples(30))
@given(plans(), plans())
def test_what_came_one_way_went_the_other(one: values.Plan, other: values.Plan) -> None:
    def count(before: values.Plan, after: values.Plan, kind: DifferenceKind) -> int:
        found = comparing.compare_plans(before, after).differences
        return sum(each.kind is kind for each in found)

    assert count(one, other, DifferenceKind.ADDED) == count(other, one, DifferenceKind.REMOVED)
    assert count(one, other, DifferenceKind.CHANGED) == count(other, one, DifferenceKind.CHANGED)
