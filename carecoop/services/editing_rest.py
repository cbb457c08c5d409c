"""Rest that a week's problem does not know of: before next week's first visit, in the night in
which the clocks change, and in the weeks before and after."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from carecoop import clock
from carecoop.clock import DAY_MINUTES, WEEK_MINUTES
from carecoop.services.building import REST
from carecoop.services.editing_values import Known
from carecoop.services.weekly_rest import LAST, NEXT, THIS, Rests
from solver.rules import Breach
from solver.spans import Span
from solver.timeline import CarerWeek, Timeline

SUNDAY = 6
WEEKLY_RESTS = {  # the rule, and the week whose rest it is
    "weekly_rest": THIS,
    "weekly_rest_after": NEXT,
    "weekly_rest_before": LAST,
}


def told_apart(known: Known, found: Iterable[Breach]) -> Iterator[Breach]:
    """The problem's windows end early enough to rest before next week's first visit: what is
    outside them for that alone is a matter of rest, of a carer's last visit."""
    tired: dict[str, Breach] = {}
    for breach in found:
        carer = breach.carer or ""
        rest = _rest_to_next_week(known, carer, breach) if breach.rule == "available" else None
        if rest is None or not _is_there(known.windows[carer], breach):
            yield breach
        if rest is not None and (carer not in tired or _rested(rest) < _rested(tired[carer])):
            tired[carer] = rest
    yield from tired.values()


def _rest_to_next_week(known: Known, carer: str, breach: Breach) -> Breach | None:
    next_start, end = known.next_starts.get(carer), number(breach.facts, "end_minute")
    if next_start is None or next_start - end >= REST:
        return None
    return _too_short(breach.visits, carer, end, next_start, max(0, next_start - end))


def _is_there(windows: Iterable[Span], breach: Breach) -> bool:
    start, end = number(breach.facts, "start_minute"), number(breach.facts, "end_minute")
    return any(first <= start and end <= last for first, last in windows)


# When the clocks change -------------------------------------------------------------------


def by_the_clock(week: Timeline, found: Iterable[Breach]) -> Iterator[Breach]:
    """A rest is as long as it really is: in the night to the last Sunday of March it is an hour
    shorter than the clock says, in October an hour longer."""
    monday = week.problem.week
    if not _clocks_change(monday):
        yield from found
        return
    for breach in found:
        if breach.rule != "rest" or number(breach.facts, "start_minute") < SUNDAY * DAY_MINUTES:
            yield breach
    for of_carer in week.carer_weeks:
        yield from _before_sunday(monday, of_carer)


@lru_cache(64)
def _clocks_change(monday: date) -> bool:
    return clock.elapsed_minutes(monday, 0, WEEK_MINUTES) != WEEK_MINUTES


def _before_sunday(monday: date, of_carer: CarerWeek) -> Iterator[Breach]:
    runs, earlier = of_carer.days.get(SUNDAY), [d for d in of_carer.days if d < SUNDAY]
    if not runs or not earlier:
        return
    end, start = max(run.end_minute for run in of_carer.days[max(earlier)]), runs[0].start_minute
    rest = clock.elapsed_minutes(monday, end, start)
    if rest < REST:
        yield _too_short((runs[0].jobs[0].visit.id,), of_carer.carer.id, end, start, rest)


# In a week --------------------------------------------------------------------------------


def by_the_week(known: Known, week: Timeline, found: Iterable[Breach]) -> Iterator[Breach]:
    """Weekly rest as the weeks on either side have it too: work past Sunday's midnight is next
    week's, and fourteen days may make up for a week, in which all of them have a part."""
    for breach in found:
        if breach.rule != "weekly_rest":
            yield breach
    for of_carer in week.carer_weeks:
        yield from _weekly_rests(week.problem.rules.weekly_rest, known, of_carer)


def _weekly_rests(least: int, known: Known, of_carer: CarerWeek) -> Iterator[Breach]:
    rests = rests_of(known, of_carer)
    for rule, number_of_week in WEEKLY_RESTS.items():
        if rests.short_minutes(number_of_week, least):
            facts = {
                "longest_minutes": rests.longest_minutes(number_of_week),
                "least_minutes": least,
            }
            yield Breach(rule, carer=of_carer.carer.id, facts=facts)


def rests_of(known: Known, of_carer: CarerWeek) -> Rests:
    worked = [(run.start_minute, run.end_minute) for run in of_carer.runs]
    return known.beside.rests(of_carer.carer.id, worked)


def _too_short(visits: tuple[str, ...], carer: str, end: int, start: int, rest: int) -> Breach:
    facts = {
        "end_minute": end,
        "start_minute": start,
        "rest_minutes": rest,
        "least_minutes": REST,
    }
    return Breach("rest", visits, carer, facts=facts)


def _rested(breach: Breach) -> int:
    return number(breach.facts, "rest_minutes")


def number(facts: Mapping[str, object], name: str) -> int:
    value = facts[name]
    if not isinstance(value, int):
        raise TypeError(name)
    return value
