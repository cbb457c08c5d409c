"""How long *who came* takes after years: `python -m benchmarks.relations [--years N] [--runs N]`.

A made-up co-op of 150 people, 60 carers and 1,500 visits a week, each person with a circle of four
that changes over the years and now and then somebody else, in an encrypted file. Timed is what a
page waits for: a person's view, a carer's, the co-op's, and the week board for comparison.
"""

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import insert

from benchmarks.store import report
from carecoop import clock
from carecoop.kinds import RotaState, Standing
from carecoop.records import (
    Carer,
    Client,
    ClientCarer,
    Rota,
    RotaPlace,
    RotaVisit,
    VisitPattern,
)
from carecoop.records.base import growing_id
from carecoop.services.office import Office, create_office
from carecoop.services.relationships import coop_faces, their_people, who_came
from carecoop.services.week import week_board
from carecoop.store import Work

PEOPLE, CARERS, VISITS_A_WEEK = 150, 60, 10  # of each person
CIRCLE = 4
SOMEBODY_ELSE = 0.12  # of the visits
DOUBLE_HANDED = 0.1  # of the patterns
CHANGE_WEEKS = 40  # after so many, one of each circle has gone
Values = list[dict[str, object]]


class Place(NamedTuple):
    """A visit of every week: whose, by which pattern, on which day, at what time."""

    client: UUID
    pattern: UUID
    weekday: int
    start_minute: int
    carers: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--years", type=int, nargs="*", default=[1, 10])
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    for years in given.years:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "long.carecoop"
            office = create_office(path, "so many mornings", "Long Co-op", "Meg")
            clients, carers = live_through(office, years * 52)
            print(f"relations: {years} years in a file of {path.stat().st_size / 1e6:.0f} MB")
            measure(office, given.runs, clients, carers)
            office.close()


def measure(office: Office, runs: int, clients: list[UUID], carers: list[UUID]) -> None:
    today = clock.today()
    for name, work in (
        ("a person", lambda: who_came(office, clients[0], today)),
        ("a carer", lambda: their_people(office, carers[0], today)),
        ("the co-op", lambda: coop_faces(office, today)),
        ("the week", lambda: week_board(office, today)),
    ):
        report(name, runs, work, "relations")


def live_through(office: Office, weeks: int) -> tuple[list[UUID], list[UUID]]:
    """Save so many weeks up to this one; the ids of clients and carers."""
    monday, random = clock.monday_of(clock.today()), Random(7)
    with office.work("made up", "people") as work:
        clients = [_person(work, Client, f"Person {n}") for n in range(PEOPLE)]
        carers = [_person(work, Carer, f"Carer {n}") for n in range(CARERS)]
        work.session.flush()
        places = [place for client in clients for place in _agreed(work, client, random)]
        work.session.flush()
        circles = {client: random.sample(carers, CIRCLE) for client in clients}
        for ago in range(weeks - 1, -1, -1):
            if ago % CHANGE_WEEKS == 0:
                for client, circle in circles.items():
                    stay = random.sample(circle, CIRCLE - 1)
                    others = [carer for carer in carers if carer not in circle]
                    circles[client] = [*stay, random.choice(others)]
            _save(work, monday - timedelta(weeks=ago), places, circles, carers, random)
        work.session.add_all(
            ClientCarer(client_id=client, carer_id=carer, standing=Standing.CIRCLE)
            for client, circle in circles.items()
            for carer in circle
        )
        work.commit()
    return clients, carers


def _person(work: Work, table: type[Client | Carer], name: str) -> UUID:
    person = table(name=name, easting=291000, northing=64000)
    work.session.add(person)
    return person.id


def _agreed(work: Work, client: UUID, random: Random) -> Iterator[Place]:
    """Breakfasts every day and three lunches: ten visits a week."""
    for title, minute, weekdays in (("Breakfast", 480, range(7)), ("Lunch", 750, range(0, 6, 2))):
        carers = 2 if random.random() < DOUBLE_HANDED else 1
        start = minute + random.randrange(0, 120, 5)
        pattern = VisitPattern(
            client_id=client,
            title=title,
            weekdays=sum(1 << weekday for weekday in weekdays),
            preferred_minute=start,
            earliest_minute=start - 30,
            latest_minute=start + 30,
            duration_minutes=45,
            carers_wanted=carers,
            starts_on=date(2001, 1, 1),
        )
        work.session.add(pattern)
        yield from (Place(client, pattern.id, weekday, start, carers) for weekday in weekdays)


def _save(
    work: Work,
    week: date,
    places: list[Place],
    circles: dict[UUID, list[UUID]],
    carers: list[UUID],
    random: Random,
) -> None:
    """A worked week, past the trail: what is timed is reading."""
    rota = Rota(week=week, state=RotaState.WORKED, changed_at_utc=clock.now_utc())
    visits: Values = []
    came: Values = []
    for place in places:
        visit_id = growing_id()
        day = week + timedelta(days=place.weekday)
        visits.append(
            {
                "id": visit_id,
                "rota_id": rota.id,
                "pattern_id": place.pattern,
                "client_id": place.client,
                "visit_date": day,
                "start_minute": place.start_minute,
                "duration_minutes": 45,
                "carers_wanted": place.carers,
            }
        )
        choice = carers if random.random() < SOMEBODY_ELSE else circles[place.client]
        for carer in random.sample(choice, place.carers):
            came.append({"id": growing_id(), "rota_visit_id": visit_id, "carer_id": carer})
    connection = work.session.connection()
    connection.execute(insert(Rota), [rota.model_dump()])
    connection.execute(insert(RotaVisit), visits)
    connection.execute(insert(RotaPlace), came)


if __name__ == "__main__":
    main()
