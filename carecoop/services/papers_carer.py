"""What a carer gets on paper: the schedule of visits and the timesheet."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from math import hypot
from typing import TypedDict

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.kinds import Nation, TravelMode
from carecoop.services.demand import days_of, visit_id
from carecoop.services.papers_facts import (
    LANGUAGE,
    Facts,
    Paper,
    file_name,
    introducer,
    minute_of,
    why_off,
)
from carecoop.services.people_text import shown_name
from carecoop.services.plans.values import PersonsWords
from carecoop.services.week_records import SavedVisit
from carecoop.services.week_values import BoardVisit, CarerWeek, Leg, LegKind
from reports import schedule as schedule_paper
from reports import timesheet as timesheet_paper
from reports.text import _
from reports.values import CarerDay, Line, LineChange, LineKind, WhatMatters
from solver.problem import Rules

METRES_PER_MILE = 1609.344
ROAD_FACTOR = 1.3  # roads are about so much longer than the straight line; for planned miles
LINE_KINDS = {
    LegKind.TRAVEL: LineKind.TRAVEL,
    LegKind.WAITING: LineKind.WAITING,
    LegKind.REST: LineKind.REST,
}


class _Change(TypedDict, total=False):
    change: LineChange
    before_minutes: tuple[int, int]


def schedule(facts: Facts, carer: CarerWeek) -> Paper:
    before = facts.before.get(carer.carer_id)
    values = schedule_paper.Schedule(
        organisation=facts.coop.name,
        carer_name=carer.name,
        first_day=facts.week,
        days=_carer_days(facts, carer),
        edition=facts.edition,
        changed_since=None if before is None else before.version,
    )
    return Paper(
        schedule_paper.render(values, language=LANGUAGE, printed_on=clock.today()),
        file_name("schedule", facts, carer.carer_id),
        _("Schedule of visits: {name}").format(name=carer.name),
    )


def timesheet(facts: Facts, carer: CarerWeek) -> Paper:
    values = timesheet_paper.Timesheet(
        organisation=facts.coop.name,
        carer_name=carer.name,
        first_day=facts.week,
        days=_carer_days(facts, carer),
        edition=facts.edition,
        in_wales=facts.coop.nation is Nation.WALES,
    )
    return Paper(
        timesheet_paper.render(values, language=LANGUAGE, printed_on=clock.today()),
        file_name("timesheet", facts, carer.carer_id),
        _("Timesheet: {name}").format(name=carer.name),
    )


def _carer_days(facts: Facts, carer: CarerWeek) -> tuple[CarerDay, ...]:
    visits = facts.of_carer(carer.carer_id)
    gone = _gone(facts, carer, visits)
    lines = sorted(
        (*_visit_lines(facts, carer, visits), *_leg_lines(facts, carer, visits)),
        key=lambda dated: (dated[0], dated[1].start_minute, dated[1].end_minute),
    )
    return tuple(
        CarerDay(
            day,
            own,
            note="" if own else why_off(carer, minute_of(facts, day)),
            gone=tuple(line for of_day, line in gone if of_day == day),
        )
        for day in days_of(facts.week)
        for own in (tuple(line for of_day, line in lines if of_day == day),)
    )


def _visit_lines(
    facts: Facts, carer: CarerWeek, visits: Iterable[BoardVisit]
) -> Iterator[tuple[date, Line]]:
    before = _before(facts, carer)
    for visit in visits:
        others = [place for place in visit.places if place.carer_id != carer.carer_id]
        is_first = (visit.id, carer.carer_id) in facts.firsts
        day, start, end, elapsed = _span(facts, visit.start_minute, visit.end_minute)
        yield (
            day,
            Line(
                LineKind.VISIT,
                start,
                end,
                name=visit.client_name,
                address=facts.records.clients[visit.client_id].address,
                purpose=_what_for(visit),
                carers_needed=visit.carers_wanted,
                with_carers=facts.names(others),
                is_first_visit=is_first,
                introduced_by=introducer(facts, visit, carer.carer_id) if is_first else "",
                elapsed_minutes=elapsed,
                what_matters=tuple(map(_why, facts.words.get(visit.pattern_id, ()))),
                **_change(facts, visit, before),
            ),
        )


def _why(words: PersonsWords) -> WhatMatters:
    translation = "" if words.language == LANGUAGE else words.translation
    return WhatMatters(words.words, translation, words.what_is_done)


def _before(facts: Facts, carer: CarerWeek) -> dict[str, SavedVisit] | None:
    """The carer's visits in the version before by their ids; None where there is none."""
    before = facts.before.get(carer.carer_id)
    if before is None:
        return None
    return {visit_id(one.pattern_id, one.visit_date): one for one in before.visits}


def _change(facts: Facts, visit: BoardVisit, before: Mapping[str, SavedVisit] | None) -> _Change:
    if before is None:
        return {}
    was = before.get(visit.id)
    if was is None:
        return {"change": LineChange.ADDED}
    end_minute = was.start_minute + was.duration_minutes
    if (was.start_minute, end_minute) == (visit.start_minute, visit.end_minute):
        return {}
    _day, start, end, _elapsed = _span(facts, was.start_minute, end_minute)
    return {"change": LineChange.MOVED, "before_minutes": (start, end)}


def _gone(facts: Facts, carer: CarerWeek, visits: Iterable[BoardVisit]) -> list[tuple[date, Line]]:
    """Visits of the version before that are the carer's no longer; why is nobody's business."""
    before, still = _before(facts, carer) or {}, {visit.id for visit in visits}
    return [
        (
            day,
            Line(LineKind.VISIT, start, end, name=shown_name(facts.records.clients[was.client_id])),
        )
        for key, was in before.items()
        if key not in still
        for day, start, end, _elapsed in (
            _span(facts, was.start_minute, was.start_minute + was.duration_minutes),
        )
    ]


def _what_for(visit: BoardVisit) -> str:
    return f"{visit.title}: {visit.purpose}" if visit.purpose else visit.title


def _leg_lines(
    facts: Facts, carer: CarerWeek, visits: Iterable[BoardVisit]
) -> Iterator[tuple[date, Line]]:
    left = {visit.end_minute: visit for visit in visits}
    reached = {visit.start_minute: visit for visit in visits}
    by_car = facts.records.carers[carer.carer_id].travel_mode is TravelMode.CAR
    for leg in carer.legs:
        if _at_home(leg):
            continue
        day, start, end, elapsed = _span(facts, leg.start_minute, leg.end_minute)
        miles = None
        if by_car and leg.kind is LegKind.TRAVEL:
            miles = _miles(facts, left.get(leg.start_minute), _next(reached, leg))
        yield (
            day,
            Line(
                LINE_KINDS[leg.kind],
                start,
                end,
                distance_miles=miles,
                elapsed_minutes=elapsed,
            ),
        )


def _at_home(leg: Leg) -> bool:
    """Between two runs of a day: the carer's own time, not one of the breaks of a run."""
    return leg.kind is LegKind.REST and leg.end_minute - leg.start_minute >= Rules().split


def _next(reached: dict[int, BoardVisit], leg: Leg) -> BoardVisit | None:
    later = [start for start in reached if start >= leg.end_minute]
    return reached[min(later)] if later else None


def _miles(facts: Facts, one: BoardVisit | None, two: BoardVisit | None) -> float | None:
    """Planned miles, to a tenth."""
    if one is None or two is None:
        return None
    clients = facts.records.clients
    a, b = clients[one.client_id], clients[two.client_id]
    metres = hypot(a.easting - b.easting, a.northing - b.northing)
    return round(ROAD_FACTOR * metres / METRES_PER_MILE, 1)


def _span(facts: Facts, start: int, end: int) -> tuple[date, int, int, int | None]:
    """Day, minutes of that day, and the elapsed minutes where the clocks change in between."""
    number = start // DAY_MINUTES
    elapsed = clock.elapsed_minutes(facts.week, start, end)
    return (
        days_of(facts.week)[number],
        start - number * DAY_MINUTES,
        end - number * DAY_MINUTES,
        None if elapsed == end - start else elapsed,
    )
