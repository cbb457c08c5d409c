import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carecoop.kinds import Priority
from carecoop.services.week_values import Relationship
from ui import look
from ui.board.plates import EDGE_OF_STRIPE
from ui.board.style import BoardStyle
from ui.look import contrast

LEAST = 4.5


def palettes() -> list[QPalette]:
    return [QPalette(QColor("#EFEFEF"), QColor("#EFEFEF")), look.dark_palette()]


@pytest.fixture(params=["light", "dark"])
def style(request: pytest.FixtureRequest, qtbot: QtBot) -> BoardStyle:
    assert QApplication.instance() is not None
    return BoardStyle.of(palettes()[request.param == "dark"])


def test_contrast_is_that_of_wcag(qtbot: QtBot) -> None:
    black, white = QColor("black"), QColor("white")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(QColor("#767676"), white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("relationship", [*Relationship, None])
def test_names_read_on_every_block(style: BoardStyle, relationship: Relationship | None) -> None:
    coat = style.coats[relationship]
    assert contrast(coat.text, coat.fill) >= LEAST


@pytest.mark.parametrize("priority", Priority)
def test_letters_read_on_every_stripe(style: BoardStyle, priority: Priority) -> None:
    flag = style.flags[priority]
    assert flag is None or contrast(flag.letter, flag.fill) >= LEAST


@pytest.mark.parametrize("relationship", [*Relationship, None])
def test_a_stripe_is_set_off_from_its_block(
    style: BoardStyle, relationship: Relationship | None
) -> None:
    coat = style.coats[relationship]
    edge = look.mix(coat.fill, coat.text, EDGE_OF_STRIPE)
    assert contrast(edge, coat.fill) >= look.LEAST_EDGE


def test_text_beside_the_blocks_reads(style: BoardStyle) -> None:
    for ink in (style.text, style.quiet, style.accent, style.trouble):
        assert contrast(ink, style.base) >= LEAST
    assert contrast(style.text, style.closed) >= LEAST
    assert contrast(style.accent, style.wash) >= LEAST
    assert contrast(style.on_trouble, style.trouble) >= LEAST


def test_edges_of_blocks_stand_out(style: BoardStyle) -> None:
    for coat in style.coats.values():
        assert contrast(coat.edge.color(), style.base) >= 3  # WCAG 1.4.11, graphics


def test_relationships_differ_by_more_than_hue(style: BoardStyle) -> None:
    circle, known, new = (style.coats[kind] for kind in Relationship)
    assert contrast(circle.fill, known.fill) >= 3
    assert known.edge.style() != new.edge.style()
