"""Words for values: errors, minutes, days. Everything a person reads goes through a translator."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import TrailKind

DAY_MINUTES = 1440


def show_error(error: CareCoopError) -> str:
    """The error's sentence in the language of the window."""
    template = QCoreApplication.translate("carecoop", error.template)
    facts = {
        name: show_error(fact) if isinstance(fact, CareCoopError) else fact
        for name, fact in error.facts.items()
    }
    return template.format(**facts)


def minutes_text(minute: int) -> str:
    """A minute of the day or week as people write it: 495 is 08:15."""
    minute %= DAY_MINUTES
    return f"{minute // 60:02d}:{minute % 60:02d}"


def span_text(start_minute: int, end_minute: int) -> str:
    """From and until: "08:15–09:00"; "22:00–07:00 next day" where it runs over midnight."""
    span = f"{minutes_text(start_minute)}–{minutes_text(end_minute)}"
    if end_minute // DAY_MINUTES > start_minute // DAY_MINUTES and end_minute % DAY_MINUTES:
        return QCoreApplication.translate("text", "{span} next day").format(span=span)
    return span


def hours_text(minutes: int) -> str:
    """A length: "45 min", "2 h", "2 h 15 min"."""
    hours, rest = divmod(minutes, 60)
    only_minutes, only_hours, both = length_templates()
    template = only_minutes if not hours else both if rest else only_hours
    return template.format(hours=hours, minutes=rest)


def length_templates() -> tuple[str, str, str]:
    """How a length is written: minutes only, hours only, both."""
    return (
        QCoreApplication.translate("text", "{minutes} min"),
        QCoreApplication.translate("text", "{hours} h"),
        QCoreApplication.translate("text", "{hours} h {minutes} min"),
    )


def day_name(weekday: int, *, short: bool = False) -> str:
    """The name of a weekday (0 = Monday) in the language of the machine."""
    length = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().standaloneDayName(weekday + 1, length)


def days_text(weekdays: Sequence[int] | frozenset[int]) -> str:
    """Weekdays as people say them: "every day", "Mon–Fri", "Mon, Wed, Sat"."""
    days = sorted(weekdays)
    if len(days) == 7:
        return QCoreApplication.translate("text", "every day")
    return ", ".join(_stretch_text(first, last) for first, last in _stretches(days))


def _stretches(days: Sequence[int]) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for day in days:
        if stretches and stretches[-1][1] == day - 1:
            stretches[-1] = (stretches[-1][0], day)
        else:
            stretches.append((day, day))
    return stretches


def _stretch_text(first: int, last: int) -> str:
    if first == last:
        return day_name(first, short=True)
    joint = ", " if last == first + 1 else "–"
    return f"{day_name(first, short=True)}{joint}{day_name(last, short=True)}"


def date_text(day: date) -> str:
    """ "Mon 30 Nov 2026" in the language of the machine."""
    return QLocale().toString(to_qdate(day), "ddd d MMM yyyy")


def week_text(week: date) -> str:
    """The week that begins on a Monday: "30 Nov – 6 Dec 2026"."""
    first = QLocale().toString(to_qdate(week), "d MMM")
    last = QLocale().toString(to_qdate(week + timedelta(days=6)), "d MMM yyyy")
    return f"{first} – {last}"


def moment_text(at_utc: datetime) -> str:
    """A thing that happened, wall clock: "Mon 30 Nov 2026, 09:41"."""
    there = clock.local(at_utc)
    time = QLocale().toString(QTime(there.hour, there.minute), "HH:mm")
    return f"{date_text(there.date())}, {time}"


def to_qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def from_qdate(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def use_case_text(use_case: str, subject: str) -> str:
    """What was done, for the trail and for undo: "Changed Mrs Pryce"."""
    template = USE_CASES.get(use_case.replace(" ", "_"), use_case)
    said = QCoreApplication.translate("use_cases", template)
    return said.format(subject=_subject_text(subject))


def trail_text(kind: TrailKind, use_case: str, subject: str) -> str:
    """An entry of the trail: "Changed Mrs Pryce", "Took back: Changed Mrs Pryce"."""
    what = use_case_text(use_case, subject)
    if kind is TrailKind.UNDO:
        return QCoreApplication.translate("use_cases", "Took back: {what}").format(what=what)
    if kind is TrailKind.REDO:
        return QCoreApplication.translate("use_cases", "Did again: {what}").format(what=what)
    return what


def _subject_text(subject: str) -> str:
    """Days are kept as 2026-11-30."""
    try:
        return date_text(date.fromisoformat(subject))
    except ValueError:
        return subject


USE_CASES = {
    "undo": "",  # goes by the name of what it takes back or does again
    "redo": "",
    "accept_circle": QT_TRANSLATE_NOOP("use_cases", "Accepted a circle for {subject}"),
    "accept_rota": QT_TRANSLATE_NOOP("use_cases", "Accepted the rota of the week of {subject}"),
    "add_carer": QT_TRANSLATE_NOOP("use_cases", "Added the carer {subject}"),
    "add_client": QT_TRANSLATE_NOOP("use_cases", "Added {subject}"),
    "add_decision": QT_TRANSLATE_NOOP("use_cases", "Wrote down a decision for {subject}"),
    "add_heading": QT_TRANSLATE_NOOP("use_cases", "Added the heading {subject}"),
    "add_participant": QT_TRANSLATE_NOOP(
        "use_cases", "Somebody more takes part in a plan of {subject}"
    ),
    "add_pattern": QT_TRANSLATE_NOOP("use_cases", "Added the visit {subject}"),
    "add_review_event": QT_TRANSLATE_NOOP("use_cases", "Noted something for the plan of {subject}"),
    "add_suspension": QT_TRANSLATE_NOOP("use_cases", "Visits are off for {subject}"),
    "add_visit_note": QT_TRANSLATE_NOOP("use_cases", "Noted what moved at a visit to {subject}"),
    "agree_plan": QT_TRANSLATE_NOOP("use_cases", "Agreed the plan of {subject}"),
    "archive_carer": QT_TRANSLATE_NOOP("use_cases", "Archived the carer {subject}"),
    "archive_client": QT_TRANSLATE_NOOP("use_cases", "Archived {subject}"),
    "archive_heading": QT_TRANSLATE_NOOP("use_cases", "Archived the heading {subject}"),
    "archive_outcome": QT_TRANSLATE_NOOP("use_cases", "Archived an outcome of {subject}"),
    "archive_pattern": QT_TRANSLATE_NOOP("use_cases", "Took out the visit {subject}"),
    "attach_file": QT_TRANSLATE_NOOP("use_cases", "Attached a file to the plan of {subject}"),
    "begin_plan": QT_TRANSLATE_NOOP("use_cases", "Began a version of the plan of {subject}"),
    "begin_review": QT_TRANSLATE_NOOP("use_cases", "Began a review of the plan of {subject}"),
    "build_sample": QT_TRANSLATE_NOOP("use_cases", "Made the sample co-op"),
    "change_from_now_on": QT_TRANSLATE_NOOP(
        "use_cases", "Changed from now on what the week of {subject} shows"
    ),
    "change_visit": QT_TRANSLATE_NOOP("use_cases", "Changed the visit to {subject}"),
    "change_visit_from_now_on": QT_TRANSLATE_NOOP(
        "use_cases", "Changed the visits to {subject} from now on"
    ),
    "change_week": QT_TRANSLATE_NOOP("use_cases", "Changed visits in the week of {subject}"),
    "clear_exception": QT_TRANSLATE_NOOP("use_cases", "A day of {subject} is as usual again"),
    "close_week": QT_TRANSLATE_NOOP("use_cases", "Closed the week of {subject} as worked"),
    "cover_disruption": QT_TRANSLATE_NOOP("use_cases", "Found somebody instead: {subject}"),
    "detach_file": QT_TRANSLATE_NOOP("use_cases", "Took a file out of the plan of {subject}"),
    "discard_draft": QT_TRANSLATE_NOOP("use_cases", "Discarded a draft of the plan of {subject}"),
    "discard_review": QT_TRANSLATE_NOOP("use_cases", "Discarded a review of the plan of {subject}"),
    "finish_review": QT_TRANSLATE_NOOP("use_cases", "Finished a review of the plan of {subject}"),
    "import_carers": QT_TRANSLATE_NOOP("use_cases", "Imported carers from {subject}"),
    "import_clients": QT_TRANSLATE_NOOP("use_cases", "Imported people from {subject}"),
    "import_patterns": QT_TRANSLATE_NOOP("use_cases", "Imported visits from {subject}"),
    "keep_proposal": QT_TRANSLATE_NOOP("use_cases", "Kept the proposal {subject}"),
    "lock_visit": QT_TRANSLATE_NOOP("use_cases", "Locked the visit to {subject}"),
    "lock_visits": QT_TRANSLATE_NOOP("use_cases", "Locked visits in the week of {subject}"),
    "make_sample": QT_TRANSLATE_NOOP("use_cases", "Made the sample co-op"),
    "give_rest": QT_TRANSLATE_NOOP("use_cases", "Noted the rest given to {subject}"),
    "mark_told": QT_TRANSLATE_NOOP("use_cases", "Told {subject}"),
    "move_outcome": QT_TRANSLATE_NOOP("use_cases", "Moved an outcome of {subject}"),
    "move_risk": QT_TRANSLATE_NOOP("use_cases", "Moved a risk in the plan of {subject}"),
    "move_section": QT_TRANSLATE_NOOP("use_cases", "Moved a section in the plan of {subject}"),
    "note_call": QT_TRANSLATE_NOOP("use_cases", "Noted a call: {subject}"),
    "publish": QT_TRANSLATE_NOOP("use_cases", "Published the week of {subject}"),
    "read_access": QT_TRANSLATE_NOOP("use_cases", "Looked up how to get in to {subject}"),
    "record_word": QT_TRANSLATE_NOOP("use_cases", "Recorded somebody's word for {subject}"),
    "remove_decision": QT_TRANSLATE_NOOP("use_cases", "Took out a decision for {subject}"),
    "remove_outcome": QT_TRANSLATE_NOOP("use_cases", "Took out an outcome of {subject}"),
    "remove_participant": QT_TRANSLATE_NOOP(
        "use_cases", "Somebody no longer takes part in a plan of {subject}"
    ),
    "remove_review_event": QT_TRANSLATE_NOOP(
        "use_cases", "Took out what was noted for the plan of {subject}"
    ),
    "remove_risk": QT_TRANSLATE_NOOP("use_cases", "Took a risk out of the plan of {subject}"),
    "remove_section": QT_TRANSLATE_NOOP("use_cases", "Took a section out of the plan of {subject}"),
    "remove_suspension": QT_TRANSLATE_NOOP(
        "use_cases", "Visits for {subject} are not off after all"
    ),
    "remove_visit_note": QT_TRANSLATE_NOOP("use_cases", "Took out a note of a visit to {subject}"),
    "rename_proposal": QT_TRANSLATE_NOOP("use_cases", "Named a proposal {subject}"),
    "report_disruption": QT_TRANSLATE_NOOP("use_cases", "Reported: {subject}"),
    "restore_carer": QT_TRANSLATE_NOOP("use_cases", "Restored the carer {subject}"),
    "restore_client": QT_TRANSLATE_NOOP("use_cases", "Restored {subject}"),
    "restore_outcome": QT_TRANSLATE_NOOP("use_cases", "Restored an outcome of {subject}"),
    "restore_pattern": QT_TRANSLATE_NOOP("use_cases", "Put back the visit {subject}"),
    "save_access": QT_TRANSLATE_NOOP("use_cases", "Changed how to get in to {subject}"),
    "save_attachment": QT_TRANSLATE_NOOP(
        "use_cases", "Changed an attached file of the plan of {subject}"
    ),
    "save_carer": QT_TRANSLATE_NOOP("use_cases", "Changed the carer {subject}"),
    "save_client": QT_TRANSLATE_NOOP("use_cases", "Changed {subject}"),
    "save_coop": QT_TRANSLATE_NOOP("use_cases", "Changed the co-op's settings"),
    "save_outcome": QT_TRANSLATE_NOOP("use_cases", "Wrote an outcome of {subject}"),
    "save_participant": QT_TRANSLATE_NOOP(
        "use_cases", "Changed who takes part in a plan of {subject}"
    ),
    "save_pattern": QT_TRANSLATE_NOOP("use_cases", "Changed the visit {subject}"),
    "save_plan_language": QT_TRANSLATE_NOOP(
        "use_cases", "Changed the language of the plan of {subject}"
    ),
    "save_review": QT_TRANSLATE_NOOP("use_cases", "Wrote the review of the plan of {subject}"),
    "save_review_clock": QT_TRANSLATE_NOOP("use_cases", "Changed when reviews are due"),
    "save_reviewed_outcome": QT_TRANSLATE_NOOP(
        "use_cases", "Wrote what came of an outcome of {subject}"
    ),
    "save_risk": QT_TRANSLATE_NOOP("use_cases", "Wrote a risk in the plan of {subject}"),
    "save_section": QT_TRANSLATE_NOOP("use_cases", "Wrote in the plan of {subject}"),
    "save_suspension": QT_TRANSLATE_NOOP("use_cases", "Changed when visits are off for {subject}"),
    "serve_outcomes": QT_TRANSLATE_NOOP("use_cases", "Changed what a visit to {subject} is for"),
    "set_exception": QT_TRANSLATE_NOOP("use_cases", "Made a day of {subject} different"),
    "settle_disruption": QT_TRANSLATE_NOOP("use_cases", "Settled: {subject}"),
    "throw_away_proposal": QT_TRANSLATE_NOOP("use_cases", "Threw away the proposal {subject}"),
    "unlock_visit": QT_TRANSLATE_NOOP("use_cases", "Unlocked the visit to {subject}"),
    "unlock_visits": QT_TRANSLATE_NOOP("use_cases", "Unlocked visits in the week of {subject}"),
}
