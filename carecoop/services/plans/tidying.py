"""A plan's texts as they will be saved: composed letters, no blank edges, nothing unprintable."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from carecoop.services.people_text import line, paragraphs
from carecoop.services.plans import values

Form = TypeVar(
    "Form",
    values.ParticipantForm,
    values.WordForm,
    values.DecisionForm,
    values.SectionForm,
    values.StepForm,
    values.OutcomeForm,
    values.RiskForm,
    values.AttachmentForm,
    values.VisitNoteForm,
    values.EventForm,
    values.ReviewForm,
    values.ReviewedForm,
)
# Texts in which people write as much as they like; every other text is one line.
LONG = frozenset(
    {"translation", "why_it_matters", "now_text", "as_hoped", "what", "my_part", "could_go_well"}
    | {"could_go_wrong", "what_we_do", "words", "agreed_changes", "change"}
)


def tidy(form: Form) -> Form:
    """The form as it will be saved, its steps too; steps in which nothing is said are left out."""
    is_section = isinstance(form, values.SectionForm)
    changes: dict[str, Any] = {}
    for field in fields(form):
        text = getattr(form, field.name)
        if isinstance(text, str) and type(text) is str:
            is_long = field.name in LONG or (is_section and field.name == "text")
            changes[field.name] = paragraphs(text) if is_long else line(text)
    if isinstance(form, values.OutcomeForm):
        steps = (tidy(step) for step in form.steps)
        changes["steps"] = tuple(each for each in steps if each.who or each.what or each.my_part)
    return replace(form, **changes)
