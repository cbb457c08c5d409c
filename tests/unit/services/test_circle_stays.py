"""Who was in whose circle, kept day by day."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.errors import InvalidInputError
from carecoop.kinds import Standing
from carecoop.services.circle_stays import Stays, read_stays
from carecoop.services.clients import get_client, save_client
from carecoop.services.office import Office
from carecoop.services.people_values import BondForm
from carecoop.services.trail import undo_last
from tests.helpers.store import everything
from tests.helpers.weeks import Small, small_coop

MONDAY = date(2026, 11, 30)
DAY = timedelta(days=1)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    days = [MONDAY]
    monkeypatch.setattr(clock, "today", lambda: days[0])
    return days


@pytest.fixture
def small(office: Office, today: list[date]) -> Small:
    return small_coop(office)


def stays(office: Office) -> Stays:
    with office.read() as session:
        return read_stays(session)


def choose(office: Office, small: Small, *circle: UUID) -> None:
    form = get_client(office, small.winnie)
    save_client(office, small.winnie, replace(form, bonds=tuple(map(BondForm, circle))))


def test_whoever_came_with_somebody_was_their_circle_from_the_beginning(
    office: Office, small: Small
) -> None:
    assert stays(office).circle(small.winnie, date(2020, 1, 1)) == {small.grace}


def test_whoever_joins_counts_from_that_day_and_whoever_leaves_until_the_day_before(
    office: Office, small: Small, today: list[date]
) -> None:
    choose(office, small, small.dai)
    found = stays(office)
    assert found.circle(small.winnie, MONDAY) == {small.dai}
    assert found.circle(small.winnie, MONDAY - DAY) == {small.grace}
    assert found.clients(small.grace, MONDAY) == frozenset()
    assert found.clients(small.grace, MONDAY - DAY) == {small.winnie}
    assert found.sizes(MONDAY) == {small.winnie: 1}


def test_a_save_that_leaves_the_circle_alone_leaves_its_days_alone(
    office: Office, small: Small, today: list[date]
) -> None:
    choose(office, small, small.grace, small.dai)
    before = everything(office.store)
    today[0] += 10 * DAY
    choose(office, small, small.grace, small.dai)
    assert everything(office.store) == before


def test_out_and_in_again_on_one_day_was_never_out(
    office: Office, small: Small, today: list[date]
) -> None:
    before = everything(office.store)["client_carer"]
    choose(office, small)
    choose(office, small, small.grace)
    now = everything(office.store)
    assert [row[1:] for row in now["client_carer"]] == [row[1:] for row in before]
    assert now["circle_stay"] == []


def test_in_and_out_on_one_day_was_never_in(
    office: Office, small: Small, today: list[date]
) -> None:
    choose(office, small, small.grace, small.dai)
    choose(office, small, small.grace)
    assert everything(office.store)["circle_stay"] == []


def test_barred_is_out_of_the_circle(office: Office, small: Small, today: list[date]) -> None:
    form = get_client(office, small.winnie)
    bonds = (BondForm(small.grace, Standing.BARRED),)
    save_client(office, small.winnie, replace(form, bonds=bonds))
    assert stays(office).circle(small.winnie, MONDAY) == frozenset()
    assert stays(office).circle(small.winnie, MONDAY - DAY) == {small.grace}


def test_undo_brings_the_days_back(office: Office, small: Small, today: list[date]) -> None:
    before = everything(office.store)
    choose(office, small, small.dai)
    undo_last(office)
    assert everything(office.store) == before


def since(office: Office, small: Small, day: date | None) -> None:
    form = get_client(office, small.winnie)
    save_client(office, small.winnie, replace(form, bonds=(BondForm(small.grace, since=day),)))


def test_the_day_since_when_can_be_put_right(office: Office, small: Small) -> None:
    since(office, small, MONDAY - 30 * DAY)
    found = stays(office)
    assert found.since(small.winnie, small.grace, MONDAY) == MONDAY - 30 * DAY
    assert not found.holds(small.winnie, small.grace, MONDAY - 31 * DAY)
    (bond,) = get_client(office, small.winnie).bonds
    assert bond.since == MONDAY - 30 * DAY
    since(office, small, None)
    assert get_client(office, small.winnie).bonds == (bond,), "a form without one says nothing"
    undo_last(office)
    assert stays(office).since(small.winnie, small.grace, MONDAY) is None


def test_whoever_joins_may_have_done_so_before_today(office: Office, small: Small) -> None:
    form = get_client(office, small.winnie)
    joined = BondForm(small.dai, since=MONDAY - 3 * DAY)
    save_client(office, small.winnie, replace(form, bonds=(*form.bonds, joined)))
    assert stays(office).clients(small.dai, MONDAY - 3 * DAY) == {small.winnie}
    assert stays(office).clients(small.dai, MONDAY - 4 * DAY) == frozenset()


def test_a_day_still_to_come_is_refused(office: Office, small: Small) -> None:
    with pytest.raises(InvalidInputError) as refused:
        since(office, small, MONDAY + DAY)
    assert "still to come" in str(refused.value.fields["bonds"])


def test_who_must_not_come_is_of_no_circle_since_any_day(office: Office, small: Small) -> None:
    form = get_client(office, small.winnie)
    barred = BondForm(small.grace, Standing.BARRED, since=MONDAY)
    save_client(office, small.winnie, replace(form, bonds=(barred,)))
    assert get_client(office, small.winnie).bonds == (replace(barred, since=None),)
