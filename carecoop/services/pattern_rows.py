"""Visit patterns between record and form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from carecoop.kinds import Priority
from carecoop.records import VisitException, VisitPattern
from carecoop.services.people_rows import shared_values
from carecoop.services.people_text import fold, tidy_pattern
from carecoop.services.people_values import PatternForm

SKILL_FIELDS = ("needs", "wishes", "avoids")


def weekday_bits(weekdays: frozenset[int]) -> int:
    """Bit 0 = Monday … bit 6 = Sunday."""
    return sum(1 << weekday for weekday in weekdays)


def weekday_set(bits: int) -> frozenset[int]:
    return frozenset(weekday for weekday in range(7) if bits >> weekday & 1)


def pattern_form(pattern: VisitPattern) -> PatternForm:
    values = shared_values(pattern, PatternForm, VisitPattern)
    skills = {name: tuple(values[name]) for name in SKILL_FIELDS}
    days = {"weekdays": weekday_set(pattern.weekdays), "priority": Priority(pattern.priority)}
    return PatternForm(**values | skills | days)


def spelt(form: PatternForm, spellings: Mapping[str, str]) -> PatternForm:
    """The form with skills as they are known."""

    def known(skills: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(spellings.get(fold(skill), skill) for skill in skills)

    return replace(
        form, needs=known(form.needs), wishes=known(form.wishes), avoids=known(form.avoids)
    )


def put_pattern(
    session: Session,
    pattern: VisitPattern | None,
    client_id: UUID,
    form: PatternForm,
    spellings: Mapping[str, str],
) -> VisitPattern:
    """Write a valid form over `pattern`, or as a new one of the client, skills spelt as known;
    the caller commits."""
    form = spelt(tidy_pattern(form), spellings)
    values = shared_values(form, PatternForm, VisitPattern)
    values |= {"weekdays": weekday_bits(form.weekdays), "priority": int(form.priority)}
    values |= {name: list(values[name]) for name in SKILL_FIELDS}
    if pattern is None:
        pattern = VisitPattern(client_id=client_id, **values)
        session.add(pattern)
    else:
        pattern.sqlmodel_update(values)
    return pattern


def exception_on(session: Session, pattern_id: UUID, day: date) -> VisitException | None:
    """What is different of the pattern on a day."""
    return session.exec(
        select(VisitException).where(
            VisitException.pattern_id == pattern_id, VisitException.visit_date == day
        )
    ).first()
