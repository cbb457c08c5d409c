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
