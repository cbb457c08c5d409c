"""The fields of a plan's parts by the names that people know them by, and their values in words."""

from contextlib import suppress
from datetime import date
from enum import Enum, StrEnum

from PySide6.QtCore import QCoreApplication

from carecoop.kinds import Achieved, PlanState, Role, SectionKind, Stance
from carecoop.services import languages
from carecoop.services.plans import domains
from carecoop.services.plans.values import PartKind, StepForm
from ui import text
from ui.plans import words
from ui.plans.steps import step_line

translate = QCoreApplication.translate

ON = ("_on", "by_when")  # how the names of days end
KINDS: dict[str, type[StrEnum]] = {
    "achieved": Achieved,
    "role": Role,
    "stance": Stance,
    "state": PlanState,
}


def part_name(part: PartKind) -> str:
    return {
        PartKind.PLAN: translate("plans", "The plan"),
        PartKind.PARTICIPANT: translate("plans", "Who took part"),
        PartKind.SECTION: translate("plans", "What was said"),
        PartKind.OUTCOME: translate("plans", "Outcome"),
        PartKind.STEP: translate("plans", "Who does what"),
        PartKind.RISK: translate("plans", "Risk worth taking"),
        PartKind.ATTACHMENT: translate("plans", "Attached paper"),
        PartKind.WORD: translate("plans", "Somebody's word"),
        PartKind.REVIEW: translate("plans", "Review"),
        PartKind.NOTE: translate("plans", "Note after a visit"),
    }[part]


def is_told(field: str) -> bool:
    """Whether people know the field; the others are the store's own."""
    return name(field) != field


def name(field: str) -> str:
    """A form's field; one without a name of its own stands as it is."""
    return {
        "achieved": translate("plans", "Did it come about?"),
        "agreed_changes": translate("plans", "What we agreed"),
        "agreed_on": translate("plans", "Agreed on"),
        "agreed_by": translate("plans", "Agreed by"),
        "archived": translate("plans", "In the archive"),
        "as_hoped": translate("plans", "When it goes as hoped"),
        "baseline_level": translate("plans", "Level at the start"),
        "by_when": translate("plans", "Looked at again on"),
        "change": translate("plans", "What changes from now on"),
        "could_go_well": translate("plans", "What could go well"),
        "could_go_wrong": translate("plans", "What could go wrong"),
        "dated_on": translate("plans", "Dated"),
        "difficulty": translate("plans", "Difficulty"),
        "domain": translate("plans", "What it is about"),
        "finished_on": translate("plans", "Finished on"),
        "held_on": translate("plans", "Held on"),
        "importance": translate("plans", "Importance"),
        "is_private": translate("plans", "Private"),
        "language": translate("plans", "Language"),
        "level": translate("plans", "Level now"),
        "my_part": translate("plans", "What I do myself"),
        "name": translate("plans", "Name"),
        "next_review_on": translate("plans", "Next review"),
        "now_score": translate("plans", "Where I am now, 0 to 10"),
        "now_text": translate("plans", "Where I am now"),
        "order": translate("plans", "Order of the outcomes"),
        "reason": translate("plans", "Why"),
        "relation": translate("plans", "Who they are"),
        "role": translate("plans", "As whom"),
        "review_on": translate("plans", "Its own review"),
        "said_by": translate("plans", "Said by"),
        "stance": translate("plans", "Word"),
        "state": translate("plans", "State"),
        "steps": translate("plans", "Who does what"),
        "text": translate("plans", "Words"),
        "took_part": translate("plans", "How they took part"),
        "translation": translate("plans", "In the other language"),
        "what": translate("plans", "What"),
        "what_we_do": translate("plans", "What we do"),
        "who": translate("plans", "Who"),
        "why_it_matters": translate("plans", "Why it matters"),
        "words": translate("plans", "The person's words"),
    }.get(field, field)


def shown(field: str, value: object) -> str:
    """A field's value as people read it."""
    said = str(value)
    match value:
        case bool():
            said = translate("plans", "yes") if value else translate("plans", "no")
        case None | "" | ():
            said = "–"
        case tuple():
            said = "; ".join(shown(field, one) for one in value)
        case StepForm():
            said = step_line(value)
        case date():
            said = text.date_text(value)
        case Enum():
            said = _word(value)
        case str() if field == "language" and value in languages.NAMES:
            said = translate("languages", languages.NAMES[value])
        case str() if field == "domain":
            said = _heading(value)
    return said


def of_the_trail(field: str, value: object) -> object:
    """A value as the trail keeps it (a word, a day as text), as a form has it."""
    kind = KINDS.get(field)
    if kind is not None and isinstance(value, str) and value in set(kind):
        return kind(value)
    with suppress(ValueError):
        return date.fromisoformat(value) if field.endswith(ON) and isinstance(value, str) else value
    return value


def _heading(key: str) -> str:
    """What an outcome is put under, by its key."""
    by_law = {**domains.WALES, **domains.ENGLAND}.get(key)
    own = translate("plans", "a heading of our own")
    return translate("domains", by_law) if by_law is not None else own


def _word(value: Enum) -> str:
    match value:
        case Role():
            return words.role_name(value)
        case Stance():
            return words.stance_name(value)
        case PlanState():
            return words.state_name(value)
        case SectionKind():
            return words.kind_name(value)
        case Achieved():
            return dict(words.achievements())[value]
        case _:
            return str(value.value)
