"""The templates of `services.circles`, for the translators; their facts are those of a `Saying`."""

from carecoop.errors import QT_TRANSLATE_NOOP
from carecoop.services import reasons_text
from solver.circles import Weakness

# What is wrong with the circle as it is.
WEAK = {
    Weakness.NONE: QT_TRANSLATE_NOOP("carecoop", "Has no circle yet"),
    Weakness.GONE: QT_TRANSLATE_NOOP("carecoop", "No longer at the co-op: {carers}"),
    Weakness.THIN: QT_TRANSLATE_NOOP(
        "carecoop", "Visits that too few of the circle could do: {count} of {total}"
    ),
    Weakness.HOURS: QT_TRANSLATE_NOOP(
        "carecoop", "With somebody away the others of the circle have too few hours"
    ),
}

# What speaks for a member.
CHOSEN = QT_TRANSLATE_NOOP("carecoop", "Chosen by {client}")
KNOWN = QT_TRANSLATE_NOOP("carecoop", "Visits to {client} in the last four weeks: {count}")
STRANGER = QT_TRANSLATE_NOOP("carecoop", "Has not met {client} yet")
WAY = QT_TRANSLATE_NOOP("carecoop", "Lives {kilometres} km away, {way_minutes} from home")
SPEAKS = QT_TRANSLATE_NOOP("carecoop", "Speaks {traits}")
WISHED = QT_TRANSLATE_NOOP("carecoop", "As wished for: {traits}")
SKILLS = QT_TRANSLATE_NOOP("carecoop", "Has {traits}")
COULD = QT_TRANSLATE_NOOP("carecoop", "Could do {count} of {total} visits")
COULD_NONE = QT_TRANSLATE_NOOP("carecoop", "Could do none of the week's visits")

# What a circle covers, and what it cannot.
COVERED = QT_TRANSLATE_NOOP("carecoop", "Visits with somebody to spare: {count} of {total}")
SHORT = QT_TRANSLATE_NOOP(
    "carecoop", "With one of them away, {short_minutes} of {whole_minutes} would be missing"
)
NOBODY_COULD = QT_TRANSLATE_NOOP(
    "carecoop", "Nobody could do “{title}” on {weekday} at {preferred_minute}"
)
ONLY = QT_TRANSLATE_NOOP(
    "carecoop", "Only {carers} could do “{title}” on {weekday} at {preferred_minute}"
)
MORE_VISITS = QT_TRANSLATE_NOOP("carecoop", "The same goes for further visits: {count}")
STOPS = {
    "needs": reasons_text.OBSTACLES["needs"],
    "avoid": reasons_text.OBSTACLES["avoid"],
    "barred": reasons_text.OBSTACLES["barred"],
    "available": reasons_text.NOT_AVAILABLE,
    "most": QT_TRANSLATE_NOOP("carecoop", "The visit is longer than their hours"),
    "reach": QT_TRANSLATE_NOOP("carecoop", "Lives too far away"),
}

CHANGED_SINCE = QT_TRANSLATE_NOOP(
    "carecoop",
    "The circle of {client} was changed meanwhile. Nothing was saved; ask for a new proposal.",
)
