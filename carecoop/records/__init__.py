"""The tables, one module per subject. Importing this package registers them all."""

from carecoop.records.base import Record, UtcDateTime, metadata
from carecoop.records.coop import Account, Coop, TrailEntry
from carecoop.records.people import (
    Carer,
    CarerAvailability,
    CarerLanguage,
    CarerSkill,
    CarerTimeOff,
    Client,
    ClientAccess,
    ClientCarer,
    ClientContact,
    Suspension,
)
from carecoop.records.rota import Rota, RotaPlace, RotaVisit
from carecoop.records.visits import VisitException, VisitPattern

__all__ = [
    "Account",
    "Carer",
    "CarerAvailability",
    "CarerLanguage",
    "CarerSkill",
    "CarerTimeOff",
    "Client",
    "ClientAccess",
    "ClientCarer",
    "ClientContact",
    "Coop",
    "Record",
    "Rota",
    "RotaPlace",
    "RotaVisit",
    "Suspension",
    "TrailEntry",
    "UtcDateTime",
    "VisitException",
    "VisitPattern",
    "metadata",
]
