"""Publishing the week of 30 November 2026; it is the Tuesday of the week before, 9:41."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from carecoop import clock
from carecoop.errors import CareCoopError, ConflictError, NotFoundError
from carecoop.kinds import Lock, RotaState, ToldHow
from carecoop.records import Publication, RotaVisit, VisitLock
from carecoop.services.carers import get_carer, save_carer
from carecoop.services.clients import add_suspension
from carecoop.services.office import Office
from carecoop.services.people_values import SuspensionForm
from carecoop.services.publishing import (
    close,
    mark_told,
    publish,
    published,
    recent_reasons,
    untold,
)
from carecoop.services.rota_rows import save_rota
from carecoop.services.trail import redo_last, undo_last
from carecoop.services.week import current_visits, week_board
from carecoop.services.week_records import read_week
from tests.helpers.rota import put
from tests.helpers.weeks import DAY, WEEK, Small, small_coop

MONDAY = date(2026, 11, 30)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
NOW = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
EIGHT = 480


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The moment, to be set."""
    moments = [NOW]
    monkeypatch.setattr(clock, "now_utc", lambda: moments[0])
    return moments


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


@pytest.fixture
def draft(office: Office, small: Small) -> Small:
    """Grace comes to every breakfast."""
    put(office, MONDAY, {(small.breakfast, day): (EIGHT, [small.grace]) for day in range(7)})
    return small


@pytest.fixture
def out(office: Office, draft: Small) -> Small:
    publish(office, MONDAY, 1)
    return draft


def told_so_far(office: Office) -> list[tuple[int, str, bool, int, int]]:
    with office.read() as session:
        rows = session.exec(select(Publication)).all()
    return [
        (row.number, row.reason, row.is_taken_back, len(row.visits), len(row.gone)) for row in rows
    ]


def waiting(office: Office) -> list[tuple[str, date]]:
    return [(one.carer_name, one.day) for one in untold(office, MONDAY)]


def test_the_first_publication_says_the_whole_week_and_everybody_is_told_with_it(
    office: Office, out: Small
) -> None:
    board = week_board(office, MONDAY)
    assert board.state is RotaState.PUBLISHED
    assert told_so_far(office) == [(1, "", False, 8, 0)]
    stands = published(office, board)
    assert (stands.version, stands.published_at_utc, stands.untold) == (1, NOW, ())
    assert not stands.differs


def test_a_week_without_a_rota_is_not_published(office: Office, small: Small) -> None:
    with pytest.raises(CareCoopError, match="no rota yet"):
        publish(office, MONDAY, 0)


def test_a_rota_that_moved_on_is_not_published(office: Office, draft: Small) -> None:
    with pytest.raises(ConflictError):
        publish(office, MONDAY, 7)


def test_a_week_that_is_over_is_not_published(
    office: Office, draft: Small, now: list[datetime]
) -> None:
    now[0] += timedelta(weeks=2)
    with pytest.raises(CareCoopError, match="over"):
        publish(office, MONDAY, 1)


def test_a_change_without_a_reason_saves_nothing(office: Office, out: Small) -> None:
    with pytest.raises(CareCoopError, match="say why"):
        put(office, MONDAY, {(out.breakfast, 1): (EIGHT, [out.dai])}, reason="  ")
    assert week_board(office, MONDAY).version == 2
    assert len(told_so_far(office)) == 1


def test_saving_what_is_out_already_needs_no_reason(office: Office, out: Small) -> None:
    put(office, MONDAY, {})
    assert len(told_so_far(office)) == 1


def test_a_change_is_published_with_its_reason_and_only_what_it_changes(
    office: Office, out: Small
) -> None:
    put(office, MONDAY, {(out.breakfast, 1): (EIGHT, [out.dai])}, reason="Grace’s car")
    assert told_so_far(office)[1:] == [(2, "Grace’s car", False, 1, 0)]
    assert waiting(office) == [("Dai", TUESDAY), ("Grace", TUESDAY)]


def test_who_is_to_be_told_reads_what_the_day_was_and_is(office: Office, out: Small) -> None:
    save_carer(office, out.grace, replace(get_carer(office, out.grace), phone="07700 900123"))
    put(
        office, MONDAY, {(out.breakfast, 1): (EIGHT + 15, [out.grace])}, reason="The district nurse"
    )
    (line,) = untold(office, MONDAY)
    assert (line.carer_name, line.telephone) == ("Grace", "07700 900123")
    (was,), (now_is,) = line.before, line.after
    assert (was.client_name, was.title, was.start_minute) == ("Winnie", "Breakfast", DAY + EIGHT)
    assert (now_is.start_minute, now_is.end_minute) == (DAY + EIGHT + 15, DAY + EIGHT + 60)
    assert [why.reason for why in line.whys] == ["The district nurse"]
    assert (line.since_utc, line.from_minute) == (NOW, DAY + EIGHT)


def test_several_changes_of_a_day_are_told_at_one_go(office: Office, out: Small) -> None:
    put(office, MONDAY, {(out.breakfast, 1): (EIGHT + 15, [out.grace])}, reason="one")
    put(office, MONDAY, {(out.breakfast, 1): (EIGHT + 30, [out.grace])}, reason="two")
    (line,) = untold(office, MONDAY)
    assert [one.start_minute - DAY for one in (*line.before, *line.after)] == [EIGHT, EIGHT + 30]
    assert ([why.reason for why in line.whys], len(line.notice_ids)) == (["one", "two"], 2)
    mark_told(office, line.notice_ids, ToldHow.TELEPHONE)
    assert untold(office, MONDAY) == ()


def test_what_came_and_went_before_anybody_was_told_is_no_change(
    office: Office, out: Small
) -> None:
    put(office, MONDAY, {(out.breakfast, 1): (EIGHT, [out.dai])}, reason="there")
    put(office, MONDAY, {(out.breakfast, 1): (EIGHT, [out.grace])}, reason="and back")
    assert untold(office, MONDAY) == ()
    assert len(told_so_far(office)) == 3


def test_what_was_told_is_what_the_next_change_is_told_against(office: Office, out: Small) -> None:
    put(office, MONDAY, {(out.breakfast, 1): (EIGHT, [out.dai])}, reason="there")
    for line in untold(office, MONDAY):
        mark_told(office, line.notice_ids, ToldHow.MESSAGE)
    put(office, MONDAY, {(out.breakfast, 1): (EIGHT, [out.grace])}, reason="and back")
    grace = next(one for one in untold(office, MONDAY) if one.carer_name == "Grace")
    assert (grace.before, len(grace.after)) == ((), 1)


def test_an_open_visit_that_moves_is_published_but_nobody_is_to_be_told(
    office: Office, out: Small
) -> None:
    put(office, MONDAY, {(out.lifting, 0): (615, [])}, reason="She is at the clinic")
    assert len(told_so_far(office)) == 2
    assert untold(office, MONDAY) == ()


def test_another_pair_of_hands_beside_a_carer_is_no_change_of_their_day(
    office: Office, out: Small
) -> None:
    put(office, MONDAY, {(out.lifting, 0): (600, [out.grace])}, reason="found somebody")
    for line in untold(office, MONDAY):
        mark_told(office, line.notice_ids, ToldHow.IN_PERSON)
    put(office, MONDAY, {(out.lifting, 0): (600, [out.dai, out.grace])}, reason="and another")
    assert waiting(office) == [("Dai", MONDAY)]


def test_days_that_are_past_wait_for_nobody(
    office: Office, out: Small, now: list[datetime]
) -> None:
    now[0] = datetime(2026, 12, 2, 10, tzinfo=UTC)  # the Wednesday
    put(
        office,
        MONDAY,
        {(out.breakfast, day): (EIGHT, [out.dai]) for day in (1, 2)},
        reason="so it was",
    )
    assert waiting(office) == [("Dai", WEDNESDAY), ("Grace", WEDNESDAY)]


def test_somebody_unknown_cannot_be_marked_told(office: Office, out: Small) -> None:
    with pytest.raises(NotFoundError):
        mark_told(office, [UUID(int=7)], ToldHow.TELEPHONE)


def test_marking_told_can_be_taken_back(office: Office, out: Small) -> None:
    put(office, MONDAY, {(out.breakfast, 1): (EIGHT + 15, [out.grace])}, reason="why")
    (line,) = untold(office, MONDAY)
    mark_told(office, line.notice_ids, ToldHow.TELEPHONE)
    undone = undo_last(office)
    assert undone is not None
    assert (undone.use_case, undone.subject) == ("mark_told", "Grace")
    assert untold(office, MONDAY) == (line,)


def test_a_week_that_came_to_differ_says_so_and_is_published_again(
    office: Office, out: Small
) -> None:
    add_suspension(office, out.winnie, SuspensionForm(WEDNESDAY, reason="hospital"))
    board = week_board(office, MONDAY)
    assert published(office, board).differs
    with pytest.raises(CareCoopError, match="say why"):
        publish(office, MONDAY, board.version)
    publish(office, MONDAY, board.version, "Winnie is in hospital")
    assert told_so_far(office)[1:] == [(2, "Winnie is in hospital", False, 0, 5)]
    assert not published(office, week_board(office, MONDAY)).differs
    assert {day for _name, day in waiting(office)} == {WEDNESDAY + timedelta(n) for n in range(5)}


def test_recent_reasons_are_the_newest_first_each_once(
    office: Office, out: Small, now: list[datetime]
) -> None:
    for number, reason in enumerate(("Her car", "The nurse", "Her car")):
        now[0] += timedelta(minutes=1)
        put(
            office,
            MONDAY,
            {(out.breakfast, 1): (EIGHT + 5 * number + 5, [out.grace])},
            reason=reason,
        )
    assert recent_reasons(office) == ("Her car", "The nurse")
    assert recent_reasons(office, limit=1) == ("Her car",)


# Taking back ------------------------------------------------------------------------------


def test_a_publication_cannot_be_taken_back(office: Office, out: Small) -> None:
    with pytest.raises(CareCoopError, match="cannot be taken back"):
        undo_last(office)
    assert week_board(office, MONDAY).state is RotaState.PUBLISHED


def test_a_change_taken_back_is_another_publication_not_one_fewer(
    office: Office, out: Small
) -> None:
    put(office, MONDAY, {(out.breakfast, 1): (EIGHT, [out.dai])}, reason="Grace’s car")
    for line in untold(office, MONDAY):
        mark_told(office, line.notice_ids, ToldHow.TELEPHONE)
        undo_last(office)
    undo_last(office)
    assert told_so_far(office)[1:] == [
        (2, "Grace’s car", False, 1, 0),
        (3, "Grace’s car", True, 1, 0),
    ]
    assert untold(office, MONDAY) == ()
    redo_last(office)
    assert told_so_far(office)[3:] == [(4, "Grace’s car", False, 1, 0)]
    assert waiting(office) == [("Dai", TUESDAY), ("Grace", TUESDAY)]


# Locks ------------------------------------------------------------------------------------


def lock_of(office: Office, day: date) -> list[Lock]:
    with office.read() as session:
        of_day = select(VisitLock).join(RotaVisit).where(RotaVisit.visit_date == day)
        return [row.lock for row in session.exec(of_day)]


def test_a_lock_stays_with_its_visit_and_goes_with_it(office: Office, draft: Small) -> None:
    with office.work("lock") as work:
        for row in work.session.exec(
            select(RotaVisit).where(RotaVisit.pattern_id == draft.breakfast)
        ):
            work.session.add(VisitLock(rota_visit_id=row.id, lock=Lock.CARERS))
        work.commit()
    add_suspension(office, draft.winnie, SuspensionForm(WEDNESDAY, reason="hospital"))
    put(office, MONDAY, {(draft.breakfast, 1): (EIGHT, [draft.dai])})
    assert lock_of(office, TUESDAY) == [Lock.CARERS]
    assert lock_of(office, WEDNESDAY) == []
    undo_last(office)
    assert lock_of(office, WEDNESDAY) == [Lock.CARERS]


# Closing ----------------------------------------------------------------------------------


def test_a_week_that_is_over_is_closed_as_worked(
    office: Office, out: Small, now: list[datetime]
) -> None:
    with pytest.raises(CareCoopError, match="not over yet"):
        close(office, MONDAY)
    now[0] = datetime(2026, 12, 7, 0, 1, tzinfo=UTC)
    close(office, MONDAY)
    assert week_board(office, MONDAY).state is RotaState.WORKED
    undo_last(office)
    assert week_board(office, MONDAY).state is RotaState.PUBLISHED
    with pytest.raises(CareCoopError, match="no rota yet"):
        close(office, MONDAY - WEEK)


def test_what_people_were_told_does_not_become_a_draft_again(office: Office, out: Small) -> None:
    with office.work("edit") as work:
        records = read_week(work.session, MONDAY)
        visits = current_visits(records, clock.today())
        with pytest.raises(ValueError, match="draft again"):
            save_rota(work.session, records, visits, RotaState.DRAFT)
