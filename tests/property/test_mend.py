"""Of any week, however it went so far, what is left can be planned, and mended whatever changed."""

from dataclasses import replace

from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from solver.exchange import parse_problem, problem_to_json
from solver.mend import (
    CarerAway,
    Change,
    ClientAway,
    NewVisits,
    as_promised,
    changed,
    differences,
    left_to_plan,
    replan,
    takers,
)
from solver.mend.promises import DEAR_MINUTE, dear
from solver.plan import Plan
from solver.problem import DAY_MINUTES, WEEK_MINUTES, Placement, Problem, Rules
from solver.rules import broken, pinned_alone
from solver.score import score, unfilled
from solver.timeline import lay_out
from tests.helpers.examples import examples
from tests.helpers.problems import CARERS, CLIENTS, one_carer_one_client, weeks

NOW = st.integers(-DAY_MINUTES, WEEK_MINUTES)
MOVES = 200  # counted, so that a busy machine gets as far as a quiet one
# Each example searches: few examples, and no long shrinking.
QUICK = settings(
    max_examples=examples(30),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def possible(problem: Problem, plan: Plan) -> Plan:
    """What a saved rota can hold of the plan: known carers, each once, within the week."""
    known = {carer.id for carer in problem.carers}
    return Plan(
        plan.problem,
        {
            key: one
            for key, one in plan.placements.items()
            if one.carers
            and len(set(one.carers)) == len(one.carers) <= 2
            and known.issuperset(one.carers)
            and 0 <= one.start_minute < WEEK_MINUTES
        },
    )


def promised_week(problem_and_plan: tuple[Problem, Plan]) -> tuple[Problem, Plan]:
    asked, plan = problem_and_plan
    problem = replace(asked, visits=tuple(replace(one, pinned=None) for one in asked.visits))
    return problem, possible(problem, plan)


@given(weeks(), NOW)
def test_what_is_left_of_a_week_can_be_planned(
    problem_and_plan: tuple[Problem, Plan], now_minute: int
) -> None:
    problem, current = promised_week(problem_and_plan)
    left = left_to_plan(problem, current, now_minute)
    if now_minute <= 0:
        assert left is problem
        return
    assert parse_problem(problem_to_json(left)) == left
    assert not broken(left, pinned_alone(left))
    for visit in left.visits:
        placed = current.placements.get(visit.id)
        if placed is not None and placed.start_minute < now_minute:
            assert visit.pinned == placed
        else:
            assert visit.earliest_minute >= now_minute


def mended(problem: Problem) -> Plan:
    return replan(problem, seconds=None, moves=MOVES)


@st.composite
def changes(draw: st.DrawFn, problem: Problem, now_minute: int) -> list[Change]:
    """Something that changes at `now_minute` or later."""
    start = draw(st.integers(max(0, now_minute), WEEK_MINUTES))
    end = start + draw(st.sampled_from((0, 600, WEEK_MINUTES)))
    late = tuple(
        replace(one, id=f"new-{one.id}", pinned=None, published=None) for one in problem.visits[:2]
    )
    possible_changes: tuple[Change, ...] = (
        *(CarerAway(one, start, end) for one in CARERS),
        *(ClientAway(one, start, end) for one in CLIENTS),
        NewVisits(late),
    )
    return draw(st.lists(st.sampled_from(possible_changes), max_size=2, unique=True))


@given(weeks(), NOW, st.data())
@QUICK
def test_a_mend_breaks_no_rule_and_what_has_happened_never_moves(
    week: tuple[Problem, Plan], now_minute: int, data: st.DataObject
) -> None:
    problem, plan = promised_week(week)
    left = changed(problem, plan, data.draw(changes(problem, now_minute)), now_minute)
    found = mended(left)
    assert not broken(left, found)
    asked = {visit.id: visit for visit in left.visits}
    for visit_id, placement in plan.placements.items():
        if placement.start_minute < now_minute and visit_id in asked:
            assert asked[visit_id].pinned is not None
    for visit in left.visits:
        if visit.pinned is not None:
            assert found.placements[visit.id] == visit.pinned
        elif visit.id in found.placements and now_minute > 0:
            assert found.placements[visit.id].start_minute >= now_minute


@given(weeks())
@QUICK
def test_without_changes_a_sound_week_comes_back_as_it_was_unless_more_can_be_filled(
    week: tuple[Problem, Plan],
) -> None:
    problem, plan = promised_week(week)
    sound = mended(changed(problem, plan, ()))
    again = changed(problem, sound, ())
    found = mended(again)
    if differences(again, sound, found):
        assert unfilled(lay_out(again, found)) < unfilled(lay_out(again, sound))
    else:
        assert found == as_promised(again)


@given(st.integers(-30, 30))
def test_every_minute_away_from_a_promise_costs_in_the_mended_week(minutes: int) -> None:
    """The score forgives fifteen; see `dear`."""
    problem = one_carer_one_client()
    (visit,) = problem.visits
    published = Placement(visit.preferred_minute, ("ann",))
    promised = replace(problem, visits=(replace(visit, published=published),))
    late = Placement(visit.preferred_minute + minutes, ("ann",))
    found = score(dear(promised, frozenset()), Plan(problem.name, {visit.id: late}))
    assert found.terms["early_late"] + found.terms["moved"] == DEAR_MINUTE * abs(minutes)


def one_busy_carer(problem: Problem, hour: int) -> Problem:
    """The week eased: one carer with time for everything, and every visit on Monday from `hour`
    on, with room to move."""
    ann = replace(
        problem.carers[0],
        available=((0, WEEK_MINUTES + DAY_MINUTES),),
        most_minutes=WEEK_MINUTES,
        most_days=7,
        worked_until=None,
    )
    visits = (
        replace(
            one,
            earliest_minute=hour,
            latest_minute=hour + 400,
            carers_wanted=1,
            duration_minutes=min(one.duration_minutes, 60),
            needs=frozenset(),
            avoid=frozenset(),
            published=None,
            pinned=None,
        )
        for one in problem.visits[:4]
    )
    clients = (replace(one, barred=frozenset(), spacing_minutes=0) for one in problem.clients)
    return replace(
        problem, carers=(ann,), clients=tuple(clients), visits=tuple(visits), rules=Rules()
    )


@given(weeks(), st.integers(300, 900), st.integers(-30, 30))
@QUICK
def test_what_a_taker_moves_breaks_no_rule_and_costs_what_the_whole_plan_says(
    week: tuple[Problem, Plan], hour: int, late_minutes: int
) -> None:
    eased = one_busy_carer(week[0], hour)
    visit, *others = eased.visits
    current = mended(replace(eased, visits=tuple(others)))
    start = min(one.start_minute for one in current.placements.values()) + late_minutes
    fixed = replace(visit, earliest_minute=start, latest_minute=start)
    problem = replace(eased, visits=(fixed, *others))
    for taker in takers(problem, current, visit.id):
        moved = {one.visit: one.after for one in taker.moves if one.after is not None}
        event(f"moves: {len(moved)}")
        taken = Placement(taker.candidate.start_minute, (taker.candidate.carer,))
        placements = {**current.placements, **moved, visit.id: taken}
        after = replace(current, placements=placements)
        assert taker.points == score(problem, after).soft - score(problem, current).soft
        if taker.moves:
            assert not broken(problem, after)
