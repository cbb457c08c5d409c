"""Reads who came from the saved rotas: plain columns, counted by the database.

Ten years of a large co-op are a million places, so only the windows are read visit by visit;
everything older is asked for as first, last and whether at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, case
from sqlalchemy import select as columns
from sqlmodel import Session, col, func

from carecoop import clock
from carecoop.records import (
    Carer,
    Client,
    Rota,
    RotaPlace,
    RotaVisit,
    VisitPattern,
)
from carecoop.services.relationships_values import LONGEST, Basis, Source, first_day
from carecoop.services.took_place import took_place
from carecoop.services.week_records import WEEK, Pair

client_met = col(RotaVisit.client_id)
carer_met = col(RotaPlace.carer_id)
day_met = col(RotaVisit.visit_date)


class Meeting(NamedTuple):
    """A carer in a place of a visit, in the order of visits."""

    client_id: UUID
    carer_id: UUID
    day: date


class Visit(NamedTuple):
    """A visit of one client and a carer in its place; None where nobody is."""

    id: UUID
    day: date
    start_minute: int
    duration_minutes: int
    carers_wanted: int
    title: str
    carer_id: UUID | None


@dataclass(frozen=True, slots=True)
class Past:
    """Of a client and a carer, up to the end of a window."""

    first: date
    last: date


def _meetings(*wanted: SQLColumnExpression[Any]) -> Select[Any]:
    return (
        columns(*wanted)
        .select_from(RotaVisit)
        .join(RotaPlace, col(RotaPlace.rota_visit_id) == col(RotaVisit.id))
        .where(took_place())
    )


def meetings(session: Session, end: date) -> list[Meeting]:
    """Everybody's meetings of the longest window that ends with a day, in order of start."""
    query = (
        _meetings(client_met, carer_met, day_met)
        .where(day_met.between(first_day(end, LONGEST), end))
        .order_by(day_met, col(RotaVisit.start_minute), col(RotaVisit.id), carer_met)
    )
    return [Meeting(*row) for row in session.connection().execute(query)]


def met_before(session: Session, day: date, end: date) -> set[Pair]:
    """Which of those who meet from a day until `end` had met before that day."""
    window = (
        _meetings(client_met.label("client_id"), carer_met.label("carer_id"))
        .where(day_met.between(day, end))
        .distinct()
        .subquery()
    )
    earlier = (
        columns(client_met)
        .select_from(RotaVisit)
        .join(RotaPlace, col(RotaPlace.rota_visit_id) == col(RotaVisit.id))
        .where(client_met == window.c.client_id, carer_met == window.c.carer_id, day_met < day)
        .where(case((carer_met.is_not(None), took_place())))  # asked last: a match is rare
        .correlate(window)
        .exists()
    )
    query = columns(window.c.client_id, window.c.carer_id).where(earlier)
    return {(client, carer) for client, carer in session.connection().execute(query)}


def visits_of(session: Session, client_id: UUID, end: date) -> list[Visit]:
    """The client's visits in the longest window in order of start, once for each carer."""
    query = (
        columns(
            col(RotaVisit.id),
            day_met,
            col(RotaVisit.start_minute),
            col(RotaVisit.duration_minutes),
            col(RotaVisit.carers_wanted),
            col(VisitPattern.title),
            carer_met,
        )
        .select_from(RotaVisit)
        .join(VisitPattern, col(VisitPattern.id) == col(RotaVisit.pattern_id))
        .outerjoin(RotaPlace, col(RotaPlace.rota_visit_id) == col(RotaVisit.id))
        .where(client_met == client_id, took_place())
        .where(day_met.between(first_day(end, LONGEST), end))
        .order_by(day_met, col(RotaVisit.start_minute), col(RotaVisit.id), carer_met)
    )
    return [Visit(*row) for row in session.connection().execute(query)]


def days_of_carer(session: Session, carer_id: UUID, end: date) -> list[tuple[UUID, date]]:
    """The clients and days of the carer's visits in the longest window."""
    query = _meetings(client_met, day_met).where(
        carer_met == carer_id, day_met.between(first_day(end, LONGEST), end)
    )
    return [(client, day) for client, day in session.connection().execute(query)]


def past_of_client(session: Session, client_id: UUID, end: date) -> dict[UUID, Past]:
    """By carer, when the client met each of them first and last."""
    return _past(session, carer_met, client_met == client_id, end)


def past_of_carer(session: Session, carer_id: UUID, end: date) -> dict[UUID, Past]:
    """By client, when the carer met each of them first and last."""
    return _past(session, client_met, carer_met == carer_id, end)


def _past(
    session: Session, other: SQLColumnExpression[UUID], mine: ColumnElement[bool], end: date
) -> dict[UUID, Past]:
    query = (
        _meetings(other, func.min(day_met), func.max(day_met))
        .where(mine, day_met <= end)
        .group_by(other)
    )
    found = session.connection().execute(query)
    return {who: Past(first, last) for who, first, last in found}


def basis(session: Session, end: date) -> Basis:
    """The weeks that the longest window touches, and where the saved rotas begin."""
    week = clock.monday_of(first_day(end, LONGEST))
    query = columns(col(Rota.week), col(Rota.state)).where(col(Rota.week).between(week, end))
    states = {row.week: row.state for row in session.connection().execute(query)}
    sources = []
    while week <= end:
        sources.append(Source(week, states.get(week)))
        week += WEEK
    since = session.connection().execute(columns(func.min(col(Rota.week)))).scalar_one()
    return Basis(end, tuple(sources), since)


def names(session: Session, table: type[Client | Carer], ids: Iterable[UUID]) -> dict[UUID, str]:
    """As they like to be called, by id."""
    wanted = frozenset(ids)
    query = columns(col(table.id), col(table.preferred_name), col(table.name))
    found = session.connection().execute(query)
    return {one: preferred or name for one, preferred, name in found if one in wanted}
