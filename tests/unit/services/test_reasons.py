"""Reasons over real records: why nobody comes, why somebody does, who else could."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.kinds import TimeOffKind
from carecoop.services.carers import get_carer, save_carer
from carecoop.services.office import Office
from carecoop.services.patterns import save_pattern
from carecoop.services.people_values import TimeOffForm
from carecoop.services.planning import propose, start_build
from carecoop.services.reasons import Saying, reasons, who_could, why_unfilled
from carecoop.services.week import week_board
from carecoop.services.week_values import Relationship
from tests.helpers.office import sample_office
from tests.helpers.rota import put
from tests.helpers.short_nights import EARLY, bedtime
from tests.helpers.weeks import BREAKFAST, WEEK, Small, plan_text, small_coop

MONDAY = date(2026, 11, 30)


def said(saying: object) -> object:
    """In English, with numbers as they are."""
    if isinstance(saying, Saying):
        return saying.template.format(**{key: said(one) for key, one in saying.facts.items()})
    return ", ".join(map(str, saying)) if isinstance(saying, tuple) else saying


@pytest.fixture(autouse=True)
def _the_friday_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=3))
    monkeypatch.setattr(clock, "minutes_since", lambda week: -3 * clock.DAY_MINUTES)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def breakfast(small: Small, weekday: int = 0) -> str:
    return f"{small.breakfast}:{MONDAY + timedelta(days=weekday)}"


def lifting(small: Small) -> str:
    return f"{small.lifting}:{MONDAY}"


def take_off(office: Office, carer_id: UUID, kind: TimeOffKind, day: int = 0) -> None:
    """Away on the Monday, or on another weekday."""
    then = MONDAY + timedelta(days=day)
    off = (TimeOffForm(then, 0, then, 1440, kind),)
    save_carer(office, carer_id, replace(get_carer(office, carer_id), time_off=off))


def test_who_could_names_people_as_they_like_to_be_called(office: Office, small: Small) -> None:
    first, second = who_could(office, MONDAY, breakfast(small))
    assert (first.name, first.relationship) == ("Grace", Relationship.CIRCLE)
    assert (second.name, second.relationship) == ("Dai", Relationship.NEW)
    assert first.points < second.points
    assert ("New faces", 60) in second.costs
    assert (first.obstacles, first.contract_minutes) == ((), 600)


def test_nothing_stops_a_visit_that_somebody_could_make(office: Office, small: Small) -> None:
    (why,) = why_unfilled(office, MONDAY, breakfast(small))
    assert said(why) == "Could come as things are: Dai, Grace"


def test_both_are_away_each_for_a_reason(office: Office, small: Small) -> None:
    take_off(office, small.grace, TimeOffKind.LEAVE)
    take_off(office, small.dai, TimeOffKind.SICK)
    head, *rest = why_unfilled(office, MONDAY, breakfast(small))
    assert said(head) == "Nobody is free on 0, 450 to 585."
    assert list(map(said, rest)) == ["On leave: Grace", "Sick: Dai"]
    assert [said(one.obstacles[0]) for one in who_could(office, MONDAY, breakfast(small))] == [
        "On leave", "Sick",
    ]  # fmt: skip


def test_the_rest_before_next_week_is_said_as_such(office: Office, small: Small) -> None:
    bed = bedtime(office, small, weekday=6)
    put(office, MONDAY + WEEK, {(small.breakfast, 0): (EARLY, [small.grace])})
    visit_id = f"{bed}:{MONDAY + timedelta(days=6)}"
    obstacles = {one.name: one.obstacles for one in who_could(office, MONDAY, visit_id)}
    (too_short,) = obstacles["Grace"]
    assert said(too_short) == "Rest is too short: 570, least 660"
    assert obstacles["Dai"] == ()
    take_off(office, small.dai, TimeOffKind.LEAVE, day=6)
    _head, *rest = why_unfilled(office, MONDAY, visit_id)
    assert sorted(map(str, map(said, rest))) == ["On leave: Dai", "Rest would be too short: Grace"]


def test_a_second_carer_is_missing(office: Office, small: Small) -> None:
    take_off(office, small.dai, TimeOffKind.TRAINING)
    assert list(map(said, why_unfilled(office, MONDAY, lifting(small)))) == [
        "No second carer is free on 0, 570 to 705.",
        "At training: Dai",
        "Could come as things are: Grace",
    ]


def test_a_full_visit_is_not_explained_as_open(office: Office, small: Small) -> None:
    order = start_build(office, MONDAY)
    plan = plan_text({(small.breakfast, 0): (480, [small.dai])}, MONDAY)
    board = propose(office, order, plan).after
    found = reasons(office, board, breakfast(small), small.dai)
    assert found.comes is not None
    assert (found.comes.name, found.comes.points, found.comes.start_minute) == ("Dai", 0, 480)
    (grace,) = found.who
    assert (grace.name, grace.relationship) == ("Grace", Relationship.CIRCLE)
    assert grace.points < 0
    assert why_unfilled(office, board, breakfast(small)) == ()
    assert why_unfilled(office, MONDAY, breakfast(small)) != ()  # saved is another week


def test_a_little_later_somebody_could(office: Office, small: Small) -> None:
    """Both lift Menna until 8:30, while breakfast may begin by 8:20."""
    tight = replace(BREAKFAST, earliest_minute=480, latest_minute=500)
    save_pattern(office, small.breakfast, tight)
    lift = replace(
        tight, preferred_minute=465, earliest_minute=465, latest_minute=465, carers_wanted=2
    )
    save_pattern(office, small.lifting, replace(lift, weekdays=frozenset({0}), needs=()))
    order = start_build(office, MONDAY)
    plan = plan_text({(small.lifting, 0): (465, [small.grace, small.dai])}, MONDAY)
    head, busy, later = why_unfilled(office, propose(office, order, plan).after, breakfast(small))
    assert said(head) == "Nobody is free on 0, 480 to 545."
    assert said(busy) == "With someone else then: Dai, Grace"
    assert later.template == "Could come {outside_minutes} later: {carers}"
    assert later.facts["outside_minutes"] in range(10, 25)
    assert later.facts["carers"] == ("Dai", "Grace")


def test_what_has_begun_and_what_is_unknown_have_no_reasons(
    office: Office, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert why_unfilled(office, MONDAY, "nothing") == ()
    monkeypatch.setattr(clock, "minutes_since", lambda week: 2 * clock.DAY_MINUTES)
    assert who_could(office, MONDAY, breakfast(small)) == ()
    assert who_could(office, MONDAY, breakfast(small, weekday=3)) != ()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = sample_office(tmp_path_factory.mktemp("sample") / "s.carecoop", MONDAY)
    yield office
    office.close()


def test_in_the_sample_only_priya_could_help_sid_and_she_is_on_leave(sample: Office) -> None:
    board = week_board(sample, MONDAY)
    (sid,) = (visit for visit in board.visits if visit.client_name == "Sid" and visit.missing)
    (why,) = why_unfilled(sample, board, sid.id)
    assert said(why) == "Nobody with catheter is free on 2: Priya is on leave."
    priya, *others = who_could(sample, board, sid.id)
    assert (priya.name, said(priya.obstacles[0])) == ("Priya", "On leave")
    assert not priya.is_ruled_out
    assert all(one.is_ruled_out for one in others)
