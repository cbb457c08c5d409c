"""Building a week's rota: what the worker process is asked, what it answers, and saving it.

The search itself runs in a child process (`solver.worker`); here its lines are made and read.
What it proposes is checked against the rules twice, when it is shown and when it is saved.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any, NewType
from uuid import UUID

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, ConflictError
from carecoop.services.building import build_problem, plan_of
from carecoop.services.changes import changes
from carecoop.services.holding import with_held
from carecoop.services.office import Office
from carecoop.services.proposals_supposed import Supposition
from carecoop.services.proposals_what_if import suppose
from carecoop.services.real_time import in_real_time, on_the_wall, plan_in_real_time
from carecoop.services.rota_rows import CHANGED_SINCE, save_rota, state_kept
from carecoop.services.week import (
    PlacedVisit,
    board_of,
    current_visits,
    is_over,
    placements_of,
    week_board,
)
from carecoop.services.week_records import WeekRecords, read_week
from carecoop.services.week_values import Proof, Proposal, WeekBoard
from solver.errors import SolverError
from solver.exchange import parse_plan, parse_problem, plan_to_json, problem_to_json
from solver.mend import left_to_plan
from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.prover import Proven, Worth
from solver.rules import broken
from solver.score import score
from solver.tidy import tidy_starts

PlanText = NewType("PlanText", str)  # a plan of the exchange format, as JSON
BUILD_SECONDS = 60.0
PATIENCE_MINUTES = 30  # how long a proposal may lie while the visits that it changes begin

BEGUN_MEANWHILE = QT_TRANSLATE_NOOP(
    "carecoop",
    "Visits that the new rota changes have begun meanwhile. Nothing was saved; build it again.",
)
NO_LONGER_FITS = QT_TRANSLATE_NOOP(
    "carecoop",
    "People or visits changed while the rota was being built, and it no longer fits them. "
    "Nothing was saved; build it again.",
)


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """Start `command`, write `first_line` and a newline to it, and read its lines.

    `now_minute` is the minute of the week (negative before it) at which the order was made. The
    week is built as if what is `supposed` were so.
    """

    week: date
    expected_version: int
    first_line: str
    command: tuple[str, ...]
    now_minute: int = 0
    supposed: tuple[Supposition, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """How far the search is; `plan` is None unless a better one was found since the last."""

    seconds: float
    phase: str
    filled: int
    wanted: int
    faces_per_client: float
    plan: PlanText | None
    worth: Worth


@dataclass(frozen=True, slots=True)
class BuildProven:
    """What no rota of the week can beat; `proof_of` sets a rota beside it."""

    proven: Proven


@dataclass(frozen=True, slots=True)
class BuildDone:
    plan: PlanText
    proven: BuildProven | None


@dataclass(frozen=True, slots=True)
class BuildFailed:
    sentence: CareCoopError


BuildMessage = BuildProgress | BuildProven | BuildDone | BuildFailed


def start_build(
    office: Office,
    week: date,
    supposed: Iterable[Supposition] = (),
    *,
    seconds: float | None = BUILD_SECONDS,
) -> BuildOrder:
    """What to start to have the week built within `seconds` (None: until told to stop), as if
    what is `supposed` were so.

    Of a week under way only what is left is built; see `solver.mend`.
    """
    week = clock.monday_of(week)
    now_minute = clock.minutes_since(week)
    what = tuple(supposed)
    with office.read() as session:
        records = suppose(read_week(session, week), what)
        start = current_plan(records)
        problem = problem_left(records, start, now_minute)
        _expect_plannable(records, problem)
    task = {
        "type": "solve",
        "problem": problem_to_json(in_real_time(problem)),
        "seconds": seconds,
        "start": plan_to_json(plan_in_real_time(start, problem)) if start.placements else None,
        "prove": True,
    }
    command = (sys.executable, "-P", "-m", "solver.worker")
    return BuildOrder(week, records.version, json.dumps(task), command, now_minute, what)


def current_plan(records: WeekRecords) -> Plan:
    return plan_of(records.week, placements_of(current_visits(records, clock.today())))


def problem_left(records: WeekRecords, current: Plan, now_minute: int) -> Problem:
    """What is left to plan of the week; whoever made a visit of it is in the problem."""
    made = (one.carers for one in current.placements.values() if one.start_minute < now_minute)
    problem = build_problem(records, placed=map(UUID, chain.from_iterable(made)))
    return left_to_plan(with_held(records, problem, current), current, now_minute)


def stop_line() -> str:
    """The line that tells the worker to end with its best plan."""
    return json.dumps({"type": "stop"})


def expect_not_over(records: WeekRecords) -> None:
    """CareCoopError for a week that is planned no more."""
    if is_over(records, clock.today()):
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "This week is over: its rota stays as it was worked.")
        )


def _expect_plannable(records: WeekRecords, problem: Problem) -> None:
    expect_not_over(records)
    if not records.wanted:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "Nobody has a visit this week. Add visits to a client first."
            )
        )
    if all(visit.pinned is not None for visit in problem.visits):
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "The week's last visits have begun: nothing is left to plan."
            )
        )
    if not any(carer.available for carer in problem.carers):
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "No carer is available this week. Add their hours to a carer first."
            )
        )


def read_message(line: str) -> BuildMessage:
    """A line of the worker's. Raises CareCoopError where it is none of those it may send."""
    try:
        message = json.loads(line)
        return _message(message)
    except (ValueError, KeyError, TypeError) as error:
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "The rota builder sent something unreadable.")
        ) from error


def _message(message: Mapping[str, Any]) -> BuildMessage:
    match message["type"]:
        case "progress":
            plan = message["plan"]
            return BuildProgress(
                seconds=float(message["seconds"]),
                phase=str(message["phase"]),
                filled=int(message["filled"]),
                wanted=int(message["wanted"]),
                faces_per_client=float(message["faces_per_client"]),
                plan=None if plan is None else PlanText(json.dumps(plan)),
                worth=Worth(int(message["unfilled"]), int(message["soft"])),
            )
        case "proven":
            return _proven(message)
        case "done":
            proven = message["proven"]
            return BuildDone(
                PlanText(json.dumps(message["plan"])), None if proven is None else _proven(proven)
            )
        case "error":
            sentence = QT_TRANSLATE_NOOP("carecoop", "The rota could not be built: {reason}")
            return BuildFailed(CareCoopError(sentence, reason=message["message"]))
        case other:
            raise ValueError(f"a message of type {other!r}")


def _proven(message: Mapping[str, Any]) -> BuildProven:
    return BuildProven(
        Proven(int(message["least_unfilled"]), int(message["allowed"]), int(message["soft"]))
    )


def proof_of(told: BuildProven | None, found: Worth) -> Proof | None:
    """A rota beside what is proven, as far as that speaks of rotas like it."""
    if told is None:
        return None
    least_points = told.proven.soft if told.proven.covers(found) else 0
    return Proof(found.unfilled, told.proven.least_unfilled, found.soft, least_points)


def export_problem(office: Office, week: date) -> bytes:
    """The week as a problem of the exchange format: no names, no addresses."""
    with office.read() as session:
        problem = build_problem(read_week(session, clock.monday_of(week)))
    return json.dumps(problem_to_json(problem), indent=1).encode() + b"\n"


# Proposing --------------------------------------------------------------------------------


def propose(
    office: Office, order: BuildOrder, plan: PlanText, proven: BuildProven | None = None
) -> Proposal:
    """The week with `plan`, its starts made tidy, beside the week as it is and what is proven.

    Raises ConflictError where either changed since the order was made, CareCoopError where the
    plan cannot be read.
    """
    with office.read() as session:
        as_it_is = read_week(session, order.week)
        expect_version(as_it_is, order.expected_version)
        before = board_of(as_it_is, placed_by(as_it_is, current_plan(as_it_is)))
        records = suppose(as_it_is, order.supposed)
        current = current_plan(records)
        problem = problem_left(records, current, order.now_minute)
        chosen = read_plan(plan, problem)
        expect_sound(problem, chosen)
        chosen = tidy_starts(problem, chosen)
        after = board_of(records, placed_by(records, _completed(chosen, problem, current)))
    proof = _proof(order, problem, chosen, proven)
    changed = changes(before, after)
    return Proposal(before, after, changed, order.now_minute, proof, order.supposed)


def _proof(
    order: BuildOrder, problem: Problem, chosen: Plan, proven: BuildProven | None
) -> Proof | None:
    """None where the week is no longer the one that the proof is of."""
    told = in_real_time(problem)
    if proven is None or parse_problem(json.loads(order.first_line)["problem"]) != told:
        return None
    found = score(problem, chosen)
    return proof_of(proven, Worth(found.unfilled, found.soft))


def read_plan(plan: PlanText, problem: Problem) -> Plan:
    """What the search made of the problem, as it was told."""
    try:
        return on_the_wall(parse_plan(json.loads(plan), problem), problem)
    except SolverError as error:
        raise CareCoopError(error.template, **error.facts) from error


def expect_version(records: WeekRecords, version: int) -> None:
    if records.version != version:
        raise ConflictError(CHANGED_SINCE)


def expect_sound(problem: Problem, plan: Plan, current: Plan | None = None) -> None:
    """ConflictError where the plan breaks a rule. What the week as it is, `current`, breaks in
    the same way may stay where the plan leaves those visits as they are."""
    held = () if current is None else broken(problem, current)
    for breach in broken(problem, plan):
        stays = current is not None and all(
            plan.placements.get(key) == current.placements.get(key) for key in breach.visits
        )
        if breach not in held or not stays:
            raise ConflictError(NO_LONGER_FITS)


def _completed(plan: Plan, problem: Problem, current: Plan) -> Plan:
    """With what the problem leaves out of the past where it was."""
    asked = {visit.id for visit in problem.visits}
    kept = {key: one for key, one in current.placements.items() if key not in asked}
    return replace(plan, placements={**kept, **plan.placements})


def placed_by(records: WeekRecords, plan: Plan) -> tuple[PlacedVisit, ...]:
    """The visits that the week wants, where the plan puts them."""
    unfilled = Placement(0, ())
    return tuple(
        PlacedVisit(
            visit,
            found.start_minute if found.carers else visit.preferred_minute,
            tuple(sorted(map(UUID, found.carers))),
        )
        for visit in records.wanted
        for found in (plan.placements.get(visit.id, unfilled),)
    )


# Saving -----------------------------------------------------------------------------------


def accept(office: Office, proposal: Proposal, reason: str = "") -> WeekBoard:
    """Save the proposal as the week's rota; of a published week, what changes is published with
    `reason`. Raises ConflictError, and saves nothing, where the rota moved on or the plan no
    longer keeps every rule; CareCoopError where a reason is missing. Where something was
    supposed, only its parts can be accepted."""
    if proposal.supposed:
        raise ValueError("a rota for what is only supposed does not fit the week as it is")
    week = proposal.after.week
    plan = plan_shown(proposal.after)
    expect_not_begun(proposal)
    with office.work("accept_rota", str(week)) as work:
        records = read_week(work.session, week)
        expect_version(records, proposal.before.version)
        current = current_plan(records)
        problem = problem_left(records, current, proposal.now_minute)
        expect_sound(problem, _asked_of(plan, problem, current), current)
        save_rota(work.session, records, placed_by(records, plan), state_kept(records), reason)
        work.commit()
    return week_board(office, week)


def expect_not_begun(proposal: Proposal) -> None:
    """What has happened while the proposal lay there is not rewritten either."""
    happened = range(
        proposal.now_minute, clock.minutes_since(proposal.after.week) - PATIENCE_MINUTES
    )
    for change in proposal.changes:
        if change.before_minute in happened or change.after_minute in happened:
            raise ConflictError(BEGUN_MEANWHILE)


def _asked_of(plan: Plan, problem: Problem, current: Plan) -> Plan:
    """Without what the problem leaves out of the past and the plan has where it was."""
    asked = {visit.id for visit in problem.visits}
    kept = {
        key: one
        for key, one in plan.placements.items()
        if key in asked or current.placements.get(key) != one
    }
    return replace(plan, placements=kept)


def plan_shown(board: WeekBoard) -> Plan:
    return plan_of(
        board.week,
        {
            visit.id: Placement(
                visit.start_minute, tuple(str(place.carer_id) for place in visit.places)
            )
            for visit in board.visits
            if visit.places
        },
    )
