"""The words that records choose between: one enum per choice, known to every layer."""

from enum import IntEnum, StrEnum


class Nation(StrEnum):
    ENGLAND = "england"
    WALES = "wales"


class FunderKind(StrEnum):
    COUNCIL = "council"
    HEALTH = "health"
    DIRECT_PAYMENT = "direct_payment"
    INDIVIDUAL_SERVICE_FUND = "individual_service_fund"
    PRIVATE = "private"


class Standing(StrEnum):
    """What a client and a carer are to each other, as people decided."""

    CIRCLE = "circle"
    BARRED = "barred"


class TravelMode(StrEnum):
    CAR = "car"
    BIKE = "bike"
    WALK = "walk"


class LanguageLevel(StrEnum):
    GREETINGS = "greetings"
    CONVERSATION = "conversation"
    FULL = "full"


class TimeOffKind(StrEnum):
    LEAVE = "leave"
    SICK = "sick"
    TRAINING = "training"
    OTHER = "other"


class Weeks(StrEnum):
    """In which weeks a weekly arrangement holds; A weeks are the even ISO-week count (`clock`)."""

    EVERY = "every"
    A = "A"
    B = "B"


class Priority(IntEnum):
    """Risk when the visit is missed, as the exchange format counts it."""

    GREEN = 1
    AMBER = 2
    RED = 3


class RotaState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WORKED = "worked"


class TrailKind(StrEnum):
    """What an entry of the trail is: a change, one taken back, one done again, or a reading."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    READING = "reading"


class Lock(StrEnum):
    """What of a visit in a rota stays as it is, whoever builds or mends the rest."""

    CARERS = "carers"
    TIME = "time"
    BOTH = "both"


class ToldHow(StrEnum):
    """How a carer learned of a day of theirs."""

    ROTA = "rota"  # the whole week went out
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    MESSAGE = "message"


class BegunBy(StrEnum):
    """Who wanted a carer's published day otherwise."""

    CARER = "carer"
    COOP = "coop"  # also for a client


class DisruptionKind(StrEnum):
    """What upset a week that people know already."""

    CARER_AWAY = "carer_away"
    CLIENT_AWAY = "client_away"
    CLIENT_BACK = "client_back"
    NEW_PACKAGE = "new_package"


class Answer(StrEnum):
    """What came of a telephone call."""

    NO_REPLY = "no_reply"
    YES = "yes"
    NO = "no"
    TOLD = "told"


class PlanState(StrEnum):
    DRAFT = "draft"
    AGREED = "agreed"
    SUPERSEDED = "superseded"


class SectionKind(StrEnum):
    """What a section of a plan is about; `SECTION_GROUPS` puts them in reading order."""

    LIKE_AND_ADMIRE = "like_and_admire"
    IMPORTANT_TO_ME = "important_to_me"
    SUPPORT_ME_BEST = "support_me_best"
    COMMUNICATION = "communication"
    LANGUAGE = "language"
    CULTURE = "culture"
    ROUTINES = "routines"
    CIRCUMSTANCES = "circumstances"
    HOPES = "hopes"  # outcomes in general, before they are written one by one
    BARRIERS = "barriers"
    RISKS = "risks"
    OWN_STRENGTHS = "own_strengths"
    FAMILY_STRENGTHS = "family_strengths"
    COMMUNITY_STRENGTHS = "community_strengths"
    LATE_OR_MISSED = "late_or_missed"
    MEDICINES = "medicines"
    CONSENT = "consent"
    CAPACITY = "capacity"
    WHO_MAY_SEE = "who_may_see"


class SectionGroup(StrEnum):
    ABOUT_ME = "about_me"
    WHAT_MATTERS = "what_matters"
    LATE_OR_MISSED = "late_or_missed"
    MEDICINES = "medicines"
    CONSENT = "consent"


SECTION_GROUPS: dict[SectionGroup, tuple[SectionKind, ...]] = {
    SectionGroup.ABOUT_ME: (
        SectionKind.LIKE_AND_ADMIRE,
        SectionKind.IMPORTANT_TO_ME,
        SectionKind.SUPPORT_ME_BEST,
        SectionKind.COMMUNICATION,
        SectionKind.LANGUAGE,
        SectionKind.CULTURE,
        SectionKind.ROUTINES,
    ),
    SectionGroup.WHAT_MATTERS: (
        SectionKind.CIRCUMSTANCES,
        SectionKind.HOPES,
        SectionKind.BARRIERS,
        SectionKind.RISKS,
        SectionKind.OWN_STRENGTHS,
        SectionKind.FAMILY_STRENGTHS,
        SectionKind.COMMUNITY_STRENGTHS,
    ),
    SectionGroup.LATE_OR_MISSED: (SectionKind.LATE_OR_MISSED,),
    SectionGroup.MEDICINES: (SectionKind.MEDICINES,),
    SectionGroup.CONSENT: (
        SectionKind.CONSENT,
        SectionKind.CAPACITY,
        SectionKind.WHO_MAY_SEE,
    ),
}


class Role(StrEnum):
    """As whom somebody takes part in a decision."""

    PERSON = "person"  # the client
    FAMILY = "family"
    FRIEND = "friend"
    ADVOCATE = "advocate"  # also an attorney or deputy
    VOLUNTEER = "volunteer"
    CARER = "carer"
    COORDINATOR = "coordinator"
    PROFESSIONAL = "professional"  # social worker, nurse, therapist


class Stance(StrEnum):
    """A participant's word on a decision."""

    AGREES = "agrees"
    OBJECTS = "objects"
    NOT_ASKED = "not_asked"


class DecisionSubject(StrEnum):
    """What a decision is about."""

    PLAN = "plan"
    REVIEW = "review"
    CIRCLE = "circle"
    PATTERN = "pattern"


class Doer(StrEnum):
    """Who does a step towards an outcome."""

    PERSON = "person"
    FAMILY = "family"
    VOLUNTEER = "volunteer"
    CARER = "carer"
    COMMUNITY = "community"  # a place or a group
    PROFESSIONAL = "professional"


class Achieved(StrEnum):
    """What came of an outcome, as a review has it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    CHANGED = "changed"  # the person wants something else now


class ReviewCause(StrEnum):
    """Why a plan is looked at again."""

    DUE = "due"
    HOSPITAL = "hospital"
    FALL = "fall"
    COMPLAINT = "complaint"
    CIRCLE = "circle"
    ASKED = "asked"


class FoundIn(StrEnum):
    """Where a search found something."""

    CLIENT = "client"
    CARER = "carer"
    VISIT = "visit"
    PLAN = "plan"
    OUTCOME = "outcome"
    NOTE = "note"
    REVIEW = "review"
