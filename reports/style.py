"""The one look of all paper, as data: colours, sizes, spaces.

Ordinary text is 13 pt, because the typeface is small on its body (its 13 reads as Arial's 12);
large print is 19 pt. The accent is never needed to understand a page printed in black.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from reports import typeface

ACCENT: Color = HexColor("#0B6E6E")
INK: Color = HexColor("#16201F")
QUIET: Color = HexColor("#4B5857")  # 7:1 on white
RULE: Color = HexColor("#9AA8A6")
HAIRLINE: Color = HexColor("#CBD5D3")
TINT: Color = HexColor("#EDF4F3")
WHITE: Color = HexColor("#FFFFFF")

HAIR_WIDTH = 0.5
RULE_WIDTH = 1.5


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet with its margins, in points."""

    width: float
    height: float
    side: float
    top: float
    bottom: float

    @property
    def inner_width(self) -> float:
        return self.width - 2 * self.side

    @property
    def inner_height(self) -> float:
        return self.height - self.top - self.bottom


A4_PAGE = Paper(*A4, side=18 * mm, top=22 * mm, bottom=21 * mm)
A4_LARGE = Paper(*A4, side=18 * mm, top=30 * mm, bottom=22.5 * mm)  # room for a large head and foot
A4_LARGE_PAIR = Paper(*A4, side=18 * mm, top=30 * mm, bottom=34.5 * mm)  # in two languages
A4_FORM = Paper(*A4, side=15 * mm, top=20 * mm, bottom=20 * mm)
A4_WALL = Paper(*landscape(A4), side=10 * mm, top=16 * mm, bottom=14 * mm)
A3_WALL = Paper(*landscape(A3), side=12 * mm, top=18 * mm, bottom=15 * mm)


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes in points of one document; `leading` is the line height as a share of the size."""

    name: float = 32
    week: float = 16
    heading: float = 16
    body: float = 13
    small: float = 11
    leading: float = 1.24


ORDINARY = Scale()
LARGE = Scale(name=42, week=20, heading=24, body=19, small=16)
FORM = Scale(name=26, week=13, heading=13, body=11, small=9.5)
WALL = Scale(name=20, week=10.5, heading=9.5, body=8.5, small=7.5, leading=1.18)
BIG_WALL = Scale(name=26, week=13, heading=12, body=11, small=9.5, leading=1.18)


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of one scale, by role."""

    kind: ParagraphStyle  # which document this is, above the name
    name: ParagraphStyle
    week: ParagraphStyle
    heading: ParagraphStyle
    strong: ParagraphStyle
    body: ParagraphStyle
    body_right: ParagraphStyle
    quiet: ParagraphStyle
    quiet_right: ParagraphStyle
    small: ParagraphStyle
    small_right: ParagraphStyle


@cache
def styles(scale: Scale) -> Styles:
    typeface.register()
    body, small = scale.body, scale.small
    return Styles(
        kind=_style("kind", scale, body, font=typeface.SEMIBOLD, color=ACCENT),
        name=_style("name", scale, scale.name, font=typeface.BOLD, leading=1.12),
        week=_style("week", scale, scale.week, color=QUIET),
        heading=_style("heading", scale, scale.heading, font=typeface.BOLD),
        strong=_style("strong", scale, body, font=typeface.SEMIBOLD),
        body=_style("body", scale, body),
        body_right=_style("body-right", scale, body, alignment=2),
        quiet=_style("quiet", scale, body, color=QUIET),
        quiet_right=_style("quiet-right", scale, body, color=QUIET, alignment=2),
        small=_style("small", scale, small, color=QUIET),
        small_right=_style("small-right", scale, small, color=QUIET, alignment=2),
    )


def _style(
    role: str,
    scale: Scale,
    size: float,
    *,
    font: str = typeface.REGULAR,
    color: Color = INK,
    leading: float | None = None,
    alignment: Literal[0, 2] = 0,  # left, right
) -> ParagraphStyle:
    return ParagraphStyle(
        role,
        fontName=font,
        fontSize=size,
        leading=size * (leading or scale.leading),
        textColor=color,
        alignment=alignment,
    )
