"""What can be supposed of a week to try out a rota for it: frozen values, never written down."""

from dataclasses import dataclass
from uuid import UUID

from carecoop.services.people_values import AvailabilityForm, SuspensionForm, TimeOffForm


@dataclass(frozen=True, slots=True)
class WithoutCarer:
    """As if a carer were off."""

    carer_id: UUID
    time_off: TimeOffForm


@dataclass(frozen=True, slots=True)
class WithoutVisits:
    """As if a client's visits were off."""

    client_id: UUID
    suspension: SuspensionForm


@dataclass(frozen=True, slots=True)
class MoreHours:
    """As if a carer could work at one more time of the week."""

    carer_id: UUID
    window: AvailabilityForm


@dataclass(frozen=True, slots=True)
class MoreRoom:
    """As if every visit that is not time-critical might start so much earlier or later."""

    minutes: int


@dataclass(frozen=True, slots=True)
class WithinContract:
    """As if nobody who has contracted hours worked more than those."""


Supposition = WithoutCarer | WithoutVisits | MoreHours | MoreRoom | WithinContract
