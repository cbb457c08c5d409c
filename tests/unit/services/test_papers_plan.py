"""What plans, reviews and profiles of a co-op say on paper and as web pages."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from pypdf import PdfReader

from carecoop import clock
from carecoop.errors import NotFoundError
from carecoop.kinds import Achieved, Nation, Stance
from carecoop.services import papers_plan, papers_plan_values, patterns
from carecoop.services.coop import CoopForm, save_coop
from carecoop.services.office import Office
from carecoop.services.papers import Paper
from carecoop.services.papers_facts import read_facts, with_words
from carecoop.services.papers_plan import Copy
from carecoop.services.people_values import ContactForm, PatternForm
from carecoop.services.plans import drafting, reviewing, values, visits
from carecoop.services.plans.reading import get_plan
from reports import plan_values as paper
from tests.helpers.examples import examples
from tests.helpers.office import quick_office
from tests.helpers.plans import add_person, agree_together, agreed_plan, plans, say, write_plan

OWN = Copy(with_private=True)


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))
    with quick_office() as office:
        save_coop(office, CoopForm("Gofal", Nation.WALES, "01632 960100", "", "person"))
        yield office


@pytest.fixture
def agreed(office: Office) -> values.Plan:
    """Nancy's plan, agreed; breakfast serves her first outcome."""
    cathy = ContactForm("Cathy", "daughter", "01632 960123")
    plan = agreed_plan(office, add_person(office, contacts=(cathy,)))
    breakfast = patterns.add_pattern(
        office,
        plan.client_id,
        PatternForm(title="Breakfast", weekdays=frozenset(range(7)), starts_on=date(2026, 1, 1)),
    )
    served = values.Served(plan.outcomes[0].origin_id, "Chair to the window")
    visits.serve(office, breakfast, (served,))
    return get_plan(office, plan.id)


def text(paper: Paper) -> str:
    pages = PdfReader(BytesIO(paper.pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_plan_says_what_was_written_who_agreed_and_whom_to_ring(
    office: Office, agreed: values.Plan
) -> None:
    said = text(papers_plan.our_plan(office, agreed.id, OWN))
    for expected in (
        "Nancy", "Gofal", "Version 1, agreed 22 November 2026", "The harbour. — Nancy",
        "“I want to see the boats go out.” — Nancy", "3 out of 10", "Wes: Chair to the window",
        "What I do myself: I hold the rail", "For outcome 1: Chair to the window",
        "Down the steps", "If nobody comes, ring 01632 960100", "Cathy", "Agrees",
    ):  # fmt: skip
        assert expected in said


def test_telephones_of_the_family_are_only_on_the_persons_own_copy(
    office: Office, agreed: values.Plan
) -> None:
    assert "01632 960123" in text(papers_plan.our_plan(office, agreed.id, OWN))
    for_others = text(papers_plan.our_plan(office, agreed.id))
    assert "01632 960123" not in for_others
    assert "Cathy daughter" in for_others


def test_a_draft_names_whom_nobody_asked(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    say(office, plan.participants[1], Stance.OBJECTS, "Too steep")
    said = text(papers_plan.our_plan(office, plan.id))
    assert "Cathy objects: Too steep" in said
    assert "Not asked yet: Nancy, Wes" in said
    assert "Draft: not agreed yet" in said


def test_file_names_and_what_print_queues_show_name_nobody(
    office: Office, agreed: values.Plan
) -> None:
    for made in (papers_plan.our_plan, papers_plan.profile):
        paper = made(office, agreed.id)
        metadata = PdfReader(BytesIO(paper.pdf)).metadata
        assert metadata is not None
        assert "Nancy" not in paper.file_name + (metadata.title or "")
        assert "Nancy" in paper.title
        assert agreed.id.hex[:8] in paper.file_name


def test_a_web_page_says_the_same_and_is_named_alike(office: Office, agreed: values.Plan) -> None:
    page = papers_plan.our_plan_page(office, agreed.id, OWN)
    assert page.file_name == f"plan-{agreed.id.hex[:8]}.html"
    assert "I want to see the boats go out." in page.html
    assert papers_plan.profile_page(office, agreed.id).file_name.endswith(".html")


def test_a_paper_in_welsh_has_a_welsh_title(office: Office, agreed: values.Plan) -> None:
    welsh = Copy(("cy",))
    assert papers_plan.our_plan(office, agreed.id, welsh).title == "Ein cynllun: Nancy"
    assert papers_plan.profile(office, agreed.id, welsh).title == "Fy mhroffil: Nancy"


def test_a_profile_is_about_the_person_and_not_about_outcomes(
    office: Office, agreed: values.Plan
) -> None:
    said = text(papers_plan.profile(office, agreed.id))
    assert "The harbour." in said
    assert "boats" not in said


def test_a_review_draws_the_way_so_far_and_scores_only_when_asked(
    office: Office, agreed: values.Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2027, 2, 22))
    review = reviewing.begin_review(office, agreed.id)
    reviewing.save_review(
        office, review, values.ReviewForm(held_on=clock.today(), words="Good months.")
    )
    went = values.ReviewedForm("I saw the trawlers.", Achieved.PARTLY, 1, "Most days", 6)
    reviewing.save_reviewed(office, review, agreed.outcomes[0].id, went)
    going_on = text(papers_plan.review_record(office, review))
    assert "Draft: review not finished" in going_on
    assert "22 November 2026: 3 out of 10" in going_on
    assert "22 February 2027: 6 out of 10: Most days" in going_on
    assert "T-score" not in going_on
    assert "A little better" not in going_on
    scored = text(papers_plan.review_record(office, review, with_score=True))
    assert "A little better than we hoped" in scored
    assert "Before 40.0 Now 60.0 Change +20.0" in scored
    page = papers_plan.review_record_page(office, review)
    assert "<svg" in page.html
    assert page.title == "Review of our plan: Nancy"


def test_an_outcome_left_out_leaves_the_numbers_of_the_others(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    first = plan.outcomes[0]
    hidden = values.OutcomeForm(words=first.form.words, is_private=True)
    drafting.save_outcome(office, plan.id, first.id, hidden)
    agree_together(office, plan.id)
    filled = papers_plan_values.our_plan(
        get_plan(office, plan.id), papers_plan_values.Around("Gofal")
    )
    assert [each.number for each in filled.for_others().outcomes] == [2]


def test_a_plan_that_is_not_there_says_so(office: Office) -> None:
    with pytest.raises(NotFoundError):
        papers_plan.our_plan(office, uuid4())


@settings(max_examples=examples(25), suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_every_plan_that_services_know_can_be_handed_to_paper(plan: values.Plan) -> None:
    filled = papers_plan_values.our_plan(plan, papers_plan_values.Around("Gofal"))
    assert len(filled.outcomes) == len(plan.live_outcomes)
    assert len(filled.participants) == len(plan.participants)
    assert {each.kind.value for each in filled.topics} == {
        each.form.kind.value for each in plan.sections
    }
    assert not any(each.is_private for each in filled.for_others().outcomes)
    objecting = [each for each in plan.participants if each.stance is Stance.OBJECTS]
    noted = [each for each in filled.face if each.kind is paper.FaceNoteKind.OBJECTS]
    assert len(noted) == len(objecting)


def test_a_carers_schedule_says_what_each_visit_is_for_in_the_persons_words(
    office: Office, agreed: values.Plan
) -> None:
    facts = with_words(office, read_facts(office, date(2026, 11, 23)))
    breakfast = next(visit for visit in facts.board.visits if visit.client_id == agreed.client_id)
    (why,) = facts.words[breakfast.pattern_id]
    assert (why.words, why.what_is_done) == (
        "I want to see the boats go out.",
        "Chair to the window",
    )
