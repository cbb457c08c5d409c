"""What a plan may not do: `broken` lists every breach of the exchange format's hard rules.

`RULES` is the table of contents: one short function per rule, its title and its sentence. Each
breach carries the ids it is about and its numbers; names in `facts` that end in `_minute` are
moments of the week, those in `_minutes` are lengths.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from solver.errors import QT_TRANSLATE_NOOP, SolverError
from solver.plan import Plan
from solver.problem import DAY_MINUTES, WEEK_MINUTES, Problem
from solver.timeline import CarerWeek, Run, Timeline, lay_out

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Breach:
    """One broken rule: a key of `RULES`, whom it is about, and the facts of its sentence."""

    rule: str
    visits: tuple[str, ...] = ()
    carer: str | None = None
    client: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """In English and with ids; a window fills `RULES[rule].sentence` with names instead."""
        words = {key: _in_words(key, value) for key, value in self.facts.items()}
        ids = {"visit": self.visits[0] if self.visits else "", "visits": " and ".join(self.visits)}
        return RULES[self.rule].sentence.format(
            carer=self.carer, client=self.client, **ids, **words
        )


def _in_words(key: str, value: object) -> object:
    return moment(value) if key.endswith("_minute") and isinstance(value, int) else value


def moment(minute: int) -> str:
    """A minute of the week as `Tue 08:20`."""
    day, rest = divmod(minute, DAY_MINUTES)
    return f"{WEEKDAYS[day % 7]} {rest // 60:02}:{rest % 60:02}"


def broken(problem: Problem, plan: Plan) -> tuple[Breach, ...]:
    """Every breach, in the order of `RULES`; empty for a plan that can be used."""
    return breaches(lay_out(problem, plan))


def breaches(week: Timeline) -> tuple[Breach, ...]:
    """As `broken`, for a plan that is laid out already."""
    return tuple(breach for rule in RULES.values() for breach in rule.check(week))


def pinned_alone(problem: Problem) -> Plan:
    """The plan of the pinned visits and nothing else; where it breaks rules, every plan does."""
    pinned = {visit.id: visit.pinned for visit in problem.visits if visit.pinned is not None}
    return Plan(problem.name, pinned)


def expect_possible(problem: Problem) -> None:
    """SolverError where the pinned visits alone break a rule: no plan could keep them."""
    breaches = broken(problem, pinned_alone(problem))
    if breaches:
        template = QT_TRANSLATE_NOOP(
            "carecoop", "The pinned visits cannot all stay as they are. {breach}"
        )
        raise SolverError(template, breach=breaches[0].sentence)


# Visits ------------------------------------------------------------------------------------


def unknown_visits(week: Timeline) -> Iterator[Breach]:
    known = {visit.id for visit in week.problem.visits}
    for visit_id in week.plan.placements:
        if visit_id not in known:
            yield Breach("unknown_visit", (visit_id,))


def wrong_number_of_carers(week: Timeline) -> Iterator[Breach]:
    for visit, _, placement in week.placed:
        listed = placement.carers
        if len(set(listed)) != len(listed) or not 1 <= len(listed) <= visit.carers_wanted:
            facts = {"listed": ", ".join(listed), "wanted": visit.carers_wanted}
            yield Breach("number_of_carers", (visit.id,), facts=facts)


def outside_bounds(week: Timeline) -> Iterator[Breach]:
    for visit, _, placement in week.placed:
        if not visit.earliest_minute <= placement.start_minute <= visit.latest_minute:
            facts = {
                "start_minute": placement.start_minute,
                "earliest_minute": visit.earliest_minute,
                "latest_minute": visit.latest_minute,
            }
            yield Breach("bounds", (visit.id,), facts=facts)


def not_as_pinned(week: Timeline) -> Iterator[Breach]:
    for visit in week.problem.visits:
        pinned = visit.pinned
        if pinned is None:
            continue
        found = week.plan.placements.get(visit.id)
        if (
            found is None
            or found.start_minute != pinned.start_minute
            or set(found.carers) != set(pinned.carers)
        ):
            facts = {"pinned_minute": pinned.start_minute, "carers": ", ".join(pinned.carers)}
            yield Breach("pinned", (visit.id,), facts=facts)


# Who may come ------------------------------------------------------------------------------


def unknown_carers(week: Timeline) -> Iterator[Breach]:
    for visit, _, placement in week.placed:
        for carer_id in placement.carers:
            if carer_id not in week.carer_of:
                yield Breach("unknown_carer", (visit.id,), carer_id)


def lacking_needs(week: Timeline) -> Iterator[Breach]:
    for visit, _, placement in week.placed:
        for carer_id in placement.carers if visit.needs else ():
            carer = week.carer_of.get(carer_id)
            if carer and (lacking := visit.needs - carer.traits):
                facts = {"traits": ", ".join(sorted(lacking))}
                yield Breach("needs", (visit.id,), carer_id, facts=facts)


def having_avoided(week: Timeline) -> Iterator[Breach]:
    for visit, _, placement in week.placed:
        for carer_id in placement.carers if visit.avoid else ():
            carer = week.carer_of.get(carer_id)
            if carer and (having := visit.avoid & carer.traits):
                facts = {"traits": ", ".join(sorted(having))}
                yield Breach("avoid", (visit.id,), carer_id, facts=facts)


def barred_carers(week: Timeline) -> Iterator[Breach]:
    for visit, client, placement in week.placed:
        for carer_id in placement.carers if client.barred else ():
            if carer_id in client.barred and carer_id in week.carer_of:
                yield Breach("barred", (visit.id,), carer_id, client.id)


def unavailable_carers(week: Timeline) -> Iterator[Breach]:
    for one in week.placed:
        start, end = one.placement.start_minute, one.end_minute
        for carer_id in one.placement.carers:
            carer = week.carer_of.get(carer_id)
            if carer and not any(a <= start and end <= b for a, b in carer.available):
                facts = {"start_minute": start, "end_minute": end}
                yield Breach("available", (one.visit.id,), carer_id, facts=facts)


# What fits together ------------------------------------------------------------------------


def too_close_together(week: Timeline) -> Iterator[Breach]:
    for of_client in week.client_weeks:
        client = of_client.client
        for one, two in pairwise(of_client.visits):
            gap = two.placement.start_minute - one.end_minute
            if gap < client.spacing_minutes:
                facts = {"gap_minutes": gap, "spacing_minutes": client.spacing_minutes}
                ids = (one.visit.id, two.visit.id)
                yield Breach("spacing", ids, client=client.id, facts=facts)


def out_of_reach(week: Timeline) -> Iterator[Breach]:
    for of_carer in week.carer_weeks:
        for one, two in pairwise(of_carer.jobs):
            if two.pause_minutes < 0:
                facts = {
                    "end_minute": one.end_minute,
                    "start_minute": two.start_minute,
                    "travel_minutes": two.travel_minutes,
                }
                ids = (one.visit.id, two.visit.id)
                yield Breach("reach", ids, of_carer.carer.id, facts=facts)


# Working time ------------------------------------------------------------------------------


def too_long_a_day(week: Timeline) -> Iterator[Breach]:
    most = week.problem.rules.day_most
    for of_carer in week.carer_weeks:
        for day, runs in of_carer.days.items():
            worked = sum(run.worked_minutes for run in runs)
            if worked > most:
                facts = {"day": WEEKDAYS[day % 7], "worked_minutes": worked, "most_minutes": most}
                yield Breach("day_most", _visits(*runs), of_carer.carer.id, facts=facts)


def too_long_a_week(week: Timeline) -> Iterator[Breach]:
    for of_carer in week.carer_weeks:
        carer, worked = of_carer.carer, of_carer.worked_minutes
        if worked > carer.most_minutes:
            facts = {"worked_minutes": worked, "most_minutes": carer.most_minutes}
            yield Breach("most", carer=carer.id, facts=facts)


def too_many_days(week: Timeline) -> Iterator[Breach]:
    for of_carer in week.carer_weeks:
        carer, days = of_carer.carer, len(of_carer.days)
        if days > carer.most_days:
            facts = {"days": days, "most_days": carer.most_days}
            yield Breach("most_days", carer=carer.id, facts=facts)


def too_little_rest(week: Timeline) -> Iterator[Breach]:
    least = week.problem.rules.rest
    for of_carer in week.carer_weeks:
        before = of_carer.carer.worked_until
        for day in sorted(of_carer.days):
            runs = of_carer.days[day]
            start = runs[0].start_minute
            if before is not None and start - before < least:
                facts = {
                    "end_minute": before,
                    "start_minute": start,
                    "rest_minutes": start - before,
                    "least_minutes": least,
                }
                ids = (runs[0].jobs[0].visit.id,)
                yield Breach("rest", ids, of_carer.carer.id, facts=facts)
            before = max(run.end_minute for run in runs)


def no_weekly_rest(week: Timeline) -> Iterator[Breach]:
    least = week.problem.rules.weekly_rest
    for of_carer in week.carer_weeks:
        longest = _longest_rest(of_carer)
        if of_carer.jobs and longest < least:
            facts = {"longest_minutes": longest, "least_minutes": least}
            yield Breach("weekly_rest", carer=of_carer.carer.id, facts=facts)


def _longest_rest(of_carer: CarerWeek) -> int:
    free, longest = max(0, of_carer.carer.worked_until or 0), 0
    for job in of_carer.jobs:
        longest = max(longest, job.start_minute - free)
        free = max(free, job.end_minute)
    return max(longest, WEEK_MINUTES - free)


def no_break(week: Timeline) -> Iterator[Breach]:
    rules = week.problem.rules
    for of_carer in week.carer_weeks:
        for run in of_carer.runs:
            if (
                run.worked_minutes > rules.break_after
                and max(run.pauses, default=0) < rules.break_minutes
                and not _holds_its_own_break(run, rules.break_after)
            ):
                facts = {
                    "start_minute": run.start_minute,
                    "worked_minutes": run.worked_minutes,
                    "break_minutes": rules.break_minutes,
                }
                yield Breach("break", _visits(run), of_carer.carer.id, facts=facts)


def _holds_its_own_break(run: Run, break_after: int) -> bool:
    return any(job.end_minute - job.start_minute > break_after for job in run.jobs)


def _visits(*runs: Run) -> tuple[str, ...]:
    return tuple(job.visit.id for run in runs for job in run.jobs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's title, the sentence of its breaches, and the function that finds them."""

    title: str
    sentence: str
    check: Callable[[Timeline], Iterator[Breach]]


RULES: Mapping[str, Rule] = {
    "unknown_visit": Rule(
        QT_TRANSLATE_NOOP("carecoop", "Only visits of this week are placed"),
        QT_TRANSLATE_NOOP("carecoop", "Visit {visit} is not one of this week's visits."),
        unknown_visits,
    ),
    "number_of_carers": Rule(
        QT_TRANSLATE_NOOP("carecoop", "A visit has one or two different carers, as it needs"),
        QT_TRANSLATE_NOOP(
            "carecoop", "Visit {visit}: carers wanted: {wanted}; carers placed: {listed}."
        ),
        wrong_number_of_carers,
    ),
    "bounds": Rule(
        QT_TRANSLATE_NOOP("carecoop", "A visit starts within its bounds"),
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Visit {visit} starts on {start_minute}, outside {earliest_minute} to {latest_minute}.",
        ),
        outside_bounds,
    ),
    "pinned": Rule(
        QT_TRANSLATE_NOOP("carecoop", "A pinned visit stays as it is"),
        QT_TRANSLATE_NOOP(
            "carecoop", "Visit {visit} is pinned to {pinned_minute} with {carers} and must stay so."
        ),
        not_as_pinned,
    ),
    "unknown_carer": Rule(
        QT_TRANSLATE_NOOP("carecoop", "Only carers of this week are placed"),
        QT_TRANSLATE_NOOP("carecoop", "Visit {visit}: carer {carer} is not in this week's list."),
        unknown_carers,
    ),
    "needs": Rule(
        QT_TRANSLATE_NOOP("carecoop", "Each carer has what the visit needs"),
        QT_TRANSLATE_NOOP("carecoop", "Visit {visit}: carer {carer} lacks {traits}."),
        lacking_needs,
    ),
    "avoid": Rule(
        QT_TRANSLATE_NOOP("carecoop", "No carer has what the visit must avoid"),
        QT_TRANSLATE_NOOP(
            "carecoop", "Visit {visit}: carer {carer} has {traits}, which must be avoided."
        ),
        having_avoided,
    ),
    "barred": Rule(
        QT_TRANSLATE_NOOP("carecoop", "Nobody visits a client who must not"),
        QT_TRANSLATE_NOOP("carecoop", "Visit {visit}: carer {carer} must not visit {client}."),
        barred_carers,
    ),
    "available": Rule(
        QT_TRANSLATE_NOOP("carecoop", "Carers work when they are available"),
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Visit {visit}: carer {carer} is not available from {start_minute} to {end_minute}.",
        ),
        unavailable_carers,
    ),
    "spacing": Rule(
        QT_TRANSLATE_NOOP("carecoop", "A client's visits keep their distance"),
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Client {client}: minutes between {visits}: {gap_minutes}; least: {spacing_minutes}.",
        ),
        too_close_together,
    ),
    "reach": Rule(
        QT_TRANSLATE_NOOP("carecoop", "Each visit can be reached in time"),
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Carer {carer} cannot do {visits}: one ends on {end_minute}, the next starts on "
            "{start_minute}, and the way takes minutes: {travel_minutes}.",
        ),
        out_of_reach,
    ),
    "day_most": Rule(
        QT_TRANSLATE_NOOP("carecoop", "No day is too long"),
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Carer {carer}: minutes worked on {day}: {worked_minutes}; most: {most_minutes}.",
        ),
        too_long_a_day,
    ),
    "most": Rule(
        QT_TRANSLATE_NOOP("carecoop", "No week is too long"),
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Carer {carer}: minutes worked in the week: {worked_minutes}; most: {most_minutes}.",
        ),
        too_long_a_week,
    ),
    "most_days": Rule(
        QT_TRANSLATE_NOOP("carecoop", "Nobody works on too many days"),
        QT_TRANSLATE_NOOP("carecoop", "Carer {carer}: days worked: {days}; most: {most_days}."),
        too_many_days,
    ),
    "rest": Rule(
        QT_TRANSLATE_NOOP("carecoop", "Carers rest between their days"),
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Carer {carer}: minutes of rest from {end_minute} to {start_minute}: {rest_minutes}; "
            "least: {least_minutes}.",
        ),
        too_little_rest,
    ),
    "weekly_rest": Rule(
        QT_TRANSLATE_NOOP("carecoop", "Carers have one long rest in the week"),
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Carer {carer}: longest rest of the week in minutes: {longest_minutes}; "
            "least: {least_minutes}.",
        ),
        no_weekly_rest,
    ),
    "break": Rule(
        QT_TRANSLATE_NOOP("carecoop", "A long run has a break"),
        QT_TRANSLATE_NOOP(
            "carecoop",
            "Carer {carer}: the run from {start_minute} lasts minutes: {worked_minutes}, "
            "without a break of {break_minutes}.",
        ),
        no_break,
    ),
}
