"""Who else could come is found by and by, whatever the portions, and told once it is all known."""

from dataclasses import dataclass, field
from uuid import UUID

import pytest

from carecoop.services.editing_values import Put, Verdict
from tests.helpers import boards
from tests.helpers.boards import uid
from ui.board.making import build_scene
from ui.board.scene import Spot
from ui.board.takers import Takers

DAI, MAIR, SAM = (uid(1, number) for number in range(3))
SCENE = build_scene(boards.small_week())
PRYCE = (Spot(DAI, "small-0"),)  # Monday 08:00; all three offered that hour


@dataclass
class Judge:
    """Each carer costs so many points; whoever is not there cannot come."""

    points: dict[UUID, int]
    is_read: bool = True
    asked: list[UUID] = field(default_factory=list)

    def __call__(self, puts: tuple[Put, ...]) -> Verdict | None:
        (carer,) = puts[0].carers
        if not self.is_read:
            return None
        self.asked.append(carer)
        return Verdict(points=self.points[carer])


@pytest.mark.parametrize("portion", [1, 2, 5])
def test_the_best_is_first_however_many_are_judged_at_once(portion: int) -> None:
    judge = Judge({MAIR: 9, SAM: 4})
    takers = Takers(SCENE, PRYCE, judge)
    while takers.found is None:
        assert takers.judge_some(portion)
    assert takers.found == (SAM, MAIR)
    assert sorted(judge.asked, key=str) == sorted([MAIR, SAM], key=str), "each of them once"


def test_nobody_is_told_before_all_are_judged() -> None:
    takers = Takers(SCENE, PRYCE, Judge({MAIR: 1, SAM: 2}))
    takers.judge_some(1)
    assert takers.found is None
    takers.judge_all()
    assert takers.found == (MAIR, SAM)


def test_it_goes_on_where_it_stopped_once_the_week_is_read() -> None:
    judge = Judge({MAIR: 1, SAM: 2}, is_read=False)
    takers = Takers(SCENE, PRYCE, judge)
    assert not takers.judge_some(1)
    assert takers.found is None
    judge.is_read = True
    takers.judge_all()
    assert takers.found == (MAIR, SAM)
