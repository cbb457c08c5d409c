"""Whatever people write into a plan, it prints, and its web page is sound."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from reports import our_plan, profile, review_record
from reports.plan_values import Copy, OurPlan, Profile, ReviewRecord
from tests.helpers import paper_plans
from tests.helpers.examples import examples
from tests.helpers.pdf import reader
from tests.helpers.web_page import faults

PRINTED_ON = date(2026, 11, 30)
patient = settings(deadline=None, suppress_health_check=list(HealthCheck))


def expect_printed(plan: OurPlan, copy: Copy) -> None:
    assert reader(our_plan.render(plan, copy, printed_on=PRINTED_ON)).pages
    assert faults(our_plan.render_html(plan, copy, printed_on=PRINTED_ON)) == []


@settings(patient, max_examples=examples(50))
@given(plan=paper_plans.plans, copy=paper_plans.copies)
def test_whatever_people_wrote_into_a_plan_prints(plan: OurPlan, copy: Copy) -> None:
    expect_printed(plan, copy)


@settings(patient, max_examples=15)
@given(review=paper_plans.reviews, copy=paper_plans.copies)
def test_whatever_people_wrote_into_a_review_prints(review: ReviewRecord, copy: Copy) -> None:
    assert reader(review_record.render(review, copy, printed_on=PRINTED_ON)).pages
    assert faults(review_record.render_html(review, copy, printed_on=PRINTED_ON)) == []


@settings(patient, max_examples=15)
@given(values=paper_plans.profiles, copy=paper_plans.copies)
def test_whatever_people_wrote_into_a_profile_prints(values: Profile, copy: Copy) -> None:
    assert reader(profile.render(values, copy, printed_on=PRINTED_ON)).pages
    assert faults(profile.render_html(values, copy, printed_on=PRINTED_ON)) == []


@pytest.mark.campaign
@pytest.mark.parametrize("batch", range(10))
@settings(patient, max_examples=1000)
@given(plan=paper_plans.plans, copy=paper_plans.copies)
def test_ten_thousand_plans_print(batch: int, plan: OurPlan, copy: Copy) -> None:
    expect_printed(plan, copy)
