"""Branch and bound on who comes to whom: closes what prices alone leave open, on small weeks.

A node of the tree says of some clients and carers that they must or must not meet; its bound holds
for all plans that do so. The two children of a node say it of one pair more, so the least bound
among the leaves holds for every plan.
"""

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush, heapreplace
from itertools import count
from typing import NamedTuple

import numpy as np

from solver.bound.ascent import Climb
from solver.bound.desk import MUST, MUST_NOT, Decided
from solver.bound.relaxation import Floats, Relaxation

CHILD_STEPS = 80
LAST_STEPS = 400  # where there is nothing left to decide
WORTH_IT = 0.1  # points


class Node(NamedTuple):
    """Ordered by bound; `faces` is how often each carer came to each client while climbing."""

    bound: float
    number: int
    meetings: Decided
    prices: Floats
    faces: Floats


@dataclass
class Tree:
    """The leaves that are left; `bound` is the least of theirs."""

    relaxation: Relaxation
    plan_soft: int | None
    leaves: list[Node]
    numbers: "count[int]"
    steps: int = 0

    @classmethod
    def planted(cls, climb: Climb) -> "Tree":
        """The tree of one leaf: what a climb without any meeting decided has reached."""
        numbers = count()
        meetings = np.zeros_like(climb.relaxation.meetings)
        root = Node(climb.best, next(numbers), meetings, climb.best_at, climb.faces)
        return cls(climb.relaxation, climb.plan_soft, [root], numbers)

    @property
    def bound(self) -> float:
        """No plan can have fewer points."""
        return self.leaves[0].bound

    def grow(self, is_over: Callable[[], bool]) -> bool:
        """Split the leaf with the least bound; whether there was anything to split."""
        node = self.leaves[0]
        pair = self._doubtful(node)
        if pair is None:
            return self._sharpen(is_over)
        children = [self._child(node, pair, choice, is_over) for choice in (MUST, MUST_NOT)]
        heappop(self.leaves)
        for child in children:
            heappush(self.leaves, child)
        return True

    def _sharpen(self, is_over: Callable[[], bool]) -> bool:
        """Climb on in the lowest leaf, of which all is decided; whether that still helped."""
        node = self.leaves[0]
        better = self._climbed(node, node.meetings, LAST_STEPS, is_over)
        heapreplace(self.leaves, better)
        return better.bound > node.bound + WORTH_IT

    def _doubtful(self, node: Node) -> tuple[int, int] | None:
        """The undecided meeting that was half on, half off."""
        doubt = np.minimum(node.faces, 1 - node.faces)
        doubt[(node.meetings != 0) | ~self.relaxation.able] = -1
        if doubt.max(initial=-1) < 0:
            return None
        client, carer = np.unravel_index(int(doubt.argmax()), doubt.shape)
        return int(client), int(carer)

    def _child(
        self, node: Node, pair: tuple[int, int], choice: int, is_over: Callable[[], bool]
    ) -> Node:
        """Decide one meeting and climb on; a child is never below its parent."""
        meetings = node.meetings.copy()
        meetings[pair] = choice
        return self._climbed(node, meetings, CHILD_STEPS, is_over)

    def _climbed(
        self, node: Node, meetings: Decided, steps: int, is_over: Callable[[], bool]
    ) -> Node:
        """What a climb from a node's prices reaches with such meetings."""
        self.relaxation.meetings = meetings
        climb = Climb(self.relaxation, self.plan_soft, start=node.prices, rush=None)
        for _ in range(steps):
            if is_over() or climb.is_done or self._is_closed(climb.best):
                break
            climb.step()
            self.steps += 1
        faces = climb.faces if climb.steps else node.faces
        best_at = climb.best_at if climb.steps else node.prices
        return Node(max(node.bound, climb.best), next(self.numbers), meetings, best_at, faces)

    def _is_closed(self, bound: float) -> bool:
        return self.plan_soft is not None and bound > self.plan_soft
