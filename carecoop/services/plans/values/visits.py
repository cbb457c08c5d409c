"""What visits do for outcomes, and what carers noted after them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carecoop.services.plans.values.plan import Outcome, ServingVisit


@dataclass(frozen=True, slots=True)
class PersonsWords:
    """For a carer's schedule: an outcome that a visit serves, and what is done for it."""

    words: str
    language: str
    translation: str
    what_is_done: str


@dataclass(frozen=True, slots=True)
class VisitNoteForm:
    """One line after a visit: what moved."""

    pattern_id: UUID
    visit_date: date
    origin_id: UUID
    carer_id: UUID | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class VisitNote:
    id: UUID
    form: VisitNoteForm
    visit_title: str
    outcome_words: str
    carer_name: str
    noted_at_utc: datetime


@dataclass(frozen=True, slots=True)
class LooseVisit:
    """A regular visit that serves no outcome of the client's plan."""

    client_id: UUID
    shown_name: str
    visit: ServingVisit


@dataclass(frozen=True, slots=True)
class LooseOutcome:
    """An outcome that no regular visit serves."""

    client_id: UUID
    shown_name: str
    plan_id: UUID
    outcome: Outcome
