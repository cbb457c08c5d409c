"""Looking back at a plan: words first, numbers where people want them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from carecoop import clock
from carecoop.errors import ConflictError, InvalidInputError
from carecoop.kinds import Achieved, DecisionSubject, ReviewCause, Role, Stance
from carecoop.services import patterns
from carecoop.services.office import Office
from carecoop.services.people_values import PatternForm
from carecoop.services.plans import deciding, drafting, noting, reviewing, values
from carecoop.services.plans.deciding import decision_id_of
from carecoop.services.plans.reading import get_plan, plans_of
from tests.helpers.plans import add_person, agree_together, agreed_plan, say
from tests.helpers.store import everything

START = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def go_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    def go(day: date) -> None:
        monkeypatch.setattr(clock, "today", lambda: day)

    go(START)
    return go


@pytest.fixture
def plan(office: Office) -> values.Plan:
    return agreed_plan(office, add_person(office))


WENT_WELL = values.ReviewedForm(
    words="I saw the Brixham trawlers twice.",
    achieved=Achieved.PARTLY,
    level=1,
    now_text="At the window most days",
    now_score=6,
    change="A cushion for the chair",
)


def test_a_review_asks_everybody_of_the_plan_anew(office: Office, plan: values.Plan) -> None:
    review = reviewing.get_review(office, reviewing.begin_review(office, plan.id))
    assert [(each.form.name, each.stance) for each in review.participants] == [
        ("Nancy", Stance.NOT_ASKED),
        ("Cathy", Stance.NOT_ASKED),
        ("Wes", Stance.NOT_ASKED),
    ]
    deciding.get_decision(office, decision_id_of(office, DecisionSubject.REVIEW, review.id))
    say(office, review.participants[0], Stance.AGREES)
    heard = reviewing.get_review(office, review.id)
    assert heard.participants[0].stance is Stance.AGREES


def test_what_came_of_an_outcome_is_kept_with_its_figures(
    office: Office, plan: values.Plan
) -> None:
    review = reviewing.begin_review(office, plan.id, cause=ReviewCause.FALL)
    boats, lunch = plan.outcomes
    reviewing.save_reviewed(office, review, boats.id, WENT_WELL)
    reviewing.save_reviewed(office, review, lunch.id, values.ReviewedForm(achieved=Achieved.NO))
    read = reviewing.get_review(office, review)
    assert [each.form.achieved for each in read.outcomes] == [Achieved.PARTLY, Achieved.NO]
    assert read.outcomes[0].form == WENT_WELL
    assert [each.first_score for each in read.outcomes] == [3, None]
    assert (read.form.cause, read.attainment) == (ReviewCause.FALL, values.Attainment(40.0, 60.0))
    assert read.attainment.change == 20.0


def test_without_levels_there_is_no_score(office: Office, plan: values.Plan) -> None:
    review = reviewing.begin_review(office, plan.id)
    reviewing.save_reviewed(office, review, plan.outcomes[0].id, replace(WENT_WELL, level=None))
    read = reviewing.get_review(office, review)
    assert read.attainment == values.Attainment(None, None)
    assert read.attainment.change is None


def test_a_level_needs_a_baseline_set_before(office: Office, plan: values.Plan) -> None:
    review = reviewing.begin_review(office, plan.id)
    with pytest.raises(InvalidInputError) as caught:
        reviewing.save_reviewed(office, review, plan.outcomes[1].id, WENT_WELL)
    assert list(caught.value.fields) == ["level"]


def test_a_finished_review_stays_as_it_is(office: Office, plan: values.Plan) -> None:
    review = reviewing.begin_review(office, plan.id)
    with pytest.raises(ConflictError, match="Nothing is written yet"):
        reviewing.finish_review(office, review)
    form = values.ReviewForm(held_on=START, words="I feel more like myself.")
    reviewing.save_review(office, review, form)
    reviewing.finish_review(office, review)
    read = reviewing.get_review(office, review)
    assert (read.form, read.finished_on) == (form, START)
    assert [row.reviews for row in plans_of(office, plan.client_id)] == [1]
    attempts: tuple[Callable[[], None], ...] = (
        lambda: reviewing.save_review(office, review, form),
        lambda: reviewing.save_reviewed(office, review, plan.outcomes[0].id, WENT_WELL),
        lambda: reviewing.discard_review(office, review),
    )
    for attempt in attempts:
        with pytest.raises(ConflictError, match="was finished on 2026-11-23"):
            attempt()
    reviewing.begin_review(office, plan.id)


def test_one_review_at_a_time_and_only_of_what_was_agreed(
    office: Office, plan: values.Plan
) -> None:
    before = everything(office.store)
    review = reviewing.begin_review(office, plan.id)
    with pytest.raises(ConflictError, match="going on already"):
        reviewing.begin_review(office, plan.id)
    reviewing.save_reviewed(office, review, plan.outcomes[0].id, WENT_WELL)
    reviewing.discard_review(office, review)
    assert everything(office.store) == before
    draft = drafting.begin_plan(office, plan.client_id)
    with pytest.raises(ConflictError, match="Only the agreed version"):
        reviewing.begin_review(office, draft)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held_on": None}, "held_on"),
        ({"held_on": START + timedelta(days=1)}, "held_on"),
        ({"next_review_on": START}, "next_review_on"),
    ],
)
def test_a_review_is_held_today_or_before_and_the_next_comes_after(
    office: Office, plan: values.Plan, changes: dict[str, object], field: str
) -> None:
    review = reviewing.begin_review(office, plan.id)
    form = replace(values.ReviewForm(held_on=START), **changes)  # type: ignore[arg-type] # as above
    with pytest.raises(InvalidInputError) as caught:
        reviewing.save_review(office, review, form)
    assert list(caught.value.fields) == [field]


def test_notes_since_the_last_review_are_gathered_by_outcome(
    office: Office, plan: values.Plan, go_to: Callable[[date], None]
) -> None:
    visit = PatternForm(title="Lunch", weekdays=frozenset({0}), starts_on=START)
    pattern = patterns.add_pattern(office, plan.client_id, visit)
    boats = plan.outcomes[0]
    for weeks, line in enumerate(("Stood twice.", "At the window.", "Sang along.")):
        go_to(START + timedelta(weeks=weeks))
        form = values.VisitNoteForm(pattern, clock.today(), boats.origin_id, text=line)
        noting.add_visit_note(office, form)
        if weeks == 1:
            go_to(START + timedelta(weeks=1, days=2))
            first = reviewing.begin_review(office, plan.id)
            reviewing.save_reviewed(office, first, boats.id, WENT_WELL)
            reviewing.finish_review(office, first)
    second = reviewing.begin_review(office, plan.id)

    def lines(review: object) -> list[str]:
        read = reviewing.get_review(office, review)  # type: ignore[arg-type] # an id
        return [note.form.text for note in read.outcomes[0].notes]

    assert lines(first) == ["Stood twice.", "At the window."]
    assert lines(second) == ["Sang along."]
    assert [each.id for each in reviewing.reviews_of(office, plan.client_id)] == [second, first]


def test_the_distance_travelled_runs_through_versions_and_reviews(
    office: Office, plan: values.Plan, go_to: Callable[[date], None]
) -> None:
    go_to(START + timedelta(weeks=6))
    review = reviewing.begin_review(office, plan.id)
    reviewing.save_reviewed(office, review, plan.outcomes[0].id, WENT_WELL)
    reviewing.finish_review(office, review)
    draft = get_plan(office, drafting.begin_plan(office, plan.client_id))
    form = replace(draft.outcomes[0].form, words="I want to go out on a boat.")
    drafting.save_outcome(office, draft.id, draft.outcomes[0].id, form)
    agree_together(office, draft.id)
    go_to(START + timedelta(weeks=12))
    review = reviewing.begin_review(office, draft.id)
    better = replace(WENT_WELL, now_text="", now_score=8, level=2)
    reviewing.save_reviewed(office, review, draft.outcomes[0].id, better)
    reviewing.finish_review(office, review)
    boats = reviewing.distance_travelled(office, plan.client_id)[0]
    assert boats.words == "I want to go out on a boat."
    assert [(p.on, p.score, p.level) for p in boats.points] == [
        (START, 3, -1),
        (START + timedelta(weeks=6), 6, 1),
        (START + timedelta(weeks=12), 8, 2),
    ]
    assert boats.points[-1].words == WENT_WELL.words
    read = reviewing.get_review(office, review)
    assert read.outcomes[0].first_score == 3
    assert {each.form.role for each in read.participants} >= {Role.PERSON, Role.CARER}
