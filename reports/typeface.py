"""The embedded typeface: Source Sans Pro (SIL Open Font License, beside the files).

It is a humanist face with ŵ and ŷ, a capital I unlike a small l, and figures of one width.
"""

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "SourceSansPro"
SEMIBOLD = "SourceSansPro-Semibold"
BOLD = "SourceSansPro-Bold"

_FILES = {REGULAR: "Regular", SEMIBOLD: "Semibold", BOLD: "Bold"}
_FOLDER = Path(__file__).parent / "fonts"


@cache
def register() -> None:
    """Make the faces known to ReportLab; `<b>` in running text is the semibold."""
    for name in _FILES:
        pdfmetrics.registerFont(_font(name))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=REGULAR, boldItalic=SEMIBOLD
    )
    for name in (SEMIBOLD, BOLD):
        pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)


def has_glyph(character: str) -> bool:
    return ord(character) in _font(REGULAR).face.charToGlyph


def width(text: str, font: str, size: float) -> float:
    """Points that `text` takes."""
    register()
    return pdfmetrics.stringWidth(text, font, size)


def shorten(text: str, font: str, size: float, room: float) -> str:
    """`text`, cut with an ellipsis where it would not fit in `room` points."""
    if width(text, font, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:  # the longest beginning that fits together with the ellipsis
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", font, size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def wrap(text: str, face: str, size: float, first_room: float, later_room: float) -> list[str]:
    """`text` in lines, the first of at most `first_room` points and the others of `later_room`.

    Lines break at spaces, and inside a word only where it is too long for a whole line; the first
    line stays empty where a long first word only fits on the second.
    """
    lines: list[str] = [""]
    for word in text.split(" "):
        room = later_room if len(lines) > 1 else first_room
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer, face, size) <= room:
            lines[-1] = longer
        else:
            lines += _broken(word, face, size, later_room)
    return lines


def _broken(word: str, face: str, size: float, room: float) -> list[str]:
    pieces, piece = [], ""
    for character in word:
        if piece and width(piece + character, face, size) > room:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


@cache
def _font(name: str) -> TTFont:
    return TTFont(name, str(_FOLDER / f"SourceSansPro-{_FILES[name]}.ttf"))
