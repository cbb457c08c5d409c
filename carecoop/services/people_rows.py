"""Between records and forms: shared fields, children kept by what they say, skills as known."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, select

from carecoop.errors import QT_TRANSLATE_NOOP, NotFoundError
from carecoop.records import CarerSkill, Record, VisitPattern
from carecoop.services.people_text import fold

RecordT = TypeVar("RecordT", bound=Record)


def found(session: Session, table: type[RecordT], record_id: UUID) -> RecordT:
    """The record of an id. Raises NotFoundError where somebody has taken it away."""
    record = session.get(table, record_id)
    if record is None:
        raise NotFoundError(
            QT_TRANSLATE_NOOP("carecoop", "This is no longer there. Go back to the list.")
        )
    return record


def shared_values(source: object, form: type[Any], table: type[Record]) -> dict[str, Any]:
    """The values of the fields that a form and a table have in common, from either."""
    names = (each.name for each in fields(form) if each.name in table.model_fields)
    return {name: getattr(source, name) for name in names}


def replace_children(
    session: Session,
    before: Iterable[RecordT],
    wanted: Iterable[RecordT],
    key: Callable[[RecordT], Hashable],
) -> None:
    """Make the children what is wanted; a child with the same `key` keeps its id and is changed
    only where it differs, so that the trail tells just what happened."""
    kept: dict[Hashable, list[RecordT]] = defaultdict(list)
    for child in before:
        kept[key(child)].append(child)
    for child in wanted:
        same = kept[key(child)]
        if same:
            same.pop(0).sqlmodel_update(child.model_dump(exclude={"id"}))
        else:
            session.add(child)
    for child in (child for rest in kept.values() for child in rest):
        session.delete(child)


def known_spellings(session: Session) -> dict[str, str]:
    """Skills in use, by their folded names: "Medication" typed again means the one there is."""
    skills = list(session.exec(select(CarerSkill.skill).distinct()))
    for pattern in session.exec(select(VisitPattern)):
        skills += [*pattern.needs, *pattern.wishes, *pattern.avoids]
    return {fold(skill): skill for skill in sorted(skills, reverse=True)}
