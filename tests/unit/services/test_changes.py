from dataclasses import replace
from uuid import UUID

from carecoop.services.changes import by_carer, by_person, changes
from carecoop.services.week_values import ChangeKind, Place, Relationship, WeekBoard
from tests.helpers.boards import small_week, uid

DAI, MAIR, SAM = (uid(1, number) for number in range(3))


def with_carers(board: WeekBoard, visit_id: str, *carers: UUID) -> WeekBoard:
    places = tuple(Place(carer, Relationship.KNOWN) for carer in carers)
    visits = [v._replace(places=places) if v.id == visit_id else v for v in board.visits]
    return replace(board, visits=tuple(visits))


def test_a_week_does_not_differ_from_itself() -> None:
    assert changes(small_week(), small_week()) == ()


def test_what_was_lost_and_filled_is_told_apart() -> None:
    before = small_week()
    after = with_carers(before, "small-0")
    (lost,) = changes(before, after)
    (filled,) = changes(after, before)
    assert (lost.kind, lost.before_carers, lost.after_minute) == ("lost", ("Dai",), None)
    assert (filled.kind, filled.after_carers, filled.before_minute) == ("filled", ("Dai",), None)


def test_another_carer_counts_for_more_than_a_second_one() -> None:
    before = with_carers(small_week(), "small-0", DAI)
    (change,) = changes(before, with_carers(before, "small-0", MAIR, SAM))
    assert change.kind is ChangeKind.CARER


def test_another_time_with_the_same_carers_is_a_change_of_time() -> None:
    before = small_week()
    first = before.visits[0]
    later = first._replace(start_minute=first.start_minute + 15)
    (change,) = changes(before, replace(before, visits=(later, *before.visits[1:])))
    assert change.kind is ChangeKind.TIME
    assert change.after_minute == first.start_minute + 15


def test_a_persons_changes_tell_faces_gained_and_lost() -> None:
    before = small_week()
    after = with_carers(before, "small-0", MAIR)
    (pryce,) = by_person(before, after, changes(before, after))
    assert (pryce.name, pryce.faces_before, pryce.faces_after) == (
        "Mrs Pryce",
        ("Dai",),
        ("Dai", "Mair"),
    )
    assert (pryce.gained, pryce.lost) == (("Mair",), ())
    assert pryce.count(ChangeKind.CARER) == 1
    assert pryce.count(ChangeKind.FILLED) == 0


def test_a_visit_that_changes_hands_is_lost_by_one_and_gained_by_the_other() -> None:
    before = small_week()
    after = with_carers(before, "small-0", MAIR)
    dai, mair = by_carer(before, after, changes(before, after))
    assert (dai.name, len(dai.gained), len(dai.lost), len(dai.kept)) == ("Dai", 0, 1, 0)
    assert (mair.name, len(mair.gained), len(mair.lost)) == ("Mair", 1, 0)
    assert (dai.new_people, mair.new_people) == ((), ("Mrs Pryce",))
    assert mair.changes == dai.changes
    assert (dai.worked_before, dai.contract_minutes) == (135, 1920)


def test_a_second_carer_changes_nothing_of_the_first_ones_hours_but_is_told() -> None:
    before = small_week()
    after = with_carers(before, "small-0", DAI, SAM)
    dai, sam = by_carer(before, after, changes(before, after))
    assert (len(dai.kept), len(dai.gained), len(sam.gained)) == (1, 0, 1)
