"""English as it is spelt here."""

import pytest

from carecoop.services import spelling
from carecoop.services.spelling import Speller

RIGHT = """
colour neighbours harbour favourite organise organised realising analyse centre theatre programme
dialogue travelling counselling jewellery paediatric manoeuvre licence defence tyre kerb grey
pyjamas reablement commode catheter physiotherapist paracetamol crochet doesn't it's i'd
a toast co op op's mother's
"""
WRONG = "teh recieve seperate definately medecine breakfest wheelchiar appointement woud".split()  # noqa: SIM905 - reads best


@pytest.fixture(scope="module")
def speller() -> Speller:
    spelling.load()
    english = spelling.speller("en")
    assert english is not None
    return english


@pytest.mark.parametrize("word", RIGHT.split())
def test_what_britain_writes_is_right(speller: Speller, word: str) -> None:
    assert speller.knows(word)


@pytest.mark.parametrize("word", WRONG)
def test_a_slip_is_seen(speller: Speller, word: str) -> None:
    assert not speller.knows(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("medecine", "medicine"),
        ("breakfest", "breakfast"),
        ("tommorow", "tomorrow"),
        ("appointement", "appointment"),
        ("colur", "colour"),
        ("nieghbour", "neighbour"),
    ],
)
def test_what_was_meant_is_suggested_as_britain_spells_it(
    speller: Speller, word: str, meant: str
) -> None:
    suggested = speller.suggestions(word)
    assert meant in suggested
    assert len(suggested) <= spelling.MOST_SUGGESTED


def test_nothing_is_suggested_for_what_is_like_nothing(speller: Speller) -> None:
    assert speller.suggestions("xqzvjxqzvjxqzvj") == ()


def test_a_word_that_people_say_is_right_is_left(speller: Speller) -> None:
    assert not speller.knows("bobilo")
    speller.leave("bobilo")
    assert speller.knows("bobilo")


def test_no_other_language_is_checked() -> None:
    spelling.load()
    assert spelling.speller("cy") is None
    assert spelling.speller("pl") is None
