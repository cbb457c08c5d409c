"""Whoever is away, and for how long: after a mend nobody who is away is expected, and two steps
back everything is as it was."""

import json
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.kinds import DisruptionKind, TimeOffKind
from carecoop.services import disruptions, planning
from carecoop.services.disruptions import DisruptionForm
from carecoop.services.office import Office
from carecoop.services.planning import PlanText
from carecoop.services.trail import undo_last
from carecoop.services.week import week_board
from solver.exchange import parse_problem, plan_to_json
from solver.mend import replan
from tests.helpers.store import everything
from tests.helpers.weeks import DAY, Small, plan_text, small_coop

MONDAY = date(2026, 11, 30)
MOVES = 60  # counted: what is found matters less than what is kept


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    minutes = [-DAY]
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=minutes[0] // DAY))
    monkeypatch.setattr(clock, "minutes_since", lambda day: minutes[0] - (day - MONDAY).days * DAY)
    return minutes


@pytest.fixture
def small(office: Office, now: list[int]) -> Small:
    made = small_coop(office)
    chosen = {(made.breakfast, day): (480, [made.grace]) for day in range(6)}
    chosen[made.breakfast, 6] = (480, [made.dai])
    chosen[made.lifting, 0] = (600, [made.dai, made.grace])
    order = planning.start_build(office, MONDAY)
    planning.accept(office, planning.propose(office, order, plan_text(chosen, MONDAY)))
    return made


@st.composite
def absences(draw: st.DrawFn) -> tuple[int, int, int]:
    """From and until in minutes of the week, and the minute at which somebody rings."""
    start = draw(st.integers(0, 6 * DAY_MINUTES))
    length = draw(st.integers(30, 3 * DAY_MINUTES))
    ringing = draw(st.integers(start - DAY_MINUTES, start))
    return start, start + length, ringing


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(absence=absences(), who=st.sampled_from(["grace", "dai"]), kind=st.sampled_from(TimeOffKind))
def test_nobody_who_is_away_is_expected_and_undo_brings_everything_back(
    office: Office,
    small: Small,
    now: list[int],
    absence: tuple[int, int, int],
    who: str,
    kind: TimeOffKind,
) -> None:
    start, end, now[0] = absence
    before = everything(office.store)
    carer = {"grace": small.grace, "dai": small.dai}[who]
    disruption = disruptions.report(office, form(carer, start, end, kind))
    order = disruptions.start_mend(office, disruption, MONDAY)
    problem = parse_problem(json.loads(order.build.first_line)["problem"])
    plan = PlanText(json.dumps(plan_to_json(replan(problem, seconds=None, moves=MOVES))))
    disruptions.accept(office, disruption, disruptions.propose(office, order, plan))
    for visit in week_board(office, MONDAY).visits:
        begun = visit.start_minute < now[0]  # somebody who is there already stays
        is_away = not begun and visit.start_minute < end and start < visit.end_minute
        comes = {place.carer_id for place in visit.places}
        assert not (is_away and carer in comes)
    undo_last(office)
    undo_last(office)
    assert everything(office.store) == before


def form(carer: UUID, start: int, end: int, kind: TimeOffKind) -> DisruptionForm:
    from_day, from_minute = divmod(start, DAY_MINUTES)
    until_day, until_minute = divmod(end, DAY_MINUTES)
    return DisruptionForm(
        DisruptionKind.CARER_AWAY, carer,
        MONDAY + timedelta(days=from_day), from_minute,
        MONDAY + timedelta(days=until_day), until_minute, away_as=kind,
    )  # fmt: skip
