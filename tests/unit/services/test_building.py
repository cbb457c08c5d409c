"""What the solver is told about a week. The week is Monday 30 November 2026, an A week."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.kinds import LanguageLevel, RotaState, Standing, TravelMode, Weeks
from carecoop.services.building import (
    TRAVEL,
    available_windows,
    build_problem,
    worked_until,
)
from carecoop.services.carers import archive_carer, get_carer, save_carer
from carecoop.services.clients import get_client, save_client
from carecoop.services.office import Office
from carecoop.services.people_values import (
    AvailabilityForm,
    BondForm,
    CarerLanguageForm,
    SkillForm,
    TimeOffForm,
)
from carecoop.services.planning import export_problem
from carecoop.services.rota_rows import save_rota
from carecoop.services.week import PlacedVisit
from carecoop.services.week_records import WeekRecords, read_week
from solver.problem import Carer, Client, Problem, Visit
from tests.helpers.weeks import DAY, WEEK, Small, small_coop

MONDAY = date(2026, 11, 30)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def records_of(office: Office, week: date = MONDAY) -> WeekRecords:
    with office.read() as session:
        return read_week(session, week)


def problem_of(office: Office, week: date = MONDAY) -> Problem:
    return build_problem(records_of(office, week))


def carer_in(problem: Problem, carer_id: UUID) -> Carer:
    return next(carer for carer in problem.carers if carer.id == str(carer_id))


def client_in(problem: Problem, client_id: UUID) -> Client:
    return next(client for client in problem.clients if client.id == str(client_id))


def windows(office: Office, carer_id: UUID, week: date = MONDAY) -> tuple[tuple[int, int], ...]:
    records = records_of(office, week)
    return available_windows(records, records.carers[carer_id])


def available(office: Office, carer_id: UUID, *hours: AvailabilityForm) -> None:
    save_carer(office, carer_id, replace(get_carer(office, carer_id), availability=hours))


def work(
    office: Office, week: date, carer: UUID, pattern: UUID, weekday: int, later: int = 0
) -> None:
    """Save a rota in which the carer makes one visit, so many minutes later than wished."""
    with office.work("test", str(week)) as work:
        records = read_week(work.session, week)
        visits = [
            PlacedVisit(visit, visit.preferred_minute + later, (carer,) if hit else ())
            for visit in records.wanted
            for hit in ((visit.pattern_id, visit.visit_date.weekday()) == (pattern, weekday),)
        ]
        save_rota(work.session, records, visits, RotaState.PUBLISHED)
        work.commit()


def test_travel_is_modelled_as_in_the_shared_instances() -> None:
    constants = {mode: (way.overhead_minutes, way.minutes_per_10km) for mode, way in TRAVEL.items()}
    assert constants == {
        TravelMode.CAR: (3, 24),
        TravelMode.BIKE: (2, 50),
        TravelMode.WALK: (0, 160),
    }


def test_a_problem_tells_ids_and_positions_but_no_names(office: Office, small: Small) -> None:
    exported = export_problem(office, MONDAY)
    assert str(small.winnie).encode() in exported
    for word in (b"Winnie", b"Winifred", b"Grace", b"Example", b"Porridge", b"Breakfast"):
        assert word not in exported


def test_circle_known_and_barred_carers_are_told_by_client(office: Office, small: Small) -> None:
    form = get_client(office, small.menna)
    barred = BondForm(small.grace, Standing.BARRED, "They both asked.")
    save_client(office, small.menna, replace(form, bonds=(barred,), spacing_minutes=60))
    work(office, MONDAY - 4 * WEEK, small.dai, small.breakfast, 0)
    work(office, MONDAY - WEEK, small.dai, small.breakfast, 3)
    work(office, MONDAY, small.dai, small.breakfast, 1)  # this week itself does not count
    work(office, MONDAY - 5 * WEEK, small.grace, small.breakfast, 0)  # too long ago
    problem = problem_of(office)
    winnie, menna = client_in(problem, small.winnie), client_in(problem, small.menna)
    assert winnie.circle == {str(small.grace)}
    assert winnie.known == {str(small.dai): 2}
    assert menna.barred == {str(small.grace)}
    assert menna.spacing_minutes == 60


def test_a_first_language_other_than_english_is_a_wish(office: Office, small: Small) -> None:
    by_client: dict[str, Visit] = {visit.client: visit for visit in problem_of(office).visits}
    assert by_client[str(small.menna)].wishes == {"lang:cy"}
    assert by_client[str(small.winnie)].wishes == set()


def test_languages_count_from_conversation_up(office: Office, small: Small) -> None:
    form = get_carer(office, small.grace)
    spoken = (
        CarerLanguageForm("cy", LanguageLevel.GREETINGS),
        CarerLanguageForm("pl", LanguageLevel.CONVERSATION),
    )
    save_carer(office, small.grace, replace(form, languages=spoken))
    assert carer_in(problem_of(office), small.grace).traits == {"medication", "lang:pl"}


@pytest.mark.parametrize(("weekday", "counts"), [(5, False), (6, True)])
def test_a_skill_that_runs_out_within_the_week_is_not_relied_on(
    office: Office, small: Small, weekday: int, counts: bool
) -> None:
    skill = SkillForm("medication", MONDAY + timedelta(days=weekday))
    save_carer(office, small.grace, replace(get_carer(office, small.grace), skills=(skill,)))
    traits = carer_in(problem_of(office), small.grace).traits
    assert ("medication" in traits) is counts


def test_alternate_weeks_open_their_own_windows(office: Office, small: Small) -> None:
    available(
        office,
        small.grace,
        AvailabilityForm(0, 420, 840, Weeks.A),
        AvailabilityForm(0, 900, 1320, Weeks.B),
    )
    assert windows(office, small.grace) == ((420, 840),)
    assert windows(office, small.grace, MONDAY + WEEK) == ((900, 1320),)


def test_a_sunday_night_belongs_to_both_weeks(office: Office, small: Small) -> None:
    available(office, small.grace, AvailabilityForm(6, 1320, 1320 + 540))
    assert windows(office, small.grace) == ((0, 420), (6 * DAY + 1320, 7 * DAY + 420))


def test_time_off_is_cut_out_of_the_windows(office: Office, small: Small) -> None:
    available(office, small.grace, *(AvailabilityForm(day, 420, 1320) for day in (0, 1)))
    off = TimeOffForm(MONDAY, 600, MONDAY + timedelta(days=1), 480)
    save_carer(office, small.grace, replace(get_carer(office, small.grace), time_off=(off,)))
    assert windows(office, small.grace) == ((420, 600), (DAY + 480, DAY + 1320))


def test_leave_takes_its_share_off_the_contracted_hours(office: Office, small: Small) -> None:
    off = TimeOffForm(MONDAY, 0, MONDAY + timedelta(days=6), 1440)
    save_carer(office, small.grace, replace(get_carer(office, small.grace), time_off=(off,)))
    problem = problem_of(office)
    assert carer_in(problem, small.grace).contract_minutes == 0
    assert carer_in(problem, small.dai).contract_minutes == 600


def test_a_carer_who_left_on_wednesday_is_there_until_then(
    office: Office, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now_utc", lambda: datetime(2026, 12, 2, 9, tzinfo=UTC))
    archive_carer(office, small.grace)
    assert windows(office, small.grace) == ((420, 1320), (DAY + 420, DAY + 1320))
    gone = {carer.id for carer in problem_of(office, MONDAY + WEEK).carers}
    assert gone == {str(small.dai)}


def test_the_rest_before_monday_counts_from_last_weeks_last_visit(
    office: Office, small: Small
) -> None:
    work(office, MONDAY - WEEK, small.grace, small.breakfast, 6)
    problem = problem_of(office)
    assert carer_in(problem, small.grace).worked_until == -(DAY - 525)  # Sunday 08:45
    assert carer_in(problem, small.dai).worked_until is None


def test_the_rest_across_a_clock_change_is_as_long_as_it_really_is(
    office: Office, small: Small
) -> None:
    """Saturday 08:45 to Monday 00:00 lasts an hour more when the clocks go back in between."""
    autumn = date(2026, 10, 26)
    work(office, autumn - WEEK, small.grace, small.breakfast, 5)
    records = records_of(office, autumn)
    assert worked_until(records, records.carers[small.grace]) == -(2 * DAY - 525 + 60)


def test_nobody_works_so_late_on_sunday_that_next_mondays_first_visit_comes_too_soon(
    office: Office, small: Small
) -> None:
    usual = carer_in(problem_of(office), small.grace)
    work(office, MONDAY + WEEK, small.grace, small.breakfast, 0)  # from 08:00
    rested = carer_in(problem_of(office), small.grace)
    assert usual.available[-1] == (6 * DAY + 420, 6 * DAY + 1320)
    assert rested.available == (*usual.available[:-1], (6 * DAY + 420, 6 * DAY + 1260))
    assert rested.contract_minutes == usual.contract_minutes
    assert carer_in(problem_of(office), small.dai).available[-1][1] == 6 * DAY + 1320


def test_what_a_carer_has_on_sunday_already_stays_possible_whatever_next_monday_brings(
    office: Office, small: Small
) -> None:
    work(office, MONDAY + WEEK, small.grace, small.breakfast, 0)
    work(office, MONDAY, small.grace, small.breakfast, 6, later=775)  # five to nine in the evening
    ends = carer_in(problem_of(office), small.grace).available[-1][1]
    assert ends == 6 * DAY + 1255 + 45


def test_a_published_week_tells_what_was_promised(office: Office, small: Small) -> None:
    work(office, MONDAY, small.grace, small.breakfast, 2)
    promised = {visit.id: visit.published for visit in problem_of(office).visits}
    placement = promised[f"{small.breakfast}:2026-12-02"]
    assert placement is not None
    assert (placement.start_minute, placement.carers) == (2 * DAY + 480, (str(small.grace),))
    assert promised[f"{small.breakfast}:2026-12-03"] is None
