"""Who else could come to what is carried: where rows are people, up and down go through carers."""

from collections.abc import Callable, Iterator
from uuid import UUID

from carecoop.services.editing_values import Put, Verdict
from ui.board import moves
from ui.board.moves import Target
from ui.board.scene import Scene, Spot

Judge = Callable[[tuple[Put, ...]], Verdict | None]


def takers(scene: Scene, spots: tuple[Spot, ...], judge: Judge) -> tuple[UUID, ...] | None:
    """The carers who could come instead at the same times, the best first: those for whom the
    fewest rules break, then those with whom the week costs least. None while the week is still
    being read."""
    ranked = []
    for carer_id, name in _there(scene, spots):
        puts = moves.puts(scene, spots, Target(0, carer_id))
        if not puts:
            continue  # they come already
        verdict = judge(puts)
        if verdict is None:
            return None
        if verdict.impossible is None:
            ranked.append((len(verdict.breaks), verdict.points, name, carer_id))
    return tuple(carer_id for *_rank, carer_id in sorted(ranked))


def _there(scene: Scene, spots: tuple[Spot, ...]) -> Iterator[tuple[UUID, str]]:
    """The carers who offered these hours."""
    wanted = {spot.visit_id for spot in spots}
    visits = [visit for visit in scene.board.visits if visit.id in wanted]
    for carer in scene.board.carers:
        offered = all(
            any(first <= visit.start_minute and visit.end_minute <= last
                for first, last in carer.available)
            for visit in visits
        )  # fmt: skip
        if offered:
            yield carer.carer_id, carer.name
