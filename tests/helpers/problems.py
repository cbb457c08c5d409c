"""Tiny rota problems to name in tests, and Hypothesis strategies for wild ones.

The builders give a problem whose arithmetic fits in a head: places on a line, a kilometre apart,
one minute of travel per kilometre. The strategies draw valid problems and plans of every kind,
most of them broken in several ways at once.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from solver.plan import Plan
from solver.problem import (
    DAY_MINUTES,
    WEEK_MINUTES,
    Carer,
    Client,
    Matrix,
    Placement,
    Problem,
    Rules,
    StraightLine,
    Visit,
    Weights,
)

MONDAY = date(2026, 11, 30)
A_MINUTE_PER_KM = StraightLine(overhead_minutes=0, minutes_per_10km=10)


# Builders ----------------------------------------------------------------------------------


def at(day: int, hour: int, minute: int = 0) -> int:
    """The minute of the week of a day (0 is Monday) and a time."""
    return day * DAY_MINUTES + hour * 60 + minute


def carer(carer_id: str = "ann", **changes: Any) -> Carer:
    """Lives at place 0, drives, is available all week, and has room for any work."""
    plain = Carer(
        id=carer_id,
        home=0,
        mode="car",
        traits=frozenset(),
        available=((0, WEEK_MINUTES + DAY_MINUTES),),
        contract_minutes=0,
        most_minutes=WEEK_MINUTES,
        most_days=7,
        caseload=10,
    )
    return replace(plain, **changes)


def client(client_id: str = "rose", **changes: Any) -> Client:
    """Lives at place 1 and has no circle yet."""
    return replace(Client(id=client_id, place=1), **changes)


def visit(visit_id: str = "rose.mon", start: int = at(0, 9), **changes: Any) -> Visit:
    """Half an hour with Rose, wished at `start` (Monday 09:00), an hour of room either way."""
    plain = Visit(
        id=visit_id,
        client="rose",
        earliest_minute=start - 60,
        latest_minute=start + 60,
        preferred_minute=start,
        duration_minutes=30,
    )
    return replace(plain, **changes)


def one_carer_one_client(*visits: Visit, **changes: Any) -> Problem:
    """Ann lives at 0 km; Rose at 1 km; further places at 2 to 9 km."""
    plain = Problem(
        name="one carer, one client",
        week=MONDAY,
        places=tuple((1000 * km, 0) for km in range(10)),
        travel={"car": A_MINUTE_PER_KM},
        carers=(carer(),),
        clients=(client(),),
        visits=visits or (visit(),),
    )
    return replace(plain, **changes)


def two_carers_two_clients(*visits: Visit, **changes: Any) -> Problem:
    """Ann and Bob live at 0 km, Rose at 1 km and Dai at 5 km."""
    people = {"carers": (carer(), carer("bob")), "clients": (client(), client("dai", place=5))}
    return one_carer_one_client(*visits, **(people | changes))


def plan(problem: Problem, **placements: tuple[int, str]) -> Plan:
    """Placements by visit id with `_` for `.`: `rose_mon=(540, "ann bob")`."""
    return Plan(
        problem.name,
        {
            visit_id.replace("_", "."): Placement(start, tuple(who.split()))
            for visit_id, (start, who) in placements.items()
        },
    )


def as_wished(problem: Problem, who: str = "ann") -> Plan:
    """Every visit at its preferred start with the same carers."""
    wished = {
        visit.id: Placement(visit.preferred_minute, tuple(who.split())) for visit in problem.visits
    }
    return Plan(problem.name, wished)


# Strategies --------------------------------------------------------------------------------
# They are built once, here: building strategies anew in every draw took most of the time.

CARERS = ("ann", "bob", "cai", "dee")
CLIENTS = ("rose", "dai", "eve")
LEFT = "gwen"  # a carer who has left: in histories, not in the list
PLACES = 4

TRAITS = st.frozensets(st.sampled_from(("medication", "woman", "lang:cy", "dogs")), max_size=2)
PLACE = st.integers(0, PLACES - 1)
METRES = st.integers(-9_000, 9_000)
LINES = st.builds(StraightLine, st.integers(0, 5), st.integers(0, 60))
ROW = st.tuples(*[st.integers(0, 30)] * PLACES)
MATRICES = st.builds(Matrix, st.tuples(*[ROW] * PLACES))
TRAVEL = st.fixed_dictionaries({"car": LINES, "table": MATRICES})
SOMEBODY = st.sampled_from((*CARERS, LEFT))

# Starts and carers crowd, so that visits clash, meet, wait, make long runs and cross midnight.
ANY_START = st.builds(
    lambda day, quarter: day * DAY_MINUTES + 15 * quarter, st.integers(0, 6), st.integers(0, 95)
)
MONDAY_MORNING = st.integers(28, 44).map(lambda quarter: 15 * quarter)
START = st.one_of(MONDAY_MORNING, ANY_START)
ONE_CARER = st.sampled_from(("ann", "ann", *CARERS)).map(lambda carer_id: (carer_id,))
TWO_CARERS = st.permutations(CARERS).map(lambda ids: tuple(ids[:2]))
FITTING = st.one_of(ONE_CARER, ONE_CARER, TWO_CARERS)
ROUGH = st.lists(SOMEBODY, max_size=3).map(tuple)

WINDOWS = st.one_of(
    st.just(((0, WEEK_MINUTES + DAY_MINUTES),)),
    st.just(((-60, 2 * DAY_MINUTES), (3 * DAY_MINUTES, 6 * DAY_MINUTES))),
    st.sets(st.integers(-200, WEEK_MINUTES + 600), max_size=6).map(
        lambda cuts: tuple(zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False))
    ),
)
RULES = st.one_of(
    st.just(Rules()),
    st.builds(
        Rules,
        rest=st.sampled_from((0, 300, 660)),
        weekly_rest=st.sampled_from((0, 1440, 6000, 9900)),
        day_most=st.sampled_from((120, 600)),
        split=st.sampled_from((0, 90, 180, 600)),
        break_after=st.sampled_from((61, 61, 200)),
        break_minutes=st.sampled_from((0, 20, 90, 300)),
    ),
)
WEIGHTS = st.one_of(st.just(Weights()), st.builds(Weights, *[st.integers(0, 70)] * 14))

A_CARER = st.builds(
    Carer,
    id=st.just(""),
    home=PLACE,
    mode=st.sampled_from(("car", "table")),
    traits=TRAITS,
    available=WINDOWS,
    contract_minutes=st.sampled_from((0, 17, 300, 1201)),
    most_minutes=st.sampled_from((0, 240, 600, WEEK_MINUTES)),
    most_days=st.integers(0, 7),
    caseload=st.integers(0, 3),
    worked_until=st.one_of(st.none(), st.integers(-700, 900)),
)
A_CLIENT = st.builds(
    Client,
    id=st.just(""),
    place=PLACE,
    circle=st.frozensets(SOMEBODY, max_size=2),
    known=st.dictionaries(SOMEBODY, st.integers(0, 3), max_size=2),
    barred=st.frozensets(SOMEBODY, max_size=1),
    spacing_minutes=st.sampled_from((0, 0, 120)),
)


@st.composite
def visits_with_placements(draw: st.DrawFn) -> tuple[Visit, Placement | None]:
    """A visit without its id, and where a plan puts it: fitting, as pinned, rough, or nowhere."""
    earliest = draw(START)
    latest = min(WEEK_MINUTES - 1, earliest + draw(st.sampled_from((0, 60, 600))))
    who = draw(FITTING)
    wanted = max(len(who), draw(st.integers(1, 2)))
    start = draw(st.integers(earliest, latest))
    pinned = Placement(start, who) if draw(st.integers(0, 3)) == 0 else None
    one = Visit(
        id="",
        client=draw(st.sampled_from(CLIENTS)),
        earliest_minute=earliest,
        latest_minute=latest,
        preferred_minute=start + draw(st.sampled_from((0, -20, 20))),
        duration_minutes=draw(st.sampled_from((1, 30, 45, 60, 180, 300, 700))),
        carers_wanted=wanted,
        needs=draw(TRAITS) if draw(st.booleans()) else frozenset(),
        avoid=draw(TRAITS) if draw(st.booleans()) else frozenset(),
        wishes=draw(TRAITS),
        priority=draw(st.integers(1, 3)),
        pinned=pinned,
        published=Placement(draw(START), draw(FITTING)) if draw(st.booleans()) else None,
    )
    match draw(st.integers(0, 7)):
        case 0:
            return one, None
        case 1:
            return one, Placement(draw(st.integers(-300, WEEK_MINUTES + 300)), draw(ROUGH))
    return one, Placement(start, who)


def _named(
    carers: tuple[Carer, ...],
    clients: tuple[Client, ...],
    placed: list[tuple[Visit, Placement | None]],
    changes: dict[str, Any],
) -> tuple[Problem, Plan]:
    visits = [replace(one, id=f"v{number}") for number, (one, _) in enumerate(placed)]
    problem = Problem(
        week=MONDAY,
        carers=tuple(replace(one, id=name) for name, one in zip(CARERS, carers, strict=True)),
        clients=tuple(replace(one, id=name) for name, one in zip(CLIENTS, clients, strict=True)),
        visits=tuple(visits),
        **changes,
    )
    put = {one.id: where for one, (_, where) in zip(visits, placed, strict=True) if where}
    return problem, Plan(problem.name, dict(reversed(put.items())))


KNOWN_WEEKS = st.builds(
    _named,
    st.tuples(*[A_CARER] * len(CARERS)),
    st.tuples(*[A_CLIENT] * len(CLIENTS)),
    st.lists(visits_with_placements(), min_size=2, max_size=12),
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(("week", "wythnos ŵ")),
            "places": st.tuples(*[st.tuples(METRES, METRES)] * PLACES),
            "travel": TRAVEL,
            "rules": RULES,
            "weights": WEIGHTS,
        }
    ),
)


def weeks() -> st.SearchStrategy[tuple[Problem, Plan]]:
    """Any valid small problem, and a plan for it that is usually broken in several ways."""
    return KNOWN_WEEKS


def problems() -> st.SearchStrategy[Problem]:
    return KNOWN_WEEKS.map(lambda week: week[0])


@st.composite
def weeks_with_strangers(draw: st.DrawFn) -> tuple[Problem, Plan]:
    """As `weeks`, with a visit placed that the problem does not know."""
    problem, plan = draw(KNOWN_WEEKS)
    stray = Placement(draw(START), draw(FITTING))
    return problem, replace(plan, placements={**plan.placements, "cancelled": stray})
