"""What every paper of a week is filled from, and what they have in common."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from sqlmodel import Session, select

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.errors import QT_TRANSLATE_NOOP, NotFoundError
from carecoop.kinds import RotaState, TimeOffKind
from carecoop.records import Coop, Publication
from carecoop.services.office import Office
from carecoop.services.people_text import fold, shown_name
from carecoop.services.plans.values import PersonsWords
from carecoop.services.plans.visits import words_for
from carecoop.services.publication_rows import publications, snapshot
from carecoop.services.publishing_notice import CarerBefore, carers_before
from carecoop.services.week import PlacedVisit, as_saved, board_of, current_visits
from carecoop.services.week_records import WeekRecords, read_week
from carecoop.services.week_values import BoardVisit, CarerWeek, Place, Relationship, WeekBoard
from reports.text import _
from reports.values import Edition

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Paper:
    pdf: bytes
    file_name: str  # without personal data
    title: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The week, the co-op, which places are a carer's very first with a client, for each carer
    whose week was published otherwise how it was then, and on a schedule what visits are for in
    people's own words."""

    records: WeekRecords
    board: WeekBoard
    coop: Coop
    firsts: frozenset[tuple[str, UUID]]  # visit id and carer
    edition: Edition
    before: Mapping[UUID, CarerBefore]
    words: Mapping[UUID, tuple[PersonsWords, ...]] = field(default_factory=dict)  # by pattern

    @property
    def week(self) -> date:
        return self.board.week

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
        names = (shown_name(self.records.carers[place.carer_id]) for place in places)
        return tuple(sorted(names, key=fold))


def read_facts(office: Office, week: date) -> Facts:
    """The week as it was published last, which is what people go by; a draft before that."""
    with office.read() as session:
        records, told = _read(session, week)
        if not told:
            return _facts(session, records, told, current_visits(records, clock.today()))
        visits = as_saved(records, snapshot(told).values())
        return _facts(session, records, told, visits, carers_before(session, told))


def with_words(office: Office, facts: Facts) -> Facts:
    """For schedules: with the person's words for what each visit is for."""
    return replace(facts, words=words_for(office, {one.pattern_id for one in facts.board.visits}))


def read_as_it_stands(office: Office, week: date) -> Facts:
    """The week as the rota has it now: what is worked, and paid."""
    with office.read() as session:
        records, told = _read(session, week)
        return _facts(session, records, told, current_visits(records, clock.today()))


def _read(session: Session, week: date) -> tuple[WeekRecords, Sequence[Publication]]:
    records = read_week(session, clock.monday_of(week))
    told = publications(session, records.rota.id) if records.rota is not None else ()
    return records, told


def _facts(
    session: Session,
    records: WeekRecords,
    told: Sequence[Publication],
    visits: Sequence[PlacedVisit],
    before: Mapping[UUID, CarerBefore] = MappingProxyType({}),
) -> Facts:
    board = board_of(records, visits)
    coop = session.exec(select(Coop)).one()
    return Facts(records, board, coop, frozenset(_firsts(board)), _edition(board, told), before)


def _edition(board: WeekBoard, told: Sequence[Publication]) -> Edition:
    if told:
        return Edition(told[-1].number, clock.local(told[-1].published_at_utc))
    if board.state is RotaState.DRAFT or board.changed_at_utc is None:
        return Edition(board.version)
    return Edition(board.version, clock.local(board.changed_at_utc).date())


def _firsts(board: WeekBoard) -> Iterator[tuple[str, UUID]]:
    met: set[tuple[UUID, UUID]] = set()
    for visit in board.visits:
        for place in visit.places:
            pair = (visit.client_id, place.carer_id)
            if place.relationship is Relationship.NEW and pair not in met:
                met.add(pair)
                yield visit.id, place.carer_id


def introducer(facts: Facts, visit: BoardVisit, carer_id: UUID) -> str:
    """Who of the same visit the person knows already; "" where nobody does."""
    known = [
        place
        for place in visit.places
        if place.carer_id != carer_id and place.relationship is not Relationship.NEW
    ]
    return ", ".join(facts.names(known))


def file_name(kind: str, facts: Facts, owner: UUID | None = None) -> str:
    whose = f"-{owner.hex[:8]}" if owner is not None else ""
    return f"{kind}-{facts.week}{whose}.pdf"


def minute_of(facts: Facts, day: date) -> int:
    return (day - facts.week).days * DAY_MINUTES


def why_off(carer: CarerWeek, midnight: int) -> str:
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
