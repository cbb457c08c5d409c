"""A week of two carers that is upset on the Tuesday at half past six."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.kinds import DisruptionKind
from carecoop.services import disruptions, planning
from carecoop.services.disruptions_values import AffectedVisit, DisruptionForm
from carecoop.services.office import Office
from carecoop.services.planning import PlanText
from carecoop.services.replanning import MendOrder
from carecoop.services.week import week_board
from solver.exchange import parse_problem, plan_to_json
from solver.mend import replan
from tests.helpers.weeks import DAY, Small, plan_text, small_coop

MONDAY = date(2026, 11, 30)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
NEXT_MONDAY = MONDAY + timedelta(days=7)
HALF_SIX, EIGHT = 390, 480
MOVES = 500  # counted, so that a busy machine gets as far as a quiet one


def set_clock(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The minute of the week, to be set: Tuesday, half past six. Instants pass by the second."""
    minutes = [DAY + HALF_SIX]
    seconds: Iterator[int] = iter(range(100_000))
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=minutes[0] // DAY))
    monkeypatch.setattr(clock, "minutes_since", lambda day: minutes[0] - (day - MONDAY).days * DAY)
    monkeypatch.setattr(
        clock,
        "now_utc",
        lambda: (
            datetime(2026, 11, 30, tzinfo=UTC)
            + timedelta(minutes=minutes[0], seconds=next(seconds))
        ),
    )
    return minutes


def built_week(office: Office, now: list[int]) -> Small:
    """Grace comes to breakfast but for Sunday, Dai then; both lift on the Monday."""
    made = small_coop(office)
    at_half_six, now[0] = now[0], -DAY
    build(office, made)
    now[0] = at_half_six
    return made


def build(
    office: Office,
    small: Small,
    also: Mapping[tuple[UUID, int], tuple[int, list[UUID]]] = MappingProxyType({}),
    week: date = MONDAY,
) -> None:
    chosen = {(small.breakfast, day): (EIGHT, [small.grace]) for day in range(6)}
    chosen[small.breakfast, 6] = (EIGHT, [small.dai])
    chosen[small.lifting, 0] = (600, [small.dai, small.grace])
    order = planning.start_build(office, week)
    plan = plan_text({**chosen, **also}, week)
    planning.accept(office, planning.propose(office, order, plan))


def sick(small: Small, until: date = TUESDAY) -> DisruptionForm:
    """Grace, until the end of the day."""
    return DisruptionForm(
        DisruptionKind.CARER_AWAY, small.grace, TUESDAY, HALF_SIX, until, reason="a heavy cold"
    )


def hospital(small: Small) -> DisruptionForm:
    return DisruptionForm(
        DisruptionKind.CLIENT_AWAY, small.winnie, TUESDAY, HALF_SIX,
        reason="hospital", place="Torbay, Ella Rowcroft ward", reported_by="her daughter",
    )  # fmt: skip


def answer(order: MendOrder) -> PlanText:
    """As the worker answers."""
    problem = parse_problem(json.loads(order.build.first_line)["problem"])
    return PlanText(json.dumps(plan_to_json(replan(problem, seconds=None, moves=MOVES))))


def mend(office: Office, disruption: UUID) -> None:
    order = disruptions.start_mend(office, disruption, TUESDAY)
    disruptions.accept(office, disruption, disruptions.propose(office, order, answer(order)))


def the_visit(office: Office, disruption: UUID) -> AffectedVisit:
    (visit,) = disruptions.get(office, disruption).visits
    return visit


def come(office: Office, pattern: UUID, day: date) -> set[UUID]:
    board = week_board(office, day)
    visit = next(one for one in board.visits if one.id == f"{pattern}:{day}")
    return {place.carer_id for place in visit.places}
