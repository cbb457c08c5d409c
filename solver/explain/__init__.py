"""Why a rota is as it is, found by trying: who else could come, and why nobody does.

`who_could` ranks everybody for a visit by what their coming would break and cost; `stands` says
the same of somebody who comes already; `why_unfilled` finds the fewest facts that keep everybody
away. `judge` says what it would break and cost to put visits elsewhere, and a `Bench` does so many
times over.
"""

from solver.explain.candidates import Candidate, Familiar, familiar, stands, who_could
from solver.explain.judging import Bench, Judgement, judge
from solver.explain.laid_out import LaidOut, Puts
from solver.explain.unfilled import Fact, Unfilled, why_unfilled

__all__ = [
    "Bench",
    "Candidate",
    "Fact",
    "Familiar",
    "Judgement",
    "LaidOut",
    "Puts",
    "Unfilled",
    "familiar",
    "judge",
    "stands",
    "who_could",
    "why_unfilled",
]
