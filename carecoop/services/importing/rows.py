"""A row of a table made into a form; an empty cell keeps what is there already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar
from uuid import UUID

from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import Standing
from carecoop.services.importing import cells
from carecoop.services.importing.names import Names
from carecoop.services.people_text import fold, line, paragraphs, postcode
from carecoop.services.people_values import (
    BondForm,
    CarerForm,
    ClientForm,
    ContactForm,
    PatternForm,
)
from carecoop.services.position import parse_position

T = TypeVar("T")
LAST_MINUTE = 1439
BROKEN_FORMULAS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"}
# Fields of a form whose column has another name.
COLUMN_OF_FIELD = {
    "easting": "position",
    "contacts": "contact_name",
    "bonds": "circle",
}
# What is said of these follows from a start that could not be read.
AFTER_START = {"earliest_minute", "latest_minute"}


@dataclass
class Reading:
    """One row while it is read: cells and headings by field, problems as they are found."""

    texts: Mapping[str, str]
    headings: Mapping[str, str]
    problems: list[CareCoopError] = field(default_factory=list)
    complained: set[str] = field(default_factory=set)

    def take(self, name: str, read: Callable[[str], T], otherwise: T) -> T:
        """The cell read; `otherwise` where it is empty, or cannot be read, which is noted."""
        text = self.texts.get(name, "")
        if not text:
            return otherwise
        try:
            return read(_sound(text))
        except CareCoopError as problem:
            self.complain(name, problem)
            return otherwise

    def complain(self, name: str, problem: CareCoopError) -> None:
        """Note what is wrong in a field's column, once for each column."""
        if name not in self.texts:
            name = COLUMN_OF_FIELD.get(name, name)
        follows = name in AFTER_START and "preferred_minute" in self.complained
        if name in self.complained or follows:
            return
        self.complained.add(name)
        self.problems.append(
            CareCoopError(
                QT_TRANSLATE_NOOP("carecoop", "Column “{column}”: {problem}"),
                column=self.headings[name],
                problem=problem,
            )
        )


def client_from(reading: Reading, base: ClientForm, carers: Names) -> ClientForm:
    take = reading.take
    easting, northing = _position(reading, (base.easting, base.northing))
    return replace(
        base,
        name=base.name or take("name", line, ""),
        preferred_name=take("preferred_name", line, base.preferred_name),
        address=take("address", paragraphs, base.address),
        postcode=take("postcode", postcode, base.postcode),
        easting=easting,
        northing=northing,
        phone=take("phone", line, base.phone),
        first_language=take("first_language", cells.language, base.first_language),
        languages=take("languages", cells.languages, base.languages),
        spacing_minutes=take("spacing_minutes", cells.length_minutes, base.spacing_minutes),
        funder=take("funder", line, base.funder),
        funder_kind=take("funder_kind", cells.funder_kind, base.funder_kind),
        agreed_minutes=take("agreed_minutes", cells.week_minutes, base.agreed_minutes),
        notes=take("notes", paragraphs, base.notes),
        contacts=_contacts(reading, base.contacts),
        bonds=(
            *_bonds(reading, "circle", Standing.CIRCLE, base, carers),
            *_bonds(reading, "barred", Standing.BARRED, base, carers),
        ),
    )


def carer_from(reading: Reading, base: CarerForm) -> CarerForm:
    take = reading.take
    easting, northing = _position(reading, (base.easting, base.northing))
    return replace(
        base,
        name=base.name or take("name", line, ""),
        preferred_name=take("preferred_name", line, base.preferred_name),
        phone=take("phone", line, base.phone),
        email=take("email", line, base.email),
        address=take("address", paragraphs, base.address),
        postcode=take("postcode", postcode, base.postcode),
        easting=easting,
        northing=northing,
        travel_mode=take("travel_mode", cells.travel_mode, base.travel_mode),
        contract_minutes=take("contract_minutes", cells.week_minutes, base.contract_minutes),
        most_minutes=take("most_minutes", cells.week_minutes, base.most_minutes),
        most_days=take("most_days", cells.number, base.most_days),
        caseload=take("caseload", cells.number, base.caseload),
        notes=take("notes", paragraphs, base.notes),
        availability=take("availability", cells.availability, base.availability),
        skills=take("skills", cells.skills, base.skills),
        languages=take("languages", cells.carer_languages, base.languages),
    )


def pattern_from(reading: Reading, base: PatternForm) -> PatternForm:
    """Without columns for them, the earliest and latest start keep their distance to the start."""
    take = reading.take
    start = take("preferred_minute", cells.clock_minute, base.preferred_minute)
    moved = start - base.preferred_minute
    earliest = max(0, base.earliest_minute + moved)
    latest = min(LAST_MINUTE, base.latest_minute + moved)
    return replace(
        base,
        title=take("title", line, base.title),
        purpose=take("purpose", paragraphs, base.purpose),
        weekdays=take("weekdays", cells.weekdays, base.weekdays),
        weeks=take("weeks", cells.weeks, base.weeks),
        preferred_minute=start,
        earliest_minute=take("earliest_minute", cells.clock_minute, earliest),
        latest_minute=take("latest_minute", cells.clock_minute, latest),
        duration_minutes=_duration(reading, start, base.duration_minutes),
        carers_wanted=take("carers_wanted", cells.carers_wanted, base.carers_wanted),
        needs=take("needs", cells.parts, base.needs),
        wishes=take("wishes", cells.parts, base.wishes),
        avoids=take("avoids", cells.parts, base.avoids),
        time_critical=take("time_critical", cells.yes_no, base.time_critical),
        priority=take("priority", cells.priority, base.priority),
        starts_on=take("starts_on", cells.calendar_date, base.starts_on),
        ends_on=take("ends_on", cells.calendar_date, base.ends_on),
    )


def _sound(text: str) -> str:
    if text in BROKEN_FORMULAS:
        raise CareCoopError(
            QT_TRANSLATE_NOOP("carecoop", "The formula gives {value}. Mend it or write the value."),
            value=text,
        )
    return text


def _position(
    reading: Reading, base: tuple[int | None, int | None]
) -> tuple[int | None, int | None]:
    """From one column, or from a pair of them."""
    for first, second in (("easting", "northing"), ("latitude", "longitude")):
        pair = (reading.texts.get(first, ""), reading.texts.get(second, ""))
        if any(pair):
            both = replace(reading, texts={first: ", ".join(pair)})
            break
    else:
        first, both = "position", reading
    position = both.take(first, parse_position, base)
    if first in reading.complained:
        reading.complained.update(("position", "easting"))  # nothing more to say of it
    return position


def _contacts(reading: Reading, base: tuple[ContactForm, ...]) -> tuple[ContactForm, ...]:
    """The contact of the row, in the place of one with the same name."""
    name = reading.take("contact_name", line, "")
    if not name:
        if reading.texts.get("contact_phone") or reading.texts.get("contact_relation"):
            reading.complain("contact_name", _nameless_contact())
        return base
    to_call = "emergency" in fold(reading.headings["contact_name"])
    before = next((each for each in base if fold(each.name) == fold(name)), None)
    contact = before or ContactForm(name, in_emergency=to_call)
    contact = replace(
        contact,
        relation=reading.take("contact_relation", line, contact.relation),
        phone=reading.take("contact_phone", line, contact.phone),
        in_emergency=reading.take("in_emergency", cells.yes_no, contact.in_emergency),
    )
    return (*(each for each in base if each is not before), contact)


def _bonds(
    reading: Reading, column: str, standing: Standing, base: ClientForm, carers: Names
) -> tuple[BondForm, ...]:
    before = {bond.carer_id: bond for bond in base.bonds if bond.standing is standing}
    ids: tuple[UUID, ...] = reading.take(column, carers.all_in, tuple(before))
    return tuple(before.get(carer_id, BondForm(carer_id, standing)) for carer_id in ids)


def _duration(reading: Reading, start_minute: int, base: int) -> int:
    if reading.texts.get("duration_minutes"):
        return reading.take("duration_minutes", cells.length_minutes, base)
    end_minute = reading.take("end", cells.clock_minute, start_minute + base)
    return end_minute - start_minute + (1440 if end_minute <= start_minute else 0)


def _nameless_contact() -> CareCoopError:
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "A contact has no name. Give one or remove the contact.")
    )
