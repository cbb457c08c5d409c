"""A co-op of a given size with a year behind it: for the benchmarks, nobody in it is real.

Each day's runs go round the carers. Past weeks are written straight into the tables; what is
timed reads them as any others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from carecoop import clock
from carecoop.kinds import RotaState, Standing
from carecoop.records import (
    Carer,
    CarerAvailability,
    Client,
    ClientCarer,
    Rota,
    RotaPlace,
    RotaVisit,
    VisitPattern,
)
from carecoop.records.base import growing_id
from carecoop.services.office import Office, create_office, enter, open_office

PASSPHRASE = "a very large kettle"
RUN = 8  # visits of a run
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class People:
    """Ids, in the order in which work goes round."""

    carers: list[UUID]
    clients: list[UUID]
    patterns: list[UUID]


@dataclass(frozen=True)
class Size:
    """`runs` are those of a day; `round` is how many carers on somebody has that run tomorrow."""

    name: str
    carers: int
    clients: int
    runs: int
    round: int


USUAL = Size("usual", 20, 40, 10, 7)  # 560 visits a week
LARGE = Size("large", 150, 360, 90, 41)  # 5,040 visits a week


def unlock_large(path: Path) -> Office:
    return open_office(path, PASSPHRASE)


def large_coop(path: Path, monday: date, weeks: int, size: Size = LARGE) -> Office:
    """The co-op with a rota for the week of `monday` and for as many weeks before it."""
    office = create_office(path, PASSPHRASE, "A very large co-op", "Meg")
    with office.work("build", "people") as work:
        people = _people(work.session, monday, size)
        work.commit()
    with office.work("build", "rotas") as work:
        for ago in range(weeks, -1, -1):
            _rota(work.session, monday - ago * WEEK, people, size.round, past=ago > 0)
        work.commit()
    return enter(office.store)


def _people(session: Session, monday: date, size: Size) -> People:
    carers = [uuid4() for _ in range(size.carers)]
    clients = [uuid4() for _ in range(size.clients)]
    patterns = [uuid4() for _ in range(size.runs * RUN)]
    session.add_all(
        Carer(id=key, name=f"Carer {n:03}", contract_minutes=1800, most_minutes=2880,
              most_days=6, easting=290000 + 37 * n % 4000, northing=62000 + 61 * n % 4000)
        for n, key in enumerate(carers)
    )  # fmt: skip
    session.add_all(
        CarerAvailability(carer_id=key, weekday=day, start_minute=360, end_minute=1380)
        for key in carers
        for day in range(7)
    )
    session.add_all(
        Client(id=key, name=f"Client {n:03}",
               easting=290000 + 53 * n % 4000, northing=62000 + 29 * n % 4000)
        for n, key in enumerate(clients)
    )  # fmt: skip
    session.flush()
    session.add_all(
        ClientCarer(client_id=key, carer_id=carers[(n * 7 + one * 11) % size.carers],
                    standing=Standing.CIRCLE)
        for n, key in enumerate(clients)
        for one in range(4)
    )  # fmt: skip
    session.add_all(_pattern(n, key, clients, monday) for n, key in enumerate(patterns))
    return People(carers, clients, patterns)


def _start(number: int) -> int:
    """The visits of a run follow each other; half of the runs are in the afternoon."""
    run, at = divmod(number, RUN)
    return (420 if run % 2 else 900) + 50 * at


def _pattern(number: int, key: UUID, clients: list[UUID], monday: date) -> VisitPattern:
    start = _start(number)
    return VisitPattern(
        id=key,
        client_id=clients[number % len(clients)],
        title="Breakfast",
        weekdays=127,
        preferred_minute=start,
        earliest_minute=start - 60,
        latest_minute=start + 60,
        duration_minutes=35,
        starts_on=monday - 60 * WEEK,
    )


def _rota(
    session: Session,
    week: date,
    people: People,
    turn: int,
    *,
    past: bool,
) -> None:
    state = RotaState.WORKED if past else RotaState.DRAFT
    rota = Rota(week=week, state=state, version=1, changed_at_utc=clock.now_utc())
    session.add(rota)
    session.flush()
    visits: list[dict[str, object]] = []
    places: list[dict[str, object]] = []
    for day, number in (
        (day, number) for day in range(7) for number in range(len(people.patterns))
    ):
        visit_id = growing_id()
        carer = people.carers[(number // RUN + day * turn) % len(people.carers)]
        visits.append({
            "id": visit_id, "rota_id": rota.id, "pattern_id": people.patterns[number],
            "client_id": people.clients[number % len(people.clients)],
            "visit_date": week + timedelta(days=day), "start_minute": _start(number),
            "duration_minutes": 35, "carers_wanted": 1,
        })  # fmt: skip
        places.append({"id": growing_id(), "rota_visit_id": visit_id, "carer_id": carer})
    for table, rows in _tables(visits, places):
        session.connection().execute(insert(table), rows)


def _tables(
    visits: list[dict[str, object]], places: list[dict[str, object]]
) -> Iterator[tuple[type[SQLModel], list[dict[str, object]]]]:
    yield RotaVisit, visits
    yield RotaPlace, places
