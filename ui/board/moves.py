"""From what is chosen and where it goes to what is asked of the week: pure functions of a scene."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from carecoop.services.editing_values import Put
from carecoop.services.week_values import BoardVisit, LegKind
from ui.board.geometry import DAY_MINUTES
from ui.board.scene import NOBODY, Block, Scene, Spot

GRID_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Target:
    """Where chosen visits go: so many minutes later, and to whom: to a carer, to `NOBODY` (the
    tray), or to whoever comes already (None)."""

    minutes: int = 0
    carer_id: UUID | None = None

    @property
    def is_elsewhere(self) -> bool:
        return bool(self.minutes) or self.carer_id is not None


def puts(scene: Scene, spots: Iterable[Spot], target: Target) -> tuple[Put, ...]:
    """What would change, in the order of time: of each visit all places stay but the chosen.

    A time is the visit's: both carers of a double-handed one go along.
    """
    chosen: dict[str, list[UUID | None]] = {}
    for spot in spots:
        if spot.visit_id is not None and spot.visit_id in scene.visits:
            chosen.setdefault(spot.visit_id, []).append(spot.carer_id)
    visits = sorted((scene.visits[one] for one in chosen), key=_in_time)
    asked = ((visit, _put(visit, chosen[visit.id], target)) for visit in visits)
    return tuple(put for visit, put in asked if put != stands(visit))


def stands(visit: BoardVisit) -> Put:
    """The visit where it is."""
    return Put(visit.id, visit.start_minute, tuple(place.carer_id for place in visit.places))


def to_grid(start_minute: int, wanted: float) -> int:
    """The minutes from a start to the time on the grid that is nearest to the wanted one."""
    return round(wanted / GRID_MINUTES) * GRID_MINUTES - start_minute


def one_step(start_minute: int, direction: int) -> int:
    """The minutes to the next (1) or previous (-1) time on the grid."""
    if direction > 0:
        return GRID_MINUTES - start_minute % GRID_MINUTES
    return -(start_minute % GRID_MINUTES or GRID_MINUTES)


def run_of(scene: Scene, spot: Spot) -> tuple[Spot, ...]:
    """The visits of the carer's run to which a visit belongs, in order, in whichever rows they
    are; a run ends at a rest."""
    blocks = _blocks_of(scene, spot.carer_id)
    chosen = next((one for one in blocks if one.spot == spot), None)
    if chosen is None:
        return ()
    day = _day(chosen)
    run: list[Block] = []
    for block in (one for one in blocks if _day(one) == day):
        if run and _rests(scene, run[-1], block):
            if chosen in run:
                break
            run = []
        run.append(block)
    return tuple(block.spot for block in run)


def up_to(scene: Scene, first: Spot, last: Spot) -> tuple[Spot, ...]:
    """All visits from one to another: in the rows between them, and within their time. The one
    with which choosing began stays first."""
    ends = [scene.block(one) for one in (first, last)]
    rows = [scene.row_index(one) for one in (first, last)]
    if ends[0] is None or ends[1] is None or rows[0] is None or rows[1] is None:
        return (last,)
    left = min(ends[0].left, ends[1].left)
    right = max(ends[0].right, ends[1].right)
    shown = scene.rows[min(rows[0], rows[1]) : max(rows[0], rows[1]) + 1]
    found = (
        block.spot
        for row in shown
        for block in row.blocks
        if left <= block.left and block.right <= right
    )
    return (first, *(spot for spot in found if spot != first))


def followed(spot: Spot, before: Scene, after: Scene) -> Spot | None:
    """Where a place is after a change: itself, with whoever comes instead, or on another day; None
    where it is gone."""
    if after.holds(spot):
        return spot
    then = before.visits.get(spot.visit_id or "")
    now = None if then is None else after.visits.get(then.id) or _in_its_place(then, before, after)
    if now is None or then is None:
        return None
    fresh = [one for one in stands(now).carers if one not in stands(then).carers]
    comes = spot.carer_id if spot.carer_id in stands(now).carers else None
    there = Spot(fresh[0] if fresh else comes, now.id)
    return there if after.holds(there) else None


def _in_its_place(visit: BoardVisit, before: Scene, after: Scene) -> BoardVisit | None:
    """The visit that is new in its place: of the same kind and, of several, at the same time. What
    is agreed anew has new visits on all of its days."""
    fresh = [
        one
        for one in after.visits.values()
        if (one.client_id, one.title) == (visit.client_id, visit.title)
        and one.id not in before.visits
    ]
    if len(fresh) > 1:
        fresh = [one for one in fresh if one.start_minute == visit.start_minute]
    return fresh[0] if len(fresh) == 1 else None


def days_away(scene: Scene, spots: Iterable[Spot], day: int) -> int:
    """The days from visits to a day of the week; none where they are on several days."""
    visits = (scene.visits.get(spot.visit_id or "") for spot in spots)
    days = {visit.start_minute // DAY_MINUTES for visit in visits if visit is not None}
    return day - days.pop() if len(days) == 1 else 0


def whole_days(minutes: float) -> int:
    """So many minutes to the nearest whole days, in minutes."""
    return round(minutes / DAY_MINUTES) * DAY_MINUTES


def _put(visit: BoardVisit, chosen: Sequence[UUID | None], target: Target) -> Put:
    before = stands(visit)
    carers = list(before.carers)
    if target.carer_id is not None:
        comes = [] if target.carer_id == NOBODY else [target.carer_id]
        for carer_id in chosen:
            at = carers.index(carer_id) if carer_id in carers else len(carers)
            carers[at : at + 1] = comes
    return Put(visit.id, before.start_minute + target.minutes, tuple(carers))


def _blocks_of(scene: Scene, carer_id: UUID | None) -> Sequence[Block]:
    """A carer's visits, in order."""
    theirs = (
        block
        for row in scene.rows
        for block in row.blocks
        if carer_id is not None and block.carer_id == carer_id
    )
    return sorted(theirs, key=lambda block: _in_time(block.visit))


def _rests(scene: Scene, before: Block, after: Block) -> bool:
    """Whether the carer goes home between two visits."""
    carer = next((one for one in scene.board.carers if one.carer_id == after.carer_id), None)
    return carer is not None and any(
        leg.kind is LegKind.REST
        and leg.start_minute == before.visit.end_minute
        and leg.end_minute == after.visit.start_minute
        for leg in carer.legs
    )


def _day(block: Block) -> int:
    return block.visit.start_minute // DAY_MINUTES


def _in_time(visit: BoardVisit) -> tuple[int, str]:
    return visit.start_minute, visit.id
