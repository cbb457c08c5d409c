"""Where minutes and rows are on the board: pure arithmetic, no Qt.

A *unit* is one shown minute: nights in which nobody works are left out, so units count only the
minutes between `DayWindow.first` and `DayWindow.last` of each day, Monday first. Pixels are units
times the scale (pixels per minute).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

DAY_MINUTES = 1440
DAYS = 7
WEEK_MINUTES = DAYS * DAY_MINUTES
CLOSEST = 8.0  # pixels per minute at the most
TICK_STEPS = (15, 30, 60, 120, 180, 240, 360, 720)


@dataclass(frozen=True, slots=True)
class DayWindow:
    """The part of every day that the board shows, in minutes of the day."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first

    @property
    def units(self) -> int:
        return DAYS * self.length

    def unit(self, minute: float) -> float:
        """A minute of the week in units; a minute of the night is the nearest edge of its day."""
        if minute <= 0:
            return 0.0
        if minute >= WEEK_MINUTES:
            return float(self.units)
        day, within = divmod(minute, DAY_MINUTES)
        length = self.last - self.first
        inside = within - self.first
        return day * length + (0 if inside < 0 else min(inside, length))

    def minute(self, unit: float) -> float:
        """The minute of the week at a unit."""
        inside = min(max(unit, 0.0), self.units - 1e-6)
        day, within = divmod(inside, self.length)
        return day * DAY_MINUTES + self.first + within

    def day(self, unit: float) -> int:
        """The weekday at a unit, 0 = Monday."""
        return min(max(int(unit // self.length), 0), DAYS - 1)


def day_window(spans: Iterable[tuple[int, int]], usual: tuple[int, int] = (420, 1260)) -> DayWindow:
    """The whole hours that hold all `spans` (start and end minutes of the week), with some air."""
    first, last = usual
    for start, end in spans:
        if end // DAY_MINUTES > start // DAY_MINUTES and end % DAY_MINUTES:
            return DayWindow(0, DAY_MINUTES)
        first = min(first, start % DAY_MINUTES)
        last = max(last, end % DAY_MINUTES or DAY_MINUTES)
    return DayWindow(max(0, first - 15) // 60 * 60, min(DAY_MINUTES, -(-(last + 15) // 60) * 60))


@dataclass(frozen=True, slots=True)
class Zoom:
    """Which scales the board can take: all seven days at one end, single minutes at the other."""

    window: DayWindow
    width: int  # pixels of the viewport

    @property
    def week(self) -> float:
        return max(self.width, 1) / self.window.units

    @property
    def day(self) -> float:
        return max(self.width, 1) / self.window.length

    def clamped(self, scale: float) -> float:
        return min(max(scale, self.week), max(CLOSEST, self.day))


def kept_offset(offset: float, before: float, after: float, anchor: float) -> float:
    """The scroll offset after a change of scale that leaves what is under `anchor` where it is."""
    return (offset + anchor) / before * after - anchor


def tick_step(scale: float, label_width: float) -> int:
    """Minutes between labelled hours, so that labels of `label_width` pixels keep apart."""
    for step in TICK_STEPS:
        if step * scale >= label_width * 1.5:
            return step
    return TICK_STEPS[-1]


def visible(lefts: Sequence[float], longest: float, start: float, end: float) -> range:
    """Which of the spans that begin at the sorted `lefts` can touch `start`..`end`.

    `longest` is the length of the longest of them.
    """
    return range(bisect_left(lefts, start - longest), bisect_right(lefts, end))


def nearest(centres: Sequence[float], wanted: float) -> int | None:
    """The index of the sorted value nearest to `wanted`; none where there are none."""
    if not centres:
        return None
    right = bisect_left(centres, wanted)
    around = [index for index in (right - 1, right) if 0 <= index < len(centres)]
    return min(around, key=lambda index: abs(centres[index] - wanted))


def lanes(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each span, sorted by start: its lane and how many lanes its clump of overlaps has."""
    if all(one[1] <= two[0] for one, two in pairwise(spans)):
        return [(0, 1)] * len(spans)  # as in most weeks
    placed: list[tuple[int, int]] = []
    clump_start, clump_end = 0, -1
    ends: list[int] = []
    for index, (start, end) in enumerate(spans):
        if start >= clump_end and index > clump_start:
            _close_clump(placed, clump_start, len(ends))
            clump_start, ends = index, []
        lane = next((lane for lane, free in enumerate(ends) if free <= start), len(ends))
        ends[lane : lane + 1] = [end]
        placed.append((lane, 1))
        clump_end = max(ends)
    _close_clump(placed, clump_start, len(ends))
    return placed


def _close_clump(placed: list[tuple[int, int]], first: int, count: int) -> None:
    for index in range(first, len(placed)):
        placed[index] = (placed[index][0], count)


def row_at(y: float, row_height: int, count: int) -> int | None:
    """The row at a height; none above the first or below the last."""
    row = int(y // row_height)
    return row if 0 <= row < count else None


def brought_into_view(
    offset: float, extent: float, start: float, end: float, margin: float
) -> float:
    """The scroll offset, moved as little as needed to show `start`..`end` with some margin."""
    margin = min(margin, max(0.0, (extent - (end - start)) / 2))
    if start - margin < offset or end - start > extent:
        return start - margin
    return max(offset, end + margin - extent)


def widest_clear(
    left: float, right: float, taken: Iterable[tuple[float, float]]
) -> tuple[float, float]:
    """The widest part between `left` and `right` that none of the spans covers, of no width where
    all is covered."""
    parts, free_from = [(left, left)], left
    for begins, ends in sorted((a, b) for a, b in taken if b > left and a < right):
        parts.append((free_from, max(free_from, begins)))
        free_from = max(free_from, ends)
    parts.append((free_from, max(free_from, right)))
    return max(parts, key=lambda part: part[1] - part[0])
