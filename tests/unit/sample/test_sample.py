"""The sample co-op keeps what it promises, in an A week and in a B week."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from carecoop import clock
from carecoop.kinds import RotaState, TimeOffKind
from carecoop.sample import SAMPLE_PASSPHRASE
from carecoop.sample.build import CLIENTS
from carecoop.sample.carers import CARERS
from carecoop.sample.rotas import PAST_WEEKS
from carecoop.services.building import build_problem, plan_of
from carecoop.services.carers import list_carers
from carecoop.services.clients import list_clients
from carecoop.services.office import Office, open_office
from carecoop.services.publishing import published, untold
from carecoop.services.week import current_visits, placements_of, week_board
from carecoop.services.week_records import WEEK, read_week
from carecoop.services.week_values import Relationship, WeekBoard
from solver.rules import broken
from tests.helpers.office import sample_office

WEDNESDAYS = (date(2026, 11, 25), date(2026, 12, 2))  # a B week and an A week


@pytest.fixture(scope="module", params=WEDNESDAYS, ids=["week B", "week A"])
def today(request: pytest.FixtureRequest) -> date:
    day: date = request.param
    return day


@pytest.fixture(scope="module")
def sample(today: date, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = sample_office(tmp_path_factory.mktemp("sample") / "sample.carecoop", today)
    yield office
    office.close()


@pytest.fixture(autouse=True)
def _today(today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: today)


@pytest.fixture
def monday(today: date) -> date:
    return clock.monday_of(today)


def boards(office: Office, monday: date) -> list[WeekBoard]:
    """Four weeks ago to this week."""
    return [week_board(office, monday - ago * WEEK) for ago in range(PAST_WEEKS, -1, -1)]


def test_it_has_forty_people_and_twenty_four_carers(sample: Office) -> None:
    assert (len(list_clients(sample)), len(list_carers(sample))) == (40, 24)


def test_the_two_weeks_of_the_tests_are_an_a_week_and_a_b_week() -> None:
    assert len({clock.weeks_letter(day) for day in WEDNESDAYS}) == 2


def test_past_and_present_rotas_break_no_rule(sample: Office, monday: date) -> None:
    for ago in range(PAST_WEEKS + 1):
        week = monday - ago * WEEK
        with sample.read() as session:
            records = read_week(session, week)
            plan = plan_of(week, placements_of(current_visits(records, monday)))
            assert not broken(build_problem(records), plan), week


def test_past_weeks_are_worked_this_one_is_published_and_the_next_is_empty(
    sample: Office, monday: date
) -> None:
    *past, this = boards(sample, monday)
    assert {board.state for board in past} == {RotaState.WORKED}
    assert this.state is RotaState.PUBLISHED
    following = week_board(sample, monday + WEEK)
    assert (following.version, following.figures.places_filled) == (0, 0)
    assert 380 <= len(following.visits) <= 480


def test_what_was_published_last_is_what_the_rota_has(sample: Office, monday: date) -> None:
    this = boards(sample, monday)[-1]
    stands = published(sample, this)
    assert (stands.version, stands.differs) == (3, False)
    assert {board.published for board in boards(sample, monday)} == {2, 3}


def test_two_carers_are_to_be_told_of_this_weeks_sunday(sample: Office, monday: date) -> None:
    waiting = untold(sample, monday)
    assert "Lowri" in {one.carer_name for one in waiting}
    assert {one.day for one in waiting} == {monday + timedelta(days=6)}
    assert len(waiting) == 2
    assert all(one.telephone for one in waiting)


def test_every_visit_is_filled_but_the_one_that_nobody_can_make(
    sample: Office, monday: date
) -> None:
    *past, this = boards(sample, monday)
    assert [visit for board in past for visit in board.visits if visit.missing] == []
    (unfilled,) = (visit for visit in this.visits if visit.missing)
    assert unfilled.needs == ("catheter",)


def test_continuity_is_what_the_co_op_is_proud_of(sample: Office, monday: date) -> None:
    this = week_board(sample, monday).figures
    assert this.circle_share is not None
    assert this.circle_share > 0.8
    assert this.carers_per_client_14 is not None
    assert this.carers_per_client_14 <= 4
    assert this.carers_per_client_28 is not None
    assert this.carers_per_client_28 <= 6


def test_all_three_relationships_are_there_to_be_seen(sample: Office, monday: date) -> None:
    this = week_board(sample, monday)
    seen = {place.relationship for visit in this.visits for place in visit.places}
    assert seen == set(Relationship)


def test_one_person_is_in_hospital_and_one_carer_on_leave(sample: Office, monday: date) -> None:
    this = week_board(sample, monday)
    (suspended,) = this.suspended
    assert "hospital" in suspended.reason
    assert [carer.name for carer in this.carers if carer.away] == ["Priya"]
    assert {away.kind for carer in this.carers for away in carer.away} == {TimeOffKind.LEAVE}


def test_one_carers_training_runs_out_within_the_month(sample: Office) -> None:
    expiring = {row.shown_name: row.expiring for row in list_carers(sample) if row.expiring}
    assert expiring == {"Huw": ("medication",)}


def test_menna_is_mostly_visited_in_welsh(sample: Office, monday: date) -> None:
    speakers = {carer.key for carer in CARERS if any(code == "cy" for code, _ in carer.languages)}
    assert speakers >= {"dai", "lowri", "carys"}
    this = week_board(sample, monday)
    names = {carer.carer_id: carer.name.lower() for carer in this.carers}
    came = [
        names[place.carer_id] in speakers
        for visit in this.visits
        if visit.client_name == "Menna"
        for place in visit.places
    ]
    assert sum(came) / len(came) >= 0.5


def test_agreed_hours_follow_from_the_visits(sample: Office) -> None:
    agreed = {client.key: client for client in CLIENTS}
    assert agreed["ivor"].visits[0].minutes * 7 == 315
    rows = {row.shown_name: row for row in list_clients(sample)}
    assert rows["Ivor"].visits_a_week == 7


def test_no_home_is_a_real_front_door_and_no_postcode_can_exist() -> None:
    never_used = set("CIKMOV")  # letters that the end of a British postcode does not have
    for person in (*CARERS, *CLIENTS):
        assert person.home.easting % 50 == person.home.northing % 50 == 0
        assert set(person.postcode[-2:]) <= never_used


def test_the_file_opens_with_the_samples_passphrase(tmp_path: Path, today: date) -> None:
    path = tmp_path / "sample.carecoop"
    sample_office(path, today).close()
    office = open_office(path, SAMPLE_PASSPHRASE)
    assert week_board(office, today).state is RotaState.PUBLISHED
    office.close()
