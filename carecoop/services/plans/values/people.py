"""Who took part in a decision, and what each said to it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from carecoop.kinds import (
    DecisionSubject,
    PlanState,
    Role,
    Stance,
)

WORKERS = frozenset({Role.CARER, Role.COORDINATOR, Role.PROFESSIONAL})
SPOKESPEOPLE = frozenset({Role.FAMILY, Role.FRIEND, Role.ADVOCATE})


class Side(StrEnum):
    """Who must agree to a plan: neither side does it for the other."""

    PERSON = "person"
    WORKERS = "workers"


SIDES = {Side.PERSON: frozenset({Role.PERSON}), Side.WORKERS: WORKERS}


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


def sides_missing(participants: tuple[Participant, ...]) -> tuple[Side, ...]:
    """The sides of which nobody agrees; the person's word may be given by who speaks for them."""
    agreed = {each.form.role for each in participants if each.stance is Stance.AGREES}
    return tuple(side for side, roles in SIDES.items() if not roles & agreed)


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
