"""The tables, one module per subject. Importing this package registers them all."""

from carecoop.records.base import Record, UtcDateTime, metadata
from carecoop.records.coop import Account, Coop, Nation, TrailEntry
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
    FunderKind,
    LanguageLevel,
    Standing,
    Suspension,
    TimeOffKind,
    TravelMode,
    Weeks,
)
from carecoop.records.rota import Rota, RotaPlace, RotaState, RotaVisit
from carecoop.records.visits import Priority, VisitException, VisitPattern

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
    "FunderKind",
    "LanguageLevel",
    "Nation",
    "Priority",
    "Record",
    "Rota",
    "RotaPlace",
    "RotaState",
    "RotaVisit",
    "Standing",
    "Suspension",
    "TimeOffKind",
    "TrailEntry",
    "TravelMode",
    "UtcDateTime",
    "VisitException",
    "VisitPattern",
    "Weeks",
    "metadata",
]
