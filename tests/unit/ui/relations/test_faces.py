"""Nobody shares letters, and no face is told by colour alone."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from carecoop.services.week_values import Relationship
from ui import look
from ui.look import contrast, legible_on
from ui.relations.faces import LEAST_CONTRAST, FacePainter, badges, visible_on

names = st.lists(st.text("abAB é-'", max_size=6), max_size=40)


@given(names)
def test_everybody_has_letters_of_their_own(given_names: list[str]) -> None:
    people = [(UUID(int=at), name) for at, name in enumerate(given_names)]
    made = badges(people)
    assert len({badge.letters.casefold() for badge in made.values()}) == len(people)


def test_names_that_begin_alike_are_told_apart() -> None:
    people = [(UUID(int=at), name) for at, name in enumerate(("Mair", "Marek", "Mae", "Ma", "M"))]
    assert [badge.letters for badge in badges(people).values()] == ["Ma", "Mr", "Me", "M2", "M"]


def test_those_of_one_colour_differ_in_shape() -> None:
    people = [(UUID(int=at), f"{at:c}x") for at in range(65, 65 + 2 * len(look.CATEGORIES))]
    looks = {(badge.colour.name(), badge.is_square) for badge in badges(people).values()}
    assert len(looks) == len(people)


def test_letters_and_edges_can_be_seen_in_light_and_dark(qapp: QApplication) -> None:
    for palette in (QPalette(), look.dark_palette()):
        style = FacePainter(palette).style
        for name in look.CATEGORIES:
            colour = QColor(name)
            known = look.mix(style.base, colour, 0.22)
            assert contrast(legible_on(colour), colour) >= 4.5
            assert contrast(style.text, known) >= 4.5
            edge = visible_on(style.base, colour, style.text)
            assert contrast(edge, style.base) >= LEAST_CONTRAST


def test_the_n_of_a_first_time_has_room(qapp: QApplication) -> None:
    painter = FacePainter(QPalette())
    (badge,) = badges([(UUID(int=1), "Dai")]).values()
    assert painter.size(badge, is_first=True).width() > painter.size(badge, is_first=False).width()
    assert not painter.pixmap(badge, Relationship.NEW, 2.0).isNull()
