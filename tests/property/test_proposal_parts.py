"""Parts of a proposal: whatever is taken or left, what stands breaks no rule that stood before."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from carecoop.services.proposals_parts import Chosen, Parts
from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.rules import broken
from tests.helpers.examples import examples
from tests.helpers.problems import FITTING, MONDAY, problems

NOTHING: Chosen = frozenset()
QUICK = settings(max_examples=examples(40))


@st.composite
def offers(draw: st.DrawFn) -> Parts:
    """A week as it is, often broken already, and a proposal for it, often one that does not fit."""
    problem = draw(problems())
    current, proposed = draw(plans(problem)), draw(plans(problem))
    changed = tuple(
        visit.id
        for visit in problem.visits
        if current.placements.get(visit.id) != proposed.placements.get(visit.id)
    )
    assume(changed)
    return Parts(problem, current, proposed, changed)


@st.composite
def plans(draw: st.DrawFn, problem: Problem) -> Plan:
    placements = {}
    for visit in problem.visits:
        if draw(st.booleans()):
            start = draw(st.sampled_from((visit.earliest_minute, visit.latest_minute)))
            who = draw(FITTING)[: visit.carers_wanted]
            placements[visit.id] = visit.pinned or Placement(start, who)
    return Plan(problem.name, placements)


def sound(offer: Parts, chosen: Chosen) -> bool:
    held = broken(offer.problem, offer.current)
    return all(one in held for one in broken(offer.problem, offer.mixed(chosen)))


@QUICK
@given(offers(), st.data())
def test_whatever_is_taken_and_left_breaks_nothing_more(offer: Parts, data: st.DataObject) -> None:
    chosen = offer.takeable
    assert sound(offer, chosen)
    for _ in range(3):
        keys = data.draw(st.sets(st.sampled_from(offer.changed), min_size=1))
        left = offer.leave(chosen, keys)
        assert not left.chosen & keys
        assert left.chosen <= chosen
        assert sound(offer, left.chosen)
        taken = offer.take(left.chosen, keys)
        assert taken.chosen >= left.chosen | (keys & offer.takeable)
        assert sound(offer, taken.chosen)
        chosen = data.draw(st.sampled_from((chosen, left.chosen, taken.chosen)))


@QUICK
@given(offers(), st.data())
def test_what_follows_is_needed(offer: Parts, data: st.DataObject) -> None:
    keys = data.draw(st.sets(st.sampled_from(offer.changed), min_size=1, max_size=2))
    step = offer.take(NOTHING, keys)
    assert set(step.with_it) == step.chosen - keys
    for key in step.with_it:
        assert not sound(offer, step.chosen - {key})
    assert bool(step.with_it) == bool(step.rules)


@QUICK
@given(offers())
def test_taking_all_is_the_proposal_and_leaving_all_the_week_as_it_is(offer: Parts) -> None:
    everything = offer.take(NOTHING, offer.changed).chosen
    assert everything == offer.takeable
    assert offer.leave(everything, offer.changed).chosen == NOTHING
    assert offer.mixed(NOTHING) == offer.current
    assert dict(offer.mixed(offer.changed).placements) == dict(offer.proposed.placements)


@QUICK
@given(offers())
def test_a_proposal_that_breaks_nothing_can_be_taken_whole(offer: Parts) -> None:
    whole = frozenset(offer.changed)
    assert (offer.takeable == whole) == sound(offer, whole)
    assert sorted((*offer.unfit, *offer.takeable)) == sorted(whole)


@QUICK
@given(offers())
def test_nothing_more_can_be_added_to_what_fits(offer: Parts) -> None:
    for key in offer.unfit:
        assert not sound(offer, offer.takeable | {key})


def test_a_visit_that_the_week_no_longer_asks_for_cannot_be_taken() -> None:
    problem = Problem("week", MONDAY, (), {}, (), (), ())
    offer = Parts(problem, Plan("week", {}), Plan("week", {}), ("gone",))
    assert offer.unfit == ("gone",)
    assert offer.take(NOTHING, ["gone"]).chosen == NOTHING
