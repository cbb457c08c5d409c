"""What the papers of a week say, read back from the PDF. Today is Tuesday 1 December 2026."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader

from carecoop import clock
from carecoop.errors import NotFoundError
from carecoop.kinds import Nation, TimeOffKind
from carecoop.services import papers
from carecoop.services.carers import get_carer, save_carer
from carecoop.services.clients import add_suspension, save_access
from carecoop.services.coop import CoopForm, save_coop
from carecoop.services.office import Office
from carecoop.services.papers import Paper
from carecoop.services.people_values import AccessForm, SuspensionForm, TimeOffForm
from carecoop.services.planning import accept, propose, start_build
from carecoop.services.publishing import publish
from tests.helpers.weeks import DAY, Small, plan_text, small_coop

MONDAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now_utc", lambda: datetime(2026, 11, 29, 18, tzinfo=UTC))


@pytest.fixture
def small(office: Office) -> Small:
    """Grace makes Winnie's breakfasts but on Sunday and, with Dai, Menna's Monday morning."""
    small = small_coop(office)
    save_coop(office, CoopForm("Gofal", Nation.WALES, "01632 960100", "07700 900100", "person"))
    save_access(office, small.winnie, AccessForm("Key safe 2740"))
    chosen = {(small.breakfast, day): (480, [small.grace]) for day in range(6)}
    chosen[small.lifting, 0] = (600, [small.dai, small.grace])
    order = start_build(office, MONDAY)
    accept(office, propose(office, order, plan_text(chosen, MONDAY)))
    return small


def text(paper: Paper) -> str:
    pages = PdfReader(BytesIO(paper.pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def everything(office: Office) -> Iterator[tuple[Paper, str]]:
    return ((paper, text(paper)) for paper in papers.all_papers(office, MONDAY))


def test_a_schedule_sets_out_visits_and_travel(office: Office, small: Small) -> None:
    words = text(papers.schedule(office, MONDAY, small.grace))
    assert "Grace" in words
    for part in ("Winnie", "3 Example Rise", "Porridge by the window.", "Menna", "Travel"):
        assert part in words
    assert "Together with Dai" in words
    assert "Your first visit here" in words


def test_hours_at_home_between_two_runs_are_no_rest_break(office: Office, small: Small) -> None:
    chosen = {(small.breakfast, 0): (480, [small.grace]), (small.lifting, 0): (630, [small.grace])}
    order = start_build(office, MONDAY)
    accept(office, propose(office, order, plan_text(chosen, MONDAY)))
    assert "Rest break " not in text(papers.schedule(office, MONDAY, small.grace))


def test_how_to_get_in_is_on_no_paper(office: Office, small: Small) -> None:
    assert not any("2740" in words for _, words in everything(office))


def test_every_carer_and_client_of_the_week_gets_papers(office: Office, small: Small) -> None:
    names = [paper.file_name for paper in papers.all_papers(office, MONDAY)]
    kinds = [name.split("-2026")[0] for name in names]
    assert sorted(kinds) == [
        "rota", "schedule", "schedule", "timesheet", "timesheet", "who-is-coming", "who-is-coming",
    ]  # fmt: skip
    assert len(set(names)) == len(names)


def test_file_names_hold_no_personal_data(office: Office, small: Small) -> None:
    for paper in papers.all_papers(office, MONDAY):
        for name in ("grace", "dai", "winnie", "menna", "example"):
            assert name not in paper.file_name.lower()


def test_the_fridge_page_introduces_a_new_face_and_owns_up_to_a_gap(
    office: Office, small: Small
) -> None:
    words = text(papers.who_is_coming(office, MONDAY, small.menna))
    assert "New to you: Dai" in words
    assert "01632 960100" in words
    winnies = text(papers.who_is_coming(office, MONDAY, small.winnie))
    assert "Sunday 6 December" in winnies
    assert "New to you" not in winnies  # Grace is of her circle


def test_the_fridge_page_says_why_nobody_comes(office: Office, small: Small) -> None:
    away = SuspensionForm(from_date=MONDAY + timedelta(days=4), reason="With her sister")
    add_suspension(office, small.winnie, away)
    assert "With her sister" in text(papers.who_is_coming(office, MONDAY, small.winnie))


def test_the_wall_shows_carers_and_who_still_needs_someone(office: Office, small: Small) -> None:
    words = text(papers.rota(office, MONDAY))
    for part in ("Gofal", "Grace", "Dai", "Winnie", "Menna", "Needs someone: 1"):
        assert part in words


def test_the_timesheet_names_the_welsh_regulation_in_wales(office: Office, small: Small) -> None:
    assert "regulation 41(5)" in text(papers.timesheet(office, MONDAY, small.grace))


def test_leave_is_named_on_the_days_it_covers(office: Office, small: Small) -> None:
    off = TimeOffForm(MONDAY + timedelta(days=6), 0, MONDAY + timedelta(days=6), DAY)
    save_carer(office, small.grace, replace(get_carer(office, small.grace), time_off=(off,)))
    assert off.kind is TimeOffKind.LEAVE
    assert "Annual leave" in text(papers.schedule(office, MONDAY, small.grace))


def test_travel_by_car_has_planned_miles(office: Office, small: Small) -> None:
    # Winnie to Menna: 500 m east; 1.3 times that is 0.4 miles.
    assert "0.4" in text(papers.timesheet(office, MONDAY, small.grace))


@pytest.mark.parametrize("of", [papers.schedule, papers.timesheet, papers.who_is_coming])
def test_a_paper_for_somebody_unknown_is_refused_in_a_sentence(
    office: Office, small: Small, of: object
) -> None:
    assert callable(of)
    with pytest.raises(NotFoundError):
        of(office, MONDAY, uuid4())


# What is published ------------------------------------------------------------------------


def change(office: Office, small: Small, *, minute: int = 500) -> None:
    """Dai comes to Winnie on Tuesday, and Grace on Wednesday later than she did."""
    chosen = {(small.breakfast, day): (480, [small.grace]) for day in range(6)}
    chosen[small.breakfast, 1] = (480, [small.dai])
    chosen[small.breakfast, 2] = (minute, [small.grace])
    chosen[small.lifting, 0] = (600, [small.dai, small.grace])
    order = start_build(office, MONDAY)
    proposal = propose(office, order, plan_text(chosen, MONDAY))
    accept(office, proposal, "The district nurse comes first")


def test_a_week_that_was_never_published_is_printed_as_a_draft(
    office: Office, small: Small
) -> None:
    assert all("Draft: may still change" in words for _paper, words in everything(office))


def test_every_paper_carries_the_version_and_when_it_was_published(
    office: Office, small: Small
) -> None:
    publish(office, MONDAY, 1)
    for paper, words in everything(office):
        assert "Version 1, published 29 November, 18:00" in words, paper.title
        assert "Draft" not in words


def test_a_changed_schedule_says_what_changed_since_the_page_before(
    office: Office, small: Small
) -> None:
    publish(office, MONDAY, 1)
    change(office, small)
    words = text(papers.schedule(office, MONDAY, small.grace))
    assert "Changed since version 1: Tuesday, Wednesday." in words
    assert "Tuesday 1 December · changed No visits 08:00–08:45 No longer Winnie" in words
    assert "Moved: was 08:00–08:45" in words
    assert "district nurse" not in words  # why is nobody's business on a bus
    assert "New visit" in text(papers.schedule(office, MONDAY, small.dai))


def test_changes_of_others_leave_a_schedule_as_it_was(office: Office, small: Small) -> None:
    publish(office, MONDAY, 1)
    change(office, small)
    change(office, small, minute=505)
    grace, dai = (text(papers.schedule(office, MONDAY, who)) for who in (small.grace, small.dai))
    assert "Changed since version 2: Wednesday." in grace
    assert "Changed since version 1: Tuesday." in dai


def test_what_is_not_published_yet_is_on_no_page_but_the_timesheet(
    office: Office, small: Small
) -> None:
    publish(office, MONDAY, 1)
    hospital = SuspensionForm(MONDAY + timedelta(days=2), reason="Hospital")
    add_suspension(office, small.winnie, hospital)
    assert text(papers.schedule(office, MONDAY, small.grace)).count("Winnie") == 6
    assert text(papers.rota(office, MONDAY)).count("Winnie") == 7
    assert text(papers.timesheet(office, MONDAY, small.grace)).count("Winnie") == 2
