"""A version of a plan, whole and in its parts."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from carecoop.kinds import (
    Doer,
    PlanState,
    SectionKind,
    Weeks,
)
from carecoop.services.plans.values.people import FaceNote, Participant, face_notes

LEAST_LEVEL, MOST_LEVEL = -2, 2  # goal attainment: much less … much better than expected
LEAST_SCORE, MOST_SCORE = 0, 10  # "where am I now"


@dataclass(frozen=True, slots=True)
class SectionForm:
    """Something said for the plan; a kind may have several, said by different people."""

    kind: SectionKind
    text: str = ""
    language: str = "en"
    translation: str = ""
    said_by: UUID | None = None  # a participant of the plan
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    id: UUID
    form: SectionForm


@dataclass(frozen=True, slots=True)
class StepForm:
    """Who does what; `my_part` is what the person does of it for themselves."""

    doer: Doer = Doer.CARER
    who: str = ""
    what: str = ""
    my_part: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeForm:
    """An outcome in the person's own words.

    `domain` is a key of `domains.headings`, `now_score` 0–10. Goal attainment is optional:
    `baseline_level` −2…2 is set before, `importance` and `difficulty` are 0–3; `as_hoped` says
    what level 0 means.
    """

    words: str = ""
    language: str = "en"
    translation: str = ""
    said_by: UUID | None = None
    domain: str = ""
    why_it_matters: str = ""
    now_text: str = ""
    now_score: int | None = None
    as_hoped: str = ""
    steps: tuple[StepForm, ...] = ()
    by_when: date | None = None
    importance: int | None = None
    difficulty: int | None = None
    baseline_level: int | None = None
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """`origin_id` is the same in every version of the plan: what visits, notes and reviews name."""

    id: UUID
    origin_id: UUID
    form: OutcomeForm
    archived: bool = False


@dataclass(frozen=True, slots=True)
class RiskForm:
    """A risk worth taking; `agreed_by` are participants of the plan."""

    what: str = ""
    could_go_well: str = ""
    could_go_wrong: str = ""
    what_we_do: str = ""
    agreed_by: tuple[UUID, ...] = ()
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Risk:
    id: UUID
    form: RiskForm


@dataclass(frozen=True, slots=True)
class AttachmentForm:
    """A paper beside the plan, such as the council's own; `dated_on` as it is dated."""

    name: str = ""
    dated_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    id: UUID
    form: AttachmentForm
    file_name: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Served:
    """That a visit serves an outcome (`origin_id`), and what is done for it there."""

    origin_id: UUID
    what_is_done: str = ""


@dataclass(frozen=True, slots=True)
class ServingVisit:
    """A regular visit of the client with what it serves; weekdays from Monday = 0."""

    pattern_id: UUID
    title: str
    purpose: str
    weekdays: frozenset[int]
    weeks: Weeks
    preferred_minute: int
    duration_minutes: int
    carers_wanted: int
    serves: tuple[Served, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of a client's plan, whole. `outcomes` are in their order, archived ones last;
    `next_review_on` is None while nothing makes one due."""

    id: UUID
    client_id: UUID
    name: str
    shown_name: str  # as the person likes to be called
    number: int
    state: PlanState
    language: str
    from_number: int | None  # the version it began as a copy of
    began_on: date
    agreed_on: date | None
    next_review_on: date | None
    participants: tuple[Participant, ...] = ()
    sections: tuple[Section, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    risks: tuple[Risk, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    visits: tuple[ServingVisit, ...] = ()

    @property
    def face_notes(self) -> tuple[FaceNote, ...]:
        return face_notes(self.state, self.participants)

    @property
    def live_outcomes(self) -> tuple[Outcome, ...]:
        return tuple(each for each in self.outcomes if not each.archived)

    def sections_of(self, kind: SectionKind) -> tuple[Section, ...]:
        return tuple(each for each in self.sections if each.form.kind is kind)

    def participant(self, participant_id: UUID | None) -> Participant | None:
        return next((each for each in self.participants if each.id == participant_id), None)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A line in the list of a client's versions, or of everybody's plans."""

    id: UUID
    client_id: UUID
    shown_name: str
    number: int
    state: PlanState
    began_on: date
    agreed_on: date | None
    reviews: int
    next_review_on: date | None
    face_notes: tuple[FaceNote, ...]
