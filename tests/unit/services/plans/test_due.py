"""When plans are to be looked at again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.errors import InvalidInputError
from carecoop.kinds import DecisionSubject, DisruptionKind, Nation, ReviewCause
from carecoop.records import Disruption
from carecoop.services import coop, patterns
from carecoop.services.office import Office
from carecoop.services.people_values import PatternForm
from carecoop.services.plans import deciding, due, reviewing, values
from carecoop.services.plans.reading import all_plans, get_plan
from carecoop.services.plans.validation import warn_review_clock
from tests.helpers.plans import add_person, agree_together, agreed_plan, write_plan

START = date(2026, 11, 30)


@pytest.fixture
def go_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    def go(day: date) -> None:
        monkeypatch.setattr(clock, "today", lambda: day)

    go(START)
    return go


@pytest.fixture
def wales(office: Office) -> None:
    coop.save_coop(office, replace(coop.get_coop(office), nation=Nation.WALES))


def next_due(office: Office) -> tuple[date, ReviewCause]:
    (row,) = due.due_reviews(office, within_days=1000)
    return row.due_on, row.cause


def reviewed(office: Office, plan_id: UUID, **changes: object) -> None:
    review = reviewing.begin_review(office, plan_id)
    form = values.ReviewForm(held_on=clock.today(), words="Well enough.")
    reviewing.save_review(office, review, replace(form, **changes))  # type: ignore[arg-type] # its fields
    reviewing.finish_review(office, review)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 11, 15), 1, date(2026, 12, 15)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, later: date) -> None:
    assert due.months_later(day, months) == later


def test_in_england_a_review_is_due_after_six_weeks_and_then_yearly(
    office: Office, go_to: Callable[[date], None]
) -> None:
    plan = agreed_plan(office, add_person(office))
    assert next_due(office) == (START + timedelta(weeks=6), ReviewCause.DUE)
    assert plan.next_review_on == START + timedelta(weeks=6)
    go_to(date(2027, 1, 11))
    reviewed(office, plan.id)
    assert next_due(office) == (date(2028, 1, 11), ReviewCause.DUE)


def test_in_wales_a_review_is_due_every_three_months(
    office: Office, wales: None, go_to: Callable[[date], None]
) -> None:
    plan = agreed_plan(office, add_person(office))
    assert next_due(office) == (date(2027, 2, 28), ReviewCause.DUE)
    go_to(date(2027, 2, 20))
    reviewed(office, plan.id)
    assert next_due(office) == (date(2027, 5, 20), ReviewCause.DUE)


def test_people_may_choose_another_day(office: Office, go_to: Callable[[date], None]) -> None:
    draft = write_plan(office, add_person(office))
    agree_together(office, draft.id, next_review_on=date(2026, 12, 24))
    assert next_due(office) == (date(2026, 12, 24), ReviewCause.DUE)
    go_to(date(2026, 12, 20))
    reviewed(office, draft.id, next_review_on=date(2027, 1, 31))
    assert next_due(office) == (date(2027, 1, 31), ReviewCause.DUE)


def test_the_co_op_sets_its_own_clock(office: Office, go_to: Callable[[date], None]) -> None:
    agreed_plan(office, add_person(office))
    assert due.get_review_clock(office) == due.CLOCKS[Nation.ENGLAND]
    due.save_review_clock(office, values.ReviewClock(0, 2, 2, 7))
    assert due.get_review_clock(office) == values.ReviewClock(0, 2, 2, 7)
    assert next_due(office)[0] == date(2027, 1, 30)
    with pytest.raises(InvalidInputError):
        due.save_review_clock(office, values.ReviewClock(0, 0, 2, 7))


def test_a_fall_makes_a_plan_due_soon_until_it_is_reviewed(
    office: Office, go_to: Callable[[date], None]
) -> None:
    client = add_person(office)
    plan = agreed_plan(office, client)
    go_to(START + timedelta(days=5))
    fall = values.EventForm(ReviewCause.FALL, clock.today(), "In the bathroom")
    event = due.add_event(office, client, fall)
    assert due.events_of(office, client) == ((event, fall),)
    assert next_due(office) == (START + timedelta(days=19), ReviewCause.FALL)
    reviewed(office, plan.id)
    assert next_due(office)[1] is ReviewCause.DUE
    due.remove_event(office, event)
    assert due.events_of(office, client) == ()


def test_coming_back_from_hospital_counts_by_itself(
    office: Office, go_to: Callable[[date], None]
) -> None:
    client = add_person(office)
    agreed_plan(office, client)
    back = START + timedelta(days=3)
    go_to(back)
    with office.work("add") as work:
        work.session.add(
            Disruption(
                kind=DisruptionKind.CLIENT_BACK,
                client_id=client,
                from_date=back,
                reported_at_utc=datetime(2026, 12, 3, tzinfo=UTC),
            )
        )
        work.commit()
    assert next_due(office) == (back + timedelta(days=14), ReviewCause.HOSPITAL)


def test_a_change_of_circle_counts_by_itself(office: Office, go_to: Callable[[date], None]) -> None:
    client = add_person(office)
    agreed_plan(office, client)
    go_to(START + timedelta(days=1))
    form = values.DecisionForm(DecisionSubject.CIRCLE, client, "Wes joins.", clock.today())
    deciding.add_decision(office, client, form)
    assert next_due(office) == (START + timedelta(days=15), ReviewCause.CIRCLE)


def test_the_list_has_what_is_overdue_first_and_what_was_begun(
    office: Office, go_to: Callable[[date], None]
) -> None:
    first = agreed_plan(office, add_person(office))
    go_to(START + timedelta(days=7))
    agreed_plan(office, add_person(office, "Jack Mudstonehill"))
    go_to(START + timedelta(weeks=6, days=3))
    begun = reviewing.begin_review(office, first.id)
    rows = due.due_reviews(office, within_days=28)
    assert [(row.shown_name, row.days_left, row.is_overdue) for row in rows] == [
        ("Nancy", -3, True),
        ("Jack", 4, False),
    ]
    assert [row.begun_review_id for row in rows] == [begun, None]
    assert [row.shown_name for row in due.due_reviews(office, within_days=0)] == ["Nancy"]


def test_who_has_visits_and_no_agreed_plan_is_listed(
    office: Office, go_to: Callable[[date], None]
) -> None:
    client = add_person(office)
    visit = PatternForm(title="Breakfast", weekdays=frozenset({0}), starts_on=START)
    patterns.add_pattern(office, client, visit)
    add_person(office, "Jack Mudstonehill")
    assert due.without_plan(office) == (values.WithoutPlan(client, "Nancy", None, START),)
    draft = write_plan(office, client)
    assert due.without_plan(office)[0].draft_id == draft.id
    assert get_plan(office, draft.id).next_review_on is None
    assert [row.next_review_on for row in all_plans(office)] == [None]
    agree_together(office, draft.id)
    assert due.without_plan(office) == ()


@pytest.mark.parametrize(
    ("nation", "form", "late"),
    [
        (Nation.WALES, due.CLOCKS[Nation.WALES], set()),
        (Nation.ENGLAND, due.CLOCKS[Nation.ENGLAND], set()),
        (Nation.WALES, due.CLOCKS[Nation.ENGLAND], {"later_months"}),
        (Nation.ENGLAND, due.CLOCKS[Nation.WALES], {"first_weeks"}),
        (Nation.WALES, values.ReviewClock(14, 0, 4, 14), {"first_weeks", "later_months"}),
    ],
)
def test_a_clock_later_than_a_nation_has_it_is_worth_a_word(
    nation: Nation, form: values.ReviewClock, late: set[str]
) -> None:
    assert set(warn_review_clock(form, nation)) == late
