"""Everything the database knows about one week, read at once; planning and the board use it.

Rows of people and patterns are read as they are and stay within the services; a rota's many
visits are read as plain columns, which is several times quicker, and who comes to each as one text.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache, partial
from typing import NamedTuple, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from carecoop import clock
from carecoop.kinds import Lock, Standing
from carecoop.records import (
    Carer,
    CarerAvailability,
    CarerLanguage,
    CarerSkill,
    CarerTimeOff,
    Client,
    Publication,
    Rota,
    RotaPlace,
    RotaVisit,
    RuleOverride,
    Suspension,
    UsualCarer,
    VisitException,
    VisitLock,
    VisitPattern,
)
from carecoop.services.circle_stays import Bond, bonds_in
from carecoop.services.demand import WantedVisit, minute_in, wanted_visits
from carecoop.services.week_around import (
    CARER,
    LastEnds,
    Met,
    MetBefore,
    NextStarts,
    weeks_before,
)
from carecoop.services.week_people import read_people
from carecoop.store.engines import known_id

WEEK = clock.WEEK

T = TypeVar("T")
OfPattern = TypeVar("OfPattern", UsualCarer, RuleOverride)
Pair = tuple[UUID, UUID]  # client and carer
VisitKey = tuple[UUID, date]  # pattern and date


class SavedVisit(NamedTuple):
    """A visit as the week's rota holds it; `start_minute` counts from Monday."""

    pattern_id: UUID
    client_id: UUID
    visit_date: date
    start_minute: int
    duration_minutes: int
    carers_wanted: int
    carers: tuple[UUID, ...]


@dataclass(frozen=True)
class WeekRecords:
    """What the week is planned from. Per-carer and per-client rows are grouped by their id.

    `met` counts, for each of the four weeks before (1 = last week), how often each client and
    carer met; `last_ends` is the end of each carer's last visit before this week, in minutes
    of last week (absent where last week's rota does not have the carer), and `next_starts` the
    start of each one's first visit in the two days after it, in minutes of this week. `usual` and
    `overrides` are by pattern, of this week's days alone. `wants` makes the visits that are
    `wanted`, which a week that is over is shown without; `meets` waits for who `met`.
    """

    week: date
    clients: Mapping[UUID, Client]
    carers: Mapping[UUID, Carer]
    availability: Mapping[UUID, list[CarerAvailability]]
    time_off: Mapping[UUID, list[CarerTimeOff]]
    skills: Mapping[UUID, list[CarerSkill]]
    languages: Mapping[UUID, list[CarerLanguage]]
    bonds: Mapping[UUID, list[Bond]]
    patterns: Mapping[UUID, VisitPattern]
    suspensions: tuple[Suspension, ...]
    wants: Callable[[], tuple[WantedVisit, ...]]
    meets: Callable[[], MetBefore]
    rota: Rota | None
    published: int  # the number of its newest publication, 0 before the first
    saved: tuple[SavedVisit, ...]
    locks: Mapping[VisitKey, Lock]
    last_ends: Mapping[UUID, int]
    next_starts: Mapping[UUID, int]
    usual: Mapping[UUID, list[UsualCarer]]
    overrides: Mapping[UUID, list[RuleOverride]]

    @property
    def version(self) -> int:
        return self.rota.version if self.rota is not None else 0

    @cached_property
    def wanted(self) -> tuple[WantedVisit, ...]:
        return self.wants()

    @property
    def met(self) -> MetBefore:
        return self.meets()

    @cached_property
    def known(self) -> Met:
        """How often each client and carer met in the four weeks before this one."""
        known: defaultdict[UUID, Counter[UUID]] = defaultdict(Counter)
        for met in self.met.values():
            for client_id, carers in met.items():
                known[client_id].update(carers)
        return known

    def known_to(self, client_id: UUID) -> set[UUID]:
        """Who came to a client in the four weeks before this one."""
        return self._known_to.get(client_id, set())

    @cached_property
    def _known_to(self) -> dict[UUID, set[UUID]]:
        known: defaultdict[UUID, set[UUID]] = defaultdict(set)
        for met in self.met.values():
            for client_id, carers in met.items():
                known[client_id].update(carers)
        return known

    @cached_property
    def circles(self) -> dict[UUID, set[UUID]]:
        """Who is in each client's circle."""
        return {
            client_id: {bond.carer_id for bond in bonds if bond.standing is Standing.CIRCLE}
            for client_id, bonds in self.bonds.items()
        }

    def lock_of(self, pattern_id: UUID, day: date) -> Lock | None:
        """What of a visit is locked, also where its pattern has taken over from another."""
        saved = self.saved_of(pattern_id, day) if self.locks else None
        return self.locks.get((saved.pattern_id, day)) if saved is not None else None

    @cached_property
    def _saved(self) -> dict[VisitKey, SavedVisit]:
        return {(visit.pattern_id, visit.visit_date): visit for visit in self.saved}

    def saved_of(self, pattern_id: UUID, day: date) -> SavedVisit | None:
        """What the rota has for a visit, also where its pattern has taken over from another."""
        follows: UUID | None = pattern_id if self.saved else None
        while follows is not None:
            found = self._saved.get((follows, day))
            if found is not None:
                return found
            before = self.patterns.get(follows)
            follows = before.follows_id if before is not None else None
        return None

    @cached_property
    def saved_ends(self) -> dict[UUID, int]:
        """When each carer's work of the week ends, as the rota has it."""
        ends: dict[UUID, int] = {}
        for visit in reversed(self.saved):  # most often the last of them come first
            end = visit.start_minute + visit.duration_minutes
            for carer_id in visit.carers:
                if ends.get(carer_id, 0) < end:
                    ends[carer_id] = end
        return ends

    def line_of(self, pattern_id: UUID) -> Iterator[UUID]:
        """The pattern, and those that it took over from, the latest first."""
        follows: UUID | None = pattern_id
        while follows is not None:
            yield follows
            before = self.patterns.get(follows)
            follows = before.follows_id if before is not None else None


class Kept(Protocol):
    """Gives what a read gives, new or as somebody keeps it."""

    def __call__(self, read: Callable[[Session], T], /) -> T: ...


def read_week(session: Session, week: date, kept: Kept | None = None) -> WeekRecords:
    """Read all that the week beginning on the Monday `week` is planned and shown from. What `kept`
    gives is asked for where somebody else may have read it; who met before only when needed."""

    def read_here(read: Callable[[Session], T]) -> T:
        return read(session)

    read: Kept = kept or read_here
    meets = cache(lambda: {ago: read(met_in) for ago, met_in in weeks_before(week).items()})
    if kept is None:
        meets()  # while the session is there
    people, suspensions = read(read_people), tuple(_suspensions(session, week))
    rota = session.exec(select(Rota).where(Rota.week == week)).first()
    return WeekRecords(
        week=week,
        clients=people.clients,
        carers=people.carers,
        availability=people.availability,
        time_off=people.time_off,
        skills=people.skills,
        languages=people.languages,
        bonds=bonds_in(people.bonds, people.stays, week + WEEK - timedelta(days=1)),
        patterns=people.patterns,
        suspensions=suspensions,
        wants=partial(
            wanted_visits,
            week,
            clients=people.clients.values(),
            patterns=people.patterns.values(),
            exceptions=tuple(_exceptions(session, week)),
            suspensions=suspensions,
        ),
        meets=meets,
        rota=rota,
        published=_published(session, rota) if rota is not None else 0,
        saved=saved_visits(session, rota) if rota is not None else (),
        locks=_locks(session, rota) if rota is not None else {},
        usual=_usual(session, week),
        overrides=_overrides(session, week),
        last_ends=read(LastEnds(week)),
        next_starts=read(NextStarts(week)),
    )


def read_saved(session: Session, records: WeekRecords, rota: Rota) -> WeekRecords:
    """The records once more, of which only what a week is saved as has changed."""
    session.flush()
    return replace(
        records,
        rota=rota,
        published=_published(session, rota),
        saved=saved_visits(session, rota),
        locks=_locks(session, rota),
        overrides=_overrides(session, records.week),
    )


def _exceptions(session: Session, week: date) -> Iterable[VisitException]:
    within = col(VisitException.visit_date).between(week, week + WEEK)
    return session.exec(select(VisitException).where(within)).all()


def _suspensions(session: Session, week: date) -> Iterable[Suspension]:
    return session.exec(
        select(Suspension)
        .where(Suspension.from_date < week + WEEK)
        .where(col(Suspension.until_date).is_(None) | (col(Suspension.until_date) >= week))
        .order_by(col(Suspension.from_date), col(Suspension.from_minute))
    ).all()


def _usual(session: Session, week: date) -> dict[UUID, list[UsualCarer]]:
    found = session.exec(
        select(UsualCarer)
        .where(UsualCarer.from_date < week + WEEK)
        .where(col(UsualCarer.until_date).is_(None) | (col(UsualCarer.until_date) >= week))
        .order_by(col(UsualCarer.from_date), col(UsualCarer.id))
    )
    return _by_pattern(found)


def _overrides(session: Session, week: date) -> dict[UUID, list[RuleOverride]]:
    within = (RuleOverride.visit_date >= week, RuleOverride.visit_date < week + WEEK)
    query = select(RuleOverride).where(*within).order_by(col(RuleOverride.made_at_utc))
    return _by_pattern(session.exec(query))


def _by_pattern(rows: Iterable[OfPattern]) -> dict[UUID, list[OfPattern]]:
    groups: dict[UUID, list[OfPattern]] = {}
    for row in rows:
        groups.setdefault(row.pattern_id, []).append(row)
    return groups


def _published(session: Session, rota: Rota) -> int:
    newest = select(func.max(Publication.number)).where(Publication.rota_id == rota.id)
    return session.exec(newest).one() or 0


def saved_visits(session: Session, rota: Rota) -> tuple[SavedVisit, ...]:
    """The rota as it is in the database now."""
    midnight = cache(lambda day: minute_in(rota.week, day, 0))
    found = session.connection().execute(
        columns(
            col(RotaVisit.pattern_id),
            col(RotaVisit.client_id),
            col(RotaVisit.visit_date),
            col(RotaVisit.start_minute),
            col(RotaVisit.duration_minutes),
            col(RotaVisit.carers_wanted),
            _CARERS,
        ).where(col(RotaVisit.rota_id) == rota.id)
    )
    return tuple(
        [
            SavedVisit(
                pattern_id, client_id, day, midnight(day) + start, length, wanted, _ids(carers)
            )
            for pattern_id, client_id, day, start, length, wanted, carers in found.all()
        ]
    )


_CARERS = (
    columns(func.aggregate_strings(CARER, ","))
    .where(col(RotaPlace.rota_visit_id) == col(RotaVisit.id))
    .scalar_subquery()
)


@lru_cache(1 << 12)
def _ids(text: str | None) -> tuple[UUID, ...]:
    return tuple(sorted(map(known_id, text.split(",")))) if text else ()


def _locks(session: Session, rota: Rota) -> dict[VisitKey, Lock]:
    query = (
        columns(col(RotaVisit.pattern_id), col(RotaVisit.visit_date), col(VisitLock.lock))
        .join(VisitLock, col(VisitLock.rota_visit_id) == col(RotaVisit.id))
        .where(col(RotaVisit.rota_id) == rota.id)
    )
    found = session.connection().execute(query)
    return {(pattern_id, day): Lock(lock) for pattern_id, day, lock in found}
