"""Who the co-op is for and who works in it: clients, their circles and contacts, carers."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from carecoop.kinds import FunderKind, LanguageLevel, Standing, TimeOffKind, TravelMode, Weeks
from carecoop.records.base import Record, UtcDateTime, choice


class Client(Record, table=True):
    __tablename__ = "client"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given"),
        CheckConstraint("spacing_minutes BETWEEN 0 AND 720", name="spacing_minutes"),
        CheckConstraint("agreed_minutes >= 0", name="agreed_minutes"),
    )

    name: str = Field(max_length=200)
    preferred_name: str = Field(default="", max_length=200)
    address: str = Field(default="", max_length=500)
    postcode: str = Field(default="", max_length=10)
    easting: int
    northing: int
    phone: str = Field(default="", max_length=40)
    first_language: str = Field(default="en", max_length=8)
    languages: str = Field(default="", max_length=200)  # codes with spaces between
    spacing_minutes: int = 0
    funder: str = Field(default="", max_length=200)
    funder_kind: FunderKind = Field(default=FunderKind.COUNCIL, sa_type=choice(FunderKind))
    agreed_minutes: int = 0  # a week
    notes: str = ""
    archived_at_utc: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ClientAccess(Record, table=True):
    """How to get in: kept, shown and printed apart from the address; reading it is logged."""

    __tablename__ = "client_access"

    client_id: UUID = Field(foreign_key="client.id", unique=True)
    how_to_get_in: str = ""
    parking: str = ""
    hazards: str = ""


class ClientContact(Record, table=True):
    __tablename__ = "client_contact"

    client_id: UUID = Field(foreign_key="client.id", index=True)
    name: str = Field(max_length=200)
    relation: str = Field(default="", max_length=100)
    phone: str = Field(default="", max_length=40)
    in_emergency: bool = False


class ClientCarer(Record, table=True):
    """A client and a carer who belong together (circle), or who must not meet (barred); of a
    circle, `since` which day, None where that was before it was kept."""

    __tablename__ = "client_carer"
    __table_args__ = (UniqueConstraint("client_id", "carer_id"),)

    client_id: UUID = Field(foreign_key="client.id", index=True)
    carer_id: UUID = Field(foreign_key="carer.id", index=True)
    standing: Standing = Field(sa_type=choice(Standing))
    reason: str = Field(default="", max_length=500)
    since: date | None = None


class CircleStay(Record, table=True):
    """A carer's time in a client's circle that is over; `until_date` is its last day. Who is in
    the circle now has a `ClientCarer`."""

    __tablename__ = "circle_stay"
    __table_args__ = (
        CheckConstraint("from_date IS NULL OR until_date >= from_date", name="in_order"),
    )

    client_id: UUID = Field(foreign_key="client.id", index=True)
    carer_id: UUID = Field(foreign_key="carer.id", index=True)
    from_date: date | None = None  # None: from before it was kept
    until_date: date


class Suspension(Record, table=True):
    """A client's visits are off, from an hour until an hour or until told (hospital, holiday)."""

    __tablename__ = "suspension"
    __table_args__ = (
        CheckConstraint("until_date IS NULL OR until_date >= from_date", name="in_order"),
        CheckConstraint("from_minute BETWEEN 0 AND 1440", name="from_minute"),
        CheckConstraint("until_minute BETWEEN 0 AND 1440", name="until_minute"),
    )

    client_id: UUID = Field(foreign_key="client.id", index=True)
    from_date: date
    from_minute: int = 0
    until_date: date | None = None
    until_minute: int = 1440
    reason: str = Field(default="", max_length=500)
    place: str = Field(default="", max_length=200)  # hospital and ward


class Carer(Record, table=True):
    __tablename__ = "carer"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given"),
        CheckConstraint("contract_minutes BETWEEN 0 AND 10080", name="contract_minutes"),
        CheckConstraint("most_minutes BETWEEN 0 AND 10080", name="most_minutes"),
        CheckConstraint("most_days BETWEEN 0 AND 7", name="most_days"),
        CheckConstraint("caseload >= 0", name="caseload"),
    )

    name: str = Field(max_length=200)
    preferred_name: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=200)
    address: str = Field(default="", max_length=500)
    postcode: str = Field(default="", max_length=10)
    easting: int
    northing: int
    travel_mode: TravelMode = Field(default=TravelMode.CAR, sa_type=choice(TravelMode))
    contract_minutes: int = 0  # a week
    most_minutes: int = 2880  # a week
    most_days: int = 5  # a week
    caseload: int = 8  # different clients in a week that is comfortable
    notes: str = ""
    archived_at_utc: datetime | None = Field(default=None, sa_type=UtcDateTime)


class CarerAvailability(Record, table=True):
    """A weekly window; an end past 1440 runs into the next day (a night)."""

    __tablename__ = "carer_availability"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("start_minute BETWEEN 0 AND 1439", name="start_minute"),
        CheckConstraint("end_minute > start_minute AND end_minute <= 2880", name="end_minute"),
    )

    carer_id: UUID = Field(foreign_key="carer.id", index=True)
    weekday: int  # 0 = Monday
    start_minute: int
    end_minute: int
    weeks: Weeks = Field(default=Weeks.EVERY, sa_type=choice(Weeks))


class CarerTimeOff(Record, table=True):
    __tablename__ = "carer_time_off"
    __table_args__ = (
        CheckConstraint("until_date >= from_date", name="in_order"),
        CheckConstraint("from_minute BETWEEN 0 AND 1440", name="from_minute"),
        CheckConstraint("until_minute BETWEEN 0 AND 1440", name="until_minute"),
    )

    carer_id: UUID = Field(foreign_key="carer.id", index=True)
    from_date: date
    from_minute: int = 0
    until_date: date
    until_minute: int = 1440
    kind: TimeOffKind = Field(default=TimeOffKind.LEAVE, sa_type=choice(TimeOffKind))
    note: str = Field(default="", max_length=500)


class CarerSkill(Record, table=True):
    """A skill or trait visits may ask for (medication, hoist, woman, gardening) and its expiry."""

    __tablename__ = "carer_skill"
    __table_args__ = (UniqueConstraint("carer_id", "skill"),)

    carer_id: UUID = Field(foreign_key="carer.id", index=True)
    skill: str = Field(max_length=60)
    expires_on: date | None = None


class CarerLanguage(Record, table=True):
    __tablename__ = "carer_language"
    __table_args__ = (UniqueConstraint("carer_id", "language"),)

    carer_id: UUID = Field(foreign_key="carer.id", index=True)
    language: str = Field(max_length=8)
    level: LanguageLevel = Field(default=LanguageLevel.FULL, sa_type=choice(LanguageLevel))
