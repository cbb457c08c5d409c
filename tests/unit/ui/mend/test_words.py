"""What the panel says of visits, calls and spans."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.kinds import Answer, DisruptionKind, Priority, TimeOffKind
from carecoop.services.disruptions_values import (
    AffectedVisit,
    CallRow,
    CarerEffect,
    DisruptionForm,
    ToTell,
    by_risk,
)
from ui.mend import words

TUESDAY = date(2026, 12, 1)
GRACE, DAI, WINNIE = UUID(int=1), UUID(int=2), UUID(int=3)

OPEN = AffectedVisit(
    visit_id="a", pattern_id=UUID(int=9), visit_date=TUESDAY, client_id=WINNIE,
    client_name="Winnie", title="Breakfast", start_minute=480, duration_minutes=45,
    priority=Priority.RED, time_critical=False, instead_of=GRACE, instead_of_name="Grace",
    beside=(), has_begun=False, is_open=True,
)  # fmt: skip
COVERED = replace(
    OPEN, covered_by=DAI, covered_by_name="Dai", covered_start_minute=495, is_open=False
)
AWAY = DisruptionKind.CARER_AWAY


@pytest.fixture(autouse=True)
def _on_the_tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TUESDAY)


@pytest.mark.parametrize(
    ("visit", "kind", "said"),
    [
        (OPEN, AWAY, "Nobody yet instead of Grace"),
        (replace(OPEN, has_begun=True), AWAY, "Should have begun: nobody is there"),
        (replace(OPEN, is_open=False), AWAY, "Nobody came, or it is off"),
        (replace(OPEN, instead_of=None, instead_of_name=""), AWAY, "Nobody yet"),
        (COVERED, AWAY, "Grace → Dai at 08:15"),
        (replace(COVERED, instead_of=None, instead_of_name=""), AWAY, "Dai comes at 08:15"),
        (replace(COVERED, covered_by=GRACE), AWAY, "Grace, now at 08:15"),
        (OPEN, DisruptionKind.CLIENT_AWAY, "Off: Grace does not go"),
    ],
)
def test_a_visit_says_who_comes(visit: AffectedVisit, kind: DisruptionKind, said: str) -> None:
    assert words.outcome(visit, kind) == said


def test_red_comes_first_and_of_the_red_what_is_time_critical() -> None:
    amber = replace(OPEN, visit_id="b", priority=Priority.AMBER, start_minute=420)
    critical = replace(OPEN, visit_id="c", time_critical=True, start_minute=1080)
    early = replace(OPEN, visit_id="d", start_minute=430)
    assert sorted([amber, OPEN, critical, early], key=by_risk) == [critical, early, OPEN, amber]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (DisruptionForm(AWAY, GRACE, TUESDAY, 390, TUESDAY), "Tue 1 Dec 2026, 06:30–24:00"),
        (
            DisruptionForm(AWAY, GRACE, TUESDAY, 390, date(2026, 12, 3), 720),
            "Tue 1 Dec 2026, 06:30 until Thu 3 Dec 2026, 12:00",
        ),
        (DisruptionForm(DisruptionKind.CLIENT_AWAY, WINNIE, TUESDAY), "from Tue 1 Dec 2026, 00:00"),
    ],
)
def test_a_span_is_said_as_people_say_it(form: DisruptionForm, said: str) -> None:
    assert words.span(form) == said


def test_leave_goes_by_another_title_than_sickness() -> None:
    sick = DisruptionForm(AWAY, GRACE, TUESDAY, until_date=TUESDAY)
    assert words.title(sick, "Grace") == "Grace cannot come"
    assert words.title(replace(sick, away_as=TimeOffKind.LEAVE), "Grace") == "Grace on leave"


def test_a_carer_is_told_what_is_theirs_now_and_what_is_not_any_more() -> None:
    dai = ToTell(DAI, None, "Dai", "", (), (COVERED,), None)
    assert words.tell(dai, AWAY) == "Tue 08:15 Winnie: now theirs"
    grace = replace(dai, carer_id=GRACE)
    assert words.tell(grace, AWAY) == "Tue 08:00 Winnie: not any more"


def test_a_call_of_another_day_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TUESDAY)
    at = datetime(2026, 12, 1, 6, 41, tzinfo=UTC)
    call = CallRow(DAI, None, "Dai", at, Answer.NO_REPLY, "rings out")
    assert words.call(call) == "06:41 No reply (rings out)"
    earlier = replace(call, called_at_utc=datetime(2026, 11, 30, 21, 5, tzinfo=UTC), note="")
    assert words.call(earlier) == "Mon 21:05 No reply"


def test_the_shortest_night_is_compared_where_it_changes() -> None:
    effect = CarerEffect(DAI, "Dai", 600, 645, 1440, 720, 660)
    assert words.hours(effect) == "10 h → 10 h 45 min of 24 h"
    still = replace(effect, after_minutes=effect.before_minutes)
    assert words.hours(still) == "10 h of 24 h, as before"
    assert words.rest(effect) == "shortest night 12 h → 11 h"
    assert words.rest(replace(effect, rest_after_minutes=720)) == "shortest night 12 h, as before"
    assert words.rest(replace(effect, rest_after_minutes=None)) == ""


def test_a_visit_of_another_week_has_its_date() -> None:
    assert words.when(OPEN) == "Tue 08:00"
    assert words.when(replace(OPEN, visit_date=date(2026, 12, 8))) == "Tue 8 Dec 08:00"
