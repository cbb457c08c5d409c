"""Who plays when: the first plan, then annealing on every core, with OR-Tools in between.

Time is the caller's: everything here looks at the one `Clock`.
"""

from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from random import Random
from time import monotonic, sleep
from typing import Any

from solver.plan import Plan
from solver.problem import Problem
from solver.search import layout as lay
from solver.search.apart import Apart
from solver.search.board import Board, Boards
from solver.search.clock import STEADY_MOVES_PER_SECOND, Clock
from solver.search.construct import FILL_TRIES, PLAIN_FILL_TRIES, open_plan
from solver.search.crew import Crew, cores
from solver.search.districts import districts
from solver.search.model import Model, build
from solver.search.progress import Progress
from solver.search.rounds import (
    FULL_SECONDS_PER_VISIT,
    Cooling,
    Span,
    anneal_moves,
    anneal_until,
    loosened,
    schedule,
)
from solver.search.warm import is_warm, warm_beside
from solver.search.week import Week, compiled, interpreted
from solver.worth import Worth

REPORT_SECONDS = 0.5
LOOK_SECONDS = 0.05  # how often the conductor looks up
APART_SHARE = 0.9  # of the time is for each district by itself, where there are several
TURN_TRIES = 300  # to fill open places, between two turns
# Without a compiler: seconds of interpreted moves, then deals of at most so many seconds each.
TURN_SECONDS, DEALS, LONGEST_DEAL = 1.0, 4, 0.15
PATIENT = Cooling(hot=5.0, cold=3.0, cheap=30)  # too slow a kernel to recover from warmth


class Reporter:
    """Tells the caller how it stands, about twice a second, each plan once."""

    def __init__(
        self, problem: Problem, clock: Clock, tell: Callable[[Progress], None] | None
    ) -> None:
        self.board: Board | Boards = Board()
        self._problem = problem
        self._clock = clock
        self._tell = tell
        self._last: Plan | None = None
        self._next = 0.0
        self._wanted = sum(v.carers_wanted for v in problem.visits)
        self._client_of = {v.id: v.client for v in problem.visits}

    def report(self, phase: str, *, now: bool = False) -> None:
        """Report if it is time to, or at once."""
        if self._tell is None or (not now and monotonic() < self._next):
            return
        read = self.board.read()
        if read is None:
            return
        if self._last is None:
            phase = "first"
        self._next = monotonic() + REPORT_SECONDS
        standing, plan = read
        is_new = plan is not self._last
        self._last = plan
        self._tell(
            Progress(
                seconds=self._clock.elapsed,
                phase=phase,
                plan=plan if is_new else None,
                filled=sum(len(p.carers) for p in plan.placements.values()),
                wanted=self._wanted,
                unfilled=standing.unfilled,
                soft=standing.soft,
                faces_per_client=self._faces(plan),
            )
        )

    def _faces(self, plan: Plan) -> float:
        """Different carers per client who has any, on average."""
        seen: dict[str, set[str]] = {}
        for visit, placement in plan.placements.items():
            seen.setdefault(self._client_of[visit], set()).update(placement.carers)
        return sum(map(len, seen.values())) / max(1, len(seen))


def conduct(
    problem: Problem,
    *,
    clock: Clock,
    moves: int | None,
    seed: int,
    start: Plan | None,
    on_progress: Callable[[Progress], None] | None,
) -> Plan:
    """See `solver.search.solve`."""
    reporter = Reporter(problem, clock, on_progress)
    is_mending = start is not None or is_promised(problem)
    board = Board()
    parts = districts(problem) if moves is None and is_warm() else [problem]
    if len(parts) > 1:
        apart = Apart(problem.name, parts, clock, seed, start)
        model, standing, start = improve_apart(
            apart, problem, clock, reporter, is_mending=is_mending
        )
        is_mending = True  # what the districts found is only put right
        board.put(standing, start)
        if model is None or clock.look():
            reporter.report("done", now=True)
            return start
    else:
        model = build(problem)
    reporter.board = board
    week = Week(model, compiled() if is_warm() else interpreted(), seed)
    is_plain = moves is not None or not week.kernel.is_compiled
    open_plan(week, start, clock.look, PLAIN_FILL_TRIES if is_plain else FILL_TRIES)
    board.offer(week)
    reporter.report("first", now=True)
    if model.fix[lay.MOVABLE] > 0 and moves is not None:
        improve_steadily(week, moves, clock, board, reporter, is_mending=is_mending)
    elif model.fix[lay.MOVABLE] > 0:
        improve(week, clock, board, reporter, is_mending=is_mending)
    read = board.read()
    assert read is not None
    reporter.report("done", now=True)
    return read[1]


def is_promised(problem: Problem) -> bool:
    """Whether people know the week already. A few visits with their usual carers promised are
    a week to plan, and annealing it from cold would leave the others as they first fell."""
    promised = sum(1 for visit in problem.visits if visit.published)
    return promised * 2 > len(problem.visits)


def improve_apart(
    apart: Apart, problem: Problem, clock: Clock, reporter: Reporter, *, is_mending: bool
) -> tuple[Model | None, Worth, Plan]:
    """The districts planned each by itself: the whole week's layout, made meanwhile, and plan.

    There is no layout when time was up before.
    """
    reporter.board = apart.boards
    now = monotonic()
    lasts = len(problem.visits) * FULL_SECONDS_PER_VISIT / cores()
    if clock.deadline is not None:
        lasts = APART_SHARE * (clock.deadline - now)

    def lay_out() -> Model | None:
        while not clock.is_over():
            if apart.is_open():  # not before: first plans need the interpreter as much
                return build(problem)
            sleep(LOOK_SECONDS)
        return None

    _, model = while_reporting(
        lambda: apart.improve(now + lasts, is_mending=is_mending),
        lay_out,
        clock=clock,
        reporter=reporter,
    )
    read = apart.boards.read()
    assert read is not None
    return model, *read


def improve(
    week: Week, clock: Clock, board: Board, reporter: Reporter, *, is_mending: bool
) -> None:
    """Improve the plan until time is up: compiled and on every core as soon as may be."""
    if not week.kernel.is_compiled:
        improve_uncompiled(week, clock, board, reporter)
    if clock.look():
        return
    crew = Crew(week, clock, board, is_mending=is_mending)
    while_reporting(crew.improve, clock=clock, reporter=reporter)


def improve_steadily(
    week: Week, moves: int, clock: Clock, board: Board, reporter: Reporter, *, is_mending: bool
) -> None:
    """Rounds counted in moves, in this thread alone: the same plan on every machine.

    The interpreted kernel makes the same moves as the compiled one, which takes over when ready.
    """
    is_ready = warm_beside()

    def is_over() -> bool:
        if not week.kernel.is_compiled and is_ready():
            week.change_kernel(compiled())
        board.offer_at_times(week)
        reporter.report("improve")
        return clock.look()

    done, visits = 0, len(week.model.problem.visits)
    for each in schedule(moves / STEADY_MOVES_PER_SECOND, visits, is_mending=is_mending):
        week.restart(week.best_plan())
        upto = round(moves * each.ends)
        anneal_moves(week, loosened(each.cooling, week.best.unfilled), upto - done, is_over)
        done = upto
    week.note()
    board.offer(week)


def improve_uncompiled(week: Week, clock: Clock, board: Board, reporter: Reporter) -> None:
    """Improve with what needs no compiler, until the compiled kernel is there or time is up.

    Interpreted moves and exact deals by CP-SAT take turns.
    """
    from solver.search.redeal import draw_around, redeal  # noqa: PLC0415 - a second, seldom needed

    is_ready = warm_beside()
    random = Random(week.seed)  # noqa: S311 - no secret

    def is_over() -> bool:
        board.offer(week)
        reporter.report("improve")
        return clock.look() or is_ready()

    while not is_over():
        week.fill(TURN_TRIES)
        now = monotonic()
        anneal_until(week, PATIENT, Span(now, now + TURN_SECONDS), is_over)
        for _ in range(DEALS):
            if is_over():
                break
            redeal(week, draw_around(week, random), LONGEST_DEAL, random.getrandbits(30))
    board.offer(week)


def while_reporting(*works: Callable[[], Any], clock: Clock, reporter: Reporter) -> list[Any]:
    """Do these in threads; meanwhile ask the caller and report. What they return.

    Raises what went wrong in them, and then all shall end.
    """
    with ThreadPoolExecutor(len(works)) as pool:
        done = [pool.submit(work) for work in works]
        try:
            while wait(done, LOOK_SECONDS, FIRST_EXCEPTION).not_done:
                clock.look()
                reporter.report("improve")
                for each in done:
                    if each.done():
                        each.result()
            return [each.result() for each in done]
        except BaseException:
            clock.stop()
            raise
