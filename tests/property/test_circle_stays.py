"""Circles that change from day to day, as they are asked for later."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecoop import clock
from carecoop.services.circle_stays import read_stays
from carecoop.services.clients import get_client, save_client
from carecoop.services.office import Office
from carecoop.services.people_values import BondForm
from tests.helpers.examples import examples
from tests.helpers.office import quick_office
from tests.helpers.weeks import Small, small_coop

MONDAY = date(2026, 11, 30)
DAY = timedelta(days=1)


def choose(office: Office, small: Small, *circle: UUID) -> None:
    form = get_client(office, small.winnie)
    save_client(office, small.winnie, replace(form, bonds=tuple(map(BondForm, circle))))


@settings(max_examples=examples(20))
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.frozensets(st.sampled_from("GD"))), min_size=1, max_size=6
    )
)
def test_each_day_has_the_circle_that_was_last_chosen_on_it(
    changes: list[tuple[int, frozenset[str]]],
) -> None:
    """Days pass, and on each the circle is chosen anew."""
    with quick_office() as office, pytest.MonkeyPatch.context() as patch:
        today = [MONDAY]
        patch.setattr(clock, "today", lambda: today[0])
        small = small_coop(office)
        letters = {"G": small.grace, "D": small.dai}
        held = {MONDAY - DAY: frozenset({small.grace})}  # who it was from this day on
        for days, circle in changes:
            today[0] += days * DAY
            chosen = frozenset(letters[one] for one in circle)
            choose(office, small, *chosen)
            held[today[0]] = chosen
        with office.read() as session:
            found = read_stays(session)
        for offset in range(-1, (today[0] - MONDAY).days + 2):
            day = MONDAY + offset * DAY
            latest = max(since for since in held if since <= day)
            assert found.circle(small.winnie, day) == held[latest]
