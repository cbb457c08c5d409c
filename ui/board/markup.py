"""The inspector's small rich text: one look for everything it says."""

from html import escape

from PySide6.QtGui import QColor

from carecoop.services.week_values import Relationship
from ui import look
from ui.board.style import BoardStyle
from ui.look import Size

SIGNS = {Relationship.CIRCLE: "●", Relationship.KNOWN: "◐", Relationship.NEW: "◌"}


def toned(words_shown: str, colour: QColor) -> str:
    return f'<span style="color:{colour.name()}">{escape(words_shown)}</span>'


def small(words_shown: str, style: BoardStyle, margin: str = "2px 0") -> str:
    size, colour = points(Size.SMALL), style.quiet.name()
    return f'<p style="margin:{margin}; font-size:{size}; color:{colour}">{escape(words_shown)}</p>'


def large(words_shown: str) -> str:
    size = points(Size.TITLE)
    return f'<p style="margin:2px 0; font-size:{size}"><b>{escape(words_shown)}</b></p>'


def section(words_shown: str, style: BoardStyle) -> str:
    return small(words_shown, style, "14px 0 2px 0")


def line(words_shown: str) -> str:
    return f'<p style="margin:2px 0">{escape(words_shown)}</p>'


def marked(words_shown: str, colour: QColor, sign: str = "!") -> str:
    return (
        f'<p style="margin:6px 0; color:{colour.name()}"><b>{sign}&nbsp;&nbsp;'
        f"{escape(words_shown)}</b></p>"
    )


def points(size: Size) -> str:
    """A step of the type scale, as style sheets want it."""
    return f"{look.font(size).pointSizeF():g}pt"
