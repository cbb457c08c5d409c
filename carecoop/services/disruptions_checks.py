"""What a disruption needs before it can be reported: one sentence beside each field."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import DisruptionKind
from carecoop.records import Carer, Client, Disruption, Suspension, VisitPattern
from carecoop.services import validation_findings as find
from carecoop.services.demand import still_there
from carecoop.services.disruptions_values import DisruptionForm
from carecoop.services.people_text import shown_name
from carecoop.services.people_values import SuspensionForm
from carecoop.services.validation_findings import Fields, Finding

WHO = "person_id"
Moment = tuple[date, int]


def validate(session: Session, form: DisruptionForm) -> Fields:
    """`form` is tidy."""
    return find.first_of(
        (WHO, _missing_person(session, form)),
        ("from_minute", find.within(form.from_minute, 0, clock.DAY_MINUTES)),
        ("until_minute", find.within(form.until_minute, 0, clock.DAY_MINUTES)),
        ("until_date", _end(form)),
        ("reason", _reason(form)),
        *find.lengths("disruption", form),
        *_of_kind(session, form),
    )


def _missing_person(session: Session, form: DisruptionForm) -> Finding:
    person = None if form.person_id is None else _person(session, form, form.person_id)
    if person is not None and still_there(person, form.from_date):
        return None
    return CareCoopError(QT_TRANSLATE_NOOP("carecoop", "Choose who it is."))


def _person(session: Session, form: DisruptionForm, person_id: UUID) -> Carer | Client | None:
    if form.kind is DisruptionKind.CARER_AWAY:
        return session.get(Carer, person_id)
    return session.get(Client, person_id)


def _end(form: DisruptionForm) -> Finding:
    if form.until_date is not None:
        return find.order(form.from_date, form.from_minute, form.until_date, form.until_minute)
    if form.kind is not DisruptionKind.CARER_AWAY:
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "Say until when; what lasts longer is reported again.")
    )


def _reason(form: DisruptionForm) -> Finding:
    return find.missing_reason(form.reason) if form.kind is DisruptionKind.CLIENT_AWAY else None


def _of_kind(session: Session, form: DisruptionForm) -> Iterator[tuple[str, Finding]]:
    match form.kind:
        case DisruptionKind.CARER_AWAY:
            yield WHO, _reported_already(session, form)
        case DisruptionKind.CLIENT_AWAY:
            yield WHO, _off_already(session, form)
        case DisruptionKind.CLIENT_BACK:
            yield WHO, _not_away(session, form)
        case DisruptionKind.NEW_PACKAGE:
            yield WHO, _nothing_planned(session, form)


def _reported_already(session: Session, form: DisruptionForm) -> Finding:
    query = select(Disruption).where(
        Disruption.carer_id == form.person_id, col(Disruption.settled_at_utc).is_(None)
    )
    start, end = (form.from_date, form.from_minute), (form.until_date, form.until_minute)
    for row in session.exec(query):
        if (row.from_date, row.from_minute) < end and start < (row.until_date, row.until_minute):
            return CareCoopError(
                QT_TRANSLATE_NOOP(
                    "carecoop", "This absence is reported already: open it in the list."
                )
            )
    return None


def _off_already(session: Session, form: DisruptionForm) -> Finding:
    if not any(is_under_way(off, _start(form)) for off in _suspensions(session, form)):
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "The visits are off at that time already: see “Away”.")
    )


def _not_away(session: Session, form: DisruptionForm) -> Finding:
    if any(is_under_way(off, _start(form)) for off in _suspensions(session, form)):
        return None
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "The visits are not off at that time: nothing to bring back.")
    )


def _nothing_planned(session: Session, form: DisruptionForm) -> Finding:
    query = select(VisitPattern).where(VisitPattern.client_id == form.person_id)
    if any(
        still_there(row, form.from_date) and (row.ends_on is None or form.from_date <= row.ends_on)
        for row in session.exec(query)
    ):
        return None
    client = None if form.person_id is None else session.get(Client, form.person_id)
    return CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "{name} has no visits from that day on: add them to the person first."
        ),
        name="" if client is None else shown_name(client),
    )


def _suspensions(session: Session, form: DisruptionForm) -> list[SuspensionForm]:
    query = select(Suspension).where(Suspension.client_id == form.person_id)
    return [
        SuspensionForm(row.from_date, row.from_minute, row.until_date, row.until_minute, row.reason)
        for row in session.exec(query)
    ]


def _start(form: DisruptionForm) -> Moment:
    return form.from_date, form.from_minute


def is_under_way(off: SuspensionForm, moment: Moment) -> bool:
    """Whether visits are off just before and at a moment: it began earlier, and goes on."""
    end = (off.until_date, off.until_minute) if off.until_date is not None else (date.max, 0)
    return (off.from_date, off.from_minute) <= moment < end
