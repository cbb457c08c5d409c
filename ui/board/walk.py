"""Where the selection goes from where it is: pure functions over a scene."""

from collections.abc import Sequence

from ui.board import geometry
from ui.board.geometry import DAY_MINUTES
from ui.board.scene import Block, Row, Scene, Spot


def along(scene: Scene, spot: Spot, step: int, goal: float) -> Spot:
    """The next (1) or previous (-1) block of the same row, or of the tray.

    From a whole row it goes to the block nearest to `goal` (units).
    """
    blocks = _line(scene, spot)
    if not blocks:
        return spot
    if spot.visit_id is None:
        return _nearest(blocks, goal).spot
    at = _position(blocks, spot)
    return blocks[min(max(at + step, 0), len(blocks) - 1)].spot


def across(scene: Scene, spot: Spot, step: int, goal: float) -> Spot:
    """The row `step` below: its block nearest to `goal` on the same day, else the whole row."""
    row = scene.row_index(spot)
    if row is None:
        return spot
    target = scene.rows[min(max(row + step, 0), len(scene.rows) - 1)]
    return in_row(scene, target, goal)


def in_row(scene: Scene, row: Row, goal: float) -> Spot:
    """The block of a row nearest to `goal` on the same day; the whole row where there is none."""
    day = scene.window.day(goal)
    today = [block for block in row.blocks if scene.window.day(block.left) == day]
    return _nearest(today, goal).spot if today else row.spot


def to_edge(scene: Scene, spot: Spot, *, last: bool, goal: float) -> Spot:
    """The first or last block of the day in the same row; of the whole tray."""
    blocks = list(_line(scene, spot))
    if scene.row_index(spot) is not None:
        chosen = scene.block(spot)
        day = scene.window.day(goal if chosen is None else chosen.left)
        blocks = [block for block in blocks if scene.window.day(block.left) == day]
    return blocks[-1 if last else 0].spot if blocks else spot


def to_row(scene: Scene, index: int, goal: float) -> Spot | None:
    return in_row(scene, scene.rows[index], goal) if scene.rows else None


def next_trouble(scene: Scene, spot: Spot | None, step: int, goal: float) -> Spot | None:
    """The trouble after (1) or before (-1) the selection in time, round the week's end."""
    troubled = scene.troubled
    if not troubled:
        return None
    if spot in troubled:
        return troubled[(troubled.index(spot) + step) % len(troubled)]
    chosen = scene.block(spot) if spot is not None else None
    here = goal if chosen is None else chosen.left
    lefts = [block.left for block in map(scene.block, troubled) if block is not None]
    if step > 0:
        after = [at for at, left in enumerate(lefts) if left >= here]
        return troubled[after[0] if after else 0]
    before = [at for at, left in enumerate(lefts) if left < here]
    return troubled[before[-1] if before else -1]


def first(scene: Scene, day: int) -> Spot | None:
    """Where to begin on a day: its first block from the top, else the first row."""
    for row in scene.rows:
        for block in row.blocks:
            if block.visit.start_minute // DAY_MINUTES == day:
                return block.spot
    return scene.rows[0].spot if scene.rows else None


def _line(scene: Scene, spot: Spot) -> Sequence[Block]:
    row = scene.row_index(spot)
    return scene.tray if row is None else scene.rows[row].blocks


def _position(blocks: Sequence[Block], spot: Spot) -> int:
    return next((at for at, block in enumerate(blocks) if block.spot == spot), 0)


def _nearest(blocks: Sequence[Block], goal: float) -> Block:
    at = geometry.nearest([block.centre for block in blocks], goal)
    assert at is not None
    return blocks[at]
