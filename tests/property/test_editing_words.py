"""Whatever is moved by hand in whatever week, there is something to say of it."""

from dataclasses import replace
from uuid import UUID, uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from carecoop.kinds import Nation
from carecoop.services.editing_breaks import FIRST_VISIT, breaks
from carecoop.services.editing_effects import effects
from carecoop.services.editing_values import Known, OtherDays, Put
from carecoop.services.reasons import Saying
from carecoop.services.weekly_rest import Beside
from solver.explain import Bench
from solver.plan import Plan
from solver.problem import WEEK_MINUTES, Placement, Problem
from tests.helpers.examples import examples
from tests.helpers.problems import weeks

QUICK = settings(max_examples=examples(60))
NAMES = UUID(int=7)


def uid(name: str) -> str:
    return str(uuid5(NAMES, name))


def of_records(problem: Problem, plan: Plan) -> tuple[Problem, Plan]:
    """The week as records would make it: carers with the ids of rows, nobody barred or pinned."""
    clients = tuple(
        replace(
            one,
            circle=frozenset(map(uid, one.circle)),
            known={uid(carer): times for carer, times in one.known.items()},
            barred=frozenset(),
        )
        for one in problem.clients
    )
    visits = tuple(
        replace(one, pinned=None, published=one.published and _renamed(one.published))
        for one in problem.visits
    )
    carers = tuple(replace(one, id=uid(one.id)) for one in problem.carers)
    known = {carer.id for carer in carers}
    placements = {
        key: replace(one, carers=tuple(carer for carer in one.carers if carer in known))
        for key, one in ((key, _renamed(one)) for key, one in plan.placements.items())
    }
    return (
        replace(problem, clients=clients, visits=visits, carers=carers),
        replace(plan, placements={key: one for key, one in placements.items() if one.carers}),
    )


def _renamed(placement: Placement) -> Placement:
    return replace(placement, carers=tuple(dict.fromkeys(map(uid, placement.carers))))


@st.composite
def changes(draw: st.DrawFn, problem: Problem) -> list[Put]:
    """Some visits put somewhere, with as many as they want, or with nobody."""
    everybody = st.sampled_from([carer.id for carer in problem.carers])
    chosen = draw(st.lists(st.sampled_from(problem.visits), min_size=1, max_size=4, unique=True))
    return [
        Put(
            visit.id,
            draw(st.integers(0, WEEK_MINUTES - 1)),
            tuple(map(UUID, draw(st.lists(everybody, max_size=visit.carers_wanted, unique=True)))),
        )
        for visit in chosen
    ]


def filled(saying: Saying) -> str:
    facts = {name: filled(x) if isinstance(x, Saying) else x for name, x in saying.facts.items()}
    return saying.template.format(**facts)


@given(weeks(), st.sampled_from(Nation), st.booleans(), st.data())
@QUICK
def test_every_new_breach_and_every_effect_is_a_whole_sentence(
    week: tuple[Problem, Plan], nation: Nation, published: bool, data: st.DataObject
) -> None:
    problem, plan = of_records(*week)
    names = {carer.id: f"Carer {number}" for number, carer in enumerate(problem.carers)}
    known = Known(
        carers=names,
        clients={client.id: client.id for client in problem.clients},
        away={},
        next_starts={},
        windows={},
        beside=Beside(
            problem.week,
            worked={one.id: ((-1, one.worked_until or 0),) for one in problem.carers},
        ),
        other_days=OtherDays(),
        gone_from={},
        nation=nation,
        met=frozenset(),
        is_published=published,
        reasons={},
    )
    puts = data.draw(changes(problem))
    bench = Bench(problem, plan, any_day=True)
    judged = bench.judge(
        {
            put.visit_id: Placement(put.start_minute, tuple(map(str, put.carers)))
            if put.carers
            else None
            for put in puts
        }
    )
    broken = breaks(known, bench.weeks, judged, puts)
    assert {one.rule for one in broken} - {FIRST_VISIT} <= {one.rule for one in judged.breaches}
    assert len({one.key for one in broken}) == len(broken)
    visits = {visit.id for visit in problem.visits}
    for one in broken:
        assert filled(one.saying)
        assert str(one.carer_id) in names
        assert one.visit_id in visits
    if not judged.held:
        assert {one.rule for one in broken} - {FIRST_VISIT} == {one.rule for one in judged.breaches}
    assert all(filled(one) for one in effects(known, bench.weeks, judged, puts))
