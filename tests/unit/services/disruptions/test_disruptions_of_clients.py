"""Winnie goes into hospital and comes home; a package begins."""

from dataclasses import replace
from datetime import timedelta

from carecoop.kinds import DisruptionKind, Standing, TimeOffKind
from carecoop.services import disruptions, publishing
from carecoop.services.carers import get_carer, save_carer
from carecoop.services.clients import get_client, list_suspensions
from carecoop.services.disruptions import DisruptionForm
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from carecoop.services.people_values import BondForm, TimeOffForm
from carecoop.services.trail import undo_last
from carecoop.services.week import week_board
from tests.helpers.disrupted import (
    HALF_SIX,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    come,
    hospital,
    mend,
)
from tests.helpers.store import everything
from tests.helpers.weeks import BREAKFAST, DAY, Small


def test_an_admission_takes_the_visits_off_and_keeps_the_circle(
    office: Office, small: Small
) -> None:
    before = everything(office.store)
    disruption = disruptions.report(office, hospital(small))
    (off,) = (form for _, form in list_suspensions(office, small.winnie))
    assert (off.reason, off.place) == ("hospital", "Torbay, Ella Rowcroft ward")
    board = week_board(office, MONDAY)
    assert {visit.start_minute // DAY for visit in board.visits} == {0}
    assert board.version == 2
    detail = disruptions.get(office, disruption)
    assert [visit.visit_date for visit in detail.visits] == [
        TUESDAY + timedelta(days=n) for n in range(6)
    ]
    assert detail.row.open_visits == 0
    assert {one.name for one in detail.to_tell} == {"Grace", "Dai"}
    assert get_client(office, small.winnie).bonds == (BondForm(small.grace, Standing.CIRCLE),)
    undo_last(office)
    assert everything(office.store) == before


def test_a_discharge_brings_the_visits_back_from_its_time(
    office: Office, small: Small, now: list[int]
) -> None:
    admission = disruptions.report(office, hospital(small))
    now[0] = 2 * DAY + HALF_SIX
    home = DisruptionForm(DisruptionKind.CLIENT_BACK, small.winnie, WEDNESDAY, 700)
    visits = disruptions.affected(office, home)
    assert [visit.visit_date.weekday() for visit in visits] == [3, 4, 5, 6]
    disruption = disruptions.report(office, home)
    (off,) = (form for _, form in list_suspensions(office, small.winnie))
    assert (off.until_date, off.until_minute) == (WEDNESDAY, 700)
    mend(office, disruption)
    detail = disruptions.get(office, disruption)
    assert all(visit.covered_by == small.grace for visit in detail.visits)  # of the circle
    assert [one.name for one in detail.to_tell] == ["Winnie", "Grace"]
    before = disruptions.get(office, admission)
    assert before.row.open_visits == 0  # what was off stays so in its record
    assert all(visit.covered_by is None for visit in before.visits)


def test_whoever_was_promised_comes_again_after_a_discharge(
    office: Office, small: Small, now: list[int]
) -> None:
    publishing.publish(office, MONDAY, 1)
    disruptions.report(office, hospital(small))
    now[0] = 2 * DAY + HALF_SIX
    home = DisruptionForm(DisruptionKind.CLIENT_BACK, small.winnie, WEDNESDAY, 700)
    mend(office, disruptions.report(office, home))
    for day in range(3, 6):
        assert come(office, small.breakfast, MONDAY + timedelta(days=day)) == {small.grace}
    assert come(office, small.breakfast, MONDAY + timedelta(days=6)) == {small.dai}
    (untold,) = publishing.untold(office, MONDAY)
    assert (untold.carer_name, untold.day) == ("Grace", WEDNESDAY), "all others are as they knew"


def test_whoever_was_promised_and_is_needed_elsewhere_by_now_does_not_come_again(
    office: Office, small: Small, now: list[int]
) -> None:
    publishing.publish(office, MONDAY, 1)
    disruptions.report(office, hospital(small))
    now[0] = 2 * DAY + HALF_SIX
    form = get_carer(office, small.grace)
    leave = TimeOffForm(WEDNESDAY, 0, MONDAY + timedelta(days=6), 1440, TimeOffKind.LEAVE)
    save_carer(office, small.grace, replace(form, time_off=(leave,)))
    home = DisruptionForm(DisruptionKind.CLIENT_BACK, small.winnie, WEDNESDAY, 700)
    disruption = disruptions.report(office, home)
    mend(office, disruption)
    assert {visit.covered_by for visit in disruptions.get(office, disruption).visits} == {small.dai}


def test_a_new_package_lists_its_open_visits_and_a_mend_fills_them(
    office: Office, small: Small
) -> None:
    tea = replace(
        BREAKFAST, title="Tea", preferred_minute=1020, earliest_minute=990, latest_minute=1050
    )
    add_pattern(office, small.menna, replace(tea, starts_on=WEDNESDAY))
    new = DisruptionForm(DisruptionKind.NEW_PACKAGE, small.menna, WEDNESDAY)
    disruption = disruptions.report(office, new)
    detail = disruptions.get(office, disruption)
    assert detail.row.open_visits == 5
    mend(office, disruption)
    assert disruptions.get(office, disruption).row.open_visits == 0
