"""The week on paper: fills the documents of `reports` from the board and prints them.

People are named as they like to be called. How to get in is on no paper. File names hold no
personal data, only the week and the beginning of an id.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import hypot
from uuid import UUID

from sqlmodel import select

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, NotFoundError
from carecoop.kinds import Nation, RotaState, TimeOffKind, TravelMode
from carecoop.records import Coop
from carecoop.services.demand import DAY_MINUTES, days_of
from carecoop.services.office import Office
from carecoop.services.people_text import shown_name
from carecoop.services.week import board_of, current_visits
from carecoop.services.week_records import WeekRecords, read_week
from carecoop.services.week_values import (
    BoardVisit,
    CarerWeek,
    Leg,
    LegKind,
    Place,
    Relationship,
    WeekBoard,
)
from reports import rota as rota_paper
from reports import schedule as schedule_paper
from reports import timesheet as timesheet_paper
from reports import who_is_coming as coming_paper
from reports.text import _, speaking
from reports.values import CarerDay, Edition, Line, LineKind

LANGUAGE = "en"
METRES_PER_MILE = 1609.344
ROAD_FACTOR = 1.3  # roads are about so much longer than the straight line; for planned miles
LINE_KINDS = {
    LegKind.TRAVEL: LineKind.TRAVEL,
    LegKind.WAITING: LineKind.WAITING,
    LegKind.REST: LineKind.REST,
}


@dataclass(frozen=True, slots=True)
class Paper:
    pdf: bytes
    file_name: str  # without personal data
    title: str


def schedule(office: Office, week: date, carer_id: UUID) -> Paper:
    """The carer's schedule of visits. Raises NotFoundError."""
    facts = _read(office, week)
    return _print(partial(_schedule, facts, facts.carer(carer_id)))


def timesheet(office: Office, week: date, carer_id: UUID) -> Paper:
    """The carer's timesheet, as planned. Raises NotFoundError."""
    facts = _read(office, week)
    return _print(partial(_timesheet, facts, facts.carer(carer_id)))


def who_is_coming(office: Office, week: date, client_id: UUID) -> Paper:
    """The page on a person's fridge. Raises NotFoundError."""
    return _print(partial(_who_is_coming, _read(office, week), client_id))


def rota(office: Office, week: date) -> Paper:
    """The week on the office wall."""
    return _print(partial(_rota, _read(office, week)))


def all_papers(office: Office, week: date) -> Iterator[Paper]:
    """Everything that goes out for the week: the rota, then what each carer and client gets."""
    facts = _read(office, week)
    working = [carer for carer in facts.board.carers if facts.of_carer(carer.carer_id)]
    clients = {visit.client_id: visit.client_name for visit in facts.board.visits}
    yield _print(partial(_rota, facts))
    for carer in working:
        yield _print(partial(_schedule, facts, carer))
        yield _print(partial(_timesheet, facts, carer))
    for client_id in sorted(clients, key=lambda one: (clients[one].casefold(), one)):
        yield _print(partial(_who_is_coming, facts, client_id))


def _print(make: Callable[[], Paper]) -> Paper:
    with speaking(LANGUAGE):
        return make()


# What papers are filled from ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Facts:
    """The week, the co-op, and which places are a carer's very first with a client."""

    records: WeekRecords
    board: WeekBoard
    coop: Coop
    firsts: frozenset[tuple[str, UUID]]  # visit id and carer

    @property
    def week(self) -> date:
        return self.board.week

    @property
    def edition(self) -> Edition:
        changed = self.board.changed_at_utc
        if self.board.state is RotaState.DRAFT or changed is None:
            return Edition(self.board.version)
        return Edition(self.board.version, clock.local(changed).date())

    def carer(self, carer_id: UUID) -> CarerWeek:
        for carer in self.board.carers:
            if carer.carer_id == carer_id:
                return carer
        raise NotFoundError(
            QT_TRANSLATE_NOOP("carecoop", "This carer is not with the co-op in that week.")
        )

    def of_carer(self, carer_id: UUID) -> tuple[BoardVisit, ...]:
        return tuple(
            visit
            for visit in self.board.visits
            if any(place.carer_id == carer_id for place in visit.places)
        )

    def names(self, places: Iterable[Place]) -> tuple[str, ...]:
        return tuple(sorted(shown_name(self.records.carers[place.carer_id]) for place in places))


def _read(office: Office, week: date) -> Facts:
    with office.read() as session:
        records = read_week(session, clock.monday_of(week))
        board = board_of(records, current_visits(records, clock.today()))
        coop = session.exec(select(Coop)).one()
    return Facts(records, board, coop, frozenset(_firsts(board)))


def _firsts(board: WeekBoard) -> Iterator[tuple[str, UUID]]:
    met: set[tuple[UUID, UUID]] = set()
    for visit in board.visits:
        for place in visit.places:
            pair = (visit.client_id, place.carer_id)
            if place.relationship is Relationship.NEW and pair not in met:
                met.add(pair)
                yield visit.id, place.carer_id


def _introducer(facts: Facts, visit: BoardVisit, carer_id: UUID) -> str:
    """Who of the same visit the person knows already; "" where nobody does."""
    known = [
        place
        for place in visit.places
        if place.carer_id != carer_id and place.relationship is not Relationship.NEW
    ]
    return ", ".join(facts.names(known))


def _file_name(kind: str, facts: Facts, owner: UUID | None = None) -> str:
    whose = f"-{owner.hex[:8]}" if owner is not None else ""
    return f"{kind}-{facts.week}{whose}.pdf"


def _minute_of(facts: Facts, day: date) -> int:
    return (day - facts.week).days * DAY_MINUTES


# A carer's papers ---------------------------------------------------------------------------


def _schedule(facts: Facts, carer: CarerWeek) -> Paper:
    values = schedule_paper.Schedule(
        organisation=facts.coop.name,
        carer_name=carer.name,
        first_day=facts.week,
        days=_carer_days(facts, carer),
        edition=facts.edition,
    )
    return Paper(
        schedule_paper.render(values, language=LANGUAGE, printed_on=clock.today()),
        _file_name("schedule", facts, carer.carer_id),
        _("Schedule of visits: {name}").format(name=carer.name),
    )


def _timesheet(facts: Facts, carer: CarerWeek) -> Paper:
    values = timesheet_paper.Timesheet(
        organisation=facts.coop.name,
        carer_name=carer.name,
        first_day=facts.week,
        days=_carer_days(facts, carer),
        edition=facts.edition,
        in_wales=facts.coop.nation is Nation.WALES,
    )
    return Paper(
        timesheet_paper.render(values, language=LANGUAGE, printed_on=clock.today()),
        _file_name("timesheet", facts, carer.carer_id),
        _("Timesheet: {name}").format(name=carer.name),
    )


def _carer_days(facts: Facts, carer: CarerWeek) -> tuple[CarerDay, ...]:
    visits = facts.of_carer(carer.carer_id)
    lines = sorted(
        (*_visit_lines(facts, carer, visits), *_leg_lines(facts, carer, visits)),
        key=lambda dated: (dated[0], dated[1].start_minute, dated[1].end_minute),
    )
    return tuple(
        CarerDay(day, own, note="" if own else _why_off(carer, _minute_of(facts, day)))
        for day in days_of(facts.week)
        for own in (tuple(line for of_day, line in lines if of_day == day),)
    )


def _visit_lines(
    facts: Facts, carer: CarerWeek, visits: Iterable[BoardVisit]
) -> Iterator[tuple[date, Line]]:
    for visit in visits:
        others = [place for place in visit.places if place.carer_id != carer.carer_id]
        is_first = (visit.id, carer.carer_id) in facts.firsts
        day, start, end, elapsed = _span(facts, visit.start_minute, visit.end_minute)
        yield (
            day,
            Line(
                LineKind.VISIT,
                start,
                end,
                name=visit.client_name,
                address=facts.records.clients[visit.client_id].address,
                purpose=_what_for(visit),
                carers_needed=visit.carers_wanted,
                with_carers=facts.names(others),
                is_first_visit=is_first,
                introduced_by=_introducer(facts, visit, carer.carer_id) if is_first else "",
                elapsed_minutes=elapsed,
            ),
        )


def _what_for(visit: BoardVisit) -> str:
    return f"{visit.title}: {visit.purpose}" if visit.purpose else visit.title


def _leg_lines(
    facts: Facts, carer: CarerWeek, visits: Iterable[BoardVisit]
) -> Iterator[tuple[date, Line]]:
    left = {visit.end_minute: visit for visit in visits}
    reached = {visit.start_minute: visit for visit in visits}
    by_car = facts.records.carers[carer.carer_id].travel_mode is TravelMode.CAR
    for leg in carer.legs:
        day, start, end, elapsed = _span(facts, leg.start_minute, leg.end_minute)
        miles = None
        if by_car and leg.kind is LegKind.TRAVEL:
            miles = _miles(facts, left.get(leg.start_minute), _next(reached, leg))
        yield (
            day,
            Line(
                LINE_KINDS[leg.kind],
                start,
                end,
                distance_miles=miles,
                elapsed_minutes=elapsed,
            ),
        )


def _next(reached: dict[int, BoardVisit], leg: Leg) -> BoardVisit | None:
    later = [start for start in reached if start >= leg.end_minute]
    return reached[min(later)] if later else None


def _miles(facts: Facts, one: BoardVisit | None, two: BoardVisit | None) -> float | None:
    """Planned miles, to a tenth."""
    if one is None or two is None:
        return None
    clients = facts.records.clients
    a, b = clients[one.client_id], clients[two.client_id]
    metres = hypot(a.easting - b.easting, a.northing - b.northing)
    return round(ROAD_FACTOR * metres / METRES_PER_MILE, 1)


def _span(facts: Facts, start: int, end: int) -> tuple[date, int, int, int | None]:
    """Day, minutes of that day, and the elapsed minutes where the clocks change in between."""
    number = start // DAY_MINUTES
    elapsed = clock.elapsed_minutes(facts.week, start, end)
    return (
        days_of(facts.week)[number],
        start - number * DAY_MINUTES,
        end - number * DAY_MINUTES,
        None if elapsed == end - start else elapsed,
    )


def _why_off(carer: CarerWeek, midnight: int) -> str:
    for away in carer.away:
        if away.start_minute < midnight + DAY_MINUTES and midnight < away.end_minute:
            return _time_off_word(away.kind)
    return ""


def _time_off_word(kind: TimeOffKind) -> str:
    words = {
        TimeOffKind.LEAVE: _("Annual leave"),
        TimeOffKind.SICK: _("Off sick"),
        TimeOffKind.TRAINING: _("Training"),
        TimeOffKind.OTHER: _("Away"),
    }
    return words[kind]


# A person's paper ---------------------------------------------------------------------------


def _who_is_coming(facts: Facts, client_id: UUID) -> Paper:
    client = facts.records.clients.get(client_id)
    if client is None:
        raise NotFoundError(QT_TRANSLATE_NOOP("carecoop", "This person is no longer there."))
    visits = [visit for visit in facts.board.visits if visit.client_id == client_id]
    values = coming_paper.WhoIsComing(
        organisation=facts.coop.name,
        person_name=shown_name(client),
        first_day=facts.week,
        days=tuple(_coming_day(facts, client_id, visits, day) for day in days_of(facts.week)),
        telephones=tuple(_telephones(facts.coop)),
        edition=facts.edition,
    )
    return Paper(
        coming_paper.render(values, language=LANGUAGE, printed_on=clock.today()),
        _file_name("who-is-coming", facts, client_id),
        _("Who is coming this week: {name}").format(name=shown_name(client)),
    )


def _coming_day(
    facts: Facts, client_id: UUID, visits: Iterable[BoardVisit], day: date
) -> coming_paper.ComingDay:
    midnight = _minute_of(facts, day)
    own = [
        visit for visit in visits if visit.start_minute // DAY_MINUTES == midnight // DAY_MINUTES
    ]
    return coming_paper.ComingDay(
        day,
        tuple(_coming(facts, visit, midnight) for visit in own),
        note="" if own else _why_nobody(facts, client_id, midnight),
    )


def _coming(facts: Facts, visit: BoardVisit, midnight: int) -> coming_paper.Coming:
    return coming_paper.Coming(
        start_minute=visit.start_minute - midnight,
        end_minute=visit.end_minute - midnight,
        faces=tuple(_face(facts, visit, place) for place in visit.places),
        carers_needed=visit.carers_wanted,
        purpose=visit.title,
    )


def _face(facts: Facts, visit: BoardVisit, place: Place) -> coming_paper.Face:
    is_first = (visit.id, place.carer_id) in facts.firsts
    (name,) = facts.names([place])
    return coming_paper.Face(
        name=name,
        is_new=place.relationship is Relationship.NEW,
        introduced_by=_introducer(facts, visit, place.carer_id) if is_first else "",
    )


def _why_nobody(facts: Facts, client_id: UUID, midnight: int) -> str:
    for off in facts.board.suspended:
        within = off.start_minute < midnight + DAY_MINUTES and midnight < off.end_minute
        if off.client_id == client_id and within:
            return off.reason
    return ""


def _telephones(coop: Coop) -> Iterator[coming_paper.Telephone]:
    if coop.office_phone:
        yield coming_paper.Telephone(coop.office_phone, _("Office"))
    if coop.on_call_phone:
        yield coming_paper.Telephone(coop.on_call_phone, _("Evenings, nights and weekends"))


# The wall -----------------------------------------------------------------------------------


def _rota(facts: Facts) -> Paper:
    values = rota_paper.Rota(
        organisation=facts.coop.name,
        title=facts.coop.name,
        first_day=facts.week,
        rows=tuple(_rota_row(facts, carer) for carer in facts.board.carers),
        unfilled=tuple(
            rota_paper.RotaCell(tuple(_unfilled(facts, day))) for day in days_of(facts.week)
        ),
        edition=facts.edition,
    )
    return Paper(
        rota_paper.render(values, language=LANGUAGE, printed_on=clock.today()),
        _file_name("rota", facts),
        _("Rota"),
    )


def _rota_row(facts: Facts, carer: CarerWeek) -> rota_paper.RotaRow:
    own = facts.of_carer(carer.carer_id)
    return rota_paper.RotaRow(
        carer_name=carer.name,
        cells=tuple(
            _rota_cell(facts, carer, own, _minute_of(facts, day)) for day in days_of(facts.week)
        ),
        working_minutes=carer.worked_minutes,
        contract_minutes=carer.contract_minutes,
    )


def _rota_cell(
    facts: Facts, carer: CarerWeek, own: Iterable[BoardVisit], midnight: int
) -> rota_paper.RotaCell:
    visits = tuple(
        _rota_visit(visit, midnight, is_new_face=(visit.id, carer.carer_id) in facts.firsts)
        for visit in own
        if midnight <= visit.start_minute < midnight + DAY_MINUTES
    )
    return rota_paper.RotaCell(visits, note="" if visits else _why_off(carer, midnight))


def _rota_visit(visit: BoardVisit, midnight: int, *, is_new_face: bool) -> rota_paper.RotaVisit:
    return rota_paper.RotaVisit(
        start_minute=visit.start_minute - midnight,
        end_minute=visit.end_minute - midnight,
        short_name=visit.client_name,
        is_new_face=is_new_face,
        is_double_handed=visit.carers_wanted > 1,
        carers_missing=visit.missing,
    )


def _unfilled(facts: Facts, day: date) -> Iterator[rota_paper.RotaVisit]:
    midnight = _minute_of(facts, day)
    for visit in facts.board.visits:
        if visit.missing and midnight <= visit.start_minute < midnight + DAY_MINUTES:
            yield _rota_visit(visit, midnight, is_new_face=False)
