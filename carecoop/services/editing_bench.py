"""A week on the bench: visits are put elsewhere, and at once it is said what that would do.

Everything is read once; what is judged afterwards touches no database, and only the weeks of the
people concerned, so that it can be asked at every step of a drag.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.kinds import Lock, Nation, RotaState
from carecoop.records import Coop, RotaPlace, RotaVisit
from carecoop.services import editing_text as texts
from carecoop.services.building import available_windows, time_off_span
from carecoop.services.demand import gone_from
from carecoop.services.editing_breaks import SHORT_MINUTES, breaks
from carecoop.services.editing_effects import effects
from carecoop.services.editing_values import Applied, Known, Put, Scope, Verdict
from carecoop.services.moving_days import other_days
from carecoop.services.office import Office
from carecoop.services.people_text import shown_name
from carecoop.services.reasons import RELATIONSHIPS, Saying
from carecoop.services.week import (
    PlacedVisit,
    board_of,
    current_visits,
    lay_out,
    lock_of,
    set_aside,
    with_hours,
)
from carecoop.services.week_records import WeekRecords, read_week
from carecoop.services.week_values import BoardVisit, CarerWeek, Place, WeekBoard
from carecoop.services.weekly_rest import read_beside
from solver.explain import Bench, Puts, familiar
from solver.problem import Client, Placement, Problem, Visit
from solver.timeline import Job

DAYS = 7
IS_HELD = {
    Lock.TIME: frozenset({texts.LOCKED_TIME}),
    Lock.CARERS: frozenset({texts.LOCKED_CARERS}),
    Lock.BOTH: frozenset({texts.LOCKED_TIME, texts.LOCKED_CARERS}),
}


def bench(office: Office, week: date) -> "EditBench":
    """The week that contains the day `week`, to try changes on. Best read off the main thread."""
    with office.read() as session:
        found = bench_of(session, read_week(session, clock.monday_of(week)))
        return found.with_board()


def bench_of(session: Session, records: WeekRecords) -> "EditBench":
    """As `bench`, of records that are read already."""
    visits = current_visits(records, clock.today())
    laid_out = lay_out(records, visits)
    return EditBench(
        _known(session, records, visits, laid_out.problem),
        {one.wanted.id: lock for one in visits if (lock := lock_of(records, one)) is not None},
        Bench(laid_out.problem, laid_out.plan, any_day=True),
        partial(board_of, records, visits, laid_out),
    )


def _known(
    session: Session, records: WeekRecords, visits: Sequence[PlacedVisit], problem: Problem
) -> Known:
    nation = Nation(session.exec(select(Coop.nation)).one())
    return Known(
        carers={str(one.id): shown_name(one) for one in records.carers.values()},
        clients={str(one.id): shown_name(one) for one in records.clients.values()},
        away={
            str(carer_id): tuple((*time_off_span(records.week, row), row.kind) for row in rows)
            for carer_id, rows in records.time_off.items()
        },
        next_starts={str(carer_id): first for carer_id, first in records.next_starts.items()},
        windows={
            str(carer_id): available_windows(records, records.carers[carer_id])
            for carer_id in records.next_starts
            if carer_id in records.carers
        },
        beside=read_beside(session, records),
        other_days=other_days(records, [visit.wanted for visit in visits]),
        gone_from={
            str(one.id): minute
            for one in records.carers.values()
            if (minute := gone_from(records.week, one)) is not None
        },
        nation=nation,
        met=_met(session, records.week, problem) if nation is Nation.WALES else frozenset(),
        is_published=records.rota is not None and records.rota.state is not RotaState.DRAFT,
        reasons={
            (visit.wanted.id, one.carer_id, one.rule): one.reason
            for visit in visits
            for one in set_aside(records, visit)
        },
    )


def _met(session: Session, week: date, problem: Problem) -> frozenset[tuple[str, str]]:
    """Who met whom before the week, of clients with visits that are short for a first one."""
    short = {UUID(one.client) for one in problem.visits if one.duration_minutes < SHORT_MINUTES}
    found = session.exec(
        select(RotaVisit.client_id, RotaPlace.carer_id)
        .join(RotaPlace, col(RotaPlace.rota_visit_id) == col(RotaVisit.id))
        .where(col(RotaVisit.client_id).in_(short), RotaVisit.visit_date < week)
        .distinct()
    )
    return frozenset((str(client), str(carer)) for client, carer in found)


@dataclass(frozen=True)
class EditBench:
    """A week as it stands (`board`), to judge changes to it by. For one thread at a time."""

    known: Known
    _lock_of: Mapping[str, Lock]
    _bench: Bench
    _board: Callable[[], WeekBoard]

    @cached_property
    def board(self) -> WeekBoard:
        """Made when it is first asked for: whoever only judges does without."""
        return self._board()

    def judge(self, puts: Sequence[Put], scope: Scope = Scope.THIS_WEEK) -> Verdict:
        """What there is to say of a change to this week, all of its visits put at once. From now
        on, a time is what is agreed with it."""
        impossible = next(self._impossible(puts), None)
        if impossible is not None:
            return Verdict(impossible)
        judged = self._bench.judge(_placements(puts))
        broken = breaks(self.known, self._bench.weeks, judged, puts)
        if scope is Scope.FROM_NOW_ON:
            broken = tuple(one for one in broken if not one.is_only_of_week)
        return Verdict(
            None, broken, effects(self.known, self._bench.weeks, judged, puts), judged.points
        )

    def with_board(self) -> "EditBench":
        """The same with its board made."""
        board = self.board
        return replace(self, _board=lambda: board)

    def client_name(self, visit_id: str) -> str:
        return self.known.clients[self._bench.weeks.visits[visit_id].client]

    def wish_of(self, visit_id: str) -> int:
        """The start that is agreed to be the best one."""
        return self._bench.weeks.visits[visit_id].preferred_minute

    def suits(self, carer_id: UUID, visit_id: str) -> bool:
        """Whether the carer may come, with all that the visit needs and nothing it must avoid."""
        visit, carer = self._bench.weeks.visits[visit_id], self._bench.weeks.carers[str(carer_id)]
        barred = self._bench.weeks.clients[visit.client].barred
        has_all = visit.needs <= carer.traits and not visit.avoid & carer.traits
        return has_all and carer.id not in barred

    def applied(self, puts: Sequence[Put]) -> Applied:
        """The board's visits and rows as the change would leave them, of those that it touches."""
        put = {one.visit_id: one for one in puts}
        touched = [visit for visit in self.board.visits if visit.id in put]
        people = {place.carer_id for visit in touched for place in visit.places}
        people.update(carer for one in puts for carer in one.carers)
        placements = _placements(puts)
        return Applied(
            tuple(self._visit_put(visit, put[visit.id]) for visit in touched),
            tuple(
                self._row(row, placements) for row in self.board.carers if row.carer_id in people
            ),
        )

    def _visit_put(self, visit: BoardVisit, put: Put) -> BoardVisit:
        client = self._bench.weeks.clients[str(visit.client_id)]
        days = put.start_minute // DAY_MINUTES - visit.start_minute // DAY_MINUTES
        return visit._replace(
            start_minute=put.start_minute,
            earliest_minute=visit.earliest_minute + days * DAY_MINUTES,
            latest_minute=visit.latest_minute + days * DAY_MINUTES,
            places=tuple(
                Place(carer, RELATIONSHIPS[familiar(client, str(carer))]) for carer in put.carers
            ),
        )

    def _row(self, row: CarerWeek, placements: Puts) -> CarerWeek:
        return with_hours(row, self._bench.weeks.carer_week(str(row.carer_id), placements))

    # What cannot be ------------------------------------------------------------------------

    def _impossible(self, puts: Sequence[Put]) -> Iterator[Saying]:
        for put in puts:
            visit = self._bench.weeks.visits.get(put.visit_id)
            if visit is None:
                yield Saying(texts.UNKNOWN_VISIT)
                return
            client = self._bench.weeks.clients[visit.client]
            yield from self._locked(put, client)
            yield from self._not_that_day(put, visit)
            if len(put.carers) > visit.carers_wanted:
                yield Saying(texts.TOO_MANY, {"count": len(put.carers)})
            yield from self._not_they(put, client)
            yield from self._in_another_week(put, visit)
        yield from self._twice_a_day(puts)
        yield from self._in_two_places(puts)

    def _not_that_day(self, put: Put, visit: Visit) -> Iterator[Saying]:
        facts: dict[str, object] = {"client": self.known.clients[visit.client]}
        day = put.start_minute // DAY_MINUTES
        if day not in range(DAYS):
            yield Saying(texts.OTHER_WEEK, facts)
        elif day != visit.preferred_minute // DAY_MINUTES and not self.known.other_days.may_go(
            put.visit_id, day
        ):
            yield Saying(texts.TAKEN_DAY, {**facts, "weekday": day})

    def _twice_a_day(self, puts: Sequence[Put]) -> Iterator[Saying]:
        """Visits of one pattern that are put on the same day."""
        seen: set[tuple[str, int]] = set()
        for put in puts:
            visit, day = self._bench.weeks.visits[put.visit_id], put.start_minute // DAY_MINUTES
            pattern_id, _, _date = put.visit_id.partition(":")
            if (pattern_id, day) in seen:
                facts = {"client": self.known.clients[visit.client], "weekday": day}
                yield Saying(texts.TAKEN_DAY, facts)
            seen.add((pattern_id, day))

    def _locked(self, put: Put, client: Client) -> Iterator[Saying]:
        stands = self._bench.plan.placements.get(put.visit_id)
        lock = self._lock_of.get(put.visit_id)
        if lock is None or stands is None:
            return
        held, facts = IS_HELD[lock], {"client": self.known.clients[client.id]}
        if texts.LOCKED_TIME in held and put.carers and put.start_minute != stands.start_minute:
            yield Saying(texts.LOCKED_TIME, facts)
        if texts.LOCKED_CARERS in held and set(map(str, put.carers)) != set(stands.carers):
            yield Saying(texts.LOCKED_CARERS, facts)

    def _not_they(self, put: Put, client: Client) -> Iterator[Saying]:
        for carer_id in put.carers:
            carer = str(carer_id)
            facts = {
                "carer": self.known.carers.get(carer, ""),
                "client": self.known.clients[client.id],
            }
            if put.carers.count(carer_id) > 1:
                yield Saying(texts.TWICE, facts)
            gone_from = self.known.gone_from.get(carer)
            if carer not in self.known.carers or (
                gone_from is not None and gone_from <= put.start_minute
            ):
                yield Saying(texts.GONE, facts)
            if carer in client.barred:
                yield Saying(texts.BARRED, facts)

    def _in_another_week(self, put: Put, visit: Visit) -> Iterator[Saying]:
        """At work that goes on from last week, or on that next week has begun by then."""
        end = put.start_minute + visit.duration_minutes
        for carer in map(str, put.carers):
            until = self._bench.weeks.carers[carer].worked_until
            following = self.known.next_starts.get(carer)
            facts = {"carer": self.known.carers[carer]}
            if until is not None and put.start_minute < until:
                yield Saying(texts.STILL_AT_WORK, {**facts, "end_minute": until})
            if following is not None and following < end:
                yield Saying(texts.AT_WORK_BY_THEN, {**facts, "start_minute": following})

    def _in_two_places(self, puts: Sequence[Put]) -> Iterator[Saying]:
        placements = _placements(puts)
        for carer in dict.fromkeys(str(carer) for put in puts for carer in put.carers):
            for job in _beside(self._bench.weeks.carer_week(carer, placements).jobs, placements):
                facts = {
                    "carer": self.known.carers[carer],
                    "client": self.known.clients[job.client.id],
                    "start_minute": job.start_minute,
                    "end_minute": job.end_minute,
                }
                yield Saying(texts.TWO_PLACES, facts)


def _placements(puts: Iterable[Put]) -> dict[str, Placement | None]:
    return {
        put.visit_id: Placement(put.start_minute, tuple(map(str, put.carers)))
        if put.carers
        else None
        for put in puts
    }


def _beside(jobs: Sequence[Job], put: Puts) -> Iterator[Job]:
    """The jobs that go on at the same time as one that was put, and are not that one."""
    for number, one in enumerate(jobs):
        for two in jobs[number + 1 :]:
            if one.end_minute <= two.start_minute:
                break
            if one.visit.id in put:
                yield two
            elif two.visit.id in put:
                yield one
