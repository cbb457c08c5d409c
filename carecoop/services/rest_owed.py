"""Rest that carers are owed: where a rule of rest was set aside and the carer did the visit, equal
rest is to be given in its place (Working Time Regulations 1998, reg 24)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.records import Carer, CarerTimeOff, RotaPlace, RotaVisit, RuleOverride, VisitPattern
from carecoop.services.building import REST, WEEKLY_REST, time_off_span
from carecoop.services.editing_rest import WEEKLY_RESTS
from carecoop.services.editing_text import RULE_NAMES
from carecoop.services.office import Office
from carecoop.services.people_rows import found
from carecoop.services.people_text import fold, shown_name
from carecoop.services.weekly_rest import (
    DaySpans,
    Rests,
    planned_around,
    read_days,
    read_planned,
)
from solver.spans import Span

DAY = timedelta(days=1)
AROUND = range(-7, 14)  # a week's days with those of the weeks before and after
REST_RULES = ("rest", *WEEKLY_RESTS, "break")
TOO_EARLY = QT_TRANSLATE_NOOP(
    "carecoop", "The rest makes up for a later day: choose that day or one after it."
)

Came = frozenset[tuple[UUID, date, UUID]]  # pattern, day, carer


@dataclass(frozen=True, slots=True)
class OwedRest:
    """A rule of rest that was set aside for a carer on a day, with the latest reason. `rule` is its
    name, to be translated; `minutes` is how much rest was missing, None where that was not kept;
    `given_on` is None while the rest is owed. `override_ids` are for `give_rest`."""

    override_ids: tuple[UUID, ...]
    carer_id: UUID
    carer_name: str
    day: date
    rule: str
    reason: str
    minutes: int | None
    given_on: date | None


def owed_rest(office: Office, carer_id: UUID | None = None) -> tuple[OwedRest, ...]:
    """All that was or is owed, to everybody or to one carer: what is owed first, the oldest day
    first; what was given after it, the newest first."""
    with office.read() as session:
        query = select(RuleOverride).where(col(RuleOverride.rule).in_(REST_RULES))
        if carer_id is not None:
            query = query.where(RuleOverride.carer_id == carer_id)
        rows = session.exec(query.order_by(col(RuleOverride.made_at_utc))).all()
        lines = list(_lines(session, rows))
    owed = (line for line in lines if line.given_on is None)
    given = [(line.given_on, line) for line in lines if line.given_on is not None]
    return (
        *sorted(owed, key=lambda line: (line.day, fold(line.carer_name), line.rule)),
        *(line for _day, line in sorted(given, key=lambda one: one[0], reverse=True)),
    )


def count_owed(session: Session) -> dict[UUID, int]:
    """How much rest is owed to each carer."""
    still = select(RuleOverride).where(
        col(RuleOverride.rule).in_(REST_RULES), col(RuleOverride.rest_made_up_on).is_(None)
    )
    counts: dict[UUID, int] = {}
    for line in _lines(session, session.exec(still).all()):
        counts[line.carer_id] = counts.get(line.carer_id, 0) + 1
    return counts


def give_rest(office: Office, owed: OwedRest, day: date) -> None:
    """The carer had the rest on a day. Raises CareCoopError for a day before it was owed,
    NotFoundError."""
    if day < owed.day:
        raise CareCoopError(TOO_EARLY)
    with office.work("give_rest", owed.carer_name) as work:
        for override_id in owed.override_ids:
            found(work.session, RuleOverride, override_id).rest_made_up_on = day
        work.commit()


def _lines(session: Session, rows: Iterable[RuleOverride]) -> Iterator[OwedRest]:
    """One for each carer, day and rule, of those who came to the visit in the end."""
    rows = list(rows)
    came = _came(session, {row.visit_date for row in rows})
    rests = _Rests(session, [(row.carer_id, row.visit_date) for row in rows])
    groups: dict[tuple[UUID, date, str], list[RuleOverride]] = {}
    for row in rows:
        if (row.pattern_id, row.visit_date, row.carer_id) in came:
            groups.setdefault((row.carer_id, row.visit_date, row.rule), []).append(row)
    for (carer_id, day, rule), of_one in groups.items():
        *_, latest = of_one
        short = rests.short_minutes(rule, carer_id, day)
        if short == 0:
            continue  # the week moved on, and the carer had the rest after all
        yield OwedRest(
            override_ids=tuple(row.id for row in of_one),
            carer_id=carer_id,
            carer_name=shown_name(found(session, Carer, carer_id)),
            day=day,
            rule=RULE_NAMES[rule],
            reason=latest.reason,
            minutes=_least(_minutes(of_one), short),
            given_on=_given(of_one),
        )


def _minutes(rows: Iterable[RuleOverride]) -> int | None:
    """Of each visit what was decided last; of several that cut the same rest, the one that did
    so most."""
    latest = {row.pattern_id: row.short_minutes for row in rows}
    return max((minutes for minutes in latest.values() if minutes is not None), default=None)


def _least(*minutes: int | None) -> int | None:
    return min((one for one in minutes if one is not None), default=None)


def _given(rows: Iterable[RuleOverride]) -> date | None:
    """Set aside once more after it was given, it is owed again."""
    days = [row.rest_made_up_on for row in rows]
    return None if None in days else max((day for day in days if day is not None), default=None)


def _came(session: Session, days: Iterable[date]) -> Came:
    """Who has a place on which visit, also under the patterns that its own took over from."""
    days = list(days)
    if not days:
        return frozenset()
    query = (
        select(col(RotaVisit.pattern_id), col(RotaVisit.visit_date), col(RotaPlace.carer_id))
        .join(RotaPlace, col(RotaPlace.rota_visit_id) == col(RotaVisit.id))
        .where(col(RotaVisit.visit_date).in_(days))
    )
    follows = dict(session.exec(select(col(VisitPattern.id), col(VisitPattern.follows_id))).all())

    def line_of(pattern_id: UUID | None) -> Iterator[UUID]:
        while pattern_id is not None:
            yield pattern_id
            pattern_id = follows.get(pattern_id)

    return frozenset(
        (one, day, carer_id)
        for pattern_id, day, carer_id in session.exec(query)
        for one in line_of(pattern_id)
    )


class _Rests:
    """How long carers really rested around a day, and in its week, as the rotas have it."""

    def __init__(self, session: Session, days: Iterable[tuple[UUID, date]]) -> None:
        days = list(days)
        self._spans: DaySpans = {}
        self._off: dict[UUID, list[CarerTimeOff]] = {}
        self._planned: frozenset[date] = frozenset()
        if days:
            self._read(session, {who for who, _day in days}, {day for _who, day in days})

    def short_minutes(self, rule: str, carer_id: UUID, day: date) -> int | None:
        """By how much the two nights, or the longest rest of the rule's week, are shorter than the
        rule has it, 0 where they are not; None of breaks, which are not looked at again."""
        if rule == "rest":
            return self._short_night(carer_id, day - DAY) + self._short_night(carer_id, day)
        if rule in WEEKLY_RESTS:
            rests = self._around(carer_id, clock.monday_of(day))
            return rests.short_minutes(WEEKLY_RESTS[rule], WEEKLY_REST)
        return None

    def _short_night(self, carer_id: UUID, evening: date) -> int:
        before = self._spans.get((carer_id, evening))
        after = self._spans.get((carer_id, evening + DAY))
        if before is None or after is None:
            return 0
        rest = clock.elapsed_minutes(evening, before[1], clock.DAY_MINUTES + after[0])
        return max(0, REST - rest)

    def _around(self, carer_id: UUID, monday: date) -> Rests:
        """A day's work counts from its first minute to its last."""
        worked = tuple(
            (number * clock.DAY_MINUTES + first, number * clock.DAY_MINUTES + last)
            for number in AROUND
            for first, last in self._of_day(carer_id, monday + number * DAY)
        )
        off = tuple(time_off_span(monday, row) for row in self._off.get(carer_id, ()))
        return Rests(monday, planned_around(monday, self._planned), worked, off)

    def _of_day(self, carer_id: UUID, day: date) -> Iterator[Span]:
        span = self._spans.get((carer_id, day))
        if span is not None:
            yield span

    def _read(self, session: Session, carers: Collection[UUID], days: Collection[date]) -> None:
        mondays = {clock.monday_of(day) for day in days}
        around = {monday + number * DAY for monday in mondays for number in AROUND}
        self._spans = read_days(session, around, carers)
        self._planned = read_planned(session, {one for one in around if one.weekday() == 0})
        for row in session.exec(select(CarerTimeOff).where(col(CarerTimeOff.carer_id).in_(carers))):
            self._off.setdefault(row.carer_id, []).append(row)
