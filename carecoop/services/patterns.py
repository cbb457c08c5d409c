"""Visit patterns: what was agreed to happen each week, and the days on which it is different."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, func, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, ConflictError, InvalidInputError
from carecoop.records import Client, VisitException, VisitPattern
from carecoop.services.office import Office
from carecoop.services.pattern_rows import exception_on, pattern_form, put_pattern
from carecoop.services.people_rows import found, known_spellings, shared_values
from carecoop.services.people_text import fold, tidy_exception
from carecoop.services.people_values import ExceptionForm, ExceptionRow, PatternForm, PatternRow
from carecoop.services.validation import (
    checked,
    validate_exception,
    validate_pattern,
    warnings_for_pattern,
)
from carecoop.store import Work

__all__ = [
    "ExceptionForm",
    "ExceptionRow",
    "PatternForm",
    "PatternRow",
    "add_pattern",
    "archive_pattern",
    "clear_exception",
    "known_skills",
    "list_patterns",
    "restore_pattern",
    "save_pattern",
    "set_exception",
    "take_over",
    "validate_exception",
    "validate_pattern",
    "warnings_for_pattern",
]


def list_patterns(office: Office, client_id: UUID) -> tuple[PatternRow, ...]:
    """A client's patterns by time of day, ended ones too, those in the archive not."""
    with office.read() as session:
        found(session, Client, client_id)
        patterns = session.exec(
            select(VisitPattern).where(
                VisitPattern.client_id == client_id, col(VisitPattern.archived_at_utc).is_(None)
            )
        ).all()
        exceptions = _exceptions(session, [pattern.id for pattern in patterns])
        rows = [
            PatternRow(
                pattern.id, pattern_form(pattern), exceptions[pattern.id], pattern.follows_id
            )
            for pattern in patterns
        ]
    return tuple(sorted(rows, key=_order))


def add_pattern(office: Office, client_id: UUID, form: PatternForm) -> UUID:
    """Raises NotFoundError or InvalidInputError."""
    checked(validate_pattern(form))
    with office.work("add_pattern", form.title) as work:
        found(work.session, Client, client_id)
        spellings = known_spellings(work.session)
        pattern_id = put_pattern(work.session, None, client_id, form, spellings).id
        work.commit()
    return pattern_id


def save_pattern(
    office: Office, pattern_id: UUID, form: PatternForm, *, from_date: date | None = None
) -> UUID:
    """Change a pattern for good, or from `from_date` on: then the old one ends the day before,
    a new one takes over with the exceptions still to come, and its id is returned."""
    if from_date is not None:
        form = replace(form, starts_on=from_date)
    checked(validate_pattern(form))
    with office.work("save_pattern", form.title) as work:
        pattern = found(work.session, VisitPattern, pattern_id)
        if from_date is not None and pattern.starts_on < from_date:
            (pattern,) = take_over(work.session, pattern, (form,), from_date)
        else:
            spellings = known_spellings(work.session)
            put_pattern(work.session, pattern, pattern.client_id, form, spellings)
        now_id = pattern.id
        work.commit()
    return now_id


def archive_pattern(office: Office, pattern_id: UUID) -> None:
    """Out of coming rotas; rotas that are saved keep its visits."""
    with office.work("archive_pattern") as work:
        pattern = _titled(work, pattern_id)
        pattern.archived_at_utc = pattern.archived_at_utc or clock.now_utc()
        work.commit()


def restore_pattern(office: Office, pattern_id: UUID) -> None:
    with office.work("restore_pattern") as work:
        _titled(work, pattern_id).archived_at_utc = None
        work.commit()


def set_exception(office: Office, pattern_id: UUID, visit_date: date, form: ExceptionForm) -> None:
    """This day only: cancelled, at another time or of another length. What was moved away from
    the day is back on it, unless the day stays cancelled."""
    checked(validate_exception(form))
    with office.work("set_exception") as work:
        pattern = _titled(work, pattern_id)
        exception = exception_on(work.session, pattern_id, visit_date) or VisitException(
            pattern_id=pattern_id, visit_date=visit_date
        )
        was_agreed = exception.moved_from or visit_date
        if not pattern_form(pattern).occurs_on(was_agreed):
            raise InvalidInputError({"visit_date": _no_visit(visit_date)})
        form = replace(form, moved_from=exception.moved_from)
        if not form.cancelled:
            _forget_moved(work.session, pattern_id, visit_date)
        exception.sqlmodel_update(
            shared_values(tidy_exception(form), ExceptionForm, VisitException)
        )
        work.session.add(exception)
        work.commit()


def clear_exception(office: Office, pattern_id: UUID, visit_date: date) -> None:
    """That day as ever again; a visit that was moved from it or to it is back on its own."""
    with office.work("clear_exception") as work:
        _titled(work, pattern_id)
        bring_back(work.session, pattern_id, visit_date)
        work.commit()


def bring_back(session: Session, pattern_id: UUID, visit_date: date) -> None:
    """As `clear_exception`, within a use case."""
    exception = exception_on(session, pattern_id, visit_date)
    if exception is None:
        return
    if exception.moved_from is not None:
        own = exception_on(session, pattern_id, exception.moved_from)
        if own is not None:
            session.delete(own)
    _forget_moved(session, pattern_id, visit_date)
    session.delete(exception)


def _forget_moved(session: Session, pattern_id: UUID, moved_from: date) -> None:
    """No visit of that day is on another."""
    query = select(VisitException).where(
        VisitException.pattern_id == pattern_id, VisitException.moved_from == moved_from
    )
    for moved in session.exec(query).all():
        session.delete(moved)


def known_skills(office: Office) -> tuple[str, ...]:
    """Skills and traits that carers have or visits ask for, to choose from."""
    with office.read() as session:
        return tuple(sorted(known_spellings(session).values(), key=fold))


def take_over(
    session: Session, old: VisitPattern, forms: Sequence[PatternForm], from_date: date
) -> list[VisitPattern]:
    """End a pattern the day before `from_date`; one of each form follows it, on weekdays of its
    own, with the exceptions still to come. The caller commits. Raises ConflictError where the
    pattern had ended already."""
    if old.ends_on is not None and old.ends_on < from_date:
        raise ConflictError(
            QT_TRANSLATE_NOOP(
                "carecoop", "This visit ended on {ends_on}. Add a new one or choose an earlier day."
            ),
            ends_on=old.ends_on,
        )
    old.ends_on = from_date - timedelta(days=1)
    spellings = known_spellings(session)
    new = [put_pattern(session, None, old.client_id, form, spellings) for form in forms]
    for pattern in new:
        pattern.follows_id = old.id
    session.flush()  # the new ones' ids before what refers to them
    agreed_on = func.coalesce(VisitException.moved_from, VisitException.visit_date)
    query = select(VisitException).where(
        VisitException.pattern_id == old.id, agreed_on >= from_date
    )
    for exception in session.exec(query).all():
        day = exception.moved_from or exception.visit_date
        takes = (one for one, form in zip(new, forms, strict=True) if form.occurs_on(day))
        taker = next(takes, None)
        if taker is not None:
            exception.pattern_id = taker.id
        else:
            session.delete(exception)
    return new


def _exceptions(
    session: Session, pattern_ids: list[UUID]
) -> defaultdict[UUID, tuple[ExceptionRow, ...]]:
    query = select(VisitException).where(col(VisitException.pattern_id).in_(pattern_ids))
    rows: defaultdict[UUID, tuple[ExceptionRow, ...]] = defaultdict(tuple)
    for each in session.exec(query.order_by(col(VisitException.visit_date))):
        form = ExceptionForm(**shared_values(each, ExceptionForm, VisitException))
        rows[each.pattern_id] += (ExceptionRow(each.visit_date, form),)
    return rows


def _titled(work: Work, pattern_id: UUID) -> VisitPattern:
    """The pattern that a use case is about, named in the trail."""
    pattern = found(work.session, VisitPattern, pattern_id)
    work.subject = pattern.title
    return pattern


def _order(row: PatternRow) -> tuple[int, list[int], date, str]:
    form = row.form
    return form.preferred_minute, sorted(form.weekdays), form.starts_on or date.min, str(row.id)


def _no_visit(visit_date: date) -> CareCoopError:
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "There is no such visit on {day}. Choose one of its days."),
        day=visit_date,
    )
