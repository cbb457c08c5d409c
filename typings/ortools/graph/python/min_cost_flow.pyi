# Only what solver.search.construct uses.
from enum import Enum

import numpy as np
import numpy.typing as npt

class SimpleMinCostFlow:
    class Status(Enum):
        OPTIMAL = 1
        INFEASIBLE = 3

    OPTIMAL: Status
    def add_arcs_with_capacity_and_unit_cost(
        self,
        tails: npt.NDArray[np.int64],
        heads: npt.NDArray[np.int64],
        capacities: npt.NDArray[np.int64],
        unit_costs: npt.NDArray[np.int64],
    ) -> npt.NDArray[np.int64]: ...
    def set_node_supply(self, node: int, supply: int) -> None: ...
    def solve(self) -> Status: ...
    def flow(self, arc: int) -> int: ...
