"""A week's way: a draft, published to those who work and live by it, worked.

Once published, each save of the week is another publication (`publication_rows`), and who has to
be told of it is kept here until somebody has told them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from sqlmodel import Session, col, func, select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError
from carecoop.kinds import RotaState, ToldHow
from carecoop.records import Carer, DayNotice, Publication, Rota
from carecoop.services.demand import visit_id
from carecoop.services.office import Office
from carecoop.services.people_rows import found
from carecoop.services.people_text import fold, shown_name
from carecoop.services.planning import expect_not_over, expect_version
from carecoop.services.publication_rows import Snapshot, publications, snapshot
from carecoop.services.publishing_notice import Telling, Wording, read_wording, tellings
from carecoop.services.publishing_values import Published, Said, Untold
from carecoop.services.rota_rows import save_rota
from carecoop.services.week import current_visits
from carecoop.services.week_records import WEEK, read_week
from carecoop.services.week_values import WeekBoard

NO_ROTA = QT_TRANSLATE_NOOP(
    "carecoop", "This week has no rota yet: build it, or place a visit, first."
)
NOT_OVER = QT_TRANSLATE_NOOP(
    "carecoop", "This week is not over yet. On the Monday after it, it can be closed as worked."
)


# Draft, published, worked -----------------------------------------------------------------


def publish(office: Office, week: date, expected_version: int, reason: str = "") -> None:
    """Publish the week as it stands, with everything that came and went since it was saved.

    A week that is published already is published again where it differs, which needs a reason.
    Raises ConflictError where the rota moved on, CareCoopError where the week is over or empty.
    """
    monday = clock.monday_of(week)
    with office.work("publish", str(monday)) as work:
        records = read_week(work.session, monday)
        expect_not_over(records)
        expect_version(records, expected_version)
        visits = current_visits(records, clock.today())
        if records.rota is None or not any(visit.carers for visit in visits):
            raise CareCoopError(NO_ROTA)
        save_rota(work.session, records, visits, RotaState.PUBLISHED, reason)
        work.commit()


def close(office: Office, week: date) -> None:
    """A week that is over was worked as its rota stands. Raises CareCoopError where it is not
    over or has no rota."""
    monday = clock.monday_of(week)
    with office.work("close_week", str(monday)) as work:
        if clock.today() < monday + WEEK:
            raise CareCoopError(NOT_OVER)
        rota = _rota(work.session, monday)
        if rota is None:
            raise CareCoopError(NO_ROTA)
        rota.state = RotaState.WORKED
        work.commit()


def _rota(session: Session, monday: date) -> Rota | None:
    return session.exec(select(Rota).where(Rota.week == monday)).first()


# Who is to be told ------------------------------------------------------------------------


def mark_told(
    office: Office,
    notice_ids: Iterable[UUID],
    how: ToldHow,
    told_at_utc: datetime | None = None,
    said: Mapping[UUID, Said] = MappingProxyType({}),
) -> None:
    """A carer was told, now unless another moment is given, and `said` so of the change, by the
    id of the notice; who was told before stays so. Raises NotFoundError."""
    with office.work("mark_told") as work:
        rows = [found(work.session, DayNotice, notice_id) for notice_id in notice_ids]
        for row in rows:
            if row.told_at_utc is None:
                row.told_at_utc, row.told_how = told_at_utc or clock.now_utc(), how
                heard = said.get(row.id, Said())
                row.begun_by, row.agreed = heard.begun_by, heard.agreed
        carers = {row.carer_id: found(work.session, Carer, row.carer_id) for row in rows}
        work.subject = ", ".join(sorted(map(shown_name, carers.values()), key=fold))
        work.commit()


def recent_reasons(office: Office, limit: int = 8) -> tuple[str, ...]:
    """Why published weeks were changed of late, each reason once, the newest first."""
    newest = func.max(col(Publication.published_at_utc))
    given = select(Publication.reason).where(Publication.reason != "")
    with office.read() as session:
        grouped = given.group_by(col(Publication.reason)).order_by(newest.desc()).limit(limit)
        return tuple(session.exec(grouped))


def untold(office: Office, week: date) -> tuple[Untold, ...]:
    """The carers' days from today on that are not as the carers know them, the soonest first."""
    monday = clock.monday_of(week)
    with office.read() as session:
        rota = _rota(session, monday)
        return () if rota is None else _untold(session, publications(session, rota.id))


def published(office: Office, board: WeekBoard) -> Published:
    """How the week that is on show stands with those who work and live by it."""
    with office.read() as session:
        rota = _rota(session, board.week)
        told = publications(session, rota.id) if rota is not None else ()
        waiting = _untold(session, told)
    newest = told[-1] if told else None
    return Published(
        week=board.week,
        version=newest.number if newest is not None else 0,
        published_at_utc=newest.published_at_utc if newest is not None else None,
        untold=waiting,
        differs=board.state is RotaState.PUBLISHED and _differs(board, snapshot(told)),
    )


def _untold(session: Session, told: Sequence[Publication]) -> tuple[Untold, ...]:
    of_week = [publication.id for publication in told[1:]]  # everybody has the first
    notices = session.exec(select(DayNotice).where(col(DayNotice.publication_id).in_(of_week)))
    rows = notices.all()
    if all(row.told_at_utc is not None for row in rows):
        return ()
    who = {row.carer_id for row in rows if row.told_at_utc is None}
    first = select(DayNotice).where(DayNotice.publication_id == told[0].id)
    of_them = [row for row in (*session.exec(first), *rows) if row.carer_id in who]
    waiting = _waiting(tellings(told, of_them))
    carers = {row.id: row for row in session.exec(select(Carer).where(col(Carer.id).in_(who)))}
    wording = read_wording(session)
    lines = [_line(wording, carers, telling) for telling in waiting]
    return tuple(sorted(lines, key=lambda one: (one.from_minute, fold(one.carer_name))))


def _waiting(of: Iterable[Telling]) -> Iterator[Telling]:
    today = clock.today()
    return (one for one in of if one.last.told_at_utc is None and one.carer_day[1] >= today)


def _line(wording: Wording, carers: Mapping[UUID, Carer], telling: Telling) -> Untold:
    carer_id, day = telling.carer_day
    return Untold(
        notice_ids=tuple(notice.id for notice in telling.notices),
        carer_id=carer_id,
        carer_name=shown_name(carers[carer_id]),
        telephone=carers[carer_id].phone,
        day=day,
        before=wording.day(telling.before),
        after=wording.day(telling.after),
        whys=wording.whys(telling),
        since_utc=telling.publications[0].published_at_utc,
        from_minute=telling.from_minute,
    )


def _differs(board: WeekBoard, told: Snapshot) -> bool:
    """Whether publishing the board as it stands would say something new."""
    shown = {
        visit.id: (
            visit.start_minute,
            visit.duration_minutes,
            visit.carers_wanted,
            tuple(sorted(place.carer_id for place in visit.places)),
        )
        for visit in board.visits
    }
    known = {
        visit_id(*key): (one.start_minute, one.duration_minutes, one.carers_wanted, one.carers)
        for key, one in told.items()
    }
    return shown != known
