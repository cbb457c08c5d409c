"""Circles for whole co-ops: `python -m benchmarks.circles [NAME...]`.

Proposes circles on each shared instance (our own made-up weeks where there are none) and prints
what they come to if all are accepted: `spared` is the share of visits that one more of the circle
could do than it takes; a carer's caseload is clients whose circle they are of, less what is
comfortable (above 0: too many).
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from statistics import mean, median
from time import process_time

from benchmarks.instances import here, print_table, problem_of
from solver.circles import Proposal, propose_circles
from solver.circles.ability import Case, cases_of
from solver.problem import Problem

COLUMNS = ("instance", "clients", "no circle", "failing", "proposed", "size", "size after",
           "spared %", "after %", "gaps", "over mid", "over most", "was most", "CPU s")  # fmt: skip

Circles = Mapping[str, frozenset[str]]


def row_of(name: str, problem: Problem) -> list[object]:
    """Propose, and compare with the circles as they are; the cells of the table."""
    begun = process_time()
    proposals = propose_circles(problem)
    seconds = process_time() - begun
    cases = cases_of(problem)
    before = {case.client: case.fixed for case in cases}
    after = before | {one.client: _members(one) for one in proposals}
    lacking = sum(not circle for circle in before.values())
    over, was_over = (over_caseload(problem, circles) for circles in (after, before))
    return [
        name, len(cases), lacking, len(proposals) - lacking, len(proposals),
        f"{mean(map(len, before.values())):.2f}", f"{mean(map(len, after.values())):.2f}",
        f"{spared_percent(cases, before):.1f}", f"{spared_percent(cases, after):.1f}",
        sum(bool(one.gaps) for one in proposals), f"{median(over):g}", max(over), max(was_over),
        f"{seconds:.1f}",
    ]  # fmt: skip


def _members(proposal: Proposal) -> frozenset[str]:
    return frozenset(member.carer for member in proposal.members)


def spared_percent(cases: list[Case], circles: Circles) -> float:
    """Of all visits, those that one more of the circle could do than it takes."""
    visits = sum(len(need.visits) for case in cases for need in case.needs)
    thin = sum(case.thin_visits(circles[case.client]) for case in cases)
    return 100 * (1 - thin / visits)


def over_caseload(problem: Problem, circles: Circles) -> list[int]:
    """By carer, clients above what is comfortable; negative where there is room."""
    clients = Counter(carer for circle in circles.values() for carer in circle)
    return [clients[carer.id] - carer.caseload for carer in problem.carers]


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description="Proposed circles, as a table.")
    parser.add_argument("names", nargs="*", help="instances (default: all that are here)")
    asked = parser.parse_args()

    def rows() -> Iterator[list[object]]:
        for name in asked.names or here():
            yield row_of(name, problem_of(name))

    print_table(COLUMNS, rows())


if __name__ == "__main__":
    main()
