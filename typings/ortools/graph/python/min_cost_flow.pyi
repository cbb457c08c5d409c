# Only what solver.search.construct uses.
from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt

_Numbers = npt.NDArray[np.signedinteger[Any]]

class SimpleMinCostFlow:
    class Status(Enum):
        OPTIMAL = 1
        INFEASIBLE = 3

    OPTIMAL: Status
    def add_arcs_with_capacity_and_unit_cost(
        self,
        tails: _Numbers,
        heads: _Numbers,
        capacities: _Numbers,
        unit_costs: _Numbers,
    ) -> npt.NDArray[np.int32]: ...
    def set_node_supply(self, node: int, supply: int) -> None: ...
    def solve(self) -> Status: ...
    def flows(self, arcs: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]: ...
