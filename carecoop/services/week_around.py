"""What lies around a week: who met whom in the weeks before it, and the work next to it.

Each is read as one text: of the thousands of places of a large co-op few rows are read sooner.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, cast
from sqlalchemy import select as columns
from sqlmodel import Session, col, func

from carecoop.clock import WEEK
from carecoop.records import Rota, RotaPlace, RotaVisit
from carecoop.services.demand import days_of, minute_in
from carecoop.services.took_place import took_place
from carecoop.store.engines import known_id

KNOWN_WEEKS = 4  # who came in as many weeks before is a known face
NEXT_DAYS = 2  # a visit late on Sunday may end on Monday, and the rest after it on Tuesday

Met = Mapping[UUID, Mapping[UUID, int]]  # by client, how many visits of each carer
MetBefore = Mapping[int, Met]  # in each of the four weeks before, 1 is last week

CARER = cast(col(RotaPlace.carer_id), String)
_CLIENT = cast(col(RotaVisit.client_id), String)
_DAY = cast(col(RotaVisit.visit_date), String)


@dataclass(frozen=True, slots=True)
class MetIn:
    """Reads who met whom in a week, as its rota has it now."""

    week: date

    def __call__(self, session: Session) -> Met:
        pairs = (
            columns((_CLIENT + ":" + CARER).label("one"))
            .select_from(RotaVisit)
            .join(Rota, col(Rota.id) == col(RotaVisit.rota_id))
            .join(RotaPlace, col(RotaPlace.rota_visit_id) == col(RotaVisit.id))
            .where(col(Rota.week) == self.week, took_place())
        )
        came: defaultdict[str, list[UUID]] = defaultdict(list)
        for pair in _texts(session, pairs):
            client, _, carer = pair.partition(":")
            came[client].append(known_id(carer))
        return {known_id(client): dict(Counter(carers)) for client, carers in came.items()}


@dataclass(frozen=True, slots=True)
class LastEnds:
    """Reads when each carer's last visit before a week ends, in minutes of the week before; a night
    may end past them."""

    week: date

    def __call__(self, session: Session) -> Mapping[UUID, int]:
        before, ends = self.week - WEEK, dict[UUID, int]()
        end = func.max(col(RotaVisit.start_minute) + col(RotaVisit.duration_minutes))
        for carer_id, minute in _by_carer(session, before, days_of(before), end):
            ends[carer_id] = max(minute, ends.get(carer_id, minute))
        return ends


@dataclass(frozen=True, slots=True)
class NextStarts:
    """Reads when each carer's first visit soon after a week starts, in minutes of the week."""

    week: date

    def __call__(self, session: Session) -> Mapping[UUID, int]:
        soon, starts = days_of(self.week + WEEK)[:NEXT_DAYS], dict[UUID, int]()
        for carer_id, minute in _by_carer(
            session, self.week, soon, func.min(col(RotaVisit.start_minute))
        ):
            starts[carer_id] = min(minute, starts.get(carer_id, minute))
        return starts


def weeks_before(week: date) -> dict[int, MetIn]:
    """What reads who met whom in each of the weeks by which a face is known."""
    return {ago: MetIn(week - ago * WEEK) for ago in range(1, KNOWN_WEEKS + 1)}


def _by_carer(
    session: Session, week: date, days: Iterable[date], figure: ColumnElement[int]
) -> Iterator[tuple[UUID, int]]:
    """A figure of each carer's visits of each day, as the days' rotas have them, in minutes of the
    week."""
    figures = (
        columns((CARER + ":" + _DAY + ":" + cast(figure, String)).label("one"))
        .select_from(RotaVisit)
        .join(RotaPlace, col(RotaPlace.rota_visit_id) == col(RotaVisit.id))
        .where(col(RotaVisit.visit_date).in_(days))
        .group_by(col(RotaPlace.carer_id), col(RotaVisit.visit_date))
    )
    midnight = cache(lambda day: minute_in(week, date.fromisoformat(day), 0))
    for one in _texts(session, figures):
        carer, day, minute = one.split(":")
        yield known_id(carer), midnight(day) + int(minute)


def _texts(session: Session, query: Select[str]) -> list[str]:
    """The query's column `one`."""
    whole = columns(func.aggregate_strings(query.subquery().c.one, ","))
    text = session.connection().execute(whole).scalar_one()
    return text.split(",") if text else []
