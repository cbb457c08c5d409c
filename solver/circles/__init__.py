"""Circles: the fewest carers who can come to a client through leave and sickness.

`propose_circles` settles the whole co-op at once and gives a proposal for each client without a
circle that holds; `circles_to_json` writes the proposals down. They are proposals: people decide.
"""

from solver.circles.files import circles_to_json
from solver.circles.propose import propose_circles
from solver.circles.settle import StoppedError
from solver.circles.values import Gap, Member, Proposal, Weakness

__all__ = [
    "Gap",
    "Member",
    "Proposal",
    "StoppedError",
    "Weakness",
    "circles_to_json",
    "propose_circles",
]
