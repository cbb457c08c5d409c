"""Problems and plans out of parsed JSON, validated: the reading half of `solver.exchange`.

Keys that the format does not know are ignored, except among rules and weights, where a slip of
the pen would change the plan. A circle, the known and barred carers and a published visit may
name carers who have left since; everything a plan has to be built from must exist.
"""

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from typing import TypeGuard

from solver.errors import QT_TRANSLATE_NOOP, SolverError
from solver.fields import Fields, is_whole, shown
from solver.plan import Plan
from solver.problem import (
    WEEK_MINUTES,
    Carer,
    Client,
    Matrix,
    Placement,
    Problem,
    Rules,
    StraightLine,
    Travel,
    Visit,
    Weights,
)

PROBLEM_FORMAT = "carecoop-problem/1"
PLAN_FORMAT = "carecoop-plan/1"

MOST_METRES = 10_000_000  # keeps squared distances exact in 64-bit floats
MOST_MINUTES = 1_000_000  # nearly two years: more is a slip, and sums stay within 32 bits
MOST_POINTS = 1_000_000
MOST_COUNT = 100_000

RULE_KEYS = {
    "rest": "rest",
    "weekly_rest": "weekly_rest",
    "day_most": "day_most",
    "split": "split",
    "break_after": "break_after",
    "break": "break_minutes",  # `break` is a word of Python's own
}
WEIGHT_KEYS = {name: name for name in asdict(Weights())}

NOT_LISTED = QT_TRANSLATE_NOOP(
    "carecoop", '{place}: "{key}" names {found}, which is not listed under "{where}".'
)
BAD_WINDOW = QT_TRANSLATE_NOOP(
    "carecoop",
    '{place}: "available" must list windows [start, end] of whole minutes in order, each ending '
    "after its start and before the next one's; {found} does not fit.",
)


def parse_problem(data: object) -> Problem:
    """The problem that parsed JSON describes, validated; defaults as the format gives them."""
    fields = Fields(data, QT_TRANSLATE_NOOP("carecoop", "the problem"))
    _expect_format(fields, PROBLEM_FORMAT)
    places = tuple(_place(fields, item) for item in fields.items("places"))
    travel = _travel(fields.within("travel"), len(places))
    carers = tuple(_carer(item, len(places), travel) for item in fields.entries("carers", "carer"))
    clients = tuple(_client(item, len(places)) for item in fields.entries("clients", "client"))
    _expect_distinct(carers, "carer")
    _expect_distinct(clients, "client")
    carer_ids = {carer.id for carer in carers}
    client_ids = {client.id for client in clients}
    visits = tuple(
        _visit(item, client_ids, carer_ids) for item in fields.entries("visits", "visit")
    )
    _expect_distinct(visits, "visit")
    return Problem(
        name=fields.text("name"),
        week=_week(fields),
        places=places,
        travel=travel,
        carers=carers,
        clients=clients,
        visits=visits,
        rules=Rules(**_settings(fields, "rules", RULE_KEYS, MOST_MINUTES)),
        weights=Weights(**_settings(fields, "weights", WEIGHT_KEYS, MOST_POINTS)),
    )


def _expect_format(fields: Fields, wanted: str) -> None:
    found = fields.get("format")
    if found != wanted:
        template = QT_TRANSLATE_NOOP(
            "carecoop", '{place}: "format" must be "{wanted}", not {found}.'
        )
        raise fields.error(template, wanted=wanted, found=shown(found))


def _expect_distinct(things: Iterable[Carer | Client | Visit], noun: str) -> None:
    seen: set[str] = set()
    for thing in things:
        if thing.id in seen:
            template = QT_TRANSLATE_NOOP("carecoop", "{place}: the id is used more than once.")
            raise SolverError(template, place=f"{noun} {thing.id}")
        seen.add(thing.id)


def _week(fields: Fields) -> date:
    text = fields.text("week")
    with contextlib.suppress(ValueError):
        week = date.fromisoformat(text)
        if week.weekday() == 0:
            return week
    template = QT_TRANSLATE_NOOP(
        "carecoop", '{place}: "week" must be a Monday written as 2026-11-30, not {found}.'
    )
    raise fields.error(template, found=shown(text))


def _place(fields: Fields, item: object) -> tuple[int, int]:
    match item:
        case [x, y] if _is_metres(x) and _is_metres(y):
            return x, y
    template = QT_TRANSLATE_NOOP(
        "carecoop", '{place}: "places" must list pairs [x, y] of whole metres, not {found}.'
    )
    raise fields.error(template, found=_pair_shown(item))


def _is_metres(value: object) -> TypeGuard[int]:
    return is_whole(value, -MOST_METRES, MOST_METRES)


def _pair_shown(item: object) -> str:
    if isinstance(item, list) and len(item) <= 2:
        return f"[{', '.join(shown(part) for part in item)}]"
    return shown(item)


def _travel(fields: Fields, place_count: int) -> Mapping[str, Travel]:
    modes: dict[str, Travel] = {}
    for mode in fields.names():
        way = fields.within(mode)
        modes[mode] = _matrix(way, place_count) if "matrix" in way else _straight_line(way)
    return modes


def _straight_line(way: Fields) -> StraightLine:
    return StraightLine(
        overhead_minutes=way.whole("overhead", 0, MOST_MINUTES),
        minutes_per_10km=way.whole("per_10km", 0, MOST_MINUTES),
    )


def _matrix(way: Fields, place_count: int) -> Matrix:
    rows = way.items("matrix")
    if len(rows) != place_count or not all(_is_matrix_row(row, place_count) for row in rows):
        template = QT_TRANSLATE_NOOP(
            "carecoop",
            '{place}: "matrix" must have a row for each place (places: {count}), each with as many '
            "whole minutes from 0 to {most}.",
        )
        raise way.error(template, count=place_count, most=MOST_MINUTES)
    return Matrix(tuple(tuple(row) for row in rows if isinstance(row, list)))


def _is_matrix_row(row: object, place_count: int) -> bool:
    return (
        isinstance(row, list)
        and len(row) == place_count
        and all(is_whole(minutes, 0, MOST_MINUTES) for minutes in row)
    )


def _carer(fields: Fields, place_count: int, travel: Mapping[str, Travel]) -> Carer:
    return Carer(
        id=fields.text("id"),
        home=_place_index(fields, "home", place_count),
        mode=_reference(fields, "mode", travel, "travel"),
        traits=frozenset(fields.texts("traits")),
        available=_windows(fields),
        contract_minutes=fields.whole("contract", 0, MOST_MINUTES),
        most_minutes=fields.whole("most", 0, MOST_MINUTES),
        most_days=fields.whole("most_days", 0, MOST_COUNT),
        caseload=fields.whole("caseload", 0, MOST_COUNT),
        worked_until=None
        if fields.is_null("worked_until")
        else fields.whole("worked_until", -MOST_MINUTES, MOST_MINUTES),
    )


def _client(fields: Fields, place_count: int) -> Client:
    return Client(
        id=fields.text("id"),
        place=_place_index(fields, "place", place_count),
        circle=frozenset(fields.texts("circle")),
        known=fields.within("known").numbers(0, MOST_COUNT),
        barred=_texts_or_none(fields, "barred"),
        spacing_minutes=_whole_or(fields, "spacing", 0, 0, MOST_MINUTES),
    )


def _visit(fields: Fields, client_ids: set[str], carer_ids: set[str]) -> Visit:
    visit = Visit(
        id=fields.text("id"),
        client=_reference(fields, "client", client_ids, "clients"),
        earliest_minute=fields.whole("earliest", 0, WEEK_MINUTES - 1),
        latest_minute=fields.whole("latest", 0, WEEK_MINUTES - 1),
        preferred_minute=fields.whole("preferred", -MOST_MINUTES, MOST_MINUTES),
        duration_minutes=fields.whole("duration", 1, WEEK_MINUTES),
        carers_wanted=fields.whole("carers", 1, 2),
        needs=_texts_or_none(fields, "needs"),
        avoid=_texts_or_none(fields, "avoid"),
        wishes=_texts_or_none(fields, "wishes"),
        priority=_whole_or(fields, "priority", 1, 1, 3),
        pinned=_promise(fields, "pinned"),
        published=_promise(fields, "published"),
    )
    _expect_bounds(fields, visit)
    _expect_pinned(fields, visit, carer_ids)
    return visit


def _expect_bounds(fields: Fields, visit: Visit) -> None:
    if visit.earliest_minute > visit.latest_minute:
        template = QT_TRANSLATE_NOOP(
            "carecoop", '{place}: "earliest" ({earliest}) is later than "latest" ({latest}).'
        )
        raise fields.error(template, earliest=visit.earliest_minute, latest=visit.latest_minute)


def _expect_pinned(fields: Fields, visit: Visit, carer_ids: set[str]) -> None:
    pinned = visit.pinned
    if pinned is None:
        return
    if not visit.earliest_minute <= pinned.start_minute <= visit.latest_minute:
        template = QT_TRANSLATE_NOOP(
            "carecoop",
            '{place}: "pinned" starts at {start}, outside "earliest" to "latest" '
            "({earliest} to {latest}).",
        )
        bounds = {"earliest": visit.earliest_minute, "latest": visit.latest_minute}
        raise fields.error(template, start=pinned.start_minute, **bounds)
    if len(pinned.carers) > visit.carers_wanted:
        template = QT_TRANSLATE_NOOP(
            "carecoop", '{place}: "pinned" names more carers than "carers" ({wanted}).'
        )
        raise fields.error(template, wanted=visit.carers_wanted)
    for carer_id in pinned.carers:
        if carer_id not in carer_ids:
            raise fields.error(NOT_LISTED, key="pinned", found=shown(carer_id), where="carers")


def _place_index(fields: Fields, key: str, place_count: int) -> int:
    index = fields.get(key)
    if not is_whole(index, 0, place_count - 1):
        template = QT_TRANSLATE_NOOP(
            "carecoop",
            '{place}: "{key}" must be the number of a place, counted from 0 (places: {count}), '
            "not {found}.",
        )
        raise fields.error(template, key=key, count=place_count, found=shown(index))
    return index


def _reference(fields: Fields, key: str, among: Mapping[str, object] | set[str], where: str) -> str:
    name = fields.text(key)
    if name not in among:
        raise fields.error(NOT_LISTED, key=key, found=shown(name), where=where)
    return name


def _windows(fields: Fields) -> tuple[tuple[int, int], ...]:
    windows = fields.items("available")
    found = tuple(_window(fields, item) for item in windows)
    for (_, end), (start, after) in pairwise(found):
        if start < end:
            raise fields.error(BAD_WINDOW, found=f"[{start}, {after}]")
    return found


def _window(fields: Fields, item: object) -> tuple[int, int]:
    match item:
        case [start, end] if _is_minute(start) and _is_minute(end) and start < end:
            return start, end
    raise fields.error(BAD_WINDOW, found=_pair_shown(item))


def _is_minute(value: object) -> TypeGuard[int]:
    return is_whole(value, -MOST_MINUTES, MOST_MINUTES)


def _texts_or_none(fields: Fields, key: str) -> frozenset[str]:
    return frozenset(fields.texts(key)) if key in fields else frozenset()


def _whole_or(fields: Fields, key: str, default: int, least: int, most: int) -> int:
    return fields.whole(key, least, most) if key in fields else default


def _promise(fields: Fields, key: str) -> Placement | None:
    if fields.is_null(key):
        return None
    promise = _placement(fields.within(key))
    if not promise.carers or len(set(promise.carers)) < len(promise.carers):
        template = QT_TRANSLATE_NOOP(
            "carecoop", '{place}: "{key}" must name at least one carer, and each only once.'
        )
        raise fields.error(template, key=key)
    return promise


def _placement(fields: Fields) -> Placement:
    start = fields.whole("start", -MOST_MINUTES, MOST_MINUTES)
    return Placement(start, fields.texts("carers"))


def _settings(fields: Fields, key: str, names: Mapping[str, str], most: int) -> dict[str, int]:
    if key not in fields:
        return {}
    given = fields.within(key)
    for name in given.names():
        if name not in names:
            template = QT_TRANSLATE_NOOP(
                "carecoop", '{place}: "{name}" is not a name this version knows; it knows {names}.'
            )
            raise given.error(template, name=name, names=", ".join(names))
    return {names[name]: value for name, value in given.numbers(0, most).items()}


def parse_plan(data: object, problem: Problem) -> Plan:
    """The plan for `problem` that parsed JSON describes.

    Only its shape is checked here: a visit or carer that the problem does not know is a broken
    rule, for `solver.rules` to report.
    """
    fields = Fields(data, QT_TRANSLATE_NOOP("carecoop", "the plan"))
    _expect_format(fields, PLAN_FORMAT)
    name = fields.text("problem")
    if name != problem.name:
        template = QT_TRANSLATE_NOOP("carecoop", "{place} is for {found}, not for {wanted}.")
        raise fields.error(template, found=shown(name), wanted=shown(problem.name))
    placements: dict[str, Placement] = {}
    for row in fields.entries("visits", "visit"):
        visit_id = row.text("id")
        if visit_id in placements:
            raise row.error(QT_TRANSLATE_NOOP("carecoop", "{place} is listed more than once."))
        placements[visit_id] = _placement(row)
    return Plan(name, placements)
