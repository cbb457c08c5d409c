"""The words that plans and reviews choose between on paper."""

from enum import StrEnum


class Stance(StrEnum):
    """Somebody's word on the plan."""

    AGREES = "agrees"
    OBJECTS = "objects"
    NOT_ASKED = "not_asked"


class PlanState(StrEnum):
    DRAFT = "draft"
    AGREED = "agreed"
    SUPERSEDED = "superseded"


class TopicKind(StrEnum):
    """What can be told for a plan, in the order in which it is printed."""

    LIKE_AND_ADMIRE = "like_and_admire"
    IMPORTANT_TO_ME = "important_to_me"
    SUPPORT_ME_BEST = "support_me_best"
    COMMUNICATION = "communication"
    LANGUAGE = "language"
    CULTURE = "culture"
    ROUTINES = "routines"
    CIRCUMSTANCES = "circumstances"
    HOPES = "hopes"
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


_KINDS = tuple(TopicKind)
PROFILE = _KINDS[: _KINDS.index(TopicKind.COMMUNICATION)]
ABOUT_ME = _KINDS[: _KINDS.index(TopicKind.CIRCUMSTANCES)]
WHAT_MATTERS = _KINDS[len(ABOUT_ME) : _KINDS.index(TopicKind.LATE_OR_MISSED)]
CONSENT = _KINDS[_KINDS.index(TopicKind.CONSENT) :]


class Role(StrEnum):
    """Who somebody is to the person."""

    PERSON = "person"
    FAMILY = "family"
    FRIEND = "friend"
    ADVOCATE = "advocate"
    VOLUNTEER = "volunteer"
    CARER = "carer"
    COORDINATOR = "coordinator"
    PROFESSIONAL = "professional"


class Doer(StrEnum):
    """Who does a step towards an outcome."""

    PERSON = "person"
    FAMILY = "family"
    VOLUNTEER = "volunteer"
    CARER = "carer"
    COMMUNITY = "community"
    PROFESSIONAL = "professional"


class FaceNoteKind(StrEnum):
    """What a plan has to say of itself before anybody reads on."""

    OBJECTS = "objects"
    NOT_ASKED = "not_asked"
    ON_BEHALF = "on_behalf"
    NO_WORKER = "no_worker"


class Achieved(StrEnum):
    """What came of an outcome, as its review found."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    CHANGED = "changed"  # something else is wanted now


class ReviewCause(StrEnum):
    """Why a plan was looked at again."""

    DUE = "due"
    HOSPITAL = "hospital"
    FALL = "fall"
    COMPLAINT = "complaint"
    CIRCLE = "circle"
    ASKED = "asked"
