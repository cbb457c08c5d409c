"""Which words are English, as it is spelt here, and what an unknown one may have been meant for.

The words are those of pyspellchecker, which spells as in America; rules take in what Britain spells
otherwise, and its suggestions are given as Britain spells them. There is no dictionary of Welsh
that is kept for Python: what was said in Welsh, or in any other language, is left as it is.
"""

from dataclasses import dataclass, field
from functools import cache

from spellchecker import SpellChecker

ENGLISH = "en"
MOST_SUGGESTED = 5
LONG = 10  # letters: to look two slips away in longer words takes too long
# How Britain spells, and what America makes of it.
RULES = (
    ("our", "or"), ("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"), ("ysi", "yzi"),
    ("tre", "ter"), ("ogramme", "ogram"), ("ogue", "og"), ("ll", "l"), ("oe", "e"), ("ae", "e"),
    ("ence", "ense"),
)  # fmt: skip
OTHERS = frozenset({
    "aluminium", "app", "apps", "cheque", "cwtch", "grey", "jewellery", "kerb", "kerbs",
    "manoeuvre", "manoeuvres", "mould", "mouldy", "op", "plough", "pyjamas", "reablement",
    "sceptic", "sceptical", "sulphur", "timesheet", "tyre", "tyres", "zimmer",
})  # fmt: skip
# The beginnings of words that America spells otherwise, for what is suggested.
AMERICAN = (
    ("analyz", "analys"), ("apologiz", "apologis"), ("behavior", "behaviour"), ("center", "centre"),
    ("color", "colour"), ("favor", "favour"), ("flavor", "flavour"), ("gray", "grey"),
    ("harbor", "harbour"), ("honor", "honour"), ("humor", "humour"), ("mold", "mould"),
    ("neighbor", "neighbour"), ("organiz", "organis"), ("pajama", "pyjama"), ("realiz", "realis"),
    ("recogniz", "recognis"), ("rumor", "rumour"), ("theater", "theatre"), ("tumor", "tumour"),
    ("vapor", "vapour"),
)  # fmt: skip


@dataclass(slots=True)
class Speller:
    """Words are lower case, with a straight apostrophe."""

    _checker: SpellChecker
    _left: set[str] = field(default_factory=set)  # words that people said are right

    def knows(self, word: str) -> bool:
        word = word.removesuffix("'s")
        known = self._checker.word_frequency.dictionary
        if len(word) < 2 or word in known or word in OTHERS or word in self._left:
            return True
        return any(here in word and word.replace(here, there) in known for here, there in RULES)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What it may have been meant for, the most usual first."""
        self._checker.distance = 1 if len(word) > LONG else 2
        found = self._checker.candidates(word) or set()
        usual = sorted(found - {word}, key=lambda each: (-self._checker[each], each))
        return tuple(dict.fromkeys(map(_as_here, usual)))[:MOST_SUGGESTED]

    def leave(self, word: str) -> None:
        """The word is right, until the program ends: what people write is kept nowhere else."""
        self._left.add(word)


_ready: dict[str, Speller] = {}


def load() -> None:
    """Read the words, once; a third of a second, for a worker thread."""
    _ready[ENGLISH] = _english()


def speller(language: str) -> Speller | None:
    """For a language; None where its words were not loaded or there are none."""
    return _ready.get(language)


@cache
def _english() -> Speller:
    return Speller(SpellChecker(ENGLISH))


def _as_here(word: str) -> str:
    for there, here in AMERICAN:
        if word.startswith(there):
            return here + word.removeprefix(there)
    return word
