"""Mending a week that people know already: what changed today, and the fewest promises broken.

What changed is said in the co-op's own records (time off, a suspension). To propose a mend they
are written down, the week is read, and they are taken back: nothing is saved until somebody
accepts, and then all of it at once. What is written there already stays as it is. New visits are
no change of this kind: they are in the records, open, and a mend fills them.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from uuid import UUID

from sqlmodel import Session

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.services.building import build_problem
from carecoop.services.carers import get_carer, save_carer
from carecoop.services.changes import changes
from carecoop.services.clients import add_suspension, list_suspensions
from carecoop.services.demand import minute_in
from carecoop.services.holding import with_held
from carecoop.services.office import Office
from carecoop.services.people_values import SuspensionForm, TimeOffForm
from carecoop.services.planning import (
    BuildOrder,
    PlanText,
    current_plan,
    expect_not_begun,
    expect_sound,
    expect_version,
    placed_by,
    plan_shown,
    read_plan,
)
from carecoop.services.proposals_parts import Chosen, Parts
from carecoop.services.publication_rows import publications, visits_gone
from carecoop.services.real_time import in_real_time
from carecoop.services.rota_rows import save_rota, state_kept
from carecoop.services.week import board_of, is_over, week_board
from carecoop.services.week_records import WeekRecords, read_week
from carecoop.services.week_values import BoardVisit, Proposal, WeekBoard
from solver import mend
from solver.exchange import parse_plan, problem_to_json
from solver.plan import Plan
from solver.problem import Placement, Problem

USE_CASE = "accept_rota"


@dataclass(frozen=True, slots=True)
class CarerOff:
    """A carer who is sick or away; of visits that began in that time it was not they who came."""

    carer_id: UUID
    time_off: TimeOffForm


@dataclass(frozen=True, slots=True)
class VisitsOff:
    """A client in hospital, or away."""

    client_id: UUID
    suspension: SuspensionForm


WeekChange = CarerOff | VisitsOff


@dataclass(frozen=True, slots=True)
class MendOrder:
    """What to start (see `planning.BuildOrder`), and the changes that it was made for."""

    build: BuildOrder
    changes: tuple[WeekChange, ...]


@dataclass(frozen=True, slots=True)
class MendProposal:
    """A mended week beside the week as it is, with the changes that accepting it saves too.

    `off` are visits that were promised and are off now.
    """

    proposal: Proposal
    changes: tuple[WeekChange, ...]
    off: tuple[BoardVisit, ...]


@dataclass(frozen=True, slots=True)
class _Week:
    """A week as the changes leave it: what there was, what stands of it, what is left to plan, and
    which visits people decided on."""

    records: WeekRecords
    current: Plan
    stood: Plan
    left: Problem
    now_minute: int
    held: frozenset[str]

    def whole(self, plan: Plan) -> Plan:
        return mend.with_the_past(plan, self.left, self.stood, self.now_minute, self.held)


# Proposing --------------------------------------------------------------------------------


def start_replan(
    office: Office, week: date, what: Sequence[WeekChange] = (), *, seconds: float = mend.SECONDS
) -> MendOrder:
    """What to start to have the week's saved rota mended. Raises NotFoundError or
    InvalidInputError for changes that cannot be written down."""
    monday = clock.monday_of(week)
    now_minute = max(0, clock.minutes_since(monday))
    with _written_down(office, monday, what) as session:
        found = _read(session, monday, what, now_minute)
        _expect_mendable(found)
    told = problem_to_json(in_real_time(found.left))
    task = {"type": "solve", "problem": told, "seconds": seconds}
    command = (sys.executable, "-P", "-m", "solver.mend.worker")
    version = found.records.version
    return MendOrder(
        BuildOrder(monday, version, json.dumps(task), command, now_minute), tuple(what)
    )


@contextmanager
def _written_down(office: Office, week: date, what: Sequence[WeekChange]) -> Iterator[Session]:
    """The records as they would be with the changes; nothing of it is saved."""
    with office.store.together(office.account_id, USE_CASE, str(week)):
        write_down(office, what)
        with office.read() as session:
            yield session


def write_down(office: Office, what: Sequence[WeekChange]) -> None:
    """Save the changes in the co-op's records, where they are not written there already."""
    for change in what:
        match change:
            case CarerOff():
                form = get_carer(office, change.carer_id)
                if change.time_off not in form.time_off:
                    off = (*form.time_off, change.time_off)
                    save_carer(office, change.carer_id, replace(form, time_off=off))
            case VisitsOff():
                known = (form for _, form in list_suspensions(office, change.client_id))
                if change.suspension not in known:
                    add_suspension(office, change.client_id, change.suspension)


def _read(session: Session, week: date, what: Sequence[WeekChange], now_minute: int) -> _Week:
    records = read_week(session, week)
    current = current_plan(records)
    come = chain.from_iterable(one.carers for one in current.placements.values())
    problem = build_problem(records, placed=map(UUID, come))
    away = [_as_away(week, change) for change in what if isinstance(change, CarerOff)]
    stood = mend.as_it_went(current, away)
    problem = with_held(records, problem, stood, decided=True)
    held = frozenset(visit.id for visit in problem.visits if visit.pinned is not None)
    again = _come_again(session, records, now_minute)
    promised = replace(current, placements={**again, **current.placements})
    left = mend.changed(problem, promised, away, now_minute)
    return _Week(records, current, stood, left, now_minute, held)


def _come_again(session: Session, records: WeekRecords, now_minute: int) -> dict[str, Placement]:
    """Of the visits that were off and are wanted again, as when somebody is home from hospital:
    who people were told would come, and when."""
    if records.rota is None:
        return {}
    gone = visits_gone(publications(session, records.rota.id))
    found: dict[str, Placement] = {}
    for visit in records.wanted if gone else ():
        for pattern_id in records.line_of(visit.pattern_id):
            told = gone.get((pattern_id, visit.visit_date))
            if told is not None and told.carers and told.start_minute >= now_minute:
                carers = map(str, told.carers[: visit.carers_wanted])
                found[visit.id] = Placement(told.start_minute, tuple(carers))
    return found


def _as_away(week: date, change: CarerOff) -> mend.CarerAway:
    off = change.time_off
    return mend.CarerAway(
        str(change.carer_id),
        minute_in(week, off.from_date, off.from_minute),
        minute_in(week, off.until_date, off.until_minute),
    )


def _expect_mendable(found: _Week) -> None:
    if is_over(found.records, clock.today()):
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "This week is over: its rota stays as it was worked.")
        )
    if not found.current.placements:
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "This week has no rota to mend yet: build it first.")
        )


def propose(office: Office, order: MendOrder, plan: PlanText) -> MendProposal:
    """The mended week beside the week as it is. Raises ConflictError where either changed since
    the order was made, CareCoopError where the plan cannot be read."""
    build = order.build
    before = week_board(office, build.week)
    with _written_down(office, build.week, order.changes) as session:
        found = _read(session, build.week, order.changes, build.now_minute)
        expect_version(found.records, build.expected_version)
        chosen = read_plan(plan, found.left)
        expect_sound(found.left, chosen)
        return _beside(before, found, chosen, order.changes)


def made_again(
    office: Office,
    week: date,
    what: Sequence[WeekChange],
    own: Mapping[str, object],
    changed: Iterable[str],
) -> tuple[MendProposal, tuple[str, ...]]:
    """A mend that was kept, on the week as it is: of its plan `own` the visits in `changed`, as
    far as they still fit, and the ids of those that do not. Raises CareCoopError where the week
    is over."""
    before = week_board(office, week)
    now_minute = max(0, clock.minutes_since(week))
    with _written_down(office, week, what) as session:
        found = _read(session, week, what, now_minute)
        _expect_mendable(found)
        fitting = Parts(found.left, found.stood, parse_plan(own, found.left), tuple(changed))
        mixed = fitting.mixed(fitting.takeable)
        return _beside(before, found, mixed, tuple(what)), fitting.unfit


def _beside(
    before: WeekBoard, found: _Week, mended: Plan, what: tuple[WeekChange, ...]
) -> MendProposal:
    stands = board_of(found.records, placed_by(found.records, found.current))
    after = board_of(found.records, placed_by(found.records, found.whole(mended)))
    wanted = {visit.id for visit in after.visits}
    off = tuple(one for one in before.visits if one.places and one.id not in wanted)
    proposal = Proposal(stands, after, changes(stands, after), found.now_minute)
    return MendProposal(proposal, what, off)


def parts(office: Office, mended: MendProposal) -> Parts:
    """What can be taken of a mend; what is left out stays without those who cannot come. Raises
    ConflictError where the week changed since."""
    with _found_again(office, mended) as found:
        ids = tuple(change.visit_id for change in mended.proposal.changes)
        return Parts(found.left, found.stood, plan_shown(mended.proposal.after), ids)


def part_of(office: Office, mended: MendProposal, chosen: Chosen) -> MendProposal:
    """The mend with only the chosen changes. Raises ConflictError where the week changed since."""
    taken = parts(office, mended)
    with _found_again(office, mended) as found:
        placed = placed_by(found.records, found.whole(taken.mixed(chosen)))
        after = board_of(found.records, placed)
    before = mended.proposal.before
    part = replace(mended.proposal, after=after, changes=changes(before, after))
    return replace(mended, proposal=part)


@contextmanager
def _found_again(office: Office, mended: MendProposal) -> Iterator[_Week]:
    week, now_minute = mended.proposal.after.week, mended.proposal.now_minute
    with _written_down(office, week, mended.changes) as session:
        found = _read(session, week, mended.changes, now_minute)
        expect_version(found.records, mended.proposal.before.version)
        yield found


# Saving -----------------------------------------------------------------------------------


def accept(office: Office, mended: MendProposal, reason: str = "") -> WeekBoard:
    """Save the mended week and what changed, in one step. A published week stays published, and
    what changes is published with `reason`, or with what is noted of the changes. Raises
    ConflictError, and saves nothing, where the rota moved on or the plan no longer keeps every
    rule; CareCoopError where there is no reason."""
    week = mended.proposal.after.week
    expect_not_begun(mended.proposal)
    why = reason or "; ".join(dict.fromkeys(filter(None, map(_why, mended.changes))))
    office.in_one_step(USE_CASE, str(week), lambda: _save(office, mended, why))
    return week_board(office, week)


def _why(change: WeekChange) -> str:
    match change:
        case CarerOff(time_off=off):
            return off.note or off.kind.value
        case VisitsOff(suspension=off):
            return off.reason


def _save(office: Office, mended: MendProposal, reason: str) -> None:
    proposal = mended.proposal
    week = proposal.after.week
    write_down(office, mended.changes)
    with office.work(USE_CASE, str(week)) as work:
        found = _read(work.session, week, mended.changes, proposal.now_minute)
        records = found.records
        expect_version(records, proposal.before.version)
        plan = plan_shown(proposal.after)
        asked = {visit.id for visit in found.left.visits}
        kept = {key: one for key, one in plan.placements.items() if key in asked}
        expect_sound(found.left, replace(plan, placements=kept), found.stood)
        save_rota(work.session, records, placed_by(records, plan), state_kept(records), reason)
        work.commit()


@contextmanager
def as_if_saved(office: Office, mends: Iterable[MendProposal]) -> Iterator[None]:
    """The weeks as they would be with these mends; nothing of it is saved."""
    with office.store.together(office.account_id, USE_CASE):
        for mended in mends:
            _save(office, mended, "as if")  # a published week asks for a reason
        yield


def save_plan(office: Office, before: WeekBoard, plan: Plan, reason: str = "") -> None:
    """Save a plan of the week as it stands on `before`, the wanted visits where it puts them."""
    with office.work(USE_CASE, str(before.week)) as work:
        records = read_week(work.session, before.week)
        expect_version(records, before.version)
        placed = placed_by(records, plan)
        save_rota(work.session, records, placed, state_kept(records), reason)
        work.commit()
