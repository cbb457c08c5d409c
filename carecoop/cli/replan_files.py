"""`carecoop replan` with files of the exchange format: ids instead of names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.services import files
from solver import exchange
from solver import mend as mending
from solver.json_files import load_json
from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.rules import moment
from solver.score import score

if TYPE_CHECKING:
    from carecoop.cli.replan import Away


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    problem: Path
    plan: Path | None
    now_minute: int
    carers_off: "Sequence[Away]"
    clients_away: "Sequence[Away]"
    new: Path | None
    output: Path | None
    mended_problem: Path | None


def mend(asked: Asked, seconds: float) -> None:
    for path in (asked.output, asked.mended_problem):
        if path is not None:
            files.expect_writable(path)
    left, promised, stood = _read(asked)
    plan = mending.replan(left, seconds=seconds)
    whole = mending.with_the_past(plan, left, stood, asked.now_minute)
    found = mending.differences(left, promised, whole)
    for one in found:
        typer.echo(f"{one.kind:8} {one.visit:12} {_told(one.before)} -> {_told(one.after)}")
    counts = Counter(one.kind for one in found)
    told = "  ".join(f"{kind} {counts[kind]}" for kind in mending.DifferenceKind)
    moved = [one.moved_minutes for one in found if one.moved_minutes]
    typer.echo(f"{told}  moved {len(moved)} by {sum(map(abs, moved))} minutes")
    still = [
        visit.id
        for visit in left.visits
        if visit.pinned is None and len(_comers(plan, visit.id)) < visit.carers_wanted
    ]
    if still:
        typer.echo(f"still open: {' '.join(still)}")
    result = score(left, plan)
    typer.echo(f"hard {result.hard}  unfilled {result.unfilled}  soft {result.soft}")
    if asked.output is not None:
        exchange.write_plan(plan, asked.output)
    if asked.mended_problem is not None:
        exchange.write_problem(left, asked.mended_problem)


def _comers(plan: Plan, visit_id: str) -> tuple[str, ...]:
    placed = plan.placements.get(visit_id)
    return placed.carers if placed else ()


def _told(placement: Placement | None) -> str:
    if placement is None:
        return "nobody"
    return f"{moment(placement.start_minute)} {' '.join(placement.carers)}"


def _read(asked: Asked) -> tuple[Problem, Plan, Plan]:
    """The problem that is left, the plan that was promised, and what stands of it."""
    problem = exchange.read_problem(asked.problem)
    promised = (
        mending.as_promised(problem)
        if asked.plan is None
        else exchange.read_plan(asked.plan, problem)
    )
    changes = list(_changes(asked, problem))
    if not changes and asked.plan is None and asked.now_minute <= 0:
        return problem, promised, promised  # as it was published: the file says what is pinned
    left = mending.changed(problem, promised, changes, asked.now_minute)
    return left, promised, mending.as_it_went(promised, changes)


def _changes(asked: Asked, problem: Problem) -> Iterator[mending.Change]:
    now = asked.now_minute
    for one in asked.carers_off:
        yield mending.CarerAway(one.who, *_span(one, now))
    for one in asked.clients_away:
        yield mending.ClientAway(one.who, *_span(one, now))
    if asked.new is not None:
        yield _new_visits(asked.problem, asked.new, problem)


def _span(one: "Away", now_minute: int) -> tuple[int, int]:
    start = now_minute if one.from_minute is None else one.from_minute
    return start, mending.END_MINUTE if one.until_minute is None else one.until_minute


def _new_visits(path: Path, new: Path, problem: Problem) -> mending.NewVisits:
    """What the file adds, read as a part of the problem: ids and places are checked with it."""
    whole, added = load_json(path), load_json(new)
    keys = ("visits", "clients", "places")
    if not isinstance(added, dict) or not isinstance(whole, dict) or added.keys() - set(keys):
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "{file} must hold “visits”, and “clients” and “places” where needed."
            ),
            file=new,
        )
    for key in keys:
        whole[key] = [*whole[key], *added.get(key, ())]
    merged = exchange.parse_problem(whole)
    return mending.NewVisits(
        merged.visits[len(problem.visits) :],
        merged.clients[len(problem.clients) :],
        merged.places[len(problem.places) :],
    )


# Who could take a visit --------------------------------------------------------------------


def tell_who(asked: Asked, visit_id: str) -> None:
    left, _, stood = _read(asked)
    visit = next((one for one in left.visits if one.id == visit_id), None)
    if visit is None or visit.pinned is not None:
        raise CareCoopError(
            QT_TRANSLATE_NOOP(
                "carecoop", "{visit} is no visit of this week that is still to come."
            ),
            visit=visit_id,
        )
    for one in mending.takers(left, stood, visit_id, not_before=max(0, asked.now_minute)):
        typer.echo(_taker(one))


def _taker(one: mending.Taker) -> str:
    found = one.candidate
    rests = "/".join(
        "-" if minutes is None else f"{minutes / 60:.1f}"
        for minutes in (found.rest_before_minutes, found.rest_after_minutes)
    )
    parts = [
        f"{found.carer:8} {moment(found.start_minute)}  {one.points:+6} points",
        f"{found.familiar:8} came {one.known_times}",
        f"home {one.home_metres / 1000:.1f} km, way {found.way_minutes} min",
        f"week {one.worked_before_minutes} -> {found.worked_minutes} min",
        f"rest {rests} h",
        *(f"moves {move.visit}: {_told(move.before)} -> {_told(move.after)}" for move in one.moves),
        *(f"breaks {breach.rule}" for breach in found.breaches),
    ]
    return "  ".join(parts)
