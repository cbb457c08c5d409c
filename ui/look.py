"""The one place for colours, spacing, type and icons. Everything follows the palette in use."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


class Space(IntEnum):
    """Distances in pixels: steps of four."""

    HAIR = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    VAST = 40


# Okabe and Ito (2008): told apart by eyes of every kind; vermilion last, as it is near trouble.
CATEGORIES = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#F0E442", "#D55E00")

LEAST_CONTRAST = 4.5  # of text and its ground: WCAG 2.2, 1.4.3
GLOSS = 140  # per cent darker, so that white can be read on it
OUTLINE_DARKENED = 140  # per cent: what Qt's Fusion style does to the window's colour
FOCUS_DARKENED = 125  # per cent: what it does to the highlight, for the outline of what has focus
LEAST_EDGE = 3.0  # contrast of what has to be seen, not read: WCAG 2.2, 1.4.11
OUTLINED_BOXES = ("QCheckBox", "QRadioButton")
OUTLINED_FIELDS = ("QLineEdit", "QAbstractSpinBox", "QComboBox", "QPlainTextEdit")
FIELD_FAINT = 0.35

CONTROL_HEIGHT = 28  # of what is written in or pressed; grows with large fonts


class Size(IntEnum):
    """The type scale in points."""

    SMALL = 9
    BODY = 10
    HEADING = 12
    TITLE = 16


@dataclass(frozen=True)
class Colours:
    """What things mean, as colours that read at 4.5:1 on the palette's own background."""

    accent: QColor
    on_accent: QColor
    button: QColor  # the accent below the gloss that Qt's style lays over buttons
    trouble: QColor
    caution: QColor
    text: QColor
    quiet: QColor  # secondary text
    line: QColor  # separators
    wash: QColor  # the accent, barely there: hover, selection, a banner
    circle: QColor  # relationship: one hue, from solid to none
    known: QColor
    new: QColor
    on_circle: QColor
    on_known: QColor


def is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Base).lightnessF() < 0.5  # the window's may be outlines


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """`first` with `share` (0–1) of `second` in it."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        first.redF() * keep + second.redF() * share,
        first.greenF() * keep + second.greenF() * share,
        first.blueF() * keep + second.blueF() * share,
    )


def colours(palette: QPalette | None = None) -> Colours:
    """The colours for a palette; the application's where none is given."""
    palette = palette or QApplication.palette()
    base = palette.color(QPalette.ColorRole.Base)
    text = palette.color(QPalette.ColorRole.WindowText)
    window = palette.color(QPalette.ColorRole.Window)
    dark = is_dark(palette)
    accent = QColor("#4DB6AC" if dark else "#0B6E6E")
    return Colours(
        accent=accent,
        on_accent=QColor("#06201E" if dark else "#FFFFFF"),
        button=accent if dark else accent.darker(GLOSS),
        trouble=QColor("#FF8A80" if dark else "#B3261E"),
        caution=QColor("#E0A83A" if dark else "#855600"),
        text=text,
        quiet=mix(text, window, 0.32),
        line=mix(window, text, 0.16),
        wash=mix(base, accent, 0.14),
        circle=accent,
        known=mix(base, accent, 0.24),
        new=base,
        on_circle=QColor("#06201E" if dark else "#FFFFFF"),
        on_known=text,
    )


def contrast(first: QColor, second: QColor) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def legible_on(fill: QColor) -> QColor:
    """Black or white, whichever reads better."""
    return max((QColor("#000000"), QColor("#FFFFFF")), key=lambda ink: contrast(ink, fill))


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def deepened(fill: QColor, ink: QColor, least: float = LEAST_CONTRAST) -> QColor:
    """The fill, darkened until the ink on it can be read."""
    while contrast(fill, ink) < least and fill.valueF() > 0.05:
        fill = fill.darker(105)
    return fill


def make_legible(app: QApplication) -> None:
    """Mend the platform's own colours where they fall short of WCAG 2.2; the others stay as they
    are. Call it again when the palette has changed."""
    mended = _mended(app.palette())
    if mended is not None:
        app.setPalette(mended)
    frames = OUTLINED_FIELDS if is_dark(app.palette()) else ()
    for classes, ink in ((OUTLINED_BOXES, 0.0), (frames, FIELD_FAINT)):
        outlined = _outlined(app.palette(), ink)
        for name in classes:  # PySide's stubs want bytes, PySide itself str
            shown = app.palette(name)  # type: ignore[call-overload]
            if shown.color(QPalette.ColorRole.Window) != outlined.color(QPalette.ColorRole.Window):
                app.setPalette(outlined, name)  # type: ignore[arg-type]


def _mended(present: QPalette) -> QPalette | None:
    """What is not set in it goes on following the platform; None where nothing is amiss."""
    roles, mended = QPalette.ColorRole, QPalette()
    highlight, ink = present.color(roles.Highlight), present.color(roles.HighlightedText)
    base, text = present.color(roles.Base), present.color(roles.Text)
    if is_dark(present) and contrast(highlight.darker(FOCUS_DARKENED), base) < LEAST_EDGE:
        mended.setColor(roles.Highlight, colours(present).accent)
        mended.setColor(roles.HighlightedText, colours(present).on_accent)
    elif contrast(highlight, ink) < LEAST_CONTRAST:
        mended.setColor(roles.Highlight, deepened(highlight, ink))
    hint = present.color(roles.PlaceholderText)
    if contrast(mix(base, hint, hint.alphaF()), base) < LEAST_CONTRAST:
        mended.setColor(roles.PlaceholderText, mix(text, base, 0.4))
    return mended if mended.resolveMask() else None


def outline_boxes(palette: QPalette) -> QPalette:
    """A palette for what has boxes to tick. Qt's own style draws their outlines as the window's
    colour made darker, which nobody sees on dark ground and few on light."""
    return _outlined(palette, 0.0)


def _outlined(palette: QPalette, faint: float) -> QPalette:
    """`faint`: how much of the window's colour is in the outline, beyond that of quiet text."""
    roles = QPalette.ColorRole
    made, shown = QPalette(palette), mix(colours(palette).quiet, palette.color(roles.Window), faint)
    made.setColor(roles.Window, shown.lighter(OUTLINE_DARKENED))
    return made


def font(size: Size, *, bold: bool = False) -> QFont:
    """The system's font at a step of the scale; larger where people have made it larger."""
    made = QFont(QApplication.font())
    made.setPointSizeF(size * max(1.0, made.pointSizeF() / Size.BODY))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


_names: dict[int, str] = {}  # icons in the colour of text, by QIcon.cacheKey


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """An icon of the one set in use: Material Design, by its short name ("calendar-week")."""
    import qtawesome  # noqa: PLC0415 - costs a third of a second; the first window pays it once

    text = QApplication.palette().color(QPalette.ColorRole.WindowText)
    faint = mix(text, QApplication.palette().color(QPalette.ColorRole.Window), 0.6)
    made = qtawesome.icon(f"mdi6.{name}", color=colour or text, color_disabled=faint)
    if colour is None:
        _names[made.cacheKey()] = name
    return made


def redraw_icons(window: QWidget) -> None:
    """Draw the icons of a window again in the colours of now; call it when the palette changed."""
    bearers: list[QAbstractButton | QAction] = [
        *window.findChildren(QAbstractButton),
        *window.findChildren(QAction),
    ]
    for bearer in bearers:
        name = _names.get(bearer.icon().cacheKey())
        if name is not None:
            bearer.setIcon(icon(name))


def tint(widget: QWidget, colour: QColor) -> None:
    """Give a widget's text a colour of ours; call again when the palette changes."""
    palette = widget.palette()
    if palette.color(QPalette.ColorRole.WindowText) == colour:
        return
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    palette.setColor(QPalette.ColorRole.Text, colour)
    widget.setPalette(palette)


def accent_bar(bar: QWidget) -> None:
    """Give a progress bar the accent, as the platform gives it its own."""
    palette = bar.palette()
    for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.Accent):
        palette.setColor(role, colours().accent)
    bar.setPalette(palette)


def dark_palette() -> QPalette:
    """A dark palette for where the platform brings none (pictures made without a screen)."""
    roles = QPalette.ColorRole
    palette = QPalette(QColor("#3A4042"), QColor("#2B2F31"))
    for role, colour in (
        (roles.Base, "#1D2021"),
        (roles.AlternateBase, "#232728"),
        (roles.ToolTipBase, "#2F3435"),
        (roles.ToolTipText, "#E8ECEC"),
        (roles.WindowText, "#E8ECEC"),
        (roles.Text, "#E8ECEC"),
        (roles.ButtonText, "#E8ECEC"),
        (roles.PlaceholderText, "#8C9696"),
        (roles.Highlight, "#4DB6AC"),
        (roles.HighlightedText, "#06201E"),
        (roles.Link, "#4DB6AC"),
    ):
        palette.setColor(role, QColor(colour))
        if role in {roles.WindowText, roles.Text, roles.ButtonText}:
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#7A8484"))
    return palette
