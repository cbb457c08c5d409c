"""Which visits of saved rotas count as having happened, or going to."""

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import col

from carecoop.records import RotaVisit, Suspension, VisitException


def took_place() -> ColumnElement[bool]:
    """A saved visit that was not cancelled for its day and fell into no suspension."""
    day = col(RotaVisit.visit_date)
    cancelled = exists().where(
        col(VisitException.pattern_id) == col(RotaVisit.pattern_id),
        col(VisitException.visit_date) == day,
        col(VisitException.cancelled),
    )
    return and_(~cancelled, ~_suspended())


def _suspended() -> ColumnElement[bool]:
    """Begun by the visit's start, and not over."""
    day, start = col(RotaVisit.visit_date), col(RotaVisit.start_minute)
    from_date, until_date = col(Suspension.from_date), col(Suspension.until_date)
    begun = or_(
        from_date < day,
        and_(from_date == day, col(Suspension.from_minute) <= start),
    )
    not_over = or_(
        until_date.is_(None),
        until_date > day,
        and_(until_date == day, col(Suspension.until_minute) > start),
    )
    return exists().where(col(Suspension.client_id) == col(RotaVisit.client_id), begun, not_over)
