"""What is worth asking about before a plan is agreed."""

from dataclasses import replace

from carecoop import clock
from carecoop.kinds import SectionKind
from carecoop.services import patterns
from carecoop.services.office import Office
from carecoop.services.people_values import PatternForm
from carecoop.services.plans import drafting, values, visits
from carecoop.services.plans.readiness import Gap, gaps
from carecoop.services.plans.reading import get_plan
from tests.helpers.plans import add_person, write_plan


def asked(plan: values.Plan) -> list[Gap]:
    return [gap for gap, _outcome, _sentence in gaps(plan)]


def test_an_empty_plan_lacks_the_person_outcomes_and_what_if_nobody_comes(office: Office) -> None:
    plan = get_plan(office, drafting.begin_plan(office, add_person(office)))
    assert asked(plan) == [Gap.NOTHING_ABOUT_ME, Gap.NO_OUTCOME, Gap.NO_LATE_OR_MISSED]


def test_each_outcome_is_asked_who_how_by_when_and_at_which_visit(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    boats, lunch = plan.outcomes
    assert [(gap, outcome) for gap, outcome, _sentence in gaps(plan)] == [
        (Gap.NO_LATE_OR_MISSED, None),
        (Gap.NO_BY_WHEN, boats.id),
        (Gap.NO_VISIT, boats.id),
        (Gap.NO_STEP, lunch.id),
        (Gap.NO_AS_HOPED, lunch.id),
        (Gap.NO_BY_WHEN, lunch.id),
    ]
    assert "A proper Sunday lunch." in str(gaps(plan)[-1][2])


def test_what_was_answered_is_not_asked_again(office: Office) -> None:
    client = add_person(office)
    plan = write_plan(office, client)
    boats, lunch = plan.outcomes
    late = values.SectionForm(SectionKind.LATE_OR_MISSED, "Ring Cathy.")
    drafting.save_section(office, plan.id, None, late)
    dated = replace(boats.form, by_when=clock.today())
    drafting.save_outcome(office, plan.id, boats.id, dated)
    drafting.archive_outcome(office, lunch.id)
    visit = PatternForm(title="Lunch", weekdays=frozenset({0}), starts_on=clock.today())
    pattern = patterns.add_pattern(office, client, visit)
    visits.serve(office, pattern, (values.Served(boats.origin_id),))
    assert asked(get_plan(office, plan.id)) == []
