"""What the sample co-op told its carers: every week goes out ten days ahead, and then life happens.

A visit on the Monday comes a little earlier than it was first published, and in some weeks Lowri
gives her last visit of the Sunday away; of this week's nobody has been told yet.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlmodel import Session, select

from carecoop import clock
from carecoop.kinds import ToldHow
from carecoop.records import DayNotice, Publication, Rota
from carecoop.sample.tables import minute
from carecoop.services.publication_rows import publish_visits
from carecoop.services.week_records import SavedVisit, VisitKey, saved_visits

if TYPE_CHECKING:
    from carecoop.sample.build import Keys

DAY = timedelta(days=1)
EARLIER = ("frank.Breakfast", "He likes to be up before the market")
GIVEN_AWAY = ("menna.Swper a gwely", "lowri", "Lowri’s daughter sings that evening")
WEEKS_GIVEN_AWAY = frozenset({0, 1, 3})  # ago

Visits = Mapping[VisitKey, SavedVisit]


def publish_week(session: Session, rota: Rota, ago: int, keys: "Keys") -> None:
    """The publications that end in the rota as it is saved."""
    session.flush()
    visits = {(one.pattern_id, one.visit_date): one for one in saved_visits(session, rota)}
    lowris = _lowris_visit(visits, rota, keys) if ago in WEEKS_GIVEN_AWAY else {}
    second = {**visits, **lowris}
    first = {**second, **_earlier_visit(second, rota, keys)}
    publish_visits(session, rota, first.values(), at_utc=_at(rota, -11, "15:30"))
    friday = _at(rota, -3, "10:15")
    changed = publish_visits(session, rota, second.values(), EARLIER[1], at_utc=friday)
    _tell(session, changed, _at(rota, -3, "10:35"), ToldHow.TELEPHONE)
    sunday = _at(rota, -1, "17:05")
    changed = publish_visits(session, rota, visits.values(), GIVEN_AWAY[2], at_utc=sunday)
    if ago:
        _tell(session, changed, _at(rota, 0, "07:45"), ToldHow.MESSAGE)


def _earlier_visit(visits: Visits, rota: Rota, keys: "Keys") -> Visits:
    """The Monday's visit as it was first."""
    key = keys.patterns[EARLIER[0]], rota.week
    return {key: visits[key]._replace(start_minute=visits[key].start_minute + 15)}


def _lowris_visit(visits: Visits, rota: Rota, keys: "Keys") -> Visits:
    """The Sunday's visit before she gave it away."""
    key = keys.patterns[GIVEN_AWAY[0]], rota.week + 6 * DAY
    return {key: visits[key]._replace(carers=(keys.carers[GIVEN_AWAY[1]],))}


def _tell(
    session: Session, publication: Publication | None, at_utc: datetime, how: ToldHow
) -> None:
    if publication is None:
        return
    of_publication = select(DayNotice).where(DayNotice.publication_id == publication.id)
    for notice in session.exec(of_publication):
        notice.told_at_utc, notice.told_how = at_utc, how


def _at(rota: Rota, days: int, time: str) -> datetime:
    """A moment so many days after the week's Monday, by the clock on the wall."""
    return clock.instant(rota.week + days * DAY, minute(time))
