"""Who is and was in whose circle: kept day by day as circles change, so that figures of the past
speak of the circle of then."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, true
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.kinds import Standing
from carecoop.records import CircleStay, ClientCarer

Span = tuple[date, date]  # the first day and the last
DAY = timedelta(days=1)


class Bond(NamedTuple):
    """What a carer is to a client. Plain values: a large co-op has thousands."""

    carer_id: UUID
    standing: Standing


@dataclass(frozen=True, slots=True)
class Stays:
    """The spans of days that each client and carer were of one circle."""

    spans: Mapping[tuple[UUID, UUID], tuple[Span, ...]]

    def holds(self, client_id: UUID, carer_id: UUID, day: date) -> bool:
        spans = self.spans.get((client_id, carer_id), ())
        return any(first <= day <= last for first, last in spans)

    def circle(self, client_id: UUID, day: date) -> frozenset[UUID]:
        """The carers of a client's circle on a day."""
        pairs = (pair for pair in self.spans if pair[0] == client_id)
        return frozenset(carer for client, carer in pairs if self.holds(client, carer, day))

    def since(self, client_id: UUID, carer_id: UUID, day: date) -> date | None:
        """The first day of the stay that holds on a day; None where nobody knows it."""
        spans = self.spans.get((client_id, carer_id), ())
        firsts = (first for first, last in spans if first <= day <= last)
        first = min(firsts, default=date.min)
        return None if first == date.min else first

    def clients(self, carer_id: UUID, day: date) -> frozenset[UUID]:
        """The clients whose circle a carer is in on a day."""
        pairs = (pair for pair in self.spans if pair[1] == carer_id)
        return frozenset(client for client, carer in pairs if self.holds(client, carer, day))

    def sizes(self, day: date) -> dict[UUID, int]:
        """How many carers there are in each circle on a day."""
        sizes: dict[UUID, int] = {}
        for client, carer in self.spans:
            if self.holds(client, carer, day):
                sizes[client] = sizes.get(client, 0) + 1
        return sizes


def read_stays(
    session: Session, *, client_id: UUID | None = None, carer_id: UUID | None = None
) -> Stays:
    """Of everybody, or of one client or carer alone."""
    spans: dict[tuple[UUID, UUID], list[Span]] = {}
    now = columns(col(ClientCarer.client_id), col(ClientCarer.carer_id), col(ClientCarer.since))
    now = now.where(col(ClientCarer.standing) == Standing.CIRCLE)
    only = now.where(_only(ClientCarer, client_id, carer_id))
    for client, carer, since in session.connection().execute(only):
        spans.setdefault((client, carer), []).append((since or date.min, date.max))
    for stay in session.exec(select(CircleStay).where(_only(CircleStay, client_id, carer_id))):
        first = stay.from_date or date.min
        spans.setdefault((stay.client_id, stay.carer_id), []).append((first, stay.until_date))
    return Stays({pair: tuple(found) for pair, found in spans.items()})


def read_bonds(session: Session) -> dict[UUID, list[Bond]]:
    """By client, as they are."""
    bonds: dict[UUID, list[Bond]] = {}
    now = columns(col(ClientCarer.client_id), col(ClientCarer.carer_id), col(ClientCarer.standing))
    for client_id, carer_id, standing in session.connection().execute(now):
        bonds.setdefault(client_id, []).append(Bond(carer_id, standing))
    return bonds


def bonds_in(
    now: Mapping[UUID, list[Bond]], stays: Stays, last_day: date
) -> Mapping[UUID, list[Bond]]:
    """By client, as they are `now`, or in a week that is over with the circles of its last day."""
    if last_day >= clock.today():
        return now
    bonds = {
        client_id: [one for one in theirs if one.standing is not Standing.CIRCLE]
        for client_id, theirs in now.items()
    }
    for client_id, carer_id in stays.spans:
        if stays.holds(client_id, carer_id, last_day):
            bonds.setdefault(client_id, []).append(Bond(carer_id, Standing.CIRCLE))
    return bonds


def _only(
    table: type[ClientCarer | CircleStay], client_id: UUID | None, carer_id: UUID | None
) -> ColumnElement[bool]:
    if client_id is not None:
        return col(table.client_id) == client_id
    return col(table.carer_id) == carer_id if carer_id is not None else true()


def date_circle(
    session: Session, client_id: UUID, before: Iterable[ClientCarer], after: Sequence[ClientCarer]
) -> None:
    """Give those who stay or come into a client's circle their day, unless another is said, and
    keep the time of those who leave it: the day before today is their last."""
    was = {row.carer_id: row.since for row in before if row.standing is Standing.CIRCLE}
    now = {row.carer_id: row for row in after if row.standing is Standing.CIRCLE}
    yesterday = clock.today() - DAY
    for carer_id, row in now.items():
        known = was[carer_id] if carer_id in was else _since(session, client_id, carer_id)
        row.since = row.since or known
    for carer_id in was.keys() - now.keys():
        first = was[carer_id]
        if first is None or first <= yesterday:
            session.add(CircleStay(client_id=client_id, carer_id=carer_id, from_date=first,
                                   until_date=yesterday))  # fmt: skip


def _since(session: Session, client_id: UUID, carer_id: UUID) -> date | None:
    """Today, or where somebody only left it today, the day that they had."""
    today = clock.today()
    left = select(CircleStay).where(
        CircleStay.client_id == client_id,
        CircleStay.carer_id == carer_id,
        CircleStay.until_date == today - DAY,
    )
    stay = session.exec(left).first()
    if stay is None:
        return today
    session.delete(stay)
    return stay.from_date
