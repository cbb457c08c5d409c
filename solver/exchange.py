"""Problems and plans as the exchange format's JSON, version 1: the one door in and out.

`parse_*` and `*_to_json` turn parsed JSON into values and back; `read_*` and `write_*` do the
same with files. Whatever cannot be read raises SolverError, one sentence that names the place.
"""

from dataclasses import asdict
from pathlib import Path

from solver.json_files import load_json, publish_json
from solver.parsing import (
    PLAN_FORMAT,
    PROBLEM_FORMAT,
    RULE_KEYS,
    WEIGHT_KEYS,
    parse_plan,
    parse_problem,
)
from solver.plan import Plan
from solver.problem import Carer, Client, Matrix, Placement, Problem, Travel, Visit

__all__ = [
    "parse_plan",
    "parse_problem",
    "plan_to_json",
    "problem_to_json",
    "read_plan",
    "read_problem",
    "write_plan",
    "write_problem",
]


def read_problem(path: Path | str) -> Problem:
    """The problem in a file; SolverError says what is wrong with the file or its content."""
    return parse_problem(load_json(path))


def read_plan(path: Path | str, problem: Problem) -> Plan:
    """The plan for `problem` in a file; SolverError as for `read_problem`."""
    return parse_plan(load_json(path), problem)


def write_problem(problem: Problem, path: Path | str) -> None:
    """Write the file whole or not at all; SolverError where the folder does not let us."""
    publish_json(problem_to_json(problem), path)


def write_plan(plan: Plan, path: Path | str) -> None:
    """Write the file whole or not at all; SolverError where the folder does not let us."""
    publish_json(plan_to_json(plan), path)


def problem_to_json(problem: Problem) -> dict[str, object]:
    """The problem as JSON-ready values; `parse_problem` gives back an equal problem."""
    rules, weights = asdict(problem.rules), asdict(problem.weights)
    return {
        "format": PROBLEM_FORMAT,
        "name": problem.name,
        "week": problem.week.isoformat(),
        "places": [list(place) for place in problem.places],
        "travel": {mode: _travel_to_json(way) for mode, way in problem.travel.items()},
        "carers": [_carer_to_json(carer) for carer in problem.carers],
        "clients": [_client_to_json(client) for client in problem.clients],
        "visits": [_visit_to_json(visit) for visit in problem.visits],
        "rules": {key: rules[name] for key, name in RULE_KEYS.items()},
        "weights": {key: weights[name] for key, name in WEIGHT_KEYS.items()},
    }


def _travel_to_json(way: Travel) -> dict[str, object]:
    if isinstance(way, Matrix):
        return {"matrix": [list(row) for row in way.minutes]}
    return {"overhead": way.overhead_minutes, "per_10km": way.minutes_per_10km}


def _carer_to_json(carer: Carer) -> dict[str, object]:
    return {
        "id": carer.id,
        "home": carer.home,
        "mode": carer.mode,
        "traits": sorted(carer.traits),
        "available": [list(window) for window in carer.available],
        "contract": carer.contract_minutes,
        "most": carer.most_minutes,
        "most_days": carer.most_days,
        "caseload": carer.caseload,
        "worked_until": carer.worked_until,
    }


def _client_to_json(client: Client) -> dict[str, object]:
    return {
        "id": client.id,
        "place": client.place,
        "circle": sorted(client.circle),
        "known": dict(client.known),
        "barred": sorted(client.barred),
        "spacing": client.spacing_minutes,
    }


def _visit_to_json(visit: Visit) -> dict[str, object]:
    return {
        "id": visit.id,
        "client": visit.client,
        "earliest": visit.earliest_minute,
        "latest": visit.latest_minute,
        "preferred": visit.preferred_minute,
        "duration": visit.duration_minutes,
        "carers": visit.carers_wanted,
        "needs": sorted(visit.needs),
        "avoid": sorted(visit.avoid),
        "wishes": sorted(visit.wishes),
        "priority": visit.priority,
        "pinned": _placement_to_json(visit.pinned),
        "published": _placement_to_json(visit.published),
    }


def _placement_to_json(placement: Placement | None) -> dict[str, object] | None:
    if placement is None:
        return None
    return {"start": placement.start_minute, "carers": list(placement.carers)}


def plan_to_json(plan: Plan) -> dict[str, object]:
    """The plan as JSON-ready values; `parse_plan` gives back an equal plan."""
    return {
        "format": PLAN_FORMAT,
        "problem": plan.problem,
        "visits": [
            {"id": visit_id, "start": placement.start_minute, "carers": list(placement.carers)}
            for visit_id, placement in plan.placements.items()
        ],
    }
