"""Outcome plans as pages edit them (forms) and read or print them: frozen values, no records.

Texts are people's own words in the language they were said in (`language`, an ISO 639 code);
`translation` is the same in the plan's other language, empty where nobody needed one. Dates are
wall clock, instants UTC. `is_private` parts are left out of papers printed without private parts.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from carecoop.kinds import (
    Achieved,
    DecisionSubject,
    Doer,
    PlanState,
    ReviewCause,
    Role,
    SectionKind,
    Stance,
    TrailKind,
    Weeks,
)

LEAST_LEVEL, MOST_LEVEL = -2, 2  # goal attainment: much less … much better than expected
LEAST_SCORE, MOST_SCORE = 0, 10  # "where am I now"
WORKERS = frozenset({Role.CARER, Role.COORDINATOR, Role.PROFESSIONAL})
SPOKESPEOPLE = frozenset({Role.FAMILY, Role.FRIEND, Role.ADVOCATE})


# Who took part and what they said ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ParticipantForm:
    """Somebody whom a decision concerns. `contact_id` is one of the client's contacts."""

    name: str = ""
    role: Role = Role.FAMILY
    relation: str = ""  # daughter, key worker, district nurse
    carer_id: UUID | None = None
    contact_id: UUID | None = None
    took_part: str = ""  # how: at the kitchen table, by telephone, in writing


@dataclass(frozen=True, slots=True)
class WordForm:
    """What a participant says to a decision. An objection needs its reason.

    Only for the person may somebody else speak (`spoken_by`, a participant of family, friends or
    advocates), and then `authority` says what gives them the right.
    """

    stance: Stance = Stance.AGREES
    reason: str = ""
    said_on: date | None = None  # None only while it is being filled in
    spoken_by: UUID | None = None
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A participant's word as it was recorded; `recorded_by` is the account's name."""

    form: WordForm
    recorded_by: str
    recorded_at_utc: datetime


@dataclass(frozen=True, slots=True)
class Participant:
    """A participant; `words` are all they said, newest first."""

    id: UUID
    form: ParticipantForm
    words: tuple[Word, ...] = ()

    @property
    def word(self) -> Word | None:
        """What counts: the newest, None where nothing was recorded."""
        return self.words[0] if self.words else None

    @property
    def stance(self) -> Stance:
        return self.words[0].form.stance if self.words else Stance.NOT_ASKED


class FaceNoteKind(StrEnum):
    """What a plan has to say of itself before anybody reads on."""

    DRAFT = "draft"
    OBJECTS = "objects"
    NOT_ASKED = "not_asked"
    ON_BEHALF = "on_behalf"  # somebody spoke for the person
    NO_WORKER = "no_worker"  # nobody who gives the support took part


@dataclass(frozen=True, slots=True)
class FaceNote:
    """One line for the face of a plan. `reason` is the objection, or the spokesperson's authority;
    `spoken_by` the spokesperson's name."""

    kind: FaceNoteKind
    name: str = ""
    role: Role | None = None
    reason: str = ""
    spoken_by: str = ""


def face_notes(state: PlanState, participants: tuple[Participant, ...]) -> tuple[FaceNote, ...]:
    """What must be seen at once: that it is a draft, who objects, who was not asked."""
    notes = [FaceNote(FaceNoteKind.DRAFT)] if state is PlanState.DRAFT else []
    notes += [_stance_note(each) for each in participants if each.stance is Stance.OBJECTS]
    notes += [_stance_note(each) for each in participants if each.stance is Stance.NOT_ASKED]
    names = {each.id: each.form.name for each in participants}
    for each in participants:
        word = each.word.form if each.word else WordForm()
        if word.spoken_by is not None:
            spoken_by = names.get(word.spoken_by, "")
            said = (each.form.name, each.form.role, word.authority, spoken_by)
            notes.append(FaceNote(FaceNoteKind.ON_BEHALF, *said))
    if not any(each.form.role in WORKERS for each in participants):
        notes.append(FaceNote(FaceNoteKind.NO_WORKER))
    return tuple(notes)


def _stance_note(each: Participant) -> FaceNote:
    kind = FaceNoteKind.OBJECTS if each.stance is Stance.OBJECTS else FaceNoteKind.NOT_ASKED
    return FaceNote(
        kind, each.form.name, each.form.role, each.word.form.reason if each.word else ""
    )


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """A change of a circle or of a regular visit, to be agreed like a plan."""

    subject: DecisionSubject
    subject_id: UUID  # of the client whose circle it is, or of the visit pattern
    about: str = ""  # what was decided, in a sentence
    decided_on: date | None = None  # None only while it is being filled in


@dataclass(frozen=True, slots=True)
class Decision:
    id: UUID
    client_id: UUID
    form: DecisionForm
    participants: tuple[Participant, ...]


# The plan ---------------------------------------------------------------------------------


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


# Visits -----------------------------------------------------------------------------------


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


# Reviews ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReviewClock:
    """When reviews fall due, as the co-op sets it: the first after a plan is agreed, then from
    review to review, and after something happened."""

    first_weeks: int
    first_months: int
    later_months: int
    event_days: int


@dataclass(frozen=True, slots=True)
class EventForm:
    """Something after which a plan is looked at again."""

    cause: ReviewCause = ReviewCause.FALL
    happened_on: date | None = None  # None only while it is being filled in
    note: str = ""


@dataclass(frozen=True, slots=True)
class DueReview:
    """A plan to look at again. `cause` is why so soon; negative `days_left` are days overdue."""

    client_id: UUID
    plan_id: UUID
    shown_name: str
    due_on: date
    cause: ReviewCause
    days_left: int
    begun_review_id: UUID | None  # a review that was begun and is not finished

    @property
    def is_overdue(self) -> bool:
        return self.days_left < 0


@dataclass(frozen=True, slots=True)
class WithoutPlan:
    """A client with regular visits and no agreed plan; `draft_id` is the one being written."""

    client_id: UUID
    shown_name: str
    draft_id: UUID | None
    visits_since: date


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """`words` is how it went, in the person's words; `next_review_on` None goes by the clock."""

    held_on: date | None = None  # None only while it is being filled in
    cause: ReviewCause = ReviewCause.DUE
    words: str = ""
    language: str = "en"
    agreed_changes: str = ""
    next_review_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewedForm:
    """What came of one outcome: the person's words first, numbers only where people want them."""

    words: str = ""
    achieved: Achieved | None = None  # None until it was talked about
    level: int | None = None  # goal attainment, −2…2
    now_text: str = ""
    now_score: int | None = None
    change: str = ""  # what changes from now on


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An outcome in a review; `first_score` is the first "where am I now" ever given for it."""

    outcome: Outcome
    form: ReviewedForm
    first_score: int | None
    notes: tuple[VisitNote, ...]  # by carers since the last review, oldest first


@dataclass(frozen=True, slots=True)
class Attainment:
    """T-scores of goal attainment before and now; None where no outcome was scored."""

    baseline: float | None
    now: float | None

    @property
    def change(self) -> float | None:
        if self.baseline is None or self.now is None:
            return None
        return self.now - self.baseline


@dataclass(frozen=True, slots=True)
class Review:
    id: UUID
    client_id: UUID
    plan_id: UUID
    plan_number: int
    shown_name: str
    form: ReviewForm
    participants: tuple[Participant, ...]
    outcomes: tuple[Reviewed, ...]
    attainment: Attainment
    finished_on: date | None  # None while it is going on; a finished one is not changed


@dataclass(frozen=True, slots=True)
class Point:
    """Where the person was on a day: in words, and in numbers where there are any."""

    on: date
    words: str
    score: int | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Distance:
    """The distance travelled with one outcome, oldest first: this person's own, nobody else's."""

    origin_id: UUID
    words: str
    points: tuple[Point, ...]


# Versions beside each other ---------------------------------------------------------------


class PartKind(StrEnum):
    """Which part of a plan a difference is in."""

    PLAN = "plan"
    PARTICIPANT = "participant"
    SECTION = "section"
    OUTCOME = "outcome"
    STEP = "step"
    RISK = "risk"
    ATTACHMENT = "attachment"
    WORD = "word"
    REVIEW = "review"
    NOTE = "note"


class DifferenceKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field by its form's name. Participants are named by their names; None or an empty text or
    tuple where there was nothing."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that one version has and the other not, or that reads otherwise. `title` is the
    part's words or name; of a section `section` is its kind."""

    part: PartKind
    kind: DifferenceKind
    title: str
    section: SectionKind | None = None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """From version `before` to version `after` of the same client's plan."""

    before: int
    after: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Who changed what of a client's plans, when; saves of one stretch of writing are one line.

    Fields of `parts` are as the trail has them: what JSON can hold.
    """

    at_utc: datetime  # of the last of them
    who: str
    kind: TrailKind
    use_case: str
    subject: str
    undone: bool  # taken back by a later entry that still holds
    parts: tuple[Difference, ...]
