"""Who usually comes to a pattern's visits on a weekday, as people agreed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop.records import UsualCarer, VisitPattern

ONE_DAY = timedelta(days=1)


def agree_carers(
    session: Session,
    pattern: VisitPattern,
    day: date,
    to_day: date,
    carers: Iterable[UUID] | None,
) -> None:
    """From `to_day` on these carers come on its weekday, without them (None) whoever came on that
    of `day`; who came on either weekday before does until the day before. The caller commits."""
    session.flush()
    lines = list(_line(session, pattern))
    before = _usual(session, lines, day)
    comes = [(row.carer_id, row.until_date) for row in before]
    if carers is not None:
        comes = [(carer, None) for carer in carers]
    _end(session, before, day)
    if to_day != day:
        _end(session, _usual(session, lines, to_day), to_day)
    session.add_all(
        UsualCarer(
            pattern_id=pattern.id,
            weekday=to_day.weekday(),
            carer_id=carer,
            from_date=to_day,
            until_date=until and max(until, to_day),
        )
        for carer, until in comes
    )


def _usual(session: Session, lines: Sequence[UUID], day: date) -> Sequence[UsualCarer]:
    """Who comes on the day's weekday, on it or later."""
    return session.exec(
        select(UsualCarer).where(
            col(UsualCarer.pattern_id).in_(lines),
            UsualCarer.weekday == day.weekday(),
            col(UsualCarer.until_date).is_(None) | (col(UsualCarer.until_date) >= day),
        )
    ).all()


def _end(session: Session, rows: Iterable[UsualCarer], day: date) -> None:
    for row in rows:
        if row.from_date >= day:
            session.delete(row)
        else:
            row.until_date = day - ONE_DAY


def _line(session: Session, pattern: VisitPattern) -> Iterator[UUID]:
    """The pattern, and those that it took over from."""
    yield pattern.id
    while pattern.follows_id is not None:
        pattern = session.get_one(VisitPattern, pattern.follows_id)
        yield pattern.id
