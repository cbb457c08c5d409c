"""Makes the sample co-op: its people through the same checks as typed ones, its rotas, its plans.

All dates count from the Monday of the week of `today`, so the sample is always alive: four weeks
worked, this week published with two carers still to be told of a change, next week waiting to be
built.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from carecoop import clock
from carecoop.kinds import Nation, RotaState, Standing, TimeOffKind, Weeks
from carecoop.records import ClientAccess, Suspension, VisitException
from carecoop.sample import rotas
from carecoop.sample.carers import CARERS, EXPIRING, ON_LEAVE
from carecoop.sample.clients_brixham import BRIXHAM
from carecoop.sample.clients_paignton import PAIGNTON
from carecoop.sample.clients_torquay import TORQUAY
from carecoop.sample.plans import add_plans
from carecoop.sample.publications import publish_week
from carecoop.sample.tables import Hours, SampleCarer, SampleClient, SampleVisit, minute
from carecoop.services.carers import put_carer
from carecoop.services.clients import put_client
from carecoop.services.coop import CoopForm, save_coop
from carecoop.services.office import Office, create_office, enter
from carecoop.services.pattern_rows import put_pattern
from carecoop.services.people_rows import shared_values
from carecoop.services.people_values import (
    AccessForm,
    AvailabilityForm,
    BondForm,
    CarerForm,
    CarerLanguageForm,
    ClientForm,
    ContactForm,
    PatternForm,
    SkillForm,
    SuspensionForm,
    TimeOffForm,
)
from carecoop.services.rota_rows import save_rota
from carecoop.services.validation import (
    checked,
    validate_access,
    validate_carer,
    validate_client,
    validate_pattern,
    validate_suspension,
)
from carecoop.services.week_records import WEEK, read_week

SAMPLE_PASSPHRASE = "three harbours and a kettle"  # noqa: S105 - the sample is for everyone
COOP = CoopForm(
    name="Three Harbours Care Co-operative",
    nation=Nation.ENGLAND,
    office_phone="01632 960100",  # numbers that Ofcom keeps for stories
    on_call_phone="07700 900100",
    word_for_client="person",
)
CLIENTS = TORQUAY + PAIGNTON + BRIXHAM
AGREED_SINCE_WEEKS = 26


@dataclass(slots=True)
class Keys:
    """The ids behind the tables' keys."""

    carers: dict[str, UUID] = field(default_factory=dict)
    patterns: dict[str, UUID] = field(default_factory=dict)


def build_sample(path: Path, *, today: date) -> Office:
    """The sample co-op in a new encrypted file at `path`, opened."""
    office = create_office(path, SAMPLE_PASSPHRASE, COOP.name, "Meg, the coordinator")
    save_coop(office, COOP)
    keys = add_people(office, clock.monday_of(today))
    _add_rotas(office, clock.monday_of(today), keys)
    names = {client.key: client.name for client in CLIENTS}
    add_plans(office, names, keys.carers, keys.patterns, today)
    return enter(office.store)  # what was made up is not for undoing


def add_people(office: Office, monday: date) -> Keys:
    """Carers, clients and what was agreed with them, as of the week of `monday`."""
    keys = Keys()
    with office.work("build_sample", "people") as work:
        for number, carer in enumerate(CARERS):
            keys.carers[carer.key] = _add_carer(work.session, carer, number, monday)
        for number, client in enumerate(CLIENTS):
            keys.patterns |= _add_client(work.session, client, number, keys.carers, monday)
        work.session.flush()
        work.session.add_all(_this_week_only(keys.patterns, monday))
        work.commit()
    return keys


# Carers -----------------------------------------------------------------------------------


def _add_carer(session: Session, carer: SampleCarer, number: int, monday: date) -> UUID:
    form = _carer_form(carer, number, monday)
    checked(validate_carer(form))
    return put_carer(session, None, form, {})


def _carer_form(carer: SampleCarer, number: int, monday: date) -> CarerForm:
    return CarerForm(
        name=carer.name,
        preferred_name=carer.preferred_name,
        phone=f"07700 {900200 + number}",
        email=f"{carer.key}@example.org",
        address=carer.address,
        postcode=carer.postcode,
        easting=carer.home.easting,
        northing=carer.home.northing,
        travel_mode=carer.travel_mode,
        contract_minutes=carer.contract_hours * 60,
        most_minutes=min(48, carer.contract_hours + 10) * 60,
        most_days=carer.most_days,
        caseload=carer.caseload,
        availability=tuple(_windows(carer.hours)),
        time_off=_leave(monday) if carer.key == ON_LEAVE else (),
        skills=tuple(
            SkillForm(skill, _expires_on(carer.key, skill, number, monday))
            for skill in carer.skills
        ),
        languages=tuple(CarerLanguageForm(code, level) for code, level in carer.languages),
    )


def _windows(hours: tuple[Hours, ...]) -> Iterator[AvailabilityForm]:
    for each in hours:
        for weekday in sorted(each.weekdays):
            yield AvailabilityForm(weekday, minute(each.start), minute(each.end), each.weeks)


def _leave(monday: date) -> tuple[TimeOffForm, ...]:
    """This week and next."""
    last_day = monday + 2 * WEEK - timedelta(days=1)
    return (TimeOffForm(monday, 0, last_day, 1440, TimeOffKind.LEAVE, "Family wedding"),)


def _expires_on(key: str, skill: str, number: int, monday: date) -> date | None:
    """Training runs out; whether somebody is a man or likes to cook does not."""
    if skill in {"man", "woman", "cooking", "gardening"}:
        return None
    if (key, skill) == EXPIRING:
        return monday + timedelta(days=19)
    return monday + timedelta(days=150 + 17 * number)


# Clients ----------------------------------------------------------------------------------


def _add_client(
    session: Session,
    client: SampleClient,
    number: int,
    carers: Mapping[str, UUID],
    monday: date,
) -> dict[str, UUID]:
    """Add the client with all that is agreed; the ids of the visit patterns by key."""
    form = _client_form(client, number, carers)
    checked(validate_client(form))
    client_id = put_client(session, None, form)
    access = AccessForm(client.way_in, client.parking, client.hazards)
    checked(validate_access(access))
    values = shared_values(access, AccessForm, ClientAccess)
    session.add(ClientAccess(client_id=client_id, **values))
    if client.suspended:
        session.add(_in_hospital(client_id, monday))
    starts_on = monday - AGREED_SINCE_WEEKS * WEEK
    return {
        f"{client.key}.{visit.title}": _add_pattern(session, client_id, visit, starts_on)
        for visit in client.visits
    }


def _client_form(client: SampleClient, number: int, carers: Mapping[str, UUID]) -> ClientForm:
    contact, relation = client.contact
    return ClientForm(
        name=client.name,
        preferred_name=client.preferred_name,
        address=client.address,
        postcode=client.postcode,
        easting=client.home.easting,
        northing=client.home.northing,
        phone=f"01632 {960200 + number}",
        first_language=client.first_language,
        languages=client.languages,
        spacing_minutes=client.spacing,
        funder=client.funder_name,
        funder_kind=client.funder,
        agreed_minutes=sum(map(weekly_minutes, client.visits)),
        notes=client.notes,
        contacts=(ContactForm(contact, relation, f"01632 {960500 + number}", in_emergency=True),),
        bonds=(
            *(BondForm(carers[key], Standing.CIRCLE) for key in client.circle),
            *(BondForm(carers[key], Standing.BARRED, reason) for key, reason in client.barred),
        ),
    )


def weekly_minutes(visit: SampleVisit) -> int:
    """Minutes of care a week that the visit takes, both carers counted, on average."""
    minutes = len(visit.days) * visit.minutes * visit.carers
    return minutes if visit.weeks is Weeks.EVERY else minutes // 2


def _in_hospital(client_id: UUID, monday: date) -> Suspension:
    """Since last Saturday afternoon, until told."""
    form = SuspensionForm(
        from_date=monday - timedelta(days=2),
        from_minute=minute("15:30"),
        reason="In hospital after a fall",
        place="Hospital, ward 7",
    )
    checked(validate_suspension(form))
    return Suspension(client_id=client_id, **shared_values(form, SuspensionForm, Suspension))


def _add_pattern(session: Session, client_id: UUID, visit: SampleVisit, starts_on: date) -> UUID:
    at = minute(visit.at)
    form = PatternForm(
        title=visit.title,
        purpose=visit.purpose,
        weekdays=visit.days,
        weeks=visit.weeks,
        preferred_minute=at,
        earliest_minute=at - visit.flex,
        latest_minute=at + visit.flex,
        duration_minutes=visit.minutes,
        carers_wanted=visit.carers,
        needs=visit.needs,
        wishes=visit.wishes,
        avoids=visit.avoids,
        time_critical=visit.critical,
        priority=visit.risk,
        starts_on=starts_on,
    )
    checked(validate_pattern(form))
    return put_pattern(session, None, client_id, form, {}).id


def _this_week_only(patterns: Mapping[str, UUID], monday: date) -> Iterator[VisitException]:
    """What is different this week: a lunch out, and a garden that waits for dry weather."""
    yield VisitException(
        pattern_id=patterns["hilda.Lunch"],
        visit_date=monday + timedelta(days=3),
        cancelled=True,
        reason="Linda takes her out for lunch",
    )
    yield VisitException(
        pattern_id=patterns["len.Garden"],
        visit_date=monday + timedelta(days=2),
        preferred_minute=minute("12:00"),
        reason="The forecast is dry after eleven",
    )


# Rotas ------------------------------------------------------------------------------------


def _add_rotas(office: Office, monday: date, keys: Keys) -> None:
    for ago in range(rotas.PAST_WEEKS, -1, -1):
        week = monday - ago * WEEK
        with office.work("build_sample", str(week)) as work:
            records = read_week(work.session, week)
            visits = rotas.placed(records, ago, clock.weeks_letter(monday), keys)
            rota = save_rota(work.session, records, visits, RotaState.DRAFT)
            publish_week(work.session, rota, ago, keys)
            rota.state = RotaState.WORKED if ago else RotaState.PUBLISHED
            work.commit()
