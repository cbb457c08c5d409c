"""What people were told of a week: its publications, and the carers' days each of them changed.

A publication keeps only what it puts otherwise than the one before it, so that a single visit
moved does not write the whole week again; `snapshot` puts the week together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import RotaState, ToldHow
from carecoop.records import DayNotice, Publication, Rota, TrailEntry
from carecoop.services.people_text import line
from carecoop.services.week_records import SavedVisit, VisitKey, saved_visits
from carecoop.store import account_of
from carecoop.store.changes import Change

CarerDay = tuple[UUID, date]
Snapshot = Mapping[VisitKey, SavedVisit]
Parts = frozenset[tuple[UUID, int, int]]  # client, start minute of the week, length

NEEDS_REASON = QT_TRANSLATE_NOOP("carecoop", "This week is published: say why it changes.")
OUT_ALREADY = QT_TRANSLATE_NOOP(
    "carecoop",
    "This week is published, and people may hold it already: it cannot be taken back. "
    "Change what has to change, and say why.",
)


def publish_visits(
    session: Session,
    rota: Rota,
    visits: Iterable[SavedVisit],
    reason: str = "",
    *,
    at_utc: datetime | None = None,
    is_taken_back: bool = False,
) -> Publication | None:
    """Another publication of the rota where `visits` differ from the newest one, with a notice
    for each carer's day that changed; the caller commits.

    The first goes out as a whole, so everybody is told with it; of a change somebody has to tell
    them. Raises CareCoopError for a change without a reason.
    """
    before = publications(session, rota.id)
    told, now = snapshot(before), {(one.pattern_id, one.visit_date): one for one in visits}
    if before and told == now:
        return None
    reason = line(reason)
    if before and not reason:
        raise CareCoopError(NEEDS_REASON)
    publication = Publication(
        rota_id=rota.id,
        number=len(before) + 1,
        published_at_utc=at_utc or clock.now_utc(),
        account_id=account_of(session),
        reason=reason,
        is_taken_back=is_taken_back,
        visits=[_as_json(one) for key, one in now.items() if told.get(key) != one],
        gone=[_key_as_json(key) for key in told if key not in now],
    )
    session.add(publication)
    session.flush()  # notices follow
    session.add_all(_notices(publication, told, now))
    return publication


def publish_turned_round(session: Session, entry: TrailEntry) -> None:
    """What `entry` published was taken back, or done again: publish that too, as people may know
    the week as it was. Raises CareCoopError where the week would be a draft again."""
    for change in map(Change.from_json, entry.changes):
        if change.table != Publication.__tablename__ or change.after is None:
            continue
        rota = session.get_one(Rota, UUID(str(change.after["rota_id"])))
        if rota.state is RotaState.DRAFT:
            raise CareCoopError(OUT_ALREADY)
        publish_visits(
            session,
            rota,
            saved_visits(session, rota),
            str(change.after["reason"]),
            is_taken_back=not change.after["is_taken_back"],
        )


def _notices(publication: Publication, told: Snapshot, now: Snapshot) -> Iterator[DayNotice]:
    is_first = publication.number == 1
    for carer_id, day in sorted(days_that_differ(told, now), key=str):
        yield DayNotice(
            publication_id=publication.id,
            carer_id=carer_id,
            day=day,
            told_at_utc=publication.published_at_utc if is_first else None,
            told_how=ToldHow.ROTA if is_first else None,
        )


# What a publication says ------------------------------------------------------------------


def publications(session: Session, rota_id: UUID) -> Sequence[Publication]:
    """Those of a week's rota, in order."""
    of_rota = select(Publication).where(Publication.rota_id == rota_id)
    return session.exec(of_rota.order_by(col(Publication.number))).all()


def snapshot(publications: Iterable[Publication]) -> Snapshot:
    """The week as the last of `publications` told it; all before it must be there, in order."""
    visits: dict[VisitKey, SavedVisit] = {}
    for publication in publications:
        gone, put = told_visits(publication)
        for key in gone:
            visits.pop(key, None)
        visits |= put
    return visits


def visits_gone(publications: Iterable[Publication]) -> Snapshot:
    """The visits that the last of `publications` no longer has, as people were told of them at
    last; all before it must be there, in order."""
    visits: dict[VisitKey, SavedVisit] = {}
    left: dict[VisitKey, SavedVisit] = {}
    for publication in publications:
        gone, put = told_visits(publication)
        left |= {key: visits.pop(key) for key in gone if key in visits}
        visits |= put
    return {key: visit for key, visit in left.items() if key not in visits}


def told_visits(publication: Publication) -> tuple[list[VisitKey], dict[VisitKey, SavedVisit]]:
    """What a publication takes out of the week, and what it puts there."""
    put = {_key_from_json(told): _from_json(told) for told in publication.visits}
    return [_key_from_json(gone) for gone in publication.gone], put


def parts_of(day: Iterable[SavedVisit]) -> Parts:
    """What a carer does on a day. With whom is no part of it: that somebody else lends the second
    pair of hands changes nobody's hours."""
    return frozenset((one.client_id, one.start_minute, one.duration_minutes) for one in day)


def days_that_differ(before: Snapshot, after: Snapshot) -> set[CarerDay]:
    was, now = _carer_days(before), _carer_days(after)
    return {day for day in was.keys() | now.keys() if was.get(day) != now.get(day)}


def _carer_days(visits: Snapshot) -> dict[CarerDay, Parts]:
    days: dict[CarerDay, list[SavedVisit]] = {}
    for visit in visits.values():
        for carer_id in visit.carers:
            days.setdefault((carer_id, visit.visit_date), []).append(visit)
    return {day: parts_of(visits) for day, visits in days.items()}


def _as_json(visit: SavedVisit) -> dict[str, object]:
    return {
        **_key_as_json((visit.pattern_id, visit.visit_date)),
        "client": str(visit.client_id),
        "start": visit.start_minute % DAY_MINUTES,
        "duration": visit.duration_minutes,
        "wanted": visit.carers_wanted,
        "carers": [str(carer_id) for carer_id in visit.carers],
    }


def _key_as_json(key: VisitKey) -> dict[str, object]:
    return {"pattern": str(key[0]), "date": key[1].isoformat()}


def _from_json(told: Mapping[str, Any]) -> SavedVisit:
    pattern_id, day = _key_from_json(told)
    return SavedVisit(
        pattern_id,
        _id(told["client"]),
        day,
        day.weekday() * DAY_MINUTES + told["start"],
        told["duration"],
        told["wanted"],
        tuple(map(_id, told["carers"])),
    )


def _key_from_json(told: Mapping[str, Any]) -> VisitKey:
    return _id(told["pattern"]), _day(told["date"])


_id = lru_cache(maxsize=1 << 14)(UUID)  # a week names each person and visit many times over
_day = lru_cache(maxsize=64)(date.fromisoformat)
