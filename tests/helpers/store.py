"""A store for tests: quick to unlock, a few rows, and a look at everything in it."""

from datetime import date
from pathlib import Path

from sqlalchemy import select

from carecoop.records import Carer, Client, Record, VisitPattern, metadata
from carecoop.store import KeyCost, Store, create

PASSPHRASE = "seven kettles on the hob"
QUICK = KeyCost(passes=1, memory_kib=64, lanes=1)  # what is tested is not how strong Argon2 is


def new_store(path: Path) -> Store:
    return create(path, PASSPHRASE, coop_name="Gofal", account_name="Meg", cost=QUICK)


def client(name: str = "Gwen Pryce") -> Client:
    return Client(name=name, easting=291_500, northing=64_000)


def carer(name: str = "Dai Rees") -> Carer:
    return Carer(name=name, easting=291_000, northing=64_500)


def pattern(of: Client, title: str = "breakfast") -> VisitPattern:
    return VisitPattern(
        client_id=of.id,
        title=title,
        weekdays=31,
        preferred_minute=480,
        earliest_minute=450,
        latest_minute=510,
        duration_minutes=30,
        starts_on=date(2026, 10, 5),
    )


def save(store: Store, *rows: object, use_case: str = "add") -> int | None:
    with store.work(store.account_id, use_case) as work:
        work.session.add_all(rows)
        return work.commit()


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the trail, in one order; not when it was last saved."""
    dated_by = {str(model.__tablename__): model.dated_by for model in Record.__subclasses__()}
    with store.read() as session:
        return {
            table.name: sorted(
                (
                    tuple(row)
                    for row in session.connection().execute(
                        select(*(one for one in table.c if one.name != dated_by.get(table.name)))
                    )
                ),
                key=str,
            )
            for table in metadata.sorted_tables
            if table.name != "trail_entry"
        }
