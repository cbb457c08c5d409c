"""Carers: their contracts, availability, time off, skills and languages."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from carecoop import clock
from carecoop.records import Carer, CarerAvailability, CarerLanguage, CarerSkill, CarerTimeOff
from carecoop.services.office import Office
from carecoop.services.people_rows import (
    found,
    known_spellings,
    replace_children,
    shared_values,
)
from carecoop.services.people_text import fold, matches, name_order, shown_name, tidy_carer
from carecoop.services.people_values import (
    AvailabilityForm,
    CarerForm,
    CarerLanguageForm,
    CarerRow,
    SkillForm,
    TimeOffForm,
)
from carecoop.services.rest_owed import count_owed
from carecoop.services.validation import checked, validate_carer, warnings_for_carer
from carecoop.store import Work

__all__ = [
    "AvailabilityForm",
    "CarerForm",
    "CarerLanguageForm",
    "CarerRow",
    "SkillForm",
    "TimeOffForm",
    "add_carer",
    "archive_carer",
    "get_carer",
    "list_carers",
    "matches",
    "restore_carer",
    "save_carer",
    "validate_carer",
    "warnings_for_carer",
]

EXPIRES_SOON = timedelta(days=28)


def list_carers(office: Office, *, archived: bool = False) -> tuple[CarerRow, ...]:
    """Carers by the name shown; with `archived`, those in the archive as well."""
    with office.read() as session:
        today = clock.today()
        skills: dict[UUID, list[CarerSkill]] = defaultdict(list)
        for skill in session.exec(select(CarerSkill)):
            skills[skill.carer_id].append(skill)
        away = _away(session, today)
        owed = count_owed(session)
        rows = [
            replace(
                _row(carer, skills[carer.id], away.get(carer.id), today),
                rest_owed=owed.get(carer.id, 0),
            )
            for carer in session.exec(select(Carer))
            if archived or carer.archived_at_utc is None
        ]
    return tuple(sorted(rows, key=name_order))


def get_carer(office: Office, carer_id: UUID) -> CarerForm:
    """Raises NotFoundError."""
    with office.read() as session:
        return carer_form(session, found(session, Carer, carer_id))


def add_carer(office: Office, form: CarerForm) -> UUID:
    """Raises InvalidInputError; nothing is saved then."""
    checked(validate_carer(form))
    with office.work("add_carer", shown_name(form)) as work:
        carer_id = put_carer(work.session, None, form, known_spellings(work.session))
        work.commit()
    return carer_id


def save_carer(office: Office, carer_id: UUID, form: CarerForm) -> None:
    """Raises NotFoundError or InvalidInputError."""
    checked(validate_carer(form))
    with office.work("save_carer", shown_name(form)) as work:
        carer = found(work.session, Carer, carer_id)
        put_carer(work.session, carer, form, known_spellings(work.session))
        work.commit()


def archive_carer(office: Office, carer_id: UUID) -> None:
    """Out of the lists, circles and coming rotas; all that was keeps standing."""
    with office.work("archive_carer") as work:
        carer = _named(work, carer_id)
        carer.archived_at_utc = carer.archived_at_utc or clock.now_utc()
        work.commit()


def restore_carer(office: Office, carer_id: UUID) -> None:
    with office.work("restore_carer") as work:
        _named(work, carer_id).archived_at_utc = None
        work.commit()


def carer_form(session: Session, carer: Carer) -> CarerForm:
    def children(table: type[Any], form: type[Any]) -> tuple[Any, ...]:
        rows = session.exec(select(table).where(table.carer_id == carer.id))
        return tuple(form(**shared_values(row, form, table)) for row in rows)

    form = CarerForm(
        **shared_values(carer, CarerForm, Carer),
        availability=children(CarerAvailability, AvailabilityForm),
        time_off=children(CarerTimeOff, TimeOffForm),
        skills=children(CarerSkill, SkillForm),
        languages=children(CarerLanguage, CarerLanguageForm),
    )
    return tidy_carer(form)  # sorts the children


def put_carer(
    session: Session, carer: Carer | None, form: CarerForm, spellings: Mapping[str, str]
) -> UUID:
    """Write a valid form over `carer`, or as a new one, skills spelt as known; the caller
    commits."""
    form = tidy_carer(form)
    values = shared_values(form, CarerForm, Carer)
    if carer is None:
        carer = Carer(**values)
        session.add(carer)
        session.flush()  # children follow
    else:
        carer.sqlmodel_update(values)
    _put_times(session, carer.id, form)
    _put_skills(session, carer.id, spelt(form, spellings))
    return carer.id


def spelt(form: CarerForm, spellings: Mapping[str, str]) -> CarerForm:
    """The form with skills as they are known."""
    skills = (
        replace(each, skill=spellings.get(fold(each.skill), each.skill)) for each in form.skills
    )
    return replace(form, skills=tuple(skills))


def _put_times(session: Session, carer_id: UUID, form: CarerForm) -> None:
    replace_children(
        session,
        session.exec(select(CarerAvailability).where(CarerAvailability.carer_id == carer_id)).all(),
        [
            CarerAvailability(
                carer_id=carer_id, **shared_values(each, AvailabilityForm, CarerAvailability)
            )
            for each in form.availability
        ],
        key=lambda each: (each.weekday, each.start_minute, each.weeks),
    )
    replace_children(
        session,
        session.exec(select(CarerTimeOff).where(CarerTimeOff.carer_id == carer_id)).all(),
        [
            CarerTimeOff(carer_id=carer_id, **shared_values(each, TimeOffForm, CarerTimeOff))
            for each in form.time_off
        ],
        key=lambda each: (each.from_date, each.from_minute),
    )


def _put_skills(session: Session, carer_id: UUID, form: CarerForm) -> None:
    own = session.exec(select(CarerSkill).where(CarerSkill.carer_id == carer_id)).all()
    replace_children(
        session,
        own,
        [
            CarerSkill(carer_id=carer_id, skill=each.skill, expires_on=each.expires_on)
            for each in form.skills
        ],
        key=lambda each: fold(each.skill),
    )
    replace_children(
        session,
        session.exec(select(CarerLanguage).where(CarerLanguage.carer_id == carer_id)).all(),
        [
            CarerLanguage(
                carer_id=carer_id, **shared_values(each, CarerLanguageForm, CarerLanguage)
            )
            for each in form.languages
        ],
        key=lambda each: each.language,
    )


def _named(work: Work, carer_id: UUID) -> Carer:
    """The carer that a use case is about, named in the trail."""
    carer = found(work.session, Carer, carer_id)
    work.subject = shown_name(carer)
    return carer


def _away(session: Session, today: date) -> dict[UUID, CarerTimeOff]:
    query = select(CarerTimeOff).where(
        CarerTimeOff.from_date <= today, CarerTimeOff.until_date >= today
    )
    return {each.carer_id: each for each in session.exec(query)}


def _row(
    carer: Carer, skills: list[CarerSkill], away: CarerTimeOff | None, today: date
) -> CarerRow:
    names = sorted((skill.skill for skill in skills), key=fold)
    soon = today + EXPIRES_SOON
    expiring = {each.skill for each in skills if each.expires_on and each.expires_on <= soon}
    return CarerRow(
        id=carer.id,
        name=carer.name,
        shown_name=shown_name(carer),
        contract_minutes=carer.contract_minutes,
        skills=tuple(names),
        away=away.kind if away else None,
        away_until=away.until_date if away else None,
        archived=carer.archived_at_utc is not None,
        expiring=tuple(name for name in names if name in expiring),
    )
