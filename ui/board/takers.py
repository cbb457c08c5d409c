"""Who else could come to what is carried: where rows are people, up and down go through carers."""

from collections.abc import Callable, Iterator
from uuid import UUID

from carecoop.services.editing_values import Put, Verdict
from ui.board import moves
from ui.board.moves import Target
from ui.board.scene import Scene, Spot

Judge = Callable[[tuple[Put, ...]], Verdict | None]


class Takers:
    """The carers who could come instead at the same times, the best first: those for whom the
    fewest rules break, then those with whom the week costs least.

    Judged some at a time, so that a drag does not wait for a large co-op.
    """

    def __init__(self, scene: Scene, spots: tuple[Spot, ...], judge: Judge) -> None:
        self._judge = judge
        others = (
            (name, carer_id, moves.puts(scene, spots, Target(0, carer_id)))
            for carer_id, name in _there(scene, spots)
        )
        self._left = [one for one in others if one[2]]  # whoever comes already changes nothing
        self._ranked: list[tuple[int, int, str, UUID]] = []
        self.found: tuple[UUID, ...] | None = None  # until all are judged
        self._look_whether_done()

    def judge_some(self, most: int) -> bool:
        """Whether something came of it: nothing does while the week is still being read."""
        for name, carer_id, puts in self._left[:most]:
            verdict = self._judge(puts)
            if verdict is None:
                return False
            del self._left[0]
            if verdict.impossible is None:
                self._ranked.append((len(verdict.breaks), verdict.points, name, carer_id))
        self._look_whether_done()
        return True

    def judge_all(self) -> None:
        self.judge_some(len(self._left))

    def _look_whether_done(self) -> None:
        if not self._left:
            self.found = tuple(carer_id for *_rank, carer_id in sorted(self._ranked))


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
