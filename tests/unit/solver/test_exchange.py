"""The door of the exchange format: sentences for what is wrong, defaults, files written whole."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from solver.errors import SolverError
from solver.exchange import (
    parse_plan,
    parse_problem,
    plan_to_json,
    problem_to_json,
    read_plan,
    read_problem,
    write_plan,
    write_problem,
)
from solver.problem import Matrix, Placement, Rules, Weights
from tests.helpers.problems import as_wished, one_carer_one_client, visit

PROBLEM = one_carer_one_client()
PLAN = as_wished(PROBLEM)

Change = Callable[[dict[str, Any]], object]


def changed(change: Change) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(problem_to_json(PROBLEM)))
    change(data)
    return data


def refusal(data: object) -> str:
    with pytest.raises(SolverError) as refused:
        parse_problem(data)
    return str(refused.value)


def in_visit(**values: object) -> Change:
    return lambda data: data["visits"][0].update(values)


def in_carer(**values: object) -> Change:
    return lambda data: data["carers"][0].update(values)


def in_client(**values: object) -> Change:
    return lambda data: data["clients"][0].update(values)


def twice(kind: str) -> Change:
    return lambda data: data[kind].append(data[kind][0])


WRONG: list[tuple[Change, str]] = [
    (
        in_visit(duration=0),
        'visit rose.mon: "duration" must be a whole number from 1 to 10080, not 0.',
    ),
    (in_visit(duration=True), "not true."),
    (in_visit(duration=30.0), "not 30.0."),
    (in_visit(duration=None), "not null."),
    (in_visit(duration=10**5000), "not 999999999999999999…."),
    (in_visit(carers=3), '"carers" must be a whole number from 1 to 2, not 3.'),
    (in_visit(priority=0), '"priority" must be a whole number from 1 to 3, not 0.'),
    (in_visit(latest=479), 'visit rose.mon: "earliest" (480) is later than "latest" (479).'),
    (
        in_visit(client="dai"),
        'visit rose.mon: "client" names \'dai\', which is not listed under "clients".',
    ),
    (in_visit(needs="medication"), "\"needs\" must be a list, not 'medication'."),
    (in_visit(needs=[3]), '"needs" must be a short text without control characters, not 3.'),
    (in_visit(id=""), 'visit number 1: "id" must be a short text'),
    (in_visit(id="a\nb"), "visit number 1:"),
    (
        in_visit(pinned={"start": 540, "carers": ["gwen"]}),
        'visit rose.mon: "pinned" names \'gwen\', which is not listed under "carers".',
    ),
    (in_visit(pinned={"start": 479, "carers": ["ann"]}), '"pinned" starts at 479, outside'),
    (in_visit(pinned={"start": 540, "carers": []}), "must name at least one carer"),
    (in_visit(pinned={"start": 540, "carers": ["ann", "ann"]}), "each only once"),
    (in_visit(pinned={"start": 540, "carers": ["ann", "x"]}), 'more carers than "carers" (1)'),
    (in_visit(pinned=[]), 'visit rose.mon: "pinned" must be an object with named values, not [].'),
    (in_carer(home=10), '"home" must be the number of a place, counted from 0 (places: 10)'),
    (in_carer(home=-1), "not -1."),
    (
        in_carer(mode="boat"),
        'carer ann: "mode" names \'boat\', which is not listed under "travel".',
    ),
    (in_carer(available=[[9, 5]]), "[9, 5] does not fit."),
    (in_carer(available=[[0, 9], [8, 12]]), "[8, 12] does not fit."),
    (in_carer(available=[[0, "9"]]), "[0, '9'] does not fit."),
    (in_carer(most=-1), 'carer ann: "most" must be a whole number from 0 to 1000000, not -1.'),
    (in_client(known={"ann": -1}), 'client rose: "known": "ann" must be a whole number from 0'),
    (in_client(place="1"), 'client rose: "place" must be the number of a place'),
    (twice("visits"), "visit rose.mon: the id is used more than once."),
    (twice("carers"), "carer ann: the id is used more than once."),
    (twice("clients"), "client rose: the id is used more than once."),
    (lambda data: data.pop("carers"), 'the problem: "carers" is missing.'),
    (lambda data: data.update(format="carecoop-problem/2"), "not 'carecoop-problem/2'."),
    (lambda data: data.update(week="2026-12-01"), '"week" must be a Monday written as'),
    (lambda data: data.update(week="next"), "not 'next'."),
    (lambda data: data.update(places=[[0]]), '"places" must list pairs [x, y]'),
    (lambda data: data.update(places=[[0, 1.5]]), "not [0, 1.5]."),
    (lambda data: data.update(places=[[0, 10**8]]), "not [0, 100000000]."),
    (
        lambda data: data["travel"].update(car={"matrix": [[0]]}),
        'the problem: "travel": "car": "matrix" must have a row for each place (places: 10)',
    ),
    (lambda data: data["travel"].update(car={}), '"travel": "car": "overhead" is missing.'),
    (lambda data: data.update(rules={"resst": 1}), '"resst" is not a name this version knows'),
    (lambda data: data.update(weights={"travel": -1}), '"weights": "travel" must be a whole'),
]


@pytest.mark.parametrize(("change", "words"), WRONG, ids=[words[:40] for _, words in WRONG])
def test_what_is_wrong_is_told_with_its_place(change: Change, words: str) -> None:
    assert words in refusal(changed(change))


@pytest.mark.parametrize("data", [None, [], "problem", 7, True])
def test_what_is_no_object_is_no_problem(data: object) -> None:
    assert refusal(data).startswith("the problem must be an object with named values, not ")


def test_what_may_be_left_out_has_the_formats_defaults() -> None:
    data = changed(lambda _: None)
    for key in ("rules", "weights"):
        del data[key]
    for key in ("barred", "spacing"):
        del data["clients"][0][key]
    for key in ("needs", "avoid", "wishes", "priority", "pinned", "published"):
        del data["visits"][0][key]
    del data["carers"][0]["worked_until"]
    found = parse_problem(data)
    assert found == PROBLEM
    assert (found.rules, found.weights) == (Rules(), Weights())


def test_given_rules_and_weights_replace_only_their_own_defaults() -> None:
    found = parse_problem(
        changed(lambda data: data.update(rules={"break": 30}, weights={"run": 0}))
    )
    assert found.rules == Rules(break_minutes=30)
    assert found.weights == Weights(run=0)


def test_a_week_without_anyone_in_it_can_be_read() -> None:
    nobody: dict[str, list[object]] = {key: [] for key in ("places", "carers", "clients", "visits")}
    found = parse_problem(changed(lambda data: data.update(nobody | {"travel": {}})))
    assert (found.carers, found.visits) == ((), ())
    assert parse_problem(problem_to_json(found)) == found


def test_keys_of_other_programs_are_passed_over() -> None:
    assert parse_problem(changed(in_visit(colour="green"))) == PROBLEM


def test_the_past_may_name_carers_who_have_left() -> None:
    gone = {"start": 540, "carers": ["gwen"]}
    data = changed(in_visit(published=gone))
    data["clients"][0].update(circle=["gwen"], known={"gwen": 9}, barred=["gwen"])
    found = parse_problem(data)
    assert found.visits[0].published == Placement(540, ("gwen",))
    assert found.clients[0].circle == frozenset({"gwen"})


def test_windows_may_touch() -> None:
    found = parse_problem(changed(in_carer(available=[[0, 9], [9, 12]])))
    assert found.carers[0].available == ((0, 9), (9, 12))


def test_a_matrix_is_read_as_it_is() -> None:
    two = {"places": [[0, 0], [1, 1]], "travel": {"car": {"matrix": [[2, 7], [9, 0]]}}}
    found = parse_problem(changed(lambda data: data.update(two)))
    assert found.travel == {"car": Matrix(((2, 7), (9, 0)))}


# Plans -------------------------------------------------------------------------------------


def plan_refusal(**values: object) -> str:
    with pytest.raises(SolverError) as refused:
        parse_plan(plan_to_json(PLAN) | values, PROBLEM)
    return str(refused.value)


def test_a_plan_for_another_problem_is_refused() -> None:
    words = "the plan is for 'another', not for 'one carer, one client'."
    assert plan_refusal(problem="another") == words


def test_a_visit_listed_twice_is_refused() -> None:
    row = {"id": "rose.mon", "start": 540, "carers": ["ann"]}
    assert plan_refusal(visits=[row, row]) == "visit rose.mon is listed more than once."


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"start": 1, "carers": []}, 'visit number 1: "id" is missing.'),
        ({"id": "v", "carers": []}, 'visit v: "start" is missing.'),
        ({"id": "v", "start": 1.5, "carers": []}, "not 1.5."),
        ({"id": "v", "start": 1, "carers": "ann"}, 'visit v: "carers" must be a list'),
        ("v", "visit number 1 must be an object with named values, not 'v'."),
    ],
)
def test_a_row_that_is_no_placement_is_refused(row: object, words: str) -> None:
    assert words in plan_refusal(visits=[row])


def test_visits_and_carers_that_nobody_knows_are_for_the_rules_to_report() -> None:
    row = {"id": "cancelled", "start": 540, "carers": ["gwen"]}
    found = parse_plan(plan_to_json(PLAN) | {"visits": [row]}, PROBLEM)
    assert found.placements == {"cancelled": Placement(540, ("gwen",))}


# Files -------------------------------------------------------------------------------------


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_files_hold_what_was_written(tmp_path: Path) -> None:
    problem = one_carer_one_client(visit("rŵ.1"), name="wythnos ŵŷ")
    write_problem(problem, tmp_path / "problem.json")
    write_plan(as_wished(problem), tmp_path / "plan.json")
    assert read_problem(tmp_path / "problem.json") == problem
    assert read_plan(str(tmp_path / "plan.json"), problem) == as_wished(problem)
    assert files_in(tmp_path) == {"plan.json", "problem.json"}


def test_a_file_is_replaced_whole_and_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("an older and much longer file", encoding="utf-8")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    write_plan(PLAN, tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert read_plan(tmp_path / "real.json", PROBLEM) == PLAN


def test_a_failed_write_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.json").write_text("older", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(
        SolverError, match=r"plan.json cannot be written: No space left on device\."
    ):
        write_plan(PLAN, tmp_path / "plan.json")
    assert files_in(tmp_path) == {"plan.json"}
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == "older"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SolverError, match="cannot be written: No such file or directory"):
        write_plan(PLAN, tmp_path / "nowhere" / "plan.json")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SolverError, match=r"problem.json cannot be read: No such file"):
        read_problem(tmp_path / "problem.json")


@pytest.mark.parametrize("path", ["\0", "."])
def test_a_path_that_is_no_file_is_told(path: str) -> None:
    with pytest.raises(SolverError, match="cannot be read: "):
        read_problem(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is not JSON: line 1, column 1"),
        (b"{", "is not JSON: line 1, column 2"),
        (b'{"name": "caf\xe9"}', "is not UTF-8 text (byte 13)."),
        (b"[" * 100_000, "is nested too deeply to be read."),
        (b'{"x": NaN}', "holds NaN, Infinity or a number of thousands of digits."),
        (b'{"x": -Infinity}', "holds NaN, Infinity or a number of thousands of digits."),
        (b"1" * 5000, "holds NaN, Infinity or a number of thousands of digits."),
        (b'{"x": 1, "x": 2}', "is ambiguous: an object has the key 'x' more than once."),
    ],
)
def test_a_file_that_is_not_json_is_told(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "problem.json"
    file.write_bytes(content)
    with pytest.raises(SolverError) as refused:
        read_problem(file)
    assert str(refused.value).startswith(f"{file} ")
    assert words in str(refused.value)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "problem.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(problem_to_json(PROBLEM)).encode())
    assert read_problem(file) == PROBLEM
