"""Colours read well on light and dark, whatever the palette."""

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from ui import look


def luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: QColor, second: QColor) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=["light", "dark"])
def palette(request: pytest.FixtureRequest, qtbot: QtBot) -> QPalette:
    return QPalette(QColor("#efefef")) if request.param == "light" else look.dark_palette()


@pytest.mark.parametrize("tone", ["accent", "trouble", "caution", "quiet"])
@pytest.mark.parametrize("ground", [QPalette.ColorRole.Window, QPalette.ColorRole.Base])
def test_text_has_at_least_four_and_a_half_to_one(
    palette: QPalette, tone: str, ground: QPalette.ColorRole
) -> None:
    colour = getattr(look.colours(palette), tone)
    assert contrast(colour, palette.color(ground)) >= 4.5


def test_text_on_the_accent_reads_well(palette: QPalette) -> None:
    tones = look.colours(palette)
    assert contrast(tones.on_accent, tones.accent) >= 4.5
    assert contrast(tones.on_circle, tones.circle) >= 4.5
    assert contrast(tones.on_known, tones.known) >= 4.5


def test_dark_is_told_from_light(qtbot: QtBot) -> None:
    assert look.is_dark(look.dark_palette())
    assert not look.is_dark(QPalette(QColor("#efefef")))
