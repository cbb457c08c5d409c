"""The templates of `services.reasons`, for the translators; their facts are those of a `Saying`."""

from carecoop.errors import QT_TRANSLATE_NOOP
from carecoop.kinds import TimeOffKind

# What is in somebody's way, beside their name.
AWAY = {
    TimeOffKind.LEAVE: QT_TRANSLATE_NOOP("carecoop", "On leave"),
    TimeOffKind.SICK: QT_TRANSLATE_NOOP("carecoop", "Sick"),
    TimeOffKind.TRAINING: QT_TRANSLATE_NOOP("carecoop", "At training"),
    TimeOffKind.OTHER: QT_TRANSLATE_NOOP("carecoop", "Away"),
}
NOT_AVAILABLE = QT_TRANSLATE_NOOP("carecoop", "Not available then")
OBSTACLES = {
    "needs": QT_TRANSLATE_NOOP("carecoop", "Lacks {traits}"),
    "avoid": QT_TRANSLATE_NOOP("carecoop", "Has {traits}, which must be avoided"),
    "barred": QT_TRANSLATE_NOOP("carecoop", "Must not visit {client}"),
    "reach": QT_TRANSLATE_NOOP("carecoop", "With {client} then"),
    "spacing": QT_TRANSLATE_NOOP("carecoop", "Too close to another visit to {client}"),
    "break": QT_TRANSLATE_NOOP("carecoop", "No break of {break_minutes}"),
    "day_most": QT_TRANSLATE_NOOP(
        "carecoop", "The day is too long: {worked_minutes}, most {most_minutes}"
    ),
    "most": QT_TRANSLATE_NOOP(
        "carecoop", "The week is too long: {worked_minutes}, most {most_minutes}"
    ),
    "most_days": QT_TRANSLATE_NOOP("carecoop", "Too many days: {days}, most {most_days}"),
    "rest": QT_TRANSLATE_NOOP(
        "carecoop", "Rest is too short: {rest_minutes}, least {least_minutes}"
    ),
    "weekly_rest": QT_TRANSLATE_NOOP(
        "carecoop", "The week's long rest is too short: {longest_minutes}, least {least_minutes}"
    ),
}
EARLIER = QT_TRANSLATE_NOOP("carecoop", "{outside_minutes} earlier than agreed")
LATER = QT_TRANSLATE_NOOP("carecoop", "{outside_minutes} later than agreed")
OF_ANOTHER = QT_TRANSLATE_NOOP("carecoop", "{carer}: {obstacle}")

# Who is stopped by what: the carers whom nothing else stops.
STOPPED = {
    "avoid": QT_TRANSLATE_NOOP("carecoop", "With {traits}, which must be avoided: {carers}"),
    "barred": QT_TRANSLATE_NOOP("carecoop", "Must not visit {client}: {carers}"),
    "reach": QT_TRANSLATE_NOOP("carecoop", "With someone else then: {carers}"),
    "spacing": QT_TRANSLATE_NOOP("carecoop", "Too close to another visit to {client}: {carers}"),
    "break": QT_TRANSLATE_NOOP("carecoop", "Would have no break: {carers}"),
    "day_most": QT_TRANSLATE_NOOP("carecoop", "The day would be too long: {carers}"),
    "most": QT_TRANSLATE_NOOP("carecoop", "The week would be too long: {carers}"),
    "most_days": QT_TRANSLATE_NOOP("carecoop", "It would be a day too many: {carers}"),
    "rest": QT_TRANSLATE_NOOP("carecoop", "Rest would be too short: {carers}"),
    "weekly_rest": QT_TRANSLATE_NOOP("carecoop", "Would have no long rest this week: {carers}"),
    "together": QT_TRANSLATE_NOOP("carecoop", "Could come, but not at the same time: {carers}"),
}
GROUP = QT_TRANSLATE_NOOP("carecoop", "{reason}: {carers}")
NOBODY_HAS = QT_TRANSLATE_NOOP("carecoop", "Nobody has {traits}.")
NOBODY_WITH = QT_TRANSLATE_NOOP("carecoop", "Nobody with {traits} is free on {weekday}.")
NOBODY = QT_TRANSLATE_NOOP(
    "carecoop", "Nobody is free on {weekday}, {earliest_minute} to {latest_end_minute}."
)
NO_SECOND = QT_TRANSLATE_NOOP(
    "carecoop", "No second carer is free on {weekday}, {earliest_minute} to {latest_end_minute}."
)
THE_ONE_WITH = {
    TimeOffKind.LEAVE: QT_TRANSLATE_NOOP(
        "carecoop", "Nobody with {traits} is free on {weekday}: {carer} is on leave."
    ),
    TimeOffKind.SICK: QT_TRANSLATE_NOOP(
        "carecoop", "Nobody with {traits} is free on {weekday}: {carer} is sick."
    ),
    TimeOffKind.TRAINING: QT_TRANSLATE_NOOP(
        "carecoop", "Nobody with {traits} is free on {weekday}: {carer} is at training."
    ),
    TimeOffKind.OTHER: QT_TRANSLATE_NOOP(
        "carecoop", "Nobody with {traits} is free on {weekday}: {carer} is away."
    ),
    None: QT_TRANSLATE_NOOP(
        "carecoop", "Nobody with {traits} is free on {weekday}: {carer} is not available."
    ),
}
COULD = QT_TRANSLATE_NOOP("carecoop", "Could come as things are: {carers}")
COULD_EARLIER = QT_TRANSLATE_NOOP("carecoop", "Could come {outside_minutes} earlier: {carers}")
COULD_LATER = QT_TRANSLATE_NOOP("carecoop", "Could come {outside_minutes} later: {carers}")
AND_MORE = QT_TRANSLATE_NOOP("carecoop", "{carers} and others: {count}")
