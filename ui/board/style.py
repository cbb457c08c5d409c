"""The board's colours, fonts and sizes, made from the palette and the system font in use."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPixmap

from carecoop.kinds import Priority
from carecoop.services.week_values import Relationship
from ui import look
from ui.look import Size, Space

MOST_STYLES = 8  # kept at a time: palettes of views, legend and tray


@dataclass(frozen=True, slots=True)
class Coat:
    """How one relationship is painted: the block's fill, its edge and the text on it."""

    fill: QColor
    edge: QPen
    text: QColor


@dataclass(frozen=True, slots=True)
class Flag:
    """How one risk is marked: the stripe's colour, the letter on it, and how much of the height."""

    fill: QColor
    letter: QColor
    share: float


@dataclass(frozen=True, slots=True)
class BoardStyle:
    base: QColor
    text: QColor
    quiet: QColor
    line: QColor
    faint: QColor  # hours between days, barely there
    closed: QColor  # hours not offered
    accent: QColor
    wash: QColor  # the accent, barely there
    trouble: QColor
    caution: QColor
    on_trouble: QColor
    coats: dict[Relationship | None, Coat]
    flags: dict[Priority, Flag | None]  # green has no stripe
    hatch: QBrush
    dots: QPen
    name_font: QFont
    tight_font: QFont  # of names on blocks where hardly two letters have room
    small_font: QFont
    strong_font: QFont
    line_height: int
    small_height: int

    @classmethod
    def of(cls, palette: QPalette, device_ratio: float = 1.0) -> "BoardStyle":
        """The style for a palette and the application's font; made once for each."""
        key = (palette.cacheKey(), device_ratio, look.font(Size.BODY).key())
        if key not in _made:
            if len(_made) >= MOST_STYLES:
                _made.clear()
            _made[key] = cls._make(palette, device_ratio)
        return _made[key]

    @classmethod
    def _make(cls, palette: QPalette, device_ratio: float) -> "BoardStyle":
        shown = look.colours(palette)
        base = palette.color(QPalette.ColorRole.Base)
        text = palette.color(QPalette.ColorRole.Text)
        name_font, tight_font = look.font(Size.SMALL), look.font(Size.SMALL)
        name_font.setStretch(QFont.Stretch.SemiCondensed)
        tight_font.setStretch(QFont.Stretch.Condensed)
        small_font, strong_font = look.font(Size.SMALL), look.font(Size.SMALL, bold=True)
        return cls(
            base=base,
            text=text,
            quiet=look.mix(text, base, 0.35),
            line=look.mix(base, text, 0.16),
            faint=look.mix(base, text, 0.07),
            closed=look.mix(base, text, 0.05),
            accent=shown.accent,
            wash=shown.wash,
            trouble=shown.trouble,
            caution=shown.caution,
            on_trouble=look.legible_on(shown.trouble),
            coats=_coats(shown, base, text),
            flags=_flags(shown),
            hatch=_hatch(look.mix(base, text, 0.22), device_ratio),
            dots=_dots(look.mix(base, text, 0.5)),
            name_font=name_font,
            tight_font=tight_font,
            small_font=small_font,
            strong_font=strong_font,
            line_height=round(QFontMetricsF(name_font).height()),
            small_height=round(QFontMetricsF(small_font).height()),
        )

    def row_height(self, *, roomy: bool) -> int:
        """Two lines of text in a block where there is room, else one."""
        text = self.line_height + (self.small_height if roomy else 0)
        return text + (Space.SMALL if roomy else Space.MEDIUM)


_made: dict[tuple[int, float, str], BoardStyle] = {}


def _coats(shown: look.Colours, base: QColor, text: QColor) -> dict[Relationship | None, Coat]:
    solid = QPen(shown.accent, 1.2)
    dashed = QPen(shown.accent, 1.6, Qt.PenStyle.CustomDashLine)
    dashed.setDashPattern([3.0, 2.4])
    return {
        Relationship.CIRCLE: Coat(shown.circle, QPen(shown.circle, 1.2), shown.on_circle),
        Relationship.KNOWN: Coat(shown.known, solid, shown.on_known),
        Relationship.NEW: Coat(shown.new, dashed, text),
        None: Coat(base, QPen(shown.trouble, 1.6), text),
    }


def _flags(shown: look.Colours) -> dict[Priority, Flag | None]:
    return {
        Priority.RED: Flag(shown.trouble, look.legible_on(shown.trouble), 1.0),
        Priority.AMBER: Flag(shown.caution, look.legible_on(shown.caution), 0.5),
        Priority.GREEN: None,
    }


def _hatch(colour: QColor, device_ratio: float) -> QBrush:
    side = 8
    tile = _tile(side, side, device_ratio)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.0))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    painter.end()
    return QBrush(tile)


def _dots(colour: QColor) -> QPen:
    pen = QPen(colour, 2.0, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.0, 2.0])
    return pen


def _tile(width: int, height: int, device_ratio: float) -> QPixmap:
    tile = QPixmap(round(width * device_ratio), round(height * device_ratio))
    tile.setDevicePixelRatio(device_ratio)
    tile.fill(Qt.GlobalColor.transparent)
    return tile
