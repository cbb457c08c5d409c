"""What upsets a week that people know already, as the window writes it down and shows it again.

Frozen values, no records. Minutes count from midnight of the day beside them, wall clock.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from uuid import UUID

from carecoop.kinds import Answer, DisruptionKind, Priority, TimeOffKind
from carecoop.services.people_values import ContactForm
from carecoop.services.replanning_who import TakerRow


@dataclass(frozen=True, slots=True)
class DisruptionForm:
    """Who cannot come, is away, is home again or begins; `person_id` is a carer for `CARER_AWAY`
    and a client otherwise. An end is wanted of a carer's absence, and may be open of a client's;
    who is back and what begins has none. `place` is a hospital and its ward."""

    kind: DisruptionKind
    person_id: UUID | None
    from_date: date
    from_minute: int = 0
    until_date: date | None = None
    until_minute: int = 1440
    away_as: TimeOffKind = TimeOffKind.SICK  # of a carer
    reason: str = ""
    place: str = ""
    reported_by: str = ""


@dataclass(frozen=True, slots=True)
class AffectedVisit:
    """A place on a visit that is without its carer, off, or open.

    `instead_of` was to come at `start_minute`; `covered_by` comes at `covered_start_minute`, if
    anybody does. `beside` are the others on the visit. `is_open` while it has nobody and could
    still be made. `cover_id` is None before it is reported.
    """

    visit_id: str
    pattern_id: UUID
    visit_date: date
    client_id: UUID
    client_name: str
    title: str
    start_minute: int
    duration_minutes: int
    priority: Priority
    time_critical: bool
    instead_of: UUID | None
    instead_of_name: str
    beside: tuple[str, ...]
    has_begun: bool
    is_open: bool
    cover_id: UUID | None = None
    covered_by: UUID | None = None
    covered_by_name: str = ""
    covered_start_minute: int | None = None
    covered_at_utc: datetime | None = None

    @property
    def is_same_carer(self) -> bool:
        """Only the time of it changed."""
        return self.covered_by is not None and self.covered_by == self.instead_of


def by_risk(visit: AffectedVisit) -> tuple[int, bool, date, int, str]:
    """Red before amber before green; of each the time-critical first, then in order of time."""
    when = visit.visit_date, visit.start_minute, visit.visit_id
    return (-visit.priority, not visit.time_critical, *when)


@dataclass(frozen=True, slots=True)
class CallRow:
    """A telephone call that was made. One of the two ids is set."""

    carer_id: UUID | None
    client_id: UUID | None
    name: str  # who was rung: the carer, the client, or the client's contact
    called_at_utc: datetime
    answer: Answer
    note: str


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody whose day a disruption changes: one of the two ids is set. `contacts` are those of
    a client, for emergencies first. `told_at_utc` is None until they know how it is now."""

    carer_id: UUID | None
    client_id: UUID | None
    name: str
    phone: str
    contacts: tuple[ContactForm, ...]
    visits: tuple[AffectedVisit, ...]
    told_at_utc: datetime | None


@dataclass(frozen=True, slots=True)
class DisruptionRow:
    """A line of the list: how many of its visits have nobody yet, and how many people do not know
    yet how it is now."""

    id: UUID
    form: DisruptionForm
    person_name: str
    reported_at_utc: datetime
    settled_at_utc: datetime | None
    visits: int
    open_visits: int
    not_told: int


@dataclass(frozen=True, slots=True)
class DisruptionDetail:
    """All of one: its visits by risk, who is to be told, and every call, the latest first.
    `weeks` are the Mondays of the rotas that it concerns."""

    row: DisruptionRow
    weeks: tuple[date, ...]
    visits: tuple[AffectedVisit, ...]
    to_tell: tuple[ToTell, ...]
    calls: tuple[CallRow, ...]


class Ring(IntEnum):
    """In which order to ring those who could take a visit."""

    CIRCLE = 1  # and free
    BEEN_BEFORE = 2  # and free
    NEAR = 3  # and free
    WOULD_MOVE = 4  # something else of theirs would move for it
    RULE = 5  # a rule would break


@dataclass(frozen=True, slots=True)
class RingRow:
    """Somebody to ring about a visit; `answer` is what they said last, about this disruption."""

    ring: Ring
    taker: TakerRow
    phone: str
    answer: CallRow | None


@dataclass(frozen=True, slots=True)
class CarerEffect:
    """What a mend does to one carer's week. Rest is the shortest between two days of work, from
    the end of the last visit to the start of the next; None where there are no two."""

    carer_id: UUID
    name: str
    before_minutes: int
    after_minutes: int
    contract_minutes: int
    rest_before_minutes: int | None
    rest_after_minutes: int | None
