"""Proposed circles over made-up weeks: never anybody barred, nothing missing, nobody too many."""

from collections.abc import Iterator
from itertools import combinations

from hypothesis import Phase, given, settings

from solver.circles import Proposal, propose_circles
from solver.circles.ability import MOST_WAY_MINUTES
from solver.explain.unfilled import Stop
from solver.problem import DAY_MINUTES, Carer, Client, Problem, Visit
from solver.travel import travel_minutes
from tests.helpers.examples import examples
from tests.helpers.problems import problems

# Each example settles a week several times over: few examples, and no long shrinking.
QUICK = settings(
    max_examples=examples(20),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def stopped(problem: Problem, client: Client, visit: Visit, carer: Carer) -> set[Stop]:
    """What keeps a carer from a visit: said a second time, trying every start."""
    found = {Stop("needs", trait) for trait in visit.needs - carer.traits}
    found |= {Stop("avoid", trait) for trait in visit.avoid & carer.traits}
    near = travel_minutes(problem, carer.mode, carer.home, client.place) <= MOST_WAY_MINUTES
    longest = min(carer.most_minutes, problem.rules.day_most) if carer.most_days else 0
    free = any(
        opens <= start and start + visit.duration_minutes <= closes
        for start in range(visit.earliest_minute, visit.latest_minute + 1)
        for opens, closes in carer.available
    )
    others = {
        "barred": carer.id in client.barred,
        "available": not free,
        "most": visit.duration_minutes > longest,
        "reach": not near and carer.id not in client.circle and not client.known.get(carer.id),
    }
    return found | {Stop(rule) for rule, stops in others.items() if stops}


class Weighed:
    """A client's week, to try circles on."""

    def __init__(self, problem: Problem, client_id: str) -> None:
        self.client = next(one for one in problem.clients if one.id == client_id)
        self.visits = [one for one in problem.visits if one.client == client_id]
        self.able = {
            visit.id: {
                carer.id
                for carer in problem.carers
                if not stopped(problem, self.client, visit, carer)
            }
            for visit in self.visits
        }
        self.room = {carer.id: self._room(problem, carer) for carer in problem.carers}

    def _room(self, problem: Problem, carer: Carer) -> int:
        days = [0] * 8
        for visit in self.visits:
            if carer.id in self.able[visit.id]:
                days[visit.preferred_minute // DAY_MINUTES] += visit.duration_minutes
        best = sorted((min(one, problem.rules.day_most) for one in days), reverse=True)
        return min(sum(best[: carer.most_days]), carer.most_minutes * 4 // 5)

    def spare(self, circle: frozenset[str]) -> dict[str, int]:
        """By visit, how many of the circle could do it, up to one more than it takes."""
        return {
            visit.id: min(visit.carers_wanted + 1, len(self.able[visit.id] & circle))
            for visit in self.visits
        }

    def given(self, circle: frozenset[str]) -> tuple[int, int]:
        """Minutes of the places that all of them could give, and those without the best one."""
        wanted = [0, 0]
        for visit in self.visits:
            for away in (0, 1):
                filled = min(visit.carers_wanted, max(0, len(self.able[visit.id]) - away))
                wanted[away] += filled * visit.duration_minutes
        rooms = sorted(self.room[one] for one in circle if one in self.room)
        return min(wanted[0], sum(rooms)), min(wanted[1], sum(rooms[:-1]))

    def does_all(self, circle: frozenset[str]) -> bool:
        """Whether no larger circle would do more."""
        everybody = frozenset(self.room)
        return self.spare(circle) == self.spare(everybody) and self.given(circle) == self.given(
            everybody
        )

    def smallest(self) -> int:
        """Members of the smallest circle that does all, by trying every one."""
        chosen = frozenset(self.client.circle & self.room.keys()) - self.client.barred
        others = sorted(self.room.keys() - chosen)
        return next(
            len(chosen) + many
            for many in range(len(others) + 1)
            for some in combinations(others, many)
            if self.does_all(chosen.union(some))
        )


def members(proposal: Proposal) -> frozenset[str]:
    return frozenset(member.carer for member in proposal.members)


def weighed(problem: Problem) -> Iterator[tuple[Proposal, Weighed]]:
    for proposal in propose_circles(problem):
        yield proposal, Weighed(problem, proposal.client)


@given(problems())
@QUICK
def test_nobody_barred_is_proposed_and_nobody_chosen_is_left_out(problem: Problem) -> None:
    here = {carer.id for carer in problem.carers}
    for proposal, week in weighed(problem):
        assert not members(proposal) & week.client.barred
        assert (week.client.circle & here) - week.client.barred <= members(proposal)


@given(problems())
@QUICK
def test_each_visit_has_one_to_spare_or_is_named(problem: Problem) -> None:
    for proposal, week in weighed(problem):
        gaps = {visit: gap for gap in proposal.gaps for visit in gap.visits}
        for visit in week.visits:
            able, asked = week.able[visit.id], visit.carers_wanted + 1
            assert (visit.id in gaps) == (len(able) < asked)
            assert len(able & members(proposal)) >= min(asked, len(able))
            if visit.id in gaps:
                assert set(gaps[visit.id].could) == able


@given(problems())
@QUICK
def test_the_facts_of_a_gap_stop_everybody_else_and_each_of_them_counts(problem: Problem) -> None:
    for proposal, week in weighed(problem):
        for gap in proposal.gaps:
            visit = next(one for one in week.visits if one.id == gap.visits[0])
            stops = {
                carer.id: stopped(problem, week.client, visit, carer)
                for carer in problem.carers
                if carer.id not in week.able[visit.id]
            }
            facts = {fact.stop: set(fact.carers) for fact in gap.facts}
            for stop, carers in facts.items():
                only = {carer for carer, found in stops.items() if found & facts.keys() == {stop}}
                assert carers == only != set()
            assert all(found & facts.keys() for found in stops.values())


@given(problems())
@QUICK
def test_no_smaller_circle_would_do_as_much(problem: Problem) -> None:
    for proposal, week in weighed(problem):
        assert week.does_all(members(proposal))
        assert len(proposal.members) == week.smallest()


@given(problems())
@QUICK
def test_who_has_no_proposal_has_a_circle_that_holds(problem: Problem) -> None:
    asked = {proposal.client for proposal in propose_circles(problem)}
    for client in problem.clients:
        week = Weighed(problem, client.id)
        if week.visits and client.id not in asked:
            chosen = client.circle - client.barred
            assert chosen <= week.room.keys() | client.barred
            assert all(
                len(week.able[visit.id] & chosen) > visit.carers_wanted for visit in week.visits
            )
