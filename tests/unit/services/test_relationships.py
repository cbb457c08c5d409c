"""Who came to whom, over rotas saved for Mondays 2, 9, 16, 23 and 30 November 2026."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from carecoop import clock
from carecoop.errors import NotFoundError
from carecoop.kinds import RotaState
from carecoop.services import figures
from carecoop.services.carers import add_carer
from carecoop.services.clients import add_client, add_suspension, get_client, save_client
from carecoop.services.office import Office
from carecoop.services.patterns import set_exception
from carecoop.services.people_values import BondForm, ExceptionForm, SuspensionForm
from carecoop.services.relationships import coop_faces, their_people, who_came
from carecoop.services.relationships_values import Bond, WhoCame, first_day
from carecoop.services.week import week_board
from carecoop.services.week_values import Relationship
from tests.helpers.pasts import all_week, save_week
from tests.helpers.weeks import CARER, CLIENT, Small, small_coop

MONDAY = date(2026, 11, 30)
SUNDAY = MONDAY + timedelta(days=6)
WEEK = timedelta(weeks=1)
CIRCLE, KNOWN, NEW = Relationship.CIRCLE, Relationship.KNOWN, Relationship.NEW


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


@pytest.fixture
def sam(office: Office, small: Small) -> UUID:
    return add_carer(office, replace(CARER, name="Samira Example", preferred_name="Sam"))


@pytest.fixture
def letters(small: Small, sam: UUID) -> dict[str, UUID]:
    return {"G": small.grace, "D": small.dai, "S": sam}


def breakfasts(office: Office, small: Small, letters: dict[str, UUID], **weeks: str) -> None:
    """Winnie's breakfasts of weeks named by how many they are ago: `w0="GGDDGGG"`."""
    for name, who in weeks.items():
        monday = MONDAY - int(name[1:]) * WEEK
        save_week(office, monday, all_week(small.breakfast, who, letters))


def bond(bonds: tuple[Bond, ...], name: str) -> Bond:
    (found,) = (one for one in bonds if one.name == name)
    return found


def _continuity(carers: str, before: str) -> figures.Continuity:
    """Of Winnie, whose circle is Grace."""
    of_circle = [carer == "G" for carer in carers]
    return figures.continuity(carers, of_circle=of_circle, before=before)


def drawn(view: WhoCame, days: int = 28) -> str:
    """The strip in letters: C circle, k known, N first time, small c a first time of the circle,
    a dot for nobody."""
    signs = {(CIRCLE, False): "C", (CIRCLE, True): "c", (KNOWN, False): "k", (NEW, True): "N"}
    return "".join(
        "".join(signs[face.relationship, face.is_first] for face in visit.faces)
        + "." * visit.missing
        for visit in view.visits
        if visit.day >= first_day(view.basis.end, days)
    )


def test_the_strip_tells_visit_by_visit_who_came(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    breakfasts(office, small, letters, w1="GGGGGGG", w0="GDD.GSG")
    view = who_came(office, small.winnie, SUNDAY)
    assert view.name == "Winnie"
    assert drawn(view) == "cCCCCCC" + "CNk.CNC"
    first = view.visits[0]
    assert (first.day, first.start_minute, first.end_minute) == (MONDAY - WEEK, 480, 525)
    assert first.title == "Breakfast"


def test_who_came_is_counted_in_each_window(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    breakfasts(office, small, letters, w3="DDDDDDD", w1="GGGGGGS", w0="GGGGGGG")
    view = who_came(office, small.winnie, SUNDAY)
    assert [(one.name, dict(one.times)) for one in view.bonds] == [
        ("Grace", {7: 7, 14: 13, 28: 13}),
        ("Dai", {7: 0, 14: 0, 28: 7}),
        ("Sam", {7: 0, 14: 1, 28: 1}),
    ]
    sam = bond(view.bonds, "Sam")
    assert sam.first_met == sam.last_met == MONDAY - timedelta(days=1)
    assert sam.relationship(SUNDAY, 14) is NEW
    assert sam.relationship(SUNDAY, 7) is KNOWN
    assert bond(view.bonds, "Grace").relationship(SUNDAY, 14) is CIRCLE


def test_a_window_ends_with_its_day_and_has_so_many_days(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    breakfasts(office, small, letters, w4="SSSSSSS", w0="GGGGGGG")
    assert first_day(SUNDAY, 14) == MONDAY - WEEK
    saturday = SUNDAY - timedelta(days=1)
    view = who_came(office, small.winnie, saturday)
    assert bond(view.bonds, "Grace").times[7] == 6
    assert bond(view.bonds, "Sam").times[28] == 1  # the Sunday of four weeks before
    assert bond(view.bonds, "Grace").last_met == saturday


def test_figures_are_those_of_the_measures_on_who_came(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    breakfasts(office, small, letters, w1="GGDGDDS", w0="GDGDGDG")
    view = who_came(office, small.winnie, SUNDAY)
    expected = _continuity("GDGDGDG", before="GDS")
    assert view.figures[7] == expected
    assert view.figures[14] == _continuity("GGDGDDSGDGDGDG", before="")


def test_the_faces_marked_as_first_are_the_new_faces_counted(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    breakfasts(office, small, letters, w4="GGGGGGG", w1="DDDDDDD", w0="GGSSGGG")
    view = who_came(office, small.winnie, SUNDAY)
    for days in (7, 14, 28):
        marked = drawn(view, days)
        new = [one for one in view.bonds if one.is_new(SUNDAY, days)]
        assert marked.count("N") + marked.count("c") == view.figures[days].new_faces == len(new)


def test_a_double_handed_visit_is_two_faces_and_counts_twice(office: Office, small: Small) -> None:
    save_week(office, MONDAY, {(small.lifting, 0): [small.grace, small.dai]})
    save_week(office, MONDAY - WEEK, {(small.lifting, 0): [small.grace]})
    view = who_came(office, small.menna, SUNDAY)
    assert [(len(visit.faces), visit.missing) for visit in view.visits] == [(1, 1), (2, 0)]
    assert (view.figures[14].visits, view.figures[14].faces) == (3, 2)


def test_cancelled_and_suspended_visits_are_left_out(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    breakfasts(office, small, letters, w0="GDSGGGG")
    set_exception(
        office, small.breakfast, MONDAY + timedelta(days=1), ExceptionForm(cancelled=True)
    )
    wednesday = MONDAY + timedelta(days=2)
    add_suspension(
        office,
        small.winnie,
        SuspensionForm(wednesday, 480, wednesday + timedelta(days=1), 480, "In hospital"),
    )
    view = who_came(office, small.winnie, SUNDAY)
    assert [visit.day.weekday() for visit in view.visits] == [0, 3, 4, 5, 6]
    assert {one.name for one in view.bonds} == {"Grace"}
    (row,) = coop_faces(office, SUNDAY).people
    assert row.figures[7] == view.figures[7]
    assert row.figures[7].visits == 5
    assert not their_people(office, small.dai, SUNDAY).bonds


def test_a_day_that_is_only_moved_still_counts(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    breakfasts(office, small, letters, w0="GGGGGGG")
    set_exception(office, small.breakfast, MONDAY, ExceptionForm(preferred_minute=500))
    assert len(who_came(office, small.winnie, SUNDAY).visits) == 7


def test_someone_of_the_circle_who_did_not_come_is_named(office: Office, small: Small) -> None:
    (grace,) = who_came(office, small.winnie, SUNDAY).bonds
    assert (grace.name, grace.in_circle, grace.times[28]) == ("Grace", True, 0)
    assert grace.first_met is None
    assert grace.relationship(SUNDAY, 28) is CIRCLE


def test_a_carer_sees_their_people_and_how_often(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    save_week(
        office,
        MONDAY,
        {
            **all_week(small.breakfast, "GGGDGGG", letters),
            (small.lifting, 0): [small.grace, small.dai],
        },
    )
    view = their_people(office, small.grace, SUNDAY)
    assert (view.name, [one.name for one in view.bonds]) == ("Grace", ["Winnie", "Menna"])
    menna = bond(view.bonds, "Menna")
    assert (menna.times[7], menna.last_met, menna.in_circle) == (1, MONDAY, False)
    assert [one.name for one in their_people(office, small.dai, SUNDAY).bonds] == [
        "Menna",
        "Winnie",
    ]


def test_a_basis_says_which_rotas_it_rests_on(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    breakfasts(office, small, letters, w2="GGGGGGG")
    save_week(office, MONDAY, {}, RotaState.DRAFT)
    basis = who_came(office, small.winnie, SUNDAY).basis
    states = [(source.week, source.state) for source in basis.sources]
    assert states == [
        (MONDAY - 3 * WEEK, None),
        (MONDAY - 2 * WEEK, RotaState.WORKED),
        (MONDAY - WEEK, None),
        (MONDAY, RotaState.DRAFT),
    ]
    assert basis.since == MONDAY - 2 * WEEK


def test_the_co_op_shows_those_who_see_the_most_faces_first(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    save_week(
        office,
        MONDAY,
        {
            **all_week(small.breakfast, "GGDSGGG", letters),
            (small.lifting, 0): [small.dai, letters["S"]],
        },
    )
    view = coop_faces(office, SUNDAY)
    assert [(one.name, one.figures[14].faces) for one in view.most_first(14)] == [
        ("Winnie", 3),
        ("Menna", 2),
    ]
    assert [one.circle_size for one in view.most_first(14)] == [1, 0]
    assert view.distribution(14) == {1: 0, 2: 1, 3: 1}
    assert [one.name for one in view.too_many(14, most=2)] == ["Winnie"]
    assert not view.too_many(14)
    whole = view.figures[14]
    assert (whole.people, whole.median_faces, whole.most_faces, whole.new_faces) == (2, 2.5, 3, 5)
    assert whole.circle_share == pytest.approx(5 / 9)


def test_a_person_not_seen_in_the_shorter_window_is_not_counted_in_it(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    breakfasts(office, small, letters, w3="GGGGGGG")
    save_week(office, MONDAY, {(small.lifting, 0): [small.dai]})
    view = coop_faces(office, SUNDAY)
    assert [one.name for one in view.people] == ["Menna", "Winnie"]
    assert [one.name for one in view.most_first(14)] == ["Menna"]
    assert (view.figures[14].people, view.figures[28].people) == (1, 2)


def test_the_co_op_has_the_figures_of_each_persons_own_view(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    breakfasts(office, small, letters, w9="GDGDGDG", w3="SSGGDDS", w1="GG.GGGG", w0="GDSGDSG")
    (row,) = coop_faces(office, SUNDAY).people
    own = who_came(office, small.winnie, SUNDAY)
    assert row.figures == own.figures
    assert own.figures[28].new_faces == 1  # Sam; the others came nine weeks ago


def test_the_boards_median_of_faces_is_the_co_ops(
    office: Office, small: Small, letters: dict[str, UUID]
) -> None:
    for ago, who in enumerate(("GDGDGDG", "SSSGGGG", "GGGGGGG", "DDDDDDD")):
        save_week(
            office,
            MONDAY - ago * WEEK,
            {
                **all_week(small.breakfast, who, letters),
                (small.lifting, 0): [small.dai, letters["S"]],
            },
        )
    board, coop = week_board(office, MONDAY), coop_faces(office, SUNDAY)
    assert board.figures.carers_per_client_14 == coop.figures[14].median_faces
    assert board.figures.carers_per_client_28 == coop.figures[28].median_faces
    assert board.figures.circle_share == coop.figures[7].circle_share


def test_a_visit_counts_for_the_circle_of_its_day(
    office: Office, small: Small, letters: dict[str, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dai is of the circle from the Thursday on, and Grace no more."""
    breakfasts(office, small, letters, w1="GGGGGGG", w0="DDDDDDD")
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=3))
    form = get_client(office, small.winnie)
    save_client(office, small.winnie, replace(form, bonds=(BondForm(small.dai),)))
    monkeypatch.setattr(clock, "today", lambda: SUNDAY + 2 * WEEK)
    view = who_came(office, small.winnie, SUNDAY)
    assert drawn(view, 7) == "NkkCCCC"
    assert view.figures[7].circle_share == 4 / 7
    assert [(one.name, one.in_circle) for one in view.bonds] == [("Dai", True), ("Grace", False)]
    assert [one.since for one in view.bonds] == [MONDAY + timedelta(days=3), None]
    before = who_came(office, small.winnie, MONDAY)
    assert [(one.name, one.in_circle) for one in before.bonds] == [("Grace", True), ("Dai", False)]
    (winnie,) = (one for one in their_people(office, small.dai, SUNDAY).bonds if one.in_circle)
    assert winnie.since == MONDAY + timedelta(days=3)
    assert before.figures[7].circle_share == 6 / 7  # Tuesday to Sunday with Grace, then Dai
    coop = coop_faces(office, SUNDAY)
    assert coop.figures[7].circle_share == 4 / 7
    assert [bond.name for bond in their_people(office, small.grace, MONDAY).bonds] == ["Winnie"]
    assert week_board(office, MONDAY - WEEK).figures.circle_share == 1  # Grace's week


def test_somebody_without_visits_has_an_empty_view(office: Office) -> None:
    someone = add_client(office, CLIENT)
    view = who_came(office, someone, SUNDAY)
    assert (view.visits, view.bonds, view.basis.since) == ((), (), None)
    assert view.figures[28].usual_provider is None
    empty = coop_faces(office, SUNDAY)
    assert (empty.people, empty.figures[28].median_faces, empty.distribution(28)) == ((), None, {})


def test_who_is_no_longer_there_is_said_in_a_sentence(office: Office) -> None:
    with pytest.raises(NotFoundError):
        who_came(office, uuid4(), SUNDAY)
    with pytest.raises(NotFoundError):
        their_people(office, uuid4(), SUNDAY)


def test_the_views_are_the_same_on_a_server(server_office: Office) -> None:
    small = small_coop(server_office)
    letters = {"G": small.grace, "D": small.dai}
    breakfasts(server_office, small, letters, w3="DDDDDDD", w1="GGGGGGG", w0="GDG.GGG")
    suspension = SuspensionForm(SUNDAY, 0, None, 1440, "In hospital")
    add_suspension(server_office, small.winnie, suspension)
    view = who_came(server_office, small.winnie, SUNDAY)
    assert drawn(view) == "NkkkkkkcCCCCCCCkC.CC"
    (row,) = coop_faces(server_office, SUNDAY).people
    assert row.figures == view.figures
    assert their_people(server_office, small.dai, SUNDAY).bonds[0].times[28] == 8
