"""Proposals that are kept under a name, opened again and compared: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carecoop.services.replanning import MendProposal
from carecoop.services.week_values import Proposal, WeekFigures


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A kept proposal in a list; `changes` counts the visits that it changes. A mend is of a
    disruption."""

    id: UUID
    week: date
    name: str
    made_at_utc: datetime
    changes: int
    disruption_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class GoneVisit:
    """A visit that a kept proposal changes and that can no longer be changed so."""

    client_name: str
    day: date


@dataclass(frozen=True, slots=True)
class Rebased:
    """A proposal's changes made on the week as it is now, without what no longer fits."""

    proposal: Proposal
    gone: tuple[GoneVisit, ...]


@dataclass(frozen=True, slots=True)
class Reopened(Rebased):
    """A kept proposal on the week as it is now; `mended` where it is a mend."""

    row: KeptRow
    mended: MendProposal | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One of several rotas for a week, side by side. `row` is None for the week as it is; counts
    are of what it changes there: visits, clients who have another face, and what no longer fits."""

    row: KeptRow | None
    figures: WeekFigures
    visits_changed: int = 0
    people_changed: int = 0
    gone: int = 0
