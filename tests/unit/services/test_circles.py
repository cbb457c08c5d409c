"""Circles proposed over real records: with names, in sentences, and saved only when accepted."""

from dataclasses import replace
from datetime import date

import pytest

from carecoop.cli.sayings import said
from carecoop.errors import ConflictError, NotFoundError
from carecoop.kinds import Standing
from carecoop.services.carers import archive_carer, get_carer, save_carer
from carecoop.services.circles import (
    CircleProposal,
    accept_circle,
    ask_for_circles,
    propose_circles,
)
from carecoop.services.clients import get_client, save_client
from carecoop.services.office import Office
from carecoop.services.patterns import save_pattern
from carecoop.services.people_values import BondForm, SkillForm
from carecoop.services.trail import recent, undo_last
from tests.helpers.weeks import BREAKFAST, Small, small_coop

MONDAY = date(2026, 11, 30)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


def proposed(office: Office) -> dict[str, CircleProposal]:
    return {one.client_name: one for one in propose_circles(office, MONDAY)}


def test_a_circle_of_one_gets_a_second_with_reasons(office: Office, small: Small) -> None:
    winnie = proposed(office)["Winnie"]
    assert list(map(said, winnie.weak)) == [
        "Visits that too few of the circle could do: 7 of 7",
        "With somebody away the others of the circle have too few hours",
    ]
    grace, dai = winnie.members
    assert (grace.name, grace.chosen, dai.name, dai.chosen) == ("Grace", True, "Dai", False)
    assert list(map(said, grace.reasons)) == [
        "Chosen by Winnie",
        "Lives 0.7 km away, 5 min from home",
        "Has medication",
        "Could do 7 of 7 visits",
    ]
    assert said(dai.reasons[0]) == "Has not met Winnie yet"


def test_who_speaks_the_clients_language_says_so(office: Office, small: Small) -> None:
    """Menna's visit is for two: with Grace and Dai nobody is to spare."""
    menna = proposed(office)["Menna"]
    dai = next(member for member in menna.members if member.name == "Dai")
    assert "Speaks Welsh" in map(said, dai.reasons)
    assert list(map(said, menna.weak)) == ["Has no circle yet"]
    assert list(map(said, menna.covers)) == ["Visits with somebody to spare: 0 of 1"]
    assert list(map(said, menna.gaps)) == ["Only Dai, Grace could do “Morning” on Mon at 10:00"]


def test_what_stops_the_others_is_said_of_a_visit_that_one_could_do(
    office: Office, small: Small
) -> None:
    save_pattern(office, small.breakfast, replace(BREAKFAST, needs=("peg",)))
    skilled = replace(get_carer(office, small.grace), skills=(SkillForm("peg"),))
    save_carer(office, small.grace, skilled)
    winnie = proposed(office)["Winnie"]
    assert list(map(said, winnie.gaps)) == [
        "Only Grace could do “Breakfast” on Mon at 08:00",
        "The same goes for further visits: 6",
        "Lacks peg: Dai",
    ]


def test_who_has_left_is_named(office: Office, small: Small) -> None:
    archive_carer(office, small.grace)
    winnie = proposed(office)["Winnie"]
    assert [member.name for member in winnie.members] == ["Dai"]
    assert "Has no circle yet" in map(said, winnie.weak)
    both = (BondForm(small.grace), BondForm(small.dai))
    save_client(office, small.winnie, replace(get_client(office, small.winnie), bonds=both))
    assert said(proposed(office)["Winnie"].weak[0]) == "No longer at the co-op: Grace"


def test_proposing_saves_nothing(office: Office, small: Small) -> None:
    before = recent(office)
    propose_circles(office, MONDAY)
    assert recent(office) == before


def test_an_accepted_circle_is_saved_in_one_step_that_can_be_undone(
    office: Office, small: Small
) -> None:
    bonds = (BondForm(small.grace, reason="They sing"),)
    save_client(office, small.winnie, replace(get_client(office, small.winnie), bonds=bonds))
    accept_circle(office, proposed(office)["Winnie"])
    saved = {bond.carer_id: bond for bond in get_client(office, small.winnie).bonds}
    assert saved.keys() == {small.grace, small.dai}
    assert saved[small.grace].reason == "They sing"
    assert proposed(office)["Winnie"].circle_before == {small.grace, small.dai}
    entry = recent(office)[0]
    assert (entry.use_case, entry.subject) == ("accept_circle", "Winnie")
    undo_last(office)
    assert [bond.carer_id for bond in get_client(office, small.winnie).bonds] == [small.grace]


def test_who_must_not_come_stays_so(office: Office, small: Small) -> None:
    bonds = (BondForm(small.dai, Standing.BARRED, "A quarrel"),)
    save_client(office, small.winnie, replace(get_client(office, small.winnie), bonds=bonds))
    winnie = proposed(office)["Winnie"]
    assert [member.name for member in winnie.members] == ["Grace"]
    accept_circle(office, winnie)
    standings = {bond.carer_id: bond.standing for bond in get_client(office, small.winnie).bonds}
    assert standings == {small.grace: Standing.CIRCLE, small.dai: Standing.BARRED}


@pytest.mark.parametrize("standing", list(Standing))
def test_a_circle_changed_meanwhile_is_not_overwritten(
    office: Office, small: Small, standing: Standing
) -> None:
    winnie = proposed(office)["Winnie"]
    bonds = (BondForm(small.grace), BondForm(small.dai, standing))
    changed = replace(get_client(office, small.winnie), bonds=bonds)
    save_client(office, small.winnie, changed)
    saved = get_client(office, small.winnie)
    with pytest.raises(ConflictError, match="The circle of Winnie was changed meanwhile"):
        accept_circle(office, winnie)
    assert get_client(office, small.winnie) == saved


def test_a_client_who_is_no_longer_there_is_said(office: Office, small: Small) -> None:
    stranger = replace(proposed(office)["Winnie"], client_id=small.grace)
    with pytest.raises(NotFoundError):
        accept_circle(office, stranger)


def test_once_the_week_is_read_the_co_ops_file_is_not_needed(office: Office, small: Small) -> None:
    question = ask_for_circles(office, MONDAY)
    office.close()
    assert {one.client_name for one in question.answer()} == {"Menna", "Winnie"}
