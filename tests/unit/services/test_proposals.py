"""A proposal taken in parts, kept by name, opened again and compared; and what-ifs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.errors import CareCoopError, ConflictError, NotFoundError
from carecoop.kinds import Standing
from carecoop.services import planning, proposals
from carecoop.services.clients import get_client, save_client
from carecoop.services.office import Office
from carecoop.services.patterns import archive_pattern
from carecoop.services.people_values import (
    AvailabilityForm,
    BondForm,
    SuspensionForm,
    TimeOffForm,
)
from carecoop.services.proposals_supposed import (
    MoreHours,
    MoreRoom,
    Supposition,
    WithinContract,
    WithoutCarer,
    WithoutVisits,
)
from carecoop.services.trail import undo_last
from carecoop.services.week import week_board
from carecoop.services.week_values import ChangeKind, Proposal, WeekBoard
from tests.helpers.weeks import DAY, Small, plan_text, small_coop

MONDAY = date(2026, 11, 30)
TUESDAY = MONDAY + timedelta(days=1)
EIGHT, TEN = 480, 600
Week = Mapping[tuple[UUID, int], tuple[int, Sequence[UUID]]]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The minute of the week, to be set: the day before it."""
    minutes = [-DAY]
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=minutes[0] // DAY))
    monkeypatch.setattr(clock, "minutes_since", lambda day: minutes[0] - (day - MONDAY).days * DAY)
    return minutes


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def proposed(office: Office, week: Week, *supposed: Supposition) -> Proposal:
    order = planning.start_build(office, MONDAY, supposed)
    return planning.propose(office, order, plan_text(week, MONDAY))


def grace_everywhere(small: Small) -> Week:
    breakfasts = {(small.breakfast, day): (EIGHT, [small.grace]) for day in range(6)}
    return {**breakfasts, (small.lifting, 0): (TEN, [small.dai, small.grace])}


def dai_everywhere(small: Small) -> Week:
    breakfasts = {(small.breakfast, day): (EIGHT, [small.dai]) for day in range(6)}
    return {**breakfasts, (small.lifting, 0): (TEN, [small.dai, small.grace])}


@pytest.fixture
def built(office: Office, small: Small) -> Small:
    planning.accept(office, proposed(office, grace_everywhere(small)))
    return small


def visit(small: Small, weekday: int) -> str:
    return f"{small.breakfast}:{MONDAY + timedelta(days=weekday)}"


def who(board: WeekBoard, small: Small) -> dict[int, set[UUID]]:
    """By weekday, who comes to breakfast."""
    return {
        one.start_minute // DAY: {place.carer_id for place in one.places}
        for one in board.visits
        if one.pattern_id == small.breakfast and one.places
    }


# Parts ------------------------------------------------------------------------------------


def test_a_part_is_saved_and_the_rest_stays_as_it_was(office: Office, built: Small) -> None:
    whole = proposed(office, dai_everywhere(built))
    part = proposals.part_of(office, whole, frozenset([visit(built, 1)]))
    assert [change.visit_id for change in part.changes] == [visit(built, 1)]
    board = planning.accept(office, part)
    grace, dai = {built.grace}, {built.dai}
    assert who(board, built) == {0: grace, 1: dai, 2: grace, 3: grace, 4: grace, 5: grace}
    undone = undo_last(office)
    assert undone is not None
    assert undone.use_case == "accept_rota"
    assert set().union(*who(week_board(office, MONDAY), built).values()) == grace


def test_all_parts_are_the_proposal_and_none_changes_nothing(office: Office, built: Small) -> None:
    whole = proposed(office, dai_everywhere(built))
    everything = proposals.parts(office, whole).takeable
    assert proposals.part_of(office, whole, everything) == whole
    none = proposals.part_of(office, whole, frozenset())
    assert (none.after, none.changes) == (whole.before, ())


def test_what_clashes_goes_together(office: Office, small: Small) -> None:
    """Dai cannot be at the lifting at half past nine after a breakfast at nine."""
    dai, lifting = [small.dai], f"{small.lifting}:{MONDAY}"
    early = {(small.breakfast, 0): (EIGHT, dai), (small.lifting, 0): (570, dai)}
    planning.accept(office, proposed(office, early))
    late = {(small.breakfast, 0): (540, dai), (small.lifting, 0): (660, dai)}
    parts = proposals.parts(office, proposed(office, late))
    taken = parts.take(frozenset(), [visit(small, 0)])
    assert taken.chosen == {visit(small, 0), lifting}
    assert (taken.with_it, taken.rules) == ((lifting,), ("Each visit can be reached in time",))
    left = parts.leave(taken.chosen, [lifting])
    assert not left.chosen
    assert left.with_it == (visit(small, 0),)
    alone = parts.take(frozenset(), [lifting])
    assert (alone.chosen, alone.with_it) == (frozenset([lifting]), ())


def test_a_part_of_a_week_that_changed_meanwhile_is_refused(office: Office, built: Small) -> None:
    whole = proposed(office, dai_everywhere(built))
    planning.accept(office, proposed(office, {}))
    with pytest.raises(ConflictError):
        proposals.parts(office, whole)
    with pytest.raises(ConflictError):
        proposals.part_of(office, whole, frozenset())


def test_what_was_broken_before_may_stay_but_not_be_made(office: Office, built: Small) -> None:
    dai = proposed(office, dai_everywhere(built))
    later = proposed(
        office, {**grace_everywhere(built), (built.breakfast, 2): (510, [built.grace])}
    )
    form = get_client(office, built.winnie)
    save_client(
        office, built.winnie, replace(form, bonds=(BondForm(built.grace, Standing.BARRED),))
    )
    with pytest.raises(ConflictError):
        planning.accept(office, later)
    part = proposals.part_of(office, dai, frozenset([visit(built, 1)]))
    assert who(planning.accept(office, part), built)[1] == {built.dai}


# Keeping ----------------------------------------------------------------------------------


def test_a_proposal_is_kept_and_opened_again_as_it_was(office: Office, built: Small) -> None:
    whole = proposed(office, dai_everywhere(built))
    kept_id = proposals.keep(office, whole, "  Dai for  Winnie ")
    (row,) = proposals.kept(office, TUESDAY)
    assert (row.id, row.name, row.changes) == (kept_id, "Dai for Winnie", 6)
    opened = proposals.reopen(office, kept_id)
    assert opened.gone == ()
    assert opened.proposal == replace(whole, now_minute=opened.proposal.now_minute)
    assert proposals.kept(office, MONDAY + timedelta(weeks=1)) == ()


def test_keeping_leaves_the_week_and_can_be_undone(office: Office, built: Small) -> None:
    before = week_board(office, MONDAY)
    proposals.keep(office, proposed(office, dai_everywhere(built)), "Dai")
    assert week_board(office, MONDAY) == before
    undo_last(office)
    assert proposals.kept(office, MONDAY) == ()


def test_opened_again_only_its_own_changes_are_made(office: Office, built: Small) -> None:
    tuesday_only = {**grace_everywhere(built), (built.breakfast, 1): (EIGHT, [built.dai])}
    kept_id = proposals.keep(office, proposed(office, tuesday_only), "Dai on Tuesday")
    friday_only = {**grace_everywhere(built), (built.breakfast, 4): (EIGHT, [built.dai])}
    planning.accept(office, proposed(office, friday_only))
    opened = proposals.reopen(office, kept_id)
    assert [change.visit_id for change in opened.proposal.changes] == [visit(built, 1)]
    comes = who(planning.accept(office, opened.proposal), built)
    assert comes[1] == comes[4] == {built.dai}


def test_what_no_longer_fits_is_said_and_left_out(office: Office, built: Small) -> None:
    kept_id = proposals.keep(office, proposed(office, dai_everywhere(built)), "Dai")
    archive_pattern(office, built.breakfast)
    opened = proposals.reopen(office, kept_id)
    assert opened.proposal.changes == ()
    assert [gone.client_name for gone in opened.gone] == ["Winnie"] * 6
    assert opened.gone[0].day == MONDAY


def test_somebody_barred_since_is_left_out(office: Office, built: Small) -> None:
    kept_id = proposals.keep(office, proposed(office, dai_everywhere(built)), "Dai")
    form = get_client(office, built.winnie)
    save_client(office, built.winnie, replace(form, bonds=(BondForm(built.dai, Standing.BARRED),)))
    opened = proposals.reopen(office, kept_id)
    assert (opened.proposal.changes, len(opened.gone)) == ((), 6)


def test_what_has_begun_stays_as_it_went(office: Office, built: Small, now: list[int]) -> None:
    kept_id = proposals.keep(office, proposed(office, dai_everywhere(built)), "Dai")
    now[0] = 2 * DAY + TEN
    opened = proposals.reopen(office, kept_id)
    assert {one.visit_id for one in opened.proposal.changes} == {visit(built, n) for n in (3, 4, 5)}
    assert len(opened.gone) == 3
    now[0] = 7 * DAY
    with pytest.raises(CareCoopError, match="This week is over"):
        proposals.reopen(office, kept_id)


def test_a_name_is_needed_and_no_two_are_the_same(office: Office, built: Small) -> None:
    whole = proposed(office, dai_everywhere(built))
    first, second = proposals.keep(office, whole, "One"), proposals.keep(office, whole, "Two")
    for name, sentence in (("One", "already"), ("  ", "name"), ("x" * 101, "too long")):
        with pytest.raises(CareCoopError, match=sentence):
            proposals.keep(office, whole, name)
        with pytest.raises(CareCoopError, match=sentence):
            proposals.rename(office, second, name)
    proposals.rename(office, first, "One")
    proposals.rename(office, first, "Three")
    assert [row.name for row in proposals.kept(office, MONDAY)] == ["Three", "Two"]


def test_a_proposal_thrown_away_is_gone_until_it_is_undone(office: Office, built: Small) -> None:
    kept_id = proposals.keep(office, proposed(office, dai_everywhere(built)), "Dai")
    proposals.throw_away(office, kept_id)
    with pytest.raises(NotFoundError):
        proposals.reopen(office, kept_id)
    undo_last(office)
    assert proposals.reopen(office, kept_id).row.name == "Dai"


def test_several_are_compared_with_the_week_as_it_is(office: Office, built: Small) -> None:
    dai = proposals.keep(office, proposed(office, dai_everywhere(built)), "Dai")
    none = proposals.keep(office, proposed(office, {}), "Nobody")
    now, all_dai, nobody = proposals.compare(office, MONDAY, [dai, none])
    assert (now.row, now.figures) == (None, week_board(office, MONDAY).figures)
    assert all_dai.row is not None
    assert (all_dai.row.name, all_dai.visits_changed, all_dai.people_changed) == ("Dai", 6, 1)
    assert (nobody.figures.places_filled, nobody.visits_changed) == (0, 7)
    assert now.figures.circle_share != all_dai.figures.circle_share


# What if ----------------------------------------------------------------------------------


def off(day: date) -> TimeOffForm:
    return TimeOffForm(day, 0, day, DAY)


def test_a_carer_supposed_to_be_off_cannot_be_placed(office: Office, built: Small) -> None:
    supposed = WithoutCarer(built.grace, off(TUESDAY))
    with pytest.raises(ConflictError):
        proposed(office, grace_everywhere(built), supposed)
    dai = {**grace_everywhere(built), (built.breakfast, 1): (EIGHT, [built.dai])}
    tried = proposed(office, dai, supposed)
    assert tried.supposed == (supposed,)
    grace = next(one for one in tried.after.carers if one.carer_id == built.grace)
    assert [away.start_minute for away in grace.away] == [DAY]
    with pytest.raises(ValueError, match="supposed"):
        planning.accept(office, tried)
    parts = proposals.parts(office, tried)
    assert parts.takeable == {visit(built, 1)}
    board = planning.accept(office, proposals.part_of(office, tried, parts.takeable))
    assert who(board, built)[1] == {built.dai}
    assert not any(one.away for one in board.carers)


def test_visits_supposed_to_be_off_stay_in_the_week(office: Office, built: Small) -> None:
    supposed = WithoutVisits(built.winnie, SuspensionForm(TUESDAY, until_date=TUESDAY))
    week = {key: put for key, put in grace_everywhere(built).items() if key[1] != 1}
    tried = proposed(office, week, supposed)
    assert visit(built, 1) not in {one.id for one in tried.after.visits}
    assert [one.client_name for one in tried.after.suspended] == ["Winnie"]
    part = proposals.part_of(office, tried, proposals.parts(office, tried).takeable)
    assert part.after == part.before


def test_more_room_is_tried_but_only_what_fits_can_be_taken(office: Office, built: Small) -> None:
    week = {**grace_everywhere(built), (built.breakfast, 1): (550, [built.grace])}
    with pytest.raises(ConflictError):
        proposed(office, week)
    tried = proposed(office, week, MoreRoom(10))
    (change,) = tried.changes
    assert change.kind is ChangeKind.TIME
    assert proposals.parts(office, tried).unfit == (visit(built, 1),)
    for minutes in (0, 181):
        with pytest.raises(CareCoopError, match="minutes more room"):
            planning.start_build(office, MONDAY, [MoreRoom(minutes)])


def test_one_more_window_lets_a_carer_come_earlier(office: Office, built: Small) -> None:
    sunday = {**grace_everywhere(built), (built.breakfast, 6): (EIGHT, [built.dai])}
    window = MoreHours(built.dai, AvailabilityForm(6, 300, 420))
    tried = proposed(office, sunday, window)
    dai = next(one for one in tried.after.carers if one.carer_id == built.dai)
    assert (6 * DAY + 300, 6 * DAY + 1320) in dai.available


def test_within_contract_nobody_works_more(office: Office, built: Small) -> None:
    """Six breakfasts and a lift are 315 minutes and the way between two of them."""
    order = planning.start_build(office, MONDAY, [WithinContract()])
    assert '"most": 600' in order.first_line
    assert '"most": 600' not in planning.start_build(office, MONDAY).first_line


@pytest.mark.parametrize("which", range(5))
def test_what_was_supposed_is_kept_with_the_proposal(
    office: Office, built: Small, which: int
) -> None:
    supposed = (
        WithoutCarer(built.grace, off(TUESDAY)),
        WithoutVisits(built.menna, SuspensionForm(TUESDAY, 60, None)),
        MoreHours(built.dai, AvailabilityForm(6, 300, 420)),
        MoreRoom(10),
        WithinContract(),
    )[which]
    week = {**dai_everywhere(built)}
    kept_id = proposals.keep(office, proposed(office, week, supposed), "Tried")
    assert proposals.reopen(office, kept_id).proposal.supposed == (supposed,)


def test_trying_changes_no_record(office: Office, built: Small) -> None:
    before = week_board(office, MONDAY)
    form = get_client(office, built.winnie)
    for one in (WithoutCarer(built.grace, off(TUESDAY)), MoreRoom(10), WithinContract()):
        proposed(office, dai_everywhere(built), one)
    assert (week_board(office, MONDAY), get_client(office, built.winnie)) == (before, form)
    undone = undo_last(office)
    assert undone is not None
    assert undone.use_case == "accept_rota"


def test_a_proposal_on_show_follows_the_week(office: Office, built: Small) -> None:
    tuesday_only = {**grace_everywhere(built), (built.breakfast, 1): (EIGHT, [built.dai])}
    on_show = proposed(office, tuesday_only)
    planning.accept(
        office,
        proposed(office, {**grace_everywhere(built), (built.breakfast, 4): (EIGHT, [built.dai])}),
    )
    found = proposals.rebase(office, on_show)
    assert [change.visit_id for change in found.proposal.changes] == [visit(built, 1)]
    assert found.proposal.before.version == 2
    assert found.gone == ()


def test_a_name_is_found_that_is_not_taken(office: Office, built: Small) -> None:
    whole = proposed(office, dai_everywhere(built))
    for expected in ("Build", "Build (2)", "Build (3)"):
        name = proposals.unused_name(office, MONDAY, "Build")
        assert name == expected
        proposals.keep(office, whole, name)
    assert len(proposals.unused_name(office, MONDAY, "x" * 200)) <= 100
