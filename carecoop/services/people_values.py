"""Clients, carers and visit patterns as pages edit them (forms) and list them (rows).

Frozen values, no records. Minutes of a day count from midnight, wall clock; weekdays from
Monday = 0; eastings and northings are metres on the British National Grid.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from carecoop.clock import weeks_letter
from carecoop.kinds import (
    FunderKind,
    LanguageLevel,
    Priority,
    Standing,
    TimeOffKind,
    TravelMode,
    Weeks,
)


@dataclass(frozen=True, slots=True)
class ContactForm:
    """Family, friend, neighbour, doctor: whom to ask or to tell."""

    name: str
    relation: str = ""
    phone: str = ""
    in_emergency: bool = False


@dataclass(frozen=True, slots=True)
class BondForm:
    """A carer of the client's circle, or one who must not come; `reason` is kept with it. Of a
    circle, `since` is the first day; None leaves the day that is kept, and where somebody joins,
    it is today."""

    carer_id: UUID
    standing: Standing = Standing.CIRCLE
    reason: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ClientForm:
    """All of a client but how to get in (`AccessForm`) and suspensions (`SuspensionForm`).

    `first_language` and `languages` (the others spoken) are ISO 639 codes, `agreed_minutes` are
    funded minutes a week, `spacing_minutes` the least time between two visits.
    """

    name: str = ""
    preferred_name: str = ""
    address: str = ""
    postcode: str = ""
    easting: int | None = None
    northing: int | None = None
    phone: str = ""
    first_language: str = "en"
    languages: tuple[str, ...] = ()
    spacing_minutes: int = 0
    funder: str = ""
    funder_kind: FunderKind = FunderKind.COUNCIL
    agreed_minutes: int = 0
    notes: str = ""
    contacts: tuple[ContactForm, ...] = ()
    bonds: tuple[BondForm, ...] = ()


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A line of the clients' list. `visits_a_week` is the mean of the coming two weeks, rounded
    up; `away` is why visits are off today (the coordinator's words), `away_until` None if open."""

    id: UUID
    name: str
    shown_name: str
    postcode: str
    visits_a_week: int
    circle: tuple[str, ...]
    away: str
    away_until: date | None
    archived: bool


@dataclass(frozen=True, slots=True)
class AccessForm:
    """How to get in: kept, shown and printed apart from the address; reading it is logged."""

    how_to_get_in: str = ""
    parking: str = ""
    hazards: str = ""


@dataclass(frozen=True, slots=True)
class SuspensionForm:
    """Visits are off from a minute of a day until another, or until told (`until_date` None)."""

    from_date: date
    from_minute: int = 0
    until_date: date | None = None
    until_minute: int = 1440
    reason: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class AvailabilityForm:
    """A weekly window; an end past 1440 runs into the next day (a night)."""

    weekday: int
    start_minute: int
    end_minute: int
    weeks: Weeks = Weeks.EVERY


@dataclass(frozen=True, slots=True)
class TimeOffForm:
    """Away from a minute of a day until a minute of another (1440: to its end)."""

    from_date: date
    from_minute: int
    until_date: date
    until_minute: int
    kind: TimeOffKind = TimeOffKind.LEAVE
    note: str = ""


@dataclass(frozen=True, slots=True)
class SkillForm:
    """A skill or trait that visits may ask for; `expires_on` is the last day it counts."""

    skill: str
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class CarerLanguageForm:
    """A language by its ISO 639 code, and how well it is spoken."""

    language: str
    level: LanguageLevel = LanguageLevel.FULL


@dataclass(frozen=True, slots=True)
class CarerForm:
    """All of a carer. `contract_minutes` and `most_minutes` are a week's, `caseload` the number
    of different clients in a week that is comfortable."""

    name: str = ""
    preferred_name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    easting: int | None = None
    northing: int | None = None
    travel_mode: TravelMode = TravelMode.CAR
    contract_minutes: int = 0
    most_minutes: int = 2880
    most_days: int = 5
    caseload: int = 8
    notes: str = ""
    availability: tuple[AvailabilityForm, ...] = ()
    time_off: tuple[TimeOffForm, ...] = ()
    skills: tuple[SkillForm, ...] = ()
    languages: tuple[CarerLanguageForm, ...] = ()


@dataclass(frozen=True, slots=True)
class CarerRow:
    """A line of the carers' list. `away` is the kind of time off today (None when here),
    `expiring` the skills that have expired or will within 28 days; `rest_owed` counts the times
    that rest is still owed for."""

    id: UUID
    name: str
    shown_name: str
    contract_minutes: int
    skills: tuple[str, ...]
    away: TimeOffKind | None
    away_until: date | None
    archived: bool
    expiring: tuple[str, ...]
    rest_owed: int = 0


@dataclass(frozen=True, slots=True)
class PatternForm:
    """A visit that recurs on some weekdays. The start may move between `earliest_minute` and
    `latest_minute`; `needs`, `wishes` and `avoids` name skills or traits of the carer."""

    title: str = ""
    purpose: str = ""
    weekdays: frozenset[int] = frozenset()
    weeks: Weeks = Weeks.EVERY
    preferred_minute: int = 480
    earliest_minute: int = 450
    latest_minute: int = 510
    duration_minutes: int = 45
    carers_wanted: int = 1
    needs: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    avoids: tuple[str, ...] = ()
    time_critical: bool = False
    priority: Priority = Priority.AMBER
    starts_on: date | None = None  # None only while it is being filled in
    ends_on: date | None = None

    def occurs_on(self, day: date) -> bool:
        """Whether a visit falls on `day`, exceptions and suspensions apart."""
        return (
            day.weekday() in self.weekdays
            and self.weeks in (Weeks.EVERY, weeks_letter(day))
            and (self.starts_on is None or self.starts_on <= day)
            and (self.ends_on is None or day <= self.ends_on)
        )


@dataclass(frozen=True, slots=True)
class ExceptionForm:
    """One day of a pattern: cancelled, or at another time or of another length (None: as ever). A
    day to which the pattern's visit of another one was moved has that day as `moved_from`."""

    cancelled: bool = False
    preferred_minute: int | None = None
    duration_minutes: int | None = None
    reason: str = ""
    moved_from: date | None = None


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    visit_date: date
    form: ExceptionForm


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A client's pattern with its exceptions by date; `follows_id` is the one it took over from."""

    id: UUID
    form: PatternForm
    exceptions: tuple[ExceptionRow, ...]
    follows_id: UUID | None
