"""Plans are kept, closed and found on a PostgreSQL server just as in a file."""

import pytest
from sqlalchemy import text

from carecoop.errors import CareCoopError
from carecoop.kinds import FoundIn
from carecoop.services.office import Office
from carecoop.services.plans import attaching, drafting, history, jotting, reviewing, values
from carecoop.services.plans.reading import get_plan
from carecoop.services.search import search
from carecoop.services.trail import undo_last
from tests.helpers.plans import add_person, agreed_plan, write_plan


@pytest.fixture
def office(server_office: Office) -> Office:
    return server_office


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plan_outcome SET words = 'other'",
        "DELETE FROM plan_section",
        "UPDATE plan_step SET what = 'other'",
        "UPDATE plan SET language = 'cy'",
        "DELETE FROM plan",
    ],
)
def test_the_store_itself_keeps_what_was_agreed(office: Office, statement: str) -> None:
    agreed_plan(office, add_person(office))
    with pytest.raises(CareCoopError), office.store.jot() as session:
        session.connection().execute(text(statement))


def test_a_plan_is_agreed_changed_reviewed_and_undone(office: Office) -> None:
    client = add_person(office)
    agreed = agreed_plan(office, client)
    draft = drafting.begin_plan(office, client)
    attaching.attach(office, draft, values.AttachmentForm("Council plan"), "p.pdf", b"%PDF\x00")
    copy = get_plan(office, draft)
    assert attaching.read_attachment(office, copy.attachments[0].id) == b"%PDF\x00"
    drafting.discard_draft(office, draft)
    undo_last(office)
    assert get_plan(office, draft) == copy
    review = reviewing.begin_review(office, agreed.id)
    form = values.ReviewedForm(words="Twice.", level=0, now_score=5)
    reviewing.save_reviewed(office, review, agreed.outcomes[0].id, form)
    reviewing.finish_review(office, review)
    assert reviewing.distance_travelled(office, client)[0].points[-1].score == 5
    jotting.jot(office, draft, "outcome", {"words": "I"})
    jotting.jot(office, draft, "outcome", {"words": "I want"})
    assert [each.form for each in jotting.left_behind(office, draft)] == [{"words": "I want"}]
    assert history.history_of(office, client)[0].use_case == "finish_review"


def test_words_are_found_with_and_without_accents(office: Office) -> None:
    client = add_person(office, "Siân Rhys", address="Tŷ Mawr")
    write_plan(office, client)
    (hit,) = search(office, "ty sian")
    assert (hit.found_in, hit.title) == (FoundIn.CLIENT, "Siân Rhys")
    assert [hit.found_in for hit in search(office, "boats")] == [FoundIn.OUTCOME]
    assert search(office, "oats") == ()
    undo_last(office)
    assert search(office, "sea air") == ()
