"""The tables, one module per subject. Importing this package registers them all."""

from carecoop.records.base import Record, UtcDateTime, metadata
from carecoop.records.coop import Account, Coop, TrailEntry
from carecoop.records.disruptions import Call, Cover, Disruption
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
from carecoop.records.rota import (
    DayNotice,
    KeptProposal,
    Publication,
    Rota,
    RotaPlace,
    RotaVisit,
    RuleOverride,
    UsualCarer,
    VisitLock,
)
from carecoop.records.visits import VisitException, VisitPattern

__all__ = [
    "Account",
    "Call",
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
    "Cover",
    "DayNotice",
    "Disruption",
    "KeptProposal",
    "Publication",
    "Record",
    "Rota",
    "RotaPlace",
    "RotaVisit",
    "RuleOverride",
    "Suspension",
    "TrailEntry",
    "UsualCarer",
    "UtcDateTime",
    "VisitException",
    "VisitLock",
    "VisitPattern",
    "metadata",
]
