"""`carecoop replan` in a co-op: names instead of ids, a proposal, and saving it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import typer

from carecoop import clock
from carecoop.cli.options import person
from carecoop.cli.sayings import said
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import TimeOffKind
from carecoop.services import replanning
from carecoop.services.office import Office
from carecoop.services.people_values import SuspensionForm, TimeOffForm
from carecoop.services.planning import PlanText
from carecoop.services.replanning_who import TakerRow, takers
from carecoop.services.week import week_board
from carecoop.services.week_values import BoardVisit, VisitChange, WeekBoard
from solver import mend as mending
from solver.exchange import parse_problem, plan_to_json
from solver.problem import DAY_MINUTES, WEEK_MINUTES
from solver.rules import moment

if TYPE_CHECKING:
    from carecoop.cli.replan import Away

MENDED = "mended"  # why a published week changes where nobody is away
REASON = "away"  # of a suspension: which it is, hospital or holiday, is written in the window


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    week: date
    carers_off: "Sequence[Away]"
    clients_away: "Sequence[Away]"


def mend(office: Office, asked: Asked, seconds: float, *, accept: bool) -> None:
    board = week_board(office, asked.week)
    order = replanning.start_replan(office, asked.week, _changes(board, asked), seconds=seconds)
    problem = parse_problem(json.loads(order.build.first_line)["problem"])
    plan = mending.replan(problem, seconds=seconds)
    found = replanning.propose(office, order, PlanText(json.dumps(plan_to_json(plan))))
    for visit in found.off:
        typer.echo(f"off     {moment(visit.start_minute)} {visit.client_name}: {visit.title}")
    for change in found.proposal.changes:
        typer.echo(_told(change))
    figures = found.proposal.after.figures
    typer.echo(f"Places filled: {figures.places_filled} of {figures.places_wanted}")
    if accept:
        replanning.accept(office, found, "" if found.changes else MENDED)
        typer.echo("Saved.")


def _told(change: VisitChange) -> str:
    def side(minute: int | None, carers: Sequence[str]) -> str:
        return "nobody" if minute is None else f"{moment(minute)} {' and '.join(carers)}"

    before = side(change.before_minute, change.before_carers)
    after = side(change.after_minute, change.after_carers)
    return f"{change.kind:7} {change.client_name}: {before} -> {after}"


def _changes(board: WeekBoard, asked: Asked) -> list[replanning.WeekChange]:
    now_minute = min(max(0, clock.minutes_since(board.week)), WEEK_MINUTES)
    off = [_carer_off(board, one, now_minute) for one in asked.carers_off]
    return [*off, *(_visits_off(board, one, now_minute) for one in asked.clients_away)]


def _carer_off(board: WeekBoard, one: "Away", now_minute: int) -> replanning.CarerOff:
    start = now_minute if one.from_minute is None else one.from_minute
    from_day, from_minute = divmod(start, DAY_MINUTES)
    end = WEEK_MINUTES if one.until_minute is None else one.until_minute
    until_day, until_minute = _end(end)
    form = TimeOffForm(
        board.week + timedelta(days=from_day), from_minute,
        board.week + timedelta(days=until_day), until_minute, TimeOffKind.SICK,
    )  # fmt: skip
    return replanning.CarerOff(_carer(board, one.who), form)


def _visits_off(board: WeekBoard, one: "Away", now_minute: int) -> replanning.VisitsOff:
    start = now_minute if one.from_minute is None else one.from_minute
    from_day, from_minute = divmod(start, DAY_MINUTES)
    form = SuspensionForm(board.week + timedelta(days=from_day), from_minute, reason=REASON)
    if one.until_minute is not None:
        day, minute = _end(one.until_minute)
        until = board.week + timedelta(days=day)
        form = replace(form, until_date=until, until_minute=minute)
    return replanning.VisitsOff(_client(board, one.who), form)


def _end(minute: int) -> tuple[int, int]:
    """Day and minute of it at which something ends: midnight belongs to the day before."""
    day, before = divmod(minute - 1, DAY_MINUTES)
    return day, before + 1


def _carer(board: WeekBoard, name: str) -> UUID:
    return person({one.carer_id: one.name for one in board.carers}, name, "--carer-off")


def _client(board: WeekBoard, name: str, option: str = "--client-away") -> UUID:
    return person({one.client_id: one.client_name for one in board.visits}, name, option)


# Who could take a visit --------------------------------------------------------------------


def tell_who(office: Office, asked: Asked, visit: "Away") -> None:
    """Who could take a client's visit of about that moment, instead of those who are off."""
    board = week_board(office, asked.week)
    found = _visit(board, visit)
    off = {_carer(board, one.who) for one in asked.carers_off}
    instead = next((one.carer_id for one in found.places if one.carer_id in off), None)
    for row in takers(office, board, found.id, instead):
        if row.helper.carer_id not in off:
            typer.echo(_row(row))


def _visit(board: WeekBoard, wanted: "Away") -> BoardVisit:
    client = _client(board, wanted.who, "--who")
    visits = [one for one in board.visits if one.client_id == client]
    at_minute = wanted.from_minute
    if at_minute is None:
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "Say which visit it is: --who “{name}@Tue 08:30”."),
            name=wanted.who,
        )
    return min(visits, key=lambda one: abs(one.start_minute - at_minute))


def _row(row: TakerRow) -> str:
    head = f"{row.helper.name}, {moment(row.helper.start_minute)}, {row.points:+} points"
    sayings = (*row.facts, *row.moves, *row.helper.obstacles)
    return "\n".join([head, *(f"    {said(one)}" for one in sayings)])
