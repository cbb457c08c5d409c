"""Whatever is done to a published week: what was published stays as it was, and whoever has to be
told is whoever knows their day otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from carecoop import clock
from carecoop.kinds import ToldHow
from carecoop.records import DayNotice, Publication, Rota
from carecoop.services.office import Office
from carecoop.services.publication_rows import Snapshot, snapshot
from carecoop.services.publishing import mark_told, publish, untold
from carecoop.services.trail import redo_last, undo_last
from tests.helpers.office import new_office
from tests.helpers.rota import put
from tests.helpers.weeks import WEEK, Small, small_coop

CarerDay = tuple[UUID, date]
Day = frozenset[int]  # the starts of a carer's visits to Winnie, minutes of the day

FIRST_WEEK = date(2026, 11, 30)
WEEKS = count()  # one for each example, so that they need not a co-op each
EIGHT = 480


@dataclass(frozen=True)
class Edit:
    weekday: int
    minute: int
    carers: tuple[int, ...]


@dataclass(frozen=True)
class Tell:
    """Who comes at this place in the list of those who wait."""

    place: int


@dataclass(frozen=True)
class Turn:
    back: bool


Step = Edit | Tell | Turn

steps = st.one_of(
    st.builds(
        Edit,
        weekday=st.integers(0, 1),
        minute=st.sampled_from((EIGHT, EIGHT + 15)),
        carers=st.sampled_from(((), (0,), (1,), (0, 1))),
    ),
    st.builds(Tell, place=st.integers(0, 3)),
    st.builds(Turn, back=st.booleans()),
)


@dataclass(frozen=True)
class State:
    """The week as it is, and each carer's day as the carer was told it last."""

    visits: dict[int, tuple[int, tuple[int, ...]]]
    told: dict[CarerDay, Day]


@dataclass
class Model:
    """What should be so, worked out without the services."""

    week: date
    carers: tuple[UUID, UUID]
    state: State
    done: list[State] = field(default_factory=list)
    taken_back: list[State] = field(default_factory=list)

    def go_to(self, state: State) -> None:
        self.done.append(self.state)
        self.taken_back.clear()
        self.state = state

    def turn(self, *, back: bool) -> bool:
        source, other = (self.done, self.taken_back) if back else (self.taken_back, self.done)
        if not source:
            return False
        other.append(self.state)
        self.state = source.pop()
        return True

    def days(self) -> dict[CarerDay, Day]:
        found: dict[CarerDay, set[int]] = {}
        for weekday, (minute, carers) in self.state.visits.items():
            for number in carers:
                day = self.carers[number], self.week + timedelta(weekday)
                found.setdefault(day, set()).add(minute)
        return {day: frozenset(starts) for day, starts in found.items()}

    def waiting(self) -> set[CarerDay]:
        now, told = self.days(), self.state.told
        return {
            day
            for day in now.keys() | told.keys()
            if now.get(day, frozenset()) != told.get(day, frozenset())
        }


@pytest.fixture(scope="module")
def coop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Small]]:
    office = new_office(tmp_path_factory.mktemp("publishing") / "coop.carecoop")
    yield office, small_coop(office)
    office.close()


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now_utc", lambda: datetime(2026, 11, 1, 9, tzinfo=UTC))


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(walk=st.lists(steps, min_size=4, max_size=8))
def test_what_was_published_stays_and_who_waits_knows_otherwise(
    coop: tuple[Office, Small], walk: Sequence[Step]
) -> None:
    office, small = coop
    model = begin(office, small)
    before: list[Snapshot] = []
    for step in walk:
        do(office, small, model, step)
        assert {(one.carer_id, one.day) for one in untold(office, model.week)} == model.waiting()
        after = snapshots(office, model.week)
        assert after[: len(before)] == before
        expect_notices(office, model.week, after)
        before = after


def begin(office: Office, small: Small) -> Model:
    """A published week in which the first carer comes on Monday and Tuesday."""
    week = FIRST_WEEK + next(WEEKS) * WEEK
    chosen = {(small.breakfast, weekday): (EIGHT, [small.grace]) for weekday in (0, 1)}
    put(office, week, chosen)
    publish(office, week, 1)
    model = Model(week, (small.grace, small.dai), State({0: (EIGHT, (0,)), 1: (EIGHT, (0,))}, {}))
    model.state.told.update(model.days())
    return model


def do(office: Office, small: Small, model: Model, step: Step) -> None:
    match step:
        case Edit(weekday=weekday, minute=minute, carers=carers):
            who = [model.carers[number] for number in carers]
            put(office, model.week, {(small.breakfast, weekday): (minute, who)}, "why")
            visits = {**model.state.visits, weekday: (minute, carers)}
            model.go_to(State(visits, model.state.told))
        case Tell(place=place):
            lines = untold(office, model.week)
            if lines:
                line = lines[place % len(lines)]
                mark_told(office, line.notice_ids, ToldHow.TELEPHONE)
                day = line.carer_id, line.day
                told = {**model.state.told, day: model.days().get(day, frozenset())}
                model.go_to(State(model.state.visits, told))
        case Turn(back=back):
            if model.turn(back=back):
                (undo_last if back else redo_last)(office)


def publications(office: Office, week: date) -> list[Publication]:
    of_week = select(Publication).join(Rota).where(Rota.week == week)
    with office.read() as session:
        return list(session.exec(of_week.order_by(col(Publication.number))))


def snapshots(office: Office, week: date) -> list[Snapshot]:
    told = publications(office, week)
    assert [one.number for one in told] == list(range(1, len(told) + 1))
    return [snapshot(told[:number]) for number in range(1, len(told) + 1)]


def expect_notices(office: Office, week: date, told: Sequence[Snapshot]) -> None:
    """Each publication after the first has one notice for each carer's day that it changed."""
    ids = [one.id for one in publications(office, week)]
    with office.read() as session:
        rows = session.exec(select(DayNotice).where(col(DayNotice.publication_id).in_(ids))).all()
    for number, (was, now) in enumerate(pairwise(told), 1):
        given_of = sorted(
            (row.carer_id, row.day) for row in rows if row.publication_id == ids[number]
        )
        starts, ends = starts_of(was), starts_of(now)
        differ = {day for day in starts.keys() | ends.keys() if starts.get(day) != ends.get(day)}
        assert given_of == sorted(differ)


def starts_of(told: Snapshot) -> dict[CarerDay, Day]:
    found: dict[CarerDay, set[int]] = {}
    for visit in told.values():
        for carer_id in visit.carers:
            found.setdefault((carer_id, visit.visit_date), set()).add(visit.start_minute)
    return {day: frozenset(starts) for day, starts in found.items()}
