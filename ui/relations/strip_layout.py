"""Where the faces of a strip stand: weeks below each other, days across, visits in their order.

Pure geometry, in pixels from the top left of the strip.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import QRectF, QSizeF

from carecoop import clock
from carecoop.services.relationships_values import PastVisit
from ui.look import Space

DAYS = 7


@dataclass(frozen=True, slots=True)
class Stop:
    """A face, or a place with nobody in it (`face` None), and where it stands."""

    visit: int
    face: int | None
    box: QRectF


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    box: QRectF


@dataclass(frozen=True, slots=True)
class Laid:
    """A strip laid out for a width."""

    weeks: tuple[tuple[date, QRectF], ...]  # each Monday with the whole of its row
    days: tuple[Day, ...]  # of the window
    stops: tuple[Stop, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Measures:
    """What the layout has to know of fonts: sizes of faces by visit, `nobody` for empty places."""

    faces: Sequence[Sequence[QSizeF]]  # by visit, then by place
    side: float
    left: float  # for the names of the weeks
    top: float  # for the names of the days
    heading: float  # of a day, above its faces


def lay_out(
    visits: Sequence[PastVisit], first: date, end: date, width: float, measures: Measures
) -> Laid:
    """Lay the window's visits out; a week is as high as its fullest day needs."""
    column = (width - measures.left) / DAYS
    weeks: list[tuple[date, QRectF]] = []
    days: list[Day] = []
    stops: list[Stop] = []
    on_day = _by_day(visits)
    top = measures.top
    for monday in _mondays(first, end):
        height = measures.heading + measures.side + Space.SMALL
        shown = [day for day in _days_of(monday) if first <= day <= end]
        for day in shown:
            left = measures.left + column * day.weekday()
            laid, deep = _day(on_day.get(day, ()), left, top + measures.heading, column, measures)
            stops += laid
            height = max(height, measures.heading + deep)
        weeks.append((monday, QRectF(0, top, width, height)))
        for day in shown:
            left = measures.left + column * day.weekday()
            days.append(Day(day, QRectF(left, top, column, height)))
        top += height
    return Laid(tuple(weeks), tuple(days), tuple(stops), top)


def _days_of(monday: date) -> Iterator[date]:
    return (monday + timedelta(days=n) for n in range(DAYS))


def _mondays(first: date, end: date) -> Iterator[date]:
    monday = clock.monday_of(first)
    while monday <= end:
        yield monday
        monday += timedelta(weeks=1)


def _by_day(visits: Sequence[PastVisit]) -> dict[date, list[tuple[int, PastVisit]]]:
    return {day: list(found) for day, found in groupby(enumerate(visits), lambda pair: pair[1].day)}


def _day(
    visits: Sequence[tuple[int, PastVisit]],
    left: float,
    top: float,
    column: float,
    measures: Measures,
) -> tuple[list[Stop], float]:
    """A day's faces in lines, the two of a double-handed visit side by side; and their height."""
    stops: list[Stop] = []
    edge = left + column - Space.HAIR
    start, next_line = left + Space.HAIR, measures.side + Space.HAIR
    x, y = start, top
    for at, visit in visits:
        sizes = measures.faces[at]
        if x > start and x + sum(size.width() for size in sizes) > edge:
            x, y = start, y + next_line
        for place, size in enumerate(sizes):
            if x > start and x + size.width() > edge:  # a narrow day parts even these two
                x, y = start, y + next_line
            face = place if place < len(visit.faces) else None
            stops.append(Stop(at, face, QRectF(x, y, size.width(), size.height())))
            x += size.width()
        x += Space.HAIR
    return stops, y - top + measures.side + Space.SMALL
