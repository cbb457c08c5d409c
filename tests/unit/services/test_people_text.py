"""Text made even for saving and for finding."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from carecoop.services.people_text import (
    fold,
    line,
    matches,
    name_order,
    paragraphs,
    postcode,
    tidy_client,
)
from carecoop.services.people_values import CarerRow, ClientRow
from tests.helpers.forms import a_client

MAIR = ClientRow(
    id=uuid4(),
    name="Mair Tŷ-Mawr",
    shown_name="Mair",
    postcode="TQ1 1AB",
    visits_a_week=3,
    circle=("Ana",),
    away="",
    away_until=None,
    archived=False,
)


@pytest.mark.parametrize("text", ["ty", "TŶ", "mawr mair", "tq11", "tq1 1a", "ana", " "])
def test_a_client_is_found_without_accents_and_capitals(text: str) -> None:
    assert matches(MAIR, text)


def test_lists_go_by_the_name_shown_then_by_the_full_one() -> None:
    names = [("Zena Adams", "Émile"), ("Ann Cole", "Fay"), ("Bet Dow", "Fay"), ("Ann Bell", "edna")]
    rows = [replace(MAIR, id=uuid4(), name=name, shown_name=shown) for name, shown in names]
    assert sorted(rows, key=name_order) == [rows[3], rows[0], rows[1], rows[2]]


def test_every_word_must_be_found() -> None:
    assert not matches(MAIR, "mair jones")


def test_a_carer_is_found_by_a_skill() -> None:
    carer = CarerRow(uuid4(), "Ana", "Ana", 0, ("hoist",), None, date(2026, 1, 1), False, ())
    assert matches(carer, "HOIST")


def test_a_line_keeps_only_what_can_be_stored() -> None:
    assert line(" a\tb\n c\x00\ud800 e\u0301 ") == "a b c é"


def test_paragraphs_keep_their_lines() -> None:
    assert paragraphs("\n one \r\n\r\n two\n\n") == " one\n\n two"


@pytest.mark.parametrize(
    ("typed", "shown"), [("tq11ab", "TQ1 1AB"), (" sw1a1aa", "SW1A 1AA"), ("here", "here")]
)
def test_a_postcode_gets_its_space(typed: str, shown: str) -> None:
    assert postcode(typed) == shown


def test_the_first_language_is_not_among_the_others() -> None:
    form = tidy_client(a_client(first_language="CY ", languages=("pl", "cy", "EN")))
    assert (form.first_language, form.languages) == ("cy", ("en", "pl"))


def test_folding_joins_what_looks_the_same() -> None:
    assert fold("Siân  O’Brien\x1b") == fold("sian o'brien")
