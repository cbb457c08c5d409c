"""What visits do for outcomes, and what carers note after them."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.errors import InvalidInputError
from carecoop.services import carers, patterns
from carecoop.services.office import Office
from carecoop.services.people_values import CarerForm, PatternForm
from carecoop.services.plans import drafting, noting, values, visits
from carecoop.services.plans.reading import get_plan
from tests.helpers.plans import add_person, agree_together, agreed_plan

BREAKFAST = PatternForm(
    title="Breakfast", weekdays=frozenset(range(7)), starts_on=clock.today() - timedelta(weeks=8)
)


def add_visit(office: Office, client: UUID, title: str = "Breakfast") -> UUID:
    return patterns.add_pattern(office, client, replace(BREAKFAST, title=title))


def test_a_visit_shows_the_persons_words_in_their_order(office: Office) -> None:
    client = add_person(office)
    breakfast, bed = add_visit(office, client), add_visit(office, client, "Bed")
    boats, lunch = agreed_plan(office, client).outcomes
    served = (
        values.Served(lunch.origin_id),
        values.Served(boats.origin_id, " Chair to  the window "),
    )
    visits.serve(office, breakfast, served)
    words = visits.words_for(office, [breakfast, bed])
    assert words == {
        breakfast: (
            values.PersonsWords(boats.form.words, "en", "", "Chair to the window"),
            values.PersonsWords(lunch.form.words, "en", "", ""),
        )
    }


def test_what_is_served_stays_when_the_visits_times_change(office: Office) -> None:
    client = add_person(office)
    breakfast = add_visit(office, client)
    boats = agreed_plan(office, client).outcomes[0]
    visits.serve(office, breakfast, (values.Served(boats.origin_id),))
    later = patterns.save_pattern(
        office,
        breakfast,
        replace(BREAKFAST, preferred_minute=490),
        from_date=clock.today() + timedelta(days=3),
    )
    assert set(visits.words_for(office, [breakfast, later])) == {breakfast, later}
    visits.serve(office, later, ())
    assert visits.words_for(office, [breakfast, later]) == {}


def test_the_agreed_words_are_shown_until_new_ones_are_agreed(office: Office) -> None:
    client = add_person(office)
    breakfast = add_visit(office, client)
    boats = agreed_plan(office, client).outcomes[0]
    visits.serve(office, breakfast, (values.Served(boats.origin_id),))
    draft = get_plan(office, drafting.begin_plan(office, client))
    form = replace(draft.outcomes[0].form, words="I want to go out on a boat.")
    drafting.save_outcome(office, draft.id, draft.outcomes[0].id, form)

    def shown() -> list[str]:
        return [each.words for each in visits.words_for(office, [breakfast])[breakfast]]

    assert shown() == [boats.form.words]
    agree_together(office, draft.id)
    assert shown() == ["I want to go out on a boat."]


def test_private_and_archived_outcomes_stay_off_the_schedule(office: Office) -> None:
    client = add_person(office)
    breakfast = add_visit(office, client)
    plan = get_plan(office, drafting.begin_plan(office, client))
    private = drafting.save_outcome(
        office, plan.id, None, values.OutcomeForm(words="Between us.", is_private=True)
    )
    gone = drafting.save_outcome(office, plan.id, None, values.OutcomeForm(words="Bingo."))
    drafting.archive_outcome(office, gone)
    visits.serve(office, breakfast, (values.Served(private), values.Served(gone)))
    assert visits.words_for(office, [breakfast]) == {}


def test_what_serves_nothing_and_what_nothing_serves_is_listed(office: Office) -> None:
    client = add_person(office)
    breakfast = add_visit(office, client)
    add_visit(office, client, "Bed")
    boats, lunch = agreed_plan(office, client).outcomes
    visits.serve(office, breakfast, (values.Served(boats.origin_id),))
    assert [each.visit.title for each in visits.visits_serving_none(office)] == ["Bed"]
    assert [each.outcome for each in visits.outcomes_without_visits(office)] == [lunch]
    serves = {each.title: each.serves for each in visits.visits_of(office, client)}
    assert serves == {"Breakfast": (values.Served(boats.origin_id),), "Bed": ()}


def test_a_visit_serves_outcomes_of_its_own_person(office: Office) -> None:
    client, other = add_person(office), add_person(office, "Jack Mudstonehill")
    theirs = agreed_plan(office, other).outcomes[0]
    breakfast = add_visit(office, client)
    for served in (values.Served(theirs.origin_id), values.Served(theirs.id, "x" * 501)):
        with pytest.raises(InvalidInputError) as caught:
            visits.serve(office, breakfast, (served,))
        assert list(caught.value.fields) == ["serves"]


def test_a_carer_notes_what_moved_in_a_line(office: Office) -> None:
    client = add_person(office)
    breakfast = add_visit(office, client)
    boats = agreed_plan(office, client).outcomes[0]
    wes = carers.add_carer(office, CarerForm(name="Wes", easting=292_000, northing=56_000))
    today = clock.today()
    form = values.VisitNoteForm(breakfast, today, boats.origin_id, wes, "Stood at the rail.")
    note = noting.add_visit_note(office, form)
    earlier = replace(form, visit_date=today - timedelta(days=9), text="Not today.")
    noting.add_visit_note(office, earlier)
    assert [each.form.text for each in noting.notes_of(office, client)] == [
        "Not today.",
        "Stood at the rail.",
    ]
    (newest,) = noting.notes_of(office, client, since=today)
    assert (newest.visit_title, newest.outcome_words, newest.carer_name) == (
        "Breakfast",
        boats.form.words,
        "Wes",
    )
    noting.remove_visit_note(office, note)
    assert noting.notes_of(office, client, since=today) == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 301}, "text"),
        ({"visit_date": clock.today() + timedelta(days=1)}, "visit_date"),
        ({"origin_id": UUID(int=1)}, "origin_id"),
    ],
)
def test_a_note_needs_its_line_its_day_and_an_outcome_of_the_person(
    office: Office, changes: dict[str, object], field: str
) -> None:
    client = add_person(office)
    form = values.VisitNoteForm(
        add_visit(office, client),
        clock.today(),
        agreed_plan(office, client).outcomes[0].origin_id,
        text="Stood at the rail.",
    )
    with pytest.raises(InvalidInputError) as caught:
        noting.add_visit_note(office, replace(form, **changes))  # type: ignore[arg-type] # as above
    assert list(caught.value.fields) == [field]
