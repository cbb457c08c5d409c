"""The words that the sample's tables are written in: short, so that each person fits on a page.

Times of day are written "08:15" and become minutes; weekdays count from Monday = 0.
"""

from dataclasses import dataclass

from carecoop.kinds import FunderKind, LanguageLevel, Priority, TravelMode, Weeks

DAILY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
MON, TUE, WED, THU, FRI, SAT, SUN = (frozenset({day}) for day in range(7))
RED, AMBER, GREEN = Priority.RED, Priority.AMBER, Priority.GREEN

FUNDER_NAMES = {
    FunderKind.COUNCIL: "Council, adult social care",
    FunderKind.HEALTH: "NHS continuing healthcare",
    FunderKind.DIRECT_PAYMENT: "Direct payment",
    FunderKind.INDIVIDUAL_SERVICE_FUND: "Individual Service Fund",
    FunderKind.PRIVATE: "Pays privately",
}


def minute(time: str) -> int:
    """The minute of the day of "08:15"."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


@dataclass(frozen=True, slots=True)
class Position:
    """Metres on the British National Grid, rounded to fifty: no real front door."""

    easting: int
    northing: int


@dataclass(frozen=True, slots=True)
class Hours:
    """The same hours on some weekdays, in every week or in alternate ones."""

    start: str
    end: str
    weekdays: frozenset[int]
    weeks: Weeks = Weeks.EVERY


@dataclass(frozen=True, slots=True)
class SampleCarer:
    key: str
    name: str
    preferred_name: str
    address: str
    postcode: str
    home: Position
    contract_hours: int
    most_days: int
    caseload: int
    hours: tuple[Hours, ...]
    skills: tuple[str, ...]
    travel_mode: TravelMode = TravelMode.CAR
    languages: tuple[tuple[str, LanguageLevel], ...] = ()


@dataclass(frozen=True, slots=True)
class SampleVisit:
    """A visit pattern. It may start up to `flex` minutes before or after `at`."""

    title: str
    purpose: str
    at: str
    minutes: int
    days: frozenset[int] = DAILY
    flex: int = 60
    carers: int = 1
    needs: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    avoids: tuple[str, ...] = ()
    critical: bool = False
    risk: Priority = AMBER
    weeks: Weeks = Weeks.EVERY


@dataclass(frozen=True, slots=True)
class SampleClient:
    key: str
    name: str
    preferred_name: str
    address: str
    postcode: str
    home: Position
    circle: tuple[str, ...]
    contact: tuple[str, str]  # name and relation
    way_in: str
    visits: tuple[SampleVisit, ...]
    funder: FunderKind = FunderKind.COUNCIL
    barred: tuple[tuple[str, str], ...] = ()  # carer and reason
    first_language: str = "en"
    languages: tuple[str, ...] = ()
    spacing: int = 60
    parking: str = ""
    hazards: str = ""
    notes: str = ""
    suspended: bool = False  # in hospital since last Saturday

    @property
    def funder_name(self) -> str:
        return FUNDER_NAMES[self.funder]
