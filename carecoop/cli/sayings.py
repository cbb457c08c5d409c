"""Sentences of the services in English, for the commands that print them."""

from carecoop.services import languages
from carecoop.services.reasons import Saying
from solver.problem import DAY_MINUTES
from solver.rules import WEEKDAYS


def said(saying: Saying) -> str:
    """A saying with its facts filled in."""
    return saying.template.format(**{name: _fact(name, one) for name, one in saying.facts.items()})


def _fact(name: str, fact: object) -> object:
    match fact:
        case Saying():
            return said(fact)
        case tuple():
            return ", ".join(_trait(str(one)) if name == "traits" else str(one) for one in fact)
        case int() if name == "weekday":
            return WEEKDAYS[fact]
        case int() if name.endswith("_minute"):
            return f"{fact % DAY_MINUTES // 60:02}:{fact % 60:02}"
        case int() if name.endswith("_minutes"):
            return _length(fact)
    return fact


def _trait(word: str) -> str:
    """A skill as the co-op writes it; a language by its name."""
    kind, _, code = word.partition(":")
    return languages.NAMES.get(code, code) if kind == "lang" else word


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
