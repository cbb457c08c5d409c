"""Colours read well on light and dark, whatever the palette."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from ui import look
from ui.widgets.accent_button import AccentButton
from ui.widgets.primary import PrimaryButton


@pytest.fixture(params=["light", "dark"])
def palette(request: pytest.FixtureRequest, qtbot: QtBot) -> QPalette:
    return QPalette(QColor("#efefef")) if request.param == "light" else look.dark_palette()


@pytest.mark.parametrize("tone", ["accent", "trouble", "caution", "quiet"])
@pytest.mark.parametrize("ground", [QPalette.ColorRole.Window, QPalette.ColorRole.Base])
def test_text_has_at_least_four_and_a_half_to_one(
    palette: QPalette, tone: str, ground: QPalette.ColorRole
) -> None:
    colour = getattr(look.colours(palette), tone)
    assert look.contrast(colour, palette.color(ground)) >= look.LEAST_CONTRAST


def test_text_on_the_accent_reads_well(palette: QPalette) -> None:
    tones = look.colours(palette)
    assert look.contrast(tones.on_accent, tones.accent) >= look.LEAST_CONTRAST
    assert look.contrast(tones.on_circle, tones.circle) >= look.LEAST_CONTRAST
    assert look.contrast(tones.on_known, tones.known) >= look.LEAST_CONTRAST


def test_dark_is_told_from_light(qtbot: QtBot) -> None:
    assert look.is_dark(look.dark_palette())
    assert not look.is_dark(QPalette(QColor("#efefef")))
    assert look.is_dark(look.outline_boxes(look.dark_palette()))


PAIRS = (
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
)


@pytest.fixture
def app(palette: QPalette, qapp: QApplication) -> Iterator[QApplication]:
    """The application in these colours, mended as at its start."""
    before = QApplication.palette()
    QApplication.setPalette(palette)
    look.make_legible(qapp)
    yield qapp
    QApplication.setPalette(before)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0].name)
def test_each_pair_of_the_palette_in_use_can_be_read(
    app: QApplication, pair: tuple[QPalette.ColorRole, QPalette.ColorRole]
) -> None:
    ink, ground = (app.palette().color(role) for role in pair)
    assert look.contrast(ink, ground) >= look.LEAST_CONTRAST


def test_a_hint_in_a_field_can_be_read_through_its_transparency(qapp: QApplication) -> None:
    """Qt's own is half transparent, which no pair of colours tells."""
    before, faint = QApplication.palette(), QPalette(QColor("#efefef"))
    faint.setColor(QPalette.ColorRole.Base, QColor("white"))
    faint.setColor(QPalette.ColorRole.PlaceholderText, QColor(0, 0, 0, 100))
    QApplication.setPalette(faint)
    look.make_legible(qapp)
    hint = qapp.palette().color(QPalette.ColorRole.PlaceholderText)
    QApplication.setPalette(before)
    shown = look.mix(QColor("white"), hint, hint.alphaF())
    assert look.contrast(shown, QColor("white")) >= look.LEAST_CONTRAST


def test_the_edge_of_a_field_and_of_the_field_in_use_can_be_seen_in_the_dark(
    qtbot: QtBot, qapp: QApplication
) -> None:
    before = QApplication.palette()
    QApplication.setPalette(look.dark_palette())
    look.make_legible(qapp)
    shown = QLineEdit()
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
    edges = []
    for focused in (True, False):
        (shown.setFocus if focused else shown.clearFocus)()
        picture = shown.grab().toImage()
        edges.append([picture.pixelColor(x, picture.height() // 2) for x in range(4)])
    ground = qapp.palette().color(QPalette.ColorRole.Base)
    for name in look.OUTLINED_FIELDS:
        QApplication.setPalette(before, name)  # type: ignore[arg-type]
    QApplication.setPalette(before)
    assert edges[0] != edges[1]
    for edge in edges:
        assert max(look.contrast(one, ground) for one in edge) >= look.LEAST_EDGE


@pytest.mark.parametrize("ground", ["wash", "known", "new"])
def test_text_on_each_ground_of_ours_can_be_read(palette: QPalette, ground: str) -> None:
    tones = look.colours(palette)
    for ink in (tones.text, tones.on_known):
        assert look.contrast(ink, getattr(tones, ground)) >= look.LEAST_CONTRAST


@pytest.mark.parametrize("button", [PrimaryButton, AccentButton])
def test_words_on_a_filled_button_can_be_read_as_it_is_drawn(
    app: QApplication, button: type[PrimaryButton | AccentButton], qtbot: QtBot
) -> None:
    shown = button("")
    shown.setCheckable(True)
    shown.setChecked(isinstance(shown, AccentButton))
    shown.resize(80, 28)
    qtbot.addWidget(shown)
    picture = shown.grab().toImage()
    ink = look.colours().on_accent
    middle = picture.width() // 2
    for y in range(4, 24):  # the style lays a gloss over the colour it is given
        assert look.contrast(picture.pixelColor(middle, y), ink) >= look.LEAST_CONTRAST


@pytest.mark.parametrize("box", [QCheckBox, QRadioButton])
def test_the_outline_of_a_box_to_tick_can_be_seen(
    app: QApplication, box: type[QCheckBox | QRadioButton], qtbot: QtBot
) -> None:
    """WCAG 2.2, 1.4.11: at least 3:1 against what is around it."""
    shown = box()
    qtbot.addWidget(shown)
    picture = shown.grab().toImage()
    ground = app.palette().color(QPalette.ColorRole.Window)
    middle = picture.height() // 2
    across = [picture.pixelColor(x, middle) for x in range(8)]
    assert max(look.contrast(one, ground) for one in across) >= 3
