"""Why a rota is as it is, found by trying: who else could come, and why nobody does.

`who_could` ranks everybody for a visit by what their coming would break and cost; `stands` says
the same of somebody who comes already; `why_unfilled` finds the fewest facts that keep everybody
away.
"""

from solver.explain.candidates import Candidate, Familiar, stands, who_could
from solver.explain.unfilled import Fact, Unfilled, why_unfilled

__all__ = ["Candidate", "Fact", "Familiar", "Unfilled", "stands", "who_could", "why_unfilled"]
