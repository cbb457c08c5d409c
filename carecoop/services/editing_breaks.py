"""Which rules a change would newly break, in words, with their names and numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from carecoop.clock import DAY_MINUTES
from carecoop.kinds import Nation, TimeOffKind
from carecoop.services import editing_text as texts
from carecoop.services.editing_rest import (
    WEEKLY_RESTS,
    by_the_clock,
    by_the_week,
    number,
    told_apart,
)
from carecoop.services.editing_values import Break, BreakKey, Known, Put
from carecoop.services.reasons import Saying
from solver.explain import Judgement, LaidOut
from solver.problem import Visit
from solver.rules import WEEKDAYS, Breach
from solver.timeline import ClientWeek, Timeline

SHORT_MINUTES = 30  # the least for a carer's first visit (Wales, WSI 2017/1264 reg 41(4))
FIRST_VISIT = "first_visit"
AMOUNTS = {  # the fact by which a rule is broken more or, with -1, less
    "spacing": (-1, "gap_minutes"),
    "rest": (-1, "rest_minutes"),
    **dict.fromkeys(WEEKLY_RESTS, (-1, "longest_minutes")),
    "day_most": (1, "worked_minutes"),
    "most": (1, "worked_minutes"),
    "most_days": (1, "days"),
    "break": (1, "worked_minutes"),
}


def breaks(
    known: Known, weeks: LaidOut, judged: Judgement, puts: Sequence[Put]
) -> tuple[Break, ...]:
    """A break for each rule that is broken where it was not, or more than it was."""
    words = _Words(known, weeks, judged, puts)
    held = _in_full(known, judged.before, judged.held)
    new = _in_full(known, judged.after, judged.breaches)
    found = [words.of_breach(one) for one in new if _is_worse(one, held)]
    if known.nation is Nation.WALES:
        short = set(_short_first(known, judged.before))
        found += [
            words.of_first_visit(visit, carer)
            for visit, carer in _short_first(known, judged.after)
            if (visit, carer) not in short
        ]
    return tuple(_once_each(found))


def _in_full(known: Known, week: Timeline, found: Iterable[Breach]) -> tuple[Breach, ...]:
    """The breaches with the rest that the problem does not know of."""
    found = by_the_week(known, week, by_the_clock(week, found))
    return tuple(told_apart(known, found))


def _once_each(found: Iterable[Break]) -> Iterable[Break]:
    """Of one rule, visit and carer there may be several (late both there and on from there): they
    have one reason, and are one."""
    breaks: dict[BreakKey, Break] = {}
    for one in found:
        before = breaks.get(one.key)
        if before is not None:
            both = Saying(texts.AND, {"first": before.saying, "second": one.saying})
            short = before.short_minutes + one.short_minutes
            breaks[one.key] = replace(one, saying=both, short_minutes=short)
        else:
            breaks[one.key] = one
    return breaks.values()


def _short_first(known: Known, week: Timeline) -> Iterator[tuple[str, str]]:
    """The visits that are too short to be a carer's first to the client."""
    for of_client in week.client_weeks:
        for visit, carer in _firsts(of_client):
            met = (of_client.client.id, carer) in known.met
            if not met and visit.duration_minutes < SHORT_MINUTES:
                yield visit.id, carer


def _firsts(of_client: ClientWeek) -> Iterator[tuple[Visit, str]]:
    seen: set[str] = set()
    for one in of_client.visits:
        for carer in one.placement.carers:
            if carer not in seen:
                yield one.visit, carer
        seen.update(one.placement.carers)


# Worse than before ------------------------------------------------------------------------


def _is_worse(breach: Breach, held: Sequence[Breach]) -> bool:
    """What was broken there already and gets no worse needs no new reason."""
    place, amount = _place(breach), _amount(breach)
    return not any(_place(one) == place and _amount(one) >= amount for one in held)


def _place(breach: Breach) -> tuple[object, ...]:
    """Where in the week a breach is, whatever its numbers."""
    facts = breach.facts
    match breach.rule:
        case "rest" | "break":
            return breach.rule, breach.carer, number(facts, "start_minute") // DAY_MINUTES
        case "day_most":
            return breach.rule, breach.carer, facts["day"]
        case _:
            return breach.rule, breach.carer, breach.visits


def _amount(breach: Breach) -> int:
    """By how much it is broken: more is worse."""
    facts = breach.facts
    if breach.rule == "bounds":
        start = number(facts, "start_minute")
        return max(number(facts, "earliest_minute") - start, start - number(facts, "latest_minute"))
    if breach.rule == "reach":
        return number(facts, "travel_minutes") - _there_minutes(breach)
    sign, name = AMOUNTS.get(breach.rule, (1, ""))
    return sign * number(facts, name) if name else 0


def _short_minutes(breach: Breach) -> int:
    """By how much a rest is too short; 0 of other rules."""
    match breach.rule:
        case "rest":
            return number(breach.facts, "least_minutes") - number(breach.facts, "rest_minutes")
        case rule if rule in WEEKLY_RESTS:
            return number(breach.facts, "least_minutes") - number(breach.facts, "longest_minutes")
        case "break":
            return number(breach.facts, "break_minutes")
        case _:
            return 0


def _there_minutes(breach: Breach) -> int:
    """What lies between the two visits of which the second cannot be reached."""
    return number(breach.facts, "start_minute") - number(breach.facts, "end_minute")


# Words ------------------------------------------------------------------------------------


class _Words:
    def __init__(
        self, known: Known, weeks: LaidOut, judged: Judgement, puts: Sequence[Put]
    ) -> None:
        self._known = known
        self._puts = [(put.visit_id, str(carer)) for put in puts for carer in put.carers]
        # Whom nobody comes to any more first, then those that lost one of two carers.
        self._left = [put.visit_id for put in sorted(puts, key=lambda put: len(put.carers))]
        self._placed = {
            one.visit.id: one.placement for of in judged.after.client_weeks for one in of.visits
        }
        self._carers, self._visits = weeks.carers, weeks.visits
        self._who = {str(carer) for put in puts for carer in put.carers}

    def of_breach(self, breach: Breach) -> Break:
        visit_id, carer = self._cause(breach)
        saying = self._saying(breach, visit_id, carer)
        if len(self._who | {carer}) > 1 and "{carer}" not in saying.template and breach.carer:
            facts = {"carer": self._known.carers[carer], "obstacle": saying}
            saying = Saying(texts.OF_ANOTHER, facts)
        made = self._break(breach.rule, visit_id, carer, saying)
        return replace(made, short_minutes=_short_minutes(breach))

    def of_first_visit(self, visit_id: str, carer: str) -> Break:
        saying = Saying(texts.BREAKS[FIRST_VISIT], {"carer": self._known.carers[carer]})
        return self._break(FIRST_VISIT, visit_id, carer, saying)

    def _break(self, rule: str, visit_id: str, carer: str, saying: Saying) -> Break:
        carer_id = UUID(carer)
        reason = self._known.reasons.get((visit_id, carer_id, rule), "")
        return Break(rule, visit_id, carer_id, saying, reason)

    def _cause(self, breach: Breach) -> tuple[str, str]:
        """The visit and the carer with whom it is kept: of what was put, what the breach names, or
        what is its carer's; otherwise what it names of the rest of the week."""
        theirs = [(one, who) for one, who in self._puts if breach.carer in (None, who)]
        named = [pair for pair in theirs if pair[0] in breach.visits]
        if named or (theirs and breach.carer):
            return (named or theirs)[0]
        visit_id = (*breach.visits, *self._left)[0]
        return visit_id, breach.carer or self._placed[visit_id].carers[0]

    def _saying(self, breach: Breach, visit_id: str, carer: str) -> Saying:
        name, visit = self._known.carers[carer], self._visits[(*breach.visits, visit_id)[0]]
        facts: dict[str, object] = {
            **breach.facts,
            "client": self._known.clients[visit.client],
            "carer": name,
        }
        match breach.rule:
            case "bounds":
                start = number(breach.facts, "start_minute")
                is_early = start < number(breach.facts, "earliest_minute")
                facts["outside_minutes"] = _amount(breach)
                return Saying(texts.EARLIER if is_early else texts.LATER, facts)
            case "available":
                return self._unavailable(carer, facts)
            case "needs":
                facts["traits"] = tuple(sorted(visit.needs - self._carers[carer].traits))
            case "avoid":
                facts["traits"] = tuple(sorted(visit.avoid & self._carers[carer].traits))
            case "reach":
                second = self._visits[breach.visits[1]]
                facts["client"] = self._known.clients[second.client]
                facts["there_minutes"] = _there_minutes(breach)
                if self._known.nation is Nation.WALES:
                    return Saying(texts.BREAKS["reach_wales"], facts)
            case "rest" | "break":
                day = number(breach.facts, "start_minute") // DAY_MINUTES
                facts["weekday"] = day % len(WEEKDAYS)
            case "day_most":
                facts["weekday"] = WEEKDAYS.index(str(breach.facts["day"]))
        return Saying(texts.BREAKS[breach.rule], facts)

    def _unavailable(self, carer: str, facts: dict[str, object]) -> Saying:
        start, end = number(facts, "start_minute"), number(facts, "end_minute")
        kind = self._away(carer, start, end - start)
        return Saying(texts.BREAKS["available"] if kind is None else texts.AWAY[kind], facts)

    def _away(self, carer: str, start_minute: int, minutes: int) -> TimeOffKind | None:
        for start, end, kind in self._known.away.get(carer, ()):
            if start < start_minute + minutes and start_minute < end:
                return kind
        return None
