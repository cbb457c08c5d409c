"""The fields of a plan's parts by the names that people know them by, and their values in words."""

from datetime import date
from enum import Enum

from PySide6.QtCore import QCoreApplication

from carecoop.kinds import Achieved, PlanState, Role, SectionKind, Stance
from carecoop.services import languages
from carecoop.services.plans.values import PartKind, StepForm
from ui import text
from ui.plans import words
from ui.plans.steps import step_line

translate = QCoreApplication.translate


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


def name(field: str) -> str:
    """A form's field; one without a name of its own stands as it is."""
    return {
        "agreed_by": translate("plans", "Agreed by"),
        "archived": translate("plans", "In the archive"),
        "as_hoped": translate("plans", "When it goes as hoped"),
        "baseline_level": translate("plans", "Level at the start"),
        "by_when": translate("plans", "Looked at again on"),
        "could_go_well": translate("plans", "What could go well"),
        "could_go_wrong": translate("plans", "What could go wrong"),
        "difficulty": translate("plans", "Difficulty"),
        "domain": translate("plans", "What it is about"),
        "importance": translate("plans", "Importance"),
        "is_private": translate("plans", "Private"),
        "language": translate("plans", "Language"),
        "name": translate("plans", "Name"),
        "now_score": translate("plans", "Where I am now, 0 to 10"),
        "now_text": translate("plans", "Where I am now"),
        "order": translate("plans", "Order of the outcomes"),
        "relation": translate("plans", "Who they are"),
        "role": translate("plans", "As whom"),
        "said_by": translate("plans", "Said by"),
        "steps": translate("plans", "Who does what"),
        "text": translate("plans", "Words"),
        "translation": translate("plans", "In the other language"),
        "what": translate("plans", "The risk"),
        "what_we_do": translate("plans", "What we do"),
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
    return said


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
