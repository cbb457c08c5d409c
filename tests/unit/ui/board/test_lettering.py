"""Names on blocks: the longest form that can be read, in one line or in two."""

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from carecoop.kinds import Lock, Priority
from carecoop.services.week_values import Relationship
from tests.helpers import boards
from ui.board.lettering import Lettering, Names
from ui.board.making import build_scene
from ui.board.plates import PlateLook, Plates
from ui.board.style import BoardStyle

AMBER = PlateLook(Relationship.CIRCLE, Priority.AMBER, twice=False, troubled=False, changed=False)


@pytest.fixture
def style(qtbot: QtBot) -> BoardStyle:
    return BoardStyle.of(QPalette())


@pytest.fixture
def names(style: BoardStyle) -> Names:
    """Of "Mrs Pryce" and others, told apart by their last names."""
    return Names(build_scene(boards.small_week()), Lettering(style.name_font))


def wide(style: BoardStyle, text: str) -> float:
    return Lettering(style.name_font).laid(text).width


def halved(names: Names, style: BoardStyle, first: str, second: str) -> tuple[str, str] | None:
    """Mrs Pryce's name in two lines with room for so many letters."""
    scene = build_scene(boards.small_week())
    person = next(one for one, name in scene.short_names.items() if name == "Pryce")
    rooms = wide(style, first), wide(style, second)
    found = names.halves(names.number(person), rooms[0], *rooms)
    return found and (found.upper.text.text(), found.lower.text.text())


def test_a_name_goes_on_in_the_line_below(names: Names, style: BoardStyle) -> None:
    assert halved(names, style, "Pry", "Pry") == ("Pry", "ce")
    assert halved(names, style, "Pr", "yce") == ("Pr", "yce")
    assert halved(names, style, "Pry", "c") == ("Pry", "c"), "one letter more is better than none"


def test_no_letter_is_left_alone_in_the_line_below(names: Names, style: BoardStyle) -> None:
    assert halved(names, style, "Pryc", "Pry") == ("Pry", "ce")


def test_what_fits_in_one_line_stays_there(names: Names, style: BoardStyle) -> None:
    assert halved(names, style, "Pryce", "Pryce") is None


def test_a_single_letter_above_is_worse_than_initials(names: Names, style: BoardStyle) -> None:
    assert halved(names, style, "P", "Pry") is None


def test_a_plate_offers_two_lines_where_no_time_would_fit(style: BoardStyle) -> None:
    plates, height = Plates(style, 1.0), style.row_height(roomy=True) - 6
    narrow, wide_enough = (plates._make(AMBER, width, height) for width in (22, 80))
    assert narrow.halves is not None
    assert all(0 < room < 22 for room in narrow.halves)
    assert wide_enough.halves is None
    assert plates._make(AMBER, 22, style.line_height + 2).halves is None, "one line"


@pytest.mark.parametrize("risk", Priority)
@pytest.mark.parametrize("carers", [1, 2])
def test_half_an_hour_beside_the_widest_panel_has_three_letters(
    style: BoardStyle, risk: Priority, carers: int
) -> None:
    scene = build_scene(boards.small_week())
    tight = Names(scene, Lettering(style.tight_font))
    person = next(one for one, name in scene.short_names.items() if name == "Pryce")
    shown = AMBER._replace(priority=risk, twice=carers > 1)
    plate = Plates(style, 1.0)._make(shown, 18, style.row_height(roomy=True) - 6)
    assert plate.halves is not None
    found = tight.halves(tight.number(person), plate.name_room, *plate.halves)
    assert found is not None
    assert len(found.upper.text.text() + found.lower.text.text()) >= 3


def test_badge_and_padlock_keep_their_corner(style: BoardStyle) -> None:
    plates, height = Plates(style, 1.0), style.row_height(roomy=True) - 6
    second = [
        (plates._make(shown, 40, height).halves or (0, 0))[1]
        for shown in (AMBER, AMBER._replace(troubled=True), AMBER._replace(lock=Lock.CARERS))
    ]
    assert second[1] < second[0] - 8
    assert second[2] < second[0] - 8
