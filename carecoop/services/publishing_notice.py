"""What a carer knows of a day, told by told: the notice of each shift and of each change.

The Employment Rights Act 2025 asks for reasonable notice of shifts and of changes to them, and
the Living Hours scheme for four weeks; both count from when the worker was told. Whether a change
at short notice is to be paid for depends on who wanted it, so that is kept too.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain, groupby
from statistics import median
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.kinds import BegunBy
from carecoop.records import Carer, Client, DayNotice, Publication, Rota, VisitPattern
from carecoop.services.office import Office
from carecoop.services.people_rows import found
from carecoop.services.publication_rows import CarerDay, parts_of, told_visits
from carecoop.services.publishing_values import DayVisit, Notice, Notices, Said, Why
from carecoop.services.week_records import SavedVisit, VisitKey

HISTORY_WEEKS = 12  # the reference period that the government prefers for guaranteed hours

Visits = tuple[SavedVisit, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A stretch of publications that a carer was told of at one go, or has still to be told of."""

    carer_day: CarerDay
    before: Visits
    after: Visits
    publications: tuple[Publication, ...]
    notices: tuple[DayNotice, ...]

    @property
    def last(self) -> DayNotice:
        return self.notices[-1]

    @property
    def from_minute(self) -> int:
        """Where the day as it is first differs from the day as it was."""
        differing = parts_of(self.before) ^ parts_of(self.after)
        return min(start for _client, start, _length in differing)


@dataclass(slots=True)
class _Days:
    """The days of some carers in a week, publication by publication."""

    carers: Collection[UUID]
    visits: dict[VisitKey, SavedVisit] = field(default_factory=dict)
    days: dict[CarerDay, dict[VisitKey, SavedVisit]] = field(default_factory=dict)

    def add(self, publication: Publication) -> None:
        gone, put = told_visits(publication)
        for key in (*gone, *put):
            before = self.visits.pop(key, None)
            for carer_id in before.carers if before is not None else ():
                self.days.get((carer_id, key[1]), {}).pop(key, None)
        for key, visit in put.items():
            for carer_id in visit.carers:
                if carer_id in self.carers:
                    self.visits[key] = visit
                    self.days.setdefault((carer_id, key[1]), {})[key] = visit

    def of(self, carer_day: CarerDay) -> Visits:
        visits = self.days.get(carer_day, {}).values()
        return tuple(sorted(visits, key=lambda visit: (visit.start_minute, str(visit.pattern_id))))

    def of_carer(self, carer_id: UUID) -> Visits:
        days = (self.of(carer_day) for carer_day in self.days if carer_day[0] == carer_id)
        return tuple(chain.from_iterable(days))


def tellings(
    publications: Sequence[Publication], notices: Iterable[DayNotice]
) -> Iterator[Telling]:
    """What each carer was told, or has to be told, of each day, in the order of a day's changes.

    What came and went again before anybody was told is no change to the carer.
    """
    of_publication: dict[UUID, list[DayNotice]] = {}
    for notice in notices:
        of_publication.setdefault(notice.publication_id, []).append(notice)
    days = _Days({notice.carer_id for of_one in of_publication.values() for notice in of_one})
    known: dict[CarerDay, Visits] = {}
    waiting: dict[CarerDay, list[tuple[Publication, DayNotice]]] = {}
    for publication in publications:
        days.add(publication)
        for notice in of_publication.get(publication.id, ()):
            carer_day = notice.carer_id, notice.day
            waiting.setdefault(carer_day, []).append((publication, notice))
            if notice.told_at_utc is not None:
                yield from _telling(carer_day, known, days, waiting.pop(carer_day))
    for carer_day, left in waiting.items():
        yield from _telling(carer_day, known, days, left)


@dataclass(frozen=True, slots=True)
class CarerBefore:
    """A carer's week as it was published before it was last published otherwise."""

    version: int
    visits: Visits


def carers_before(
    session: Session, publications: Sequence[Publication]
) -> Mapping[UUID, CarerBefore]:
    """For each carer whose week changed after the first publication: what the page said that the
    newest one replaces."""
    numbers = {one.id: one.number for one in publications[1:]}
    changed = select(DayNotice).where(col(DayNotice.publication_id).in_(numbers))
    last: dict[UUID, int] = {}
    for notice in session.exec(changed):
        number = numbers[notice.publication_id]
        last[notice.carer_id] = max(number, last.get(notice.carer_id, number))
    days, found = _Days(last), dict[UUID, CarerBefore]()
    for publication in publications:
        for carer_id, number in last.items():
            if number == publication.number:
                found[carer_id] = CarerBefore(number - 1, days.of_carer(carer_id))
        days.add(publication)
    return found


def _telling(
    carer_day: CarerDay,
    known: dict[CarerDay, Visits],
    days: _Days,
    of: list[tuple[Publication, DayNotice]],
) -> Iterator[Telling]:
    before, after = known.get(carer_day, ()), days.of(carer_day)
    known[carer_day] = after
    if parts_of(before) != parts_of(after):
        publications, notices = zip(*of, strict=True)
        yield Telling(carer_day, before, after, publications, notices)


# In words ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wording:
    """Names people and visits by their ids."""

    clients: Mapping[UUID, str]
    titles: Mapping[UUID, str]

    def day(self, visits: Visits) -> tuple[DayVisit, ...]:
        return tuple(
            DayVisit(
                visit.start_minute,
                visit.duration_minutes,
                self.clients[visit.client_id],
                self.titles[visit.pattern_id],
            )
            for visit in visits
        )

    def whys(self, telling: Telling) -> tuple[Why, ...]:
        """Each once; the first publication of a week has none."""
        given = (Why(one.reason, one.is_taken_back) for one in telling.publications)
        return tuple(dict.fromkeys(why for why in given if why.reason))


def read_wording(session: Session) -> Wording:
    names = session.exec(select(Client.id, Client.preferred_name, Client.name))
    titles = session.exec(select(VisitPattern.id, VisitPattern.title))
    return Wording(
        {client_id: preferred or name for client_id, preferred, name in names}, dict(titles.all())
    )


# The notice that a carer had --------------------------------------------------------------


def history(
    office: Office, carer_id: UUID, since: date | None = None, until: date | None = None
) -> Notices:
    """The notice that a carer had of each day and of each change to it, for days from `since`
    (twelve weeks ago) until `until`, both included. Raises NotFoundError."""
    first = since or clock.today() - timedelta(weeks=HISTORY_WEEKS)
    with office.read() as session:
        found(session, Carer, carer_id)
        wording = read_wording(session)
        notices = [
            _notice(wording, week, telling)
            for week, telling in _tellings_of(session, carer_id, first, until)
        ]
    days = [one.notice_minutes for one in notices if one.is_first]
    changes = [one.notice_minutes for one in notices if not one.is_first]
    by_coop = [one.said for one in notices if one.said.begun_by is BegunBy.COOP]
    return Notices(
        tuple(sorted(notices, key=lambda one: (one.day, one.published_at_utc), reverse=True)),
        *_shortest_and_median(days),
        *_shortest_and_median(changes),
        by_coop=len(by_coop),
        agreed=sum(said.agreed is True for said in by_coop),
    )


def _tellings_of(
    session: Session, carer_id: UUID, first: date, last: date | None
) -> Iterator[tuple[date, Telling]]:
    of_carer = select(DayNotice).where(DayNotice.carer_id == carer_id, DayNotice.day >= first)
    if last is not None:
        of_carer = of_carer.where(DayNotice.day <= last)
    notices = session.exec(of_carer).all()
    in_week = {clock.monday_of(notice.day) for notice in notices}
    rows = session.exec(
        select(col(Rota.week), Publication)
        .join(Publication, col(Publication.rota_id) == col(Rota.id))
        .where(col(Rota.week).in_(in_week))
        .order_by(col(Rota.week), col(Publication.number))
    )
    for week, of_week in groupby(rows, key=lambda row: row[0]):
        publications = [publication for _week, publication in of_week]
        for telling in tellings(publications, notices):
            yield week, telling


def _notice(wording: Wording, week: date, telling: Telling) -> Notice:
    told_at, starts_at = telling.last.told_at_utc, clock.instant(week, telling.from_minute)
    return Notice(
        day=telling.carer_day[1],
        week=week,
        before=wording.day(telling.before),
        after=wording.day(telling.after),
        whys=wording.whys(telling),
        published_at_utc=telling.publications[0].published_at_utc,
        told_at_utc=told_at,
        told_how=telling.last.told_how,
        starts_at_utc=starts_at,
        notice_minutes=None if told_at is None else (starts_at - told_at) // timedelta(minutes=1),
        is_first=telling.publications[0].number == 1,
        said=Said(telling.last.begun_by, telling.last.agreed),
    )


def _shortest_and_median(minutes: Iterable[int | None]) -> tuple[int | None, int | None]:
    told = [one for one in minutes if one is not None]
    return (min(told), round(median(told))) if told else (None, None)
