"""Values out of JSON: what is taken, what is refused, and how it is shown."""

import pytest

from solver.errors import SolverError
from solver.fields import Fields, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (False, "false"),
        ({}, "{}"),
        ({"name": "somebody"}, "{…}"),
        ([], "[]"),
        ([1], "[…]"),
        (-5, "-5"),
        (10**18, "999999999999999999…"),
        (-(10**400), "-999999999999999999…"),
        ("ŵ\n", "'ŵ\\n'"),
        (0.5, "0.5"),
    ],
)
def test_values_are_shown_on_one_line_without_what_they_hold(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_long_text_is_shown_in_part() -> None:
    assert len(shown("x" * 10_000)) < 50


@pytest.mark.parametrize("value", [True, 1.0, "1", None, 0, 10, float("nan")])
def test_only_whole_numbers_in_range_are_whole(value: object) -> None:
    with pytest.raises(SolverError, match=r'^here: "n" must be a whole number from 1 to 9, not '):
        Fields({"n": value}, "here").whole("n", 1, 9)


def test_things_in_a_list_are_named_by_their_id_or_else_by_their_number() -> None:
    items = {"visits": [{"id": "a"}, {"id": 7}, {}]}
    places = [item.place for item in Fields(items, "here").entries("visits", "visit")]
    assert places == ["visit a", "visit number 2", "visit number 3"]


def test_absent_and_null_are_told_apart_only_where_it_matters() -> None:
    fields = Fields({"given": None}, "here")
    assert "given" in fields
    assert "other" not in fields
    assert fields.is_null("given")
    assert fields.is_null("other")
    with pytest.raises(SolverError, match=r'^here: "other" is missing\.$'):
        fields.get("other")


def test_keys_must_be_texts_too() -> None:
    with pytest.raises(SolverError, match="must be a short text"):
        Fields({"": 1}, "here").names()
