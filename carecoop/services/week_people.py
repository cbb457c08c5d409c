"""What every week is planned from: people, their circles and what they agreed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, select

from carecoop.records import (
    Carer,
    CarerAvailability,
    CarerLanguage,
    CarerSkill,
    CarerTimeOff,
    Client,
    Record,
    VisitPattern,
)
from carecoop.services.circle_stays import Bond, Stays, read_bonds, read_stays

Row = TypeVar("Row", bound=Record)


@dataclass(frozen=True)
class People:
    """Rows by their id, or grouped by the carer's; `bonds` as they are now, by client."""

    clients: Mapping[UUID, Client]
    carers: Mapping[UUID, Carer]
    availability: Mapping[UUID, list[CarerAvailability]]
    time_off: Mapping[UUID, list[CarerTimeOff]]
    skills: Mapping[UUID, list[CarerSkill]]
    languages: Mapping[UUID, list[CarerLanguage]]
    patterns: Mapping[UUID, VisitPattern]
    bonds: Mapping[UUID, list[Bond]]
    stays: Stays


def read_people(session: Session) -> People:
    return People(
        clients=_by_id(session, Client),
        carers=_by_id(session, Carer),
        availability=_by_carer(session, CarerAvailability),
        time_off=_by_carer(session, CarerTimeOff),
        skills=_by_carer(session, CarerSkill),
        languages=_by_carer(session, CarerLanguage),
        patterns=_by_id(session, VisitPattern),
        bonds=read_bonds(session),
        stays=read_stays(session),
    )


def _all(session: Session, table: type[Row]) -> Iterable[Row]:
    return session.exec(select(table)).all()


def _by_id(session: Session, table: type[Row]) -> dict[UUID, Row]:
    return {row.id: row for row in _all(session, table)}


OfCarer = TypeVar("OfCarer", CarerAvailability, CarerTimeOff, CarerSkill, CarerLanguage)


def _by_carer(session: Session, table: type[OfCarer]) -> dict[UUID, list[OfCarer]]:
    groups: dict[UUID, list[OfCarer]] = {}
    for row in _all(session, table):
        groups.setdefault(row.carer_id, []).append(row)
    return groups
