"""The templates of `services.editing`, for the translators; their facts are those of a `Saying`."""

from carecoop.errors import QT_TRANSLATE_NOOP
from carecoop.kinds import TimeOffKind

# What the rules are called where one of them is set aside.
RULE_NAMES = {
    "bounds": QT_TRANSLATE_NOOP("carecoop", "The agreed times"),
    "needs": QT_TRANSLATE_NOOP("carecoop", "What the visit needs"),
    "avoid": QT_TRANSLATE_NOOP("carecoop", "What the visit must avoid"),
    "available": QT_TRANSLATE_NOOP("carecoop", "When the carer is available"),
    "spacing": QT_TRANSLATE_NOOP("carecoop", "Time between the person's visits"),
    "reach": QT_TRANSLATE_NOOP("carecoop", "Enough time to travel"),
    "day_most": QT_TRANSLATE_NOOP("carecoop", "The longest day"),
    "most": QT_TRANSLATE_NOOP("carecoop", "The longest week (Working Time Regulations reg 4)"),
    "most_days": QT_TRANSLATE_NOOP("carecoop", "The most days of work in a week"),
    "rest": QT_TRANSLATE_NOOP("carecoop", "Daily rest (Working Time Regulations reg 10)"),
    "weekly_rest": QT_TRANSLATE_NOOP("carecoop", "Weekly rest (Working Time Regulations reg 11)"),
    "weekly_rest_after": QT_TRANSLATE_NOOP(
        "carecoop", "Next week's weekly rest (Working Time Regulations reg 11)"
    ),
    "weekly_rest_before": QT_TRANSLATE_NOOP(
        "carecoop", "Last week's weekly rest (Working Time Regulations reg 11)"
    ),
    "break": QT_TRANSLATE_NOOP("carecoop", "A break (Working Time Regulations reg 12)"),
    "first_visit": QT_TRANSLATE_NOOP("carecoop", "30 minutes for a first visit (Wales reg 41(4))"),
}

# A rule that would be broken, with its name and number.
EARLIER = QT_TRANSLATE_NOOP("carecoop", "{outside_minutes} earlier than agreed with {client}")
LATER = QT_TRANSLATE_NOOP("carecoop", "{outside_minutes} later than agreed with {client}")
BREAKS = {
    "needs": QT_TRANSLATE_NOOP("carecoop", "The visit needs: {traits}"),
    "avoid": QT_TRANSLATE_NOOP("carecoop", "The visit must avoid: {traits}"),
    "available": QT_TRANSLATE_NOOP("carecoop", "Outside the hours that {carer} is available"),
    "spacing": QT_TRANSLATE_NOOP(
        "carecoop",
        "{gap_minutes} between two visits to {client}; {spacing_minutes} were agreed",
    ),
    "reach": QT_TRANSLATE_NOOP(
        "carecoop", "{there_minutes} to get to {client}; the way takes {travel_minutes}"
    ),
    "reach_wales": QT_TRANSLATE_NOOP(
        "carecoop",
        "{there_minutes} to get to {client}; the way takes {travel_minutes} (Wales reg 41(3))",
    ),
    "day_most": QT_TRANSLATE_NOOP(
        "carecoop", "A day of {worked_minutes} on {weekday}; {most_minutes} is the most"
    ),
    "most": QT_TRANSLATE_NOOP(
        "carecoop",
        "A week of {worked_minutes}; {most_minutes} is the most "
        "(48 h on average: Working Time Regulations reg 4)",
    ),
    "most_days": QT_TRANSLATE_NOOP(
        "carecoop", "Work on {days} days this week; {most_days} is the most"
    ),
    "rest": QT_TRANSLATE_NOOP(
        "carecoop",
        "{rest_minutes} of rest before {weekday}; {least_minutes} are the rule "
        "(Working Time Regulations reg 10)",
    ),
    "weekly_rest": QT_TRANSLATE_NOOP(
        "carecoop",
        "{longest_minutes} is the week's longest rest; {least_minutes} are the rule "
        "(Working Time Regulations reg 11)",
    ),
    "weekly_rest_after": QT_TRANSLATE_NOOP(
        "carecoop",
        "{longest_minutes} is next week's longest rest; {least_minutes} are the rule, "
        "or twice that in the fourteen days (Working Time Regulations reg 11)",
    ),
    "weekly_rest_before": QT_TRANSLATE_NOOP(
        "carecoop",
        "{longest_minutes} was last week's longest rest; {least_minutes} are the rule, "
        "or twice that in the fourteen days (Working Time Regulations reg 11)",
    ),
    "break": QT_TRANSLATE_NOOP(
        "carecoop",
        "{worked_minutes} on {weekday} without a break of {break_minutes} "
        "(Working Time Regulations reg 12)",
    ),
    "first_visit": QT_TRANSLATE_NOOP(
        "carecoop", "Under 30 minutes for the first visit by {carer} (Wales reg 41(4))"
    ),
}
AWAY = {
    TimeOffKind.LEAVE: QT_TRANSLATE_NOOP("carecoop", "{carer} is on leave"),
    TimeOffKind.SICK: QT_TRANSLATE_NOOP("carecoop", "{carer} is sick"),
    TimeOffKind.TRAINING: QT_TRANSLATE_NOOP("carecoop", "{carer} is at training"),
    TimeOffKind.OTHER: QT_TRANSLATE_NOOP("carecoop", "{carer} is away"),
}

# What cannot be done, whatever the reason.
UNKNOWN_VISIT = QT_TRANSLATE_NOOP("carecoop", "This visit is no longer in the week")
OTHER_WEEK = QT_TRANSLATE_NOOP("carecoop", "The visit to {client} stays in this week")
TAKEN_DAY = QT_TRANSLATE_NOOP("carecoop", "The same visit to {client} is on {weekday} already")
TOO_MANY = QT_TRANSLATE_NOOP(
    "carecoop", "Carers who come to this visit: {count}. Take one of them off it first"
)
TWICE = QT_TRANSLATE_NOOP("carecoop", "{carer} is on this visit already")
GONE = QT_TRANSLATE_NOOP("carecoop", "{carer} has left the co-op")
BARRED = QT_TRANSLATE_NOOP(
    "carecoop",
    "{client} decided that {carer} should not come. Only a change to their circle can alter that",
)
TWO_PLACES = QT_TRANSLATE_NOOP(
    "carecoop", "{carer} is with {client} from {start_minute} to {end_minute}"
)
STILL_AT_WORK = QT_TRANSLATE_NOOP(
    "carecoop", "{carer} is at work from the week before until {end_minute}"
)
AT_WORK_BY_THEN = QT_TRANSLATE_NOOP(
    "carecoop", "{carer} is at work in the week after from {start_minute}"
)
LOCKED_TIME = QT_TRANSLATE_NOOP(
    "carecoop", "The visit to {client} is locked to its time. Unlock it first"
)
LOCKED_CARERS = QT_TRANSLATE_NOOP(
    "carecoop", "The visit to {client} is locked to its carers. Unlock it first"
)

# What a change does to people.
NOBODY = QT_TRANSLATE_NOOP("carecoop", "Nobody would come to {client}")
ONE_SHORT = QT_TRANSLATE_NOOP("carecoop", "The visit to {client} would need one more carer")
FILLED = QT_TRANSLATE_NOOP("carecoop", "Somebody comes to {client}")
OTHER_DAY = QT_TRANSLATE_NOOP("carecoop", "{client}: on {weekday} instead of {agreed_weekday}")
AGREED_DAY = QT_TRANSLATE_NOOP("carecoop", "{client}: on {weekday} again, as agreed")
NEW_FACE = QT_TRANSLATE_NOOP("carecoop", "{carer} is a new face for {client}")
FACE_SPARED = QT_TRANSLATE_NOOP("carecoop", "No new face for {client}")
OFF_CIRCLE = QT_TRANSLATE_NOOP("carecoop", "No longer with the circle of {client}")
NOT_OF_CIRCLE = QT_TRANSLATE_NOOP("carecoop", "{carer} is not of the circle of {client}")
ON_CIRCLE = QT_TRANSLATE_NOOP("carecoop", "With the circle of {client} again")
MORE_FACES = QT_TRANSLATE_NOOP(
    "carecoop", "Carers that {client} sees this week: {count} instead of {before}"
)
SHORT_STRANGER = QT_TRANSLATE_NOOP(
    "carecoop", "Under 30 minutes by somebody {client} does not know (NICE NG21)"
)
WISHES = QT_TRANSLATE_NOOP("carecoop", "{client} wished for {traits}")
EARLIER_THAN_WISHED = QT_TRANSLATE_NOOP(
    "carecoop", "{away_minutes} earlier than {client} would like"
)
LATER_THAN_WISHED = QT_TRANSLATE_NOOP("carecoop", "{away_minutes} later than {client} would like")
NOT_AS_PROMISED = QT_TRANSLATE_NOOP("carecoop", "Not who {client} was promised")
NOT_AS_USUAL = QT_TRANSLATE_NOOP("carecoop", "Not who usually comes to {client}")
OTHER_TIME = QT_TRANSLATE_NOOP("carecoop", "{client} was promised {promised_minute}")
MORE_TRAVEL = QT_TRANSLATE_NOOP("carecoop", "{more_minutes} more travel")
LESS_TRAVEL = QT_TRANSLATE_NOOP("carecoop", "{less_minutes} less travel")
MORE_COMMUTE = QT_TRANSLATE_NOOP("carecoop", "{more_minutes} more on the way from and to home")
LESS_COMMUTE = QT_TRANSLATE_NOOP("carecoop", "{less_minutes} less on the way from and to home")
MORE_WAITING = QT_TRANSLATE_NOOP("carecoop", "{more_minutes} more waiting")
LESS_WAITING = QT_TRANSLATE_NOOP("carecoop", "{less_minutes} less waiting")
MORE_RUNS = QT_TRANSLATE_NOOP("carecoop", "One more split day")
FEWER_RUNS = QT_TRANSLATE_NOOP("carecoop", "One split day less")
MADE_UP = QT_TRANSLATE_NOOP(
    "carecoop",
    "{carer}: {longest_minutes} is the week's longest rest; the fourteen days make up for it "
    "(Working Time Regulations reg 11(2))",
)
OVER = QT_TRANSLATE_NOOP("carecoop", "{carer}: {over_minutes} over contract this week")
UNDER = QT_TRANSLATE_NOOP("carecoop", "{carer}: {under_minutes} under contract this week")
CASELOAD = QT_TRANSLATE_NOOP("carecoop", "{carer}: people to know this week: {count}")
AND = QT_TRANSLATE_NOOP("carecoop", "{first}; {second}")
OF_ANOTHER = QT_TRANSLATE_NOOP("carecoop", "{carer}: {obstacle}")

# What is not well with a visit that would fit into a gap, and whose place would be taken.
NEEDS_SOMEONE = QT_TRANSLATE_NOOP("carecoop", "{client} needs someone")
INSTEAD_OF_NEW_FACE = QT_TRANSLATE_NOOP(
    "carecoop", "Instead of {carer}, who is a new face for {client}"
)
INSTEAD_OF_KNOWN = QT_TRANSLATE_NOOP(
    "carecoop", "Instead of {carer}, who is not of the circle of {client}"
)
INSTEAD_OF_SET_ASIDE = QT_TRANSLATE_NOOP(
    "carecoop", "Instead of {carer}, for whom a rule is set aside: {rule}"
)

# Why a later week does not follow a change from now on.
TOLD_ALREADY = QT_TRANSLATE_NOOP(
    "carecoop", "People have been told of that week: it only changes for a reason"
)

# Why a change is not saved.
CANNOT_BE = QT_TRANSLATE_NOOP("carecoop", "This cannot be done: {reason}.")
REASON_MISSING = QT_TRANSLATE_NOOP(
    "carecoop", "Give a reason for each rule that is set aside. Nothing was saved."
)
CHANGED_MEANWHILE = QT_TRANSLATE_NOOP(
    "carecoop",
    "This week was changed elsewhere in the meantime. Nothing was saved; look at it again.",
)
LOCK_OPEN = QT_TRANSLATE_NOOP(
    "carecoop",
    "The visit to {client} still needs someone: it cannot be locked to its carers yet.",
)
LOCK_NOBODY = QT_TRANSLATE_NOOP(
    "carecoop", "Nobody comes to {client} yet: there is nothing to lock."
)
