"""Words for what was published, what changed and who was told."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from carecoop import clock
from carecoop.kinds import BegunBy, ToldHow
from carecoop.services.publishing_values import DayVisit, Said, Why
from ui import text

FEWEST_DAYS = 3  # from which notice is counted in days


class Change(Enum):
    """How a visit of a day differs."""

    GONE = auto()
    NEW = auto()
    MOVED = auto()
    SAME = auto()


class ChangedVisit(NamedTuple):
    change: Change
    words: str


def told_how(how: ToldHow) -> str:
    return {
        ToldHow.ROTA: QCoreApplication.translate("publish", "with the rota"),
        ToldHow.TELEPHONE: QCoreApplication.translate("publish", "by telephone"),
        ToldHow.IN_PERSON: QCoreApplication.translate("publish", "in person"),
        ToldHow.MESSAGE: QCoreApplication.translate("publish", "by message"),
    }[how]


def begun_by(by: BegunBy) -> str:
    return {
        BegunBy.COOP: QCoreApplication.translate("publish", "The co-op wanted it"),
        BegunBy.CARER: QCoreApplication.translate("publish", "The carer wanted it"),
    }[by]


def agreed(said: bool | None) -> str:  # noqa: FBT001 - one of three answers
    return {
        True: QCoreApplication.translate("publish", "agrees"),
        False: QCoreApplication.translate("publish", "does not agree"),
        None: QCoreApplication.translate("publish", "was not asked"),
    }[said]


def said_text(said: Said) -> str:
    """ "co-op; agrees"; empty where nothing is known."""
    if said.begun_by is None:
        return ""
    if said.begun_by is BegunBy.CARER:
        return QCoreApplication.translate("publish", "carer")
    template = QCoreApplication.translate("publish", "co-op; {said}")
    return template.format(said=agreed(said.agreed))


def day_text(day: date) -> str:
    """ "Tue 1 Dec": a day of a week on show."""
    return QLocale().toString(text.to_qdate(day), "ddd d MMM")


def moment_text(at_utc: datetime) -> str:
    """ "Tue 1 Dec 09:41": a moment not long ago."""
    there = clock.local(at_utc)
    time = QLocale().toString(QTime(there.hour, there.minute), "HH:mm")
    return f"{day_text(there.date())} {time}"


def why_text(why: Why) -> str:
    if not why.is_taken_back:
        return why.reason
    return QCoreApplication.translate("publish", "Taken back: {reason}").format(reason=why.reason)


def whys_text(whys: Iterable[Why]) -> str:
    return "; ".join(map(why_text, whys))


def visit_text(visit: DayVisit) -> str:
    """ "08:00–08:45 Mrs Pryce, Breakfast"."""
    span = text.span_text(visit.start_minute, visit.end_minute)
    return f"{span} {visit.client_name}, {visit.title}"


def differences(before: Sequence[DayVisit], after: Sequence[DayVisit]) -> list[ChangedVisit]:
    """A day beside what it was, visit by visit in order of time."""
    lines = sorted(_differences(before, after), key=lambda line: (line[0], line[1].words))
    return [line for _minute, line in lines]


def _differences(
    before: Sequence[DayVisit], after: Sequence[DayVisit]
) -> Iterator[tuple[int, ChangedVisit]]:
    """Each with the minute it is sorted by."""
    left = list(before)
    for visit in after:
        was = _counterpart(visit, left)
        if was is not None:
            left.remove(was)
        yield visit.start_minute, _changed(was, visit)
    for visit in left:
        template = QCoreApplication.translate("publish", "No longer: {visit}")
        yield (
            visit.start_minute,
            ChangedVisit(Change.GONE, template.format(visit=visit_text(visit))),
        )


def _counterpart(visit: DayVisit, among: Sequence[DayVisit]) -> DayVisit | None:
    """The same visit as it was: to the same person for the same, at the same time if there is."""
    alike = [
        one for one in among if (one.client_name, one.title) == (visit.client_name, visit.title)
    ]
    return next((one for one in alike if one == visit), alike[0] if alike else None)


def _changed(was: DayVisit | None, visit: DayVisit) -> ChangedVisit:
    said = visit_text(visit)
    if was is None:
        template = QCoreApplication.translate("publish", "New: {visit}")
        return ChangedVisit(Change.NEW, template.format(visit=said))
    if was == visit:
        return ChangedVisit(Change.SAME, said)
    template = QCoreApplication.translate("publish", "Moved: {visit}, was {span}")
    span = text.span_text(was.start_minute, was.end_minute)
    return ChangedVisit(Change.MOVED, template.format(visit=said, span=span))


def notice_text(minutes: int) -> str:
    """How long before it begins somebody was told: "9 days", "26 h 15 min", "after it began"."""
    if minutes < 0:
        return QCoreApplication.translate("publish", "after it began")
    days = minutes // text.DAY_MINUTES
    if days < FEWEST_DAYS:
        return text.hours_text(minutes)
    return QCoreApplication.translate("publish", "{days} days").format(days=days)


def span_of_day(visits: Sequence[DayVisit]) -> str:
    """ "08:00–21:15": from the first visit's beginning to the last one's end."""
    begin = min(visit.start_minute for visit in visits)
    return text.span_text(begin, max(visit.end_minute for visit in visits))
