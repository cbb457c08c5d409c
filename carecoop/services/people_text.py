"""Text as people type it, made even: cleaned for saving, folded for finding."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from carecoop.kinds import Standing
from carecoop.records import Carer, Client
from carecoop.services.people_values import (
    AccessForm,
    AvailabilityForm,
    CarerForm,
    CarerRow,
    ClientForm,
    ClientRow,
    ContactForm,
    ExceptionForm,
    PatternForm,
    SuspensionForm,
)

NOT_KEPT = frozenset({"Cc", "Cs", "Cn"})  # control characters, halves of pairs, unassigned
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}")
_Text = TypeVar(
    "_Text", ClientForm, CarerForm, PatternForm, ContactForm, AccessForm, SuspensionForm
)


def line(text: str) -> str:
    """One line: composed letters, single spaces, nothing that cannot be stored or printed."""
    return " ".join(_kept(text).split())


def paragraphs(text: str) -> str:
    """Several lines, each without trailing space, blank lines only in between."""
    lines = (_kept(part).rstrip() for part in text.splitlines())
    return "\n".join(lines).strip("\n")


def fold(text: str) -> str:
    """What two spellings of the same have in common: "Tŷ  Mawr" and "ty mawr" are alike."""
    plain = unicodedata.normalize("NFKD", line(text).replace("’", "'"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def shown_name(person: ClientForm | CarerForm | Client | Carer) -> str:
    """As the person likes to be called."""
    return person.preferred_name or person.name


def name_order(row: ClientRow | CarerRow) -> tuple[str, str, str]:
    """Sorts a list as it is read: by the name that is shown, then by the full one."""
    return fold(row.shown_name), fold(row.name), str(row.id)


def matches(row: ClientRow | CarerRow, text: str) -> bool:
    """Whether each word of `text` is found in the row, whatever its accents and capitals."""
    if isinstance(row, ClientRow):
        parts = [row.postcode, row.postcode.replace(" ", ""), *row.circle]
    else:
        parts = list(row.skills)
    found_in = fold("\n".join([row.name, row.shown_name, *parts]))
    return all(word in found_in for word in fold(text).split())


def postcode(text: str) -> str:
    """ "tq11ab" as "TQ1 1AB"; what has no such shape is only cleaned."""
    bare = re.sub(r"\s+", "", line(text)).upper()
    spaced = f"{bare[:-3]} {bare[-3:]}"
    return spaced if POSTCODE.fullmatch(spaced) else line(text)


def tidy_client(form: ClientForm) -> ClientForm:
    """The client as it will be saved; list parts in the order in which they will be read."""
    form = _texts(
        form,
        ("name", "preferred_name", "phone", "funder"),
        ("address", "notes"),
    )
    contacts = (_texts(contact, ("name", "relation", "phone")) for contact in form.contacts)
    first = line(form.first_language).lower()
    return replace(
        form,
        postcode=postcode(form.postcode),
        first_language=first,
        languages=tuple(sorted({line(code).lower() for code in form.languages} - {first, ""})),
        contacts=tuple(sorted(contacts, key=contact_order)),
        bonds=tuple(
            sorted(
                (
                    replace(
                        bond,
                        reason=line(bond.reason),
                        since=bond.since if bond.standing is Standing.CIRCLE else None,
                    )
                    for bond in form.bonds
                ),
                key=lambda bond: str(bond.carer_id),
            )
        ),
    )


def contact_order(contact: ContactForm) -> tuple[bool, str, str, str, str]:
    """Those to call in an emergency first, then by name."""
    name = contact.name
    return (not contact.in_emergency, fold(name), name, contact.relation, contact.phone)


def tidy_carer(form: CarerForm) -> CarerForm:
    """The carer as it will be saved; list parts in the order in which they will be read."""
    form = _texts(form, ("name", "preferred_name", "phone", "email"), ("address", "notes"))
    skills = (replace(skill, skill=line(skill.skill)) for skill in form.skills)
    languages = (replace(each, language=line(each.language).lower()) for each in form.languages)
    return replace(
        form,
        postcode=postcode(form.postcode),
        availability=tuple(sorted(form.availability, key=window_order)),
        time_off=tuple(
            sorted(
                (replace(each, note=line(each.note)) for each in form.time_off),
                key=lambda each: (each.from_date, each.from_minute, each.until_date, each.note),
            )
        ),
        skills=tuple(sorted(skills, key=lambda each: (fold(each.skill), each.skill))),
        languages=tuple(sorted(languages, key=lambda each: each.language)),
    )


def window_order(window: AvailabilityForm) -> tuple[int, int, int, str]:
    return window.weekday, window.start_minute, window.end_minute, window.weeks


def tidy_pattern(form: PatternForm) -> PatternForm:
    """The pattern as it will be saved; skills sorted, repeats and blanks left out."""
    return replace(
        _texts(form, ("title",), ("purpose",)),
        needs=skill_names(form.needs),
        wishes=skill_names(form.wishes),
        avoids=skill_names(form.avoids),
    )


def skill_names(names: Iterable[str]) -> tuple[str, ...]:
    """Cleaned names, each once whatever its capitals, sorted."""
    by_fold = {fold(name): line(name) for name in names if line(name)}
    return tuple(by_fold[key] for key in sorted(by_fold))


def tidy_access(form: AccessForm) -> AccessForm:
    return _texts(form, (), ("how_to_get_in", "parking", "hazards"))


def tidy_suspension(form: SuspensionForm) -> SuspensionForm:
    form = _texts(form, ("reason", "place"))
    return replace(form, until_minute=1440) if form.until_date is None else form


def tidy_exception(form: ExceptionForm) -> ExceptionForm:
    """A cancelled day has no other time or length."""
    if form.cancelled:
        form = replace(form, preferred_minute=None, duration_minutes=None)
    return replace(form, reason=line(form.reason))


def _kept(text: str) -> str:
    composed = unicodedata.normalize("NFC", text.replace("\t", " "))
    return "".join(
        " " if letter.isspace() else letter
        for letter in composed
        if letter.isspace() or unicodedata.category(letter) not in NOT_KEPT
    )


def _texts(form: _Text, lines: tuple[str, ...], longer: tuple[str, ...] = ()) -> _Text:
    """`form` with the named fields cleaned as a line, or as paragraphs."""
    changes: dict[str, Any] = {name: line(getattr(form, name)) for name in lines}
    changes |= {name: paragraphs(getattr(form, name)) for name in longer}
    return replace(form, **changes)
