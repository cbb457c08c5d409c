"""Finding people, visits, plans, outcomes and notes by any of their words."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from sqlmodel import select

from carecoop import clock
from carecoop.kinds import FoundIn, Role, SectionKind, Stance
from carecoop.records import SearchEntry, SearchState
from carecoop.services import carers, clients, patterns, search, search_index
from carecoop.services.office import Office
from carecoop.services.people_values import AccessForm, CarerForm, ContactForm, PatternForm
from carecoop.services.plans import drafting, noting, reviewing, values
from carecoop.services.plans.reading import get_plan
from carecoop.services.trail import undo_last
from tests.helpers.office import quick_office
from tests.helpers.plans import add_person, agree_together, agreed_plan, say, write_plan


@pytest.fixture
def office() -> Iterator[Office]:
    with quick_office() as opened:
        yield opened


def found(office: Office, query: str) -> list[tuple[FoundIn, str]]:
    return [(hit.found_in, hit.title or hit.snippet) for hit in search.search(office, query)]


@pytest.mark.parametrize("query", ["Siân", "sian", "SIÂN", "sia", "siân tŷ", "ty sian", "  sian, "])
def test_accents_capitals_and_order_make_no_difference(office: Office, query: str) -> None:
    add_person(office, "Siân Rhys", address="Tŷ Mawr")
    assert found(office, query) == [(FoundIn.CLIENT, "Siân Rhys")]


@pytest.mark.parametrize("query", ["", "  ", "?!", "rhiannon", "ian", "sian cardiff"])
def test_what_is_not_there_is_not_found(office: Office, query: str) -> None:
    add_person(office, "Siân Rhys")
    assert found(office, query) == []


@pytest.mark.parametrize("query", ['" OR "', "sian*", "(sian", "title:sian", "NEAR(sian)", "sian'"])
def test_what_looks_like_a_search_language_is_only_words(office: Office, query: str) -> None:
    add_person(office, "Siân Rhys")
    search.search(office, query)


def test_each_kind_of_text_is_found(office: Office) -> None:
    client = add_person(office, contacts=(ContactForm("Catrin", "daughter"),), notes="Budgie.")
    carers.add_carer(
        office, CarerForm(name="Wesley Hook", easting=292_000, northing=56_000, notes="Sings.")
    )
    breakfast = PatternForm(
        title="Breakfast",
        purpose="Kippers on Friday.",
        weekdays=frozenset({4}),
        starts_on=clock.today(),
    )
    visit = patterns.add_pattern(office, client, breakfast)
    plan = agreed_plan(office, client)
    note = values.VisitNoteForm(
        visit, clock.today(), plan.outcomes[0].origin_id, text="Hummed a shanty."
    )
    noting.add_visit_note(office, note)
    review = reviewing.begin_review(office, plan.id)
    form = values.ReviewForm(held_on=clock.today(), words="Grand, thank you.")
    reviewing.save_review(office, review, form)
    assert found(office, "catrin") == [(FoundIn.CLIENT, "Nancy Berryheadley")]
    assert found(office, "budgie") == [(FoundIn.CLIENT, "Nancy Berryheadley")]
    assert found(office, "sings") == [(FoundIn.CARER, "Wesley Hook")]
    assert found(office, "kipper") == [(FoundIn.VISIT, "Breakfast")]
    assert found(office, "boats") == [(FoundIn.OUTCOME, "I want to see the boats go out.")]
    assert found(office, "rail") == [(FoundIn.OUTCOME, "I want to see the boats go out.")]
    assert found(office, "sea air") == [(FoundIn.PLAN, "Down the steps")]
    assert found(office, "shanty") == [(FoundIn.NOTE, "Hummed a shanty.")]
    assert found(office, "grand") == [(FoundIn.REVIEW, "Grand, thank you.")]


def test_a_persons_name_narrows_what_is_theirs(office: Office) -> None:
    for name in ("Nancy Berryheadley", "Jack Mudstonehill"):
        plan = get_plan(office, drafting.begin_plan(office, add_person(office, name)))
        section = values.SectionForm(SectionKind.IMPORTANT_TO_ME, "The harbour at dawn.")
        drafting.save_section(office, plan.id, None, section)
    assert len(search.search(office, "harbour")) == 2
    (hit,) = search.search(office, "jack harb")
    assert (hit.client_name, hit.snippet) == ("Jack", "The harbour at dawn.")


def test_how_to_get_in_is_never_found(office: Office) -> None:
    client = add_person(office)
    clients.save_access(office, client, AccessForm(how_to_get_in="Key safe 6655"))
    assert found(office, "6655") == found(office, "safe") == []


def test_what_changes_is_found_as_it_is_now(office: Office) -> None:
    client = add_person(office)
    plan = write_plan(office, client)
    assert found(office, "lunch") == [(FoundIn.OUTCOME, "A proper Sunday lunch.")]
    lunch = plan.outcomes[1]
    tea = replace(lunch.form, words="Tea with Di.", steps=(values.StepForm(what="Scones"),))
    drafting.save_outcome(office, plan.id, lunch.id, tea)
    assert found(office, "lunch") == []
    assert found(office, "scones") == [(FoundIn.OUTCOME, "Tea with Di.")]
    bare = replace(tea, steps=())
    drafting.save_outcome(office, plan.id, lunch.id, bare)
    assert found(office, "scones") == []
    undo_last(office)
    assert found(office, "scones") == [(FoundIn.OUTCOME, "Tea with Di.")]
    clients.save_client(
        office, client, replace(clients.get_client(office, client), name="Nan Bay", notes="")
    )
    assert found(office, "bay scones") == [(FoundIn.OUTCOME, "Tea with Di.")]
    drafting.discard_draft(office, plan.id)
    assert found(office, "scones") == []


def next_version(office: Office, client: UUID, words: str) -> values.Plan:
    """Agreed, with other words for the first outcome."""
    draft = get_plan(office, drafting.begin_plan(office, client))
    form = replace(draft.outcomes[0].form, words=words)
    drafting.save_outcome(office, draft.id, draft.outcomes[0].id, form)
    return agree_together(office, draft.id)


@pytest.mark.parametrize("fts", [True, False])
def test_what_only_a_replaced_version_says_is_found_when_asked_for_and_last(
    office: Office, monkeypatch: pytest.MonkeyPatch, fts: bool
) -> None:
    if not fts:
        monkeypatch.setattr(search, "has_words", lambda _session: False)
        monkeypatch.setattr(search_index, "has_words", lambda _session: False)
    client = add_person(office)
    first = agreed_plan(office, client)
    search_index.refresh(office)
    next_version(office, client, "I want to sail out to the boats.")
    third = next_version(office, client, "I want to row out.")
    assert found(office, "boats") == []
    hits = search.search(office, "boats", replaced=True)
    assert {(hit.title, hit.is_replaced) for hit in hits} == {
        ("I want to see the boats go out.", True),
        ("I want to sail out to the boats.", True),
    }
    assert first.id in {hit.of_id for hit in hits}
    (lunch,) = search.search(office, "lunch", replaced=True)
    assert (lunch.of_id, lunch.is_replaced) == (third.id, False), "all three versions say it"
    want = search.search(office, "want", replaced=True)
    assert [hit.is_replaced for hit in want] == [False, True, True]
    undo_last(office)
    assert [hit.title for hit in search.search(office, "boats")] == [
        "I want to sail out to the boats."
    ]


def test_much_that_holds_does_not_push_out_what_was_replaced(office: Office) -> None:
    client = add_person(office)
    agreed_plan(office, client)
    next_version(office, client, "I want to row.")
    for number in range(3):
        add_person(office, f"Nancy {number}", notes="Wants to see the boats.")
    hits = search.search(office, "boats", most=2, replaced=True)
    assert [hit.is_replaced for hit in hits] == [False, False, True]
    assert len(search.search(office, "boats", most=2)) == 2


def test_an_index_of_an_earlier_edition_is_made_anew(office: Office) -> None:
    client = add_person(office)
    agreed_plan(office, client)
    next_version(office, client, "I want to row.")
    search_index.refresh(office)
    with office.store.jot() as session:
        state = session.exec(select(SearchState)).one()
        state.id = search_index.EDITION - 1
        for entry in session.exec(select(SearchEntry)):
            session.delete(entry)
    assert found(office, "row") == [(FoundIn.OUTCOME, "I want to row.")]
    assert len(search.search(office, "boats", replaced=True)) == 1


def test_a_plan_that_was_replaced_is_not_found_again(office: Office) -> None:
    client = add_person(office)
    agreed_plan(office, client)
    draft = get_plan(office, drafting.begin_plan(office, client))
    assert len(found(office, "boats")) == 1  # the draft says the same
    form = replace(draft.outcomes[0].form, words="I want to sail.")
    drafting.save_outcome(office, draft.id, draft.outcomes[0].id, form)
    assert {title for _, title in found(office, "want")} == {
        "I want to sail.",
        "I want to see the boats go out.",
    }
    agree_together(office, draft.id)
    assert found(office, "boats") == []
    (hit,) = search.search(office, "sail")
    assert hit.of_id == draft.id


def test_a_title_counts_more_than_a_text(office: Office) -> None:
    add_person(office, "Jack Mudstonehill", notes="Rings Rose on Sundays. " * 3)
    add_person(office, "Rose Lea")
    assert [title for _, title in found(office, "rose")] == ["Rose Lea", "Jack Mudstonehill"]


def test_nothing_is_read_anew_where_nothing_changed(office: Office) -> None:
    add_person(office)
    assert search_index.refresh(office) == 1
    assert search_index.refresh(office) == 0
    add_person(office, "Jack Mudstonehill")
    assert search_index.refresh(office) == 1


def test_without_fts_the_folded_text_is_looked_through(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_person(office, "Siân Rhys", address="Tŷ Mawr, 5%")
    add_person(office, "Jack Mudstonehill", notes="Sian's neighbour")
    monkeypatch.setattr(search, "has_words", lambda _session: False)
    assert found(office, "ty sia") == [(FoundIn.CLIENT, "Siân Rhys")]
    assert found(office, "%") == found(office, "_ack") == []
    assert len(found(office, "sian")) == 2


def test_the_text_around_what_was_found_is_cut_at_words() -> None:
    written = "She was born in the Valleys.\n" + "Then came the War. " * 8 + "Tŷ Coch was home."
    shown = search.snippet(written, ["ty"])
    assert shown.startswith("… ")
    assert shown.endswith("War. Tŷ Coch was home.")
    assert search.snippet("Short.", ["absent"]) == "Short."
    assert len(search.snippet("word " * 100, ["word"])) < 100


def test_words_of_a_participant_stay_in_the_plan_alone(office: Office) -> None:
    plan = write_plan(office, add_person(office))
    assert {each.form.role for each in plan.participants} >= {Role.CARER}
    say(office, plan.participants[2], Stance.OBJECTS, "Perilous staircase.")
    assert found(office, "perilous") == []
