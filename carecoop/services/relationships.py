"""Who comes to whom: for a person, for a carer, for the co-op, over windows that end on a day.

See `relationships_values` for what counts and `figures` for the measures. A visit counts for the
circle of its day (`circle_stays`); who is listed as the circle is so on the last day.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from carecoop.records import Carer, Client
from carecoop.services import figures
from carecoop.services import relationships_rows as rows
from carecoop.services.circle_stays import Stays, read_stays
from carecoop.services.figures import Continuity
from carecoop.services.office import Office
from carecoop.services.people_rows import found
from carecoop.services.people_text import fold, shown_name
from carecoop.services.relationships_rows import Meeting, Past
from carecoop.services.relationships_values import (
    LONGEST,
    WINDOWS,
    Bond,
    CoopFaces,
    CoopFigures,
    Face,
    PastVisit,
    PersonFigures,
    TheirPeople,
    WhoCame,
    first_day,
)
from carecoop.services.week_records import Pair
from carecoop.services.week_values import Relationship


def who_came(office: Office, client_id: UUID, end: date) -> WhoCame:
    """A person's carers in the windows that end with a day. Raises NotFoundError."""
    with office.read() as session:
        client = found(session, Client, client_id)
        stays = read_stays(session, client_id=client_id)
        circle = stays.circle(client_id, end)
        past = rows.past_of_client(session, client_id, end)
        came = rows.visits_of(session, client_id, end)
        since = {carer: stays.since(client_id, carer, end) for carer in circle}
        names = rows.names(session, Carer, circle | past.keys())
        basis = rows.basis(session, end)
    firsts = {carer: one.first for carer, one in past.items()}
    met = [(visit.carer_id, visit.day) for visit in came if visit.carer_id is not None]
    return WhoCame(
        client_id=client_id,
        name=shown_name(client),
        basis=basis,
        visits=tuple(_strip(came, client_id, stays, firsts)),
        bonds=_bonds(met, past, names, since, end),
        figures={
            days: _of_one(client_id, met, stays, firsts, first_day(end, days)) for days in WINDOWS
        },
    )


def their_people(office: Office, carer_id: UUID, end: date) -> TheirPeople:
    """A carer's people in the windows that end with a day. Raises NotFoundError."""
    with office.read() as session:
        carer = found(session, Carer, carer_id)
        stays = read_stays(session, carer_id=carer_id)
        circles = stays.clients(carer_id, end)
        since = {client: stays.since(client, carer_id, end) for client in circles}
        past = rows.past_of_carer(session, carer_id, end)
        met = rows.days_of_carer(session, carer_id, end)
        names = rows.names(session, Client, circles | past.keys())
        basis = rows.basis(session, end)
    bonds = _bonds(met, past, names, since, end)
    by_visits = sorted(bonds, key=lambda bond: -bond.times[LONGEST])
    return TheirPeople(carer_id, shown_name(carer), basis, tuple(by_visits))


def coop_faces(office: Office, end: date) -> CoopFaces:
    """How many faces everybody sees, in the windows that end with a day."""
    with office.read() as session:
        met = rows.meetings(session, end)
        before = rows.met_before(session, first_day(end, LONGEST), end)
        stays = read_stays(session)
        names = rows.names(session, Client, {meeting.client_id for meeting in met})
        basis = rows.basis(session, end)
    firsts = _firsts(met, before)
    people = sorted(
        _people(met, stays, firsts, names, end), key=lambda one: (fold(one.name), one.client_id)
    )
    return CoopFaces(
        basis,
        tuple(people),
        {days: _of_all(met, stays, firsts, first_day(end, days)) for days in WINDOWS},
    )


# A person's strip -------------------------------------------------------------------------


def _strip(
    came: Iterable[rows.Visit], client_id: UUID, stays: Stays, firsts: Mapping[UUID, date]
) -> Iterator[PastVisit]:
    met: set[UUID] = set()
    for _id, places in groupby(came, attrgetter("id")):
        one = list(places)
        visit = one[0]
        carers = [place.carer_id for place in one if place.carer_id is not None]
        yield PastVisit(
            visit_id=visit.id,
            day=visit.day,
            start_minute=visit.start_minute,
            end_minute=visit.start_minute + visit.duration_minutes,
            title=visit.title,
            faces=tuple(
                _face(
                    carer,
                    is_of_circle=stays.holds(client_id, carer, visit.day),
                    is_first=carer not in met and firsts[carer] == visit.day,
                )
                for carer in carers
            ),
            missing=max(0, visit.carers_wanted - len(carers)),
        )
        met.update(carers)


def _face(carer: UUID, *, is_of_circle: bool, is_first: bool) -> Face:
    if is_of_circle:
        return Face(carer, Relationship.CIRCLE, is_first)
    return Face(carer, Relationship.NEW if is_first else Relationship.KNOWN, is_first)


def _bonds(
    met: Iterable[tuple[UUID, date]],
    past: Mapping[UUID, Past],
    names: Mapping[UUID, str],
    circle: Mapping[UUID, date | None],
    end: date,
) -> tuple[Bond, ...]:
    """Those of the longest window and of the circle, which has the days since when: the circle
    first, then by how often."""
    days = list(met)
    times = {
        window: Counter(who for who, day in days if day >= first_day(end, window))
        for window in WINDOWS
    }
    bonds = (
        Bond(
            other_id=who,
            name=names[who],
            in_circle=who in circle,
            times={window: counted[who] for window, counted in times.items()},
            first_met=past[who].first if who in past else None,
            last_met=past[who].last if who in past else None,
            since=circle.get(who),
        )
        for who in times[LONGEST].keys() | circle.keys()
    )
    return tuple(
        sorted(bonds, key=lambda one: (not one.in_circle, -one.times[LONGEST], fold(one.name)))
    )


# Figures ----------------------------------------------------------------------------------


def _of_one(
    client_id: UUID,
    met: Iterable[tuple[UUID, date]],
    stays: Stays,
    firsts: Mapping[UUID, date],
    start: date,
) -> Continuity:
    """The figures of one client's window from the day `start` on."""
    within = [(carer, day) for carer, day in met if day >= start]
    return figures.continuity(
        [carer for carer, _day in within],
        of_circle=[stays.holds(client_id, carer, day) for carer, day in within],
        before=(carer for carer, first in firsts.items() if first < start),
    )


def _firsts(met: Iterable[Meeting], before: Iterable[Pair]) -> dict[Pair, date]:
    """When each pair met first, as far as windows ask: long ago is the beginning of time."""
    firsts: dict[Pair, date] = dict.fromkeys(before, date.min)
    for client, carer, day in met:  # in the order of days
        firsts.setdefault((client, carer), day)
    return firsts


def _people(
    met: Iterable[Meeting],
    stays: Stays,
    firsts: Mapping[Pair, date],
    names: Mapping[UUID, str],
    end: date,
) -> Iterator[PersonFigures]:
    sizes = stays.sizes(end)
    own: dict[UUID, list[tuple[UUID, date]]] = {}
    for client, carer, day in met:
        own.setdefault(client, []).append((carer, day))
    for client, days in own.items():
        first = {carer: firsts[client, carer] for carer, _day in days}
        yield PersonFigures(
            client_id=client,
            name=names[client],
            circle_size=sizes.get(client, 0),
            figures={
                window: _of_one(client, days, stays, first, first_day(end, window))
                for window in WINDOWS
            },
        )


def _of_all(
    met: Iterable[Meeting],
    stays: Stays,
    firsts: Mapping[Pair, date],
    start: date,
) -> CoopFigures:
    within = [meeting for meeting in met if meeting.day >= start]
    pairs: Sequence[Pair] = [(client, carer) for client, carer, _day in within]
    per_client = Counter(client for client, _carer in set(pairs))
    return CoopFigures(
        people=len(per_client),
        median_faces=figures.carers_per_client(pairs),
        most_faces=max(per_client.values(), default=0),
        circle_share=figures.share([stays.holds(*meeting) for meeting in within]),
        new_faces=figures.new_faces(pairs, (pair for pair, day in firsts.items() if day < start)),
        visits=len(pairs),
    )
