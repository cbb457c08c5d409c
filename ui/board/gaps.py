"""Free stretches of a carer's day: where one is, and which comes next; functions of a scene."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from ui.board.geometry import DAY_MINUTES
from ui.board.scene import Row, Scene, Spot

LEAST_MINUTES = 15  # shorter ones are no gaps


@dataclass(frozen=True, slots=True)
class Gap:
    """Minutes of the week between a carer's visits, within the hours that were offered."""

    carer_id: UUID
    start_minute: int
    end_minute: int


def gap_at(scene: Scene, row: int, unit: float) -> Gap | None:
    """The gap at a place of a row; None where there is a visit, or nothing was offered."""
    minute = scene.window.minute(unit)
    day = int(minute // DAY_MINUTES)
    found = _gaps(scene, scene.rows[row], day)
    return next((gap for gap in found if gap.start_minute <= minute < gap.end_minute), None)


def next_gap(scene: Scene, spot: Spot, day: int, after: Gap | None) -> Gap | None:
    """The gap after a visit, after another gap, or the day's first; at its end again the first."""
    row = scene.row_index(spot)
    if row is None or scene.by_clients:
        return None
    block = scene.block(spot)
    if block is not None:
        day = block.visit.start_minute // DAY_MINUTES
    gaps = list(_gaps(scene, scene.rows[row], day))
    start = -1 if block is None else block.visit.end_minute
    if after is not None and after in gaps:
        start = after.end_minute
    later = (gap for gap in gaps if gap.start_minute >= start)
    return next(later, gaps[0] if gaps else None)


def _gaps(scene: Scene, row: Row, day: int) -> Iterator[Gap]:
    carer = row.carer
    if carer is None:
        return
    window, first = scene.window, day * DAY_MINUTES
    whole = (first + window.first, first + window.last)
    for start, end in carer.available or (whole,):
        yield from _free(row, carer.carer_id, max(start, whole[0]), min(end, whole[1]))


def _free(row: Row, carer_id: UUID, start: int, end: int) -> Iterator[Gap]:
    """The gaps between visits and absences from a start to an end."""
    carer = row.carer
    assert carer is not None
    taken = [(block.visit.start_minute, block.visit.end_minute) for block in row.blocks]
    taken += [(away.start_minute, away.end_minute) for away in carer.away]
    for left, right in (*sorted(taken), (end, end)):
        until = min(left, end)
        if until - start >= LEAST_MINUTES:
            yield Gap(carer_id, start, until)
        start = max(start, right)
