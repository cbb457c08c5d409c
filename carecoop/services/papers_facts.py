"""What every paper of a week is filled from, and what they have in common."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import select

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.errors import QT_TRANSLATE_NOOP, NotFoundError
from carecoop.kinds import RotaState, TimeOffKind
from carecoop.records import Coop
from carecoop.services.office import Office
from carecoop.services.people_text import fold, shown_name
from carecoop.services.week import board_of, current_visits
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
        names = (shown_name(self.records.carers[place.carer_id]) for place in places)
        return tuple(sorted(names, key=fold))


def read_facts(office: Office, week: date) -> Facts:
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
