"""Clients: the people the co-op is for, their contacts, circle, suspensions and way in."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, InvalidInputError
from carecoop.kinds import Standing
from carecoop.records import (
    Carer,
    Client,
    ClientAccess,
    ClientCarer,
    ClientContact,
    Suspension,
    VisitPattern,
)
from carecoop.services.circle_stays import date_circle
from carecoop.services.office import Office
from carecoop.services.pattern_rows import pattern_form
from carecoop.services.people_rows import found, replace_children, shared_values
from carecoop.services.people_text import (
    contact_order,
    fold,
    matches,
    name_order,
    shown_name,
    tidy_access,
    tidy_client,
    tidy_suspension,
)
from carecoop.services.people_values import (
    AccessForm,
    BondForm,
    ClientForm,
    ClientRow,
    ContactForm,
    SuspensionForm,
)
from carecoop.services.validation import (
    checked,
    validate_access,
    validate_client,
    validate_suspension,
)
from carecoop.store import Work

__all__ = [
    "AccessForm",
    "BondForm",
    "ClientForm",
    "ClientRow",
    "ContactForm",
    "SuspensionForm",
    "add_client",
    "add_suspension",
    "archive_client",
    "get_client",
    "list_clients",
    "list_suspensions",
    "matches",
    "read_access",
    "remove_suspension",
    "restore_client",
    "save_access",
    "save_client",
    "save_suspension",
    "validate_access",
    "validate_client",
    "validate_suspension",
]

VISITS_OVER_DAYS = 14  # one A and one B week


def list_clients(office: Office, *, archived: bool = False) -> tuple[ClientRow, ...]:
    """Clients by the name shown; with `archived`, those in the archive as well."""
    with office.read() as session:
        today = clock.today()
        circles = _circles(session)
        visits = _visits_a_week(session, today)
        away = _away(session, today)
        rows = [
            _row(client, circles[client.id], visits[client.id], away.get(client.id))
            for client in session.exec(select(Client))
            if archived or client.archived_at_utc is None
        ]
    return tuple(sorted(rows, key=name_order))


def get_client(office: Office, client_id: UUID) -> ClientForm:
    """Raises NotFoundError."""
    with office.read() as session:
        return client_form(session, found(session, Client, client_id))


def add_client(office: Office, form: ClientForm) -> UUID:
    """Raises InvalidInputError; nothing is saved then."""
    checked(validate_client(form))
    with office.work("add_client", shown_name(form)) as work:
        client_id = put_client(work.session, None, form)
        work.commit()
    return client_id


def save_client(office: Office, client_id: UUID, form: ClientForm) -> None:
    """Raises NotFoundError or InvalidInputError."""
    checked(validate_client(form))
    with office.work("save_client", shown_name(form)) as work:
        put_client(work.session, found(work.session, Client, client_id), form)
        work.commit()


def archive_client(office: Office, client_id: UUID) -> None:
    """Out of the lists and of coming rotas; all that was keeps standing."""
    with office.work("archive_client") as work:
        client = _named(work, client_id)
        client.archived_at_utc = client.archived_at_utc or clock.now_utc()
        work.commit()


def restore_client(office: Office, client_id: UUID) -> None:
    with office.work("restore_client") as work:
        _named(work, client_id).archived_at_utc = None
        work.commit()


def read_access(office: Office, client_id: UUID) -> AccessForm:
    """How to get in; the trail notes who looked."""
    with office.work("read_access") as work:
        _named(work, client_id)
        access = _access(work.session, client_id)
        form = AccessForm(**shared_values(access, AccessForm, ClientAccess))
        work.note(read="client_access", client_id=str(client_id))
        work.commit()
    return form


def save_access(office: Office, client_id: UUID, form: AccessForm) -> None:
    checked(validate_access(form))
    with office.work("save_access") as work:
        _named(work, client_id)
        access = _access(work.session, client_id)
        access.sqlmodel_update(shared_values(tidy_access(form), AccessForm, ClientAccess))
        work.session.add(access)
        work.commit()


def list_suspensions(office: Office, client_id: UUID) -> tuple[tuple[UUID, SuspensionForm], ...]:
    """The latest first."""
    with office.read() as session:
        found(session, Client, client_id)
        rows = session.exec(select(Suspension).where(Suspension.client_id == client_id)).all()
        return tuple(
            (row.id, SuspensionForm(**shared_values(row, SuspensionForm, Suspension)))
            for row in sorted(rows, key=lambda row: (row.from_date, row.from_minute), reverse=True)
        )


def add_suspension(office: Office, client_id: UUID, form: SuspensionForm) -> UUID:
    checked(validate_suspension(form))
    values = shared_values(tidy_suspension(form), SuspensionForm, Suspension)
    with office.work("add_suspension") as work:
        _named(work, client_id)
        suspension = Suspension(client_id=client_id, **values)
        work.session.add(suspension)
        work.commit()
        return suspension.id


def save_suspension(office: Office, suspension_id: UUID, form: SuspensionForm) -> None:
    checked(validate_suspension(form))
    values = shared_values(tidy_suspension(form), SuspensionForm, Suspension)
    with office.work("save_suspension") as work:
        suspension = found(work.session, Suspension, suspension_id)
        _named(work, suspension.client_id)
        suspension.sqlmodel_update(values)
        work.commit()


def remove_suspension(office: Office, suspension_id: UUID) -> None:
    """For one made by mistake; somebody who is back gets an end instead."""
    with office.work("remove_suspension") as work:
        suspension = found(work.session, Suspension, suspension_id)
        _named(work, suspension.client_id)
        work.session.delete(suspension)
        work.commit()


def client_form(session: Session, client: Client) -> ClientForm:
    contacts = session.exec(select(ClientContact).where(ClientContact.client_id == client.id))
    bonds = session.exec(select(ClientCarer).where(ClientCarer.client_id == client.id))
    values = shared_values(client, ClientForm, Client)
    return ClientForm(
        **values | {"languages": tuple(client.languages.split())},
        contacts=tuple(
            sorted(
                (
                    ContactForm(**shared_values(contact, ContactForm, ClientContact))
                    for contact in contacts
                ),
                key=contact_order,
            )
        ),
        bonds=tuple(
            sorted(
                (BondForm(**shared_values(bond, BondForm, ClientCarer)) for bond in bonds),
                key=lambda bond: str(bond.carer_id),
            )
        ),
    )


def put_client(session: Session, client: Client | None, form: ClientForm) -> UUID:
    """Write a valid form over `client`, or as a new one; the caller commits."""
    form = tidy_client(form)
    _check_carers(session, form)
    is_new = client is None
    values = shared_values(form, ClientForm, Client) | {"languages": " ".join(form.languages)}
    if client is None:
        client = Client(**values)
        session.add(client)
        session.flush()  # children follow
    else:
        client.sqlmodel_update(values)
    client_id = client.id
    replace_children(
        session,
        session.exec(select(ClientContact).where(ClientContact.client_id == client_id)).all(),
        [
            ClientContact(client_id=client_id, **shared_values(contact, ContactForm, ClientContact))
            for contact in form.contacts
        ],
        key=lambda contact: contact.name,
    )
    bonds = session.exec(select(ClientCarer).where(ClientCarer.client_id == client_id)).all()
    wanted = [
        ClientCarer(client_id=client_id, **shared_values(bond, BondForm, ClientCarer))
        for bond in form.bonds
    ]
    if not is_new:  # whoever comes with somebody was their circle from the beginning
        date_circle(session, client_id, bonds, wanted)
    replace_children(session, bonds, wanted, key=lambda bond: bond.carer_id)
    return client_id


def _check_carers(session: Session, form: ClientForm) -> None:
    if all(session.get(Carer, bond.carer_id) for bond in form.bonds):
        return
    gone = CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "A carer of this list is no longer there. Choose another.")
    )
    raise InvalidInputError({"bonds": gone})


def _access(session: Session, client_id: UUID) -> ClientAccess:
    query = select(ClientAccess).where(ClientAccess.client_id == client_id)
    return session.exec(query).first() or ClientAccess(client_id=client_id)


def _named(work: Work, client_id: UUID) -> Client:
    """The client that a use case is about, named in the trail."""
    client = found(work.session, Client, client_id)
    work.subject = shown_name(client)
    return client


def _circles(session: Session) -> dict[UUID, list[str]]:
    """Names of the carers in each client's circle, those in the archive apart."""
    query = (
        select(ClientCarer.client_id, Carer)
        .join(Carer, col(Carer.id) == col(ClientCarer.carer_id))
        .where(ClientCarer.standing == Standing.CIRCLE, col(Carer.archived_at_utc).is_(None))
    )
    circles: dict[UUID, list[str]] = defaultdict(list)
    for client_id, carer in session.exec(query):
        circles[client_id].append(shown_name(carer))
    return circles


def _visits_a_week(session: Session, today: date) -> dict[UUID, int]:
    days = [today + timedelta(offset) for offset in range(VISITS_OVER_DAYS)]
    visits: dict[UUID, int] = defaultdict(int)
    for pattern in session.exec(
        select(VisitPattern).where(col(VisitPattern.archived_at_utc).is_(None))
    ):
        form = pattern_form(pattern)
        visits[pattern.client_id] += sum(form.occurs_on(day) for day in days)
    return defaultdict(int, {client_id: -(-count // 2) for client_id, count in visits.items()})


def _away(session: Session, today: date) -> dict[UUID, Suspension]:
    query = select(Suspension).where(Suspension.from_date <= today)
    return {
        each.client_id: each
        for each in session.exec(query)
        if each.until_date is None or each.until_date >= today
    }


def _row(client: Client, circle: list[str], visits: int, away: Suspension | None) -> ClientRow:
    return ClientRow(
        id=client.id,
        name=client.name,
        shown_name=shown_name(client),
        postcode=client.postcode,
        visits_a_week=visits,
        circle=tuple(sorted(circle, key=fold)),
        away=away.reason if away else "",
        away_until=away.until_date if away else None,
        archived=client.archived_at_utc is not None,
    )
