"""The board is made of less than the whole problem, and of what is kept between weeks: it is the
same as if it were not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from carecoop import clock
from carecoop.kinds import RotaState
from carecoop.services.carers import (
    archive_carer,
    get_carer,
    list_carers,
    restore_carer,
    save_carer,
)
from carecoop.services.clients import add_suspension, get_client, save_client
from carecoop.services.office import Office, enter
from carecoop.services.patterns import add_pattern, set_exception
from carecoop.services.people_values import BondForm, ExceptionForm, SuspensionForm, TimeOffForm
from carecoop.services.publishing import publish
from carecoop.services.trail import undo_last
from carecoop.services.week import PlacedVisit, board_of, current_visits, lay_out, week_board
from carecoop.services.week_records import WEEK, WeekRecords, read_week
from carecoop.services.week_values import WeekBoard
from carecoop.store import unlock
from tests.helpers.office import quick_office
from tests.helpers.pasts import save_week
from tests.helpers.store import PASSPHRASE, QUICK
from tests.helpers.weeks import BREAKFAST, Small, small_coop

MONDAY = date(2026, 11, 30)
Change = Callable[[Office, Small], object]


def rename(office: Office, small: Small) -> None:
    form = get_carer(office, small.dai)
    save_carer(office, small.dai, replace(form, preferred_name=form.preferred_name + "i"))


def give_leave(office: Office, small: Small) -> None:
    form = get_carer(office, small.grace)
    off = TimeOffForm(MONDAY, 0, MONDAY, 1440)
    save_carer(office, small.grace, replace(form, time_off=(off,)))


def choose(office: Office, small: Small) -> None:
    form = get_client(office, small.winnie)
    save_client(office, small.winnie, replace(form, bonds=(BondForm(small.dai),)))


def archive(office: Office, small: Small) -> None:
    if get_carer(office, small.dai).name in {row.name for row in list_carers(office)}:
        archive_carer(office, small.dai)
    else:
        restore_carer(office, small.dai)


def place(office: Office, small: Small) -> None:
    for week in (MONDAY - WEEK, MONDAY):
        if week_board(office, week).state is RotaState.DRAFT:
            save_week(office, week, {(small.breakfast, 1): [small.dai]}, RotaState.DRAFT)


CHANGES: dict[str, Change] = {
    "rename": rename,
    "other renames": rename,
    "give leave": give_leave,
    "other gives leave": give_leave,
    "choose a circle": choose,
    "archive or restore": archive,
    "place": place,
    "other places": place,
    "publish": lambda office, _small: publish_now(office),
    "add a pattern": lambda office, small: add_pattern(office, small.menna, BREAKFAST),
    "cancel": lambda office, small: set_exception(
        office, small.breakfast, MONDAY, ExceptionForm(cancelled=True)
    ),
    "suspend": lambda office, small: add_suspension(
        office, small.menna, SuspensionForm(MONDAY, 0, None, 1440, "Away")
    ),
    "undo": lambda office, _small: undo_last(office),
}


def publish_now(office: Office) -> None:
    board = week_board(office, MONDAY)
    if board.version and board.state is RotaState.DRAFT:
        publish(office, MONDAY, board.version)


@pytest.fixture(scope="module")
def small_week() -> Iterator[tuple[Small, WeekRecords]]:
    with quick_office() as office, pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "today", lambda: MONDAY)
        small = small_coop(office)
        with office.read() as session:
            yield small, read_week(session, MONDAY)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_hours_and_ways_are_those_of_the_whole_problem(
    small_week: tuple[Small, WeekRecords], data: st.DataObject
) -> None:
    """However early, late, close together or overlapping the visits are."""
    small, records = small_week
    late = st.integers(-clock.DAY_MINUTES, clock.DAY_MINUTES)
    carers = st.lists(st.sampled_from([small.grace, small.dai]), max_size=2, unique=True)
    visits = [
        PlacedVisit(wanted, wanted.preferred_minute + data.draw(late), tuple(data.draw(carers)))
        for wanted in records.wanted
    ]
    assert board_of(records, visits) == board_of(records, visits, lay_out(records, visits))


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=5))
def test_a_board_is_never_older_than_the_last_change(names: list[str]) -> None:
    """Whatever was changed, here or through another window, or taken back."""
    with quick_office() as office, pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "today", lambda: MONDAY)
        small = small_coop(office)
        with quick_window(office) as other:
            for name in names:
                CHANGES[name](other if name.startswith("other") else office, small)
                for week in (MONDAY, MONDAY - WEEK):
                    assert week_board(office, week) == anew(office, week)


def anew(office: Office, week: date) -> WeekBoard:
    with office.read() as session:
        records = read_week(session, week)
        return board_of(records, current_visits(records, clock.today()))


@contextmanager
def quick_window(office: Office) -> Iterator[Office]:
    """Another window at the same co-op."""
    assert office.store.path is not None
    store = unlock(office.store.path, PASSPHRASE, cost=QUICK)
    yield enter(store)
    store.close()
