"""Pieces that flow down the page and that several documents share."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, Paragraph, Spacer, Table

from reports import style, typeface
from reports.style import Styles
from reports.text import Markup, markup, one_line, week_dates

Commands = list[Any]  # table style commands; ReportLab's own type for them is private


def masthead(kind: str, name: str, first_day: date, styles: Styles, width: float) -> list[Flowable]:
    """Which paper this is, whose, and for which week; the name is the largest thing."""
    return [
        Paragraph(markup(kind), styles.kind),
        Paragraph(markup(name), fitted(name, styles.name, width)),
        Spacer(0, 3),
        Paragraph(markup(week_dates(first_day)), styles.week),
        Spacer(0, 7),
        rule(),
    ]


def rule() -> Flowable:
    """What divides the head of a paper from the rest."""
    return HRFlowable(
        width="100%", thickness=style.RULE_WIDTH, color=style.ACCENT, spaceBefore=0, spaceAfter=10
    )


def fitted(name: str, name_style: ParagraphStyle, width: float) -> ParagraphStyle:
    """A smaller size for a name that would take more than two lines or break inside a word."""
    face, size = name_style.fontName, name_style.fontSize
    words = one_line(name).split()
    for share in (1.0, 0.8, 0.65):
        whole = typeface.width(one_line(name), face, size * share)
        word = max((typeface.width(it, face, size * share) for it in words), default=0.0)
        if whole <= 1.7 * width and word <= width:
            break
    leading = name_style.leading * share
    return ParagraphStyle("fitted", name_style, fontSize=size * share, leading=leading)


def facts(entries: Sequence[tuple[str, str]], styles: Styles, width: float) -> Table:
    """Figures in a row, each with what it means beneath it."""
    figures = [Paragraph(markup(figure), styles.strong) for figure, _caption in entries]
    captions = [Paragraph(markup(caption), styles.small) for _figure, caption in entries]
    return Table(
        [figures, captions],
        colWidths=[width / len(entries)] * len(entries),
        style=bare(
            [
                ("BACKGROUND", (0, 0), (-1, -1), style.TINT),
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("TOPPADDING", (0, 0), (-1, 0), 5),
                ("BOTTOMPADDING", (0, 1), (-1, 1), 6),
            ]
        ),
        spaceAfter=12,
    )


def bare(commands: Iterable[Any]) -> Commands:
    """Table commands on top of no padding and text at the top."""
    return [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), typeface.REGULAR),  # even an empty cell embeds its font
        *commands,
    ]


class Steady(Paragraph):
    """A paragraph that breaks its lines once for a width, however often tables ask its height."""

    _wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        if self._wrapped is None or self._wrapped[0] != available_width:
            self._wrapped = available_width, super().wrap(available_width, available_height)
        return self._wrapped[1]


def stacks(
    paragraphs: Iterable[tuple[Markup, ParagraphStyle]], width: float, height: float
) -> list[list[Flowable]]:
    """Paragraphs as stacks no taller than `height`, so that a table can break between them.

    A table cell cannot flow over pages; a long text becomes several rows instead. There is
    always at least one stack.
    """
    result: list[list[Flowable]] = [[]]
    room = height
    for text, paragraph_style in paragraphs:
        for piece, piece_height in _pieces(Steady(text, paragraph_style), width, height):
            if piece_height > room and result[-1]:
                result.append([])
                room = height
            result[-1].append(piece)
            room -= piece_height
    return result


def _pieces(rest: Flowable, width: float, height: float) -> Iterator[tuple[Flowable, float]]:
    while True:
        _width, rest_height = rest.wrap(width, height)
        split = rest.split(width, height) if rest_height > height else []
        if len(split) < 2:  # it fits, or cannot be divided further
            yield rest, rest_height
            return
        first, rest = split
        yield first, first.wrap(width, height)[1]


def joined(first_row: int, last_row: int) -> Commands:
    """Rows that hold one long text, without the space that rows otherwise keep between them."""
    if first_row == last_row:
        return []
    return [
        ("BOTTOMPADDING", (0, first_row), (-1, last_row - 1), 0),
        ("TOPPADDING", (0, first_row + 1), (-1, last_row), 0),
    ]


def section(table: Table, paper: style.Paper, gap: float) -> list[Flowable]:
    """A titled table: kept on one page while it is short, never begun at the foot of a page."""
    _width, height = table.wrap(paper.inner_width, paper.inner_height)
    share = 0.45 if height <= 0.45 * paper.inner_height else 0.25
    return [CondPageBreak(min(height, share * paper.inner_height)), table, Spacer(0, gap)]


class Badge(Flowable):
    """A person's initial in a circle: filled for a known face, a dashed ring for a new one."""

    def __init__(self, name: str, diameter: float, *, is_new: bool) -> None:
        super().__init__()
        letters = [letter for letter in one_line(name) if letter.isalnum()]
        self._initial = letters[0].upper() if letters else ""
        self._is_new = is_new
        self.width = self.height = diameter

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        radius, size = self.width / 2, self.width * 0.5
        canvas.saveState()
        canvas.setLineWidth(1.4)
        canvas.setStrokeColor(style.ACCENT)
        canvas.setFillColor(style.ACCENT)
        if self._is_new:
            canvas.setDash(3, 2)
        canvas.circle(radius, radius, radius - 0.7, stroke=1, fill=0 if self._is_new else 1)
        ink: Color = style.INK if self._is_new else style.WHITE
        canvas.setFillColor(ink)
        canvas.setFont(typeface.SEMIBOLD, size)
        canvas.drawCentredString(radius, radius - size * 0.33, self._initial)
        canvas.restoreState()
