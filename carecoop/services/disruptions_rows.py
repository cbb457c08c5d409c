"""Disruptions as they are kept, read beside the weeks that they concern as those stand now."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, or_, select

from carecoop import clock
from carecoop.kinds import Answer, DisruptionKind, Priority, RotaState, TimeOffKind
from carecoop.records import (
    Call,
    Carer,
    Client,
    ClientContact,
    Cover,
    Disruption,
    Rota,
    VisitPattern,
)
from carecoop.services.demand import minute_in, visit_id
from carecoop.services.disruptions_values import (
    AffectedVisit,
    CallRow,
    DisruptionDetail,
    DisruptionForm,
    DisruptionRow,
    ToTell,
    by_risk,
)
from carecoop.services.people_rows import found, shared_values
from carecoop.services.people_text import contact_order, shown_name
from carecoop.services.people_values import ContactForm
from carecoop.services.week import board_of, current_visits
from carecoop.services.week_records import read_week
from carecoop.services.week_values import BoardVisit, WeekBoard

KEPT_IN_VIEW = timedelta(days=28)  # of those that are settled
KNOWS = frozenset({Answer.TOLD, Answer.YES})


class Reader:
    """Reads disruptions in one session; a week that several of them concern is read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._boards: dict[date, WeekBoard] = {}
        self._now = clock.now_utc()

    def newest(self) -> list[DisruptionRow]:
        """Those that are not settled and those of the last four weeks, the latest first."""
        recent = or_(
            col(Disruption.settled_at_utc).is_(None),
            col(Disruption.reported_at_utc) >= self._now - KEPT_IN_VIEW,
        )
        query = select(Disruption).where(recent).order_by(col(Disruption.reported_at_utc).desc())
        return [self.detail(row).row for row in self._session.exec(query)]

    def detail(self, disruption: Disruption) -> DisruptionDetail:
        covers = (self._affected(disruption, row) for row in self._covers(disruption))
        visits = tuple(sorted(covers, key=by_risk))
        calls = self._calls(disruption)
        to_tell = tuple(_to_tell(self._session, disruption, visits, calls))
        person = self._person(disruption)
        row = DisruptionRow(
            id=disruption.id,
            form=form_of(disruption),
            person_name=shown_name(person),
            reported_at_utc=disruption.reported_at_utc,
            settled_at_utc=disruption.settled_at_utc,
            visits=len(visits),
            open_visits=sum(visit.is_open for visit in visits),
            not_told=sum(one.told_at_utc is None for one in to_tell),
        )
        weeks = sorted({clock.monday_of(visit.visit_date) for visit in visits})
        return DisruptionDetail(row, tuple(weeks), visits, to_tell, calls)

    def _covers(self, disruption: Disruption) -> Iterable[Cover]:
        query = select(Cover).where(Cover.disruption_id == disruption.id)
        return self._session.exec(query).all()

    def _person(self, disruption: Disruption) -> Carer | Client:
        if disruption.carer_id is not None:
            return found(self._session, Carer, disruption.carer_id)
        assert disruption.client_id is not None  # the table has one of the two
        return found(self._session, Client, disruption.client_id)

    def _affected(self, disruption: Disruption, row: Cover) -> AffectedVisit:
        """The place as it was kept, and who comes as the week stands now; a visit that was off
        stays so here, also once the client is back."""
        board = self._board(clock.monday_of(row.visit_date))
        pattern = found(self._session, VisitPattern, row.pattern_id)
        key = visit_id(row.pattern_id, row.visit_date)
        is_off = pattern.client_id == _away(disruption)
        stands = next((one for one in board.visits if one.id == key and not is_off), None)
        comer, start = _comer(row, stands)
        now_minute = clock.minutes_since(board.week)
        begins = minute_in(board.week, row.visit_date, row.start_minute)
        return AffectedVisit(
            visit_id=key,
            pattern_id=row.pattern_id,
            visit_date=row.visit_date,
            client_id=pattern.client_id,
            client_name=shown_name(found(self._session, Client, pattern.client_id)),
            title=pattern.title,
            start_minute=row.start_minute,
            duration_minutes=stands.duration_minutes if stands else pattern.duration_minutes,
            priority=stands.priority if stands else Priority(pattern.priority),
            time_critical=pattern.time_critical,
            instead_of=row.instead_of,
            instead_of_name=self._name(row.instead_of),
            beside=tuple(
                self._name(place.carer_id)
                for place in (stands.places if stands else ())
                if place.carer_id not in {comer, row.instead_of}
            ),
            has_begun=begins < now_minute,
            is_open=comer is None and stands is not None and now_minute <= stands.latest_minute,
            cover_id=row.id,
            covered_by=comer,
            covered_by_name=self._name(comer),
            covered_start_minute=start,
            covered_at_utc=row.covered_at_utc if comer is not None else None,
        )

    def _board(self, week: date) -> WeekBoard:
        if week not in self._boards:
            records = read_week(self._session, week)
            self._boards[week] = board_of(records, current_visits(records, clock.today()))
        return self._boards[week]

    def _name(self, carer_id: UUID | None) -> str:
        return "" if carer_id is None else shown_name(found(self._session, Carer, carer_id))

    def _calls(self, disruption: Disruption) -> tuple[CallRow, ...]:
        query = select(Call).where(Call.disruption_id == disruption.id)
        rows = self._session.exec(query.order_by(col(Call.called_at_utc).desc()))
        return tuple(
            CallRow(
                carer_id=row.carer_id,
                client_id=row.client_id,
                name=row.contact_name or shown_name(self._rung(row)),
                called_at_utc=row.called_at_utc,
                answer=row.answer,
                note=row.note,
            )
            for row in rows
        )

    def _rung(self, row: Call) -> Carer | Client:
        if row.carer_id is not None:
            return found(self._session, Carer, row.carer_id)
        assert row.client_id is not None  # the table has one of the two
        return found(self._session, Client, row.client_id)


def form_of(row: Disruption) -> DisruptionForm:
    values = shared_values(row, DisruptionForm, Disruption)
    values["away_as"] = row.away_as or TimeOffKind.OTHER
    return DisruptionForm(**values, person_id=row.carer_id or row.client_id)


def rota_weeks(session: Session, form: DisruptionForm) -> list[date]:
    """The Mondays of the rotas that it may concern, those that are over apart."""
    first = max(clock.monday_of(form.from_date), clock.monday_of(clock.today()))
    query = select(col(Rota.week)).where(Rota.week >= first, Rota.state != RotaState.WORKED)
    if form.until_date is not None:
        query = query.where(Rota.week <= form.until_date)
    return list(session.exec(query.order_by(col(Rota.week))))


def _comer(row: Cover, stands: BoardVisit | None) -> tuple[UUID | None, int | None]:
    """Who comes in the place, and at which minute of the day, as the board has it: it may have
    been changed there, by hand or by another mend."""
    if stands is None:
        return None, None
    come = [place.carer_id for place in stands.places]
    start = stands.start_minute % clock.DAY_MINUTES
    if row.covered_by in come:
        return row.covered_by, start
    if row.instead_of in come or stands.missing:
        return None, None
    return next(iter(come), None), start


# Who is to be told ------------------------------------------------------------------------


def _to_tell(
    session: Session,
    disruption: Disruption,
    visits: Iterable[AffectedVisit],
    calls: Iterable[CallRow],
) -> Iterator[ToTell]:
    """Clients whose carer or time changes, then carers whose day does; each by risk."""
    told = _told(calls)
    for client_id, theirs in _by_client(disruption, visits).items():
        client = found(session, Client, client_id)
        contacts = tuple(_contacts(session, client_id))
        at = _since(told.get(client_id), disruption, theirs)
        yield ToTell(None, client_id, shown_name(client), client.phone, contacts, tuple(theirs), at)
    for carer_id, theirs in _by_carer(disruption, visits).items():
        carer = found(session, Carer, carer_id)
        at = _since(told.get(carer_id), disruption, theirs)
        yield ToTell(carer_id, None, shown_name(carer), carer.phone, (), tuple(theirs), at)


def _away(disruption: Disruption) -> UUID | None:
    """The client who is away, where it is one."""
    return disruption.client_id if disruption.kind is DisruptionKind.CLIENT_AWAY else None


def _by_client(
    disruption: Disruption, visits: Iterable[AffectedVisit]
) -> dict[UUID, list[AffectedVisit]]:
    """Without the one who is away: they know."""
    away = _away(disruption)
    clients: dict[UUID, list[AffectedVisit]] = {}
    for visit in visits:
        if visit.client_id != away:
            clients.setdefault(visit.client_id, []).append(visit)
    return clients


def _by_carer(
    disruption: Disruption, visits: Iterable[AffectedVisit]
) -> dict[UUID, list[AffectedVisit]]:
    """Who comes instead, and who does not any more; without the one who rang."""
    carers: dict[UUID, list[AffectedVisit]] = {}
    for visit in visits:
        for carer in dict.fromkeys((visit.covered_by, visit.instead_of)):
            if carer is not None and carer != disruption.carer_id:
                carers.setdefault(carer, []).append(visit)
    return carers


def _told(calls: Iterable[CallRow]) -> Mapping[UUID, datetime]:
    """When each of them was reached last."""
    told: dict[UUID, datetime] = {}
    for call in calls:
        person = call.carer_id or call.client_id
        if call.answer in KNOWS and person is not None:
            told[person] = max(call.called_at_utc, told.get(person, call.called_at_utc))
    return told


def _since(
    told: datetime | None, disruption: Disruption, visits: Iterable[AffectedVisit]
) -> datetime | None:
    """`told`, unless something of theirs changed after it."""
    covered = (visit.covered_at_utc for visit in visits)
    changed = max((at for at in covered if at is not None), default=disruption.reported_at_utc)
    return told if told is not None and told >= changed else None


def _contacts(session: Session, client_id: UUID) -> list[ContactForm]:
    rows = session.exec(select(ClientContact).where(ClientContact.client_id == client_id))
    forms = (ContactForm(**shared_values(row, ContactForm, ClientContact)) for row in rows)
    return sorted(forms, key=contact_order)
